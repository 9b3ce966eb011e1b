//! Stories about names and codes as they come in from people, papers and spreadsheets.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::*;
use crate::i18n::Catalogue;

fn lang(tag: &str) -> Lang {
    Catalogue::builder().build().lang(tag)
}

fn found(name: &str) -> &'static str {
    match country::by_name(name) {
        Ok(country) => country.code(),
        Err(unsure) => panic!("{name}: {unsure}: {unsure:?}"),
    }
}

fn ambiguous(name: &str) -> Vec<&'static str> {
    match country::by_name(name) {
        Err(Unsure::Ambiguous(which)) => which.iter().map(|c| c.code()).collect(),
        other => panic!("{name}: {other:?}"),
    }
}

fn suggested(name: &str) -> Vec<&'static str> {
    match country::by_name(name) {
        Err(Unsure::Unknown { suggestions }) => suggestions.iter().map(|c| c.code()).collect(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn everyday_names_find_their_country() {
    for (name, code) in [
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("Republic of Congo", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("Congo, the Democratic Republic of the", "COD"),
        ("Burkina-Faso", "BFA"),
        ("Moldova", "MDA"),
        ("Russia", "RUS"),
        ("Russian Federation", "RUS"),
        ("Iran", "IRN"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Syria", "SYR"),
        ("  syrian   arab republic ", "SYR"),
        ("Palestine", "PSE"),
        ("Republic of Iraq", "IRQ"),
        ("Cote d'Ivoire", "CIV"),
        ("Ivory Coast", "CIV"),
        ("stateless", "XXA"),
        ("Unknown", "XXX"),
        ("Ирак", "IRQ"),
        ("Афганистан", "AFG"),
        ("Сирия", "SYR"),
        ("Турция", "TUR"),
        ("Белоруссия", "BLR"),
        ("Лицо без гражданства", "XXA"),
        ("Сірыя", "SYR"),
        ("العراق", "IRQ"),
        ("ايران", "IRN"),
        ("عێراق", "IRQ"),
        ("Irak", "IRQ"),
        ("Łotwa", "LVA"),
        ("BY", "BLR"),
        ("irq", "IRQ"),
        ("USSR", "SUN"),
        ("Iraqi", "IRQ"),
        ("Iraqi Republic", "IRQ"),
        ("Iraq (Kurdistan)", "IRQ"),
        ("Iraq (Erbil)", "IRQ"),
        ("Kurdistan Region of Iraq", "IRQ"),
        ("Congo (DRC)", "COD"),
        ("Syrian", "SYR"),
        ("Syrian Arab Rep.", "SYR"),
        ("Syrian Republic", "SYR"),
        ("Сирийская Арабская Республика", "SYR"),
        ("сириец", "SYR"),
        ("Исламская Республика Афганистан", "AFG"),
        ("афганка", "AFG"),
        ("гражданин Ирака", "IRQ"),
        ("гражданка Кубы", "CUB"),
        ("гр. Сирии", "SYR"),
        ("гражданин Сирийской Арабской Республики", "SYR"),
        ("гражданин Республики Беларусь", "BLR"),
        ("Citizen of Cameroon", "CMR"),
        ("Islamic Rep. of Iran", "IRN"),
        ("Hellenic Republic", "GRC"),
        ("Kingdom of Morocco", "MAR"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Dominican Republic", "DOM"),
        ("Federal Republic of Nigeria", "NGA"),
    ] {
        assert_eq!(found(name), code, "{name}");
    }
}

#[test]
fn names_that_mean_several_countries_are_asked_back() {
    assert_eq!(ambiguous("Congo"), ["COG", "COD"]);
    assert_eq!(ambiguous("Конго"), ["COG", "COD"]);
    assert_eq!(ambiguous("korea"), ["KOR", "PRK"]);
    assert!(ambiguous("Kurdistan").contains(&"IRQ"));
    assert_eq!(ambiguous("Congolese"), ["COG", "COD"]);
    assert_eq!(ambiguous("Dominican"), ["DOM", "DMA"]);
    assert_eq!(ambiguous("Georgia (USA)"), ["GEO", "USA"]);
}

#[test]
fn exact_names_inside_longer_ones_mean_the_exact_country() {
    assert_eq!(found("Guinea"), "GIN");
    assert_eq!(found("Guinea-Bissau"), "GNB");
    assert_eq!(found("Equatorial Guinea"), "GNQ");
    assert_eq!(found("Papua New Guinea"), "PNG");
    assert_eq!(found("Georgia"), "GEO");
    assert_eq!(found("South Georgia & South Sandwich Islands"), "SGS");
    assert_eq!(found("Niger"), "NER");
    assert_eq!(found("Nigeria"), "NGA");
    assert_eq!(found("Sudan"), "SDN");
    assert_eq!(found("Dominica"), "DMA");
}

#[test]
fn mistyped_names_get_suggestions_only() {
    assert_eq!(suggested("Afganistn")[0], "AFG");
    assert_eq!(suggested("Guinea Bisaou")[0], "GNB");
    assert_eq!(suggested("Beларусь Republic of"), Vec::<&str>::new());
    assert_eq!(suggested("Сирийя")[0], "SYR");
    assert!(suggested("Xq").is_empty());
    assert!(suggested("").is_empty());
    assert!(suggested("Atlantis of the Sea").is_empty());
    assert!(suggested("Iraqian").contains(&"IRQ"));
    assert!(suggested("Iraqi Republic of Nowhere").contains(&"IRQ"));
    assert!(suggested("гражданин мира").is_empty());
}

#[test]
fn every_name_in_every_language_finds_its_own_country_or_asks_back() {
    let asked_back = ["COD", "COG", "KOR", "MAF", "PRK", "SXM"];
    for country in country::all() {
        for name in country.names() {
            match country::by_name(name) {
                Ok(found) => assert_eq!(found.code(), country.code(), "{name}"),
                Err(_) => assert!(asked_back.contains(&country.code()), "{name}"),
            }
        }
    }
}

#[test]
fn the_list_is_the_standard_and_what_we_added() {
    let iso: Vec<_> = country::all()
        .iter()
        .filter(|c| c.kind() == country::Kind::Country)
        .collect();
    assert_eq!(iso.len(), 249 + 1, "ISO 3166-1 and Kosovo");
    for country in iso {
        let (alpha2, alpha3) = (country.alpha2().unwrap(), country.code());
        assert_eq!((alpha2.len(), alpha3.len()), (2, 3));
        assert_eq!(country.numeric().is_none(), alpha3 == "XKX");
        assert_eq!(country::by_code(alpha2), Some(country));
    }
    let codes: BTreeSet<_> = country::all().iter().map(country::Country::code).collect();
    assert_eq!(codes.len(), country::all().len());
    let catalogue = Catalogue::builder().build();
    for tag in ["en", "ru", "be", "ar"] {
        let lang = catalogue.lang(tag);
        for country in country::all() {
            let name = country.name(&lang);
            assert!(
                !name.lang_fallback() && !name.to_string().is_empty(),
                "{tag} {country:?}"
            );
        }
        for language in language::all() {
            let name = language.name(&lang);
            assert!(
                !name.lang_fallback() && !language.own_name().is_empty(),
                "{tag} {language:?}"
            );
        }
    }
}

#[test]
fn selects_offer_what_exists_in_alphabetical_order() {
    let today = date(2022, 6, 9);
    let english = country::options(&lang("en"), today);
    assert_eq!(english.len(), 250);
    assert_eq!(english[0].code, "AFG");
    assert_eq!(english[249].code, "ZWE");
    let belarusian = country::options(&lang("be"), today);
    let at = |code| belarusian.iter().position(|c| c.code == code).unwrap();
    assert!(at("ZWE") < at("IRQ") && at("IRQ") < at("KAZ"));
    let before = country::options(&lang("en"), date(2010, 1, 1));
    assert!(!before.iter().any(|c| c.code == "SSD"));
    let nationalities = country::nationality_options(&lang("en"), today);
    let last: Vec<_> = nationalities[250..].iter().map(|c| c.code).collect();
    assert_eq!(last, ["XXX", "XXA"]);
    let birth = country::birth_options(&lang("ru"), date(1980, 1, 1), today);
    assert!(birth.iter().any(|c| c.code == "SUN") && birth.iter().any(|c| c.code == "BLR"));
    assert!(
        !country::birth_options(&lang("ru"), today, today)
            .iter()
            .any(|c| c.code == "SUN")
    );
}

#[test]
fn a_mission_language_with_names_uses_them_and_others_say_english() {
    let folder = tempfile::tempdir().unwrap();
    for (tag, text) in [("uk", "date-unknown = ?\n"), ("xh", "date-unknown = ?\n")] {
        std::fs::create_dir(folder.path().join(tag)).unwrap();
        std::fs::write(folder.path().join(tag).join("a.ftl"), text).unwrap();
    }
    let catalogue = Catalogue::builder().folder(folder.path()).build();
    let iraq = country::by_code("IRQ").unwrap();
    assert_eq!(iraq.name(&catalogue.lang("uk")).to_string(), "Ірак");
    let xhosa = iraq.name(&catalogue.lang("xh"));
    assert!(xhosa.lang_fallback());
    assert_eq!(xhosa.to_string(), "Iraq");
}

#[test]
fn languages_are_found_by_the_names_people_use() {
    for (name, code) in [
        ("Sorani", "ckb"),
        ("Badini", "kmr"),
        ("Kurmanji", "kmr"),
        ("курдский", "kur"),
        ("Farsi", "fas"),
        ("Dari", "prs"),
        ("العربية", "ara"),
        ("Français", "fra"),
        ("испанский", "spa"),
        ("ar", "ara"),
    ] {
        let found = language::by_name(name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(found.code(), code, "{name}");
    }
    assert_eq!(language::by_code("PRS").unwrap().tag(), "fa-AF");
    assert_eq!(language::options(&lang("ru")).len(), language::all().len());
    assert!(matches!(
        language::by_name("Klingon"),
        Err(Unsure::Unknown { .. })
    ));
}

#[test]
fn regions_are_found_in_every_spelling() {
    for (name, code) in [
        ("Gomel", "BY-HO"),
        ("Homiel", "BY-HO"),
        ("Гомель", "BY-HO"),
        ("гомельская ОБЛАСТЬ", "BY-HO"),
        ("Гродна", "BY-HR"),
        ("Mahilioŭ", "BY-MA"),
        ("Могилёвская область", "BY-MA"),
        ("Vitsebsk voblast", "BY-VI"),
        ("Minsk Region", "BY-MI"),
        ("г.Минск", "BY-HM"),
        ("by-br", "BY-BR"),
    ] {
        let found = area::by_name(name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(found.code(), code, "{name}");
    }
    assert!(matches!(area::by_name("Минск"), Err(Unsure::Ambiguous(which)) if which.len() == 2));
    let today = date(2022, 6, 9);
    assert_eq!(area::options(&lang("ru"), "BLR", today).len(), 7);
    assert_eq!(area::options(&lang("ru"), "BLR", date(1942, 1, 1)).len(), 6);
    assert!(area::options(&lang("ru"), "POL", today).is_empty());
    let gomel = area::by_code("BY-HO").unwrap();
    assert_eq!(gomel.country(), "BLR");
    assert_eq!(gomel.name(&lang("be")).to_string(), "Гомельская вобласць");
}

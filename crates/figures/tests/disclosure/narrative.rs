//! The narrative check on sentences like those of published reports, in English and Russian.

use std::collections::BTreeMap;

use figures::disclosure::Spec;
use figures::disclosure::narrative::{Flag, check};
use figures::disclosure::release::read_tables;

fn phrases(text: &str) -> Vec<(String, i64)> {
    check(text, None)
        .into_iter()
        .map(|f| (f.phrase, f.count))
        .collect()
}

#[test]
fn single_persons_are_flagged() {
    for (text, phrase, count) in [
        (
            "We assisted one unaccompanied minor from Nigeria to return.",
            "one unaccompanied minor from Nigeria",
            1,
        ),
        (
            "The mission paid an operation for one female applicant from\n\nCuba who broke a leg.",
            "one female applicant from Cuba",
            1,
        ),
        (
            "A pregnant woman from Eritrea was admitted.",
            "A pregnant woman from Eritrea",
            1,
        ),
        (
            "In Gomel two refugees received legal counselling.",
            "In Gomel two refugees",
            2,
        ),
        ("One refugee started vocational training.", "One refugee", 1),
        (
            "Three Syrian girls were reunited with their parents.",
            "Three Syrian girls",
            3,
        ),
        (
            "Помощь получил один несопровождаемый ребёнок из Нигерии.",
            "один несопровождаемый ребёнок из Нигерии",
            1,
        ),
        (
            "Оплачена операция одной женщине с Кубы.",
            "одной женщине с Кубы",
            1,
        ),
        (
            "Две гражданки Ирака вернулись домой.",
            "Две гражданки Ирака",
            2,
        ),
    ] {
        assert_eq!(phrases(text), [(phrase.to_owned(), count)], "{text}");
    }
}

#[test]
fn harmless_text_is_quiet() {
    for text in [
        "Two IOM field staff members continue to work in Gomel and one local staff member works in Grodno region.",
        "In 2021, IOM helped 381 migrants to return from Belarus to their countries of origin.",
        "A person can reach out to IOM and be accepted into the programme.",
        "The return depends only on a free choice of a person.",
        "Two two-day training workshops were held for the Border Guard trainers.",
        "Other countries of origin of migrants include Sri Lanka, Guinea, Nigeria, Turkey and Ghana.",
        "Among them are many children and women, including pregnant ones.",
        "Six beneficiaries were provided with transportation support in Minsk.",
        "On 8 June a meeting was held in Mogilev; 5 trainings took place.",
        "Мы помогли 381 мигранту вернуться на родину. Работа продолжается.",
        "Двое сотрудников работают в Гомеле.",
    ] {
        assert_eq!(phrases(text), [], "{text}");
    }
}

#[test]
fn lines_are_those_of_the_phrase() {
    let text = "All is well.\n\nNothing here.\nOne Iraqi woman was assisted.\n";
    let flags = check(text, None);
    assert_eq!(flags.len(), 1);
    assert_eq!((flags[0].line, flags[0].source.as_str()), (4, "text"));
    assert_eq!(flags[0].threshold, 5);
}

fn stories(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn every_exposing_story_is_flagged() {
    let texts = include_str!("narrative/exposing.en.txt").lines();
    let missed: Vec<&str> = texts
        .chain(include_str!("narrative/exposing.ru.txt").lines())
        .filter(|line| !line.starts_with('#') && check(line, None).is_empty())
        .collect();
    assert_eq!(missed, [""; 0]);
}

#[test]
fn no_harmless_story_is_flagged() {
    let texts = stories(include_str!("narrative/harmless.en.txt"));
    for line in texts.chain(stories(include_str!("narrative/harmless.ru.txt"))) {
        assert_eq!(phrases(line), [], "{line}");
    }
}

#[test]
fn numbers_from_five_to_nine_expose_in_sensitive_classes_only() {
    let text =
        "Seven victims of trafficking from Ghana were met. Seven nationals of Ghana were met.";
    let flags = check(text, None);
    assert_eq!(flags.len(), 1, "{flags:?}");
    assert_eq!((flags[0].count, flags[0].threshold), (7, 10));
    assert_eq!(
        phrases("Ten victims of trafficking from Ghana were met."),
        []
    );
}

#[test]
fn dates_shares_and_measures_count_nobody() {
    for text in [
        "By 4 June migrants from Ghana had left.",
        "The share was 2 per cent migrants from Ghana.",
        "On page 3 migrants from Ghana are listed.",
        "IOM gave 2.5 kg to migrants from Ghana; 1,004 migrants came from Ghana.",
        "Three migrants a day arrive from Ghana.",
        "К 4 июня мигранты из Ганы уехали. Прошло двое суток, мигранты из Ганы ждали.",
    ] {
        assert_eq!(phrases(text), [], "{text}");
    }
}

proptest::proptest! {
    /// Whatever the text, there is an answer, and lines and phrases are those of the text.
    #[test]
    fn any_text_is_read(text in "(\\PC|[ \n.,:;'’–(0-9]|one|two|woman|из|двое|Ганы|Ghana|from|aged|Ё|-летн|́|İ){0,60}") {
        for flag in check(&text, None) {
            proptest::prop_assert!((1..flag.threshold).contains(&flag.count));
            proptest::prop_assert!(flag.line <= text.lines().count());
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert!(plain.contains(&flag.phrase));
        }
    }
}

fn with_tables(text: &str) -> Vec<Flag> {
    let spec = "[release]\nas_of = \"2022-06-09\"\n\
        [[dimension]]\nname = \"nationality\"\nkind = \"nationality\"\ncategories = [\"Iraq\", \"CUB\", \"Нигерия\"]\n\
        [[dimension]]\nname = \"sex\"\nkind = \"sex\"\ncategories = [\"F\", \"M\"]\n\
        [[dimension]]\nname = \"age\"\nkind = \"age\"\ncategories = [\"0-17\", \"18-59\", \"60+\"]\n\
        [[dimension]]\nname = \"site\"\nkind = \"place\"\ncategories = [\"Gomel\", \"Svietlahorsk\"]\n\
        [[population]]\nname = \"p\"\n\
        [[table]]\nname = \"a\"\npopulation = \"p\"\ndimensions = [\"nationality\", \"sex\"]\n\
        [[table]]\nname = \"b\"\npopulation = \"p\"\ndimensions = [\"nationality\", \"age\"]\n\
        [[table]]\nname = \"c\"\npopulation = \"p\"\ndimensions = [\"site\"]\n";
    let spec = Spec::parse(spec).unwrap();
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let files = BTreeMap::from([
        file(
            "a",
            "nationality,sex,count\nIraq,F,90\nIraq,M,200\nCUB,F,3\nCUB,M,20\nНигерия,M,4\n",
        ),
        file(
            "b",
            "nationality,age,count\nIraq,0-17,60\nIraq,18-59,230\nCUB,0-17,2\nCUB,18-59,21\nНигерия,0-17,4\n",
        ),
        file("c", "site,count\nGomel,315\nSvietlahorsk,2\n"),
    ]);
    let counts = read_tables(&spec, &files).unwrap();
    check(text, Some((&spec, &counts)))
}

#[test]
fn tables_say_how_many_a_phrase_picks_out() {
    for (text, count, source) in [
        ("Cuban women asked for help.", 3, "a"),
        ("Children from Cuba went to school.", 2, "b"),
        ("Migrants from Nigeria were counselled.", 4, "a"),
        ("Refugees in Svietlahorsk were visited.", 2, "c"),
        ("Мигранты из Нигерии получили консультации.", 4, "a"),
        ("Помощь оказана нигерийским беженцам.", 4, "a"),
        ("Кубинки попросили о помощи.", 3, "a"),
        ("Кубинские дети пошли в школу.", 2, "b"),
    ] {
        let flags = with_tables(text);
        assert_eq!(flags.len(), 1, "{text}: {flags:?}");
        assert_eq!(
            (flags[0].count, flags[0].source.as_str()),
            (count, source),
            "{text}"
        );
    }
    for quiet in [
        "Iraqi women asked for help.",
        "Migrants from Cuba were counselled.",
        "Refugees in Gomel were visited.",
        "Women and children were visited.",
        "Migrants from Iraq, Cuba, Nigeria and Ghana were counselled.",
    ] {
        assert_eq!(with_tables(quiet), [], "{quiet}");
    }
}

//! Endings of Russian words, as far as they tell one person from several. A word that has none of
//! these endings after a stem must not count as that stem's word.

/// What an ending says of number and sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    One,
    OneFemale,
    Many,
    /// `женщины`: of one or several.
    Either,
    /// Nothing.
    Plain,
}

/// How a stem goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// No more letters.
    None,
    /// Whatever.
    Any,
    /// English: perhaps an `s`.
    Plural,
    /// A country or place: any ending of a noun.
    Name,
    /// An adjective, `больн-ой`.
    Adjective,
    /// A masculine noun, `мигрант-а`.
    Masculine,
    /// A feminine noun, `женщин-у`.
    Feminine,
    /// A neuter noun, `лиц-о`.
    Neuter,
}

const NAME: &str = " а у ом е ы и ой я ю ей й ем ь ью ов ам ами ах";
const MASCULINE_ONE: &str = " а у ом ем е ь я ю й";
const MASCULINE_MANY: &str = "и ы ов ев ей ам ям ами ями ах ях";
const FEMININE_ONE: &str = "а у е ой ою ей я ю ью";
const FEMININE_MANY: &str = " ам ям ами ями ах ях ь й";
const ADJECTIVE_ONE: &str = "ий ый ой его ого ему ому ем ом ое ее ей";
const ADJECTIVE_FEMALE: &str = "ая яя ую юю";
const ADJECTIVE_MANY: &str = "ие ые их ых ими ыми";

impl Tail {
    /// What the rest of a word after the stem says; nothing if it is no ending of this kind.
    pub(super) fn form(self, rest: &str) -> Option<Form> {
        let of = |list: &str| list.split(' ').any(|e| e == rest);
        match self {
            Tail::None => rest.is_empty().then_some(Form::Plain),
            Tail::Any => Some(Form::Plain),
            Tail::Plural if rest.is_empty() => Some(Form::Plain),
            Tail::Plural => (rest == "s").then_some(Form::Many),
            Tail::Name => of(NAME).then_some(Form::Plain),
            Tail::Masculine if of(MASCULINE_ONE) => Some(Form::One),
            Tail::Masculine => of(MASCULINE_MANY).then_some(Form::Many),
            Tail::Feminine if of(FEMININE_ONE) => Some(Form::One),
            Tail::Feminine if of(FEMININE_MANY) => Some(Form::Many),
            Tail::Feminine => of("ы и").then_some(Form::Either),
            Tail::Neuter if of("о у ом е") => Some(Form::One),
            Tail::Neuter if of(" ам ами ах") => Some(Form::Many),
            Tail::Neuter => of("а").then_some(Form::Either),
            Tail::Adjective => adjective(rest),
        }
    }
}

fn adjective(rest: &str) -> Option<Form> {
    let rest = rest.strip_suffix("ся").unwrap_or(rest);
    let of = |list: &str| list.split(' ').any(|e| e == rest);
    if of(ADJECTIVE_ONE) {
        Some(Form::One)
    } else if of(ADJECTIVE_FEMALE) {
        Some(Form::OneFemale)
    } else if of(ADJECTIVE_MANY) {
        Some(Form::Many)
    } else {
        of("им ым").then_some(Form::Either)
    }
}

/// True for a word that ends like an adjective or participle.
pub(super) fn like_adjective(word: &str) -> bool {
    let word = word.strip_suffix("ся").unwrap_or(word);
    [ADJECTIVE_ONE, ADJECTIVE_FEMALE, ADJECTIVE_MANY, "им ым"]
        .iter()
        .flat_map(|list| list.split(' '))
        .any(|ending| word.ends_with(ending))
}

/// The stems that a short notation of the word lists stands for: `нигер/ия` is a country, an
/// adjective, a man and a woman at once. What a stem names comes first: a `c`ountry, an `a`djective,
/// a `p`erson, several (`q`), a woman (`w`), several women (`v`).
pub(super) fn stems(base: &str, class: &str) -> Vec<(char, String, Tail)> {
    let with = |ending: &str| format!("{base}{ending}");
    match class {
        "c" => vec![('c', base.to_owned(), Tail::Name)],
        "a" => vec![('a', base.to_owned(), Tail::Adjective)],
        "m" => vec![('p', base.to_owned(), Tail::Masculine)],
        "p" => vec![('p', base.to_owned(), Tail::None)],
        "f" => woman(base),
        "o" => vec![('p', base.to_owned(), Tail::Neuter)],
        "k" => woman(&with("к")),
        // -ец keeps й after a vowel and a soft л.
        "e" => {
            let oblique = match base.chars().last() {
                Some('а' | 'е' | 'и' | 'о' | 'у' | 'э' | 'я') => "йц",
                Some('л') => "ьц",
                _ => "ц",
            };
            vec![
                ('p', with("ец"), Tail::None),
                ('p', with(oblique), Tail::Masculine),
            ]
        }
        "i" => vec![
            ('p', with("ин"), Tail::Masculine),
            ('q', with("е"), Tail::None),
            ('q', base.to_owned(), Tail::Feminine),
        ],
        "ия" => {
            let mut all = vec![
                ('c', with("и"), Tail::Name),
                ('a', with("ийск"), Tail::Adjective),
            ];
            all.extend(stems(&with("и"), "e"));
            all.extend(stems(&with("ий"), "k"));
            all
        }
        "н" => {
            let mut all = vec![
                ('c', base.to_owned(), Tail::Name),
                ('a', with("ск"), Tail::Adjective),
            ];
            all.extend(stems(base, "e"));
            all.extend(stems(base, "k"));
            all
        }
        _ => Vec::new(),
    }
}

/// `беженк-а` with `беженок`, `нигерийк-а` with `нигериек`.
fn woman(base: &str) -> Vec<(char, String, Tail)> {
    let mut all = vec![('w', base.to_owned(), Tail::Feminine)];
    if let Some(short) = base.strip_suffix('к') {
        let short = short.strip_suffix(['й', 'ь']).unwrap_or(short);
        all.push(('v', format!("{short}ек"), Tail::None));
        all.push(('v', format!("{short}ок"), Tail::None));
    }
    all
}

//! What two records say about each other: one level per field, and how rare a shared value is.
//!
//! Nothing here weighs anything; that is the model's. Whatever is computed is the same when the
//! two records change places, and a value that one of them lacks is no evidence.

use crate::names::{NameLevel, compare_joined, compare_lists, compare_tokens};
use crate::places::{self, Word};
use crate::pool::{Name, Part, Pool, Role};
use crate::record::Document;
use crate::register::{Counted, Entry, Person, Register};
use crate::values::{birth, compare_births, next_to_each_other, one_character_off, same_nation};

/// The fields of a record, in the order in which a clerk would read them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Given name.
    Given,
    /// Father's name.
    Father,
    /// Family name.
    Family,
    /// Whether given and family name stand in their columns or change places.
    Order,
    /// Birth date.
    Birth,
    /// Sex.
    Sex,
    /// Nationality.
    Nationality,
    /// Document number.
    Document,
    /// Phone number.
    Phone,
    /// Household.
    Household,
    /// Address or place of origin.
    Place,
}

/// How many fields there are.
pub(crate) const FIELDS: usize = 11;

impl Field {
    /// All fields in their order.
    pub const ALL: [Self; FIELDS] = [
        Self::Given,
        Self::Father,
        Self::Family,
        Self::Order,
        Self::Birth,
        Self::Sex,
        Self::Nationality,
        Self::Document,
        Self::Phone,
        Self::Household,
        Self::Place,
    ];
}

/// No evidence: one of the two lacks the field.
pub(crate) const MISSING: u8 = u8::MAX;

/// Document numbers: different, one character off, the same.
pub(crate) mod paper {
    /// Only the last character differs: a slip, or the next paper of a pile, which families get.
    pub(crate) const NEXT: u8 = 1;
    pub(crate) const ONE_OFF: u8 = 2;
    pub(crate) const SAME: u8 = 3;
}

/// Households: different, different with a member in common, the same.
pub(crate) mod household {
    pub(crate) const DIFFERENT: u8 = 0;
    pub(crate) const OVERLAP: u8 = 1;
    pub(crate) const SAME: u8 = 2;
}

/// One pair's levels and rarities, by field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) levels: [u8; FIELDS],
    /// −log2 of the share of the register that has the agreeing value; 0 where nothing agrees.
    pub(crate) rarity: [f32; FIELDS],
    pub(crate) exchanged: Exchanged,
}

/// Which columns of names were compared crosswise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Exchanged {
    #[default]
    Nothing,
    /// Two columns; the evidence of the first is of the first one's name on the left and the
    /// second's on the right, and that of the second the other way round.
    Columns(Field, Field),
    /// The same two columns, but what stands as the first's evidence is the second's.
    ColumnsBackwards(Field, Field),
}

impl Evidence {
    pub(crate) fn level(&self, field: Field) -> u8 {
        self.levels[field as usize]
    }

    fn set(&mut self, field: Field, level: u8, rarity: f32) {
        self.levels[field as usize] = level;
        self.rarity[field as usize] = rarity;
    }
}

/// Compares two persons. That two different households overlap is not seen here, for it takes
/// more than two records to know.
pub(crate) fn compare(register: &Register, a: Person, b: Person) -> Evidence {
    let mut evidence = Evidence {
        levels: [MISSING; FIELDS],
        rarity: [0.0; FIELDS],
        exchanged: Exchanged::Nothing,
    };
    compare_chain(register, a, b, &mut evidence);
    let (x, y) = (a.entry, b.entry);
    if let (Some(p), Some(q)) = (x.birth(), y.birth()) {
        let level = compare_births(p, q);
        let rarity = match level {
            birth::EXACT => rarity(register, Counted::Birth, &p.pack().to_le_bytes()),
            _ => 0.0,
        };
        evidence.set(Field::Birth, level, rarity);
    }
    if let (Some(p), Some(q)) = (x.sex(), y.sex()) {
        evidence.set(Field::Sex, u8::from(p == q), 0.0);
    }
    if x.nation != 0 && y.nation != 0 {
        let same = same_nation(x.nation, y.nation);
        let common = |n: u32| rarity(register, Counted::Nation, &n.to_le_bytes());
        let rare = match same {
            true if x.nation == y.nation => common(x.nation),
            true => common(x.nation).min(common(y.nation)),
            false => 0.0,
        };
        evidence.set(Field::Nationality, u8::from(same), rare);
    }
    compare_papers(
        register,
        x.documents.as_slice(),
        y.documents.as_slice(),
        &mut evidence,
    );
    compare_phones(
        register,
        x.phones.as_slice(),
        y.phones.as_slice(),
        &mut evidence,
    );
    if x.household != 0 && y.household != 0 {
        let (level, rare) = if x.household == y.household {
            (
                household::SAME,
                rarity(register, Counted::Household, &x.household.to_le_bytes()),
            )
        } else {
            (household::DIFFERENT, 0.0)
        };
        evidence.set(Field::Household, level, rare);
    }
    compare_places(
        register,
        x.places.as_slice(),
        y.places.as_slice(),
        &mut evidence,
    );
    evidence
}

/// Whether a pair need not be compared: the given names differ in either column, and nothing that
/// only one person or one family has is shared.
pub(crate) fn is_hopeless(a: Person, b: Person) -> bool {
    if a.entry.given != 0 && a.entry.given == b.entry.given {
        return false;
    }
    let shares = |x: &Person, y: &Person| {
        let (x, y) = (x.entry, y.entry);
        (x.household != 0 && x.household == y.household)
            || x.phones
                .as_slice()
                .iter()
                .any(|p| y.phones.as_slice().contains(p))
            || x.documents.as_slice().iter().any(|d| {
                let near = |e: &Document| d == e || one_character_off(d, e);
                y.documents.as_slice().iter().any(near)
            })
    };
    let differ = |x: &Name, y: &Name| {
        compare_name(x, y, false).is_some_and(|m| m.level == NameLevel::Different)
    };
    // Mostly they do not differ, and nothing else need be asked.
    differ(a.given, b.given)
        && !shares(&a, &b)
        && !near_each_other(a.entry, b.entry)
        && differ(a.given, b.family)
        && differ(a.family, b.given)
}

/// Living in one street or village: with a date or a number that may outweigh another name, and
/// else they may be relatives.
fn near_each_other(a: &Entry, b: &Entry) -> bool {
    let (ours, theirs) = (a.places.as_slice(), b.places.as_slice());
    let shared = ours.iter().filter(|word| theirs.contains(word)).count();
    shared > 0 && shared >= ours.len().min(theirs.len()).min(2)
}

fn compare_phones(register: &Register, a: &[u64], b: &[u64], evidence: &mut Evidence) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    let shared = a.iter().filter(|n| b.contains(n)).map(|n| n.to_le_bytes());
    let shared = rarest(register, Counted::Phone, shared);
    evidence.set(
        Field::Phone,
        u8::from(shared.is_some()),
        shared.unwrap_or(0.0),
    );
}

/// Names in their columns, or given and family exchanged if only that makes both agree.
fn compare_chain(register: &Register, a: Person, b: Person, evidence: &mut Evidence) {
    let frequency = &Frequency {
        pool: &register.pool,
        country: Country::of(a.entry.nation, b.entry.nation),
    };
    let given = compare_name(a.given, b.given, true);
    let family = compare_name(a.family, b.family, false);
    let agrees = |m: &Option<Matched>| m.as_ref().is_some_and(|m| m.level >= NameLevel::Slip);
    if !agrees(&given) {
        let crossed = compare_name(a.given, b.family, false);
        let back = compare_name(a.family, b.given, false);
        // Exchanged if that makes both agree, or one of them where straight neither does.
        let exchanged = match (agrees(&crossed), agrees(&back)) {
            (true, true) => true,
            (false, false) => false,
            _ => !agrees(&family) && crossed.is_some() && back.is_some(),
        };
        if exchanged {
            let columns = [(Field::Given, Role::Given), (Field::Family, Role::Family)];
            set_exchanged(frequency, evidence, columns, [crossed, back]);
            let father = compare_name(a.father, b.father, true);
            return set_name(
                frequency,
                evidence,
                Field::Father,
                father,
                &[Role::Given, Role::Father],
            );
        }
    }
    let given_agrees = agrees(&given);
    set_name(frequency, evidence, Field::Given, given, &[Role::Given]);
    let father = compare_name(a.father, b.father, true);
    if family.as_ref().is_some_and(|m| m.level < NameLevel::Slip) {
        let crossed = compare_name(a.father, b.family, false);
        let back = compare_name(a.family, b.father, false);
        if given_agrees && !agrees(&father) && agrees(&crossed) && agrees(&back) {
            let columns = [(Field::Father, Role::Father), (Field::Family, Role::Family)];
            return set_exchanged(frequency, evidence, columns, [crossed, back]);
        }
        // The father's name may stand as the family name of the other: then the two family names
        // say nothing.
        if !agrees(&crossed) && !agrees(&back) {
            set_name(frequency, evidence, Field::Family, family, &[Role::Family]);
        }
        if given_agrees {
            evidence.set(Field::Order, 1, 0.0);
        }
    } else {
        if given_agrees && family.is_some() {
            evidence.set(Field::Order, 1, 0.0);
        }
        set_name(frequency, evidence, Field::Family, family, &[Role::Family]);
    }
    set_name(
        frequency,
        evidence,
        Field::Father,
        father,
        &[Role::Given, Role::Father],
    );
}

/// Names that agree crosswise: the first column's on the left with the second's on the right, and
/// back. Each is judged as the name it is for the one whose columns are right, which nobody knows:
/// the commoner reading counts. The weaker of the two is taken for the first column's, whichever
/// side it comes from, so that the two records may change places.
fn set_exchanged(
    frequency: &Frequency,
    evidence: &mut Evidence,
    columns: [(Field, Role); 2],
    [crossed, back]: [Option<Matched>; 2],
) {
    let [(first, first_role), (second, second_role)] = columns;
    let roles = [first_role, second_role];
    set_name(frequency, evidence, first, crossed, &roles);
    set_name(frequency, evidence, second, back, &roles);
    let (x, y) = (first as usize, second as usize);
    let weight = |at: usize| (evidence.levels[at], evidence.rarity[at]);
    evidence.exchanged = if weight(x) > weight(y) {
        evidence.levels.swap(x, y);
        evidence.rarity.swap(x, y);
        Exchanged::ColumnsBackwards(first, second)
    } else {
        Exchanged::Columns(first, second)
    };
    evidence.set(Field::Order, 0, 0.0);
}

/// Two names' level and the parts that matched: mostly one pair, which costs no allocation.
struct Matched<'a> {
    level: NameLevel,
    first: Option<(&'a Part, &'a Part)>,
    more: Vec<(&'a Part, &'a Part)>,
}

fn compare_name<'a>(a: &'a Name, b: &'a Name, marks: bool) -> Option<Matched<'a>> {
    if let ([x], [y]) = (&*a.parts, &*b.parts) {
        return Some(Matched {
            level: compare_tokens(&x.token, &y.token, marks),
            first: Some((x, y)),
            more: Vec::new(),
        });
    }
    if a.parts.is_empty() || b.parts.is_empty() {
        return None;
    }
    let tokens = |name: &'a Name| -> Vec<_> { name.parts.iter().map(|p| &p.token).collect() };
    let (ours, theirs) = (tokens(a), tokens(b));
    let (mut level, pairs) = compare_lists(&ours, &theirs, marks)?;
    if level < NameLevel::Slip {
        level = level.max(compare_joined(&ours, &theirs));
    }
    Some(Matched {
        level,
        first: None,
        more: pairs
            .into_iter()
            .map(|(i, j)| (&*a.parts[i], &*b.parts[j]))
            .collect(),
    })
}

/// How common a name is: among people of one country if both are, for Zadran is rare in a register
/// but not among Afghans, and two Afghans who agree in three Afghan names agree in their country
/// only once.
struct Frequency<'a> {
    pool: &'a Pool,
    country: Country,
}

/// Among whom the names of two records are counted.
#[derive(Clone, Copy)]
enum Country {
    /// Of one country, as far as is known of either.
    One(u32),
    /// Of two countries: among all.
    Two,
    /// Nothing is known: where the name is commonest, so that a country that comes to be known
    /// never makes it commoner still.
    Unknown,
}

impl Country {
    fn of(a: u32, b: u32) -> Self {
        match (a, b) {
            (0, 0) => Self::Unknown,
            (0, one) | (one, 0) => Self::One(one),
            (a, b) if a == b => Self::One(a),
            _ => Self::Two,
        }
    }
}

impl Frequency<'_> {
    /// Of a name's two spellings, the commoner.
    fn rarity(&self, x: &Part, y: &Part, role: Role) -> f32 {
        let among_all = || {
            let holders = Pool::holders(x, role).max(Pool::holders(y, role));
            share_to_bits(holders, self.pool.held(role), NAME_PRIOR)
        };
        let within = |nation: u32| {
            let holders = self.pool.holders_of(nation, [x, y], role);
            let of = self.pool.held_of(nation, role);
            (holders, share_to_bits(holders, of, NAME_PRIOR))
        };
        match self.country {
            Country::One(nation) => within(nation).1,
            Country::Two => among_all(),
            Country::Unknown => {
                let each = self.pool.nations().map(within);
                let borne = each.filter(|(holders, _)| *holders > 0);
                borne.map(|(_, rarity)| rarity).fold(among_all(), f32::min)
            }
        }
    }
}

fn set_name(
    frequency: &Frequency,
    evidence: &mut Evidence,
    field: Field,
    matched: Option<Matched>,
    roles: &[Role],
) {
    let Some(matched) = matched else { return };
    let level = matched.level as u8;
    if matched.level < NameLevel::Same {
        return evidence.set(field, level, 0.0);
    }
    // Of several names that agree the rarest counts; of a name's two spellings, or columns in
    // which it may stand, the commoner.
    let rare = matched
        .first
        .iter()
        .chain(&matched.more)
        .map(|(x, y)| {
            let common = |role: &Role| frequency.rarity(x, y, *role);
            roles.iter().map(common).fold(f32::MAX, f32::min)
        })
        .fold(0.0, f32::max);
    evidence.set(field, level, rare);
}

/// What is believed of a value's frequency before the register is seen: the share of people who
/// have it, and how many records that belief is worth.
type Prior = (f32, f32);

const NAME_PRIOR: Prior = (1.0 / 2_000.0, 200.0);

fn prior(field: Counted) -> Prior {
    match field {
        Counted::Birth => (1.0 / 20_000.0, 1_000.0),
        Counted::Nation => (0.1, 20.0),
        Counted::Document | Counted::Phone | Counted::Household => (1.0 / 1_000_000.0, 5_000.0),
        Counted::Place => (1.0 / 1_000.0, 200.0),
    }
}

/// −log2 of the smoothed share of *other* records that have a value which `holders` records have.
fn share_to_bits(holders: u32, of: u32, (share, weight): Prior) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of records, far below 2^24 where it matters"
    )]
    let (others, of) = (holders.saturating_sub(1) as f32, of as f32);
    -((others + share * weight) / (of + weight)).log2()
}

fn rarity(register: &Register, field: Counted, value: &[u8]) -> f32 {
    share_to_bits(register.holders(field, value), register.len(), prior(field)).max(0.0)
}

fn rarest<V: AsRef<[u8]>>(
    register: &Register,
    field: Counted,
    shared: impl Iterator<Item = V>,
) -> Option<f32> {
    shared
        .map(|v| rarity(register, field, v.as_ref()))
        .reduce(f32::max)
}

fn compare_papers(register: &Register, a: &[Document], b: &[Document], evidence: &mut Evidence) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    if let Some(rare) = rarest(
        register,
        Counted::Document,
        a.iter().filter(|d| b.contains(d)),
    ) {
        return evidence.set(Field::Document, paper::SAME, rare);
    }
    let near = |x: &Document, y: &Document| match one_character_off(x, y) {
        true if next_to_each_other(x, y) => paper::NEXT,
        near => u8::from(near) * paper::ONE_OFF,
    };
    let level = a
        .iter()
        .flat_map(|x| b.iter().map(move |y| near(x, y)))
        .max();
    evidence.set(Field::Document, level.unwrap_or(0), 0.0);
}

/// Addresses: how many words of the shorter one the longer one has, and how rare the three rarest
/// of them are (a street, a town, a house number are rarer than one of them).
fn compare_places(register: &Register, a: &[Word], b: &[Word], evidence: &mut Evidence) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    let shared = places::compare(a, b);
    let share = |w: Word| rarity(register, Counted::Place, &w.to_le_bytes());
    // Of a word's two spellings the commoner counts.
    let mut rare: Vec<f32> = shared
        .words
        .iter()
        .map(|(x, y)| share(*x).min(share(*y)))
        .collect();
    rare.sort_by(|x, y| y.total_cmp(x));
    rare.truncate(3);
    // That some of so many words agree has as many chances.
    let chances = if shared.level < places::level::MISSPELT {
        choices(a.len().min(b.len()), rare.len())
    } else {
        1.0
    };
    let rare = rare.iter().sum::<f32>() - chances.log2();
    evidence.set(Field::Place, shared.level, rare.max(0.0));
}

/// In how many ways up to three words can be taken out of so many.
fn choices(of: usize, taken: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few words")]
    let of = of as f32;
    match taken {
        0 => 1.0,
        1 => of,
        2 => of * (of - 1.0) / 2.0,
        _ => of * (of - 1.0) * (of - 2.0) / 6.0,
    }
    .max(1.0)
}

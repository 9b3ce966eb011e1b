//! The filing of records under their keys: one ordered set of (key, slot).
//!
//! The same set serves a full run (blocks are neighbours in it), the check of one person (a few
//! ranges) and search. It holds no values, only hashes and slots.

use std::collections::BTreeSet;

use crate::keys::{self, Filed, LARGEST_HOUSEHOLD, SPLITTABLE, largest_block};
use crate::names::Token;
use crate::register::{Entry, Person, Register, Slot};

/// (key, slot) in one word, so that order is by key.
fn filed(key: u32, slot: Slot) -> u64 {
    u64::from(key) << 32 | u64::from(slot)
}

/// The two slots of a candidate pair, which is packed like (key, slot).
pub(crate) fn both(pair: u64) -> [Slot; 2] {
    [key_of(pair), slot_of(pair)]
}

fn key_of(filed: u64) -> u32 {
    u32::try_from(filed >> 32).unwrap_or_default()
}

fn slot_of(filed: u64) -> Slot {
    u32::try_from(filed & u64::from(u32::MAX)).unwrap_or_default()
}

/// A full run walks the keys in so many parts, so that not all stand in memory at once.
const PARTS: u32 = 2;
const PART_SHIFT: u32 = u32::BITS - PARTS.ilog2();

/// What a register files under one part of all keys, sorted.
fn file_part(register: &Register, names: &[Filed], households: &Table, part: u32) -> Vec<u64> {
    let mut all = Vec::with_capacity(register.len() as usize * 9);
    for slot in register.slots() {
        keys::each(register.entry(slot), names[slot as usize], |key| {
            if key >> PART_SHIFT == part {
                all.push(filed(key, slot));
            }
        });
    }
    for household in households.members.chunk_by(|a, b| a.0 == b.0) {
        let members: Vec<Slot> = household.iter().map(|(_, slot)| *slot).collect();
        file_members(
            |slot| names[slot as usize],
            &members,
            |filed| {
                if key_of(filed) >> PART_SHIFT == part {
                    all.push(filed);
                }
            },
        );
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The member keys of one household, none if it is too large to be one.
fn file_members(names: impl Fn(Slot) -> Filed, members: &[Slot], mut file: impl FnMut(u64)) {
    if members.len() > LARGEST_HOUSEHOLD {
        return;
    }
    for slot in members {
        for other in members.iter().filter(|other| *other != slot) {
            if let Some(key) = keys::with_member(names(*slot), names(*other)) {
                file(filed(key, *slot));
            }
        }
    }
}

/// All candidate pairs, lower slot first, in order, each once; see [`both`].
pub(crate) fn candidates(register: &Register, households: &Table) -> Vec<u64> {
    let mut names: Vec<Filed> = Vec::with_capacity(register.len() as usize);
    for slot in register.slots() {
        // Slots in no use file nothing.
        names.resize(slot as usize, Filed::default());
        names.push(Filed::of(register.person(slot)));
    }
    let mut pairs: Vec<u64> = Vec::new();
    for part in 0..PARTS {
        let all = file_part(register, &names, households, part);
        for block in all
            .chunk_by(|a, b| key_of(*a) == key_of(*b))
            .filter(|b| b.len() > 1)
        {
            pair_block(register, block, &mut pairs);
        }
        drop(all);
        pairs.sort_unstable();
        pairs.dedup();
    }
    pairs
}

fn pair_block(register: &Register, block: &[u64], pairs: &mut Vec<u64>) {
    let largest = largest_block(key_of(block[0]));
    let mut emit = |slots: &[Slot]| {
        for (at, a) in slots.iter().enumerate() {
            pairs.extend(slots[at + 1..].iter().map(|b| filed(*a.min(b), *a.max(b))));
        }
    };
    let mut slots: Vec<Slot> = block.iter().map(|f| slot_of(*f)).collect();
    if slots.len() <= largest {
        return emit(&slots);
    }
    if slots.len() > largest * SPLITTABLE {
        return;
    }
    let part = |slot: &Slot| keys::part_of_block(register.entry(*slot));
    slots.sort_by_cached_key(part);
    for piece in slots.chunk_by(|a, b| part(a) == part(b)) {
        if piece.len() <= largest {
            emit(piece);
        }
    }
}

/// Whose household is whose, for asking whether two of them share a member.
pub(crate) trait Households {
    /// The members of a household, at most one more than [`LARGEST_HOUSEHOLD`].
    fn members(&self, household: u32) -> Vec<Slot>;
}

/// Households of a full run.
#[derive(Default)]
pub(crate) struct Table {
    /// (household, member), sorted.
    members: Vec<(u32, Slot)>,
    /// Where the households that begin with so many bits do: one look instead of twenty.
    starts: Vec<u32>,
    shift: u32,
}

impl Table {
    pub(crate) fn new(register: &Register) -> Self {
        let mut table: Vec<(u32, Slot)> = register
            .slots()
            .map(|slot| (register.entry(slot).household, slot))
            .filter(|(household, _)| *household != 0)
            .collect();
        table.sort_unstable();
        // A household is a hash, so that about four members stand under each start.
        let bits = (table.len() / 4).max(2).ilog2();
        let shift = u32::BITS - bits;
        let mut starts = vec![0; 1 << bits];
        for (household, _) in &table {
            if let Some(next) = starts.get_mut((household >> shift) as usize + 1) {
                *next += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        Self {
            members: table,
            starts,
            shift,
        }
    }
}

impl Households for Table {
    fn members(&self, household: u32) -> Vec<Slot> {
        let Some(start) = self.starts.get((household >> self.shift) as usize) else {
            return Vec::new();
        };
        self.members[*start as usize..]
            .iter()
            .skip_while(|(h, _)| *h < household)
            .take_while(|(h, _)| *h == household)
            .map(|(_, slot)| *slot)
            .take(LARGEST_HOUSEHOLD + 1)
            .collect()
    }
}

/// The living set of an index.
#[derive(Default)]
pub(crate) struct Files {
    set: BTreeSet<u64>,
}

impl Files {
    pub(crate) fn add(&mut self, register: &Register, slot: Slot) {
        let person = register.person(slot);
        self.without_members(register, person.entry.household);
        keys::each(person.entry, Filed::of(person), |key| {
            self.set.insert(filed(key, slot));
        });
        each_token(person, |token| {
            self.set.insert(filed(keys::token(token.roman()), slot));
        });
        self.with_members(register, person.entry.household);
    }

    pub(crate) fn remove(&mut self, register: &Register, slot: Slot) {
        let person = register.person(slot);
        self.without_members(register, person.entry.household);
        keys::each(person.entry, Filed::of(person), |key| {
            self.set.remove(&filed(key, slot));
        });
        each_token(person, |token| {
            self.set.remove(&filed(keys::token(token.roman()), slot));
        });
        self.with_members(register, person.entry.household);
    }

    /// Takes the pair keys of a household away before it changes.
    fn without_members(&mut self, register: &Register, household: u32) {
        let members = self.members(household);
        file_members(
            |slot| Filed::of(register.person(slot)),
            &members,
            |filed| {
                self.set.remove(&filed);
            },
        );
    }

    fn with_members(&mut self, register: &Register, household: u32) {
        let members = self.members(household);
        file_members(
            |slot| Filed::of(register.person(slot)),
            &members,
            |filed| {
                self.set.insert(filed);
            },
        );
    }

    pub(crate) fn under(&self, key: u32) -> impl Iterator<Item = Slot> {
        self.set
            .range(filed(key, 0)..=filed(key, Slot::MAX))
            .map(|f| slot_of(*f))
    }

    /// Whom a person may be: every slot that a full run would pair with it, in order.
    pub(crate) fn candidates(&self, register: &Register, person: Person) -> Vec<Slot> {
        let mut found = Vec::new();
        let mut look = |key: u32| self.block(register, key, person.entry, &mut found);
        let names = Filed::of(person);
        keys::each(person.entry, names, &mut look);
        for member in self.members(person.entry.household) {
            keys::with_member(names, Filed::of(register.person(member)))
                .into_iter()
                .for_each(&mut look);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn block(&self, register: &Register, key: u32, entry: &Entry, found: &mut Vec<Slot>) {
        let (start, largest) = (found.len(), largest_block(key));
        found.extend(self.under(key).take(largest));
        if found.len() - start < largest {
            return;
        }
        found.truncate(start);
        if self.under(key).nth(largest * SPLITTABLE - 1).is_some() {
            return;
        }
        let part = keys::part_of_block(entry);
        let alike = |slot: &Slot| keys::part_of_block(register.entry(*slot)) == part;
        found.extend(self.under(key).filter(alike).take(largest));
        if found.len() - start == largest {
            found.truncate(start);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.set.len()
    }
}

impl Households for Files {
    fn members(&self, household: u32) -> Vec<Slot> {
        match household {
            0 => Vec::new(),
            _ => self
                .under(keys::household(household))
                .take(LARGEST_HOUSEHOLD + 1)
                .collect(),
        }
    }
}

/// Every token of a person's names.
pub(crate) fn each_token<'a>(person: Person<'a>, mut call: impl FnMut(&'a Token)) {
    for name in [person.given, person.father, person.family] {
        for part in &name.parts {
            call(&part.token);
        }
    }
}

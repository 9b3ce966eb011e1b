//! The filing of records under their keys: one ordered set of (key, slot).
//!
//! The same set serves a full run (blocks are neighbours in it), the check of one person (a few
//! ranges) and search. It holds no values, only hashes and slots.

use std::collections::{BTreeSet, HashMap};

use crate::keys::{self, LARGEST_HOUSEHOLD, largest_block};
use crate::register::{Entry, Person, Register, Slot};

/// (key, slot) in one word, so that order is by key.
fn filed(key: u32, slot: Slot) -> u64 {
    u64::from(key) << 32 | u64::from(slot)
}

fn key_of(filed: u64) -> u32 {
    u32::try_from(filed >> 32).unwrap_or_default()
}

fn slot_of(filed: u64) -> Slot {
    u32::try_from(filed & u64::from(u32::MAX)).unwrap_or_default()
}

/// Everything a register files, sorted: what a full run walks through.
pub(crate) fn file_all(register: &Register) -> Vec<u64> {
    let mut all = Vec::with_capacity(register.len() as usize * 16);
    let mut households: Vec<(u32, Slot)> = Vec::new();
    for slot in register.slots() {
        let person = register.person(slot);
        keys::each(person, |key| all.push(filed(key, slot)));
        if person.entry.household != 0 {
            households.push((person.entry.household, slot));
        }
    }
    households.sort_unstable();
    for household in households.chunk_by(|a, b| a.0 == b.0) {
        let members: Vec<Slot> = household.iter().map(|(_, slot)| *slot).collect();
        file_members(register, &members, |filed| all.push(filed));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The member keys of one household, none if it is too large to be one.
fn file_members(register: &Register, members: &[Slot], mut file: impl FnMut(u64)) {
    if members.len() > LARGEST_HOUSEHOLD {
        return;
    }
    for slot in members {
        for other in members.iter().filter(|other| *other != slot) {
            if let Some(key) = keys::with_member(register.person(*slot), register.person(*other)) {
                file(filed(key, *slot));
            }
        }
    }
}

/// All candidate pairs, lower slot first, in order, each once.
pub(crate) fn candidates(register: &Register, all: &[u64]) -> Vec<(Slot, Slot)> {
    let mut pairs: Vec<u64> = Vec::new();
    let mut emit = |block: &[Slot]| {
        for (at, a) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().map(|b| filed(*a.min(b), *a.max(b))));
        }
    };
    let mut block: Vec<Slot> = Vec::new();
    for run in all
        .chunk_by(|a, b| a >> 32 == b >> 32)
        .filter(|run| run.len() > 1)
    {
        let largest = largest_block(key_of(run[0]));
        block.clear();
        block.extend(run.iter().map(|f| slot_of(*f)));
        if block.len() <= largest {
            emit(&block);
            continue;
        }
        let part = |slot: &Slot| keys::part_of_block(register.entry(*slot));
        block.sort_by_cached_key(part);
        for piece in block.chunk_by(|a, b| part(a) == part(b)) {
            if piece.len() <= largest {
                emit(piece);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .map(|pair| (slot_of(pair >> 32), slot_of(pair)))
        .collect()
}

/// Whose household is whose, for asking whether two of them share a member.
pub(crate) trait Households {
    /// The members of a household, at most one more than [`LARGEST_HOUSEHOLD`].
    fn members(&self, household: u32) -> Vec<Slot>;
}

/// Households of a full run.
#[derive(Default)]
pub(crate) struct Table(HashMap<u32, Vec<Slot>>);

impl Table {
    pub(crate) fn new(register: &Register) -> Self {
        let mut table: HashMap<u32, Vec<Slot>> = HashMap::new();
        for slot in register.slots() {
            let household = register.entry(slot).household;
            if household != 0 {
                let members = table.entry(household).or_default();
                if members.len() <= LARGEST_HOUSEHOLD {
                    members.push(slot);
                }
            }
        }
        Self(table)
    }
}

impl Households for Table {
    fn members(&self, household: u32) -> Vec<Slot> {
        self.0.get(&household).cloned().unwrap_or_default()
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
        keys::each(person, |key| {
            self.set.insert(filed(key, slot));
        });
        each_token(person, |roman| {
            self.set.insert(filed(keys::token(roman), slot));
        });
        self.with_members(register, person.entry.household);
    }

    pub(crate) fn remove(&mut self, register: &Register, slot: Slot) {
        let person = register.person(slot);
        self.without_members(register, person.entry.household);
        keys::each(person, |key| {
            self.set.remove(&filed(key, slot));
        });
        each_token(person, |roman| {
            self.set.remove(&filed(keys::token(roman), slot));
        });
        self.with_members(register, person.entry.household);
    }

    /// Takes the pair keys of a household away before it changes.
    fn without_members(&mut self, register: &Register, household: u32) {
        let members = self.members(household);
        file_members(register, &members, |filed| {
            self.set.remove(&filed);
        });
    }

    fn with_members(&mut self, register: &Register, household: u32) {
        let members = self.members(household);
        file_members(register, &members, |filed| {
            self.set.insert(filed);
        });
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
        keys::each(person, &mut look);
        for member in self.members(person.entry.household) {
            keys::with_member(person, register.person(member))
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
        let part = keys::part_of_block(entry);
        // A key under which half the register stands is not walked to its end.
        let alike = self
            .under(key)
            .take(largest * 100)
            .filter(|slot| keys::part_of_block(register.entry(*slot)) == part);
        found.extend(alike.take(largest));
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
pub(crate) fn each_token<'a>(person: Person<'a>, mut call: impl FnMut(&'a str)) {
    for name in [person.given, person.father, person.family] {
        for part in &name.parts {
            call(part.token.roman());
        }
    }
}

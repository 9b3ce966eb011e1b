//! The names of a register, each kept once, and how common each is.
//!
//! A name that no record holds any more is dropped with its letters: what was erased must not stay
//! here. Only counts under hashes of sounds remain.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::hash::{self, PlainMap, TextMap};
use crate::letters::cut;
use crate::names::Token;
use crate::tokens::words;

/// A name of the pool; 0 is the empty name.
pub(crate) type NameId = u32;

/// In which column a name is counted.
#[derive(Clone, Copy)]
pub(crate) enum Role {
    Given = 0,
    Family = 1,
    /// Father's names.
    Father = 2,
}

const ROLES: usize = 3;

/// A token with its place in the counts and the hash it is filed under.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) token: Token,
    /// Hash of [`Token::filed_under`].
    pub(crate) filed: u32,
    sound: Arc<Sound>,
}

/// How many records carry a name of one sound, by [`Role`]. Atomic only so that registers can be
/// shared between threads; counts change under `&mut` alone.
#[derive(Debug, Default)]
struct Sound {
    /// Hash of [`Token::sound`].
    id: u32,
    holders: [AtomicU32; ROLES],
}

/// A cell of a name column, taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Name {
    /// As the clerk wrote it.
    pub(crate) cell: Arc<str>,
    pub(crate) parts: Box<[Arc<Part>]>,
    refs: u32,
    /// Hash of the cell, for choosing records by what they hold.
    pub(crate) hash: u32,
}

#[derive(Default)]
pub(crate) struct Pool {
    by_cell: TextMap<Arc<str>, NameId>,
    names: Vec<Name>,
    free: Vec<NameId>,
    parts: TextMap<Box<str>, Arc<Part>>,
    sounds: PlainMap<Arc<Sound>>,
    /// How many people of a country have a name of one sound in a column, by [`of_nation`].
    by_nation: PlainMap<u32>,
    /// How many of them have any name in a column: few counts, asked for with every name.
    held_by_nation: PlainMap<u32>,
    /// The countries, each with how many names of its people are held.
    nations: PlainMap<u32>,
    /// How many records have a name in a column at all.
    held: [u32; ROLES],
}

impl Pool {
    pub(crate) fn get(&self, id: NameId) -> &Name {
        &self.names[id as usize]
    }

    /// Adds a name, or one more holder of it.
    pub(crate) fn hold(&mut self, cell: &str, role: Role, nation: u32) -> NameId {
        let cell = cut(cell.trim());
        if self.names.is_empty() {
            self.names.push(Name::default());
        }
        if cell.is_empty() {
            return 0;
        }
        let id = match self.by_cell.get(cell) {
            Some(id) => *id,
            None => self.add(cell),
        };
        self.names[id as usize].refs += 1;
        self.count(id, role, nation, |n| n + 1);
        id
    }

    fn add(&mut self, cell: &str) -> NameId {
        let mut name = self.take_apart(cell);
        for part in &mut name.parts {
            self.sounds
                .entry(part.sound.id)
                .or_insert_with(|| part.sound.clone());
            let known = self
                .parts
                .entry(part.token.roman().into())
                .or_insert_with(|| part.clone());
            if known.token.script == part.token.script {
                *part = known.clone();
            }
        }
        let id = match self.free.pop() {
            Some(id) => {
                self.names[id as usize] = name;
                id
            }
            None => {
                self.names.push(name);
                u32::try_from(self.names.len() - 1).unwrap_or(0)
            }
        };
        let cell = self.names[id as usize].cell.clone();
        self.by_cell.insert(cell, id);
        id
    }

    /// A name for a question: not held, not counted.
    pub(crate) fn take_apart(&self, cell: &str) -> Name {
        // A cell of megabytes is cut for display as it is for reading.
        let cell = cut(cell.trim());
        let parts = words(cell)
            .iter()
            .map(|word| match self.parts.get(word.roman.as_str()) {
                Some(part) if part.token.script == word.script => part.clone(),
                _ => {
                    let token = Token::new(word);
                    let id = hash::text(&token.sound());
                    let new = || {
                        Arc::new(Sound {
                            id,
                            ..Sound::default()
                        })
                    };
                    Arc::new(Part {
                        filed: hash::text(&token.filed_under()),
                        sound: self.sounds.get(&id).cloned().unwrap_or_else(new),
                        token,
                    })
                }
            })
            .collect();
        Name {
            cell: cell.into(),
            parts,
            refs: 0,
            hash: hash::text(cell),
        }
    }

    /// Takes one holder away, and the name itself with the last.
    pub(crate) fn release(&mut self, id: NameId, role: Role, nation: u32) {
        if id == 0 {
            return;
        }
        self.count(id, role, nation, |n| n - 1);
        let name = &mut self.names[id as usize];
        name.refs -= 1;
        if name.refs > 0 {
            return;
        }
        let name = std::mem::take(name);
        self.by_cell.remove(&name.cell);
        self.free.push(id);
        let romans: Vec<String> = name.parts.iter().map(|p| p.token.roman().into()).collect();
        drop(name);
        for roman in romans {
            // Only the pool itself still holds it.
            if self
                .parts
                .get(roman.as_str())
                .is_some_and(|p| Arc::strong_count(p) == 1)
            {
                self.parts.remove(roman.as_str());
            }
        }
    }

    fn count(&mut self, id: NameId, role: Role, nation: u32, change: impl Fn(u32) -> u32) {
        self.held[role as usize] = change(self.held[role as usize]);
        let change_at = |counts: &mut PlainMap<u32>, key| {
            let count = counts.entry(key).or_default();
            *count = change(*count);
            if *count == 0 {
                counts.remove(&key);
            }
        };
        if nation != 0 {
            let key = of_nation(nation, role, 0);
            change_at(&mut self.held_by_nation, key);
            change_at(&mut self.nations, nation);
        }
        for part in &self.names[id as usize].parts {
            let count = &part.sound.holders[role as usize];
            count.store(change(count.load(Relaxed)), Relaxed);
            if nation != 0 {
                let key = of_nation(nation, role, part.sound.id);
                change_at(&mut self.by_nation, key);
            }
        }
    }

    /// How many records carry a name that sounds like this one, in that column.
    pub(crate) fn holders(part: &Part, role: Role) -> u32 {
        part.sound.holders[role as usize].load(Relaxed)
    }

    /// How many records have a name in that column at all.
    pub(crate) fn held(&self, role: Role) -> u32 {
        self.held[role as usize]
    }

    /// How many of one country carry a name that sounds like the commoner of these two, in that
    /// column.
    pub(crate) fn holders_of(&self, nation: u32, parts: [&Part; 2], role: Role) -> u32 {
        let [x, y] = parts.map(|part| part.sound.id);
        let count = |sound| counted(&self.by_nation, of_nation(nation, role, sound));
        if x == y {
            count(x)
        } else {
            count(x).max(count(y))
        }
    }

    /// How many of one country have a name in that column at all.
    pub(crate) fn held_of(&self, nation: u32, role: Role) -> u32 {
        counted(&self.held_by_nation, of_nation(nation, role, 0))
    }

    /// Every country that somebody with a name is of.
    pub(crate) fn nations(&self) -> impl Iterator<Item = u32> {
        self.nations.keys().copied()
    }

    /// How many different cells are held.
    pub(crate) fn len(&self) -> usize {
        self.by_cell.len()
    }
}

fn counted(counts: &PlainMap<u32>, key: u32) -> u32 {
    counts.get(&key).copied().unwrap_or(0)
}

fn of_nation(nation: u32, role: Role, sound: u32) -> u32 {
    hash::key(&[nation, role as u32, sound])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_holders_is_forgotten() {
        let mut pool = Pool::default();
        let a = pool.hold("Rebwar Ahmed", Role::Given, 0);
        let b = pool.hold("Ahmed", Role::Given, 0);
        let part = pool.get(b).parts[0].clone();
        assert_eq!(Pool::holders(&part, Role::Given), 2);
        pool.release(a, Role::Given, 0);
        assert_eq!(Pool::holders(&part, Role::Given), 1);
        assert_eq!(pool.len(), 1);
        assert!(!pool.parts.contains_key("rebwar"));
    }

    #[test]
    fn the_empty_name_is_nobodys() {
        let mut pool = Pool::default();
        assert_eq!(pool.hold("  ", Role::Given, 0), 0);
        pool.release(0, Role::Given, 0);
        assert!(pool.get(0).parts.is_empty());
    }
}

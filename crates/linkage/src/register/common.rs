//! Values that so many records share that they say nothing: the camp's number in every household
//! cell, the office's phone, a birth date that a program wrote.
//!
//! They are taken out of a register that is judged once. It must never touch what a family shares.

use super::{Counted, Few, Register};
use crate::evidence::Field;
use crate::record::Birth;

/// A value that was taken for none; which one is for nobody to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// Its field.
    pub field: Field,
    /// How many records had it.
    pub holders: u32,
    /// How many records have anything in that field.
    pub of: u32,
}

/// Fewer than this may be one family, or one village.
const LEAST_HOLDERS: u32 = 50;

/// What programs write as birth date 0: whoever was born on that very day is as rare as on the days
/// of the years before and behind.
const EPOCH: [u16; 3] = [1969, 1970, 1971];
const TIMES_ITS_NEIGHBOURS: u32 = 5;

impl Register {
    /// Takes out every household, document and phone that more than half of the records with one
    /// share, and the 1st of January 1970 where it is no birthday.
    pub(crate) fn forget_common(&mut self) -> Vec<Common> {
        let found = [
            self.forget_household(),
            self.forget_document(),
            self.forget_phone(),
            self.forget_epoch(),
        ];
        found.into_iter().flatten().collect()
    }

    fn forget_household(&mut self) -> Option<Common> {
        let values = self.entries.iter().map(|e| e.household);
        let (value, of) = majority(values.filter(|h| *h != 0))?;
        let common = self.common(
            Field::Household,
            Counted::Household,
            &value.to_le_bytes(),
            of,
        )?;
        for entry in &mut self.entries {
            if entry.household == value {
                entry.household = 0;
            }
        }
        Some(common)
    }

    fn forget_document(&mut self) -> Option<Common> {
        let values = self.entries.iter().flat_map(|e| e.documents.as_slice());
        let (value, _) = majority(values.copied())?;
        let of = self.having(|e| !e.documents.as_slice().is_empty());
        let common = self.common(Field::Document, Counted::Document, &value, of)?;
        for entry in &mut self.entries {
            entry.documents = without(&entry.documents, &value);
        }
        Some(common)
    }

    fn forget_phone(&mut self) -> Option<Common> {
        let values = self.entries.iter().flat_map(|e| e.phones.as_slice());
        let (value, _) = majority(values.copied())?;
        let of = self.having(|e| !e.phones.as_slice().is_empty());
        let common = self.common(Field::Phone, Counted::Phone, &value.to_le_bytes(), of)?;
        for entry in &mut self.entries {
            entry.phones = without(&entry.phones, &value);
        }
        Some(common)
    }

    fn forget_epoch(&mut self) -> Option<Common> {
        let first = EPOCH.map(|year| Birth::new(year, 1, 1).map_or(0, Birth::pack));
        let holders = |date: u32| self.holders(Counted::Birth, &date.to_le_bytes());
        let [before, epoch, behind] = first.map(holders);
        if epoch < LEAST_HOLDERS || epoch <= TIMES_ITS_NEIGHBOURS * before.max(behind) {
            return None;
        }
        let of = self.having(|e| e.birth != 0);
        self.forget(Counted::Birth, &first[1].to_le_bytes());
        for entry in &mut self.entries {
            if entry.birth == first[1] {
                entry.birth = 0;
            }
        }
        Some(Common {
            field: Field::Birth,
            holders: epoch,
            of,
        })
    }

    /// Forgets how many have the value, if they are too many.
    fn common(&mut self, field: Field, counted: Counted, value: &[u8], of: u32) -> Option<Common> {
        let holders = self.holders(counted, value);
        if holders < LEAST_HOLDERS || holders <= of / 2 {
            return None;
        }
        self.forget(counted, value);
        Some(Common { field, holders, of })
    }

    fn having(&self, has: impl Fn(&super::Entry) -> bool) -> u32 {
        let count = self.entries.iter().filter(|e| has(e)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// The one value that may be more than half of all (Boyer and Moore), and how many there are.
fn majority<T: PartialEq>(values: impl Iterator<Item = T>) -> Option<(T, u32)> {
    let (mut leader, mut lead, mut all) = (None, 0_u32, 0_u32);
    for value in values {
        all += 1;
        if lead == 0 {
            leader = Some(value);
            lead = 1;
        } else if leader.as_ref() == Some(&value) {
            lead += 1;
        } else {
            lead -= 1;
        }
    }
    leader.map(|value| (value, all))
}

fn without<T: PartialEq + Copy>(few: &Few<T>, value: &T) -> Few<T> {
    Few::collect(few.as_slice().iter().copied().filter(|v| v != value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;

    fn register(records: u32, of: impl Fn(u32) -> Record) -> Register {
        let mut register = Register::default();
        for n in 0..records {
            register.insert(&of(n));
        }
        register
    }

    #[test]
    fn what_half_of_all_share_is_forgotten_and_said() {
        let mut all = register(100, |n| Record {
            household: if n < 60 {
                "CAMP 1".into()
            } else {
                format!("H{n}")
            },
            phones: vec![format!("0751{n:06}")],
            documents: vec![format!("A12{n:05}")],
            birth: Birth::parse(if n < 70 { "1970-01-01" } else { "1971-01-01" }),
            ..Record::default()
        });
        let said: Vec<_> = all.forget_common();
        let said: Vec<_> = said.iter().map(|c| (c.field, c.holders, c.of)).collect();
        assert_eq!(said, [(Field::Household, 60, 100)]);
        assert_eq!(all.entry(0).household, 0);
        assert_ne!(all.entry(99).household, 0);
        assert_eq!(all.forget_common(), []);
        let mut all = register(100, |n| Record {
            phones: vec!["0750 111 222".into()],
            birth: Birth::parse(if n < 70 { "1970-01-01" } else { "1972-01-01" }),
            ..Record::default()
        });
        let fields: Vec<_> = all.forget_common().iter().map(|c| c.field).collect();
        assert_eq!(fields, [Field::Phone, Field::Birth]);
        assert!(all.entry(0).phones.as_slice().is_empty() && all.entry(0).birth().is_none());
    }

    #[test]
    fn what_a_family_shares_stays() {
        let mut all = register(30, |_| Record {
            household: "H1".into(),
            documents: vec!["A123456".into()],
            ..Record::default()
        });
        assert_eq!(all.forget_common(), []);
        assert_ne!(all.entry(0).household, 0);
    }
}

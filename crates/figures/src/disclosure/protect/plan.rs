//! One release planned: every protected cell gets its two worlds, hiding as little as that takes;
//! then whatever no world needs any more is printed again. It must never print a cell in which a
//! world differs from the truth.

use std::collections::BTreeMap;

use super::lp;
use super::net::Net;
use super::world::{ANY, Field, Reach, Scratch, World};
use super::{Claim, Held, HeldWorld, Protected, State, Subject};
use crate::disclosure::error::DisclosureError;
use crate::disclosure::spec::{Mode, Spec};

/// Plans tried for a release that stands alone.
const PLANS: u64 = 64;
/// Worlds tried for a cell before a new one is opened.
const TRIES: usize = 2;

/// The cheapest of several plans.
pub(super) fn best(spec: &Spec, net: &Net, state: &State) -> Result<Protected, DisclosureError> {
    if let Mode::Round { base } = spec.mode {
        let rounded = super::round::round(net, state, base)?;
        let ranges = net
            .vars
            .iter()
            .zip(&rounded)
            .map(|(v, r)| (r - base + 1 - v.x, r + base - 1 - v.x))
            .collect();
        let mut plan = Plan::start(net, state, Some(ranges))?;
        plan.cover(0);
        return Ok(plan.finish(state, Some(&rounded)));
    }
    let alone = net.vars.iter().all(|v| v.before.is_none());
    let mut best: Option<Plan<'_>> = None;
    for seed in 0..plans(net.vars.len(), alone) {
        let mut plan = Plan::start(net, state, None)?;
        plan.field.whim = seed;
        plan.cover(seed);
        plan.uncover(seed);
        if best.as_ref().is_none_or(|b| plan.loss() < b.loss()) {
            best = Some(plan);
        }
    }
    best.map(|plan| plan.finish(state, None))
        .ok_or_else(|| DisclosureError::NoSafeRelease("nothing to plan".to_owned()))
}

/// Plans to be tried: a series is bound anyway, and is planned once.
fn plans(cells: usize, alone: bool) -> u64 {
    let affordable = 6_000 / cells.max(1) as u64;
    if alone { affordable.clamp(1, PLANS) } else { 1 }
}

/// A cell that needs a world on one side, and how far.
#[derive(Clone, Copy, Debug)]
struct Need {
    var: usize,
    subject: Subject,
    /// True for the upper side.
    up: bool,
    /// Wanted value of the subject: at most, or at least.
    wanted: i64,
    /// True value of the subject.
    truth: i64,
}

struct Plan<'a> {
    field: Field<'a>,
    scratch: Scratch,
    worlds: Vec<World>,
    next_world: usize,
    claims: BTreeMap<(usize, Subject), Claim>,
}

impl<'a> Plan<'a> {
    fn start(
        net: &'a Net,
        state: &State,
        printed_range: Option<Vec<(i64, i64)>>,
    ) -> Result<Self, DisclosureError> {
        let mut plan = Plan {
            scratch: Scratch::new(net),
            field: Field {
                net,
                hidden: net
                    .vars
                    .iter()
                    .map(|v| {
                        let never = v.rest || (v.merged && !v.given);
                        never || (printed_range.is_none() && v.primary())
                    })
                    .collect(),
                printed_range,
                whim: 0,
            },
            worlds: Vec::new(),
            next_world: state.next_world,
            claims: BTreeMap::new(),
        };
        for held in &state.worlds {
            plan.carry(held)?;
        }
        Ok(plan)
    }

    /// Brings a world of the last release into this one. Only cumulative counts bind it: what a
    /// stock was elsewhere says nothing of what it is now.
    fn carry(&mut self, held: &HeldWorld) -> Result<(), DisclosureError> {
        let net = self.field.net;
        let mut offset = vec![0; net.vars.len()];
        for (key, &o) in &held.offsets {
            if let Some(&v) = net
                .index
                .get(key)
                .filter(|&&v| net.vars[v].before.is_some())
            {
                offset[v] = o;
            }
        }
        if offset.iter().all(|&o| o == 0) {
            return Ok(());
        }
        let mut world = World {
            id: held.id,
            forked_from: None,
            before: offset.clone(),
            offset,
            duties: vec![ANY; net.vars.len()],
        };
        if !self.go_on(&mut world) {
            return Err(self.stuck(&world));
        }
        for v in 0..net.vars.len() {
            self.field.hidden[v] |= self.field.hides(&world, v);
        }
        self.worlds.push(world);
        Ok(())
    }

    /// Lets a world follow the new counts: as it is, or solved for.
    fn go_on(&mut self, world: &mut World) -> bool {
        self.field.settle(&mut self.scratch, world, Reach::Hide)
            || lp::reach(&self.field, world, None, Reach::Hide).is_some()
    }

    /// Why a world cannot go on: cells that were hidden and must be printed now.
    fn stuck(&self, world: &World) -> DisclosureError {
        let vars = self.field.net.vars.iter().zip(&world.before);
        let public = vars.filter(|(v, before)| v.given && **before != 0);
        let names: Vec<&str> = public.map(|(v, _)| v.key.as_str()).take(3).collect();
        if names.is_empty() {
            return DisclosureError::NoSafeRelease("earlier releases leave no choice".to_owned());
        }
        DisclosureError::NoSafeRelease(format!(
            "{} was hidden in an earlier release and is public now: printing it gives away what was \
             hidden; mandates and percentages stand from the first release on",
            names.join(", ")
        ))
    }

    fn loss(&self) -> (usize, usize, i64) {
        let short = self.claims.values().filter(|c| !c.holds_rule()).count();
        let mut cells = 0;
        let mut counts = 0;
        for (v, &h) in self.field.net.vars.iter().zip(&self.field.hidden) {
            if h && !v.rest {
                cells += 1;
                counts += v.x;
            }
        }
        (short, cells, counts)
    }

    fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        for (var, v) in self.field.net.vars.iter().enumerate() {
            let mut subjects = Vec::new();
            if v.small() {
                subjects.push((Subject::Count, v.x));
            }
            if v.small_step() {
                for (subject, earlier) in [
                    (Subject::Increment, v.before),
                    (Subject::SincePrinted, v.printed),
                ] {
                    let step = earlier.map_or(0, |e| v.x - e);
                    if step >= 1 && step < v.threshold {
                        subjects.push((subject, step));
                    }
                }
            }
            for (subject, truth) in subjects {
                for (up, wanted) in [(true, v.threshold - 1), (false, 1)] {
                    needs.push(Need {
                        var,
                        subject,
                        up,
                        wanted,
                        truth,
                    });
                }
            }
        }
        needs
    }

    /// Offset bounds under which a world serves a need.
    fn duty(world: &World, need: &Need) -> (i64, i64) {
        let earlier = match need.subject {
            Subject::Increment => world.before[need.var],
            Subject::Count | Subject::SincePrinted => 0,
        };
        let wanted = need.wanted - need.truth + earlier;
        if need.up {
            (wanted, i64::MAX / 4)
        } else {
            (i64::MIN / 4, wanted)
        }
    }

    /// Gives every protected cell its worlds.
    fn cover(&mut self, seed: u64) {
        let mut needs = self.needs();
        // The hardest first: where most is missing. Later plans shuffle.
        needs.sort_by_key(|n| {
            let missing = (n.wanted - n.truth).abs();
            let depth = self.field.net.vars[n.var].depth;
            if seed == 0 {
                (0, depth as u64, -missing)
            } else {
                (mix(seed, n.var as u64, u64::from(n.up)), 0, 0)
            }
        });
        for need in needs {
            self.serve(&need);
        }
    }

    fn serve(&mut self, need: &Need) {
        let v = &self.field.net.vars[need.var];
        let claim = self
            .claims
            .entry((need.var, need.subject))
            .or_insert_with(|| Claim {
                cell: v.key.clone(),
                subject: need.subject,
                low_world: None,
                high_world: None,
                low: need.truth,
                high: need.truth,
                required: (1, v.threshold - 1),
            });
        if (need.up && claim.high >= need.wanted) || (!need.up && claim.low <= need.wanted) {
            return;
        }
        let order = self.by_distance(need);
        // A world that serves as it is; then one that can be moved for nothing; then at a price.
        if order.first().is_some_and(|&(missing, _)| missing == 0) {
            return self.assign(order[0].1, need);
        }
        for reach in [Reach::Hidden, Reach::Hide] {
            for &(missing, w) in order.iter().take(TRIES) {
                if self.move_world(w, need, missing, reach) {
                    return self.assign(w, need);
                }
            }
            for from in [None].into_iter().chain(self.parent(need).map(Some)) {
                let w = self.open(from);
                let missing = Self::missing(&self.worlds[w], need);
                if self.move_world(w, need, missing, reach) {
                    return self.assign(w, need);
                }
                self.worlds.pop();
            }
        }
        self.solve(need);
    }

    /// Routes found nothing: solve for a world, or for the one that comes nearest.
    fn solve(&mut self, need: &Need) {
        let known = self.worlds.len();
        let mut best: Option<(i64, usize, Vec<usize>)> = None;
        let mut ways = Vec::new();
        for nearest in [false, true] {
            for reach in [Reach::Hidden, Reach::Hide] {
                let pasts = [None].into_iter().chain(self.parent(need).map(Some));
                ways.extend(pasts.map(|from| (nearest, reach, from)));
            }
        }
        for (nearest, reach, from) in ways {
            let w = self.open(from);
            let (least, most) = Self::duty(&self.worlds[w], need);
            let aim = lp::Aim {
                var: need.var,
                wanted: if need.up { least } else { most },
                up: need.up,
                nearest,
            };
            let Some(new) = lp::reach(&self.field, &mut self.worlds[w], Some(aim), reach) else {
                continue;
            };
            let left = Self::missing(&self.worlds[w], need);
            if best.as_ref().is_none_or(|(nearer, ..)| left < *nearer) {
                best = Some((left, w, new));
            }
            if left == 0 {
                break;
            }
        }
        if let Some((left, w, new)) = best {
            for v in new {
                self.field.hidden[v] = true;
            }
            let reached = if need.up {
                need.wanted - left
            } else {
                need.wanted + left
            };
            let nearer = Need {
                wanted: reached,
                ..*need
            };
            self.assign(w, &nearer);
        }
        // The worlds that were opened and serve nothing go again.
        let mut at = 0;
        self.worlds.retain(|w| {
            at += 1;
            at <= known || w.id != usize::MAX
        });
    }

    /// A new world: the truth so far, or what another world was in the last release.
    fn open(&mut self, from: Option<usize>) -> usize {
        if let Some(w) = from.filter(|&w| self.worlds[w].id != usize::MAX) {
            let parent = &self.worlds[w];
            let mut fork = World {
                id: usize::MAX,
                forked_from: parent.forked_from.or(Some(parent.id)),
                offset: parent.before.clone(),
                before: parent.before.clone(),
                duties: vec![ANY; parent.offset.len()],
            };
            if self
                .field
                .settle(&mut self.scratch, &mut fork, Reach::Hidden)
            {
                self.worlds.push(fork);
                return self.worlds.len() - 1;
            }
        }
        let n = self.field.net.vars.len();
        self.worlds.push(World {
            id: usize::MAX,
            forked_from: None,
            offset: vec![0; n],
            before: vec![0; n],
            duties: vec![ANY; n],
        });
        self.worlds.len() - 1
    }

    /// How much a world's offset still lacks to serve.
    fn missing(world: &World, need: &Need) -> i64 {
        let (least, most) = Self::duty(world, need);
        let o = world.offset[need.var];
        (least - o).max(o - most).max(0)
    }

    /// The world whose past is best for a need, as parent of a world without other duties.
    fn parent(&self, need: &Need) -> Option<usize> {
        (0..self.worlds.len())
            .filter(|&w| self.worlds[w].id != usize::MAX)
            .map(|w| {
                let before = self.worlds[w].before[need.var];
                (if need.up { -before } else { before }, w)
            })
            .filter(|&(rank, _)| rank != 0)
            .min()
            .map(|(_, w)| w)
    }

    fn by_distance(&self, need: &Need) -> Vec<(i64, usize)> {
        let mut order: Vec<(i64, usize)> = (0..self.worlds.len())
            .filter(|&w| {
                // A world bound to the opposite side cannot serve this one.
                let (least, most) = Self::duty(&self.worlds[w], need);
                let (l, m) = self.worlds[w].duties[need.var];
                l <= most && least <= m
            })
            .map(|w| (Self::missing(&self.worlds[w], need), w))
            .collect();
        order.sort_unstable();
        order
    }

    fn move_world(&mut self, w: usize, need: &Need, missing: i64, reach: Reach) -> bool {
        let amount = if need.up { missing } else { -missing };
        let world = &mut self.worlds[w];
        let moved = self
            .field
            .shift(&mut self.scratch, world, need.var, amount, reach);
        for &v in moved.iter().flatten() {
            self.field.hidden[v] = true;
        }
        moved.is_some()
    }

    fn assign(&mut self, w: usize, need: &Need) {
        let world = &mut self.worlds[w];
        if world.id == usize::MAX {
            world.id = self.next_world;
            self.next_world += 1;
        }
        let (least, most) = Self::duty(world, need);
        let duty = &mut world.duties[need.var];
        *duty = (duty.0.max(least), duty.1.min(most));
        if let Some(claim) = self.claims.get_mut(&(need.var, need.subject)) {
            if need.up {
                claim.high_world = Some(world.id);
                claim.high = need.wanted;
            } else {
                claim.low_world = Some(world.id);
                claim.low = need.wanted;
            }
        }
    }

    /// Prints again what every world can agree on: moves each world back to the truth there.
    fn uncover(&mut self, seed: u64) {
        let series = self.field.net.vars.iter().any(|v| v.before.is_some());
        let net = self.field.net;
        let mut order: Vec<usize> = (0..net.vars.len())
            .filter(|&v| self.field.hidden[v] && !net.vars[v].primary())
            .collect();
        order.sort_by_key(|&v| {
            if seed.is_multiple_of(2) {
                (0, net.vars[v].depth as u64, -net.vars[v].x)
            } else {
                (mix(seed, v as u64, 7), 0, 0)
            }
        });
        for v in order {
            let mut agree = true;
            for w in 0..self.worlds.len() {
                while agree || series {
                    let o = self.worlds[w].offset[v];
                    if o == 0 {
                        break;
                    }
                    let world = &mut self.worlds[w];
                    if self
                        .field
                        .shift(&mut self.scratch, world, v, -o.signum(), Reach::Hidden)
                        .is_none()
                    {
                        agree = false;
                        break;
                    }
                }
            }
            if self.worlds.iter().all(|w| w.offset[v] == 0) {
                self.field.hidden[v] = false;
            }
        }
    }

    fn finish(self, state: &State, rounded: Option<&[i64]>) -> Protected {
        let net = self.field.net;
        let mut cells = state.cells.clone();
        let mut hidden = BTreeMap::new();
        let mut base = BTreeMap::new();
        let mut prints = BTreeMap::new();
        for (v, var) in net.vars.iter().enumerate() {
            base.insert(var.key.clone(), var.x);
            if !var.rest {
                hidden.insert(var.key.clone(), self.field.hidden[v]);
            }
            let exact = !self.field.hidden[v] && (rounded.is_none() || var.given);
            if let Some(r) = rounded.filter(|_| !var.given && !var.rest) {
                prints.insert(var.key.clone(), r[v]);
            }
            let held = Held {
                count: var.x,
                printed: if exact { Some(var.x) } else { var.printed },
                rounded: rounded.map(|r| r[v]),
            };
            cells.insert(var.key.clone(), held);
        }
        let worlds: Vec<HeldWorld> = self
            .worlds
            .iter()
            .filter(|w| w.id != usize::MAX)
            .map(|w| HeldWorld {
                id: w.id,
                forked_from: w.forked_from,
                offsets: w
                    .offset
                    .iter()
                    .enumerate()
                    .filter(|&(_, &o)| o != 0)
                    .map(|(v, &o)| (net.vars[v].key.clone(), o))
                    .collect(),
            })
            .collect();
        let apart: Vec<HeldWorld> = worlds
            .iter()
            .filter(|w| !w.offsets.is_empty())
            .cloned()
            .collect();
        let next = State {
            cells,
            worlds: carried(state, net, &apart),
            next_world: self.next_world,
            merged: state.merged.clone(),
        };
        Protected {
            hidden,
            rounded: prints,
            base,
            claims: self.claims.into_values().collect(),
            worlds,
            state: next,
        }
    }
}

/// Worlds for the next release: this release's, and the offsets of cells that it did not have.
fn carried(state: &State, net: &Net, worlds: &[HeldWorld]) -> Vec<HeldWorld> {
    let mut next: BTreeMap<usize, HeldWorld> = worlds.iter().map(|w| (w.id, w.clone())).collect();
    for held in &state.worlds {
        let heirs: Vec<usize> = worlds
            .iter()
            .filter(|w| w.forked_from == Some(held.id))
            .map(|w| w.id)
            .chain([held.id])
            .collect();
        for (key, &o) in &held.offsets {
            if net.index.contains_key(key) {
                continue;
            }
            for &id in &heirs {
                next.entry(id)
                    .or_insert_with(|| HeldWorld {
                        id,
                        forked_from: None,
                        offsets: BTreeMap::new(),
                    })
                    .offsets
                    .insert(key.clone(), o);
            }
        }
    }
    // A fork stands in the release in which it was opened, not in the next.
    for world in next.values_mut() {
        world.forked_from = None;
    }
    next.into_values().collect()
}

/// A number that looks like chance and is the same in every run.
pub(super) fn mix(seed: u64, a: u64, b: u64) -> u64 {
    let mut z = seed
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(a.wrapping_mul(0xBF58_476D_1CE4_E5B9))
        .wrapping_add(b);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_tables_are_planned_often_and_series_once() {
        assert_eq!(plans(57, true), 64);
        assert_eq!(plans(501, true), 11);
        assert_eq!(plans(6_001, true), 1);
        assert_eq!(plans(0, true), 64);
        assert_eq!(plans(57, false), 1);
    }
}

//! Another world: counts that differ from the true ones and yet agree with everything printed.
//! While a hidden cell is at most 1 in one such world and at least threshold − 1 in another, no
//! attacker can know it better. Offsets from the truth move along sums; a move must never leave an
//! equation open, a count negative, or a cumulative count falling where the true one does not.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::net::Net;
use super::plan::mix;

/// Cost of going through a cell that is hidden in any case.
const FREE: u64 = 1;
/// Cost of going through a cell that is hidden but could be printed again.
const STICKY: u64 = 40;
/// Cost of opening one more equation on the way.
const OPEN: u64 = 60;
/// Cost of hiding a cell that would be printed.
const HIDE: u64 = 1_000;
/// What a plan's whim adds to that at most.
const WHIM: u64 = 900;
/// Routes tried before a move is given up.
const ROUTES: usize = 60;
/// Shared cells that are tried and then barred, for one move.
const BANS: usize = 4;

/// Offsets from the truth, one per variable.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) id: usize,
    /// The world whose past it shares, if it was opened in this release.
    pub(super) forked_from: Option<usize>,
    pub(super) offset: Vec<i64>,
    /// Offsets in the last release.
    pub(super) before: Vec<i64>,
    /// Offsets that this world must keep, as it is the proof for these cells.
    pub(super) duties: Vec<(i64, i64)>,
}

/// No duty: any offset will do.
pub(super) const ANY: (i64, i64) = (i64::MIN / 4, i64::MAX / 4);

/// What may move in this release.
#[derive(Clone, Debug)]
pub(super) struct Field<'a> {
    pub(super) net: &'a Net,
    /// Cells that are not printed.
    pub(super) hidden: Vec<bool>,
    /// Rounding interval of the printed cell, in offsets from the truth.
    pub(super) printed_range: Option<Vec<(i64, i64)>>,
    /// Plans differ by what they would rather not hide; the first has no whims.
    pub(super) whim: u64,
}

/// How far a move may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only through hidden cells.
    Hidden,
    /// Also through cells that are then hidden.
    Hide,
}

/// Which way each variable has moved, and which may not move at all. A variable moves one way only
/// within a move: otherwise linked tables pass an offset to and fro for ever.
struct Ways {
    moved: Vec<Option<i64>>,
    touched: Vec<usize>,
    banned: Vec<usize>,
}

impl Ways {
    fn set(&mut self, var: usize, way: i64) {
        self.moved[var] = Some(way);
        self.touched.push(var);
    }

    fn clear(&mut self) {
        for &var in &self.touched {
            self.moved[var] = None;
        }
        self.touched.clear();
    }
}

/// Working memory of a move, kept from move to move.
pub(super) struct Scratch {
    open: Open,
    ways: Ways,
    search: Search,
}

impl Scratch {
    pub(super) fn new(net: &Net) -> Self {
        Scratch {
            open: Open {
                sums: vec![0; net.eqs.len()],
                order: Vec::new(),
            },
            ways: Ways {
                moved: vec![None; net.vars.len()],
                touched: Vec::new(),
                banned: Vec::new(),
            },
            search: Search::new(net.eqs.len()),
        }
    }

    fn clear(&mut self) {
        self.open.clear();
        self.ways.clear();
    }
}

struct Step {
    var: usize,
    sign: i64,
}

impl Field<'_> {
    /// Offsets that `var` may take in `world` while nothing else moves.
    pub(super) fn range(&self, world: &World, var: usize, reach: Reach) -> (i64, i64) {
        let (mut low, mut high) = self.reachable(world, var, reach);
        for (cell, base, percentage) in &self.net.shares {
            let other = |v: usize| self.net.vars[v].x + world.offset[v];
            let counts = match var {
                _ if var == *cell => percentage.counts(other(*base)),
                _ if var == *base => percentage.wholes(other(*cell)),
                _ => continue,
            };
            low = low.max(counts.0 - self.net.vars[var].x);
            high = high.min(counts.1 - self.net.vars[var].x);
        }
        (low, high)
    }

    /// Offsets that `var` may take in `world`, duties included, whatever becomes of printed
    /// percentages.
    pub(super) fn reachable(&self, world: &World, var: usize, reach: Reach) -> (i64, i64) {
        let v = &self.net.vars[var];
        let (mut low, high) = match reach {
            _ if v.given => (0, 0),
            Reach::Hidden if !self.hidden[var] => self.printed(var),
            _ => ANY,
        };
        low = low.max(-v.x);
        if v.before.is_some() && !v.revised {
            low = low.max(world.before[var] - v.step().max(0));
        }
        let (least, most) = world.duties[var];
        (low.max(least), high.min(most))
    }

    /// Offsets that a print of `var` leaves possible.
    fn printed(&self, var: usize) -> (i64, i64) {
        self.printed_range
            .as_ref()
            .map_or((0, 0), |ranges| ranges[var])
    }

    /// True if `var` cannot be printed with this world in mind.
    pub(super) fn hides(&self, world: &World, var: usize) -> bool {
        let (low, high) = self.printed(var);
        world.offset[var] < low || world.offset[var] > high
    }

    /// Adds `amount` to the offset of `var` and closes every equation again. Returns the cells
    /// newly hidden, or `None` with the world unchanged.
    pub(super) fn shift(
        &self,
        scratch: &mut Scratch,
        world: &mut World,
        var: usize,
        amount: i64,
        reach: Reach,
    ) -> Option<Vec<usize>> {
        let (low, high) = self.range(world, var, reach);
        let target = world.offset[var] + amount;
        if target < low || target > high {
            return None;
        }
        scratch.ways.banned.clear();
        for _ in 0..=BANS {
            let mut log = vec![(var, amount)];
            scratch.clear();
            world.offset[var] += amount;
            scratch.open.add(self.net, var, amount);
            scratch.ways.set(var, 0);
            let closed = self.close(scratch, world, reach, &mut log);
            if closed.is_ok() && self.net.shares_hold(&world.offset) {
                return Some(self.newly_hidden(world, log.iter().map(|&(v, _)| v)));
            }
            for (v, a) in log {
                world.offset[v] -= a;
            }
            // Try once more without the shared cell that led astray.
            match closed {
                Err(Some(led)) => scratch.ways.banned.push(led),
                _ => return None,
            }
        }
        None
    }

    /// Closes whatever is open in a world carried over from the last release. Otherwise the offsets
    /// are no world.
    pub(super) fn settle(&self, scratch: &mut Scratch, world: &mut World, reach: Reach) -> bool {
        scratch.clear();
        scratch.ways.banned.clear();
        for var in 0..self.net.vars.len() {
            let (low, high) = self.range(world, var, reach);
            if low > high {
                return false;
            }
            world.offset[var] = world.offset[var].clamp(low, high);
            scratch.open.add(self.net, var, world.offset[var]);
        }
        self.close(scratch, world, reach, &mut Vec::new()).is_ok()
            && self.net.shares_hold(&world.offset)
    }

    /// Which of these cells are printed as yet and cannot be any more.
    pub(super) fn newly_hidden(
        &self,
        world: &World,
        moved: impl Iterator<Item = usize>,
    ) -> Vec<usize> {
        moved
            .filter(|&v| !self.hidden[v] && self.hides(world, v))
            .collect()
    }

    /// Closes every open equation. A route through a cell of one table alone is preferred: a cell
    /// that several tables share opens equations in all of them.
    fn close(
        &self,
        scratch: &mut Scratch,
        world: &mut World,
        reach: Reach,
        log: &mut Vec<(usize, i64)>,
    ) -> Result<(), Option<usize>> {
        let mut shared_routes = 0;
        let mut last_shared = None;
        for _ in 0..ROUTES {
            let Some(start) = scratch.open.first(self.net) else {
                return Ok(());
            };
            let narrow = [(false, Reach::Hidden), (true, Reach::Hidden)];
            let wide = [(false, Reach::Hide), (true, Reach::Hide)];
            let path = narrow
                .into_iter()
                .chain(wide.into_iter().filter(|_| reach == Reach::Hide))
                .filter(|&(shared, _)| !shared || shared_routes < self.net.shared_routes)
                .find_map(|how| {
                    self.route(scratch, world, start, how)
                        .map(|path| (path, how))
                });
            let Some((path, (shared, reach))) = path else {
                return Err(last_shared);
            };
            shared_routes += usize::from(shared);
            let mut amount = scratch.open.at(start).abs();
            for (i, step) in path.iter().enumerate() {
                if path[..i].iter().any(|s| s.var == step.var) {
                    return Err(last_shared);
                }
                amount = amount.min(self.room(world, step.var, step.sign, reach));
                if self.net.uses[step.var].len() > 2 {
                    last_shared = Some(step.var);
                }
            }
            for step in path {
                let change = step.sign * amount;
                scratch.ways.set(step.var, step.sign);
                world.offset[step.var] += change;
                scratch.open.add(self.net, step.var, change);
                log.push((step.var, change));
            }
        }
        Err(last_shared)
    }

    /// How far `var` may still move in this direction.
    fn room(&self, world: &World, var: usize, sign: i64, reach: Reach) -> i64 {
        let (low, high) = self.range(world, var, reach);
        match sign {
            1 => high - world.offset[var],
            _ => world.offset[var] - low,
        }
    }

    /// Cheapest way from an open equation to one that is open the other way, or out of the net.
    fn route(
        &self,
        scratch: &mut Scratch,
        world: &World,
        start: usize,
        (shared, reach): (bool, Reach),
    ) -> Option<Vec<Step>> {
        let Scratch { open, ways, search } = scratch;
        search.reset();
        search.push(0, start, open.at(start).signum(), None);
        while let Some((cost, node)) = search.pop() {
            if node == Search::GOAL {
                return Some(search.path());
            }
            let (eq, sign) = (node / 2, if node % 2 == 1 { 1 } else { -1 });
            for &(var, term) in &self.net.eqs[eq] {
                let way = -product(sign, term);
                let moved = ways.moved[var];
                if (!shared && self.net.uses[var].len() > 2)
                    || ways.banned.contains(&var)
                    || moved.is_some_and(|m| m != way)
                    || self.room(world, var, way, reach) <= 0
                {
                    continue;
                }
                let through = cost + self.cost(var, moved.is_some());
                let step = Step { var, sign: way };
                self.leave(open, (start, eq), &step, through, node, search);
            }
        }
        None
    }

    /// Extends the search through one variable to its other equations.
    fn leave(
        &self,
        open: &Open,
        (start, from): (usize, usize),
        step: &Step,
        cost: u64,
        node: usize,
        search: &mut Search,
    ) {
        let uses = &self.net.uses[step.var];
        // Through a shared cell the way leads up to its sum or down from it, never straight from
        // table to table: that would leave both sums open.
        let leads =
            |eq: usize| eq != from && (uses.len() <= 2 || self.net.top[eq] || self.net.top[from]);
        let opposes =
            |eq: usize, change: i64| eq != start && open.at(eq).signum() == -change && leads(eq);
        // Every other equation but the one we go on through is left open, unless this closes it.
        let opened = uses
            .iter()
            .filter(|&&(e, t)| e != from && !opposes(e, product(t, step.sign)))
            .count() as u64;
        let closed = uses.iter().any(|&(e, t)| opposes(e, product(t, step.sign)));
        if closed || opened == 0 {
            search.goal(cost + OPEN * opened, node, step);
            return;
        }
        for &(e, t) in uses {
            if leads(e) {
                let next = cost + OPEN * (opened - 1);
                search.push(
                    next,
                    e,
                    product(t, step.sign),
                    Some((node, step.var, step.sign)),
                );
            }
        }
    }

    fn cost(&self, var: usize, moved: bool) -> u64 {
        let v = &self.net.vars[var];
        if self.printed_range.is_some() || self.hidden[var] {
            // What is small will stay hidden longest: worlds should differ from the truth there.
            return if v.primary() {
                FREE + 3 * v.x.unsigned_abs().min(STICKY / 4)
            } else {
                STICKY
            };
        }
        if moved {
            return STICKY;
        }
        // Ties go to the smaller count: less is lost.
        let whim = match self.whim {
            0 => 0,
            whim => mix(whim, var as u64, 3) % WHIM,
        };
        HIDE + whim + 20 * u64::from((v.x.unsigned_abs() + 1).ilog2())
    }
}

/// The product of two signs.
fn product(one: i64, other: i64) -> i64 {
    if one == other { 1 } else { -1 }
}

/// Equations that do not sum to 0 at present, in the order in which they opened.
struct Open {
    sums: Vec<i64>,
    order: Vec<usize>,
}

impl Open {
    fn at(&self, eq: usize) -> i64 {
        self.sums[eq]
    }

    fn clear(&mut self) {
        for &eq in &self.order {
            self.sums[eq] = 0;
        }
        self.order.clear();
    }

    fn add(&mut self, net: &Net, var: usize, amount: i64) {
        if amount == 0 {
            return;
        }
        for &(eq, sign) in &net.uses[var] {
            self.sums[eq] += sign * amount;
            self.order.push(eq);
        }
    }

    /// The equation to close next: sums over shared cells alone come first, so that what they
    /// open in the tables comes in pairs; then the one that opened last.
    fn first(&self, net: &Net) -> Option<usize> {
        let open = || {
            self.order
                .iter()
                .rev()
                .copied()
                .filter(|&eq| self.at(eq) != 0)
        };
        open().find(|&eq| net.top[eq]).or_else(|| open().next())
    }
}

/// Dijkstra over (equation, sign) nodes; ties are broken by node number, so that runs repeat.
struct Search {
    heap: BinaryHeap<Reverse<(u64, usize)>>,
    best: Vec<u64>,
    came: Vec<Option<(usize, usize, i64)>>,
    touched: Vec<usize>,
}

impl Search {
    const GOAL: usize = usize::MAX;

    fn new(eqs: usize) -> Self {
        // The last slot is the goal.
        Search {
            heap: BinaryHeap::new(),
            best: vec![u64::MAX; 2 * eqs + 1],
            came: vec![None; 2 * eqs + 1],
            touched: Vec::new(),
        }
    }

    fn slot(&self, node: usize) -> usize {
        if node == Self::GOAL {
            self.best.len() - 1
        } else {
            node
        }
    }

    fn reset(&mut self) {
        self.heap.clear();
        for &slot in &self.touched {
            self.best[slot] = u64::MAX;
            self.came[slot] = None;
        }
        self.touched.clear();
    }

    fn push(&mut self, cost: u64, eq: usize, sign: i64, came: Option<(usize, usize, i64)>) {
        self.offer(cost, 2 * eq + usize::from(sign == 1), came);
    }

    fn goal(&mut self, cost: u64, from: usize, step: &Step) {
        self.offer(cost, Self::GOAL, Some((from, step.var, step.sign)));
    }

    fn offer(&mut self, cost: u64, node: usize, came: Option<(usize, usize, i64)>) {
        let slot = self.slot(node);
        if cost < self.best[slot] {
            self.best[slot] = cost;
            self.came[slot] = came;
            self.touched.push(slot);
            self.heap.push(Reverse((cost, node)));
        }
    }

    fn pop(&mut self) -> Option<(u64, usize)> {
        while let Some(Reverse((cost, node))) = self.heap.pop() {
            if cost == self.best[self.slot(node)] {
                return Some((cost, node));
            }
        }
        None
    }

    fn path(&self) -> Vec<Step> {
        let mut path = Vec::new();
        let mut at = Self::GOAL;
        while let Some((from, var, sign)) = self.came[self.slot(at)] {
            path.push(Step { var, sign });
            at = from;
        }
        path.reverse();
        path
    }
}

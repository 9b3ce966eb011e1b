"""An attacker who shares no code with the program: linear programming (HiGHS) over the published
CSV files of all releases together.

    python attack.py SERIES [--weeks N] [--common]

SERIES holds one folder per release: `NNN/spec.toml` and `out/NNN/*.csv` as `waystation disclose`
wrote them, or as common practice did. The true tables `NNN/*.csv` are read afterwards, only to
count how many small cells were found out; `older` are those of them that the release of their week
made no worse.

What he knows: every printed number, sums along every hierarchy, that one cell of two tables has
one count, that a cumulative count never falls unless a revision is declared, nor the rest of a
cumulative subset, and that counts are not negative. With `--common` he also knows that all tables of
a population count the same people: there is one table over all their dimensions behind them, whose
cells are not negative and, in a cumulative population, do not fall. What he wants: the least and the
most that every hidden cell can be.
"""

import csv
import glob
import itertools
import json
import os
import sys
import tomllib

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix


def read_spec(path):
    with open(path, "rb") as f:
        return tomllib.load(f)


class System:
    """Unknowns, equalities and inequalities of all releases."""

    def __init__(self):
        self.names, self.index = [], {}
        self.low, self.high = [], []
        self.equal, self.at_most = [], []

    def var(self, name):
        if name not in self.index:
            self.index[name] = len(self.names)
            self.names.append(name)
            self.low.append(0.0)
            self.high.append(np.inf)
        return self.index[name]

    def fix(self, v, n):
        self.low[v] = self.high[v] = float(n)

    def solve(self, objective, extra=()):
        n = len(self.names)
        rows = list(self.at_most) + list(extra)
        fresh = max((v for terms, _ in rows for v, _ in terms), default=-1) + 1
        width = max(n, fresh, len(objective))

        def matrix(constraints):
            if not constraints:
                return None, None
            r, c, a, b = [], [], [], []
            for i, (terms, rhs) in enumerate(constraints):
                b.append(rhs)
                for v, k in terms:
                    r.append(i), c.append(v), a.append(k)
            return coo_matrix((a, (r, c)), shape=(len(b), width)).tocsr(), b

        a_eq, b_eq = matrix([(t, 0.0) for t in self.equal])
        a_ub, b_ub = matrix(rows)
        cost = np.zeros(width)
        cost[: len(objective)] = objective
        low = self.low + [0.0] * (width - n)
        high = self.high + [np.inf] * (width - n)
        answer = linprog(cost, a_ub, b_ub, a_eq, b_eq, list(zip(low, high)), method="highs")
        if answer.status != 0:
            raise RuntimeError(answer.message)
        return answer.x


def tree(dimension):
    """Label -> labels of its parts; the total first."""
    total = dimension.get("total", "Total")
    parent = {c: total for c in dimension["categories"]}
    parent.update({p["child"]: p["of"] for p in dimension.get("part", [])})
    parts = {total: []}
    for child, of in parent.items():
        parts.setdefault(of, []).append(child)
    return total, parts


def add_common(system, week, spec, dims, tables, monotone):
    """One cell for every combination of all dimensions of a population; each table's cells are sums
    of them. `tables`: table name -> labels -> variable."""
    for population in {t["population"] for t in spec["table"]}:
        mine = [t for t in spec["table"] if t["population"] == population]
        names = sorted({n for t in mine for n in t["dimensions"]})
        leaves = [[l for l in d["categories"] if l not in dims[d["name"]][1]]
                  for n in names for d in spec["dimension"] if d["name"] == n]
        parts = {}
        for combination in itertools.product(*leaves):
            y = system.var((week, "common", population, combination))
            label = dict(zip(names, combination))
            for t in mine:
                cell = tables[t["name"]][tuple(label[n] for n in t["dimensions"])]
                parts.setdefault(cell, {}).setdefault(t["name"], []).append(y)
            earlier = (monotone, "common", population, combination)
            if monotone is not None and earlier in system.index:
                system.at_most.append(([(system.index[earlier], 1.0), (y, -1.0)], 0.0))
        for cell, by_table in parts.items():
            for ys in by_table.values():
                system.equal.append([(cell, -1.0)] + [(y, 1.0) for y in ys])


def mandated(spec, table, labels, dims):
    """True if the cell is public by mandate, whatever is printed."""
    cell = dict(zip(table["dimensions"], labels))
    for mandate in spec.get("mandate", []):
        wanted = mandate.get("cell", {})
        fits = all(
            (label != dims[n][0] if wanted[n] == "*" else label == wanted[n])
            if n in wanted
            else label == dims[n][0]
            for n, label in cell.items()
        )
        if mandate["population"] == table["population"] and set(wanted) <= set(cell) and fits:
            return True
    return False


def build(series, weeks, common=False, unprinted=False):
    """The system, and the hidden cells as (week, table, labels) -> variable. `unprinted`: of the
    last week only what is public by mandate is known."""
    system, hidden, before = System(), {}, {}
    for week in weeks:
        spec = read_spec(os.path.join(series, week, "spec.toml"))
        dims = {d["name"]: tree(d) for d in spec["dimension"]}
        into = {d["name"]: d["merge_into"] for d in spec["dimension"] if "merge_into" in d}
        people = {p["name"]: p for p in spec["population"]}
        revised = {r["population"] for r in spec.get("revision", [])}
        now, tables = {}, {}
        for table in spec["table"]:
            names = table["dimensions"]
            path = os.path.join(series, "out", week, table["name"] + ".csv")
            with open(path, newline="") as f:
                printed = list(csv.DictReader(f))
            merged = {n: set() for n in names}
            for row in printed:
                for n in names:
                    if row["flag"] == "merged" and all(row[m] == dims[m][0] for m in names if m != n):
                        merged[n].add(row[n])
            rows = {}
            for row in printed:
                labels = tuple(row[n] for n in names)
                # A merged category with other members is another cell.
                key = (table["population"],) + tuple(
                    sorted(
                        (n, (l, tuple(sorted(merged[n]))) if l == into.get(n) else (l,))
                        for n, l in zip(names, labels)
                        if l != dims[n][0]
                    )
                )
                v = system.var((week, key))
                now[key] = v
                rows[labels] = v
                if row["flag"] == "":
                    before_print = unprinted and week == weeks[-1]
                    if not before_print or mandated(spec, table, labels, dims):
                        system.fix(v, int(row["count"]))
                else:
                    hidden[week, table["name"], labels] = v
            tables[table["name"]] = rows
            for labels, v in rows.items():
                for i, n in enumerate(names):
                    for_parts = dims[n][1].get(labels[i])
                    if labels[i] == into.get(n):
                        for_parts = sorted(merged[n])
                    if for_parts:
                        parts = [labels[:i] + (p,) + labels[i + 1 :] for p in for_parts]
                        system.equal.append([(v, -1.0)] + [(rows[p], 1.0) for p in parts])
        for relation in spec.get("relation", []):
            pair = {relation["lesser"], relation["greater"]}
            grows = relation["kind"] == "subset" and not pair & revised
            grows = grows and all(people[name].get("cumulative") for name in pair)
            for key, v in now.items():
                other = (relation["greater"],) + key[1:]
                if key[0] == relation["lesser"] and other in now:
                    w = now[other]
                    system.at_most.append(([(v, 1.0), (w, -1.0)], 0.0))
                    if grows and key in before and other in before:
                        # Who is added belongs to the subset or to the rest: neither falls.
                        terms = [(v, 1.0), (before[key], -1.0), (w, -1.0), (before[other], 1.0)]
                        system.at_most.append((terms, 0.0))
        for key, v in now.items():
            if people[key[0]].get("cumulative") and key in before and key[0] not in revised:
                system.at_most.append(([(before[key], 1.0), (v, -1.0)], 0.0))
        before.update(now)
        if common:
            cumulative = all(p.get("cumulative") for p in people.values()) and not revised
            earlier = weeks[weeks.index(week) - 1] if week != weeks[0] and cumulative else None
            add_common(system, week, spec, dims, tables, earlier)
    return system, hidden


def threshold(series, week):
    spec = read_spec(os.path.join(series, week, "spec.toml"))
    return spec.get("thresholds", {}).get("ordinary", 5)


def reach(system, wanted, sign):
    """For each variable the furthest value on one side, up to `wanted[v]`.

    Many at a time: the sum of what each reaches is maximised; what reaches its goal in one
    solution is done. What never does is solved alone."""
    left, best = dict(wanted), {}
    n = len(system.names)
    while left:
        order = list(left)
        cost, extra = np.zeros(n + len(order)), []
        for i, v in enumerate(order):
            z = n + i
            cost[z] = -1.0 if sign > 0 else 1.0
            if sign > 0:  # z <= x, z <= goal
                extra += [([(z, 1.0), (v, -1.0)], 0.0), ([(z, 1.0)], float(left[v]))]
            else:  # z >= x - goal, z >= 0
                extra.append(([(v, 1.0), (z, -1.0)], float(left[v])))
        x = system.solve(cost, extra)
        done = [v for v in order if sign * (x[v] - left[v]) >= -1e-6]
        for v in done:
            best[v] = left.pop(v)
        if len(done) * 20 < len(order) or len(left) < 8:
            break
    for v in left:
        cost = np.zeros(n)
        cost[v] = -float(sign)
        best[v] = system.solve(cost)[v]
    return best


def older(series, weeks, cells):
    """How many of these (week, labels, key, limit) were known no better by the release of their week
    than before it: from the releases before, and from what is public by mandate in that week."""
    same = 0
    for week in sorted({c[0] for c in cells}):
        upto = weeks[: weeks.index(week) + 1]
        known = []
        for unprinted in (True, False):
            system, _ = build(series, upto, unprinted=unprinted)
            at = {c: system.index[week, c[2]] for c in cells if c[0] == week}
            high = reach(system, {at[c]: c[3] - 1 for c in at}, 1)
            low = reach(system, {at[c]: 1 for c in at}, -1)
            known.append({c: (np.ceil(low[v] - 1e-6), np.floor(high[v] + 1e-6)) for c, v in at.items()})
        for c, (low, high) in known[0].items():
            after = known[1][c]
            same += max(after[0], 1) <= max(low, 1) and min(after[1], c[3] - 1) >= min(high, c[3] - 1)
    return int(same)


def truth(series, week, table, names, dims):
    counts = {}
    with open(os.path.join(series, week, table + ".csv"), newline="") as f:
        for row in csv.DictReader(f):
            above = []
            for n in names:
                total, parts = dims[n]
                line, label = [row[n]], row[n]
                while label != total:
                    label = next(p for p, c in parts.items() if label in c)
                    line.append(label)
                above.append(line)
            cells = [()]
            for line in above:
                cells = [c + (l,) for c in cells for l in line]
            for cell in cells:
                counts[cell] = counts.get(cell, 0) + int(row["count"])
    return counts


def run(series, weeks, common=False, explain=False):
    system, hidden = build(series, weeks, common)
    small, cache = {}, {}
    for (week, table, labels), v in hidden.items():
        if (week, table) not in cache:
            spec = read_spec(os.path.join(series, week, "spec.toml"))
            names = next(t["dimensions"] for t in spec["table"] if t["name"] == table)
            dims = {d["name"]: tree(d) for d in spec["dimension"]}
            cache[week, table] = truth(series, week, table, names, dims), threshold(series, week)
        counts, limit = cache[week, table]
        count = counts.get(labels, 0)
        if 1 <= count < limit:
            small[v] = (week, labels, count, limit)
    high = reach(system, {v: s[3] - 1 for v, s in small.items()}, 1)
    low = reach(system, {v: 1 for v in small}, -1)
    # Where both sides meet at what the rule asks for, look whether they go on.
    beyond = [v for v in small if high[v] - low[v] < 0.5]
    high.update(reach(system, {v: 10**6 for v in beyond}, 1))
    low.update(reach(system, {v: 0 for v in beyond}, -1))
    exact, narrow, known = [], [], []
    for v, (week, labels, count, limit) in small.items():
        # Both stop at what the rule asks for: anything short of it is the true bound.
        least, most = np.ceil(low[v] - 1e-6), np.floor(high[v] + 1e-6)
        if least == most:
            exact.append((week, labels, count))
            known.append((week, labels, system.names[v][1], limit))
        elif least > 1 or most < limit - 1:
            known.append((week, labels, system.names[v][1], limit))
            narrow.append((week, labels, int(least), int(most), count))
    return {
        "weeks": len(weeks),
        "unknowns": sum(a < b for a, b in zip(system.low, system.high)),
        "small": len(small),
        "exact": len(exact),
        "narrow": len(narrow),
        "older": older(series, weeks, known) if explain else 0,
        "examples": [str(e) for e in (exact + narrow)[:5]],
    }


def main():
    series = sys.argv[1]
    weeks = sorted(os.path.basename(p) for p in glob.glob(os.path.join(series, "out", "*")))
    if "--weeks" in sys.argv:
        weeks = weeks[: int(sys.argv[sys.argv.index("--weeks") + 1])]
    print(json.dumps(run(series, weeks, "--common" in sys.argv)))


if __name__ == "__main__":
    main()

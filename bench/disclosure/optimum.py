"""Hidden cells of single two-way tables against the optimum, found by HiGHS as a mixed-integer
program: the fewest hidden cells, margins among them, so that every cell from 1 to 4 could be 1 and
could be 4. The grand total is public by mandate.

    python optimum.py FIRST_SEED LAST_SEED
"""

import csv
import os
import random
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

SERIES = os.environ.get("DISCLOSURE_SERIES", "target/release/examples/disclosure_series")
FAR = 60.0


def table(seed):
    chance = random.Random(seed)
    rows, columns = chance.choice([(4, 4), (5, 4), (6, 5), (8, 5)])
    people = chance.choice([60, 120, 200, 400])
    of_row = [1 / (1 + i) ** 1.2 for i in range(rows)]
    of_column = [1 / (1 + i) ** 0.8 for i in range(columns)]
    counts = np.zeros((rows, columns), int)
    for _ in range(people):
        counts[chance.choices(range(rows), of_row)[0], chance.choices(range(columns), of_column)[0]] += 1
    return counts


def ours(counts):
    with tempfile.TemporaryDirectory() as d:
        labels = [[f'"{n}{i}"' for i in range(k)] for n, k in zip("ab", counts.shape)]
        week = os.path.join(d, "000")
        os.mkdir(week)
        with open(os.path.join(week, "spec.toml"), "w") as f:
            f.write('[release]\nas_of = "x"\n')
            for name, some in zip("ab", labels):
                f.write(f'[[dimension]]\nname = "{name}"\ncategories = [{", ".join(some)}]\n')
            f.write('[[population]]\nname = "p"\n[[mandate]]\npopulation = "p"\n')
            f.write('[[table]]\nname = "t"\npopulation = "p"\ndimensions = ["a", "b"]\n')
        with open(os.path.join(week, "t.csv"), "w") as f:
            f.write("a,b,count\n")
            for (i, j), n in np.ndenumerate(counts):
                f.write(f"a{i},b{j},{n}\n")
        subprocess.run([SERIES, d], check=True, capture_output=True)
        with open(os.path.join(d, "out", "000", "t.csv"), newline="") as f:
            return sum(row["flag"] != "" for row in csv.DictReader(f))


def optimum(counts):
    """A binary per cell (hidden), an offset per cell for each thing that must stay possible."""
    rows, columns = counts.shape
    full = np.zeros((rows + 1, columns + 1), int)
    full[:rows, :columns] = counts
    full[:rows, columns] = counts.sum(1)
    full[rows, :columns] = counts.sum(0)
    full[rows, columns] = counts.sum()
    cells = [(i, j) for i in range(rows + 1) for j in range(columns + 1)]
    at = {c: k for k, c in enumerate(cells)}
    needs = []
    for c in cells:
        if 1 <= full[c] <= 4:
            needs += [(c, 4 - full[c])] * int(full[c] < 4) + [(c, 1 - full[c])] * int(full[c] > 1)
    size, width = len(cells), len(cells) * (1 + len(needs))
    terms, low, high = [], [], []

    def add(row, least, most):
        terms.append(row)
        low.append(least)
        high.append(most)

    for k, (needed, amount) in enumerate(needs):
        offset = size * (1 + k)
        for i in range(rows + 1):
            parts = {offset + at[i, j]: 1.0 for j in range(columns)}
            add({**parts, offset + at[i, columns]: -1.0}, 0, 0)
        for j in range(columns + 1):
            parts = {offset + at[i, j]: 1.0 for i in range(rows)}
            add({**parts, offset + at[rows, j]: -1.0}, 0, 0)
        for c in cells:
            add({offset + at[c]: 1.0, at[c]: -FAR}, -np.inf, 0)
            add({offset + at[c]: 1.0, at[c]: float(min(FAR, full[c]))}, 0, np.inf)
        wanted = (amount, np.inf) if amount > 0 else (-np.inf, amount)
        add({offset + at[needed]: 1.0}, *wanted)
    matrix = lil_matrix((len(terms), width))
    for r, row in enumerate(terms):
        for column, value in row.items():
            matrix[r, column] = value
    least, most = np.full(width, -np.inf), np.full(width, np.inf)
    least[:size], most[:size] = 0, 1
    for c in cells:
        if 1 <= full[c] <= 4:
            least[at[c]] = 1
    most[at[rows, columns]] = 0
    first = np.concatenate([np.ones(size), np.zeros(width - size)])
    answer = milp(
        first,
        constraints=LinearConstraint(matrix.tocsr(), low, high),
        bounds=Bounds(least, most),
        integrality=first,
        options={"time_limit": 60},
    )
    return round(answer.fun) if answer.status == 0 else None


def main():
    total = [0, 0]
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        counts = table(seed)
        best = optimum(counts)
        if best is None:
            continue
        mine = ours(counts)
        total = [total[0] + mine, total[1] + best]
        print(seed, counts.shape, int(counts.sum()), "hidden", mine, "optimum", best, flush=True)
    print("ratio", round(total[0] / total[1], 4))


if __name__ == "__main__":
    main()

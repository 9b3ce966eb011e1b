"""Common practice, for comparison: hide every cell from 1 to 4, and in every row and column that
has exactly one hidden cell a second one, the smallest. Totals are printed. Each table of each week
by itself, as with a spreadsheet."""

import csv
import os

from generate import SIZES, TABLES


def protect(counts, rows, columns, limit=5):
    hidden = {(r, c) for r in rows for c in columns if 1 <= counts[r, c] < limit}
    changed = True
    while changed:
        changed = False
        lines = [[(r, c) for c in columns] for r in rows] + [[(r, c) for r in rows] for c in columns]
        for line in lines:
            if len(hidden.intersection(line)) == 1:
                others = [x for x in line if x not in hidden and counts[x] > 0]
                if others:
                    hidden.add(min(others, key=lambda x: (counts[x], x)))
                    changed = True
    return hidden


def publish(folder, week, tables):
    """Reads `folder/WEEK/*.csv`, writes `folder/out/WEEK/*.csv` as the program does."""
    out = os.path.join(folder, "out", week)
    os.makedirs(out, exist_ok=True)
    for a, b in TABLES[:tables]:
        rows = [f"{a}{i}" for i in range(SIZES[a])]
        columns = [f"{b}{i}" for i in range(SIZES[b])]
        counts = {(r, c): 0 for r in rows for c in columns}
        with open(os.path.join(folder, week, f"{a}_{b}.csv"), newline="") as f:
            for row in csv.DictReader(f):
                counts[row[a], row[b]] = int(row["count"])
        hidden = protect(counts, rows, columns)
        with open(os.path.join(out, f"{a}_{b}.csv"), "w") as f:
            f.write(f"{a},{b},count,flag\n")
            for r in ["Total"] + rows:
                for c in ["Total"] + columns:
                    if (r, c) in hidden:
                        f.write(f"{r},{c},,suppressed\n")
                    else:
                        n = sum(
                            n
                            for (x, y), n in counts.items()
                            if r in ("Total", x) and c in ("Total", y)
                        )
                        f.write(f"{r},{c},{n},\n")

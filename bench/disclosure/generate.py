"""Seeded series of cumulative tables: the same arguments give the same files.

People arrive week by week, with a nationality, a site, a sex and an age class; in some weeks some
withdraw, which the specification of that week declares. All people are invented.
"""

import os
import random

SIZES = {"nationality": 24, "site": 8, "sex": 2, "age": 6}
KINDS = {"nationality": "nationality", "site": "place", "sex": "sex", "age": "age"}
WEIGHTS = {
    "nationality": [1 / (1 + i) ** 1.4 for i in range(24)],
    "site": [1 / (1 + i) ** 0.8 for i in range(8)],
    "sex": [0.7, 0.3],
    "age": [0.1, 0.15, 0.3, 0.25, 0.15, 0.05],
}
TABLES = [
    ("nationality", "site"),
    ("sex", "age"),
    ("nationality", "sex"),
    ("nationality", "age"),
    ("site", "sex"),
    ("site", "age"),
]


def spec(week, tables, revised, threshold):
    lines = ["[release]", f'as_of = "week {week}"', "[thresholds]", f"ordinary = {threshold}"]
    for name, size in SIZES.items():
        labels = ", ".join(f'"{name}{i}"' for i in range(size))
        lines += ["[[dimension]]", f'name = "{name}"', f'kind = "{KINDS[name]}"']
        lines += [f"categories = [{labels}]"]
    lines += ["[[population]]", 'name = "people"', "cumulative = true"]
    for a, b in tables:
        lines += ["[[table]]", f'name = "{a}_{b}"', 'population = "people"']
        lines += [f'dimensions = ["{a}", "{b}"]']
    lines += ["[[mandate]]", 'population = "people"']
    if revised:
        lines += ["[[revision]]", 'population = "people"', 'reason = "applications withdrawn"']
    return "\n".join(lines) + "\n"


def series(folder, seed, weeks, per_week, tables, corrections=0.15, raised=None):
    """Writes `folder/NNN/spec.toml` and one CSV per table. `raised`: threshold of the later half."""
    chance = random.Random(seed)
    people = []
    for week in range(weeks):
        revised = bool(week) and chance.random() < corrections
        for _ in range(per_week * (5 if week == 0 else 1)):
            person = {d: chance.choices(range(n), WEIGHTS[d])[0] for d, n in SIZES.items()}
            people.append(person)
        if revised:
            for _ in range(chance.randint(1, 3)):
                people.pop(chance.randrange(len(people)))
        out = os.path.join(folder, f"{week:03d}")
        os.makedirs(out, exist_ok=True)
        threshold = raised if raised and week >= weeks // 2 else 5
        with open(os.path.join(out, "spec.toml"), "w") as f:
            f.write(spec(week, TABLES[:tables], revised, threshold))
        for a, b in TABLES[:tables]:
            counts = {}
            for p in people:
                counts[p[a], p[b]] = counts.get((p[a], p[b]), 0) + 1
            with open(os.path.join(out, f"{a}_{b}.csv"), "w") as f:
                f.write(f"{a},{b},count\n")
                for (x, y), n in sorted(counts.items()):
                    f.write(f"{a}{x},{b}{y},{n}\n")

"""Runs `waystation dedupe` on a register and prints its figures: run.py BINARY DIR.

CPU seconds and peak memory of the whole process; groups at the blind threshold; pairs over the
whole curve; how many pairs of one household but two persons were proposed as one person.
"""
import csv
import os
import resource
import subprocess
import sys
import time

import measure


def main():
    binary, directory = sys.argv[1:3]
    out = {name: f"{directory}/{name}.csv" for name in ("pairs", "clusters", "relatives")}
    started = time.time()
    subprocess.run(
        [binary, "dedupe", f"{directory}/register.csv", "--out", out["pairs"], "--clusters", out["clusters"], "--relatives", out["relatives"], "--show", "0.01"],
        check=True,
    )
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"waystation on {os.path.basename(directory)}: {usage.ru_utime + usage.ru_stime:.1f} CPU s, wall {time.time() - started:.1f} s, peak {usage.ru_maxrss // 1024} MB")
    person = measure.truth(f"{directory}/truth.csv")
    print("  groups at the blind threshold: F1 %.4f, precision %.4f, recall %.4f" % measure.clusters(out["clusters"], person))
    pairs = measure.read_pairs(out["pairs"])
    measure.show(measure.curve(pairs, person))
    households(directory, pairs, person)


def households(directory, pairs, person, threshold=.9):
    """Pairs that share a household in truth but are two people."""
    with open(f"{directory}/truth.csv", newline="") as file:
        home = {row["id"]: row.get("household") for row in csv.DictReader(file)}
    sizes = {}
    for record, place in home.items():
        if place:
            sizes.setdefault(place, []).append(person[record])
    total = sum(len(m) * (len(m) - 1) // 2 - measure.pairs_in(m) for m in sizes.values())
    wrong = sum(p >= threshold and person[a] != person[b] and home[a] == home[b] for a, b, p in pairs if home[a])
    if total:
        print(f"  relatives proposed as one person: {wrong} of {total} ({wrong / total:.4%})")


if __name__ == "__main__":
    main()

"""Precision and recall of pairs and groups against the truth. Standard library only."""
import csv
from collections import Counter, defaultdict


def truth(path):
    with open(path, newline="") as file:
        return {row["id"]: row["person"] for row in csv.DictReader(file)}


def pairs_in(labels):
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def clusters(path, person):
    with open(path, newline="") as file:
        return cluster_scores([(row["id"], row["cluster"]) for row in csv.DictReader(file)], person)


def cluster_scores(rows, person):
    """F1, precision, recall over all pairs that stand in one cluster; rows are (id, cluster)."""
    groups = defaultdict(list)
    for record, cluster in rows:
        groups[cluster].append(person[record])
    found = sum(len(g) * (len(g) - 1) // 2 for g in groups.values())
    right = sum(pairs_in(g) for g in groups.values())
    return scores(right, found, pairs_in(person.values()))


def scores(right, found, wanted):
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def curve(pairs, person, thresholds=(.01, .05, .1, .3, .5, .7, .8, .9, .95, .99, .995, .999)):
    """For each threshold F1, precision, recall over scored pairs: [(a, b, probability)]."""
    wanted = pairs_in(person.values())
    judged = [(p, person[a] == person[b]) for a, b, p in pairs]
    rows = []
    for threshold in thresholds:
        taken = [right for p, right in judged if p >= threshold]
        rows.append((threshold, *scores(sum(taken), len(taken), wanted)))
    return rows


def read_pairs(path):
    with open(path, newline="") as file:
        return [(r["id_a"], r["id_b"], float(r["probability"])) for r in csv.DictReader(file)]


def show(rows):
    for threshold, f1, precision, recall in rows:
        print(f"  p>={threshold:<6} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}")

"""Splink on a register: splink_register.py DIR [--model C|E]. Writes DIR/splink-C.csv (scored pairs).

Prints one line of JSON: CPU seconds of each stage and of all, peak memory, and cluster figures at
thresholds. Model C blocks and compares exact values and edit distance, with phone and household in
blocking only; model E adds consonant skeletons to both.
"""
import argparse
import json
import re
import resource
import sys
import time

import duckdb
import pandas as pd
import splink.comparison_library as cl
import splink.comparison_level_library as cll
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

sys.path.insert(0, __file__.rsplit("/", 1)[0])
import measure


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def skeleton(name):
    name = re.sub(r"[^a-z]", "", name.lower())
    for old, new in (("tch", "c"), ("kh", "x"), ("sh", "s"), ("ch", "s"), ("zh", "j"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("q", "k"), ("w", "v"), ("h", "x")):
        name = name.replace(old, new)
    start = "a" if name[:1] in tuple("aeiouy") else ""
    name = start + re.sub(r"[aeiouy]", "", name)
    return re.sub(r"(.)\1+", r"\1", name)


def load(directory):
    frame = pd.read_csv(f"{directory}/register.csv", dtype=str).rename(columns={"id": "unique_id"})
    for column in ("given_name", "family_name", "father_name"):
        plain = frame[column].str.lower().str.replace(r"^(al|el)[- ]", "", regex=True)
        frame[column] = plain
        frame[f"{column[:-5]}_key"] = plain.map(lambda n: skeleton(n) or None, na_action="ignore")
    frame["dob_date"] = frame["dob"]
    frame["given3"], frame["family3"] = frame["given_name"].str[:3], frame["family_name"].str[:3]
    frame["month"] = frame["dob"].str[:7]
    frame["year"] = frame["dob"].str[:4]
    return frame


def name_comparison(column, key):
    levels = [cll.NullLevel(column), cll.ExactMatchLevel(column, term_frequency_adjustments=True)]
    if key:
        levels.append(cll.CustomLevel(f"{key}_l = {key}_r", label_for_charts="same skeleton"))
    return cl.CustomComparison(
        output_column_name=column,
        comparison_levels=levels + [cll.JaroWinklerLevel(column, .92), cll.JaroWinklerLevel(column, .8), cll.ElseLevel()],
    )


def settings(model):
    keyed = model == "E"
    key = lambda name: f"{name}_key" if keyed else None
    rules = [
        block_on("doc_no"), block_on("phone", "sex"), block_on("household_id", "sex"), block_on("dob", "given_name"), block_on("dob", "family_name"),
        block_on("given_name", "family_name", "father_name"),
        "l.given_name = r.family_name and l.family_name = r.given_name and l.sex = r.sex",
        block_on("given3", "family3", "month"), block_on("given_name", "family_name", "nationality", "year"), block_on("dob", "father_name"),
    ]
    if keyed:
        rules += [block_on("dob", "given_key"), block_on("dob", "family_key"), block_on("given_key", "family_key", "father_key"), block_on("given_key", "family_key", "year")]
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            name_comparison("given_name", key("given")), name_comparison("family_name", key("family")), name_comparison("father_name", key("father")),
            cl.DateOfBirthComparison("dob", input_is_string=True), cl.ExactMatch("sex"), cl.ExactMatch("nationality").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("doc_no", 1),
        ],
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--model", choices="CE", default="C")
    args = parser.parse_args()
    stages, last, started = {}, cpu(), time.time()

    def stage(name):
        nonlocal last
        stages[name], last = round(cpu() - last, 1), cpu()

    frame = load(args.directory)
    stage("read")
    api = DuckDBAPI(connection=duckdb.connect())
    table = api.register(frame) if hasattr(api, "register") else frame
    linker = Linker(table, settings(args.model)) if hasattr(api, "register") else Linker(table, settings(args.model), api)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("doc_no")], recall=.5)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("doc_no"), block_on("dob", "family_name"), block_on("phone", "given_name")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    stage("train")
    scored = linker.inference.predict(threshold_match_probability=.01)
    stage("score")
    pairs = scored.as_pandas_dataframe()[["unique_id_l", "unique_id_r", "match_probability"]]
    stage("fetch")
    person = measure.truth(f"{args.directory}/truth.csv")
    figures, last = {}, cpu()
    for threshold in (.5, .9, .95, .99, .999):
        groups = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold).as_pandas_dataframe()
        if threshold == .9:
            stage("cluster")
        figures[threshold] = [round(x, 4) for x in measure.cluster_scores(zip(groups["unique_id"], groups["cluster_id"]), person)]
        last = cpu()
    total = round(sum(v for k, v in stages.items() if k != "fetch"), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    pairs.columns = ["id_a", "id_b", "probability"]
    pairs.to_csv(f"{args.directory}/splink-{args.model}.csv", index=False)
    print(json.dumps(dict(model=args.model, cpu=total, stages=stages, peak_mb=peak, wall=round(time.time() - started, 1), clusters=figures)))


if __name__ == "__main__":
    main()

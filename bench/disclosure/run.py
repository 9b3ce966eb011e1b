"""Series through common practice and through the program's protector, both attacked by the attacker
of attack.py (HiGHS), ours also by the built-in auditor.

    python run.py --series 1000 --weeks 6 --tables 2 --per-week 30 [--jobs 2] [--attacked 100]

Totals so far are printed as JSON after every series. `common` is the attacker who knows that all
tables count the same people; he is given the first `--common` series.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
from multiprocessing import Pool

# One series a process: the solver's own threads would only get in each other's way.
os.environ["OMP_NUM_THREADS"] = "1"

import attack
import generate
import practice

SERIES = os.environ.get("DISCLOSURE_SERIES", "target/release/examples/disclosure_series")


def weeks(folder):
    return [w for w in sorted(os.listdir(folder)) if w.isdigit()]


def released(folder):
    return sorted(os.listdir(os.path.join(folder, "out")))


def one(task):
    """All results of one series: who -> counts."""
    args, i = task
    seed = args.first + i
    folder = os.path.join(args.work, str(seed))
    generate.series(folder, seed, args.weeks, args.per_week, args.tables, raised=args.raised)
    done = subprocess.run([SERIES, folder], capture_output=True, text=True, check=True)
    ours = json.loads(done.stdout)
    ours["findings"] = len(ours["findings"])
    results = {"ours": {"series": 1, **ours}}
    if i < args.attacked:
        results["attacked"] = {"series": 1, **attack.run(folder, released(folder), explain=True)}
    if i < args.common:
        results["common"] = {"series": 1, **attack.run(folder, released(folder), common=True)}
    if i < args.practice:
        shutil.rmtree(os.path.join(folder, "out"))
        for week in weeks(folder):
            practice.publish(folder, week, args.tables)
        results["practice"] = {"series": 1, **attack.run(folder, released(folder))}
    shutil.rmtree(folder)
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--series", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--tables", type=int, default=6)
    parser.add_argument("--per-week", type=int, default=11)
    parser.add_argument("--raised", type=int, default=None, help="threshold of the later half")
    parser.add_argument("--attacked", type=int, default=10**9, help="series given to the attacker")
    parser.add_argument("--common", type=int, default=0, help="and to the one who knows more")
    parser.add_argument("--practice", type=int, default=0, help="series through common practice")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    args.work = tempfile.mkdtemp()
    totals = {}
    with Pool(args.jobs) as pool:
        for results in pool.imap_unordered(one, [(args, i) for i in range(args.series)]):
            for who, result in results.items():
                total = totals.setdefault(who, {})
                for key, value in result.items():
                    if isinstance(value, (int, float)):
                        total[key] = round(total.get(key, 0) + value, 3)
            print(json.dumps(totals), flush=True)
    shutil.rmtree(args.work)


if __name__ == "__main__":
    main()

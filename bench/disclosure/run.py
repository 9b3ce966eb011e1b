"""Series through common practice and through `waystation disclose`, both attacked by the attacker
of attack.py (HiGHS), ours also by the built-in auditor.

    python run.py --series 100 --weeks 6 --tables 2 --per-week 40 [--attacked 100] [--work DIR]
"""

import argparse
import glob
import json
import os
import resource
import shutil
import subprocess
import tempfile

import attack
import generate
import practice

BINARY = os.environ.get("WAYSTATION", "target/release/waystation")


def cpu():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def ours(folder):
    """Releases week by week. Returns the CPU seconds of the last release, hidden cells, refusals."""
    last, hidden, refused, findings = 0.0, 0, 0, 0
    for week in weeks(folder):
        tables = sorted(glob.glob(os.path.join(folder, week, "*.csv")))
        before = cpu()
        done = subprocess.run(
            [BINARY, "disclose", os.path.join(folder, week, "spec.toml"), *tables]
            + ["--ledger", os.path.join(folder, "ledger")]
            + ["-o", os.path.join(folder, "out", week), "--released-by", "bench"],
            capture_output=True,
            text=True,
        )
        last = cpu() - before
        if done.returncode:
            refused += 1
            break
        findings += sum(" is within " in line for line in done.stdout.splitlines())
        hidden += int(done.stdout.splitlines()[-1].split(": ")[1].split()[0])
    return {"last_cpu": last, "hidden": hidden, "refused": refused, "findings": findings}


def weeks(folder):
    return [w for w in sorted(os.listdir(folder)) if w.isdigit()]


def attacked(folder):
    return attack.run(folder, sorted(os.listdir(os.path.join(folder, "out"))))


def add(total, result):
    for key, value in result.items():
        if isinstance(value, (int, float)):
            total[key] = total.get(key, 0) + value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--series", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--tables", type=int, default=6)
    parser.add_argument("--per-week", type=int, default=11)
    parser.add_argument("--attacked", type=int, default=None, help="series given to the attacker")
    parser.add_argument("--practice", type=int, default=None, help="series through common practice")
    parser.add_argument("--work", default=None)
    args = parser.parse_args()
    work = args.work or tempfile.mkdtemp()
    totals = {"ours": {}, "practice": {}}
    done = {"ours": 0, "practice": 0, "attacked": 0}
    for i in range(args.series):
        seed = args.first + i
        folder = os.path.join(work, str(seed))
        generate.series(folder, seed, args.weeks, args.per_week, args.tables)
        add(totals["ours"], ours(folder))
        done["ours"] += 1
        if args.attacked is None or i < args.attacked:
            add(totals["ours"], attacked(folder))
            done["attacked"] += 1
        if args.practice is None or i < args.practice:
            shutil.rmtree(os.path.join(folder, "out"))
            for week in weeks(folder):
                practice.publish(folder, week, args.tables)
            add(totals["practice"], attacked(folder))
            done["practice"] += 1
        shutil.rmtree(folder)
        print(json.dumps({"series": done, **totals}), flush=True)


if __name__ == "__main__":
    main()

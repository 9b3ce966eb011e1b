"""How fast `waystation xform` is beside pyxform, measured in the same run.

    python3 bench/xforms/speed.py FOLDER [--rounds N]

Three figures: a form as a whole process, a batch in one process, and the peak memory on the largest
form. Times are CPU seconds (user + system) of the child processes and wall seconds, medians over
rounds that take turns. Needs GNU time; without pyxform it says so and stops.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from waystation import BINARY

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".md")
BATCH = """
import sys
from pathlib import Path
from pyxform.xls2xform import convert
for path in sys.argv[1:]:
    convert(Path(path), pretty_print=True)
"""


def run(command) -> tuple[float, float]:
    """CPU seconds and wall seconds of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, wall


def peak(command) -> float:
    """Peak memory of a command in MB. It is started by a small program, because a process counts
    the memory of the one that it was forked from."""
    done = subprocess.run(["time", "-f", "%M", *command], capture_output=True, text=True, check=False)
    return int(done.stderr.split()[-1]) / 1024


def ours(target: Path, *forms: Path):
    return [BINARY, "xform", "--out", target, *forms]


def one_by_one(target: Path, *forms: Path):
    return [sys.executable, "-m", "pyxform.xls2xform", "--skip_validate", *forms, target / "out.xml"]


def median(rows, index: int) -> float:
    return statistics.median(row[index] for row in rows)


def show(name: str, mine, other, goal: int):
    cpu, wall = median(other, 0) / median(mine, 0), median(other, 1) / median(mine, 1)
    print(
        f"{name:44} {1000 * median(mine, 0):8.1f} ms CPU against {1000 * median(other, 0):8.1f} ms:"
        f" {cpu:6.1f} times (wall {wall:6.1f} times; goal {goal})"
    )
    return cpu, wall


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=int, default=10, help="times that each form is in the batch")
    options = parser.parse_args()
    try:
        import pyxform  # noqa: F401
    except ImportError:
        print("skipped: install pyxform to compare with it")
        return 0
    forms = sorted(p for p in options.folder.rglob("*") if p.suffix.lower() in ENDINGS)
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch)
        good = [f for f in forms if subprocess.run(ours(target, f), capture_output=True).returncode == 0]
        ratios = []
        for form in good:
            mine, other = [], []
            for _ in range(options.rounds):
                mine.append(run(ours(target, form)))
                other.append(run(one_by_one(target, form)))
            ratios.append(show(form.name[:44], mine, other, 30))
        print(f"one form, whole process: median {statistics.median(r[0] for r in ratios):.1f} times by CPU, "
              f"{statistics.median(r[1] for r in ratios):.1f} by wall (goal 30)")
        mine, other, many = [], [], good * options.batch
        for _ in range(options.rounds):
            mine.append(run(ours(target, *many)))
            other.append(run([sys.executable, "-c", BATCH, *many]))
        show(f"batch of {len(many)} in one process", mine, other, 50)
        largest = max(good, key=lambda f: f.stat().st_size)
        small, large = peak(ours(target, largest)), peak(one_by_one(target, largest))
        print(f"peak memory, {largest.name[:30]}: {small:.1f} MB against {large:.1f} MB "
              f"({small / large:.2f}; goal 0.25)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

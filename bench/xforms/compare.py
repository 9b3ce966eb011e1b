"""Compares `waystation xform` with pyxform, form by form: same binds, instances, texts, body.

    python3 bench/xforms/compare.py FOLDER... [--generated N] [--verbose]

Every form that pyxform converts must be converted with the same meaning; `DELIBERATE` lists where
we differ on purpose. Needs pyxform and lxml from PyPI and a release build of the binary; without
pyxform it says so and stops.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

import waystation

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".md")

# Differences that are meant: a pattern in what pyxform writes, and why we write something else.
DELIBERATE = [
    (
        re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
        "a date cell is written as JavaRosa reads it: 2022-03-01, or 2022-03-01T12:00:00",
    ),
]

# Errors that pyxform leaves to ODK Validate.
NO_DEVICE = {"expression-malformed", "reference-cycle"}


def reason(difference: str) -> str | None:
    theirs = difference.split("  theirs ", 1)[-1]
    return next((why for pattern, why in DELIBERATE if pattern.search(theirs)), None)


def compare(path: Path) -> tuple[str, list[str]]:
    """How the two agree on a form, and the differences that are not meant."""
    from meaning import differences
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        theirs = convert(path, pretty_print=True).xform
    except PyXFormError as error:
        theirs, their_error = None, str(error)
    except Exception as error:  # noqa: BLE001 - it crashes on some files
        theirs, their_error = None, repr(error)
    try:
        ours = waystation.compile_file(path).xml
    except waystation.Refused as refused:
        if theirs is None:
            return "both refuse", []
        if refused.codes and refused.codes <= NO_DEVICE:
            return "refused, because no device could load it", []
        return "only pyxform converts", [str(refused)]
    if theirs is None:
        return "only we convert", [their_error]
    found = differences(ours, theirs)
    meant = [d for d in found if reason(d)]
    rest = [d for d in found if not reason(d)]
    if rest:
        return "differ", rest
    return ("differ as meant" if meant else "equal"), []


def forms(folders: list[Path], generated: int, scratch: Path):
    for folder in folders:
        if folder.is_file():
            yield folder
            continue
        yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in ENDINGS)
    if generated:
        from generate import form

        for seed in range(generated):
            path = scratch / f"generated_{seed}.md"
            path.write_text(form(seed), encoding="utf-8")
            yield path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--generated", type=int, default=0, help="number of generated forms")
    parser.add_argument("--verbose", action="store_true", help="show every difference")
    options = parser.parse_args()
    try:
        import pyxform  # noqa: F401
    except ImportError:
        print("skipped: install pyxform and lxml to compare with it")
        return 0
    count = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for path in forms(options.folders, options.generated, Path(scratch)):
            verdict, details = compare(path)
            count[verdict] += 1
            if verdict not in ("equal", "both refuse", "differ as meant") and "no device" not in verdict:
                print(f"{verdict}: {path}")
                shown = details if options.verbose else details[:2]
                for detail in shown:
                    print("   ", detail.replace("\n", "\n    "))
    for verdict, number in count.most_common():
        print(f"{number:5} {verdict}")
    return int(count["differ"] + count["only pyxform converts"] > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Does JavaRosa, the engine of ODK Collect, load what `waystation xform` writes?

    python3 bench/xforms/javarosa.py FOLDER... [--generated N]

Takes forms (compiled first) and XForms. Uses the validator inside the pyxform package from PyPI and
Java 17; without them it says so and stops.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import waystation
from compare import forms

SLICE = 200  # forms for one start of Java
MARK = ">> XForm is invalid."
LIST = "The following files failed validation:"


def validator() -> Path | None:
    """The validator in the installed package, also where a checkout of pyxform stands before it."""
    try:
        package = distribution("pyxform")
    except PackageNotFoundError:
        return None
    jar = Path(package.locate_file("pyxform/validators/odk_validate/bin/ODK_Validate.jar"))
    return jar if jar.exists() and shutil.which("java") else None


def rejected(jar: Path, files: list[Path]) -> dict[Path, str]:
    """The files that do not load, with the first line of what the validator says."""
    bad = {}
    for start in range(0, len(files), SLICE):
        slice = files[start : start + SLICE]
        done = subprocess.run(
            ["java", "-jar", jar, *slice], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            continue
        text = done.stderr + "\n" + done.stdout
        if LIST not in text:
            raise RuntimeError(f"the validator failed: {text[-2000:]}")
        named = set(text.split(LIST, 1)[1].split("\n"))
        failed = [path for path in slice if str(path) in named]
        # The reasons come in the order of the files, each behind a mark.
        reasons = [part.strip().splitlines() for part in done.stderr.split(MARK)[1:]]
        if len(reasons) != len(failed):
            reasons = [[]] * len(failed)
        bad |= {path: (lines or ["refused"])[0] for path, lines in zip(failed, reasons)}
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--generated", type=int, default=0, help="number of generated forms")
    parser.add_argument("--keep", type=Path, help="write the XForms to this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch, files, refused = Path(scratch), [], 0
        keep = options.keep or scratch
        keep.mkdir(parents=True, exist_ok=True)
        for folder in options.folders:
            files += sorted(folder.rglob("*.xml")) if folder.is_dir() else []
        for number, path in enumerate(forms(options.folders, options.generated, scratch)):
            try:
                xml = waystation.compile_file(path).xml
            except waystation.Refused:
                refused += 1
                continue
            target = keep / f"{number}_{path.stem}.xml"
            target.write_text(xml, encoding="utf-8")
            files.append(target)
        jar = validator()
        if jar is None:
            print("JavaRosa not asked: needs Java and the pyxform package with its validator")
            return 0
        bad = rejected(jar, files)
        for path, said in bad.items():
            print(f"{path.name}: {said}")
    print(f"{len(files) - len(bad)} of {len(files)} XForms load; {refused} forms have errors")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

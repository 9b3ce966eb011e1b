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
from pathlib import Path

import waystation
from compare import forms

SLICE = 200  # forms for one start of Java


def validator() -> Path | None:
    try:
        import pyxform
    except ImportError:
        return None
    jar = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
    return jar if jar.exists() and shutil.which("java") else None


def rejected(jar: Path, files: list[Path]) -> dict[Path, str]:
    """The files that do not load, with what the validator says."""
    done = subprocess.run(
        ["java", "-jar", jar, *files], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return {}
    if len(files) == 1:
        return {files[0]: (done.stdout + done.stderr).strip()}
    half = len(files) // 2
    return rejected(jar, files[:half]) | rejected(jar, files[half:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--generated", type=int, default=0, help="number of generated forms")
    options = parser.parse_args()
    jar = validator()
    if jar is None:
        print("skipped: needs Java and the pyxform package with its validator")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch, files, refused = Path(scratch), [], 0
        for folder in options.folders:
            files += sorted(folder.rglob("*.xml")) if folder.is_dir() else []
        for number, path in enumerate(forms(options.folders, options.generated, scratch)):
            try:
                xml = waystation.compile_file(path).xml
            except waystation.Refused:
                refused += 1
                continue
            target = scratch / f"{number}_{path.stem}.xml"
            target.write_text(xml, encoding="utf-8")
            files.append(target)
        bad = {}
        for start in range(0, len(files), SLICE):
            bad |= rejected(jar, files[start : start + SLICE])
        for path, said in bad.items():
            print(f"{path.name}:\n    " + "\n    ".join(said.splitlines()[:12]))
    print(f"{len(files) - len(bad)} of {len(files)} XForms load; {refused} forms have errors")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

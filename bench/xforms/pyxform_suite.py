"""Runs pyxform's own test suite against `waystation xform`.

The suite writes forms as Markdown tables and asserts on the XForm by XPath. Here the function that
compiles them is replaced by a call of our binary; nothing else of a test changes. Messages differ
by intention, so of a case that expects an error only the refusal is judged, and of one that expects
a warning only that the form is accepted.

    PYXFORM_SRC=/path/to/pyxform python3 bench/xforms/pyxform_suite.py [--failures FILE]

Needs pyxform's own test requirements (lxml, openpyxl) and a release build of the binary.
"""

import argparse
import io
import logging
import os
import sys
import unittest
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import SimpleNamespace

import waystation
from javarosa import rejected, validator

GOALS = {"output": 97.0, "error": 97.0}
OUTPUT = ("xml__", "model__", "itext__", "instance__")
# Tests of the suite's own assertions, most of which are meant to fail.
HARNESS = ("tests.test_pyxform_test_case", "tests.test_pyxformtestcase")
TEXTS = ("error__", "warnings__", "warnings_count", "odk_validate_error__")


def kind_of(case: dict) -> str:
    """What a case asserts: the output, a refusal, or only that the form is accepted."""
    if case.get("errored"):
        return "error"
    if any(key.startswith(OUTPUT) and value is not None for key, value in case.items()):
        return "output"
    return "accepted"


class Judge:
    """Takes the place of the suite's assertion and counts."""

    def __init__(self, module, keep: Path | None):
        self.module, self.keep = module, keep
        self.original = module.PyxformTestCase.assertPyxformXform
        self.passed, self.failed, self.skipped = Counter(), Counter(), 0
        self.failures = []
        self.pyxform_convert = module.convert
        module.convert = self.convert
        judge = self

        def assertion(case, *args, **kwargs):
            return judge.judge(case, *args, **kwargs)

        module.PyxformTestCase.assertPyxformXform = assertion

    def convert(self, xlsform, form_name=None, warnings=None, **other):
        compile_form = (
            waystation.compile_sheets if isinstance(xlsform, dict) else waystation.compile_markdown
        )
        try:
            result = compile_form(xlsform, form_name)
        except waystation.Refused as refused:
            raise self.module.PyXFormError(str(refused)) from refused
        said = [p["message"] for p in result.problems]
        if self.keep:
            self.keep_both(result.xml, {"xlsform": xlsform, "form_name": form_name, **other})
        if warnings is not None:
            warnings.extend(said)
        survey = SimpleNamespace(get_nsmap=lambda: namespaces(result.xml))
        return SimpleNamespace(
            xform=result.xml, warnings=said, _survey=survey, _pyxform=None, itemsets=None
        )

    def keep_both(self, xml: str, arguments: dict):
        """Writes our XForm, and pyxform's own of the same form, for a look by JavaRosa."""
        name = f"{len(list((self.keep / 'ours').iterdir())):04}.xml"
        (self.keep / "ours" / name).write_text(xml, "utf-8")
        try:
            theirs = self.pyxform_convert(**arguments).xform
        except Exception:  # noqa: BLE001 - it does not convert it, and so there is nothing to keep
            return
        (self.keep / "pyxform" / name).write_text(theirs, "utf-8")

    def pyxform_refuses(self, kwargs) -> bool:
        try:
            self.pyxform_convert(
                xlsform=kwargs.get("md") or kwargs.get("ss_structure"),
                form_name=kwargs.get("name") or "test_name",
                file_type=".md",
            )
        except self.module.PyXFormError:
            return True
        return False

    def judge(self, case, *args, **kwargs):
        if kwargs.get("survey") is not None or args:
            self.skipped += 1  # a form built in Python never was a file
            return self.original(case, *args, **kwargs)
        if case.__module__ in HARNESS:
            return self.original(case, *args, **kwargs)
        kind = kind_of(kwargs)
        kept = {k: v for k, v in kwargs.items() if not k.startswith(TEXTS)}
        kept["run_odk_validate"] = False
        try:
            result = self.original(case, **kept)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is a failed case
            if self.pyxform_refuses(kwargs) and "compilation failed" in str(error):
                # Some tests expect the refusal in their own way.
                self.passed["error"] += 1
                raise
            self.failed[kind] += 1
            self.failures.append((case.id(), kind, str(kwargs.get("md")), str(error)))
            return None
        self.passed[kind] += 1
        return result


def namespaces(xml: str) -> dict:
    """Namespace declarations of the root element, as the suite wants them."""
    found = {}
    for _, (prefix, address) in _declarations(xml):
        found.setdefault(f"xmlns:{prefix}" if prefix else "xmlns", address)
    return found


def _declarations(xml: str):
    from lxml import etree

    return etree.iterparse(io.BytesIO(xml.encode("utf-8")), events=("start-ns",))


def run(failures_file: str | None, keep: Path | None) -> int:
    source = os.environ.get("PYXFORM_SRC")
    if not source:
        print("skipped: set PYXFORM_SRC to a checkout of pyxform to run its suite")
        return 0
    if keep:
        keep = keep.resolve()
        for side in ("ours", "pyxform"):
            (keep / side).mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, source)
    os.chdir(source)
    from tests import pyxform_test_case

    judge = Judge(pyxform_test_case, keep)
    logging.disable(logging.CRITICAL)
    suite = unittest.defaultTestLoader.discover("tests", top_level_dir=source)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    if failures_file:
        with open(failures_file, "w", encoding="utf-8") as out:
            for name, kind, form, error in judge.failures:
                out.write(f"=== {name} [{kind}]\n{form}\n{error}\n")
    bad = report(judge)
    return bad | load_both(keep) if keep else bad


def load_both(keep: Path) -> int:
    """How many of the XForms JavaRosa loads, ours and pyxform's own. Many forms of the suite could
    be loaded from neither: they exercise one column and need not make sense otherwise."""
    jar = validator()
    if jar is None:
        print("JavaRosa not asked: needs Java and the pyxform package with its validator")
        return 0
    refused = {}
    for side in ("ours", "pyxform"):
        files = sorted((keep / side).iterdir())
        said = rejected(jar, files)
        refused[side] = {path.name: reason for path, reason in said.items()}
        print(f"JavaRosa loads {len(files) - len(refused[side])} of {len(files)} XForms, {side}")
    only_ours = sorted(set(refused["ours"]) - set(refused["pyxform"]))
    both = len(refused["ours"]) - len(only_ours)
    print(f"refused from both: {both}; from us only: {len(only_ours)}")
    for name in only_ours:
        print(f"  {name}: {refused['ours'][name]}")
    return int(bool(only_ours))


def report(judge: Judge) -> int:
    bad = False
    for kind in ("output", "error", "accepted"):
        passed, failed = judge.passed[kind], judge.failed[kind]
        share = 100 * passed / max(passed + failed, 1)
        goal = GOALS.get(kind)
        bad |= goal is not None and share < goal
        wanted = f"  (goal {goal:.0f} %)" if goal else ""
        print(f"{kind:9} {passed:4} of {passed + failed:4}  {share:5.1f} %{wanted}")
    print(f"not redirected: {judge.skipped} cases that build a form in Python")
    return int(bad)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--failures", help="write every failed case to this file")
    parser.add_argument(
        "--keep", type=Path, help="write every XForm to this folder, and see whether JavaRosa loads it"
    )
    options = parser.parse_args()
    sys.exit(run(options.failures, options.keep))

"""Calls `waystation xform` from the judges in this folder."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("WAYSTATION", ROOT / "target" / "release" / "waystation"))


class Refused(Exception):
    """The form has errors, or cannot be read; `codes` are the ids of its errors."""

    def __init__(self, message: str, codes: set):
        super().__init__(message)
        self.codes = codes


@dataclass
class Compiled:
    xml: str
    problems: list


def compile_file(path: Path, name: str | None = None) -> Compiled:
    """The XForm of a form, or `Refused` with everything that the compiler said."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.xml"
        command = [BINARY, "xform", path, "--json", "--out", target]
        if name is not None:
            command += ["--name", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1, 2) or not done.stdout:
            raise RuntimeError(f"the compiler crashed on {path}: {done.stderr}")
        said = json.loads(done.stdout)
        if done.returncode != 0:
            found = said.get("problems", [])
            errors = [p for p in found if p["severity"] == "error"]
            message = "; ".join(p["message"] for p in errors) or said.get("error", "refused")
            raise Refused(message, {p["code"] for p in errors})
        return Compiled(target.read_text(encoding="utf-8"), said["problems"])


def compile_markdown(text: str, name: str | None = None) -> Compiled:
    """The XForm of a form written as Markdown tables."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.md"
        path.write_text(text, encoding="utf-8")
        return compile_file(path, name)


def compile_sheets(sheets: dict, name: str | None = None) -> Compiled:
    """The XForm of a form given as rows by sheet, by way of a workbook."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet_name, rows in sheets.items():
        if sheet_name.endswith("_header") or sheet_name == "sheet_names":
            continue
        sheet = book.create_sheet(sheet_name)
        headings = list(dict.fromkeys(key for row in rows for key in row))
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(key) for key in headings])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.xlsx"
        book.save(path)
        return compile_file(path, name)

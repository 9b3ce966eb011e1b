"""Generates XLSForms: valid, varied, and the same for the same seed."""

import random
from dataclasses import dataclass, field

LANGUAGES = ["", "English (en)", "Français (fr)"]
PLAIN = ["text", "integer", "decimal", "date", "time", "dateTime", "geopoint", "geotrace", "geoshape",
         "image", "audio", "video", "file", "barcode", "acknowledge", "note", "range"]
SILENT = ["start", "end", "today", "deviceid", "username", "hidden", "start-geopoint"]
PARAMETERS = {
    "range": ["start=0 end=10 step=2", "start=1 end=5 step=0.5", "end=20 step=5 tick_interval=10"],
    "geopoint": ["capture-accuracy=10", "warning-accuracy=15.5 allow-mock-accuracy=true"],
    "geotrace": ["incremental=true"],
    "image": ["max-pixels=1024", "app=org.example.camera"],
    "audio": ["quality=voice-only"],
    "text": ["rows=4"],
}
COLUMNS = ["type", "name", "relevant", "required", "required_message", "constraint", "constraint_message",
           "calculation", "default", "readonly", "appearance", "parameters", "choice_filter",
           "repeat_count", "trigger", "hint", "guidance_hint", "image", "bind::custom:tag", "save_to"]


@dataclass
class Scope:
    """A group or repeat that is open, with what can be referred to from inside it."""

    kind: str
    name: str
    numbers: list = field(default_factory=list)
    texts: list = field(default_factory=list)
    lists: set = field(default_factory=set)


class Form:
    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.rows, self.scopes = [], [Scope("form", "")]
        self.count = 0
        self.languages = self.random.choice([[""], LANGUAGES[1:], LANGUAGES])
        self.lists = {f"list{n}": self.random.randint(2, 5) for n in range(3)}
        self.entities = self.random.random() < 0.25
        self.saved = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"

    def known(self, what: str) -> list:
        return [name for scope in self.scopes for name in getattr(scope, what)]

    def number(self) -> str:
        names = self.known("numbers")
        return f"${{{self.random.choice(names)}}}" if names else "1"

    def condition(self) -> str:
        texts = self.known("texts")
        options = [f"{self.number()} > {self.random.randint(0, 9)}"]
        if texts:
            name = self.random.choice(texts)
            options += [f"${{{name}}} = 'a'", f"string-length(${{{name}}}) >= 2 and {self.number()} < 5",
                        f"not(selected(${{{name}}}, 'c1'))"]
        return self.random.choice(options)

    def label(self, text: str) -> dict:
        names = self.known("numbers")
        if names and self.chance(0.2):
            text += f" about ${{{self.random.choice(names)}}} & <more>"
        keys = ["label" if not lang else f"label::{lang}" for lang in self.languages]
        cells = {key: f"{text} {key[-3:-1]}" for key in keys if len(keys) == 1 or self.chance(0.9)}
        return cells or {keys[0]: text}

    def add(self, kind: str, name: str, **cells):
        self.rows.append({"type": kind, "name": name, **cells})

    def logic(self) -> dict:
        cells = {}
        if self.chance(0.25):
            cells["relevant"] = self.condition()
        if self.chance(0.2):
            cells["required"] = self.random.choice(["yes", "true()", self.condition()])
            if self.chance(0.5):
                cells["required_message"] = self.random.choice(["Please answer", f"Needed for {self.number()}"])
        if self.chance(0.1):
            cells["readonly"] = "yes"
        if self.chance(0.15):
            cells["hint"] = "A hint"
            if self.chance(0.5):
                cells["guidance_hint"] = f"More on {self.number()}"
        if self.chance(0.08):
            cells["image"] = "picture.png"
        if self.chance(0.1):
            cells["bind::custom:tag"] = "kept"
        return cells

    def question(self):
        kind = self.random.choice(PLAIN)
        name = self.name("q")
        cells = self.label(f"Question {name}") | self.logic()
        if kind in PARAMETERS and self.chance(0.5):
            cells["parameters"] = self.random.choice(PARAMETERS[kind])
        if kind in ("integer", "decimal"):
            if self.chance(0.3):
                cells["constraint"] = f". >= 0 and . < {self.random.randint(10, 99)}"
                cells["constraint_message"] = self.random.choice(["Too much", f"More than {self.number()}"])
            if self.chance(0.3):
                cells["default"] = self.random.choice(["5", f"{self.number()} + 1"])
        if kind == "text":
            if self.chance(0.2):
                cells["default"] = self.random.choice(["fixed", "concat('a', 'b')", "once(uuid())"])
            if self.chance(0.2):
                cells["appearance"] = "multiline"
            if self.entities and self.scopes[-1].kind == "form" and self.chance(0.5):
                self.saved += 1
                cells["save_to"] = f"property_{self.saved}"
        self.add(kind, name, **cells)
        if kind in ("integer", "decimal"):
            self.scopes[-1].numbers.append(name)
        if kind == "text":
            self.scopes[-1].texts.append(name)

    def select(self):
        name, list_name = self.name("s"), self.random.choice(list(self.lists))
        kind = self.random.choice(["select_one", "select_multiple", "rank", "select one"])
        cells = self.label(f"Choose {name}") | self.logic()
        roll = self.random.random()
        tail = ""
        if roll < 0.2:
            cells["choice_filter"] = self.random.choice(
                [f"weight > {self.number()}", "weight < 3", f"weight = {self.number()} or name = 'c1'"])
        elif roll < 0.35:
            cells["parameters"] = self.random.choice(["randomize=true", "randomize=true seed=42"])
        elif roll < 0.45 and kind != "rank":
            tail = " or_other"
        self.add(f"{kind} {list_name}{tail}", name, **cells)
        self.scopes[-1].texts.append(name)

    def file(self):
        name = self.name("f")
        ending, parameters = self.random.choice(
            [("csv", ""), ("xml", "value=key label=title"), ("geojson", "")])
        self.add(f"select_one_from_file places_{ending}.{ending}", name,
                 parameters=parameters, **self.label(f"Place {name}"))

    def calculate(self):
        name = self.name("c")
        repeats = [s for s in self.scopes if s.kind == "repeat" and s.numbers]
        options = [f"{self.number()} * 2", f"if({self.condition()}, 1, 0)", "position(..)",
                   "pulldata('prices', 'price', 'name', 'x')", f"{self.number()} div 3",
                   f"coalesce({self.number()}, ${{last-saved#{self.first_number()}}})"]
        if repeats:
            repeat = repeats[-1]
            inner = self.random.choice(repeat.numbers)
            options += [f"sum(${{{inner}}})",
                        f"indexed-repeat(${{{inner}}}, ${{{repeat.name}}}, position(..) - 1)"]
        cells = {"calculation": self.random.choice(options)}
        shown = [r["name"] for r in self.rows if r["type"] == "integer" and len(self.scopes) == 1]
        if shown and self.chance(0.2):
            cells["trigger"] = f"${{{shown[0]}}}"
        self.add("calculate", name, **cells)
        self.scopes[-1].numbers.append(name)

    def first_number(self) -> str:
        return next(r["name"] for r in self.rows if r["type"] == "integer")

    def container(self, depth: int):
        kind = self.random.choice(["group", "repeat", "group"])
        name = self.name(kind[0])
        cells = self.label(f"Part {name}")
        if self.chance(0.3):
            cells["relevant"] = self.condition()
        if kind == "repeat" and self.chance(0.4):
            cells["repeat_count"] = self.random.choice(["3", self.number(), f"{self.number()} + 1"])
        if kind == "group" and self.chance(0.3):
            cells["appearance"] = "field-list"
        self.add(self.random.choice([f"begin_{kind}", f"begin {kind}"]), name, **cells)
        self.scopes.append(Scope(kind, name))
        for _ in range(self.random.randint(1, 5)):
            self.item(depth + 1)
        self.scopes.pop()
        self.add(f"end_{kind}", "")

    def item(self, depth: int):
        roll = self.random.random()
        if roll < 0.5:
            self.question()
        elif roll < 0.7:
            self.select()
        elif roll < 0.85:
            self.calculate()
        elif roll < 0.9:
            self.file()
        elif depth < 4:
            self.container(depth)

    def sheet(self, name: str, columns: list, rows: list) -> str:
        used = [c for c in columns if any(row.get(c) for row in rows)]
        lines = [f"| {name} |", "| | " + " | ".join(used) + " |"]
        for row in rows:
            cells = (str(row.get(c) or "").replace("|", "\\|") for c in used)
            lines.append("| | " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def write(self) -> str:
        for kind in self.random.sample(SILENT, 3):
            self.add(kind, self.name("m"))
        self.add("integer", "first", **self.label("First"))
        self.scopes[0].numbers.append("first")
        for _ in range(self.random.randint(5, 25)):
            self.item(0)
        labels = ["label" if not lang else f"label::{lang}" for lang in self.languages]
        choices = [
            {"list_name": name, "name": f"c{n}", "weight": n, **{key: f"Choice {n} {key}" for key in labels}}
            for name, size in self.lists.items() for n in range(size)
        ]
        settings = {"form_title": "Generated", "form_id": "generated", "version": "1",
                    "namespaces": 'custom="http://example.org/custom"',
                    "instance_name": "concat('n', ${first})"}
        if self.languages[0]:
            settings["default_language"] = self.languages[0]
        sheets = [self.sheet("survey", COLUMNS + labels, self.rows),
                  self.sheet("choices", ["list_name", "name", *labels, "weight"], choices),
                  self.sheet("settings", list(settings), [settings])]
        if self.saved:
            entity = {"list_name": "people", "label": "${first}"}
            if self.chance(0.5):
                entity |= {"entity_id": "${first}", "update_if": "${first} > 1"}
                if self.chance(0.5):
                    entity["create_if"] = "${first} = 1"
            sheets.append(self.sheet("entities", list(entity), [entity]))
        return "\n".join(sheets) + "\n"


def form(seed: int) -> str:
    """The form of a seed, as Markdown tables."""
    return Form(seed).write()


if __name__ == "__main__":
    import sys

    print(form(int(sys.argv[1]) if len(sys.argv) > 1 else 0))

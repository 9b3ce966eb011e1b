"""What an XForm means, apart from how it is written: for comparing two compilers."""

import re
from collections import Counter

from lxml import etree

XF = "{http://www.w3.org/2002/xforms}"
H = "{http://www.w3.org/1999/xhtml}"


def squeeze(text: str | None) -> str:
    """White space around and runs of it mean nothing in expressions and texts."""
    return re.sub(r"\s+", " ", text or "").strip()


def expression(text: str) -> str:
    """Outside quotes, white space means nothing to XPath beside brackets and operators."""
    parts = re.split(r"('[^']*'|\"[^\"]*\")", squeeze(text))
    parts[::2] = [re.sub(r"\s*([()\[\],=<>!+*/|])\s*", r"\1", part) for part in parts[::2]]
    return "".join(parts).strip()


def attributes(element) -> tuple:
    return tuple(sorted((name, expression(value)) for name, value in element.attrib.items()))


def tree(element) -> tuple:
    """An element with its attributes, its text and its children in order."""
    children = [child for child in element if isinstance(child.tag, str)]
    mixed = [squeeze(element.text)] + [squeeze(child.tail) for child in children]
    return (element.tag, attributes(element), tuple(mixed), tuple(tree(c) for c in children))


def itext(model) -> dict:
    """Language, text id and form to the text; a hyphen says that there is none."""
    found = {}
    for translation in model.iterfind(f"{XF}itext/{XF}translation"):
        language = translation.get("lang")
        found[(language, "default")] = translation.get("default")
        for text in translation.iterfind(f"{XF}text"):
            for value in text.iterfind(f"{XF}value"):
                key = (language, text.get("id"), value.get("form"))
                found[key] = tree(value)[2:]
    return found


def meaning(xml: str) -> dict:
    """The parts of a form that two compilers must agree on."""
    root = etree.fromstring(xml.encode("utf-8"))
    head, body = root.find(f"{H}head"), root.find(f"{H}body")
    model = head.find(f"{XF}model")
    instances = model.findall(f"{XF}instance")
    actions = [
        child
        for child in model
        if isinstance(child.tag, str)
        and child.tag not in (f"{XF}instance", f"{XF}bind", f"{XF}itext", f"{XF}submission")
    ]
    return {
        "title": squeeze(head.findtext(f"{H}title")),
        "namespaces": {k: v for k, v in root.nsmap.items()},
        "model": attributes(model),
        "submission": [attributes(e) for e in model.iterfind(f"{XF}submission")],
        "binds": {e.get("nodeset"): attributes(e) for e in model.iterfind(f"{XF}bind")},
        "instance": tree(instances[0]),
        "instances": {e.get("id"): tree(e) for e in instances[1:]},
        "itext": itext(model),
        "actions": Counter((e.tag, attributes(e)) for e in actions),
        "body": tree(body),
    }


def without_empty_groups(xml: str) -> str:
    """A group in the body without any control makes a form invalid; we leave such groups out."""
    root = etree.fromstring(xml.encode("utf-8"))
    groups = list(root.find(f"{H}body").iter(f"{XF}group"))
    for group in reversed(groups):
        inner = [e for e in group if isinstance(e.tag, str) and e.tag != f"{XF}label"]
        if not inner:
            group.getparent().remove(group)
    return etree.tostring(root, encoding="unicode")


def without_added_lists(xml: str, theirs: str) -> str:
    """An entity is looked up in its list to be updated; we attach the list if the form does not."""
    root, other = (etree.fromstring(x.encode("utf-8")) for x in (xml, theirs))
    declared = {e.get("id") for e in other.iter(f"{XF}instance")}
    for entity in root.iter(f"{XF}entity"):
        for instance in root.findall(f".//{XF}instance[@id='{entity.get('dataset')}']"):
            if entity.get("update") and instance.get("id") not in declared:
                instance.getparent().remove(instance)
    return etree.tostring(root, encoding="unicode")


def differences(ours: str, theirs: str) -> list[str]:
    """In words, what the two do not agree on, apart from what we do otherwise on purpose."""
    ours, theirs = without_added_lists(ours, theirs), without_empty_groups(theirs)
    a, b = meaning(ours), meaning(theirs)
    found = []
    for part in a:
        if a[part] == b[part]:
            continue
        if isinstance(a[part], dict):
            for key in sorted(set(a[part]) | set(b[part]), key=str):
                if a[part].get(key) != b[part].get(key):
                    found.append(f"{part} {key}:\n  ours   {a[part].get(key)}\n  theirs {b[part].get(key)}")
        else:
            found.append(f"{part}: {first_difference(a[part], b[part])}")
    return found


def first_difference(a, b, path="") -> str:
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        for index, (x, y) in enumerate(zip(a, b)):
            if x != y:
                label = a[0] if index and isinstance(a[0], str) else index
                return first_difference(x, y, f"{path}/{label}")
    return f"at {path}\n  ours   {str(a)[:600]}\n  theirs {str(b)[:600]}"

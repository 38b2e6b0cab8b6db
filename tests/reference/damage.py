#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages generated knowledge bases and asks whether both programs refuse them.

  damage.py CLI SEED COUNT

Each base is damaged in every way below, one at a time; what one program loads and the
other refuses is printed. Loading fails closed, so both must refuse all of them, the
CLI in one line. The harmless changes both must load.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import KnowledgeGenerator  # noqa: E402
from oracle.knowledge import Knowledge, KnowledgeError  # noqa: E402

FACT = {"id": "case.new", "group": "one", "scope": "case", "type": "boolean", "label": "New"}
AGE = {"calculator": "age-years", "inputs": {"born": "patient.born", "on": "case.assessed_on"}}
# Conditions that no knowledge base may hold; "lesions.complete" is a boolean case fact,
# "case.new" the fact added beside them.
CONDITIONS = {
    "undeclared name": ("nothing.here", {}),
    "undeclared fact": ({"fact": "nothing.here", "is": True}, {}),
    "two operators": ({"fact": "case.new", "is": True, "is_not": False}, {}),
    "no operator": ({"fact": "case.new"}, {}),
    "unknown operator": ({"fact": "case.new", "equals": True}, {}),
    "two kinds": ({"all": ["case.new"], "any": ["case.new"]}, {}),
    "empty object": ({}, {}),
    "empty all": ({"all": []}, {}),
    "empty any": ({"any": []}, {}),
    "not a list": ({"all": "case.new"}, {}),
    "not of a list": ({"not": ["case.new"]}, {}),
    "a number": (3, {}),
    "null": (None, {}),
    "at least none": ({"at_least": 0, "of": ["case.new"]}, {}),
    "at least too many": ({"at_least": 2, "of": ["case.new"]}, {}),
    "at least of nothing": ({"at_least": 1}, {}),
    "at least a half": ({"at_least": 0.5, "of": ["case.new"]}, {}),
    "no lesions": ({"lesions": "case.new", "ge": 0}, {}),
    "lesions without a bound": ({"lesions": "case.new"}, {}),
    "const of a text": ({"const": "true"}, {}),
    "wrong truth": ({"fact": "case.new", "is": "true"}, {}),
    "order of a boolean": ({"fact": "case.new", "ge": 1}, {}),
    "number as a name": ("case.new", {"type": "integer", "hard": [0, 9]}),
    "off the grid": ({"fact": "case.new", "ge": 1.5}, {"type": "integer", "hard": [0, 9]}),
    "off a coarse grid": ({"fact": "case.new", "ge": 3},
                          {"type": "integer", "hard": [0, 10], "step": 2}),
    "outside hard": ({"fact": "case.new", "ge": 10}, {"type": "integer", "hard": [0, 9]}),
    "between backwards": ({"fact": "case.new", "between": [5, 3]},
                          {"type": "integer", "hard": [0, 9]}),
    "between three": ({"fact": "case.new", "between": [1, 2, 3]},
                      {"type": "integer", "hard": [0, 9]}),
    "empty in": ({"fact": "case.new", "in": []}, {"type": "integer", "hard": [0, 9]}),
    "includes of a number": ({"fact": "case.new", "includes": 1},
                             {"type": "integer", "hard": [0, 9]}),
    "foreign choice": ({"fact": "case.new", "is": "b"},
                       {"type": "choice", "choices": [{"id": "a", "label": "A"}]}),
    "includes of a choice": ({"fact": "case.new", "includes": "a"},
                             {"type": "choice", "choices": [{"id": "a", "label": "A"}]}),
    "is of choices": ({"fact": "case.new", "is": "a"},
                      {"type": "choices", "choices": [{"id": "a", "label": "A"}]}),
    "includes nothing": ({"fact": "case.new", "includes_any": []},
                         {"type": "choices", "choices": [{"id": "a", "label": "A"}]}),
    "a date": ({"fact": "case.new", "is": "2026"}, {"type": "date"}),
    "a text": ({"fact": "case.new", "is": "x"}, {"type": "text"}),
    "lesion fact for the case": ("lesion.new", {"id": "lesion.new", "scope": "lesion"}),
}
# Facts that may not stand: members laid over FACT.
FACTS = {
    "number without hard": {"type": "number"},
    "hard backwards": {"type": "number", "hard": [3, 1]},
    "hard of three": {"type": "number", "hard": [1, 2, 3]},
    "choice without choices": {"type": "choice"},
    "doubled choice": {"type": "choice", "choices": [{"id": "a", "label": "A"},
                                                     {"id": "a", "label": "B"}]},
    "unknown type": {"type": "colour"},
    "unknown member": {"colour": "red"},
    "unknown group": {"group": "three"},
    "unknown scope": {"scope": "world"},
    "lesion scope by a case name": {"scope": "lesion"},
    "lesion name of the case": {"id": "lesion.new"},
    "doubled id": {"id": "lesions.complete"},
    "no label": {"label": None},
    "placeholder": {"label": "TODO"},
    "step of nothing": {"type": "integer", "hard": [0, 9], "step": 0},
    "derived boolean": {"derive": AGE},
    "unknown calculator": {"type": "integer", "unit": "a", "hard": [0, 9],
                           "derive": {**AGE, "calculator": "horoscope"}},
    "missing input": {"type": "integer", "unit": "a", "hard": [0, 9],
                      "derive": {"calculator": "age-years", "inputs": {"born": "patient.born"}}},
    "undeclared input": {"type": "integer", "unit": "a", "hard": [0, 9],
                         "derive": {"calculator": "age-years",
                                    "inputs": {"born": "patient.born", "on": "nothing.here"}}},
    "input of another type": {"type": "integer", "unit": "a", "hard": [0, 9],
                              "derive": {"calculator": "age-years",
                                         "inputs": {"born": "patient.born",
                                                    "on": "lesions.complete"}}},
    "relevant by itself": {"relevant_when": "case.new"},
    "override of an answer": {"overridable": True},
    "check of nothing": {"checks": [{"id": "a", "text": "A."}]},
    "check of two things": {"type": "integer", "hard": [0, 9], "checks": [
        {"id": "a", "when": {"const": True}, "at_most": "case.new", "text": "A."}]},
    "check without text": {"checks": [{"id": "a", "when": {"const": True}}]},
    "doubled check": {"checks": [{"id": "a", "when": {"const": True}, "text": "A."}] * 2},
    "check by an undeclared name": {"checks": [{"id": "a", "when": "nothing.here", "text": "A."}]},
    "check against itself": {"type": "integer", "hard": [0, 9], "checks": [
        {"id": "a", "at_most": "case.new", "text": "A."}]},
    "check against a boolean": {"type": "integer", "hard": [0, 9], "checks": [
        {"id": "a", "at_most": "lesions.complete", "text": "A."}]},
}
# Members laid over the first item; an argument or caution is appended.
ITEMS = {
    "no title": {"title": None},
    "no text": {"text": None},
    "placeholder": {"text": "Lorem ipsum."},
    "unknown stance": {"stance": "perhaps"},
    "unknown strength": {"strength": "weak"},
    "no strength": {"strength": None},
    "unknown section": {"section": "dessert"},
    "section of another file": {"section": "+"},
    "unknown member": {"colour": "red"},
    "unknown reference": {"cites": [{"reference": "nothing", "locator": "abstract"}]},
    "unknown statement": {"statements": ["S99"]},
    "unknown conflict": {"conflicts_with": ["nothing.here"]},
    "unknown urgency": {"urgency": "soon"},
    "unknown status": {"review": {"status": "fine"}},
    "no condition": {"when": None},
    "strength of excludes": {"arguments": [{"id": "a", "polarity": "excludes", "when":
                                            {"const": True}, "strength": "strong", "text": "A."}]},
    "for without strength": {"arguments": [{"id": "a", "polarity": "for",
                                            "when": {"const": True}, "text": "A."}]},
    "unknown polarity": {"arguments": [{"id": "a", "polarity": "beside", "strength": "strong",
                                        "when": {"const": True}, "text": "A."}]},
    "doubled argument": {"arguments": [{"id": "a", "polarity": "excludes", "when":
                                        {"const": True}, "text": "A."}] * 2},
    "doubled caution": {"cautions": [{"id": "a", "when": {"const": True}, "text": "A."}] * 2},
    "caution without condition": {"cautions": [{"id": "a", "text": "A."}]},
    "unknown certainty": {"evidence": {"certainty": "sure", "directness": "direct",
                                       "as_of": "2026-06"}},
}

# Lists of the dossier; the first item names "A1".
DOSSIERS = {
    "entry unknown": [{"id": "B1", "title": "Another"}],
    "entry doubled": [{"id": "A1", "title": "One"}, {"id": "A1", "title": "One"}],
    "no title": [{"id": "A1"}],
    "placeholder": [{"id": "A1", "title": "TODO"}],
    "unknown member": [{"id": "A1", "title": "One", "colour": "red"}],
    "left out and calculated": [{"id": "A1", "title": "One", "left_out": "A dose.",
                                 "calculator": "age-years"}],
    "not a list": {},
}

# Changes that do no harm: both programs must load these.
HARMLESS = {
    "fact without optional members": lambda files: files["facts.json"]["facts"].append(
        {**FACT, "short": None, "unit": None, "help": None, "relevant_when": None, "code": None,
         "soft": None, "choices": None, "derive": None, "stale_after_days": None}),
    "other units": lambda files: files["facts.json"]["facts"].append(
        {**FACT, "type": "number", "hard": [0, 9], "unit": "mg/dL",
         "other_units": [{"unit": "umol/L", "factor": 0.0113}]}),
    "checks": lambda files: files["facts.json"]["facts"].extend([
        {**FACT, "type": "integer", "hard": [0, 9], "unit": "1", "checks": [
            {"id": "a", "when": {"fact": FACT["id"], "ge": 5}, "text": "A."},
            {"id": "b", "at_most": "case.most", "when": None, "text": "B."}]},
        {**FACT, "id": "case.most", "type": "number", "hard": [0, 9], "unit": "1",
         "checks": None}]),
    "coded choice": lambda files: files["facts.json"]["facts"].append(
        {**FACT, "type": "choice", "choices": [{"id": "é", "label": "É", "code": None}]}),
    "item without optional members": lambda files: _first_item(files).update(
        {name: None for name in ("intervention", "kind", "conflicts_with", "urgency", "convention",
                                 "dossier", "follow_up", "patient_text", "involves")}),
    "follow-up": lambda files: _first_item(files).update(
        {"follow_up": {"kind": "visit", "every_months": [3, 6], "from": "the operation",
                       "until_months": 24}}),
    "convention": lambda files: _first_item(files).update(
        {"convention": {"text": "A convention.", "source": "source"}}),
    "quantifier within a quantifier": lambda files: _first_item(files).update(
        {"when": {"any_lesion": {"every_lesion": "lesions.complete"}}}),
    "const": lambda files: _first_item(files).update({"when": {"const": False}}),
    "no arguments": lambda files: _first_item(files).update({"arguments": None, "cautions": None}),
    "dossier": lambda files: _set_dossier(files, [
        {"id": "A1", "title": "One"}, {"id": "A2", "title": "Two", "left_out": "A dose."},
        {"id": "A3", "title": "Three", "left_out": None, "calculator": "not-there-yet"}]),
}


def _first_item(files):
    name = sorted(name for name in files if name.startswith("advice/"))[0]
    return files[name]["advice"][0]


def _set_dossier(files, entries):
    for name, document in files.items():
        if name.startswith("advice/"):
            for item in document["advice"]:
                item["dossier"] = []
    _first_item(files)["dossier"] = ["A1"]
    files["dossier.json"] = {"dossier": entries}


def damages(files):
    """(name, the damaged files)"""
    advice = sorted(name for name in files if name.startswith("advice/"))[0]

    def change(function):
        damaged = copy.deepcopy(files)
        function(damaged)
        return damaged

    def item(members):
        if members.get("section") == "+":
            members = {"section": "pitfalls" if files[advice]["section"] != "pitfalls"
                       else "local"}
        return lambda damaged: damaged[advice]["advice"][0].update(members)

    def condition(when, members):
        def apply(damaged):
            damaged["facts.json"]["facts"].append({**FACT, **members})
            damaged[advice]["advice"][0].update({"scope": "case", "when": when, "arguments": [],
                                                 "cautions": []})
        return apply

    def concept(number, when, name=None):
        return {"id": name or f"circle-{number}", "label": "A circle", "when": when}

    for name, (when, members) in CONDITIONS.items():
        yield f"condition: {name}", change(condition(when, members))
    for name, members in FACTS.items():
        yield f"fact: {name}", change(
            lambda damaged, m=members: damaged["facts.json"]["facts"].append({**FACT, **m}))
    for name, members in ITEMS.items():
        yield f"item: {name}", change(item(members))
    for name, entries in DOSSIERS.items():
        yield f"dossier: {name}", change(lambda damaged, e=entries: _set_dossier(damaged, e))
    yield "item: doubled id", change(lambda damaged: damaged[advice]["advice"].append(
        copy.deepcopy(damaged[advice]["advice"][0])))
    yield "concept: circle", change(lambda damaged: damaged["concepts.json"]["concepts"].extend(
        [concept(1, "circle-2"), concept(2, {"not": "circle-1"})]))
    yield "concept: circle through a row", change(lambda damaged: (
        damaged["facts.json"]["facts"].append({**FACT, "relevant_when": "circle-1"}),
        damaged["concepts.json"]["concepts"].append(concept(1, {"not": "case.new"}))))
    yield "concept: also a fact", change(lambda damaged: damaged["concepts.json"]
                                         ["concepts"].append(concept(1, {"const": True},
                                                                     "lesions.complete")))
    yield "concept: doubled id", change(lambda damaged: damaged["concepts.json"]
                                        ["concepts"].extend([concept(1, {"const": True})] * 2))
    for file in ("manifest.json", "facts.json"):
        yield f"file: no {file}", change(lambda damaged, f=file: damaged.pop(f))
    for file in ("manifest.json", "facts.json", "concepts.json", "references.json",
                 "statements.json", advice):
        yield f"file: unknown member in {file}", change(
            lambda damaged, f=file: damaged[f].update({"colour": "red"}))
    yield "file: another format", change(
        lambda damaged: damaged["manifest.json"].update({"format": "cutiplan-knowledge/2"}))
    yield "file: unknown name", change(lambda damaged: damaged.update({"colours.json": {}}))


def write(files, folder):
    for name, document in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document), encoding="utf-8")


def both(cli, folder):
    """What both say of a folder, and the exit status of the CLI."""
    try:
        Knowledge(folder)
        ours = "loads"
    except KnowledgeError as error:
        ours = str(error).splitlines()[0]
    done = subprocess.run([cli, "batch", "--knowledge", str(folder)], input=b"",
                          capture_output=True, check=False)
    theirs = done.stderr.decode().strip() or f"exit {done.returncode}"
    return ours, theirs, done.returncode


def main():
    cli, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    tried, wrong = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(seed, seed + count):
            base = Path(scratch, f"base-{number}")
            KnowledgeGenerator(number).write(base)
            files = Knowledge(base).files
            for name, change in HARMLESS.items():
                files_copy = copy.deepcopy(files)
                change(files_copy)
                folder = Path(scratch, f"{number}-{name}")
                write(files_copy, folder)
                tried += 1
                ours, theirs, status = both(cli, folder)
                if ours != "loads" or status:
                    wrong += 1
                    print(f"seed {number}, harmless: {name}\n  oracle {ours}\n  cli    {theirs}")
            for index, (name, damaged) in enumerate(damages(files)):
                folder = Path(scratch, f"{number}-{index}")
                write(damaged, folder)
                ours, theirs, status = both(cli, folder)
                tried += 1
                if ours == "loads" or status != 1 or len(theirs.splitlines()) != 1:
                    wrong += 1
                    print(f"seed {number}, {name}\n  oracle {ours}\n  cli    {theirs}")
    print(f"{tried} changed knowledge bases, {wrong} judged wrongly by one of the two")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

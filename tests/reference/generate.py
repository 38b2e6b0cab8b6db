#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeded generators: small well-formed knowledge bases, and cases for any knowledge base.

  generate.py knowledge SEED DIR            writes a knowledge folder
  generate.py cases SEED COUNT DIR          prints cases for the knowledge in DIR, one a line
"""

import json
import math
import random
import sys
from fractions import Fraction
from pathlib import Path

from oracle.calculators import CALCULATORS

SECTIONS = ("assessment", "surgery", "radiation", "local", "systemic", "immunosuppression",
            "palliative", "follow-up", "pitfalls")
STRENGTHS = ("strong", "conditional", "good-practice")
MISSING = ("asked-unknown", "not-asked", "not-performed", "pending", "declined", "masked")
DATES = ("2024", "2025-01-31", "2025-11", "2026-02-28", "2026-06-15", "2026-11-01", "2026-11",
         "2026-11-20", "2026-12-24")


def on_grid(steps, step):
    """steps × step as the JSON number that a person would write."""
    value = Fraction(steps) * Fraction(repr(step))
    return int(value) if value.denominator == 1 else float(value)


class KnowledgeGenerator:
    """A knowledge base in which every condition reads only what was declared before it."""

    def __init__(self, seed, hiding=True):
        self.random = random.Random(seed)
        self.hiding = hiding
        self.facts, self.concepts = [], []   # concepts: (document, does it need a lesion?)

    def chance(self, share):
        return self.random.random() < share

    # --- conditions ---

    def comparison(self, fact):
        pick, kind = self.random.choice, fact["type"]
        node = {"fact": fact["id"]}
        if kind == "boolean":
            if self.chance(0.4):
                return fact["id"]
            node[pick(["is", "is_not"])] = self.chance(0.5)
        elif kind in ("integer", "number"):
            operator = pick(["is", "is_not", "lt", "le", "gt", "ge", "between", "in", "not_in"])
            values = sorted(self.number(fact) for _ in range(2))
            node[operator] = values if operator in ("between", "in", "not_in") else values[0]
        else:
            ids = [choice["id"] for choice in fact["choices"]]
            some = self.random.sample(ids, self.random.randint(1, len(ids)))
            operators = ["is", "is_not", "in", "not_in"] if kind == "choice" else \
                ["includes", "includes_any", "includes_all"]
            operator = pick(operators)
            node[operator] = some[0] if operator in ("is", "is_not", "includes") else some
        return node

    def number(self, fact):
        low, high = (Fraction(repr(end)) / Fraction(repr(fact["step"])) for end in fact["hard"])
        return on_grid(self.random.randint(int(low), int(high)), fact["step"])

    def condition(self, in_lesion, depth=3):
        pick = self.random.choice
        kinds = ["leaf"] * 4 + ["concept"]
        if depth:
            kinds += ["all", "any", "not", "at_least"] * 2 + ["quantifier"]
        kind = pick(kinds)
        if kind in ("all", "any", "at_least"):
            parts = [self.condition(in_lesion, depth - 1) for _ in range(pick([1, 2, 2, 3, 3]))]
            if kind == "at_least":
                return {"at_least": self.random.randint(1, len(parts)), "of": parts}
            return {kind: parts}
        if kind == "not":
            return {"not": self.condition(in_lesion, depth - 1)}
        if kind == "quantifier":
            child = self.condition(True, depth - 1)
            name = pick(["any_lesion", "every_lesion", "lesions"])
            return {"lesions": child, "ge": pick([1, 2, 2, 3])} if name == "lesions" else \
                {name: child}
        if kind == "concept":
            usable = [raw["id"] for raw, wants in self.concepts if in_lesion or not wants]
            if usable:
                return pick(usable)
        if self.chance(0.04):
            return {"const": self.chance(0.7)}
        usable = [fact for fact in self.facts if fact["type"] not in ("date", "text") and
                  (in_lesion or fact["scope"] == "case")]
        return self.comparison(pick(usable))

    # --- facts ---

    def add_fact(self, kind, name, **members):
        fact = {"id": name, "group": self.random.choice(["one", "two"]),
                "scope": "lesion" if name.startswith("lesion.") else "case",
                "type": kind, "label": f"The {name}", **members}
        if kind in ("integer", "number") and "hard" not in fact:
            fact["step"] = self.random.choice([1, 1, 5] if kind == "integer" else [0.1, 0.5, 0.01])
            low = self.random.choice([0, 0, 1, -2])
            fact["hard"] = [on_grid(low, fact["step"]),
                            on_grid(low + self.random.randint(2, 60), fact["step"])]
        if kind in ("choice", "choices"):
            ids = self.random.sample(["alpha", "beta", "gamma", "delta", "epsilon"],
                                     self.random.randint(2, 4))
            fact["choices"] = [{"id": choice, "label": choice.title()} for choice in ids]
        if self.hiding and "derive" not in fact and len(self.facts) > 3 and self.chance(0.35):
            fact["relevant_when"] = self.condition(fact["scope"] == "lesion", 1)
        self.facts.append(fact)
        return name

    def add_facts(self):
        pick = self.random.choice
        self.add_fact("boolean", "lesions.complete")
        self.add_fact("date", "case.assessed_on")
        for number in range(self.random.randint(4, 7)):
            prefix = pick(["case", "lesion"])
            self.add_fact(pick(["boolean", "boolean", "integer", "number", "choice", "choices"]),
                          f"{prefix}.f{number}")
            if self.chance(0.3):
                self.add_concept(number)
        if self.chance(0.5):
            self.add_fact("integer", "patient.age_years", unit="a", step=1, hard=[0, 120],
                          overridable=self.chance(0.7),
                          derive={"calculator": "age-years",
                                  "inputs": {"born": "patient.born", "on": "case.assessed_on"}})
            if self.chance(0.5):
                self.add_kidney()
        if self.chance(0.6):
            prefix = pick(["case", "lesion"])
            started = self.add_fact("date", f"{prefix}.started")
            unit = pick(["mo", "wk"])
            self.add_fact("integer", f"{prefix}.elapsed", unit=unit, step=1,
                          hard=[0, pick([12, 600])], overridable=self.chance(0.3),
                          derive={"calculator": "months-since" if unit == "mo" else "weeks-since",
                                  "inputs": {"from": started, "on": "case.assessed_on"}})
        if self.chance(0.3):
            self.add_fact("number", "case.height", unit="cm", step=1, hard=[100, 230])
            self.add_fact("number", "case.weight", unit="kg", step=0.5, hard=[20, 300])
            self.add_fact("number", "case.surface", unit="m2", step=0.01, hard=[0.7, 4.5],
                          overridable=self.chance(0.5),
                          derive={"calculator": "bsa-mosteller", "inputs": {
                              "height": "case.height", "weight": "case.weight"}})
        if self.chance(0.5):
            self.add_calculated()
        self.add_fact("text", "case.note")
        for number in range(10, 10 + self.random.randint(1, 3)):
            self.add_concept(number)
            self.add_fact(pick(["boolean", "choice", "integer"]), f"case.f{number}")

    def add_kidney(self):
        self.add_fact("number", "lab.creatinine", unit="mg/dL", step=0.1, hard=[0.1, 20])
        self.add_fact("choice", "patient.sex")
        self.facts[-1]["choices"] = [{"id": sex, "label": sex.title()}
                                     for sex in ("female", "male", "other")]
        self.add_fact("number", "lab.egfr", unit="mL/min/{1.73_m2}",
                      step=self.random.choice([1, 0.1]), hard=[1, 200], overridable=True, derive={"calculator": "ckd-epi-2021", "inputs": {
                          "creatinine": "lab.creatinine", "age": "patient.age_years",
                          "sex": "patient.sex"}})

    def add_calculated(self):
        """A fact derived from inputs of its own, by any calculator that wants no date."""
        prefix = self.random.choice(["case", "lesion"])
        name = self.random.choice([
            name for name, calculator in CALCULATORS.items()
            if all(wanted.type != "date" for wanted in calculator.parameters.values())])
        inputs = {parameter: self.add_input(f"{prefix}.in_{parameter}", wanted)
                  for parameter, wanted in CALCULATORS[name].parameters.items()}
        unit = {"unit": CALCULATORS[name].unit} if CALCULATORS[name].unit else {}
        self.add_fact("number", f"{prefix}.calculated", **unit, hard=[-200, 500],
                      step=self.random.choice([1, 0.5, 0.1]), overridable=self.chance(0.3),
                      derive={"calculator": name, "inputs": inputs})

    def add_input(self, name, wanted):
        if wanted.type != "number":
            self.add_fact(wanted.type, name)
            if wanted.type == "choice":
                ids = self.random.sample(wanted.choices, min(4, len(wanted.choices)))
                self.facts[-1]["choices"] = [{"id": choice, "label": choice.title()}
                                             for choice in ids + ["elsewhere"]]
            return name
        step = 1 if wanted.step else self.random.choice([0.1, 1, 5])
        low, high = (math.floor(end / step) for end in (wanted.low, wanted.high))
        low = self.random.randint(low - 1, max(low, high - 100))
        return self.add_fact("integer" if wanted.step else "number", name,
                             **({"unit": wanted.unit} if wanted.unit else {}), step=step,
                             hard=[on_grid(low, step), on_grid(min(high + 1, low + 100), step)])

    def add_concept(self, number):
        wants = self.chance(0.3)
        raw = {"id": f"concept-{number}", "label": f"the concept {number}",
               "when": self.condition(wants, 2)}
        self.concepts.append((raw, wants))

    # --- advice ---

    def item(self, number, section):
        pick = self.random.choice
        scope = pick(["case", "lesion"])
        in_lesion = scope == "lesion"
        arguments = []
        for index in range(pick([0, 1, 2, 3, 4])):
            polarity = pick(["for", "against", "against", "excludes"])
            argument = {"id": f"argument-{index}", "polarity": polarity,
                        "when": self.condition(in_lesion, 1), "text": "A reason."}
            if polarity != "excludes":
                argument["strength"] = pick(STRENGTHS)
            arguments.append(argument)
        item = {"id": f"{section}.item-{number}", "section": section, "scope": scope,
                "title": f"Consider the item {number}", "text": "One plain sentence.",
                "stance": pick(["do", "do", "do", "avoid", "inform"]), "strength": pick(STRENGTHS),
                "when": self.condition(in_lesion, 2), "arguments": arguments,
                "cautions": [{"id": f"caution-{index}", "when": self.condition(in_lesion, 1),
                              "text": "A caution."} for index in range(pick([0, 0, 1, 2]))],
                "evidence": {"certainty": "low", "directness": "direct", "as_of": "2026-06"},
                "cites": [{"reference": "source", "locator": "abstract", "supports": "it"}],
                "statements": ["S01"], "involves": ["dermatology"],
                "patient_text": "One plain sentence.", "review": {"status": "submitted"}}
        if self.chance(0.8):
            item["intervention"] = pick(["cutting", "waiting"])
            item["kind"] = pick(["drug", "procedure"])
        if self.chance(0.2):
            item["urgency"] = "today"
        return item

    def write(self, folder):
        self.add_facts()
        files = {}
        pick = self.random.choice
        sections = self.random.sample(SECTIONS, 3)
        for number in range(self.random.randint(3, 6)):
            section = pick(sections)
            name = pick([f"advice/{section}.json", f"advice/{section}/{pick('ab')}.json"])
            files.setdefault(name, {"section": section, "advice": []})
            files[name]["advice"].append(self.item(number, section))
        items = [item for document in files.values() for item in document["advice"]]
        for item in items:
            others = [other["id"] for other in items if other is not item]
            if others and self.chance(0.25):
                item["conflicts_with"] = [pick(others)]
        scopes = [{"id": f"scope-{number}", "when": self.condition(False, 1), "text": "Not covered."}
                  for number in range(pick([0, 0, 1, 2]))]
        files["manifest.json"] = {
            "format": "cutiplan-knowledge/1", "id": "org.cutiplan.generated",
            "title": "Generated", "version": "0.0.1", "released": "2026-11-01",
            "review_by": "2027-11-01", "evidence_as_of": "2026-06", "language": "en",
            "publisher": "The generator", "licence": "GPL-3.0-or-later",
            "intended_use": "Tests.", "intended_user": "Tests.", "not_for": "Anything else.",
            "editorial_policy": "None.", "disclaimer": "Made up.", "out_of_scope": scopes,
            "must_offer": [], "accepted": []}
        files["facts.json"] = {"groups": [{"id": "one", "label": "One"},
                                          {"id": "two", "label": "Two"}], "facts": self.facts}
        files["concepts.json"] = {"concepts": [raw for raw, wants in self.concepts]}
        files["references.json"] = {"references": [
            {"id": "source", "kind": "review", "authors": "Nobody", "title": "Nothing",
             "source": "Nowhere 2026", "year": 2026, "access": "abstract", "about": "nobody"}]}
        files["statements.json"] = {"statements": [
            {"id": "S01", "text": "A statement.", "verdict": "agrees", "note": "A note."}]}
        for name, document in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(document, indent=2), encoding="utf-8")


class CaseGenerator:
    """Cases for the knowledge base in a folder; `foul` is the share of unusable answers."""

    def __init__(self, seed, folder, foul=0.06):
        self.random, self.foul = random.Random(seed), foul
        self.facts = json.loads(Path(folder, "facts.json").read_text(encoding="utf-8"))["facts"]
        self.named = {}
        for path in sorted(Path(folder).rglob("*.json")):
            if path.parent.name != "cases":
                self._collect(json.loads(path.read_text(encoding="utf-8")))

    def _collect(self, node):
        """The values that conditions name: cases should lie around them."""
        if isinstance(node, dict):
            for value in node.values() if isinstance(node.get("fact"), str) else ():
                values = value if isinstance(value, list) else [value]
                self.named.setdefault(node["fact"], []).extend(
                    each for each in values if each != node["fact"])
            node = list(node.values())
        if isinstance(node, list):
            for member in node:
                self._collect(member)

    def value(self, fact):
        pick, kind = self.random.choice, fact["type"]
        named = self.named.get(fact["id"])
        if kind == "boolean":
            return pick([True, False])
        if kind == "date":
            return pick(DATES)
        if kind == "text":
            return pick(["a note", "né à Genève", ""])
        if kind in ("choice", "choices"):
            ids = [choice["id"] for choice in fact["choices"]]
            if kind == "choices":
                return self.random.sample(ids, pick([0, 0, 1, 1, min(2, len(ids)), len(ids)]))
            return pick(named) if named and pick([True, False]) else pick(ids)
        step = fact.get("step") or (1 if kind == "integer" else 0.1)
        low, high = (Fraction(repr(end)) / Fraction(repr(step)) for end in fact["hard"])
        if named and pick([True, True, False]):
            near = Fraction(repr(pick(named))) / Fraction(repr(step)) + pick([-1, 0, 0, 1])
        else:
            near = Fraction(self.random.randint(int(low), int(high)))
        return on_grid(min(max(near, low), high), step)

    def spoilt(self, fact):
        """An answer that logic must not use, or a set that names a choice twice."""
        value = self.value(fact)
        return self.random.choice([
            {"value": value, "missing": "pending"}, {"missing": "no-such-reason"},
            {"value": "no-such-choice"}, {"value": 10 ** 7}, {"value": 0.123456}, {"value": {}},
            "2026-13-01", ["no-such-choice"], {"value": [3]}, {"value": "true"}, 1, True,
            {"missing": 3},
            {"value": value + value if isinstance(value, list) else [value, value]}])

    def answer(self, fact, known):
        roll = self.random.random()
        if roll < self.foul:
            return self.spoilt(fact)
        if roll < known:
            value = self.value(fact)
            if fact.get("derive"):
                return {"value": value, "override": True}
            return self.random.choice([value, {"value": value},
                                       {"value": value, "date": "2026-11-20"}])
        if roll < known + 0.12:
            return {"missing": self.random.choice(MISSING)}
        return self.random.choice([None, {"value": None}, {"date": "2026-01-01"}])

    def answers(self, scope, known):
        facts = [fact for fact in self.facts if fact["scope"] == scope]
        self.random.shuffle(facts)
        result = {}
        for fact in facts:
            if fact.get("derive") and self.random.random() < 0.85:
                continue
            if self.random.random() < 0.9:
                result[fact["id"]] = self.answer(fact, known)
        if self.random.random() < self.foul:
            result["case.unheard/of"] = {"value": True}
            result[self.random.choice(self.facts)["id"]] = True
        return result

    def case(self):
        pick = self.random.choice
        known = pick([0.15, 0.5, 0.75, 0.9])
        case = {"format": "cutiplan-case/1", "facts": self.answers("case", known)}
        if self.random.random() < 0.8:
            case["id"] = f"case-{self.random.randrange(10 ** 6)}"
        if self.random.random() < 0.6:
            case["patient"] = {"born": pick(["1954-03-09", "1954", "2026-11", "2009-01-31",
                                             None, "1850-01-01", "2026-12-31"])}
        names = self.random.sample(["1", "2", "b", "é/~"], pick([0, 1, 1, 2, 2, 3]))
        case["lesions"] = [{"id": name, "label": name, "facts": self.answers("lesion", known)}
                           for name in names]
        if not names and pick([True, False]):
            del case["lesions"]
        return case


def main():
    command, seed, *rest = sys.argv[1:]
    if command == "knowledge":
        KnowledgeGenerator(int(seed)).write(rest[0])
    else:
        cases = CaseGenerator(int(seed), rest[1])
        for _ in range(int(rest[0])):
            print(json.dumps(cases.case(), ensure_ascii=False))


if __name__ == "__main__":
    main()

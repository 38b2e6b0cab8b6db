#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares every calculator of cutiplan-cli with the oracle, on and beside every border.

  formulas.py CLI SEED COUNT

One knowledge base derives a fact with each calculator; COUNT cases draw its inputs.
Prints what differs; exit 1 on a difference, or where a calculator never gave a result.
"""

import argparse
import collections
import json
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compare import run_cli  # noqa: E402
from generate import KnowledgeGenerator, on_grid  # noqa: E402
from oracle.calculators import CALCULATORS  # noqa: E402
from oracle.case import Case  # noqa: E402
from oracle.knowledge import Knowledge  # noqa: E402

# Where some formula changes its mind, whatever the unit.
BORDERS = (0, 0.3, 0.4, 0.5, 1, 1.5, 1.7, 2, 2.3, 3, 4, 5, 6, 7, 8.5, 10, 11, 12, 15, 16, 19, 20,
           21, 23, 25, 28, 30, 34, 35, 40, 50, 51, 60, 75, 80, 85, 100, 150, 350, 450, 480, 500)
STEP = 0.1


def declare(name, calculator):
    """The inputs of one calculator, and the fact that is derived from them."""
    facts = []
    for parameter, wanted in calculator.parameters.items():
        fact = {"id": f"{name}.{parameter}", "group": "one", "scope": "case", "type": wanted.type,
                "label": parameter}
        if wanted.type == "number":
            fact.update(step=STEP, hard=[-10, 20000])
            if wanted.unit:
                fact["unit"] = wanted.unit
        if wanted.type == "choice":
            fact["choices"] = [{"id": choice, "label": choice}
                               for choice in (*wanted.choices, "elsewhere")]
        facts.append(fact)
    derived = {"id": f"{name}.result", "group": "one", "scope": "case", "type": "number",
               "label": name, "step": 0.01, "hard": [-20000, 20000],
               "derive": {"calculator": name, "inputs": {
                   parameter: f"{name}.{parameter}" for parameter in calculator.parameters}}}
    if calculator.unit:
        derived["unit"] = calculator.unit
    return facts + [derived]


def draw(chooser, wanted, drawn):
    if wanted.type == "boolean":
        return chooser.random() < 0.5
    if wanted.type == "choice":
        return chooser.choice((*wanted.choices, *wanted.choices, "elsewhere"))
    if wanted.type == "date":
        return chooser.choice(["2024-02-29", "2025-03", "2026", "2026-03-01", "2027-02-28"])
    low, high = wanted.low, wanted.high
    roll = chooser.random()
    if wanted.step and roll < 0.5:
        near = [border + side for border in BORDERS for side in (-1, 0, 1)
                if low <= border + side <= high and (border + side) % wanted.step == 0]
        return chooser.choice(near or [low])
    if wanted.step and roll < 0.9:
        return chooser.randrange(low, min(high, low + 600) + 1, wanted.step)
    if roll < 0.02:
        return on_grid(round(chooser.choice([low, high]) / STEP) + chooser.choice([-1, 1]), STEP)
    # A border in itself, or as a multiple of what was drawn before.
    scale = chooser.choice([1] + [value for value in drawn if not isinstance(value, (bool, str))])
    steps = round(chooser.choice(BORDERS) * scale / STEP) + chooser.choice([-1, 0, 0, 1])
    if roll < 0.6 and low <= steps * STEP <= high:
        return on_grid(steps, STEP)
    return on_grid(chooser.randint(round(low / STEP), round(min(high, low + 100) / STEP)), STEP)


def draw_case(chooser):
    facts = {}
    for name, calculator in CALCULATORS.items():
        values = {}
        # The limit of a laboratory comes last: draw it first, to hit its multiples.
        for parameter, wanted in reversed(calculator.parameters.items()):
            values[parameter] = draw(chooser, wanted, list(values.values()))
        facts.update({f"{name}.{parameter}": value for parameter, value in values.items()})
    return {"format": "cutiplan-case/1", "facts": facts}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    chooser = random.Random(arguments.seed)
    cases = [draw_case(chooser) for _ in range(arguments.count)]
    results, differing = collections.defaultdict(set), 0
    with tempfile.TemporaryDirectory() as folder:
        generator = KnowledgeGenerator(arguments.seed, hiding=False)
        generator.write(folder)
        path = Path(folder, "facts.json")
        document = json.loads(path.read_text(encoding="utf-8"))
        for name, calculator in CALCULATORS.items():
            document["facts"] += declare(name, calculator)
        path.write_text(json.dumps(document), encoding="utf-8")
        knowledge = Knowledge(folder)
        texts = run_cli(arguments.cli, folder, cases)
    for raw, text in zip(cases, texts):
        came = {entry["fact"]: entry["value"] for entry in json.loads(text)["derived"]}
        case = Case(raw, knowledge)
        for name in CALCULATORS:
            wanted = case.value(f"{name}.result", None)
            results[name].add(wanted)
            if wanted != came.get(f"{name}.result"):
                differing += 1
                inputs = {parameter: raw["facts"][f"{name}.{parameter}"]
                          for parameter in CALCULATORS[name].parameters}
                print(f"{name} {json.dumps(inputs)}\n  oracle {wanted}\n  cli    "
                      f"{came.get(f'{name}.result')}")
    idle = [name for name in CALCULATORS if len(results[name] - {None}) < 2]
    for name in idle:
        print(f"{name} gave fewer than two results: {results[name]}")
    print(f"{len(CALCULATORS)} calculators on {len(cases)} cases, {differing} differ")
    return 1 if differing or idle else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The oracle on the command line: the contract as plain Python, to test the C engine by.

  cutiplan_reference.py plan CASE --knowledge DIR     the plan, canonical JSON on one line
  cutiplan_reference.py batch [--verdicts] --knowledge DIR < cases.ndjson
  cutiplan_reference.py check-names DIR               the load errors of a knowledge folder
  cutiplan_reference.py worked DIR                    the worked cases that fail
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from oracle import jsonio  # noqa: E402
from oracle.case import CaseError  # noqa: E402
from oracle.knowledge import Knowledge, KnowledgeError  # noqa: E402
from oracle.plan import evaluate, verdicts  # noqa: E402


def plan(arguments, knowledge):
    print(jsonio.canonical(evaluate(knowledge, jsonio.parse(Path(arguments.case).read_bytes()))))
    return 0


def short(knowledge, document):
    """The verdicts alone, under the case they belong to."""
    name = document.get("id") if isinstance(document, dict) else None
    lines = {"advice": verdicts(knowledge, document)}
    return {**lines, "case": name} if isinstance(name, str) else lines


def batch(arguments, knowledge):
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            document = jsonio.parse(line)
            result = short(knowledge, document) if arguments.verdicts \
                else evaluate(knowledge, document)
        except (jsonio.JsonError, CaseError) as error:
            result = {"error": str(error), "line": number}
        print(jsonio.canonical(result))
    return 0


def failures(knowledge, worked):
    """What a worked case says that does not hold."""
    promised = {promise["advice"] for member in ("expect", "refuse")
                for promise in worked.get(member) or []}
    lines = verdicts(knowledge, worked["case"], promised)

    def matching(wanted):
        return [line for line in lines if line["id"] == wanted["advice"] and
                wanted.get("lesion") in (None, line.get("lesion"))]

    for wanted in worked.get("expect") or []:
        found = matching(wanted)
        if not found:
            yield f"{wanted}: no such line"
        for line in found:
            if line["verdict"] != wanted["verdict"] or \
                    wanted.get("firm") not in (None, line["firm"]):
                yield f"{wanted}: came {line['verdict']}, firm {line['firm']}"
    for unwanted in worked.get("refuse") or []:
        for line in matching(unwanted):
            if line["verdict"] in unwanted["verdicts"]:
                yield f"{unwanted}: came {line['verdict']}, lesion {line.get('lesion')}"


def worked_cases(arguments, knowledge):
    failed = 0
    for file, pointer, raw in knowledge.worked:
        try:
            found = list(failures(knowledge, raw))
        except CaseError as error:
            found = [str(error)]
        failed += bool(found)
        for line in found:
            print(f"{file}: {pointer}: {raw['title']}: {line}")
    print(f"{len(knowledge.worked)} worked cases, {failed} failed")
    return 1 if failed else 0


def check_names(arguments, knowledge):
    print(f"{arguments.knowledge}: {len(knowledge.facts)} facts, {len(knowledge.concepts)} "
          f"concepts, {len(knowledge.advice)} items, {len(knowledge.worked)} worked cases: loads")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    for name, function in (("plan", plan), ("batch", batch),
                           ("check-names", check_names), ("worked", worked_cases)):
        command = commands.add_parser(name)
        command.set_defaults(function=function)
        if name == "plan":
            command.add_argument("case")
        if name == "batch":
            command.add_argument("--verdicts", action="store_true")
        if name in ("plan", "batch"):
            command.add_argument("--knowledge", required=True)
        else:
            command.add_argument("knowledge")
    arguments = parser.parse_args()
    try:
        return arguments.function(arguments, Knowledge(arguments.knowledge))
    except (KnowledgeError, CaseError, jsonio.JsonError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())

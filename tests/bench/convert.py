#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes our knowledge base and cases out of the neutral ones of the bench.

  convert.py kb KB.json DIR                a knowledge base in DIR
  convert.py cases < CASES > OUR-CASES     one case a line
  convert.py answers < IDS > ANSWERS       answers of “batch --ids” as the bench checks them
"""

import json
import os
import sys

OPERATORS = {"eq": "is", "ne": "is_not", "lt": "lt", "le": "le", "gt": "gt", "ge": "ge",
             "in": "in", "nin": "not_in"}


def condition(node):
    if "fact" in node:
        return {"fact": node["fact"], OPERATORS[node["op"]]: node["value"]}
    (name, below), = node.items()
    return {name: condition(below) if name == "not" else [condition(child) for child in below]}


def fact(neutral):
    ours = {"id": neutral["name"], "group": "facts", "scope": "case", "label": neutral["name"]}
    if neutral["type"] == "bool":
        ours["type"] = "boolean"
    elif neutral["type"] == "enum":
        ours.update(type="choice", choices=[{"id": v, "label": v} for v in neutral["values"]])
    else:
        ours.update(type="number" if neutral["decimals"] else "integer",
                    hard=[neutral["min"], neutral["max"]])
    return ours


def rule(neutral):
    return {"id": neutral["id"], "scope": "case", "title": neutral["title"],
            "text": neutral["advice"] + ".", "stance": "do", "strength": "strong",
            "when": condition(neutral["when"]), "review": {"status": "submitted"}}


def write(folder, name, content):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)


def convert_kb(source, folder):
    with open(source, encoding="utf-8") as file:
        neutral = json.load(file)
    write(folder, "manifest.json", {
        "format": "cutiplan-knowledge/1", "id": "bench", "title": "Bench", "version": "1.0.0",
        "language": "en", "licence": "CC0-1.0"})
    write(folder, "facts.json", {"groups": [{"id": "facts", "label": "Facts"}],
                                 "facts": [fact(f) for f in neutral["facts"]]})
    write(folder, "concepts.json", {"concepts": []})
    write(folder, "references.json", {"references": []})
    write(folder, "advice/surgery.json", {"section": "surgery",
                                          "advice": [rule(r) for r in neutral["rules"]]})


def convert_lines(convert):
    for line in sys.stdin:
        sys.stdout.write(json.dumps(convert(json.loads(line)), separators=(",", ":")) + "\n")


def main():
    what = sys.argv[1]
    if what == "kb":
        convert_kb(*sys.argv[2:])
    elif what == "cases":
        convert_lines(lambda case: {"format": "cutiplan-case/1", **case})
    else:
        convert_lines(lambda ids: {"id": ids["case"], "true": ids["advised"],
                                   "unknown": ids["undecided"]})


main()

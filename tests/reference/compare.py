#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares cutiplan-cli with the oracle, member by member, on generated cases.

  compare.py CLI SEED COUNT [--cases N] [--shipped DIR] [--keep DIR]

COUNT generated knowledge bases with N cases each (20 by default); with --shipped
also N cases of that knowledge folder. Prints the first differences; exit 1 on one.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import CaseGenerator, KnowledgeGenerator  # noqa: E402
from oracle import jsonio  # noqa: E402
from oracle.case import CaseError  # noqa: E402
from oracle.knowledge import Knowledge  # noqa: E402
from oracle.plan import evaluate  # noqa: E402

SHOWN = 12


def run_cli(cli, folder, cases):
    """One plan text a case."""
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    done = subprocess.run([cli, "batch", "--knowledge", folder], input=lines.encode(),
                          capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{cli} batch --knowledge {folder}: exit {done.returncode}\n"
                         f"{done.stderr.decode()}")
    texts = done.stdout.decode().splitlines()
    if len(texts) != len(cases):
        raise SystemExit(f"{len(texts)} plans for {len(cases)} cases")
    return texts


def differences(wanted, came, path=""):
    """(path, wanted, came) of every place where two documents differ."""
    if path == "/ignored":  # the reasons are sentences in each program's own words
        wanted, came = ([entry["pointer"] for entry in side] for side in (wanted, came))
    if isinstance(wanted, dict) and isinstance(came, dict):
        for name in sorted(set(wanted) | set(came)):
            yield from differences(wanted.get(name), came.get(name), f"{path}/{name}")
    elif isinstance(wanted, list) and isinstance(came, list) and len(wanted) == len(came) and \
            all(isinstance(member, dict) for member in wanted + came) and \
            path.count("/") < 4:
        for index, pair in enumerate(zip(wanted, came)):
            yield from differences(*pair, f"{path}/{index}")
    elif jsonio.canonical(wanted) != jsonio.canonical(came):
        yield path, wanted, came


class Comparison:
    def __init__(self, cli, keep):
        self.cli, self.keep = cli, keep
        self.plans = self.differing = 0
        self.members = collections.Counter()

    def run(self, name, folder, cases):
        knowledge = Knowledge(folder)
        for number, (case, text) in enumerate(zip(cases, run_cli(self.cli, str(folder), cases))):
            self.plans += 1
            came = jsonio.parse(text)
            theirs = (came.get("knowledge") or {}).get("sha256", knowledge.sha256)
            if theirs != knowledge.sha256:  # said once: every plan's own hash builds on it
                self._show(name, case, None, [("/knowledge/sha256", knowledge.sha256, theirs)])
                knowledge.sha256 = theirs
            try:
                wanted = evaluate(knowledge, case)
            except CaseError as error:
                wanted = {"error": str(error)}
                came = {"error": str(error)} if "error" in came else came
            found = list(differences(wanted, came))
            if not found and "error" not in came and jsonio.canonical(came) != text:
                found = [("", "canonical JSON", text)]
            if found:
                self._show(f"{name} case {number}", case, wanted, found)

    def _show(self, name, case, wanted, found):
        self.differing += 1
        for path, expected, actual in found:
            self.members[re.sub(r"/\d+", "", path)] += 1
        if self.differing > SHOWN:
            return
        print(f"{name}: {len(found)} differences")
        for path, expected, actual in found[:4]:
            parts = path.split("/")
            line = ""
            if parts[1:2] == ["advice"] and len(parts) > 2:
                item = wanted["advice"][int(parts[2])]
                line = f" ({item['id']}, lesion {item.get('lesion')}, {item['verdict']})"
            print(f"  {path}{line}\n    oracle {json.dumps(expected, ensure_ascii=False)}"
                  f"\n    cli    {json.dumps(actual, ensure_ascii=False)}")
        if self.keep:
            Path(self.keep, f"{name.replace(' ', '-')}.json").write_text(
                json.dumps(case, indent=1, ensure_ascii=False), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--shipped")
    parser.add_argument("--keep", help="write knowledge and cases that differ into this folder")
    arguments = parser.parse_args()
    comparison = Comparison(arguments.cli, arguments.keep)
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            folder = Path(arguments.keep or scratch, f"knowledge-{seed}")
            KnowledgeGenerator(seed).write(folder)
            generator = CaseGenerator(seed, folder)
            comparison.run(f"knowledge {seed}", folder,
                           [generator.case() for _ in range(arguments.cases)])
    if arguments.shipped:
        generator = CaseGenerator(arguments.seed, arguments.shipped)
        comparison.run("shipped", arguments.shipped,
                       [generator.case() for _ in range(arguments.cases)])
    for member, number in comparison.members.most_common():
        print(f"  {number:5} times {member}")
    print(f"{comparison.plans} plans compared, {comparison.differing} differ")
    return 1 if comparison.differing else 0


if __name__ == "__main__":
    sys.exit(main())

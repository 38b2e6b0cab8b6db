#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The four laws of the contract as properties of cutiplan-cli, over generated cases.

  laws.py CLI SEED COUNT [--cases N] [--shipped DIR]

  1 learning a fact never overturns a firm verdict
  2 turning a known fact unknown never adds a firm verdict that was not there
  3 the order of facts and lesions in the case, and of items in the files, never
    changes a verdict
  4 a hidden answer never changes the plan

They compare classes by item and lesion: not-applicable and ruled-out are one. Laws 1
and 2 want knowledge whose items read no hidden rows: the generated bases of odd seeds
hide nothing and stand for them; those of even seeds hide rows, for laws 3 and 4. The
shipped knowledge is held to all four.
"""

import argparse
import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import CaseGenerator, KnowledgeGenerator  # noqa: E402
from oracle.case import Case  # noqa: E402
from oracle.knowledge import Knowledge  # noqa: E402

SHOWN = 8


def run_cli(cli, folder, cases, *options):
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    done = subprocess.run([cli, "batch", "--knowledge", str(folder), *options],
                          input=lines.encode(), capture_output=True, check=False)
    plans = done.stdout.decode().splitlines()
    if done.returncode or len(plans) != len(cases):
        raise SystemExit(f"{cli} batch {folder}: exit {done.returncode}, {len(plans)} plans for "
                         f"{len(cases)} cases\n{done.stderr.decode()}")
    return plans


def classes(plan):
    """{(item, lesion): (class, firm)}"""
    lines = json.loads(plan)
    if isinstance(lines, dict):
        lines = lines["advice"]
    out = ("not-applicable", "ruled-out")
    return {(line["id"], line.get("lesion")):
            ("out" if line["verdict"] in out else line["verdict"], line["firm"]) for line in lines}


def overturned(before, after):
    """The first line whose firm verdict does not survive."""
    for name, (group, firm) in before.items():
        if firm and after.get(name) != (group, True):
            return f"{name}: firm {group} became {after.get(name)}"
    return None


def changed(before, after):
    for name in sorted(set(before) | set(after), key=str):
        if before.get(name) != after.get(name):
            return f"{name}: {before.get(name)} became {after.get(name)}"
    return None


class Laws:
    def __init__(self, cli):
        self.cli = cli
        self.checked = {1: 0, 2: 0, 3: 0, 4: 0}
        self.broken = []

    def run(self, folder, seed, count, learning):
        """Checks every law on `count` cases of one knowledge base."""
        self.random = random.Random(seed)
        self.generator = CaseGenerator(seed, folder)
        self.knowledge = Knowledge(folder)
        trials = []  # (law, the case before, the case after)
        for _ in range(count):
            case = self.generator.case()
            if learning:
                trials += self._learn(case) + self._forget(case)
            trials.append((3, case, self._shuffle(case)))
            trials += self._stir_hidden(case)
        self._check(folder, seed, [trial for trial in trials if trial[0] != 4], "--verdicts")
        self._check(folder, seed, [trial for trial in trials if trial[0] == 4])
        self._reorder_items(folder, seed, [trial[1] for trial in trials if trial[0] == 3])

    def _check(self, folder, seed, trials, *options):
        cases = [case for trial in trials for case in trial[1:]]
        plans = run_cli(self.cli, folder, cases, *options) if cases else []
        for number, (law, before, after) in enumerate(trials):
            self.checked[law] += 1
            first, second = plans[2 * number], plans[2 * number + 1]
            if law == 4:
                problem = None if first == second else \
                    changed(classes(first), classes(second)) or "the plan differs"
            else:
                test = changed if law == 3 else overturned
                first, second = classes(first), classes(second)
                problem = test(second, first) if law == 2 else test(first, second)
            if problem:
                self.broken.append((law, folder, seed, problem, before, after))

    # --- the cases after ---

    def _rows(self, case, wanted):
        """(answers, fact) of the rows for which wanted (seen, fact id, lesion) holds."""
        seen = Case(case, self.knowledge)
        tables = [(case["facts"], None)] + [
            (lesion["facts"], index) for index, lesion in enumerate(case.get("lesions") or [])]
        for answers, lesion in tables:
            for raw in self.generator.facts:
                if (raw["scope"] == "lesion") == (lesion is not None) and \
                        wanted(seen, raw["id"], lesion):
                    yield answers, raw

    def _variant(self, case, wanted, change):
        """A copy of the case with one such row changed; none if it has no such row."""
        case = copy.deepcopy(case)
        rows = list(self._rows(case, wanted))
        if not rows:
            return []
        change(*self.random.choice(rows))
        return [case]

    def _answer(self, answers, raw):
        answers[raw["id"]] = {"value": self.generator.value(raw)}
        if raw.get("derive"):
            answers[raw["id"]]["override"] = True

    def _learn(self, case):
        def unknown(seen, name, lesion):
            fact = self.knowledge.facts[name]
            return seen.value(name, lesion) is None and \
                (name, lesion) not in seen.answers and (not fact.derive or fact.overridable)
        trials = []
        for _ in range(3):
            trials += [(1, case, after) for after in self._variant(case, unknown, self._answer)]
        return trials

    def _forget(self, case):
        def known(seen, name, lesion):
            return (name, lesion) in seen.answers and \
                not self.knowledge.facts[name].derive
        trials = []
        for _ in range(3):
            state = self.random.choice([None, {"missing": "declined"}])
            trials += [(2, case, after) for after in self._variant(
                case, known, lambda answers, raw: answers.update({raw["id"]: state}))]
        return trials

    def _stir_hidden(self, case):
        """Another answer, or none, behind a row that is hidden."""
        def hidden(seen, name, lesion):
            fact = self.knowledge.facts[name]
            usable = (name, lesion) in seen.answers or (name, lesion) in seen.missing
            return seen.row_hidden(name, lesion) and usable and \
                (not fact.derive or fact.overridable)

        def change(answers, raw):
            if self.random.random() < 0.5:
                self._answer(answers, raw)
            else:
                del answers[raw["id"]]
        return [(4, case, after) for after in self._variant(case, hidden, change)]

    def _shuffle(self, case):
        case = copy.deepcopy(case)
        for holder in [case] + (case.get("lesions") or []):
            entries = list(holder["facts"].items())
            self.random.shuffle(entries)
            holder["facts"] = dict(entries)
        self.random.shuffle(case.get("lesions") or [])
        return case

    def _reorder_items(self, folder, seed, cases):
        """Law 3 for the files: the same knowledge with its items the other way round."""
        with tempfile.TemporaryDirectory() as scratch:
            for name, document in self.knowledge.files.items():
                path = Path(scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                if name.startswith("advice/"):
                    document = {**document, "advice": document["advice"][::-1]}
                path.write_text(json.dumps(document), encoding="utf-8")
            first = run_cli(self.cli, folder, cases, "--verdicts")
            second = run_cli(self.cli, scratch, cases, "--verdicts")
        for case, before, after in zip(cases, first, second):
            self.checked[3] += 1
            problem = changed(classes(before), classes(after))
            if problem:
                self.broken.append((3, folder, seed, problem, case, "the items reversed"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cli")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--shipped")
    arguments = parser.parse_args()
    laws = Laws(arguments.cli)
    with tempfile.TemporaryDirectory() as scratch:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            folder = Path(scratch, f"knowledge-{seed}")
            KnowledgeGenerator(seed, hiding=seed % 2 == 0).write(folder)
            laws.run(folder, seed, arguments.cases, learning=seed % 2 == 1)
    if arguments.shipped:
        laws.run(arguments.shipped, arguments.seed, arguments.cases, learning=True)
    for law, folder, seed, problem, before, after in laws.broken[:SHOWN]:
        print(f"law {law} broken, {Path(folder).name} seed {seed}: {problem}\n"
              f"  before {json.dumps(before, ensure_ascii=False)}\n"
              f"  after  {json.dumps(after, ensure_ascii=False)}")
    print(", ".join(f"law {law}: {number} trials" for law, number in laws.checked.items()),
          f"- {len(laws.broken)} broken")
    return 1 if laws.broken else 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""plan = evaluate (knowledge, case): section 3 of the contract."""

from functools import cached_property
from itertools import combinations, product

from .calculators import exact, plain
from .case import NOBODY, Case
from .conditions import COMPLETE, QUANTIFIERS, World, comparisons, parts, place, reasons, truth

OFFERED = ("recommended", "consider", "contested")
LESIONS = ("lesions", None)
LIMIT = 4096


class Verdict:
    def __init__(self, name, firm):
        self.name, self.firm = name, firm
        # One class, *out*, for both ways of being out.
        self.group = "out" if name in ("not-applicable", "ruled-out") else name


def judge(item, world, lesion):
    """The verdict of one line, steps 1 to 3."""
    when = truth(item.when, world, lesion)
    truths = [(argument, truth(argument.when, world, lesion)) for argument in item.arguments]
    excludes = [value for argument, value in truths if argument.polarity == "excludes"]
    if when is False:
        return Verdict("not-applicable", True)
    if True in excludes:
        return Verdict("ruled-out" if when else "not-applicable", True)
    if when is None or None in excludes:
        return Verdict("undecided", False)
    if item.stance != "do":
        return Verdict(item.stance, True)

    def weigh(unknown_for, unknown_against):
        assumed = {"for": unknown_for, "against": unknown_against}
        strongest = {"for": item.tier, "against": 0}
        for argument, value in truths:
            if argument.polarity != "excludes" and \
                    (assumed[argument.polarity] if value is None else value):
                strongest[argument.polarity] = max(strongest[argument.polarity], argument.tier)
        if strongest["for"] > strongest["against"]:
            return "recommended" if item.tier == 3 else "consider"
        return "contested" if strongest["for"] == strongest["against"] else "not-favoured"

    pessimistic, optimistic = weigh(False, True), weigh(True, False)
    return Verdict(pessimistic, pessimistic == optimistic)


class Line:
    """One line of the plan: an item for the case, or for one lesion."""

    def __init__(self, item, lesion, case):
        self.item, self.lesion, self.case = item, lesion, case
        self.verdict = judge(item, case.world, lesion)
        self.list_first = False

    @cached_property
    def candidates(self):
        """{place: atoms or None}; `lesions` stands for a list with nothing in it."""
        return {} if self.verdict.firm else self._walk()

    # --- because ---

    def because(self):
        when = truth(self.item.when, self.case.world, self.lesion)
        of = {"excludes": [], "for": [], "against": []}
        true = {"excludes": [], "for": [], "against": []}
        for argument in self.item.arguments:
            of[argument.polarity].append(argument.when)
            if truth(argument.when, self.case.world, self.lesion):
                true[argument.polarity].append(argument.when)
        if when is False:
            deciding = [self.item.when]
        elif true["excludes"]:
            deciding = true["excludes"] + ([self.item.when] if when else [])
        elif self.verdict.name == "undecided":
            deciding = [self.item.when] + of["excludes"]
        else:
            deciding = [self.item.when] + true["for"] + true["against"]
        found = set()
        for node in deciding:
            found.update(reasons(node, self.case.world, self.lesion))
        return [self._entry(where, value=self.case.value(*where)) for where in self._sort(found)]

    def _entry(self, where, **members):
        return entry(where, self.case, **members)

    def _sort(self, places):
        return sorted(places, key=lambda where: order(where, self.case))

    # --- needs ---

    def _walk(self):
        found = {}
        case, world = self.case, self.case.world

        def visit(node, lesion):
            if truth(node, world, lesion) is not None:
                return
            if node.kind == "fact":
                where = place(node, lesion)
                if not case.hidden(*where):
                    found[where] = None
                return
            for child, key in parts(node, world, lesion):
                visit(child, key)
            if node.kind in QUANTIFIERS:
                if world.value(COMPLETE, None) is None and not case.hidden(COMPLETE, None):
                    if not case.recorded and (COMPLETE, None) not in found:
                        self.list_first = True  # asked for the list, not for the fact
                    found[COMPLETE, None] = None
                elif not case.recorded:
                    found[LESIONS] = None

        for root in self.item.roots:
            visit(root, self.lesion)
        atoms = self.item.atoms  # those of a fact are the same in every case
        for name, _ in found:
            if name not in atoms and name != LESIONS[0]:
                atoms[name] = self._atoms(name)
        return {where: atoms.get(where[0]) for where in found}

    def _atoms(self, name):
        """The values of a fact between which the item can tell."""
        fact = self.case.knowledge.facts[name]
        if fact.type == "boolean":
            return [True, False]
        named = []
        for root in self.item.named:
            for node in comparisons(root):
                if node.fact.id == name:
                    named += node.value if isinstance(node.value, list) else [node.value]
        if fact.type == "choices":
            chosen = [choice for choice in fact.choices if choice in named]
            if 2 ** len(chosen) > LIMIT:
                return range(2 ** len(chosen))  # too many to try: only their number counts
            return [list(subset) for size in range(len(chosen) + 1)
                    for subset in combinations(chosen, size)]
        if fact.type == "choice":
            others = [choice for choice in fact.choices if choice not in named]
            return [choice for choice in fact.choices if choice in named] + others[:1]
        cuts = {exact(end) for end in fact.hard}
        for value in named:
            cuts.update(exact(value) + offset * exact(fact.step) for offset in (-1, 0, 1))
        low, high = map(exact, fact.hard)
        return [plain(cut) for cut in sorted(cuts) if low <= cut <= high]

    def names(self, where):
        """What a need is called: the rows to fill in, or `lesions`."""
        if where == LESIONS or where == (COMPLETE, None) and self.list_first:
            return [LESIONS]
        rows = [LESIONS if row[1] == NOBODY else row for row in self.case.rows_for(where)]
        return list(dict.fromkeys(rows))

    def _supposing(self, supposed):
        """The verdict if some unknown facts had these values."""
        def value(name, lesion):
            known = supposed.get((name, lesion))
            return self.case.value(name, lesion) if known is None else known
        return judge(self.item, World(value, self.case.recorded), self.lesion)

    def _completions(self, wheres):
        """Every joint value of some candidates; None if there are too many."""
        size = 1
        for where in wheres:
            size *= len(self.candidates[where])
        if size > LIMIT:
            return None
        return (dict(zip(wheres, values))
                for values in product(*(self.candidates[where] for where in wheres)))

    def needs(self):
        """(places, exact)"""
        if self.verdict.firm:
            return [], True
        wheres = [where for where, atoms in self.candidates.items() if atoms is not None]
        changing = []
        completions = self._completions(wheres)
        if completions is not None:
            groups = [(values, self._supposing(values).group) for values in completions]
            for where in wheres:
                seen = {}
                for values, group in groups:
                    others = tuple(repr(values[other]) for other in wheres if other != where)
                    seen.setdefault(others, set()).add(group)
                if any(len(each) > 1 for each in seen.values()):
                    changing.append(where)
        named = set()
        for where in changing or self.candidates:
            named.update(self.names(where))
        return self._sort(named), bool(changing)

    def settled_by(self, row):
        """Can this row alone make the line firm?"""
        wheres = [where for where, atoms in self.candidates.items()
                  if atoms is not None and self.names(where) == [row]]
        completions = self._completions(wheres) if wheres else None
        return any(self._supposing(values).firm for values in completions or ())

    # --- the line as JSON ---

    def document(self):
        needs, is_exact = self.needs()
        world = self.case.world
        line = {"id": self.item.id, "section": self.item.section, "verdict": self.verdict.name,
                "firm": self.verdict.firm, "because": self.because(),
                "needs": [self._entry(where) for where in needs], "exact": is_exact,
                "arguments": [{"id": argument.id, "polarity": argument.polarity,
                               "truth": word(truth(argument.when, world, self.lesion))}
                              for argument in self.item.arguments],
                "cautions": [{"id": name, "truth": word(truth(node, world, self.lesion))}
                             for name, node in self.item.cautions]}
        return {**line, **self.name()}

    def name(self):
        if self.lesion is None or self.lesion == NOBODY:
            return {"id": self.item.id}
        return {"id": self.item.id, "lesion": self.case.lesion_ids[self.lesion]}


def word(value):
    return {True: "true", False: "false", None: "unknown"}[value]


def order(where, case):
    """The order of facts.json and then lesion; the list of lesions comes last."""
    name, lesion = where
    number = case.knowledge.facts[name].order if where != LESIONS else len(case.knowledge.facts)
    return number, -1 if lesion is None else lesion


def entry(where, case, **members):
    name, lesion = where
    result = {"fact": name, **members}
    if lesion is not None and lesion != NOBODY:
        result["lesion"] = case.lesion_ids[lesion]
    return result


def lines_of(case, wanted=None):
    """Every line, or those of the items wanted, in the order section, file, item, lesion."""
    lines = []
    for item in case.knowledge.advice:
        if wanted is not None and item.id not in wanted:
            continue
        lesions = (case.recorded or [NOBODY]) if item.scope == "lesion" else [None]
        lines += [Line(item, lesion, case) for lesion in lesions]
    return lines


def ask(lines, case):
    asked = {}
    for line in lines:
        for where in line.needs()[0]:
            asked.setdefault(where, [])
    for where, settled in asked.items():
        settled += [line for line in lines if not line.verdict.firm and line.settled_by(where)]

    def rank(where):
        late = case.missing.get(where) not in (None, "pending")
        tiers = sum(line.item.tier for line in asked[where])
        return late, -tiers, -len(asked[where]), order(where, case)

    return [entry(where, case, settles=len(asked[where])) for where in sorted(asked, key=rank)]


def conflicts(lines):
    """Pairs of lines, the offered one first."""
    found = []
    for number, first in enumerate(lines):
        if first.verdict.name not in OFFERED:
            continue
        for other, second in enumerate(lines):
            if other == number or (first.item.scope == second.item.scope == "lesion" and
                                   first.lesion != second.lesion):
                continue
            term = first.item.raw.get("intervention")
            same = term is not None and term == second.item.raw.get("intervention")
            opposed = same and second.verdict.name in ("avoid", "ruled-out")
            declared = second.item.id in (first.item.raw.get("conflicts_with") or []) or \
                first.item.id in (second.item.raw.get("conflicts_with") or [])
            both = second.verdict.name in OFFERED
            if declared:
                declared = both and number < other or second.verdict.name == "avoid"
            if opposed or declared:
                pair = {"items": [first.name(), second.name()]}
                found.append({**pair, "intervention": term} if same else pair)
    return found


def urgent(lines, case):
    return [line.name() for line in lines
            if line.item.raw.get("urgency") == "today" and line.verdict.group != "out" and
            truth(line.item.when, case.world, line.lesion)]


def out_of_scope(case):
    for name, node, text in case.knowledge.out_of_scope:
        if truth(node, case.world, None):
            return {"id": name, "text": text}
    return None


def evaluate(knowledge, document):
    case = Case(document, knowledge)
    lines = lines_of(case)
    return {"format": "cutiplan-plan/1",
            "knowledge": {"id": knowledge.id, "version": knowledge.version,
                          "sha256": knowledge.sha256},
            "case": case.id, "sha256": case.sha256(),
            "advice": [line.document() for line in lines],
            "derived": case.derived(), "ask": ask(lines, case), "conflicts": conflicts(lines),
            "urgent": urgent(lines, case), "ignored": case.ignored(),
            "out_of_scope": out_of_scope(case)}


def verdicts(knowledge, document, wanted=None):
    """Id, lesion, verdict and firm alone."""
    return [{**line.name(), "verdict": line.verdict.name, "firm": line.verdict.firm}
            for line in lines_of(Case(document, knowledge), wanted)]

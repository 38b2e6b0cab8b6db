# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions: parsed against the vocabulary, evaluated in strong Kleene logic.

A truth is True, False or None (unknown). A concept is replaced by its own
condition, so that nothing below this module has to know of concepts.
"""

from dataclasses import dataclass, field


COMPLETE = "lesions.complete"
ORDERED = ("lt", "le", "gt", "ge", "between")
OPERATORS = {
    "boolean": ("is", "is_not", "in", "not_in"),
    "choice": ("is", "is_not", "in", "not_in"),
    "integer": ("is", "is_not", "in", "not_in") + ORDERED,
    "number": ("is", "is_not", "in", "not_in") + ORDERED,
    "choices": ("includes", "includes_any", "includes_all"),
    "date": (),
    "text": (),
}
ALL_OPERATORS = {name for names in OPERATORS.values() for name in names}
LISTS = ("in", "not_in", "includes_any", "includes_all")
QUANTIFIERS = ("any_lesion", "every_lesion", "lesions")


@dataclass
class Node:
    """kind: const, fact, all, any, not, at_least, or a quantifier."""
    kind: str
    children: list = field(default_factory=list)
    fact: object = None       # of a comparison: the Fact
    operator: str = None
    value: object = None      # of a comparison its operand, of a const its truth
    bound: int = 0            # of at_least and lesions


# --- parsing ---------------------------------------------------------------

def parse(raw, pointer, vocabulary, report, in_lesion):
    """The Node of a condition; None after reporting what is wrong with it.

    vocabulary has `facts` (id: Fact) and `concepts` (id: raw condition);
    report (pointer, reason) takes the errors; in_lesion: may it read lesion facts?
    """
    def fail(reason, where=pointer):
        report(where, reason)

    def children(name):
        members = raw[name]
        if not isinstance(members, list) or not members:
            return fail(f"'{name}' wants a list of conditions that is not empty", f"{pointer}/{name}")
        parsed = [parse(member, f"{pointer}/{name}/{index}", vocabulary, report, in_lesion)
                  for index, member in enumerate(members)]
        return None if None in parsed else parsed

    def bound(name, lowest, highest):
        number = raw[name]
        if not isinstance(number, int) or isinstance(number, bool) or \
           number < lowest or (highest is not None and number > highest):
            return fail(f"'{name}' is not a whole number in range", f"{pointer}/{name}")
        return number

    if isinstance(raw, str):
        return _parse_name(raw, pointer, vocabulary, report, in_lesion)
    if not isinstance(raw, dict):
        return fail("a condition is a name or an object")

    names = set(raw)
    if "fact" in names:
        return _parse_comparison(raw, pointer, vocabulary, report, in_lesion)
    if names == {"const"}:
        return Node("const", value=raw["const"]) if isinstance(raw["const"], bool) else \
            fail("'const' is true or false")
    if names in ({"all"}, {"any"}):
        kind = names.pop()
        parts = children(kind)
        return parts and Node(kind, parts)
    if names == {"at_least", "of"}:
        parts = children("of")
        least = parts and bound("at_least", 1, len(parts))
        return least and Node("at_least", parts, bound=least)
    if names in ({"not"}, {"any_lesion"}, {"every_lesion"}, {"lesions", "ge"}):
        kind = (names - {"ge"}).pop()
        least = bound("ge", 1, None) if kind == "lesions" else 1
        child = parse(raw[kind], f"{pointer}/{kind}", vocabulary, report,
                      in_lesion or kind in QUANTIFIERS)
        return child and least and Node(kind, [child], bound=least)
    return fail(f"the members {', '.join(sorted(names)) or '(none)'} are no condition: "
                "it wants exactly one operator")


def _parse_name(name, pointer, vocabulary, report, in_lesion):
    fact = vocabulary.facts.get(name)
    if fact and name in vocabulary.concepts:
        return report(pointer, f"'{name}' is both a fact and a concept")
    if fact:
        if fact.type != "boolean":
            return report(pointer, f"the fact '{name}' is not a boolean")
        return _comparison(fact, "is", True, pointer, report, in_lesion)
    if name not in vocabulary.concepts:
        return report(pointer, f"'{name}' is not declared")
    if name in vocabulary.open_concepts:
        return report(pointer, f"the concept '{name}' runs in a circle")
    vocabulary.open_concepts.append(name)
    where = []
    node = parse(vocabulary.concepts[name], "", vocabulary,
                 lambda inner, reason: where.append((inner, reason)), in_lesion)
    vocabulary.open_concepts.pop()
    if node is None:
        report(pointer, f"in the concept '{name}': {where[0][1] if where else 'it is damaged'}")
    return node


def _parse_comparison(raw, pointer, vocabulary, report, in_lesion):
    fact = vocabulary.facts.get(raw["fact"]) if isinstance(raw["fact"], str) else None
    if not fact:
        return report(f"{pointer}/fact", f"{raw['fact']!r} is not a declared fact")
    operators = [name for name in raw if name != "fact"]
    if len(operators) != 1 or operators[0] not in ALL_OPERATORS:
        return report(pointer, f"the comparison with '{fact.id}' wants exactly one operator, "
                               f"not {operators}")
    operator = operators[0]
    if operator not in OPERATORS[fact.type]:
        return report(f"{pointer}/{operator}",
                      f"'{operator}' does not fit '{fact.id}', which is of type {fact.type}")
    return _comparison(fact, operator, raw[operator], f"{pointer}/{operator}", report, in_lesion)


def _comparison(fact, operator, operand, pointer, report, in_lesion):
    if fact.scope == "lesion" and not in_lesion:
        return report(pointer, f"the lesion fact '{fact.id}' is read where there is no lesion")
    if operator in LISTS or operator == "between":
        if not isinstance(operand, list) or not operand:
            return report(pointer, f"'{operator}' wants a list that is not empty")
        if operator == "between" and len(operand) != 2:
            return report(pointer, "'between' wants two numbers")
        operands = operand
    else:
        operands = [operand]
    for value in operands:
        problem = fact.refuse_scalar(value)
        if problem:
            return report(pointer, f"{value!r} is not a value of '{fact.id}': {problem}")
    if operator == "between" and operand[0] > operand[1]:
        return report(pointer, "'between' has its bounds the wrong way round")
    return Node("fact", fact=fact, operator=operator, value=operand)


def names_used(raw):
    """Every name that a raw condition mentions, for the search for circles."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, list):
        for member in raw:
            yield from names_used(member)
    elif isinstance(raw, dict):
        if "fact" in raw:
            if isinstance(raw["fact"], str):
                yield raw["fact"]
            return
        for name, member in raw.items():
            if name in QUANTIFIERS:
                yield COMPLETE
            yield from names_used(member)


# --- evaluation --------------------------------------------------------------

class World:
    """What a condition is evaluated in.

    value (fact id, lesion) gives a value or None for unknown; `recorded` are the
    keys of the recorded lesions in case order.
    """

    def __init__(self, value, recorded):
        self.value = value
        self.recorded = recorded


def compare(operator, value, operand):
    """One comparison with a known value."""
    if operator == "is":
        return value == operand
    if operator == "is_not":
        return value != operand
    if operator == "lt":
        return value < operand
    if operator == "le":
        return value <= operand
    if operator == "gt":
        return value > operand
    if operator == "ge":
        return value >= operand
    if operator == "between":
        return operand[0] <= value <= operand[1]
    if operator == "in":
        return value in operand
    if operator == "not_in":
        return value not in operand
    if operator == "includes":
        return operand in value
    if operator == "includes_any":
        return any(member in value for member in operand)
    assert operator == "includes_all"
    return all(member in value for member in operand)


def place(node, lesion):
    """Where the fact of a comparison is looked up: (fact id, lesion or None)."""
    return node.fact.id, lesion if node.fact.scope == "lesion" else None


def parts(node, world, lesion):
    """The parts of a node as (node, lesion): its children, or its child once a lesion."""
    if node.kind in QUANTIFIERS:
        return [(node.children[0], key) for key in world.recorded]
    return [(child, lesion) for child in node.children]


def truth(node, world, lesion):
    """True, False or None."""
    if node.kind == "const":
        return node.value
    if node.kind == "fact":
        value = world.value(*place(node, lesion))
        return None if value is None else compare(node.operator, value, node.value)

    truths = [truth(child, world, key) for child, key in parts(node, world, lesion)]
    if node.kind == "not":
        return None if truths[0] is None else not truths[0]
    trues, unknowns = truths.count(True), truths.count(None)
    if node.kind in QUANTIFIERS:
        complete = world.value(COMPLETE, None) is True
        if node.kind == "every_lesion":
            if False in truths:
                return False
            return True if unknowns == 0 and complete else None
        least = node.bound if node.kind == "lesions" else 1
        if trues >= least:
            return True
        return False if trues + unknowns < least and complete else None

    least = {"all": len(truths), "any": 1, "at_least": node.bound}[node.kind]
    if trues >= least:
        return True
    return False if trues + unknowns < least else None


def leaves(node, world, lesion):
    """Every (fact id, lesion) that a node reads."""
    if node.kind == "fact":
        yield place(node, lesion)
    for child, key in parts(node, world, lesion):
        yield from leaves(child, world, key)
    if node.kind in QUANTIFIERS:
        yield COMPLETE, None


def open_list(node, world):
    """Does a node wait for lesions that are not in the list?"""
    if node.kind in QUANTIFIERS and world.value(COMPLETE, None) is False:
        return True
    return any(open_list(child, world) for child in node.children)


def reasons(node, world, lesion):
    """The (fact id, lesion) that decide the truth of a node; known ones only."""
    result = truth(node, world, lesion)
    if result is None or node.kind == "fact":
        for where in leaves(node, world, lesion):
            if world.value(*where) is not None:
                yield where
        return
    inner = parts(node, world, lesion)
    if node.kind == "not":
        child, key = inner[0]
        yield from reasons(child, world, key)
        return
    # What is true because enough parts are true names the true ones, and what is
    # false the false ones; of an `all` or an `any` decided by all, these are all.
    for child, key in inner:
        if truth(child, world, key) is result:
            yield from reasons(child, world, key)
    by_list = {"any_lesion": False, "every_lesion": True, "lesions": False}
    if node.kind in by_list and result is by_list[node.kind]:
        yield COMPLETE, None




def comparisons(node):
    """Every comparison below a node."""
    if node.kind == "fact":
        yield node
    for child in node.children:
        yield from comparisons(child)



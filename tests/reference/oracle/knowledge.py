# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a knowledge folder, all of it or nothing, and says what is wrong with it."""

import re
from pathlib import Path

from . import conditions, jsonio
from .calculators import CALCULATORS, exact, parse_date
from .jsonio import escape

SECTIONS = ("assessment", "surgery", "radiation", "local", "systemic", "immunosuppression",
            "palliative", "follow-up", "pitfalls")
TIERS = {"strong": 3, "conditional": 2, "good-practice": 1}
VERDICTS = ("recommended", "consider", "contested", "not-favoured", "avoid", "inform",
            "ruled-out", "not-applicable", "undecided")
PLACEHOLDER = re.compile(r"\b(TODO|TBD|INSERT)\b|\b[Ll]orem\b|\bLOREM\b")

# A schema is a type, a set of words, [schema of the members], or an object
# {name: schema} in which a leading "!" marks a required member.
TEXT, WHOLE, NUMBER, TRUTH, ANY = str, int, "number", bool, object
RANGE = "range"
IDS = [TEXT]
SCHEMAS = {
    "manifest": {
        "!format": {"cutiplan-knowledge/1"}, "!id": TEXT, "!title": TEXT, "!version": TEXT,
        "released": TEXT, "review_by": TEXT, "evidence_as_of": TEXT, "language": TEXT,
        "publisher": TEXT, "licence": TEXT, "intended_use": TEXT, "intended_user": TEXT,
        "not_for": TEXT, "editorial_policy": TEXT, "disclaimer": TEXT,
        "out_of_scope": [{"!id": TEXT, "!when": ANY, "!text": TEXT}],
        "follow_up_kinds": [{"!id": TEXT, "!label": TEXT}],
        "must_offer": [set(SECTIONS)],
        "accepted": [{"!check": TEXT, "!pointer": TEXT, "!reason": TEXT}]},
    "facts": {
        "!groups": [{"!id": TEXT, "!label": TEXT}],
        "!facts": [{
            "!id": TEXT, "!group": TEXT, "!scope": {"case", "lesion"},
            "!type": set(conditions.OPERATORS), "!label": TEXT, "short": TEXT, "unit": TEXT,
            "other_units": [{"!unit": TEXT, "!factor": NUMBER}], "step": NUMBER, "hard": RANGE,
            "soft": RANGE, "choices": [{"!id": TEXT, "!label": TEXT, "code": ANY}],
            "help": {"how": TEXT, "why": TEXT}, "relevant_when": ANY, "stale_after_days": WHOLE,
            "code": ANY, "code_parts": ANY, "coded_values": ANY,
            "derive": {"!calculator": TEXT, "!inputs": dict}, "overridable": TRUTH,
            "checks": [{"!id": TEXT, "when": ANY, "at_most": TEXT, "!text": TEXT}]}]},
    "concepts": {"!concepts": [{"!id": TEXT, "!label": TEXT, "!when": ANY}]},
    "references": {"!references": [{
        "!id": TEXT, "!kind": {"guideline", "systematic-review", "trial", "cohort", "case-series",
                               "review", "label", "expert-opinion", "unreviewed-overview"},
        "authors": TEXT, "!title": TEXT, "source": TEXT, "year": WHOLE, "doi": TEXT, "pmid": TEXT,
        "url": TEXT, "access": {"full-text", "abstract", "excerpt", "memory"}, "about": TEXT,
        "note": TEXT}]},
    "statements": {"!statements": [{
        "!id": TEXT, "!text": TEXT, "note": TEXT,
        "!verdict": {"agrees", "narrowed", "outdated", "wrong", "wrong if taken literally"}}]},
    "dossier": {"!dossier": [{"!id": TEXT, "!title": TEXT, "left_out": TEXT,
                              "calculator": TEXT}]},
    "advice": {"!section": set(SECTIONS), "!advice": [{
        "!id": TEXT, "!section": set(SECTIONS), "!scope": {"case", "lesion"}, "!title": TEXT,
        "!text": TEXT, "!stance": {"do", "avoid", "inform"}, "!strength": set(TIERS),
        "!when": ANY,
        "arguments": [{"!id": TEXT, "!polarity": {"for", "against", "excludes"},
                       "strength": set(TIERS), "!when": ANY, "!text": TEXT}],
        "cautions": [{"!id": TEXT, "!when": ANY, "!text": TEXT}],
        "evidence": {"certainty": {"high", "moderate", "low", "very-low", "not-graded"},
                     "directness": {"direct", "primary", "cscc", "other", "expert"},
                     "as_of": TEXT},
        "cites": [{"!reference": TEXT, "locator": TEXT, "supports": TEXT}],
        "statements": IDS, "involves": IDS, "patient_text": TEXT,
        "!review": {"!status": {"submitted", "under-review", "approved", "withdrawn"},
                    "sign_offs": list},
        "intervention": TEXT, "kind": {"drug", "procedure"}, "conflicts_with": IDS,
        "urgency": {"today"}, "convention": {"!text": TEXT, "source": TEXT}, "dossier": IDS,
        "follow_up": {"!kind": TEXT, "!every_months": RANGE, "from": TEXT,
                      "until_months": WHOLE}}]},
    "case": {
        "!title": TEXT, "source": TEXT, "!case": dict,
        "expect": [{"!advice": TEXT, "lesion": TEXT, "!verdict": set(VERDICTS), "firm": TRUTH}],
        "refuse": [{"!advice": TEXT, "lesion": TEXT, "!verdicts": [set(VERDICTS)]}]},
}


class KnowledgeError(Exception):
    """problems: [(file, pointer, reason)]"""

    def __init__(self, problems):
        super().__init__("\n".join(f"{file}: {pointer or '/'}: {reason}"
                                   for file, pointer, reason in problems))
        self.problems = problems


class Fact:
    """One entry of facts.json; relevant_when becomes a Node once all names are known."""

    def __init__(self, raw, order):
        self.raw, self.order = raw, order
        self.id, self.scope, self.type = raw["id"], raw["scope"], raw["type"]
        self.numeric = self.type in ("integer", "number")
        self.step = raw.get("step") or (1 if self.type == "integer" else 0.1)
        self.hard = raw.get("hard")
        self.choices = [choice["id"] for choice in raw.get("choices") or []]
        self.derive = raw.get("derive")
        self.inputs = dict(self.derive["inputs"]) if self.derive else {}
        self.overridable = bool(raw.get("overridable"))
        self.relevant_when = None

    def refuse_scalar(self, value):
        """Why a value cannot stand in a condition on this fact; None if it can."""
        if self.type == "boolean":
            return None if isinstance(value, bool) else "it wants true or false"
        if self.numeric:
            if not _is_number(value):
                return "it wants a number"
            if self.type == "integer" and exact(value).denominator != 1:
                return "it wants a whole number"
            if not self.hard[0] <= value <= self.hard[1]:
                return f"it is outside {self.hard[0]} to {self.hard[1]}"
            if (exact(value) / exact(self.step)).denominator != 1:
                return f"it is not a multiple of {self.step}"
            return None
        if not isinstance(value, str):
            return "it wants a text"
        if self.type in ("choice", "choices"):
            return None if value in self.choices else "it is not among the choices"
        if self.type == "date":
            return None if parse_date(value) else "it is no date (YYYY, YYYY-MM or YYYY-MM-DD)"
        return None

    def refuse_value(self, value):
        """Why a value cannot answer this fact; None if it can."""
        if self.type != "choices":
            return self.refuse_scalar(value)
        if not isinstance(value, list):
            return "it wants a list of choices"
        for member in value:
            if self.refuse_scalar(member):
                return f"{member!r}: {self.refuse_scalar(member)}"
        return None  # a choice that stands twice is in the set once


class Advice:
    """One item; conditions are Nodes, cautions [(id, Node)], arguments [Argument]."""

    def __init__(self, raw, when, arguments, cautions):
        self.raw, self.when, self.arguments, self.cautions = raw, when, arguments, cautions
        self.id, self.scope, self.section = raw["id"], raw["scope"], raw["section"]
        self.stance, self.tier = raw["stance"], TIERS[raw["strength"]]
        # The conditions whose facts can move the verdict, and those that name the atoms.
        excludes = [argument.when for argument in arguments if argument.polarity == "excludes"]
        self.named = [when] + [argument.when for argument in arguments]
        self.roots = self.named if self.stance == "do" else [when] + excludes
        self.atoms = {}  # {fact id: values to try}, filled in as they are wanted


class Argument:
    def __init__(self, raw, when):
        self.id, self.polarity, self.when = raw["id"], raw["polarity"], when
        self.tier = TIERS.get(raw.get("strength"), 0)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


class Knowledge:
    """facts {id: Fact}, advice [Advice] in plan order, out_of_scope [(id, Node, text)],
    worked [(file, pointer, raw)], id, version, sha256."""

    def __init__(self, folder):
        self.problems, self.files = [], {}
        self.facts, self.concepts, self.open_concepts = {}, {}, []
        self.advice, self.out_of_scope, self.worked = [], [], []
        self._read(Path(folder))
        self._load()
        if self.problems:
            raise KnowledgeError(self.problems)

    # --- files and shapes ---

    def _read(self, folder):
        for path in sorted(folder.rglob("*.json"), key=lambda p: str(p).encode()):
            name = path.relative_to(folder).as_posix()
            try:
                self.files[name] = jsonio.parse(path.read_bytes())
            except jsonio.JsonError as error:
                self._fail(name, "", str(error))
        for name in ("manifest", "facts", "concepts", "references", "statements"):
            if f"{name}.json" not in self.files:
                self._fail(f"{name}.json", "", "the file is missing or damaged")
        if self.problems:
            raise KnowledgeError(self.problems)
        for name, document in self.files.items():
            self._shape_file(name, document)
        if self.problems:
            raise KnowledgeError(self.problems)

    def _shape_file(self, name, document):
        parts = name.split("/")
        stem = name.removesuffix(".json")
        if len(parts) == 1 and stem in SCHEMAS and stem not in ("advice", "case"):
            self._shape(name, "", document, SCHEMAS[stem])
        elif parts[0] == "advice" and len(parts) > 1:
            self._shape(name, "", document, SCHEMAS["advice"])
        elif parts[0] == "cases" and len(parts) == 2:
            schema = SCHEMAS["case"]
            if isinstance(document, dict) and "cases" in document:
                schema = {"!cases": [schema]}
            self._shape(name, "", document, schema)
        else:
            self._fail(name, "", "no file of this name belongs to a knowledge base")

    def _shape(self, file, pointer, value, schema):
        """Reports what in a value does not fit its schema."""
        if schema is ANY:
            return
        if schema == RANGE:
            if not (isinstance(value, list) and len(value) == 2 and all(map(_is_number, value))
                    and value[0] <= value[1]):
                self._fail(file, pointer, "it wants [lowest, highest]")
        elif schema == NUMBER:
            if not _is_number(value) or value <= 0:
                self._fail(file, pointer, "it wants a number above 0")
        elif isinstance(schema, set):
            if not isinstance(value, str) or value not in schema:
                self._fail(file, pointer, f"{value!r} is none of {', '.join(sorted(schema))}")
        elif isinstance(schema, type):
            if not isinstance(value, schema) or (schema is int and isinstance(value, bool)):
                self._fail(file, pointer, f"it wants a value of type {schema.__name__}")
            elif schema is str and (not value.strip() or PLACEHOLDER.search(value)):
                self._fail(file, pointer, "the text is empty or a placeholder")
        elif isinstance(schema, list):
            if not isinstance(value, list):
                return self._fail(file, pointer, "it wants a list")
            for index, member in enumerate(value):
                self._shape(file, f"{pointer}/{index}", member, schema[0])
        else:
            self._shape_object(file, pointer, value, schema)

    def _shape_object(self, file, pointer, value, schema):
        if not isinstance(value, dict):
            return self._fail(file, pointer, "it wants an object")
        for name in schema:
            if name.startswith("!") and value.get(name[1:]) is None:
                self._fail(file, pointer, f"the member '{name[1:]}' is missing")
        for name, member in value.items():
            inner = schema.get("!" + name, schema.get(name))
            if inner is None:
                self._fail(file, f"{pointer}/{escape(name)}", f"the member '{name}' is unknown")
            elif member is not None:
                self._shape(file, f"{pointer}/{escape(name)}", member, inner)

    def _fail(self, file, pointer, reason):
        self.problems.append((file, pointer, reason))

    # --- names and meaning ---

    def _load(self):
        manifest = self.files["manifest.json"]
        self.id, self.version = manifest["id"], manifest["version"]
        self.sha256 = jsonio.sha256({name: document for name, document in self.files.items()
                                     if not name.startswith("cases/")})
        self._load_facts()
        if self.problems:
            return
        self._load_concepts()
        if self._circle():
            return
        for index, fact in enumerate(self.facts.values()):
            if fact.raw.get("relevant_when") is not None:
                fact.relevant_when = self._condition("facts.json", f"/facts/{index}/relevant_when",
                                                     fact.raw["relevant_when"], fact.scope)
        for index, fact in enumerate(self.facts.values()):
            self._load_checks(f"/facts/{index}/checks", fact)
        for index, entry in enumerate(manifest.get("out_of_scope") or []):
            node = self._condition("manifest.json", f"/out_of_scope/{index}/when",
                                   entry["when"], "case")
            self.out_of_scope.append((entry["id"], node, entry["text"]))
        self._load_advice()
        self._load_worked()

    def _ids(self, file, name, members):
        """The ids of a list; doubled ones are reported."""
        seen = set()
        for index, member in enumerate(members):
            if member["id"] in seen:
                self._fail(file, f"/{name}/{index}/id", f"the id '{member['id']}' stands twice")
            seen.add(member["id"])
        return seen

    def _load_facts(self):
        document = self.files["facts.json"]
        groups = self._ids("facts.json", "groups", document["groups"])
        self._ids("facts.json", "facts", document["facts"])
        for index, raw in enumerate(document["facts"]):
            pointer = f"/facts/{index}"
            fact = Fact(raw, index)
            self.facts.setdefault(fact.id, fact)
            if raw["group"] not in groups:
                self._fail("facts.json", f"{pointer}/group", f"no group '{raw['group']}'")
            if fact.id.startswith("lesion.") != (fact.scope == "lesion"):
                self._fail("facts.json", f"{pointer}/scope",
                           "ids beginning 'lesion.' have scope lesion, and no others")
            if fact.numeric != bool(fact.hard):
                self._fail("facts.json", f"{pointer}/hard", "numbers, and only they, have 'hard'")
            elif fact.numeric and not fact.derive and \
                    any(fact.refuse_scalar(end) for end in fact.hard):
                self._fail("facts.json", f"{pointer}/hard", "its ends do not lie on the grid")
            if (fact.type in ("choice", "choices")) != bool(fact.choices):
                self._fail("facts.json", f"{pointer}/choices", "choice facts, and only they, "
                                                               "have 'choices'")
            self._ids("facts.json", f"facts/{index}/choices", raw.get("choices") or [])
            if fact.overridable and not fact.derive:
                self._fail("facts.json", f"{pointer}/overridable", "only derived facts have it")
        for index, fact in enumerate(self.facts.values()):
            if fact.derive:
                self._load_derive(f"/facts/{index}/derive", fact)

    def _load_derive(self, pointer, fact):
        name = fact.derive["calculator"]
        if name not in CALCULATORS:
            return self._fail("facts.json", f"{pointer}/calculator", f"no calculator '{name}'")
        parameters = CALCULATORS[name].parameters
        if set(fact.inputs) != set(parameters):
            self._fail("facts.json", f"{pointer}/inputs", f"it wants {', '.join(parameters)}")
        if not fact.numeric:
            self._fail("facts.json", pointer, "a derived fact is a number")
        if fact.raw.get("unit") != CALCULATORS[name].unit:
            self._fail("facts.json", pointer, f"its unit is {CALCULATORS[name].unit}")
        for parameter, wanted in parameters.items():
            source = fact.inputs.get(parameter)
            if source is None or (source == "patient.born" and wanted.type == "date"):
                continue
            where = f"{pointer}/inputs/{parameter}"
            given = self.facts.get(source)
            if not given:
                self._fail("facts.json", where, f"'{source}' is not declared")
            elif ("number" if given.numeric else given.type) != wanted.type:
                self._fail("facts.json", where, f"'{source}' is not of type {wanted.type}")
            elif given.numeric and given.raw.get("unit") != wanted.unit:
                self._fail("facts.json", where, f"'{source}' is not in {wanted.unit}")
            elif given.scope == "lesion" and fact.scope == "case":
                self._fail("facts.json", where, f"'{source}' is a lesion fact")

    def _load_checks(self, pointer, fact):
        """Messages for people: they are read, and have no part in the plan."""
        checks = fact.raw.get("checks") or []
        self._ids("facts.json", pointer[1:], checks)
        for index, check in enumerate(checks):
            where, limit = f"{pointer}/{index}", check.get("at_most")
            if (check.get("when") is None) == (limit is None):
                self._fail("facts.json", where, "it wants either 'when' or 'at_most'")
            elif limit is None:
                self._condition("facts.json", f"{where}/when", check["when"], fact.scope)
            else:
                self._compare("facts.json", f"{where}/at_most", fact, self.facts.get(limit), limit)

    def _compare(self, file, pointer, fact, limit, name):
        if not limit:
            self._fail(file, pointer, f"'{name}' is not declared")
        elif limit is fact:
            self._fail(file, pointer, "the fact is compared with itself")
        elif limit.scope == "lesion" and fact.scope == "case":
            self._fail(file, pointer, f"'{name}' is a lesion fact")
        elif not (fact.numeric and limit.numeric) or fact.raw.get("unit") != limit.raw.get("unit"):
            self._fail(file, pointer, "both facts are numbers of one unit")

    def _load_concepts(self):
        document = self.files["concepts.json"]
        self._ids("concepts.json", "concepts", document["concepts"])
        self.concepts = {raw["id"]: raw["when"] for raw in document["concepts"]}
        for index, raw in enumerate(document["concepts"]):
            if raw["id"] in self.facts:
                self._fail("concepts.json", f"/concepts/{index}/id",
                           f"'{raw['id']}' is a fact and a concept")
            # A concept is checked where it is used; a lesion may be at hand there.
            self._condition("concepts.json", f"/concepts/{index}/when", raw["when"], "lesion")

    def _circle(self):
        """Reports a circle through relevant_when, derive and concepts."""
        reads = {name: set(conditions.names_used(when)) for name, when in self.concepts.items()}
        for fact in self.facts.values():
            reads[fact.id] = set(conditions.names_used(fact.raw.get("relevant_when")))
            reads[fact.id] |= set(fact.inputs.values())
        done = set()

        def visit(name, path):
            if name in path:
                self._fail("facts.json", "", "a circle: " + " → ".join(path[path.index(name):]
                                                                       + [name]))
                return True
            if name in done:
                return False
            found = any(visit(inner, path + [name]) for inner in sorted(reads.get(name, ())))
            done.add(name)
            return found

        return any([visit(name, []) for name in reads])

    def _condition(self, file, pointer, raw, scope):
        node = conditions.parse(raw, pointer, self, lambda where, reason:
                                self._fail(file, where, reason), scope == "lesion")
        if node and any(name == conditions.COMPLETE for name in conditions.names_used(raw)) and \
                conditions.COMPLETE not in self.facts:
            self._fail(file, pointer, f"it counts lesions and needs the fact {conditions.COMPLETE}")
        return node

    def _load_advice(self):
        references = self._ids("references.json", "references",
                               self.files["references.json"]["references"])
        statements = self._ids("statements.json", "statements",
                               self.files["statements.json"]["statements"])
        dossier = self._load_dossier()
        seen, links = set(), []
        by_section = {section: [] for section in SECTIONS}
        for file in (name for name in self.files if name.startswith("advice/")):
            document = self.files[file]
            for index, raw in enumerate(document["advice"]):
                pointer = f"/advice/{index}"
                if raw["id"] in seen:
                    self._fail(file, f"{pointer}/id", f"the id '{raw['id']}' stands twice")
                seen.add(raw["id"])
                if raw["section"] != document["section"]:
                    self._fail(file, f"{pointer}/section", "it differs from that of the file")
                for number, cite in enumerate(raw.get("cites") or []):
                    if cite["reference"] not in references:
                        self._fail(file, f"{pointer}/cites/{number}/reference",
                                   f"no reference '{cite['reference']}'")
                for number, statement in enumerate(raw.get("statements") or []):
                    if statement not in statements:
                        self._fail(file, f"{pointer}/statements/{number}",
                                   f"no statement '{statement}'")
                for number, entry in enumerate(raw.get("dossier") or []):
                    if dossier is not None and entry not in dossier:
                        self._fail(file, f"{pointer}/dossier/{number}",
                                   f"no dossier entry '{entry}'")
                links += [(file, f"{pointer}/conflicts_with/{number}", other)
                          for number, other in enumerate(raw.get("conflicts_with") or [])]
                by_section[raw["section"]].append(self._item(file, pointer, raw))
        for file, pointer, other in links:
            if other not in seen:
                self._fail(file, pointer, f"no advice '{other}'")
        self.advice = [item for section in SECTIONS for item in by_section[section] if item]

    def _load_dossier(self):
        """The ids of the dossier's entries; None where there is no such file."""
        if "dossier.json" not in self.files:
            return None
        entries = self.files["dossier.json"]["dossier"]
        for index, entry in enumerate(entries):
            if entry.get("left_out") and entry.get("calculator"):
                self._fail("dossier.json", f"/dossier/{index}",
                           "it is left out, and a calculator stands for it")
        return self._ids("dossier.json", "dossier", entries)

    def _item(self, file, pointer, raw):
        scope = raw["scope"]
        when = self._condition(file, f"{pointer}/when", raw["when"], scope)
        arguments, cautions = [], []
        raw_arguments, raw_cautions = raw.get("arguments") or [], raw.get("cautions") or []
        self._ids(file, f"{pointer[1:]}/arguments", raw_arguments)
        self._ids(file, f"{pointer[1:]}/cautions", raw_cautions)
        for index, argument in enumerate(raw_arguments):
            where = f"{pointer}/arguments/{index}"
            if (argument["polarity"] == "excludes") == (argument.get("strength") is not None):
                self._fail(file, where, "for and against have a strength, excludes has none")
            arguments.append(Argument(argument, self._condition(file, f"{where}/when",
                                                                argument["when"], scope)))
        for index, caution in enumerate(raw_cautions):
            node = self._condition(file, f"{pointer}/cautions/{index}/when", caution["when"], scope)
            cautions.append((caution["id"], node))
        if self.problems:
            return None
        return Advice(raw, when, arguments, cautions)

    def _load_worked(self):
        known = {raw["id"] for name, document in self.files.items() if name.startswith("advice/")
                 for raw in document["advice"]}
        for file in (name for name in self.files if name.startswith("cases/")):
            document = self.files[file]
            worked = document["cases"] if "cases" in document else [document]
            for index, raw in enumerate(worked):
                pointer = f"/cases/{index}" if "cases" in document else ""
                for name in ("expect", "refuse"):
                    for number, line in enumerate(raw.get(name) or []):
                        if line["advice"] not in known:
                            self._fail(file, f"{pointer}/{name}/{number}/advice",
                                       f"no advice '{line['advice']}'")
                self.worked.append((file, pointer, raw))

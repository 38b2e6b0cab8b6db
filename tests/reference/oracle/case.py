# SPDX-License-Identifier: GPL-3.0-or-later
"""A case document, read against the vocabulary: states, hidden rows, derived values."""

from . import conditions, jsonio
from .calculators import CALCULATORS, parse_date, round_to_step
from .conditions import World
from .jsonio import escape

MISSING = ("asked-unknown", "not-asked", "not-performed", "pending", "declined", "masked")
BORN = "patient.born"
NOBODY = -1  # the lesion of which nothing is known, where none is recorded


class CaseError(Exception):
    """The document is not a case."""


class Case:
    """Lesions are named by their index in the document.

    answers {(fact id, lesion or None): value}, missing {…: reason} hold the valid
    answers, whether their row is hidden or not.
    """

    def __init__(self, document, knowledge):
        self.knowledge = knowledge
        self.answers, self.missing, self._ignored = {}, {}, []
        self._values, self._hidden = {}, {}
        if not isinstance(document, dict) or document.get("format") != "cutiplan-case/1":
            raise CaseError("the format is not cutiplan-case/1")
        self.id = document.get("id") if isinstance(document.get("id"), str) else None
        patient = {} if document.get("patient") is None else document["patient"]
        if not isinstance(patient, dict):
            raise CaseError("/patient is not an object")
        self.born_given = patient.get("born")
        self.born = self._read_born(self.born_given)
        self._read_facts("/facts", document.get("facts"), None)
        self.lesion_ids = []
        lesions = document.get("lesions")
        if lesions is not None and not isinstance(lesions, list):
            raise CaseError("/lesions is not a list")
        for index, lesion in enumerate(lesions or []):
            name = lesion.get("id") if isinstance(lesion, dict) else None
            if not isinstance(name, str) or name in self.lesion_ids:
                raise CaseError(f"/lesions/{index} wants an id of its own")
            self.lesion_ids.append(name)
            self._read_facts(f"/lesions/{index}/facts", lesion.get("facts"), index)
        self.recorded = list(range(len(self.lesion_ids)))
        self.world = World(self.value, self.recorded)

    # --- reading ---

    def _read_born(self, born):
        if born is None:
            return None
        if isinstance(born, str) and parse_date(born):
            return born
        self._ignored.append(("/patient/born", "it is no date"))
        return None

    def _read_facts(self, pointer, facts, lesion):
        if facts is None:
            return
        if not isinstance(facts, dict):
            raise CaseError(f"{pointer} is not an object")
        for name, answer in facts.items():
            problem = self._read_answer((name, lesion), answer)
            if problem:
                self._ignored.append((f"{pointer}/{escape(name)}", problem))

    def _read_answer(self, where, answer):
        """Stores one answer; returns why it is ignored, or None."""
        fact = self.knowledge.facts.get(where[0])
        if not fact or (fact.scope == "lesion") != (where[1] is not None):
            return "no such fact is declared here"
        if not isinstance(answer, dict):
            answer = {"value": answer}
        value, reason = answer.get("value"), answer.get("missing")
        if value is None and reason is None:
            return None
        if value is not None and reason is not None:
            return "it has a value and a reason for missing"
        if reason is not None:
            if reason not in MISSING:
                return f"{reason!r} is no reason for missing"
            self.missing[where] = reason
            return None
        if fact.derive and not (fact.overridable and answer.get("override") is True):
            return "it is derived and cannot be entered here"
        problem = fact.refuse_value(value)
        if not problem:
            # A set has no order of its own: it stands in that of the choices.
            self.answers[where] = [choice for choice in fact.choices if choice in value] \
                if fact.type == "choices" else value
        return problem

    # --- what logic sees ---

    def place(self, name, lesion):
        return name, lesion if self.knowledge.facts[name].scope == "lesion" else None

    def value(self, name, lesion):
        """The value that logic sees: None for unknown, also behind a hidden row."""
        where = (name, lesion)
        if where not in self._values:
            fact = self.knowledge.facts.get(name)
            if fact is None or self.row_hidden(name, lesion):
                self._values[where] = None
            elif where in self.answers:
                self._values[where] = self.answers[where]
            else:
                self._values[where] = self._derive(fact, lesion) if fact.derive else None
        return self._values[where]

    def _input(self, source, lesion):
        return self.born if source == BORN else self.value(*self.place(source, lesion))

    def _derive(self, fact, lesion):
        calculator = CALCULATORS[fact.derive["calculator"]]
        inputs = [self._input(fact.inputs[name], lesion) for name in calculator.parameters]
        if None in inputs:
            return None
        result = calculator.compute(inputs)
        if result is None:
            return None
        result = round_to_step(result, fact.step)
        return result if fact.hard[0] <= result <= fact.hard[1] else None

    def missing_inputs(self, fact, lesion):
        """The inputs of a derived fact that are unknown, as places."""
        sources = [source for source in fact.inputs.values() if self._input(source, lesion) is None]
        return [(BORN, None) if source == BORN else self.place(source, lesion)
                for source in sources]

    def row_hidden(self, name, lesion):
        """Does relevant_when hide the row?"""
        where = (name, lesion)
        if where not in self._hidden:
            self._hidden[where] = self._hide(self.knowledge.facts[name].relevant_when, lesion)
        return self._hidden[where]

    def _hide(self, relevant_when, lesion):
        if relevant_when is None:
            return False
        relevant = conditions.truth(relevant_when, self.world, lesion)
        if relevant is not None:
            return not relevant
        if conditions.open_list(relevant_when, self.world):
            return False  # a lesion still to be recorded can decide it
        unknown = [where for where in conditions.leaves(relevant_when, self.world, lesion)
                   if self.value(*where) is None]
        return all(self.hidden(*where) for where in unknown)

    def hidden(self, name, lesion):
        """Hidden by its row, or derived and without any row that could make it known."""
        if name == BORN or name not in self.knowledge.facts:
            return False
        if self.row_hidden(name, lesion):
            return True
        fact = self.knowledge.facts[name]
        if not fact.derive or fact.overridable or self.value(name, lesion) is not None:
            return False
        return all(self.hidden(*where) for where in self.missing_inputs(fact, lesion))

    def rows_for(self, where):
        """The rows that a person would fill in to learn a fact."""
        name, lesion = where
        fact = self.knowledge.facts[name]
        if not fact.derive:
            return [where]
        rows = []
        for source in self.missing_inputs(fact, lesion):
            if source[0] != BORN and not self.hidden(*source):
                rows += [row for row in self.rows_for(source) if row not in rows]
        return rows or ([where] if fact.overridable else [])

    # --- what the plan says of the case ---

    def places(self):
        """Every place of the form, in the order of facts.json and then lesion."""
        for fact in self.knowledge.facts.values():
            for lesion in self.recorded if fact.scope == "lesion" else [None]:
                yield fact, lesion

    def ignored(self):
        return [{"pointer": pointer, "reason": reason} for pointer, reason in self._ignored]

    def derived(self):
        entries = []
        for fact, lesion in self.places():
            value = self.value(fact.id, lesion)
            if fact.derive and value is not None:
                entry = {"fact": fact.id, "value": value}
                if lesion is not None:
                    entry["lesion"] = self.lesion_ids[lesion]
                if (fact.id, lesion) in self.answers:
                    entry["overridden"] = True
                entries.append(entry)
        return entries

    def sha256(self):
        facts = {}
        by_lesion = [{} for _ in self.recorded]
        for fact, lesion in self.places():
            where = (fact.id, lesion)
            target = facts if lesion is None else by_lesion[lesion]
            if self.hidden(*where):
                continue
            if where in self.answers:
                target[fact.id] = {"value": self.answers[where]}
            elif where in self.missing:
                target[fact.id] = {"missing": self.missing[where]}
        visible = {"knowledge": self.knowledge.sha256, "facts": facts,
                   "lesions": [{"id": name, "facts": by_lesion[index]}
                               for index, name in enumerate(self.lesion_ids)]}
        if isinstance(self.born_given, str):
            visible["patient"] = {"born": self.born_given}
        return jsonio.sha256(visible)

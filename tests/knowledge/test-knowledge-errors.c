/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A knowledge base with one fault is refused, with file, pointer and reason.
 */

#include "cuti-test-base.h"

#include <string.h>

#include "cuti-json.h"

#define FACTS "facts.json"
#define SURGERY "advice/surgery.json"
#define ECOG "'label': 'ECOG?',"
#define CHECKED(check) "'label': 'ECOG?', 'checks': [{" check "}],"
#define FACT(rest) "'facts': [{'id': 'z', 'group': 'skin', 'label': 'Z?', " rest "},"

typedef struct
{
  const char *name;
  const char *path;
  const char *from, *to; /* NULL: the file is written anew as @to; with that NULL too, it is removed */
  const char *message;
} Refused;

static const Refused refused[] = {
  /* Files. */
  { "no-manifest", "manifest.json", NULL, NULL, "manifest.json: : the file is missing" },
  { "no-facts", FACTS, NULL, NULL, "facts.json: : the file is missing" },
  { "unknown-file", "extra.json", NULL, "{}", "extra.json: : a knowledge base has no such file" },
  { "unknown-section", "advice/magic.json", NULL, "{'section': 'magic', 'advice': []}",
    "advice/magic.json: : a knowledge base has no such file" },
  { "file-in-unknown-folder", "more/facts.json", NULL, "{}", "more/facts.json: : a knowledge base has no such file" },
  { "section-in-wrong-place", SURGERY, "{'section': 'surgery', 'advice'", "{'section': 'local', 'advice'",
    "advice/surgery.json: /section: the file stands in the place of section “surgery”" },
  { "file-is-a-list", "concepts.json", NULL, "[]", "concepts.json: : expected an object" },
  { "manifest-is-a-list", "manifest.json", NULL, "[]", "manifest.json: : expected an object" },
  { "facts-without-groups", FACTS, NULL, "{'facts': []}", "facts.json: : “groups” is missing" },
  { "advice-is-no-list", "advice/assessment.json", NULL, "{'section': 'assessment', 'advice': {}}",
    "advice/assessment.json: /advice: expected a list" },

  /* Manifest. */
  { "other-format", "manifest.json", "knowledge/1", "knowledge/2", "manifest.json: /format: expected" },
  { "no-format", "manifest.json", "'format': 'cutiplan-knowledge/1', ", "", "manifest.json: : “format” is missing" },
  { "no-id", "manifest.json", "'id': 'org.example.base', ", "", "manifest.json: : “id” is missing" },
  { "no-version", "manifest.json", "'1.2.3'", "''", "manifest.json: /version: the text is empty" },
  { "unknown-member-of-manifest", "manifest.json", "'title'", "'titel'", "manifest.json: /titel: unknown member" },
  { "placeholder-in-manifest", "manifest.json", "'Base'", "'TODO'", "manifest.json: /title: placeholder text" },
  { "must-offer-is-no-list", "manifest.json", "'title': 'Base'", "'title': 'Base', 'must_offer': 'surgery'",
    "manifest.json: /must_offer: expected a list" },
  { "must-offer-unknown-section", "manifest.json", "'title': 'Base'", "'title': 'Base', 'must_offer': ['surgery', 'magic']",
    "manifest.json: /must_offer/1: this is not a section" },
  { "must-offer-is-no-text", "manifest.json", "'title': 'Base'", "'title': 'Base', 'must_offer': [7]",
    "manifest.json: /must_offer/0: this is not a section" },
  { "follow-up-kinds-are-no-list", "manifest.json", "'title': 'Base'", "'title': 'Base', 'follow_up_kinds': 'visit'",
    "manifest.json: /follow_up_kinds: expected a list" },
  { "follow-up-kind-without-label", "manifest.json", "'title': 'Base'",
    "'title': 'Base', 'follow_up_kinds': [{'id': 'visit'}]", "manifest.json: /follow_up_kinds/0: “label” is missing" },
  { "follow-up-kind-undeclared", "manifest.json", "'title': 'Base'",
    "'title': 'Base', 'follow_up_kinds': [{'id': 'other', 'label': 'Other'}]",
    "advice/surgery.json: /advice/0/follow_up/kind: “skin” is not among" },
  { "out-of-scope-undeclared", "manifest.json", "'patient.age_years'", "'patient.age'",
    "manifest.json: /out_of_scope/0/when: “patient.age” is not declared" },
  { "out-of-scope-of-lesion", "manifest.json", "{'fact': 'patient.age_years', 'lt': 18}", "'large'",
    "manifest.json: /out_of_scope/0/when (concept “large”): “lesion.size” belongs to a lesion" },
  { "out-of-scope-without-text", "manifest.json", ", 'text': 'Under 18.'", "",
    "manifest.json: /out_of_scope/0: “text” is missing" },
  { "out-of-scope-unknown-member", "manifest.json", "'text': 'Under", "'note': 'Under",
    "manifest.json: /out_of_scope/0/note: unknown member" },

  /* Facts. */
  { "unknown-member-of-fact", FACTS, "'stale_after_days': 90", "'stale': 90", "facts.json: /facts/0/stale: unknown" },
  { "unknown-member-of-group", FACTS, "'label': 'Skin'", "'label': 'Skin', 'x': 1", "facts.json: /groups/1/x: unknown" },
  { "unknown-member-of-choice", FACTS, "'label': 'Male'", "'label': 'Male', 'x': 1",
    "facts.json: /facts/2/choices/1/x: unknown member" },
  { "unknown-member-of-help", FACTS, "'why': 'It decides.'", "'what': 'It decides.'",
    "facts.json: /facts/0/help/what: unknown member" },
  { "unknown-member-of-derive", FACTS, "'calculator': 'age-years'", "'calculator': 'age-years', 'x': 1",
    "facts.json: /facts/5/derive/x: unknown member" },
  { "unknown-member-of-unit", FACTS, "'factor': 0.4536", "'factor': 0.4536, 'x': 1",
    "facts.json: /facts/3/other_units/0/x: unknown member" },
  { "doubled-fact", FACTS, "'facts': [", FACT ("'type': 'text'") " {'id': 'z', 'group': 'skin', 'label': 'Z?', 'type': 'text'},",
    "facts.json: /facts/1/id: “z” is declared twice" },
  { "doubled-group", FACTS, "'id': 'skin'", "'id': 'patient'", "facts.json: /groups/1/id: “patient” is in the list" },
  { "doubled-choice", FACTS, "'id': 'male'", "'id': 'female'", "facts.json: /facts/2/choices/1/id: “female” is" },
  { "unknown-group", FACTS, "'facts': [", "'facts': [{'id': 'z', 'group': 'none', 'type': 'text', 'label': 'Z?'},",
    "facts.json: /facts/0: the fact's group is not declared" },
  { "no-label", FACTS, "'label': 'Proven?', ", "", "facts.json: /facts/0: “label” is missing" },
  { "empty-label", FACTS, "'Proven?'", "''", "facts.json: /facts/0/label: the text is empty" },
  { "label-is-no-text", FACTS, "'Proven?'", "7", "facts.json: /facts/0/label: expected a text" },
  { "unknown-type", FACTS, "'type': 'boolean', 'label': 'Proven?'", "'type': 'bool', 'label': 'Proven?'",
    "facts.json: /facts/0/type: “bool” is not one of the words allowed here" },
  { "unknown-as-choice", FACTS, "'id': 'male'", "'id': 'unknown'",
    "facts.json: /facts/2/choices/1/id: unknown is a state of every fact" },
  { "no-choices", FACTS, "'facts': [", FACT ("'type': 'choice'"), "facts.json: /facts/0: “choices” is missing" },
  { "empty-choices", FACTS, "'facts': [", FACT ("'type': 'choice', 'choices': []"),
    "facts.json: /facts/0/choices: expected 1 to 62 choices" },
  { "choices-of-boolean", FACTS, "'facts': [", FACT ("'type': 'boolean', 'choices': [{'id': 'i', 'label': 'I'}]"),
    "facts.json: /facts/0/choices: only facts of type choice or choices have them" },
  { "no-hard", FACTS, "'facts': [", FACT ("'type': 'number'"), "facts.json: /facts/0: “hard” is missing" },
  { "hard-upside-down", FACTS, "'hard': [0, 4]", "'hard': [4, 0]", "facts.json: /facts/7/hard: the lower bound" },
  { "hard-off-the-grid", FACTS, "'hard': [0, 4]", "'hard': [0, 4.5]", "facts.json: /facts/7/hard: the range ends off" },
  { "hard-of-one", FACTS, "'hard': [0, 4]", "'hard': [0]", "facts.json: /facts/7/hard: expected [min, max]" },
  { "hard-of-texts", FACTS, "'hard': [0, 4]", "'hard': ['0', '4']", "facts.json: /facts/7/hard: expected a number" },
  { "soft-upside-down", FACTS, "[40, 150]", "[150, 40]", "facts.json: /facts/3/soft: the lower bound is above" },
  { "step-0", FACTS, "'step': 0.01", "'step': 0", "facts.json: /facts/6/step: the step is above 0" },
  { "broken-step-of-whole", FACTS, "'hard': [0, 4]", "'hard': [0, 4], 'step': 0.5",
    "facts.json: /facts/7/step: the step of whole numbers is whole" },
  { "factor-0", FACTS, "0.4536", "0", "facts.json: /facts/3/other_units/0: “factor” is a number above 0" },
  { "stale-after-nothing", FACTS, "'stale_after_days': 90", "'stale_after_days': 0",
    "facts.json: /facts/0/stale_after_days: expected 1 to 36500 days" },
  { "lesion-scope-by-id", FACTS, "'scope': 'lesion'", "'scope': 'case'",
    "facts.json: /facts/11/scope: ids beginning with “lesion.” have scope lesion, and no others" },
  { "lesion-scope-of-case-fact", FACTS, "'short': 'Proven'", "'scope': 'lesion'", "facts.json: /facts/0/scope: ids" },
  { "unknown-scope", FACTS, "'short': 'Proven'", "'scope': 'all'", "facts.json: /facts/0/scope: “all” is neither" },
  { "lesions-complete-is-no-boolean", FACTS, "'type': 'boolean', 'label': 'All recorded?'",
    "'type': 'text', 'label': 'All recorded?'", "facts.json: /facts/10: “lesions.complete” is a yes-or-no fact" },
  { "overridable-but-not-derived", FACTS, "'short': 'Proven'", "'overridable': true",
    "facts.json: /facts/0/overridable: only a derived fact can be overridden" },
  { "overridable-is-no-boolean", FACTS, "'overridable': true", "'overridable': 'yes'",
    "facts.json: /facts/4/overridable: expected true or false" },

  /* Codes. */
  { "code-of-unknown-system", FACTS, ECOG, ECOG " 'code': 'icd-11|2C61',", "facts.json: /facts/7/code: expected “system|code”" },
  { "code-without-system", FACTS, ECOG, ECOG " 'code': '89247-1',", "facts.json: /facts/7/code: expected “system|code”" },
  { "code-is-no-text", FACTS, ECOG, ECOG " 'code': [7],", "facts.json: /facts/7/code: expected “system|code”" },
  { "code-doubled", FACTS, ECOG, ECOG " 'code': ['loinc|1', 'loinc|1'],", "facts.json: /facts/7/code: “loinc|1” is in the" },
  { "no-codes", FACTS, ECOG, ECOG " 'code': [],", "facts.json: /facts/7/code: the list is empty" },
  { "code-of-choice", FACTS, "'label': 'Male'", "'label': 'Male', 'code': 'x|y'",
    "facts.json: /facts/2/choices/1/code: expected “system|code”" },
  { "coded-value-out-of-range", FACTS, ECOG, ECOG " 'coded_values': [{'value': 5, 'code': 'loinc|1'}],",
    "facts.json: /facts/7/coded_values/0/value: " },
  { "coded-value-without-code", FACTS, ECOG, ECOG " 'coded_values': [{'value': 1}],",
    "facts.json: /facts/7/coded_values/0: “code” is missing" },
  { "coded-values-of-choice", FACTS, "'facts': [", FACT ("'type': 'text', 'coded_values': []"),
    "facts.json: /facts/0/coded_values: only numbers" },
  { "code-parts-of-number", FACTS, ECOG, ECOG " 'code_parts': [['loinc|1'], ['loinc|2']],",
    "facts.json: /facts/7/code_parts: a choice has them" },

  /* Checks of an answer. */
  { "check-unknown-member", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'when': 'frail', 'x': 1"),
    "facts.json: /facts/7/checks/0/x: unknown member" },
  { "check-without-text", FACTS, ECOG, CHECKED ("'id': 'i', 'when': 'frail'"),
    "facts.json: /facts/7/checks/0: “text” is missing" },
  { "check-without-id", FACTS, ECOG, CHECKED ("'text': 'T.', 'when': 'frail'"),
    "facts.json: /facts/7/checks/0: “id” is missing" },
  { "check-with-placeholder", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'TODO', 'when': 'frail'"),
    "facts.json: /facts/7/checks/0/text: placeholder text" },
  { "check-of-nothing", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.'"),
    "facts.json: /facts/7/checks/0: a check has either" },
  { "check-of-both", FACTS, "'step': 0.01", "'step': 0.01, 'hard': [0, 9], 'checks': [{'id': 'i', 'text': 'T.', 'when': 'frail',"
    " 'at_most': 'other'}]}, {'id': 'other', 'group': 'skin', 'type': 'number', 'label': 'O?', 'unit': 'mg/dL'",
    "facts.json: /facts/6/checks/0: a check has either" },
  { "check-doubled", FACTS, ECOG,
    CHECKED ("'id': 'i', 'text': 'T.', 'when': 'frail'}, {'id': 'i', 'text': 'U.', 'when': 'frail'"),
    "facts.json: /facts/7/checks/1/id: “i” is in the list twice" },
  { "check-undeclared", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'when': 'frial'"),
    "facts.json: /facts/7/checks/0/when: “frial” is not declared" },
  { "check-of-case-reads-lesion", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'when': 'large'"),
    "facts.json: /facts/7/checks/0/when (concept “large”): “lesion.size” belongs to a lesion" },
  { "check-at-most-undeclared", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'at_most': 'z'"),
    "facts.json: /facts/7/checks/0/at_most: “z” is not declared" },
  { "check-at-most-itself", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'at_most': 'patient.ecog'"),
    "facts.json: /facts/7/checks/0/at_most: the fact is compared with itself" },
  { "check-at-most-of-lesion", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'at_most': 'lesion.size'"),
    "facts.json: /facts/7/checks/0/at_most: “lesion.size” belongs to a lesion" },
  { "check-at-most-in-other-unit", FACTS, ECOG, CHECKED ("'id': 'i', 'text': 'T.', 'at_most': 'patient.egfr'"),
    "facts.json: /facts/7/checks/0/at_most: both facts are numbers of one unit" },
  { "check-at-most-of-boolean", FACTS, "'short': 'Proven'",
    "'checks': [{'id': 'i', 'text': 'T.', 'at_most': 'lesions.complete'}]",
    "facts.json: /facts/0/checks/0/at_most: both facts are numbers of one unit" },
  { "checks-are-no-list", FACTS, ECOG, "'label': 'ECOG?', 'checks': {},", "facts.json: /facts/7/checks: expected a list" },
  { "check-is-no-object", FACTS, ECOG, "'label': 'ECOG?', 'checks': ['frail'],",
    "facts.json: /facts/7/checks/0: expected an object" },

  /* Rows that depend on others. */
  { "relevant-when-undeclared", FACTS, "'relevant_when': 'frail'", "'relevant_when': 'frial'",
    "facts.json: /facts/8/relevant_when: “frial” is not declared" },
  { "relevant-when-of-lesion", FACTS, "'relevant_when': 'frail'", "'relevant_when': 'large'",
    "facts.json: /facts/8/relevant_when (concept “large”): “lesion.size” belongs to a lesion" },
  { "circle-through-itself", FACTS, "'short': 'Proven'", "'relevant_when': 'confirmed'",
    "facts.json: /facts/0: the fact depends on itself" },
  { "circle-through-concept", FACTS, "'hard': [0, 4]", "'hard': [0, 4], 'relevant_when': {'not': 'frail'}",
    "facts.json: /facts/7: the fact depends on itself" },
  { "circle-through-derive", FACTS, "'hard': [0.1, 20]",
    "'hard': [0.1, 20], 'relevant_when': {'fact': 'patient.egfr', 'lt': 60}",
    "facts.json: /facts/4: the fact depends on itself" },
  { "circle-through-two-rows", FACTS, "'facts': [",
    "'facts': [{'id': 'y', 'group': 'skin', 'type': 'boolean', 'label': 'Y?', 'relevant_when': 'z'},"
    "{'id': 'z', 'group': 'skin', 'type': 'boolean', 'label': 'Z?', 'relevant_when': 'y'},",
    "facts.json: /facts/0: the fact depends on itself" },
  { "circle-through-lesions-complete", FACTS, "'label': 'All recorded?'",
    "'label': 'All recorded?', 'relevant_when': 'isolated'", "facts.json: /facts/10: the fact depends on itself" },

  /* Derived facts. */
  { "unknown-calculator", FACTS, "'ckd-epi-2021'", "'mdrd'",
    "facts.json: /facts/4/derive/calculator: “mdrd” is not a calculator" },
  { "input-missing", FACTS, ", 'sex': 'patient.sex'", "", "facts.json: /facts/4/derive/inputs: “sex” is missing" },
  { "input-unknown", FACTS, "'sex': 'patient.sex'", "'gender': 'patient.sex'",
    "facts.json: /facts/4/derive/inputs/gender: unknown member" },
  { "input-undeclared", FACTS, "'sex': 'patient.sex'", "'sex': 'patient.gender'",
    "facts.json: /facts/4/derive/inputs/sex: “patient.gender” is not declared" },
  { "input-of-other-unit", FACTS, "'unit': 'mg/dL'", "'unit': 'umol/L'",
    "facts.json: /facts/4/derive/inputs/creatinine: the calculator wants “lab.creatinine” in mg/dL" },
  { "input-without-unit", FACTS, "'unit': 'mg/dL',", "",
    "facts.json: /facts/4/derive/inputs/creatinine: the calculator wants “lab.creatinine” in mg/dL" },
  { "input-is-no-number", FACTS, "'creatinine': 'lab.creatinine'", "'creatinine': 'confirmed'",
    "facts.json: /facts/4/derive/inputs/creatinine: “confirmed” is not a number" },
  { "input-is-no-choice", FACTS, "'sex': 'patient.sex'", "'sex': 'confirmed'",
    "facts.json: /facts/4/derive/inputs/sex: “confirmed” is not a choice" },
  { "input-is-no-date", FACTS, "'on': 'case.assessed_on'", "'on': 'patient.ecog'",
    "facts.json: /facts/5/derive/inputs/on: “patient.ecog” is not a date" },
  { "input-is-no-boolean", FACTS, "'facts': [",
    FACT ("'type': 'integer', 'hard': [0, 3], 'derive': {'calculator': 'chow', 'inputs':"
          " {'site': 'patient.sex', 'bone_only': 'patient.ecog', 'kps': 'patient.ecog'}}"),
    "facts.json: /facts/0/derive/inputs/bone_only: “patient.ecog” is not a yes-or-no fact" },
  { "input-with-a-unit", FACTS, "'facts': [",
    FACT ("'type': 'integer', 'hard': [0, 3], 'derive': {'calculator': 'pain-band', 'inputs':"
          " {'nrs': 'patient.age_years'}}"),
    "facts.json: /facts/0/derive/inputs/nrs: the calculator wants “patient.age_years” without a unit" },
  { "result-with-a-unit", FACTS, "'facts': [",
    FACT ("'type': 'integer', 'unit': '%', 'hard': [0, 3], 'derive': {'calculator': 'pain-band',"
          " 'inputs': {'nrs': 'patient.ecog'}}"),
    "facts.json: /facts/0/unit: “pain-band” gives a number without a unit" },
  { "input-of-lesion", FACTS, "'creatinine': 'lab.creatinine'", "'creatinine': 'lesion.size'",
    "facts.json: /facts/4/derive/inputs/creatinine: “lesion.size” belongs to a lesion" },
  { "result-of-other-unit", FACTS, "'mL/min/{1.73_m2}'", "'mL/min'",
    "facts.json: /facts/4/unit: “ckd-epi-2021” gives mL/min/{1.73_m2}" },
  { "derived-text", FACTS, "'type': 'text', 'label': 'Question?'",
    "'type': 'text', 'label': 'Question?', 'unit': 'a', 'derive': {'calculator': 'age-years', 'inputs':"
    " {'born': 'patient.born', 'on': 'case.assessed_on'}}",
    "facts.json: /facts/9/type: a derived fact is a number" },
  { "derive-is-no-object", FACTS, "'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': "
    "'case.assessed_on'}}", "'derive': 'age-years'", "facts.json: /facts/5/derive: expected an object" },

  /* Concepts. */
  { "unknown-member-of-concept", "concepts.json", "'label': 'large'", "'label': 'large', 'x': 1",
    "concepts.json: /concepts/2/x: unknown member" },
  { "doubled-concept", "concepts.json", "'id': 'large'", "'id': 'frail'", "concepts.json: /concepts/2/id: “frail” is" },
  { "concept-without-condition", "concepts.json", ", 'when': {'fact': 'lesion.size', 'ge': 30}", "",
    "concepts.json: /concepts/2: “when” is missing" },
  { "concept-without-label", "concepts.json", "'label': 'large', ", "", "concepts.json: /concepts/2: “label” is" },
  { "concept-and-fact", "concepts.json", "'id': 'large'", "'id': 'confirmed'",
    "concepts.json: /concepts/2: “confirmed” is declared twice" },
  { "concept-that-nothing-uses", "concepts.json", "'concepts': [",
    "'concepts': [{'id': 'unused', 'label': 'unused', 'when': {'fact': 'patient.ecog', 'gt': 9}},",
    "concepts.json: /concepts/0/when/gt: 9 is outside the hard range of “patient.ecog”" },
  { "concept-circle", "concepts.json", "{'fact': 'lesion.size', 'ge': 30}", "{'any_lesion': 'isolated'}",
    "concepts.json: /concepts/1/when/all/1/any_lesion (concept “large”)/any_lesion (concept “isolated”)" },

  /* References and statements. */
  { "unknown-member-of-reference", "references.json", "'about'", "'population'",
    "references.json: /references/0/population: unknown member" },
  { "doubled-reference", "references.json", "'id': 'recalled'", "'id': 'guide'", "references.json: /references/1: the id" },
  { "unknown-kind", "references.json", "'guideline'", "'blog'", "references.json: /references/0/kind: “blog” is not" },
  { "unknown-access", "references.json", "'memory'", "'dream'", "references.json: /references/1/access: “dream” is" },
  { "no-access", "references.json", ", 'access': 'memory'", "", "references.json: /references/1: “access” is missing" },
  { "year-is-no-number", "references.json", "2024", "'2024'", "references.json: /references/0/year: expected a number" },
  { "unknown-member-of-statement", "statements.json", "'note'", "'notes'", "statements.json: /statements/1/notes: unk" },
  { "doubled-statement", "statements.json", "'S02'", "'S01'", "statements.json: /statements/1/id: “S01” is in the" },
  { "statement-without-verdict", "statements.json", ", 'verdict': 'agrees'", "",
    "statements.json: /statements/0: “verdict” is missing" },

  /* The dossier. */
  { "unknown-dossier-entry", "dossier.json", NULL, "{'dossier': [{'id': 'D2', 'title': 'Two'}]}",
    "advice/surgery.json: /advice/0/dossier/0: “D1” is not in the dossier" },
  { "doubled-dossier-entry", "dossier.json", NULL,
    "{'dossier': [{'id': 'D1', 'title': 'One'}, {'id': 'D1', 'title': 'Again'}]}",
    "dossier.json: /dossier/1/id: “D1” is in the list twice" },
  { "unknown-member-of-dossier-entry", "dossier.json", NULL, "{'dossier': [{'id': 'D1', 'title': 'One', 'x': 1}]}",
    "dossier.json: /dossier/0/x: unknown member" },
  { "dossier-entry-without-title", "dossier.json", NULL, "{'dossier': [{'id': 'D1'}]}",
    "dossier.json: /dossier/0: “title” is missing" },
  { "left-out-and-calculated", "dossier.json", NULL,
    "{'dossier': [{'id': 'D1', 'title': 'One', 'left_out': 'Dose', 'calculator': 'bmi'}]}",
    "dossier.json: /dossier/0/left_out: what a calculator stands for" },
  { "dossier-without-list", "dossier.json", NULL, "{}", "dossier.json: : “dossier” is missing" },

  /* Advice. */
  { "unknown-member-of-advice", SURGERY, "'patient_text'", "'leaflet'", "advice/surgery.json: /advice/0/leaflet: unk" },
  { "unknown-member-of-argument", SURGERY, "'text': 'Frail.'", "'text': 'Frail.', 'x': 1",
    "advice/surgery.json: /advice/0/arguments/1/x: unknown member" },
  { "unknown-member-of-caution", SURGERY, "'text': 'Kidney.'", "'text': 'Kidney.', 'polarity': 'against'",
    "advice/surgery.json: /advice/0/cautions/0/polarity: unknown member" },
  { "unknown-member-of-evidence", SURGERY, "'as_of'", "'asof'", "advice/surgery.json: /advice/0/evidence/asof: unknown" },
  { "unknown-member-of-citation", SURGERY, "'supports'", "'backs'", "advice/surgery.json: /advice/0/cites/0/backs: unk" },
  { "unknown-member-of-review", SURGERY, "{'status': 'submitted'}", "{'status': 'submitted', 'x': 1}",
    "advice/surgery.json: /advice/0/review/x: unknown member" },
  { "unknown-member-of-follow-up", SURGERY, "'until_months'", "'until'",
    "advice/surgery.json: /advice/0/follow_up/until: unknown member" },
  { "unknown-member-of-convention", SURGERY, "'source': 'Us'", "'by': 'Us'",
    "advice/surgery.json: /advice/0/convention/by: unknown member" },
  { "doubled-advice", "advice/systemic/colon.json", "'id': 'systemic.colon'", "'id': 'systemic.breast-1'",
    "advice/systemic/colon.json: /advice/0: the id is used twice" },
  { "doubled-argument", SURGERY, "'id': 'young'", "'id': 'frail'", "advice/surgery.json: /advice/0/arguments" },
  { "section-of-item", SURGERY, "'section': 'surgery', 'scope'", "'section': 'local', 'scope'",
    "advice/surgery.json: /advice/0/section: the file is for section “surgery”" },
  { "unknown-item-scope", SURGERY, "'scope': 'lesion'", "'scope': 'skin'", "advice/surgery.json: /advice/0/scope: “skin”" },
  { "no-stance", SURGERY, "'stance': 'do', ", "", "advice/surgery.json: /advice/0: “stance” is missing" },
  { "unknown-stance", SURGERY, "'stance': 'do'", "'stance': 'must'", "advice/surgery.json: /advice/0/stance: “must” is" },
  { "no-strength", SURGERY, "'strength': 'strong', ", "", "advice/surgery.json: /advice/0: “strength” is missing" },
  { "strength-none", SURGERY, "'strong'", "'none'", "advice/surgery.json: /advice/0/strength: " },
  { "no-when", SURGERY, "'when': {'all': ['isolated', 'large']},", "", "advice/surgery.json: /advice/0: “when” is" },
  { "no-title", SURGERY, "'title': 'Excise it', ", "", "advice/surgery.json: /advice/0: “title” is missing" },
  { "no-text", SURGERY, ", 'text': 'Excise.'", "", "advice/surgery.json: /advice/0: “text” is missing" },
  { "no-review", SURGERY, ",\n   'review': {'status': 'submitted'}", "", "advice/surgery.json: /advice/0: “review” is" },
  { "unknown-review", SURGERY, "'submitted'", "'fine'", "advice/surgery.json: /advice/0/review/status: “fine” is not" },
  { "undeclared-in-when", SURGERY, "['isolated', 'large']", "['isolated', 'lage']",
    "advice/surgery.json: /advice/0/when/all/1: “lage” is not declared" },
  { "lesion-fact-in-case-item", SURGERY, "'scope': 'lesion'", "'scope': 'case'",
    "advice/surgery.json: /advice/0/when/all/1 (concept “large”): “lesion.size” belongs to a lesion" },
  { "cut-outside-in-argument", SURGERY, "'lt': 60", "'lt': 600",
    "advice/surgery.json: /advice/0/arguments/0/when/lt: 600 is outside the hard range" },
  { "undeclared-in-caution", SURGERY, "'patient.egfr'", "'patient.gfr'",
    "advice/surgery.json: /advice/0/cautions/0/when: “patient.gfr” is not declared" },
  { "argument-without-strength", SURGERY, "'strength': 'conditional', ", "",
    "advice/surgery.json: /advice/0/arguments/1: “strength” is missing" },
  { "argument-with-strength-none", SURGERY, "'conditional'", "'none'",
    "advice/surgery.json: /advice/0/arguments/1/strength: an argument for or against has a strength" },
  { "excludes-with-strength", SURGERY, "'polarity': 'excludes'", "'polarity': 'excludes', 'strength': 'strong'",
    "advice/surgery.json: /advice/0/arguments/2/strength: what excludes has no strength" },
  { "unknown-polarity", SURGERY, "'against'", "'contra'", "advice/surgery.json: /advice/0/arguments/1/polarity: “contra”" },
  { "argument-without-text", SURGERY, ", 'text': 'Frail.'", "", "advice/surgery.json: /advice/0/arguments/1: “text” is" },
  { "unknown-certainty", SURGERY, "'low'", "'weak'", "advice/surgery.json: /advice/0/evidence/certainty: “weak” is not" },
  { "unknown-directness", SURGERY, "'cscc'", "'skin'", "advice/surgery.json: /advice/0/evidence/directness: “skin” is" },
  { "unknown-reference", SURGERY, "'guide'", "'guides'",
    "advice/surgery.json: /advice/0/cites/0/reference: “guides” is not a reference" },
  { "not-located-but-read", SURGERY, "'locator': 'abstract'", "'locator': 'not located'",
    "advice/surgery.json: /advice/0/cites/0/locator: “not located” requires a reference with access memory" },
  { "unknown-statement", SURGERY, "['S01']", "['S99']", "advice/surgery.json: /advice/0: “S99” is not a statement" },
  { "unknown-conflict", SURGERY, "['systemic.colon']", "['systemic.lung']",
    "advice: surgery.excise/conflicts_with/0: “systemic.lung” is not an item" },
  { "unknown-intervention-kind", SURGERY, "'procedure'", "'knife'", "advice/surgery.json: /advice/0/kind: “knife” is" },
  { "unknown-urgency", SURGERY, "'today'", "'now'", "advice/surgery.json: /advice/0/urgency: the only urgency is" },
  { "intervals-upside-down", SURGERY, "[3, 6]", "[6, 3]",
    "advice/surgery.json: /advice/0/follow_up/every_months: the lower bound is above" },
  { "unnamed-sign-off", SURGERY, "{'status': 'submitted'}", "{'status': 'approved', 'sign_offs': [{'sha256': 'x'}]}",
    "advice/surgery.json: /advice/0/review/sign_offs/0: “name” is missing" },
  { "statements-are-no-list", SURGERY, "['S01']", "'S01'", "advice/surgery.json: /advice/0/statements: expected a list" },

  /* Placeholder text, wherever text is shown. */
  { "placeholder-tbd", FACTS, "'Proven?'", "'Proven? (TBD)'", "facts.json: /facts/0/label: placeholder text" },
  { "placeholder-in-help", FACTS, "'By biopsy.'", "'INSERT how here'", "facts.json: /facts/0/help/how: placeholder" },
  { "placeholder-in-choice", FACTS, "'Male'", "'lorem'", "facts.json: /facts/2/choices/1/label: placeholder text" },
  { "placeholder-lorem", SURGERY, "'Excise.'", "'Lorem ipsum dolor'", "advice/surgery.json: /advice/0/text: placeholder" },
  { "placeholder-in-argument", SURGERY, "'Frail.'", "'TODO: say why'",
    "advice/surgery.json: /advice/0/arguments/1/text: placeholder text" },
  { "placeholder-in-list", SURGERY, "['surgery']", "['TODO']", "advice/surgery.json: /advice/0/involves: placeholder" },
  { "placeholder-in-statement", "statements.json", "'Excise all.'", "'TODO'",
    "statements.json: /statements/1/text: placeholder text" },
};

static void
test_knowledge_refuses (gconstpointer data)
{
  const Refused *row = data;
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "");
  g_autoptr(GError) error = NULL;
  CutiKnowledge *knowledge;

  cuti_test_base_write (folder);
  if (row->from != NULL)
    cuti_test_base_edit (folder, row->path, row->from, row->to);
  else if (row->to != NULL)
    cuti_test_folder_write (folder, row->path, row->to);
  else
    cuti_test_folder_remove (folder, row->path);

  knowledge = cuti_knowledge_load (file, NULL, &error);
  g_assert_null (knowledge);
  g_assert_error (error, CUTI_KNOWLEDGE_ERROR, CUTI_KNOWLEDGE_ERROR_CONTENT);
  if (!g_str_has_prefix (error->message, row->message))
    g_test_message ("Got: %s", error->message);
  g_assert_true (g_str_has_prefix (error->message, row->message));
}

/* Words that only contain one of those. */
static void
test_knowledge_takes_no_word_for_placeholder (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(CutiKnowledge) knowledge = NULL;

  cuti_test_base_write (folder);
  cuti_test_base_edit (folder, SURGERY, "'Excise.'", "'Insert a drain; todos, STBD, TBDs, INSERTED, TODO_LIST and colorems are words.'");
  knowledge = cuti_test_knowledge_load (folder);
}

static void
test_knowledge_damaged_file_is_named (void)
{
  static const char *const damaged[] = { "{'concepts': [}", "", "{'concepts': [], 'concepts': []}", "{'concepts': []} x" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
      g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "");
      g_autoptr(GFile) concepts = cuti_test_folder_get_file (folder, "concepts.json");
      g_autofree char *name = g_file_get_parse_name (concepts);
      g_autoptr(GError) error = NULL;

      cuti_test_base_write (folder);
      cuti_test_folder_write (folder, "concepts.json", damaged[i]);
      g_assert_null (cuti_knowledge_load (file, NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, CUTI_JSON_ERROR);
      g_assert_true (g_str_has_prefix (error->message, name));
    }
}

static void
test_knowledge_missing_folder (void)
{
  g_autoptr(CutiTestFolder) folder = cuti_test_folder_new ();
  g_autoptr(GFile) file = cuti_test_folder_get_file (folder, "nowhere");
  g_autoptr(GError) error = NULL;

  g_assert_null (cuti_knowledge_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/knowledge/refuses/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_knowledge_refuses);
    }
  g_test_add_func ("/knowledge/takes-no-word-for-placeholder", test_knowledge_takes_no_word_for_placeholder);
  g_test_add_func ("/knowledge/damaged-file-is-named", test_knowledge_damaged_file_is_named);
  g_test_add_func ("/knowledge/missing-folder", test_knowledge_missing_folder);

  return g_test_run ();
}

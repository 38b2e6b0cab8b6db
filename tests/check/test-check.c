/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small sound knowledge base, and for every check the one change that must
 * make it speak, at the place where an author would look. ' stands for ".
 */

#include <glib/gstdio.h>
#include <string.h>

#include "cuti-check.h"
#include "cuti-json.h"

static const struct
{
  const char *path;
  const char *text;
} base[] = {
  { "manifest.json",
    "{'format': 'cutiplan-knowledge/1', 'id': 'test', 'version': '1.0.0', 'title': 'Test',\n"
    " 'review_by': '2027-05', 'intended_use': 'Testing', 'intended_user': 'Developers',\n"
    " 'not_for': 'Patients',\n"
    " 'editorial_policy': 'None', 'disclaimer': 'None', 'accepted': [],\n"
    " 'must_offer': ['surgery'],\n"
    " 'out_of_scope': [{'id': 'young', 'text': 'For adults alone', 'when': 'patient.child'}]}" },
  { "facts.json",
    "{'groups': [{'id': 'patient', 'label': 'Patient'}], 'facts': [\n"
    " {'id': 'patient.ecog', 'group': 'patient', 'type': 'integer', 'hard': [0, 4],\n"
    "  'label': 'Performance status', 'checks': [{'id': 'rare', 'text': 'This is rare.',\n"
    "   'when': {'all': [{'fact': 'patient.ecog', 'is': 4}, {'fact': 'primary', 'is': 'lung'}]}}]},\n"
    " {'id': 'patient.child', 'group': 'patient', 'type': 'boolean', 'label': 'Child'},\n"
    " {'id': 'primary', 'group': 'patient', 'type': 'choice', 'label': 'Primary', 'choices': [\n"
    "  {'id': 'breast', 'label': 'Breast'}, {'id': 'lung', 'label': 'Lung'}]},\n"
    " {'id': 'her2', 'group': 'patient', 'type': 'boolean', 'label': 'Receptor',\n"
    "  'relevant_when': {'fact': 'primary', 'is': 'breast'}},\n"
    " {'id': 'lesions.complete', 'group': 'patient', 'type': 'boolean', 'label': 'All listed'},\n"
    " {'id': 'lesion.size', 'scope': 'lesion', 'group': 'patient', 'type': 'integer',\n"
    "  'unit': 'mm', 'hard': [0, 500], 'label': 'Size'},\n"
    " {'id': 'patient.note', 'group': 'patient', 'type': 'text', 'label': 'Note'},\n"
    " {'id': 'case.assessed_on', 'group': 'patient', 'type': 'date', 'label': 'Today'},\n"
    " {'id': 'age', 'group': 'patient', 'type': 'integer', 'unit': 'a', 'hard': [0, 120],\n"
    "  'label': 'Age', 'derive': {'calculator': 'age-years',\n"
    "   'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}}]}" },
  { "concepts.json",
    "{'concepts': [{'id': 'frail', 'label': 'frail',\n"
    "  'when': {'fact': 'patient.ecog', 'ge': 3}}]}" },
  { "references.json",
    "{'references': [\n"
    " {'id': 'read', 'kind': 'trial', 'title': 'A trial', 'access': 'abstract'},\n"
    " {'id': 'remembered', 'kind': 'review', 'title': 'A review', 'access': 'memory'}]}" },
  { "advice/surgery.json",
    "{'section': 'surgery', 'advice': [\n"
    " {'id': 'excise', 'section': 'surgery', 'scope': 'lesion', 'title': 'Excise it',\n"
    "  'text': 'Excision is an option.', 'stance': 'do', 'strength': 'conditional',\n"
    "  'intervention': 'excision', 'kind': 'procedure',\n"
    "  'when': {'fact': 'lesion.size', 'le': 50},\n"
    "  'arguments': [\n"
    "   {'id': 'weak', 'polarity': 'against', 'strength': 'strong',"
    " 'text': 'Frail people heal badly.',\n"
    "    'when': 'frail'},\n"
    "   {'id': 'dying', 'polarity': 'excludes', 'text': 'Nobody operates now.',\n"
    "    'when': {'fact': 'patient.ecog', 'is': 4}}],\n"
    "  'cautions': [{'id': 'small', 'text': 'A small one may vanish.',\n"
    "    'when': {'fact': 'lesion.size', 'lt': 5}}],\n"
    "  'evidence': {'certainty': 'low', 'directness': 'direct', 'as_of': '2026-06'},\n"
    "  'cites': [{'reference': 'read', 'locator': 'abstract', 'supports': 'it works'}],\n"
    "  'statements': [@STATEMENTS@], 'patient_text': 'The lump can be cut out.',\n"
    "  'review': {'status': 'submitted'}},\n"
    " {'id': 'receptor', 'section': 'surgery', 'scope': 'case', 'title': 'Know the receptor',\n"
    "  'text': 'It matters.', 'stance': 'do', 'strength': 'good-practice',\n"
    "  'when': {'all': [{'fact': 'primary', 'is': 'breast'}, 'her2']},\n"
    "  'arguments': [{'id': 'lung', 'polarity': 'excludes', 'text': 'Weak people come first.',\n"
    "    'when': 'frail'}],\n"
    "  'cautions': [{'id': 'old', 'text': 'Age matters.', 'when': {'fact': 'age', 'ge': 80}}],\n"
    "  'evidence': {'certainty': 'low', 'directness': 'direct'},\n"
    "  'cites': [{'reference': 'remembered', 'locator': 'not located'}],\n"
    "  'review': {'status': 'submitted'}},\n"
    " {'id': 'many', 'section': 'surgery', 'scope': 'case', 'title': 'Count them',\n"
    "  'text': 'Several are another matter.', 'stance': 'inform', 'strength': 'good-practice',\n"
    "  'when': {'lesions': {'fact': 'lesion.size', 'gt': 20}, 'ge': 2},\n"
    "  'evidence': {'certainty': 'low', 'directness': 'direct'},\n"
    "  'cites': [{'reference': 'read', 'locator': 'abstract'}],\n"
    "  'review': {'status': 'submitted'}},\n"
    " {'id': 'talk', 'section': 'surgery', 'scope': 'case', 'title': 'Talk about it',\n"
    "  'text': 'The patient decides.', 'stance': 'inform', 'strength': 'good-practice',\n"
    "  'when': {'const': true},\n"
    "  'evidence': {'certainty': 'low', 'directness': 'direct'},\n"
    "  'cites': [{'reference': 'read', 'locator': 'abstract'}],\n"
    "  'review': {'status': 'submitted'}}]}" },
  { "statements.json", "{'statements': [@STATEMENT-LIST@]}" },
  { "cases/all.json",
    "{'cases': [\n"
    " {'title': 'Nothing known', 'case': {'format': 'cutiplan-case/1'},\n"
    "  'expect': [{'advice': 'excise', 'verdict': 'undecided'}]},\n"
    " {'title': 'Well', 'case': {'format': 'cutiplan-case/1', 'facts': {'patient.ecog': 1},\n"
    "   'lesions': [{'id': '1', 'facts': {'lesion.size': 10}}]},\n"
    "  'expect': [{'advice': 'excise', 'lesion': '1', 'verdict': 'consider', 'firm': true}],\n"
    "  'refuse': [{'advice': 'excise', 'verdicts': ['avoid']}]},\n"
    " {'title': 'Dying', 'case': {'format': 'cutiplan-case/1', 'facts': {'patient.ecog': 4},\n"
    "   'lesions': [{'id': '1', 'facts': {'lesion.size': 3}}]},\n"
    "  'expect': [{'advice': 'excise', 'lesion': '1', 'verdict': 'ruled-out'}]},\n"
    " {'title': 'Borders', 'case': {'format': 'cutiplan-case/1', 'patient': {'born': '1946-11-24'},\n"
    "   'facts': {'patient.ecog': 3, 'case.assessed_on': '2026-11-24'}, 'lesions': [\n"
    "   {'id': '1', 'facts': {'lesion.size': 4}}, {'id': '2', 'facts': {'lesion.size': 5}},\n"
    "   {'id': '3', 'facts': {'lesion.size': 20}}, {'id': '4', 'facts': {'lesion.size': 21}},\n"
    "   {'id': '5', 'facts': {'lesion.size': 50}}, {'id': '6', 'facts': {'lesion.size': 51}}]}},\n"
    " {'title': 'Short of them', 'case': {'format': 'cutiplan-case/1',\n"
    "   'patient': {'born': '1946-11-25'},\n"
    "   'facts': {'patient.ecog': 2, 'case.assessed_on': '2026-11-24'}}}]}" },
};

typedef struct
{
  const char *name;
  const char *path;
  const char *find;
  const char *replace;
  const char *check;
  const char *file;
  const char *pointer;
  const char *message;
  const char *also; /* checks that must speak too, by the nature of the fault */
} Change;

#define SURGERY "advice/surgery.json"
#define ALWAYS "'when': {'const': true},\n  'evidence'"
#define TALK(when) "'when': " when ",\n  'evidence'"

static const Change changes[] = {
  { "v1-damaged-file", "facts.json", "{'groups'", "{groups", "V1", "facts.json", "",
    "line 1, column 2" },
  { "v1-damaged-worked-case", "cases/all.json", "{'cases'", "{cases", "V1", "cases/all.json", "",
    "line 1, column 2", "V14 V15" },
  { "v1-unknown-member", SURGERY, "'text': 'Excision", "'words': 'Excision", "V1", SURGERY,
    "/advice/0/words", "unknown member" },
  { "v1-undeclared-fact", SURGERY, "'when': 'frail'},", "'when': 'frial'},", "V1", SURGERY,
    "/advice/0/arguments/0/when", "frial" },
  { "v1-acceptance-without-reason", "manifest.json", "'accepted': []",
    "'accepted': [{'check': 'V9', 'pointer': 'x'}]", "V1", "manifest.json", "/accepted/0",
    "reason" },
  { "v1-acceptance-of-nothing", "manifest.json", "'accepted': []",
    "'accepted': [{'check': 'V9', 'pointer': 'x', 'reason': 'y'}]", "V1", "manifest.json",
    "/accepted/0", "nothing left" },

  { "v2-contradictory-when", SURGERY, "'when': {'fact': 'lesion.size', 'le': 50}",
    "'when': {'all': [{'fact': 'lesion.size', 'le': 50}, {'fact': 'lesion.size', 'gt': 50}]}",
    "V2", SURGERY, "/advice/0/when", "“excise” can never apply", "V14" },
  { "v2-contradictory-choices", SURGERY, "'when': {'all': [{'fact': 'primary', 'is': 'breast'}, ",
    "'when': {'all': [{'fact': 'primary', 'is': 'breast'}, {'fact': 'primary', 'is': 'lung'}, ",
    "V2", SURGERY, "/advice/1/when", "can never apply" },
  { "v2-row-always-hidden-then", SURGERY, "{'all': [{'fact': 'primary', 'is': 'breast'}, 'her2']}",
    "{'all': [{'fact': 'primary', 'is': 'lung'}, 'her2']}", "V2", SURGERY, "/advice/1/when",
    "can never apply", "V7 V8" },
  { "v2-argument-against-when", SURGERY, "'when': {'fact': 'patient.ecog', 'is': 4}",
    "'when': {'fact': 'lesion.size', 'gt': 60}", "V2", SURGERY, "/advice/0/arguments/1/when",
    "“dying” can never be true where “excise” applies", "V14 V15" },
  { "v2-caution-against-when", SURGERY, "{'fact': 'lesion.size', 'lt': 5}",
    "{'fact': 'lesion.size', 'ge': 51}", "V2", SURGERY, "/advice/0/cautions/0/when", "“small”" },
  { "v2-more-lesions-than-all", SURGERY, "{'lesions': {'fact': 'lesion.size', 'gt': 20}, 'ge': 2}",
    "{'all': [{'every_lesion': {'fact': 'lesion.size', 'lt': 9}},"
    " {'lesions': {'fact': 'lesion.size', 'gt': 20}, 'ge': 2}]}", "V2", SURGERY, "/advice/2/when",
    "“many” can never apply", "V15" },

  { "v3-implied-by-when", SURGERY, "'text': 'Frail people heal badly.',\n    'when': 'frail'",
    "'text': 'Frail people heal badly.',\n    'when': {'fact': 'lesion.size', 'lt': 60}", "V3",
    SURGERY, "/advice/0/arguments/0/when", "“weak” can never be false", "V14 V15" },
  { "v3-tautology", SURGERY, "'text': 'Frail people heal badly.',\n    'when': 'frail'",
    "'text': 'Frail people heal badly.',\n    'when': {'any': ['frail', {'not': 'frail'}]}", "V3",
    SURGERY, "/advice/0/arguments/0/when", "can never be false", "V14" },
  { "v3-always-excluded", SURGERY, "'when': {'fact': 'patient.ecog', 'is': 4}",
    "'when': {'const': true}", "V3", SURGERY, "/advice/0/arguments/1/when", "can never be false", "V14" },

  { "v4-nothing-for-the-well", SURGERY, ALWAYS, TALK ("'frail'"), "V4", "manifest.json",
    "/must_offer/0", "The section “surgery” offers nothing, for example with: {" },
  { "v4-case-as-json", SURGERY, ALWAYS, TALK ("{'fact': 'patient.ecog', 'is_not': 0}"), "V4",
    "manifest.json", "/must_offer/0", "\"patient.ecog\":0", "V15" },
  { "v4-nothing-for-a-computed-age", SURGERY, ALWAYS, TALK ("{'fact': 'age', 'lt': 80}"), "V4",
    "manifest.json", "/must_offer/0", "\"age\":80" },
  { "v4-excluded-for-some", SURGERY, ALWAYS, "'when': {'const': true}, 'arguments': [{'id': 'not-now',"
    " 'polarity': 'excludes', 'text': 'Not now.', 'when': 'frail'}],\n  'evidence'", "V4",
    "manifest.json", "/must_offer/0", "offers nothing" },
  { "v4-nothing-for-large-lesions", SURGERY, ALWAYS,
    TALK ("{'not': {'any_lesion': {'fact': 'lesion.size', 'gt': 50}}}"), "V4", "manifest.json",
    "/must_offer/0", "\"lesion.size\":51" },
  { "v4-empty-section", "manifest.json", "['surgery']", "['surgery', 'radiation']", "V4",
    "manifest.json", "/must_offer/1", "“radiation” offers nothing" },

  { "v5-offered-and-warned-against", SURGERY,
    "'text': 'Several are another matter.', 'stance': 'inform'",
    "'text': 'Several are another matter.', 'stance': 'avoid', 'intervention': 'excision'", "V5",
    SURGERY, "/advice/0", "“excise” is offered where “many” warns against it" },

  { "v6-stronger-reason-says-it", SURGERY, "'arguments': [\n   {'id': 'weak'",
    "'arguments': [\n   {'id': 'weaker', 'polarity': 'against', 'strength': 'conditional',"
    " 'text': 'Weaker people too.', 'when': {'fact': 'patient.ecog', 'is': 4}},\n   {'id': 'weak'",
    "V6", SURGERY, "/advice/0/arguments/0", "Wherever “weaker” is true, “weak” is too" },
  { "v6-same-exclusion-twice", SURGERY, "'arguments': [\n   {'id': 'weak'",
    "'arguments': [\n   {'id': 'last', 'polarity': 'excludes', 'text': 'Nobody at all.',"
    " 'when': {'fact': 'patient.ecog', 'gt': 3}},\n   {'id': 'weak'",
    "V6", SURGERY, "/advice/0/arguments/2", "Wherever “dying” is true, “last” is too" },

  { "v7-learning-hides-what-was-firm", SURGERY,
    "{'all': [{'fact': 'primary', 'is': 'breast'}, 'her2']}", "'her2'", "V7", SURGERY,
    "/advice/1", "“receptor” changed when “primary” became known", "V8" },

  { "v8-asked-for-nothing", "manifest.json", "'when': 'patient.child'", "'when': {'const': false}",
    "V8", "facts.json", "/facts/1", "“patient.child” is asked, but nothing reads it" },
  { "v8-never-asked", "facts.json", "'relevant_when': {'fact': 'primary', 'is': 'breast'}",
    "'relevant_when': {'all': [{'fact': 'primary', 'is': 'breast'},"
    " {'fact': 'primary', 'is': 'lung'}]}", "V8", "facts.json", "/facts/3/relevant_when",
    "“her2” is never asked", "V2 V7" },
  { "v8-hidden-read-by-when", SURGERY, "{'all': [{'fact': 'primary', 'is': 'breast'}, 'her2']}",
    "'her2'", "V8", SURGERY, "/advice/1/when", "for example with: primary = \"lung\"", "V7" },
  { "v8-hidden-read-by-argument", SURGERY, "'when': {'fact': 'patient.ecog', 'is': 4}",
    "'when': 'her2'", "V8", SURGERY, "/advice/0/arguments/1/when", "“excise” reads “her2”", "V7 V14" },

  { "v9-procedure-without-limits", SURGERY,
    "'polarity': 'excludes', 'text': 'Nobody operates now.'",
    "'polarity': 'against', 'strength': 'strong', 'text': 'Nobody operates now.'", "V9", SURGERY,
    "/advice/0", "“excise” is a procedure", "V6 V14" },

  { "v10-no-choice", SURGERY, "'text': 'It matters.', 'stance': 'do'",
    "'text': 'It matters.', 'stance': 'inform'", "V10", SURGERY, "/advice/0",
    "“excise” is the only option" },

  { "v11-no-citation", SURGERY,
    "[{'reference': 'read', 'locator': 'abstract', 'supports': 'it works'}]",
    "[]", "V11", SURGERY, "/advice/0", "cites no reference" },
  { "v11-no-locator", SURGERY, "'locator': 'not located'", "'locator': null", "V11", SURGERY,
    "/advice/1/cites/0", "no locator" },
  { "v1-not-located-but-read", SURGERY, "{'reference': 'remembered', 'locator': 'not located'}",
    "{'reference': 'read', 'locator': 'not located'}", "V1", SURGERY, "/advice/1/cites/0/locator",
    "“not located”" },
  { "v11-no-directness", SURGERY, "'directness': 'direct', 'as_of'", "'as_of'", "V11", SURGERY,
    "/advice/0/evidence", "“directness”" },
  { "v11-approved-without-sign-off", SURGERY,
    "'patient_text': 'The lump can be cut out.',\n  'review': {'status': 'submitted'}",
    "'patient_text': 'The lump can be cut out.',\n  'review': {'status': 'approved'}", "V11",
    SURGERY, "/advice/0/review", "no sign-off" },
  { "v11-sign-off-of-older-words", SURGERY,
    "'patient_text': 'The lump can be cut out.',\n  'review': {'status': 'submitted'}",
    "'patient_text': 'The lump can be cut out.',\n  'review': {'status': 'approved', 'sign_offs':"
    " [{'name': 'A', 'role': 'B', 'at': '2026-01-01', 'sha256': '00'}]}", "V11", SURGERY,
    "/advice/0/review", "no sign-off" },

  { "v12-review-overdue", "manifest.json", "'review_by': '2027-05'", "'review_by': '2026-06'",
    "V12", "manifest.json", "/review_by", "due by 2026-06" },
  { "v12-no-review", "manifest.json", "'review_by': '2027-05', ", "", "V12", "manifest.json",
    "/review_by", "does not say" },

  { "v13-missing-disclaimer", "manifest.json", "'disclaimer': 'None', ", "", "V13",
    "manifest.json", "/disclaimer", "missing" },
  { "v13-empty", SURGERY, "'patient_text': 'The lump can be cut out.'", "'patient_text': ' '",
    "V13", SURGERY, "/advice/0/patient_text", "empty" },
  { "v13-placeholder", SURGERY, "'Several are another matter.'", "'Several FIXME.'", "V13",
    SURGERY, "/advice/2/text", "“FIXME”" },
  { "v13-title-over-length", SURGERY, "'title': 'Excise it'",
    "'title': 'Excise it it it it it it it it it it it it it it it it it it it it it it it it it"
    " it it it it it'", "V13", SURGERY, "/advice/0/title", "96 characters" },
  { "v13-argument-with-a-dose", SURGERY, "'Frail people heal badly.'",
    "'Frail people get 50 mg.'", "V13", SURGERY, "/advice/0/arguments/0/text", "“50 mg”" },
  { "v13-radiation-dose", SURGERY, "'Excision is an option.'", "'Give 8 Gy.'", "V13", SURGERY,
    "/advice/0/text", "“8 Gy”" },
  { "v13-dose-by-weight", SURGERY, "'Excision is an option.'", "'Give 2 mg/kg.'", "V13", SURGERY,
    "/advice/0/text", "it says a dose" },
  { "v13-fractions", SURGERY, "'Excision is an option.'", "'Give it in 5 fractions.'", "V13",
    SURGERY, "/advice/0/text", "it says a dose" },
  { "v13-schedule-of-a-drug", SURGERY,
    "'kind': 'procedure',\n  'when': {'fact': 'lesion.size', 'le': 50}",
    "'kind': 'drug', 'convention': {'text': 'It is given every 3 weeks.'},\n"
    "  'when': {'fact': 'lesion.size', 'le': 50}", "V13", SURGERY, "/advice/0/convention/text",
    "schedule" },
  { "v13-trailing-zero", SURGERY, "'it works'", "'it lasts 1.0 years'", "V13", SURGERY,
    "/advice/0/cites/0/supports", "“1.0”" },
  { "v13-naked-point", SURGERY, "'it works'", "'a ratio of .5'", "V13", SURGERY,
    "/advice/0/cites/0/supports", "before the decimal point" },
  { "v13-less-than-sign", "concepts.json", "'label': 'frail'", "'label': 'ECOG > 2'", "V13",
    "concepts.json", "/concepts/0/label", "“> 2”" },
  { "v13-micrograms", SURGERY, "'it works'", "'\xc2\xb5g matter'", "V13", SURGERY,
    "/advice/0/cites/0/supports", "micrograms" },
  { "v13-daily", "facts.json", "'label': 'Performance status'", "'label': 'Given qd'", "V13",
    "facts.json", "/facts/0/label", "“qd”" },
  { "v13-choice-label", "facts.json", "'label': 'Lung'", "'label': 'Lung & pleura'", "V13",
    "facts.json", "/facts/2/choices/1/label", "“and”" },

  { "v14-wrong-verdict", "cases/all.json", "'verdict': 'ruled-out'", "'verdict': 'avoid'", "V14",
    "cases/all.json", "/cases/2/expect/0", "“excise” should be avoid, but is ruled-out" },
  { "v14-not-firm", "cases/all.json", "'firm': true", "'firm': false", "V14", "cases/all.json",
    "/cases/1/expect/0", "“excise” is firm" },
  { "v14-refused-verdict", "cases/all.json", "'verdicts': ['avoid']",
    "'verdicts': ['avoid', 'consider']", "V14", "cases/all.json", "/cases/1/refuse/0",
    "“excise” must not be consider" },
  { "v14-unknown-line", "cases/all.json", "'advice': 'excise', 'lesion': '1', 'verdict': 'ruled",
    "'advice': 'excise', 'lesion': '2', 'verdict': 'ruled", "V14", "cases/all.json",
    "/cases/2/expect/0", "for lesion “2”" },
  { "v14-ignored-entry", "cases/all.json", "'patient.ecog': 4", "'patient.ecog': 4, 'typo': 1",
    "V14", "cases/all.json", "/cases/2/case/facts/typo", "ignored" },
  { "v14-not-a-case", "cases/all.json",
    "{'title': 'Nothing known', 'case': {'format': 'cutiplan-case/1'}",
    "{'title': 'Nothing known', 'case': {'format': 'other'}", "V14", "cases/all.json",
    "/cases/0/case", "" },
  { "v14-argument-never-true", "cases/all.json", "'patient.ecog': 4", "'patient.ecog': 2", "V14",
    SURGERY, "/advice/0/arguments/1", "No worked case makes “dying” of “excise” true", "V15" },
  { "v14-caution-never-false", SURGERY, "{'fact': 'lesion.size', 'lt': 5}",
    "{'fact': 'primary', 'is': 'lung'}", "V14",
    SURGERY, "/advice/0/cautions/0", "No worked case makes “small” of “excise” false" },

  { "v15-none-beyond-a-border", "cases/all.json", "'lesion.size': 51", "'lesion.size': 52", "V15",
    SURGERY, "/advice/0",
    "“excise” has a border at 50 of “lesion.size”, but in no worked case is it 51" },
  { "v15-none-at-a-border", "cases/all.json", "'lesion.size': 50", "'lesion.size': 49", "V15",
    SURGERY, "/advice/0",
    "“excise” has a border at 50 of “lesion.size”, but in no worked case is it 50" },
  { "v15-through-a-concept", "cases/all.json", "'patient.ecog': 2", "'patient.ecog': 0", "V15",
    SURGERY, "/advice/1",
    "“receptor” has a border at 3 of “patient.ecog”, but in no worked case is it 2" },
  { "v15-single-value", "cases/all.json", "'patient.ecog': 3", "'patient.ecog': 0", "V15", SURGERY,
    "/advice/0", "“excise” has a border at 4 of “patient.ecog”, but in no worked case is it 3" },
  { "v15-in-a-quantifier", "cases/all.json", "'lesion.size': 21", "'lesion.size': 22", "V15",
    SURGERY, "/advice/2",
    "“many” has a border at 20 of “lesion.size”, but in no worked case is it 21" },
  { "v15-caution", "cases/all.json", "'lesion.size': 4}", "'lesion.size': 3}", "V15", SURGERY,
    "/advice/0", "“excise” has a border at 5 of “lesion.size”, but in no worked case is it 4" },
  { "v15-between", SURGERY, "'when': {'fact': 'lesion.size', 'le': 50}",
    "'when': {'fact': 'lesion.size', 'between': [20, 40]}", "V15", SURGERY, "/advice/0",
    "“excise” has a border at 40 of “lesion.size”, but in no worked case is it 41", "V2 V14" },
  { "v15-computed-value", "cases/all.json", "'born': '1946-11-25'", "'born': '1946-11-24'", "V15",
    SURGERY, "/advice/1", "“receptor” has a border at 80 of “age”, but in no worked case is it 79", "V14" },

  { "v16-statement-left-out", SURGERY, "'S17', ", "", "V16", "statements.json", "/statements/16",
    "S17" },
};

static void
replace (char **text, const char *find, const char *with)
{
  g_autofree char *before = *text;
  char *at = strstr (before, find);

  /* A change that changes nothing would test nothing. */
  if (at == NULL)
    g_error ("“%s” is not in the base", find);

  *text = g_strdup_printf ("%.*s%s%s", (int) (at - before), before, with, at + strlen (find));
}

static char *
expand (const char *text)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autoptr(GString) list = g_string_new (NULL);
  char *expanded = g_strdup (text);

  for (guint i = 1; i <= 34; i++)
    {
      const char *comma = i < 34 ? ", " : "";

      g_string_append_printf (ids, "'S%02u'%s", i, comma);
      g_string_append_printf (list, "{'id': 'S%02u', 'text': 'A statement.', 'verdict': 'agrees',"
                              " 'note': 'None.'}%s", i, comma);
    }

  if (strstr (expanded, "@STATEMENTS@") != NULL)
    replace (&expanded, "@STATEMENTS@", ids->str);
  if (strstr (expanded, "@STATEMENT-LIST@") != NULL)
    replace (&expanded, "@STATEMENT-LIST@", list->str);
  return expanded;
}

/* The base, with one change. */
static char *
write_folder (const Change *change)
{
  char *folder = g_dir_make_tmp ("cuti-check-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (base); i++)
    {
      g_autofree char *path = g_build_filename (folder, base[i].path, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      g_autofree char *text = expand (base[i].text);

      if (change != NULL && g_str_equal (change->path, base[i].path))
        replace (&text, change->find, change->replace);

      g_assert_no_errno (g_mkdir_with_parents (parent, 0700));
      g_assert_true (g_file_set_contents (path, g_strdelimit (text, "'", '"'), -1, NULL));
    }

  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const folders[] = { "advice", "cases", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (base); i++)
    {
      g_autofree char *path = g_build_filename (folder, base[i].path, NULL);

      g_assert_no_errno (g_remove (path));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], NULL);

      g_assert_no_errno (g_rmdir (path));
    }
}

static CutiVerification *
check (const Change *change)
{
  g_autofree char *path = write_folder (change);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  CutiVerification *verification = cuti_check_knowledge (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (verification);
  remove_folder (path);
  return verification;
}

static const CutiDefect *
find_defect (const CutiVerification *verification, const Change *change)
{
  GPtrArray *defects = verification->defects;

  for (guint i = 0; i < defects->len; i++)
    {
      const CutiDefect *defect = g_ptr_array_index (defects, i);

      if (g_str_equal (defect->check, change->check) && g_str_equal (defect->file, change->file)
          && g_str_equal (defect->pointer, change->pointer)
          && strstr (defect->message, change->message) != NULL)
        return defect;
    }

  return NULL;
}

static gboolean
is_warning (const char *id)
{
  static const char *const warnings[] = { "V6", "V10", "V12", "V15", NULL };

  return g_strv_contains (warnings, id);
}

/* One fault, one kind of finding, but for those it cannot come without. */
static void
assert_nothing_else (const CutiVerification *verification, const Change *change)
{
  g_auto(GStrv) also = g_strsplit (change->also != NULL ? change->also : "", " ", -1);

  for (guint i = 0; i < verification->defects->len; i++)
    {
      const CutiDefect *defect = g_ptr_array_index (verification->defects, i);

      g_assert_true (g_str_equal (defect->check, change->check)
                     || g_strv_contains ((const char *const *) also, defect->check));
    }
}

static void
test_check_finds (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(CutiVerification) verification = check (change);
  g_autofree char *text = cuti_check_to_text (verification);
  const CutiDefect *defect = find_defect (verification, change);

  g_test_message ("%s", text);
  g_assert_nonnull (defect);
  g_assert_cmpint (defect->severity, ==,
                   is_warning (change->check) ? CUTI_SEVERITY_WARNING : CUTI_SEVERITY_ERROR);
  g_assert_cmpuint (cuti_check_count (verification, defect->severity), >, 0);
  assert_nothing_else (verification, change);
}

static void
test_check_clean_base_has_no_defects (void)
{
  g_autoptr(CutiVerification) verification = check (NULL);
  g_autofree char *text = cuti_check_to_text (verification);

  g_test_message ("%s", text);
  g_assert_cmpuint (verification->defects->len, ==, 0);
  g_assert_true (g_str_has_suffix (text, "\n0 errors, 0 warnings\n"));
}

/* What looks like a fault and is none. */
static void
test_check_leaves_in_peace (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(CutiVerification) verification = check (change);
  g_autofree char *text = cuti_check_to_text (verification);

  g_test_message ("%s", text);
  g_assert_cmpuint (verification->defects->len, ==, 0);
  g_assert_true (g_str_has_suffix (text, "\n0 errors, 0 warnings\n"));
}

static const Change harmless[] = {
  { "gap-out-of-scope", SURGERY, ALWAYS, TALK ("{'not': 'patient.child'}") },
  { "gap-where-a-check-speaks", SURGERY, ALWAYS,
    TALK ("{'not': {'all': [{'fact': 'patient.ecog', 'is': 4},"
          " {'fact': 'primary', 'is': 'lung'}]}}") },
  { "gap-where-something-is-unknown", SURGERY, ALWAYS, TALK ("{'any': ['frail', {'not': 'frail'}]}") },
  { "gap-of-a-section-that-need-not-offer", "manifest.json", "['surgery']", "[]" },
  { "level-in-blood", SURGERY, "'Excision is an option.'", "'Creatinine above 2 mg/dL matters.'" },
  { "rate", SURGERY, "'Excision is an option.'", "'A clearance of 50 mL/min or more is safe.'" },
  { "argument-said-to-hold-always", SURGERY,
    "'strength': 'strong', 'text': 'Frail people heal badly.',\n    'when': 'frail'",
    "'strength': 'good-practice', 'text': 'It leaves a scar.',\n    'when': {'const': true}" },
  { "review-of-a-procedure-in-weeks", SURGERY, "'Excision is an option.'",
    "'Look at it every 2 weeks.'" },
  { "hidden-fact-behind-its-own-gate", SURGERY, "'when': {'fact': 'patient.ecog', 'is': 4}",
    "'when': {'any': [{'fact': 'patient.ecog', 'is': 4},"
    " {'all': [{'fact': 'primary', 'is': 'breast'}, 'her2',"
    " {'fact': 'patient.ecog', 'is': 4}]}]}" },
  { "declared-conflict", SURGERY,
    "'text': 'Several are another matter.', 'stance': 'inform'",
    "'text': 'Several are another matter.', 'stance': 'avoid', 'intervention': 'excision',"
    " 'conflicts_with': ['excise']" },
  { "warning-where-it-is-not-offered", SURGERY,
    "'text': 'Several are another matter.', 'stance': 'inform', 'strength': 'good-practice',\n"
    "  'when': {'lesions': {'fact': 'lesion.size', 'gt': 20}, 'ge': 2}",
    "'text': 'Several are another matter.', 'stance': 'avoid', 'strength': 'good-practice',\n"
    "  'intervention': 'excision', 'when': {'fact': 'patient.ecog', 'is': 4}" },
  { "one-lesion-may-differ-from-all", SURGERY, "'when': {'fact': 'patient.ecog', 'is': 4}",
    "'when': {'any': [{'fact': 'patient.ecog', 'is': 4},"
    " {'all': [{'fact': 'patient.ecog', 'is': 4},"
    " {'any_lesion': {'fact': 'lesion.size', 'gt': 50}}]}]}" },
};

static void
test_check_accepted_defect_does_not_count (void)
{
  static const Change accepting = {
    "accepted", "manifest.json", "'disclaimer': 'None', 'accepted': []",
    "'accepted': [{'check': 'V13', 'pointer': 'manifest.json#/disclaimer', 'reason': 'A draft'}]",
    "V13", "manifest.json", "/disclaimer", "missing"
  };
  g_autoptr(CutiVerification) verification = check (&accepting);
  const CutiDefect *defect = find_defect (verification, &accepting);
  g_autofree char *text = cuti_check_to_text (verification);

  g_assert_nonnull (defect);
  g_assert_cmpstr (defect->accepted, ==, "A draft");
  g_assert_cmpuint (cuti_check_count (verification, CUTI_SEVERITY_ERROR), ==, 0);
  g_assert_nonnull (strstr (text, "manifest.json#/disclaimer: accepted V13: "));
  g_assert_nonnull (strstr (text, "  A draft\n"));
}

static void
test_check_json_says_the_same (void)
{
  static const Change change = {
    "v16", SURGERY, "'S17', ", "", "V16", "statements.json", "/statements/16", "S17"
  };
  g_autoptr(CutiVerification) verification = check (&change);
  g_autofree char *text = cuti_check_to_json (verification);
  g_autoptr(JsonNode) node = cuti_json_parse (text, -1, NULL);

  g_assert_nonnull (node);

  JsonObject *object = json_node_get_object (node);
  JsonArray *findings = json_object_get_array_member (object, "findings");
  JsonObject *first = json_array_get_object_element (findings, 0);

  g_assert_cmpint (json_object_get_int_member (object, "errors"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "warnings"), ==, 0);
  g_assert_cmpuint (json_array_get_length (findings), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (first, "check"), ==, "V16");
  g_assert_cmpstr (json_object_get_string_member (first, "severity"), ==, "error");
  g_assert_cmpstr (json_object_get_string_member (first, "file"), ==, "statements.json");
  g_assert_cmpstr (json_object_get_string_member (first, "pointer"), ==, "/statements/16");
}

static const CutiExtent *
get_extent (const CutiVerification *verification, guint number)
{
  return &verification->extents[number - 1];
}

static void
test_check_says_how_far_it_looked (void)
{
  g_autoptr(CutiVerification) verification = check (NULL);
  g_autofree char *text = cuti_check_to_text (verification);
  g_autofree char *json = cuti_check_to_json (verification);
  g_autoptr(JsonNode) node = cuti_json_parse (json, -1, NULL);
  JsonArray *checks = json_object_get_array_member (json_node_get_object (node), "checks");
  JsonObject *laws = json_array_get_object_element (checks, 6);
  JsonObject *gaps = json_array_get_object_element (checks, 3);

  g_assert_cmpuint (json_array_get_length (checks), ==, CUTI_N_CHECKS);
  for (guint i = 0; i < CUTI_N_CHECKS; i++)
    {
      g_autofree char *check_id = g_strdup_printf ("V%u", i + 1);
      JsonObject *extent = json_array_get_object_element (checks, i);

      g_assert_cmpstr (json_object_get_string_member (extent, "check"), ==, check_id);
      g_assert_cmpint (json_object_get_boolean_member (extent, "exhaustive"), ==, i != 6);
      g_assert_cmpint (json_object_get_int_member (extent, "gave_up"), ==, 0);
    }

  g_assert_cmpint (json_object_get_int_member (laws, "seed"), ==, 20261124);
  g_assert_cmpint (json_object_get_int_member (laws, "cases"), >, 100);
  g_assert_false (json_object_has_member (gaps, "seed"));
  g_assert_nonnull (strstr (text, " cases from seed 20261124\n"));
  g_assert_nonnull (strstr (text, "V4: exhaustive\n"));
  g_assert_nonnull (strstr (text, "V14: all of 5 worked cases\n"));
}

/* No age is below 80 for one and not for the other, but the search, to which
 * computed values are free, cannot know. */
static void
test_check_draws_cases_where_the_search_fails (void)
{
  static const Change change = {
    "contradicting-ages", SURGERY, ALWAYS,
    TALK ("{'not': {'all': [{'fact': 'age', 'ge': 80}, {'fact': 'same.age', 'lt': 80}]}}"),
  };
  static const char same_age[] =
    "'facts': [{'id': 'same.age', 'group': 'patient', 'type': 'integer', 'unit': 'a',"
    " 'hard': [0, 120], 'label': 'Age', 'derive': {'calculator': 'age-years',"
    " 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}},";
  g_autofree char *path = write_folder (&change);
  g_autofree char *facts = g_build_filename (path, "facts.json", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(CutiVerification) verification = NULL;
  g_autofree char *quoted = g_strdelimit (g_strdup (same_age), "'", '"');
  g_autofree char *report = NULL;
  char *text = NULL;

  g_assert_true (g_file_get_contents (facts, &text, NULL, NULL));
  replace (&text, "\"facts\": [", quoted);
  g_assert_true (g_file_set_contents (facts, text, -1, NULL));
  g_free (text);

  verification = cuti_check_knowledge (folder, NULL, NULL);
  remove_folder (path);
  report = cuti_check_to_text (verification);
  g_test_message ("%s", report);
  g_assert_cmpuint (verification->defects->len, ==, 0);
  g_assert_cmpuint (get_extent (verification, 4)->gave_up, ==, 1);
  g_assert_cmpuint (get_extent (verification, 4)->seed, ==, 20261124);
  g_assert_false (cuti_extent_is_exhaustive (get_extent (verification, 4)));
  g_assert_nonnull (strstr (report, "V4: 1000 cases from seed 20261124, 1 question left open\n"));
}

/* Which thread is done first must not show. */
static void
test_check_says_the_same_each_time (void)
{
  static const Change change = {
    "many", SURGERY, "{'all': [{'fact': 'primary', 'is': 'breast'}, 'her2']}", "'her2'" };
  g_autoptr(CutiVerification) first = check (&change);
  g_autofree char *expected = cuti_check_to_text (first);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CutiVerification) again = check (&change);
      g_autofree char *text = cuti_check_to_text (again);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_check_missing_folder_is_a_defect (void)
{
  g_autoptr(GFile) folder = g_file_new_for_path ("/nonexistent/knowledge");
  g_autoptr(CutiVerification) verification = cuti_check_knowledge (folder, NULL, NULL);

  g_assert_nonnull (verification);
  g_assert_cmpuint (cuti_check_count (verification, CUTI_SEVERITY_ERROR), ==, 1);
}

static void
test_check_can_be_cancelled (void)
{
  g_autofree char *path = write_folder (NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cuti_check_knowledge (folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_folder (path);
}

static void
add_changes (const char *prefix, const Change *table, gsize n, GTestDataFunc func)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (prefix, table[i].name, NULL);

      g_test_add_data_func (path, &table[i], func);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* 1 December 2026, whatever the day of the test. */
  g_setenv ("SOURCE_DATE_EPOCH", "1796083200", TRUE);

  g_test_add_func ("/check/clean-base-has-no-defects", test_check_clean_base_has_no_defects);
  add_changes ("/check/finds/", changes, G_N_ELEMENTS (changes), test_check_finds);
  add_changes ("/check/leaves-in-peace/", harmless, G_N_ELEMENTS (harmless),
               test_check_leaves_in_peace);
  g_test_add_func ("/check/accepted-defect-does-not-count",
                   test_check_accepted_defect_does_not_count);
  g_test_add_func ("/check/json-says-the-same", test_check_json_says_the_same);
  g_test_add_func ("/check/says-how-far-it-looked", test_check_says_how_far_it_looked);
  g_test_add_func ("/check/draws-cases-where-the-search-fails",
                   test_check_draws_cases_where_the_search_fails);
  g_test_add_func ("/check/says-the-same-each-time", test_check_says_the_same_each_time);
  g_test_add_func ("/check/missing-folder-is-a-defect", test_check_missing_folder_is_a_defect);
  g_test_add_func ("/check/can-be-cancelled", test_check_can_be_cancelled);

  return g_test_run ();
}

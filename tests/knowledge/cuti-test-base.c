/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound knowledge base with one of everything.
 */

#include "cuti-test-base.h"

#include <string.h>

static const struct { const char *path, *json; } files[] = {
  { "manifest.json",
    "{'format': 'cutiplan-knowledge/1', 'id': 'org.example.base', 'title': 'Base', 'version': '1.2.3',\n"
    " 'out_of_scope': [{'id': 'child', 'when': {'fact': 'patient.age_years', 'lt': 18}, 'text': 'Under 18.'}]}\n" },
  { "facts.json",
    "{'groups': [{'id': 'patient', 'label': 'Patient'}, {'id': 'skin', 'label': 'Skin'}],\n"
    " 'facts': [\n"
    "  {'id': 'confirmed', 'group': 'skin', 'type': 'boolean', 'label': 'Proven?', 'short': 'Proven',\n"
    "   'help': {'how': 'By biopsy.', 'why': 'It decides.'}, 'stale_after_days': 90},\n"
    "  {'id': 'case.assessed_on', 'group': 'patient', 'type': 'date', 'label': 'Assessed on?'},\n"
    "  {'id': 'patient.sex', 'group': 'patient', 'type': 'choice', 'label': 'Sex?',\n"
    "   'choices': [{'id': 'female', 'label': 'Female'}, {'id': 'male', 'label': 'Male'}]},\n"
    "  {'id': 'patient.weight_kg', 'group': 'patient', 'type': 'number', 'label': 'Weight?', 'unit': 'kg',\n"
    "   'hard': [20, 300], 'soft': [40, 150], 'other_units': [{'unit': '[lb_av]', 'factor': 0.4536}]},\n"
    "  {'id': 'patient.egfr', 'group': 'patient', 'type': 'number', 'label': 'GFR?', 'step': 1, 'hard': [0, 250],\n"
    "   'unit': 'mL/min/{1.73_m2}', 'overridable': true,\n"
    "   'derive': {'calculator': 'ckd-epi-2021',\n"
    "    'inputs': {'creatinine': 'lab.creatinine', 'age': 'patient.age_years', 'sex': 'patient.sex'}}},\n"
    "  {'id': 'patient.age_years', 'group': 'patient', 'type': 'integer', 'label': 'Age?', 'unit': 'a',\n"
    "   'hard': [0, 120],\n"
    "   'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}},\n"
    "  {'id': 'lab.creatinine', 'group': 'patient', 'type': 'number', 'label': 'Creatinine?', 'unit': 'mg/dL',\n"
    "   'step': 0.01, 'hard': [0.1, 20]},\n"
    "  {'id': 'patient.ecog', 'group': 'patient', 'type': 'integer', 'label': 'ECOG?', 'hard': [0, 4]},\n"
    "  {'id': 'patient.declines', 'group': 'patient', 'type': 'choices', 'label': 'Declines?',\n"
    "   'choices': [{'id': 'surgery', 'label': 'Surgery'}, {'id': 'radiation', 'label': 'Radiation'}],\n"
    "   'relevant_when': 'frail'},\n"
    "  {'id': 'case.question', 'group': 'patient', 'type': 'text', 'label': 'Question?'},\n"
    "  {'id': 'lesions.complete', 'group': 'skin', 'type': 'boolean', 'label': 'All recorded?'},\n"
    "  {'id': 'lesion.site', 'group': 'skin', 'scope': 'lesion', 'type': 'choice', 'label': 'Where?',\n"
    "   'choices': [{'id': 'scalp', 'label': 'Scalp'}, {'id': 'trunk', 'label': 'Trunk'}]},\n"
    "  {'id': 'lesion.size', 'group': 'skin', 'type': 'number', 'label': 'Size?', 'unit': 'mm', 'hard': [0, 500],\n"
    "   'relevant_when': {'fact': 'lesion.site', 'is': 'scalp'}}\n"
    " ]}\n" },
  { "concepts.json",
    "{'concepts': [\n"
    "  {'id': 'frail', 'label': 'frail', 'when': {'fact': 'patient.ecog', 'ge': 3}},\n"
    "  {'id': 'isolated', 'label': 'isolated', 'when': {'all': ['confirmed', {'any_lesion': 'large'}]}},\n"
    "  {'id': 'large', 'label': 'large', 'when': {'fact': 'lesion.size', 'ge': 30}}\n"
    " ]}\n" },
  { "references.json",
    "{'references': [\n"
    "  {'id': 'guide', 'kind': 'guideline', 'authors': 'A B', 'title': 'Guide', 'source': 'J', 'year': 2024,\n"
    "   'doi': '10.1/x', 'access': 'abstract', 'about': 'Adults'},\n"
    "  {'id': 'recalled', 'kind': 'review', 'title': 'Recalled', 'pmid': '123', 'access': 'memory'}\n"
    " ]}\n" },
  { "statements.json",
    "{'statements': [\n"
    "  {'id': 'S01', 'text': 'Excise.', 'verdict': 'agrees'},\n"
    "  {'id': 'S02', 'text': 'Excise all.', 'verdict': 'narrowed', 'note': 'Not all.'}\n"
    " ]}\n" },
  { "advice/surgery.json",
    "{'section': 'surgery', 'advice': [\n"
    "  {'id': 'surgery.excise', 'section': 'surgery', 'scope': 'lesion', 'title': 'Excise it', 'text': 'Excise.',\n"
    "   'stance': 'do', 'strength': 'strong', 'when': {'all': ['isolated', 'large']},\n"
    "   'arguments': [\n"
    "    {'id': 'young', 'polarity': 'for', 'strength': 'good-practice',\n"
    "     'when': {'fact': 'patient.age_years', 'lt': 60}, 'text': 'Young.'},\n"
    "    {'id': 'frail', 'polarity': 'against', 'strength': 'conditional', 'when': 'frail', 'text': 'Frail.'},\n"
    "    {'id': 'refused', 'polarity': 'excludes', 'text': 'Refused.',\n"
    "     'when': {'fact': 'patient.declines', 'includes': 'surgery'}}],\n"
    "   'cautions': [{'id': 'kidney', 'when': {'fact': 'patient.egfr', 'lt': 30}, 'text': 'Kidney.'}],\n"
    "   'evidence': {'certainty': 'low', 'directness': 'cscc', 'as_of': '2026-06'},\n"
    "   'cites': [{'reference': 'guide', 'locator': 'abstract', 'supports': 'all'},\n"
    "    {'reference': 'recalled', 'locator': 'not located'}],\n"
    "   'statements': ['S01'], 'involves': ['surgery'], 'patient_text': 'It is cut out.',\n"
    "   'intervention': 'excision', 'kind': 'procedure', 'conflicts_with': ['systemic.colon'],\n"
    "   'urgency': 'today', 'convention': {'text': 'By custom.', 'source': 'Us'}, 'dossier': ['D1'],\n"
    "   'follow_up': {'kind': 'skin', 'every_months': [3, 6], 'from': 'surgery', 'until_months': 24},\n"
    "   'review': {'status': 'submitted'}}\n"
    " ]}\n" },
  { "advice/systemic/colon.json",
    "{'section': 'systemic', 'advice': [\n"
    "  {'id': 'systemic.colon', 'title': 'Colon', 'text': 'Treat.', 'stance': 'avoid', 'strength': 'conditional',\n"
    "   'when': {'const': true}, 'review': {'status': 'under-review'}}\n"
    " ]}\n" },
  { "advice/systemic/breast.json",
    "{'section': 'systemic', 'advice': [\n"
    "  {'id': 'systemic.breast-2', 'title': 'Second', 'text': 'Treat.', 'stance': 'inform', 'strength': 'conditional',\n"
    "   'when': 'confirmed', 'review': {'status': 'submitted'}},\n"
    "  {'id': 'systemic.breast-1', 'title': 'First', 'text': 'Treat.', 'stance': 'inform', 'strength': 'conditional',\n"
    "   'when': 'confirmed', 'review': {'status': 'submitted'}}\n"
    " ]}\n" },
  { "advice/assessment.json",
    "{'section': 'assessment', 'advice': [\n"
    "  {'id': 'assessment.biopsy', 'title': 'Biopsy', 'text': 'Prove it.', 'stance': 'do', 'strength': 'good-practice',\n"
    "   'when': {'not': 'confirmed'}, 'review': {'status': 'submitted'}}\n"
    " ]}\n" },
};

void
cuti_test_base_write (CutiTestFolder *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    cuti_test_folder_write (folder, files[i].path, files[i].json);
}

void
cuti_test_base_edit (CutiTestFolder *folder, const char *path, const char *from, const char *to)
{
  g_autofree char *text = cuti_test_folder_read (folder, path);
  g_autofree char *old = cuti_test_quote (from);
  g_autofree char *new = cuti_test_quote (to);
  const char *place = strstr (text, old);
  g_autofree char *edited = NULL;

  g_assert_nonnull (place);
  g_assert_null (strstr (place + 1, old));
  edited = g_strdup_printf ("%.*s%s%s", (int) (place - text), text, new, place + strlen (old));
  cuti_test_folder_write_raw (folder, path, edited);
}

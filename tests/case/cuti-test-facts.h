/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts for the tests of cases: plain ones, rows that hide one another, and
 * derived ones with and without a row of their own.
 */

#pragma once

#include "cuti-test-knowledge.h"

#define CUTI_TEST_ROW(id, when) \
  "{'id': '" id "', 'group': 'g', 'type': 'boolean', 'label': '" id "?', 'relevant_when': " when "}"

#define CUTI_TEST_CASE_FACTS \
  CUTI_TEST_FACTS "," \
  "{'id': 'case.assessed_on', 'group': 'g', 'type': 'date', 'label': 'On?'}," \
  "{'id': 'note', 'group': 'g', 'type': 'text', 'label': 'Note?'}," \
  CUTI_TEST_ROW ("row", "'a'") "," CUTI_TEST_ROW ("row-of-row", "'row'") "," \
  CUTI_TEST_ROW ("row-of-either", "{'any': ['a', 'row']}") "," \
  CUTI_TEST_ROW ("row-of-lesions", "{'any_lesion': 'lesion.a'}") "," \
  CUTI_TEST_ROW ("lesion.row", "'lesion.a'") "," \
  "{'id': 'lesion.site', 'group': 'g', 'type': 'choice', 'label': 'Where?'," \
  " 'choices': [{'id': 'scalp', 'label': 'Scalp'}, {'id': 'trunk', 'label': 'Trunk'}]}," \
  "{'id': 'sex', 'group': 'g', 'type': 'choice', 'label': 'Sex?'," \
  " 'choices': [{'id': 'female', 'label': 'Female'}, {'id': 'male', 'label': 'Male'}]}," \
  "{'id': 'creatinine', 'group': 'g', 'type': 'number', 'label': 'Creatinine?', 'unit': 'mg/dL', 'step': 0.01," \
  " 'hard': [0.1, 20], 'relevant_when': {'not': 'd'}}," \
  "{'id': 'age', 'group': 'g', 'type': 'integer', 'label': 'Age?', 'unit': 'a', 'hard': [0, 120]," \
  " 'derive': {'calculator': 'age-years', 'inputs': {'born': 'patient.born', 'on': 'case.assessed_on'}}}," \
  "{'id': 'gfr', 'group': 'g', 'type': 'number', 'label': 'GFR?', 'unit': 'mL/min/{1.73_m2}', 'step': 1," \
  " 'hard': [0, 250], 'overridable': true, 'derive': {'calculator': 'ckd-epi-2021'," \
  " 'inputs': {'creatinine': 'creatinine', 'age': 'age', 'sex': 'sex'}}}," \
  "{'id': 'gfr-only', 'group': 'g', 'type': 'number', 'label': 'GFR only?', 'unit': 'mL/min/{1.73_m2}', 'step': 1," \
  " 'hard': [0, 250], 'derive': {'calculator': 'ckd-epi-2021'," \
  " 'inputs': {'creatinine': 'creatinine', 'age': 'age', 'sex': 'sex'}}}"

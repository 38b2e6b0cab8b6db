/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cuti-calculator.h"
#include "cuti-code.h"
#include "cuti-condition.h"
#include "cuti-format.h"
#include "cuti-term.h"

G_BEGIN_DECLS

/* A unit other than the fact's own in which a number may be entered. */
typedef struct
{
  char  *unit; /* UCUM */
  double factor; /* value in the fact's unit = entered × factor */
} CutiUnit;

/**
 * CutiFactCheck:
 * @text: the message
 * @when: (nullable): it is shown while this is true, or else
 * @limit: (nullable): while the fact is above this one
 *
 * A reason to look at an answer once more. It blocks nothing, and logic does
 * not know of it.
 */
typedef struct
{
  char             *id;
  char             *text;
  CutiCondition    *when;
  const CutiSymbol *limit;
} CutiFactCheck;

/**
 * CutiFact:
 *
 * What the knowledge base asks about. Immutable.
 *
 * Properties: id, group, label, short-label, how, why, unit-label.
 */
#define CUTI_TYPE_FACT (cuti_fact_get_type ())
G_DECLARE_FINAL_TYPE (CutiFact, cuti_fact, CUTI, FACT, GObject)

const char           *cuti_fact_get_id            (CutiFact   *self);
guint                 cuti_fact_get_index         (CutiFact   *self);
const char           *cuti_fact_get_group         (CutiFact   *self);
CutiKind              cuti_fact_get_kind          (CutiFact   *self);
gboolean              cuti_fact_is_lesion_fact    (CutiFact   *self);
const char           *cuti_fact_get_label         (CutiFact   *self);
const char           *cuti_fact_get_short_label   (CutiFact   *self);
const char           *cuti_fact_get_how           (CutiFact   *self);
const char           *cuti_fact_get_why           (CutiFact   *self);
const char           *cuti_fact_get_unit          (CutiFact   *self);
const char           *cuti_fact_get_unit_label    (CutiFact   *self);
const CutiUnit       *cuti_fact_get_other_units   (CutiFact   *self,
                                                   guint      *n_units);
double                cuti_fact_get_step          (CutiFact   *self);
gboolean              cuti_fact_get_hard          (CutiFact   *self,
                                                   double     *min,
                                                   double     *max);
gboolean              cuti_fact_get_soft          (CutiFact   *self,
                                                   double     *min,
                                                   double     *max);
GListModel           *cuti_fact_get_choices       (CutiFact   *self); /* CutiTerm */
const CutiCondition  *cuti_fact_get_relevant_when (CutiFact   *self);
int                   cuti_fact_get_stale_after_days (CutiFact *self);
const CutiFactCheck  *cuti_fact_get_checks        (CutiFact   *self,
                                                   guint      *n_checks);
CutiTruth             cuti_fact_evaluate_check    (CutiFact            *self,
                                                   const CutiFactCheck *check,
                                                   const CutiFactView  *view);

const CutiCalculator *cuti_fact_get_calculator    (CutiFact   *self);
const int            *cuti_fact_get_inputs        (CutiFact   *self);
gboolean              cuti_fact_is_overridable    (CutiFact   *self);
gboolean              cuti_fact_has_row           (CutiFact   *self);

gboolean              cuti_fact_read_value        (CutiFact   *self,
                                                   JsonNode   *json,
                                                   CutiValue  *value,
                                                   GError    **error);
JsonNode             *cuti_fact_write_value       (CutiFact   *self,
                                                   CutiValue   value);
void                  cuti_fact_append_value      (CutiFact   *self,
                                                   CutiValue   value,
                                                   GString    *text);
gboolean              cuti_fact_value_from_number (CutiFact   *self,
                                                   double      number,
                                                   CutiValue  *value,
                                                   GError    **error);
CutiValue             cuti_fact_round_to_grid     (CutiFact   *self,
                                                   double      number);
double                cuti_fact_value_to_number   (CutiFact   *self,
                                                   CutiValue   value);
gboolean              cuti_fact_is_unusual        (CutiFact   *self,
                                                   CutiValue   value);
char                 *cuti_fact_format_value      (CutiFact   *self,
                                                   CutiValue   value);

const CutiCode       *cuti_fact_get_codes         (CutiFact   *self,
                                                   guint      *n_codes);
const CutiCode       *cuti_fact_get_choice_codes  (CutiFact   *self,
                                                   guint       choice,
                                                   guint      *n_codes);
guint                 cuti_fact_get_n_code_parts  (CutiFact   *self);
const CutiCode       *cuti_fact_get_code_part     (CutiFact   *self,
                                                   guint       part,
                                                   guint      *n_codes);
const CutiCode       *cuti_fact_get_value_codes   (CutiFact   *self,
                                                   CutiValue   value,
                                                   guint      *n_codes);
CutiValue             cuti_fact_find_coded_value  (CutiFact   *self,
                                                   const char *system,
                                                   const char *code);

/* In cuti_fact_get_inputs(): the patient's date of birth. */
#define CUTI_INPUT_BORN (-1)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each computed value with what went into it, then each formula once: of many
 * lesions the values differ and the formula does not.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-calculated.h"
#include "cuti-format.h"
#include "cuti-wording.h"

static const double columns[] = { 0.32, 0.22, 0.46 };

typedef struct
{
  CutiCase  *patient_case;
  CutiBlock *table;
  GPtrArray *facts; /* whose formula is to be printed, each once */
} Context;

static void
add_input (CutiBlock *cell, const char *label, const char *text)
{
  cuti_block_add_format (cell, 0, cuti_block_has_text (cell) ? "; %s: %s" : "%s: %s", label, text);
}

static void
add_born (CutiBlock *cell, CutiCase *patient_case)
{
  const char *born = cuti_case_get_patient (patient_case, CUTI_PATIENT_BORN);
  g_autofree char *date = born != NULL ? cuti_format_iso_date (born) : NULL;

  if (born != NULL)
    add_input (cell, _("Date of birth"), date != NULL ? date : born);
}

/* A signed plan keeps its values: an input that this knowledge base has no
 * more answer to is left out. */
static void
add_inputs (CutiBlock *cell, CutiCase *patient_case, CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);
  CutiKnowledge *knowledge = cuti_case_get_knowledge (patient_case);
  const int *inputs = cuti_fact_get_inputs (fact);

  for (guint i = 0; i < cuti_fact_get_calculator (fact)->n_parameters; i++)
    {
      g_autofree char *text = NULL;
      CutiFact *source;
      CutiAnswer *input;

      if (inputs[i] == CUTI_INPUT_BORN)
        {
          add_born (cell, patient_case);
          continue;
        }

      source = cuti_knowledge_get_fact (knowledge, (guint) inputs[i]);
      input = cuti_case_find_answer (patient_case, cuti_fact_get_id (source),
                                     cuti_fact_is_lesion_fact (source)
                                       ? cuti_answer_get_lesion (answer) : NULL);
      if (input == NULL || !cuti_wording_is_known (patient_case, input))
        continue;
      text = cuti_answer_dup_text (input);
      add_input (cell, cuti_fact_get_short_label (source), text);
    }
}

static void
add_value (Context *self, CutiAnswer *answer, const char *lesion)
{
  CutiFact *fact = cuti_answer_get_fact (answer);
  g_autofree char *text = NULL;
  CutiBlock *row;
  CutiBlock *name;
  CutiBlock *cell;

  if (cuti_fact_get_calculator (fact) == NULL
      || !cuti_wording_is_known (self->patient_case, answer))
    return;

  text = cuti_answer_dup_text (answer);
  row = cuti_block_add (self->table, CUTI_BLOCK_ROW);
  name = cuti_block_add_cell (row, TRUE, cuti_fact_get_label (fact));
  if (lesion != NULL)
    cuti_block_add_format (name, 0, " – %s", lesion);
  cuti_block_add_format (cuti_block_add_cell (row, FALSE, NULL), 0, "%s", text);
  cell = cuti_block_add_cell (row, FALSE, NULL);
  if (cuti_answer_is_override (answer))
    {
      cuti_block_add_text (cell, 0, _("Entered by hand, stands for the computed value"));
      return;
    }

  add_inputs (cell, self->patient_case, answer);
  if (!g_ptr_array_find (self->facts, fact, NULL))
    g_ptr_array_add (self->facts, fact);
}

static void
add_values (Context *self, GListModel *model, const char *lesion)
{
  g_autoptr(GPtrArray) answers = cuti_wording_dup_items (model);

  for (guint i = 0; i < answers->len; i++)
    add_value (self, g_ptr_array_index (answers, i), lesion);
}

static void
add_head (CutiBlock *table)
{
  CutiBlock *head = cuti_block_add (table, CUTI_BLOCK_ROW);

  head->header = TRUE;
  cuti_block_add_cell (head, TRUE, _("Name"));
  cuti_block_add_cell (head, TRUE, _("Value"));
  cuti_block_add_cell (head, TRUE, _("Calculated from"));
}

static void
add_formulas (CutiBlock *body, GPtrArray *facts)
{
  CutiBlock *list;

  if (facts->len == 0)
    return;

  cuti_block_add_heading (body, 2, _("Formulas"));
  list = cuti_block_add_list (body, 0);
  for (guint i = 0; i < facts->len; i++)
    {
      CutiFact *fact = g_ptr_array_index (facts, i);
      const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
      CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_TABLE, NULL);

      cuti_block_add_format (line, CUTI_TEXT_STRONG, "%s: ", cuti_fact_get_label (fact));
      cuti_block_add_text (line, 0, _(calculator->formula));
      cuti_block_add_format (line, CUTI_TEXT_QUIET, _(" · Source: %s"), _(calculator->source));
    }
}

/**
 * cuti_calculated_add:
 *
 * Adds every computed value there is, with its inputs, its formula and the
 * source of that; nothing where none can be computed.
 */
void
cuti_calculated_add (CutiBlock *body, CutiCase *patient_case)
{
  g_autoptr(GPtrArray) lesions = cuti_wording_dup_items (cuti_case_get_lesions (patient_case));
  g_autoptr(GPtrArray) facts = g_ptr_array_new ();
  Context self = { patient_case, NULL, facts };
  guint n_before = body->children->len;

  cuti_block_add_heading (body, 1, _("Calculated values"));
  self.table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  add_head (self.table);
  add_values (&self, cuti_case_get_answers (patient_case), NULL);
  for (guint i = 0; i < lesions->len; i++)
    {
      CutiLesion *lesion = g_ptr_array_index (lesions, i);

      add_values (&self, cuti_lesion_get_answers (lesion), cuti_lesion_get_title (lesion));
    }

  if (self.table->children->len == 1)
    g_ptr_array_set_size (body->children, (int) n_before);
  else
    add_formulas (body, facts);
}

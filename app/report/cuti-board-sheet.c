/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a tumour board weighs: the case, the options with what speaks for and
 * against them, and room for the decision. What does not fit is counted and
 * stands in the full plan.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-board-options.h"
#include "cuti-board-sheet.h"
#include "cuti-format.h"
#include "cuti-plan-answered.h"
#include "cuti-plan-cards.h"
#include "cuti-safety-points.h"
#include "cuti-summary.h"
#include "cuti-wording.h"

typedef struct
{
  CutiBrevity brevity; /* of the case */
  guint       answers; /* of each lesion */
  guint       arguments; /* in each cell */
  guint       text; /* characters of one answer, argument or decision */
  guint       min_rows; /* options, before the next style has to do */
} Style;

static const Style styles[] = {
  { CUTI_BREVITY_SHORT, 8, 2, 240, 7 },
  { CUTI_BREVITY_SHORTER, 6, 1, 140, 4 },
  { CUTI_BREVITY_SHORTER, 4, 1, 80, 1 },
};

/* What this level leaves room for. */
typedef struct
{
  Style style;
  guint lesions, options;
} Level;

#define MAX_LESIONS 6

G_STATIC_ASSERT (CUTI_N_BOARD_LEVELS
                 == G_N_ELEMENTS (styles) * (CUTI_MAX_BOARD_OPTIONS + 1) - 7 - 4 - 1);

static Level
get_level (guint level)
{
  guint style = 0;
  guint n;

  while (level >= (n = CUTI_MAX_BOARD_OPTIONS + 1 - styles[style].min_rows))
    {
      level -= n;
      style++;
    }
  n = CUTI_MAX_BOARD_OPTIONS - level;
  return (Level) { styles[style], MIN ((n + 1) / 2, MAX_LESIONS), n };
}

static const double lesion_columns[] = { 0.23, 0.77 };
static const double pair_columns[] = { 0.14, 0.37, 0.14, 0.35 };
static const double option_columns[] = { 0.32, 0.27, 0.24, 0.17 };

static CutiBlock *
add_cell (CutiBlock *row, gboolean header)
{
  CutiBlock *cell = cuti_block_add_cell (row, header, NULL);

  cell->size = CUTI_SIZE_SMALL;
  return cell;
}

static void
add_clipped (CutiBlock *cell, const char *text, const Level *level)
{
  g_autofree char *clipped = cuti_wording_clip (text, level->style.text);

  cuti_block_add_text (cell, 0, clipped);
}

static void
separate (CutiBlock *cell)
{
  if (cuti_block_has_text (cell))
    cuti_block_add_text (cell, 0, "; ");
}

static void
add_lesion (CutiBlock *table, CutiCase *patient_case, CutiLesion *lesion, const Level *level)
{
  g_autoptr(GPtrArray) answers = cuti_wording_dup_items (cuti_lesion_get_answers (lesion));
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  CutiBlock *title = add_cell (row, TRUE);
  CutiBlock *cell = add_cell (row, FALSE);
  guint n = 0;

  add_clipped (title, cuti_lesion_get_title (lesion), level);
  for (guint i = 0; i < answers->len; i++)
    {
      CutiAnswer *answer = g_ptr_array_index (answers, i);
      g_autofree char *text = NULL;
      g_autofree char *clipped = NULL;

      if (!cuti_answer_is_visible (answer) || !cuti_wording_is_known (patient_case, answer)
          || ++n > level->style.answers)
        continue;
      text = cuti_answer_dup_text (answer);
      separate (cell);
      cuti_block_add_format (cell, CUTI_TEXT_QUIET, "%s: ",
                             cuti_fact_get_short_label (cuti_answer_get_fact (answer)));
      clipped = cuti_wording_clip (text, level->style.text);
      cuti_block_add_format (cell, 0, "%s", clipped);
    }
  if (n > level->style.answers)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET, _("; and %u more"), n - level->style.answers);
}

/* Returns how many are left to the full plan. */
static guint
add_lesions (CutiBlock *body, CutiCase *patient_case, const Level *level)
{
  g_autoptr(GPtrArray) lesions = cuti_wording_dup_items (cuti_case_get_lesions (patient_case));
  guint shown = MIN (lesions->len, level->lesions);
  CutiBlock *table;

  if (lesions->len == 0)
    return 0;

  cuti_block_add_heading (body, 3, _("Lesions"));
  table = cuti_block_add_table (body, lesion_columns, G_N_ELEMENTS (lesion_columns));
  for (guint i = 0; i < shown; i++)
    add_lesion (table, patient_case, g_ptr_array_index (lesions, i), level);
  return lesions->len - shown;
}

/* Arguments or cautions that are true, and how many more there are. */
static void
add_true (CutiBlock *cell, GListModel *model, gboolean (*fits) (CutiArgument *), const Level *level)
{
  g_autoptr(GPtrArray) all = cuti_wording_dup_items (model);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      CutiArgued *argued = g_ptr_array_index (all, i);
      CutiArgument *argument = cuti_argued_get_argument (argued);

      if (cuti_argued_get_truth (argued) != CUTI_TRUTH_TRUE || (fits != NULL && !fits (argument))
          || ++n > level->style.arguments)
        continue;
      if (cuti_block_has_text (cell))
        cuti_block_add_text (cell, 0, " ");
      add_clipped (cell, cuti_argument_get_text (argument), level);
    }
  if (n > level->style.arguments)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET, _(" (%u more)"), n - level->style.arguments);
}

/* What is not known and could overturn the verdict. */
static void
add_needs (CutiBlock *cell, CutiPlanItem *item, const Level *level)
{
  g_autoptr(GPtrArray) needs = cuti_wording_dup_items (cuti_plan_item_get_needs (item));

  for (guint i = 0; i < needs->len && i < level->style.arguments; i++)
    {
      if (i == 0)
        cuti_block_add_text (cell, CUTI_TEXT_STRONG, _(" Not known, and may change this: "));
      else
        cuti_block_add_text (cell, 0, "; ");
      add_clipped (cell, cuti_question_get_label (g_ptr_array_index (needs, i)), level);
    }
  if (needs->len > level->style.arguments)
    cuti_block_add_format (cell, CUTI_TEXT_QUIET, _(" (%u more)"),
                           needs->len - level->style.arguments);
}

static gboolean
speaks_for (CutiArgument *argument)
{
  return cuti_argument_get_polarity (argument) == CUTI_POLARITY_FOR;
}

static gboolean
speaks_against (CutiArgument *argument)
{
  return !speaks_for (argument);
}

static void
add_option (CutiBlock *table, CutiCase *patient_case, const CutiBoardOption *option, const Level *level)
{
  CutiPlanItem *item = g_ptr_array_index (option->items, 0);
  CutiAdvice *advice = cuti_plan_item_get_advice (item);
  g_autofree char *title = cuti_plan_cards_dup_title (option->items);
  g_autofree char *findings = cuti_wording_findings (patient_case, item, level->style.arguments);
  g_autofree char *clipped = NULL;
  g_autofree char *response = cuti_plan_answered_dup_text (patient_case, item);
  CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
  CutiBlock *name = add_cell (row, TRUE);
  CutiBlock *reasons = add_cell (row, FALSE);
  CutiBlock *against = add_cell (row, FALSE);
  CutiBlock *strength = add_cell (row, FALSE);

  cuti_block_add_format (name, CUTI_TEXT_STRONG, "%s: ",
                         cuti_verdict_get_label (cuti_plan_item_get_verdict (item)));
  clipped = cuti_wording_clip (title, 2 * level->style.text);
  cuti_block_add_text (name, 0, clipped);
  if (*response != '\0')
    {
      cuti_block_add_text (name, CUTI_TEXT_QUIET, " – ");
      add_clipped (name, response, level);
    }

  add_true (reasons, cuti_plan_item_get_arguments (item), speaks_for, level);
  if (*findings != '\0')
    {
      separate (reasons);
      add_clipped (reasons, findings, level);
    }
  add_true (against, cuti_plan_item_get_arguments (item), speaks_against, level);
  add_true (against, cuti_plan_item_get_cautions (item), NULL, level);
  if (!cuti_block_has_text (against))
    cuti_block_add_text (against, CUTI_TEXT_QUIET, _("Nothing that is known"));
  add_needs (against, item, level);

  if (cuti_advice_get_strength (advice) != CUTI_STRENGTH_NONE)
    cuti_block_add_format (strength, 0, "%s; ",
                           cuti_strength_get_label (cuti_advice_get_strength (advice)));
  cuti_block_add_text (strength, 0,
                       cuti_certainty_get_label (cuti_advice_get_certainty (advice)));
  cuti_block_add_format (strength, CUTI_TEXT_QUIET, "; %s",
                         cuti_directness_get_label (cuti_advice_get_directness (advice)));
}

/* How many of the options from @from on stand in each section of the full plan. */
static char *
dup_places (GArray *options, guint from, CutiKnowledge *knowledge)
{
  g_autoptr(GPtrArray) sections =
    cuti_wording_dup_items (cuti_knowledge_get_sections (knowledge));
  GString *places = g_string_new (NULL);

  for (guint s = 0; s < sections->len; s++)
    {
      CutiTerm *section = g_ptr_array_index (sections, s);
      guint n = 0;

      for (guint i = from; i < options->len; i++)
        {
          CutiPlanItem *item =
            g_ptr_array_index (g_array_index (options, CutiBoardOption, i).items, 0);

          n += g_str_equal (cuti_advice_get_section (cuti_plan_item_get_advice (item)),
                            cuti_term_get_id (section));
        }
      if (n > 0)
        cuti_format_append_words (places, places->len > 0 ? ", %s %u" : "%s %u",
                                  cuti_term_get_label (section), n);
    }
  return g_string_free (places, FALSE);
}

/* Returns how many are left to the full plan. */
static guint
add_options (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, const Level *level,
             char **places)
{
  static const char *const heads[] =
    { N_("Option"), N_("For"), N_("Against"), N_("Strength and evidence") };
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  g_autoptr(GPtrArray) cards = cuti_plan_cards_new (items);
  g_autoptr(GArray) options = cuti_board_options_new (patient_case, cards);
  guint shown = MIN (options->len, level->options);
  CutiBlock *table, *head;

  *places = dup_places (options, shown, cuti_plan_get_knowledge (plan));
  cuti_block_add_heading (body, 3, _("Options"));
  if (options->len == 0)
    {
      cuti_block_add_paragraph (body, CUTI_SIZE_TABLE, _("Nothing is offered on what is known."));
      return 0;
    }

  table = cuti_block_add_table (body, option_columns, G_N_ELEMENTS (option_columns));
  head = cuti_block_add (table, CUTI_BLOCK_ROW);
  head->header = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    cuti_block_add_text (add_cell (head, TRUE), 0, _(heads[i]));
  for (guint i = 0; i < shown; i++)
    add_option (table, patient_case, &g_array_index (options, CutiBoardOption, i), level);
  return options->len - shown;
}

static void
add_decision (CutiBlock *body, CutiCase *patient_case, const Level *level)
{
  static const struct { CutiMdtField field; const char *label; const char *room; } rows[] = {
    { CUTI_MDT_PRESENT, N_("Present"), "\n" },
    { CUTI_MDT_DECISION, N_("Decision, with conditions and alternatives"), "\n\n" },
    { CUTI_MDT_DISSENT, N_("Dissent"), "\n" },
    { CUTI_MDT_DATE, N_("Date"), "" },
  };
  CutiBlock *table;

  cuti_block_add_heading (body, 3, _("Decision of the board"));
  table = cuti_block_add_table (body, lesion_columns, G_N_ELEMENTS (lesion_columns));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *text = cuti_case_get_mdt (patient_case, rows[i].field);
      g_autofree char *date = text != NULL && rows[i].field == CUTI_MDT_DATE
                              ? cuti_format_iso_date (text) : NULL;
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      cuti_block_add_text (add_cell (row, TRUE), 0, _(rows[i].label));
      if (text != NULL)
        add_clipped (add_cell (row, FALSE), date != NULL ? date : text, level);
      else /* room to write by hand */
        cuti_block_add_format (add_cell (row, FALSE), 0, "\302\240%s", rows[i].room);
    }
}

/* The smallest print, so that the options have room. */
static void
shrink (CutiBlock *block)
{
  block->size = CUTI_SIZE_SMALL;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    shrink (g_ptr_array_index (block->children, i));
}

/* Two rows of names and answers become one. */
static void
pair_rows (CutiBlock *table)
{
  GPtrArray *rows = table->children;

  table->n_columns = G_N_ELEMENTS (pair_columns);
  memcpy (table->columns, pair_columns, sizeof pair_columns);
  for (guint i = 0; i + 1 < rows->len; i++)
    {
      CutiBlock *row = g_ptr_array_index (rows, i);
      CutiBlock *next = g_ptr_array_index (rows, i + 1);

      while (next->children->len > 0)
        g_ptr_array_add (row->children, g_ptr_array_steal_index (next->children, 0));
      g_ptr_array_remove_index (rows, i + 1);
    }
  if (rows->len > 0)
    {
      CutiBlock *last = g_ptr_array_index (rows, rows->len - 1);

      while (last->children->len < table->n_columns)
        add_cell (last, FALSE);
    }
}

static guint
count_undecided (CutiPlan *plan)
{
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (plan));
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += cuti_plan_item_get_verdict (g_ptr_array_index (items, i)) == CUTI_VERDICT_UNDECIDED;

  return n;
}

static void
append_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
  g_free (part);
}

static void
add_annex (CutiBlock *body, guint lesions, guint options, const char *places, guint undecided)
{
  g_autoptr(GString) text = g_string_new (NULL);
  CutiBlock *line;

  append_part (text, options, cuti_format_words (ngettext ("%u option (%s)", "%u options (%s)",
                                                           options), options, places));
  append_part (text, undecided, cuti_format_words (ngettext ("%u line undecided, for want of data",
                                                             "%u lines undecided, for want of data",
                                                             undecided), undecided));
  append_part (text, lesions, cuti_format_words (ngettext ("%u lesion", "%u lesions", lesions),
                                                 lesions));
  if (text->len == 0)
    return;

  line = cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, NULL);
  cuti_block_add_text (line, CUTI_TEXT_STRONG, _("In the full plan and not here: "));
  cuti_block_add_text (line, 0, text->str);
}

/**
 * cuti_board_sheet_add:
 * @level: how much is left to the full plan, less than %CUTI_N_BOARD_LEVELS
 *
 * Adds the sheet; of a case that is out of scope the reason, and what is urgent.
 */
void
cuti_board_sheet_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, guint level)
{
  Level chosen;
  CutiBlock *known;
  guint lesions, options;
  g_autofree char *places = NULL;

  g_return_if_fail (level < CUTI_N_BOARD_LEVELS);

  chosen = get_level (level);
  cuti_block_add_heading (body, 1, _("For the tumour board"));
  known = cuti_block_add (body, CUTI_BLOCK_GROUP);
  cuti_summary_add_case (known, patient_case, plan, chosen.style.brevity);
  shrink (known);
  pair_rows (g_ptr_array_index (known->children, known->children->len - 1));
  if (cuti_plan_get_out_of_scope (plan) != NULL)
    {
      cuti_summary_add_out_of_scope (body, plan);
      cuti_safety_points_add (body, patient_case, plan, chosen.style.brevity);
      return;
    }

  lesions = add_lesions (body, patient_case, &chosen);
  options = add_options (body, patient_case, plan, &chosen, &places);
  add_annex (body, lesions, options, places, count_undecided (plan));
  add_decision (body, patient_case, &chosen);
}

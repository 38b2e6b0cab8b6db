/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain words, long dates, no grades and no references. What is not accepted,
 * or was accepted before the facts changed, does not reach the patient.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-handout.h"
#include "cuti-partial-date.h"
#include "cuti-wording.h"

static gboolean
is_accepted (CutiCase *patient_case, CutiPlanItem *item)
{
  CutiVerdict verdict = cuti_plan_item_get_verdict (item);
  CutiResponse *response =
    cuti_case_find_response (patient_case, cuti_advice_get_id (cuti_plan_item_get_advice (item)),
                             cuti_plan_item_get_lesion (item));

  return response != NULL && cuti_response_get_reply (response) == CUTI_REPLY_ACCEPTED
         && !cuti_case_is_response_stale (patient_case, response)
         && !cuti_verdict_is_out (verdict) && verdict != CUTI_VERDICT_UNDECIDED;
}

/**
 * cuti_handout_dup_items:
 * @wordless: (nullable): takes the accepted items that have no words for patients
 *
 * Returns: (transfer full): of #CutiPlanItem: accepted, on the facts as they
 *   are now, with words for patients
 */
GPtrArray *
cuti_handout_dup_items (CutiCase *patient_case, CutiPlan *plan, GPtrArray *wordless)
{
  g_autoptr(GPtrArray) all = cuti_wording_dup_items (cuti_plan_get_items (plan));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (all, i);

      if (!is_accepted (patient_case, item))
        continue;
      if (cuti_advice_get_patient_text (cuti_plan_item_get_advice (item)) != NULL)
        g_ptr_array_add (items, g_object_ref (item));
      else if (wordless != NULL)
        g_ptr_array_add (wordless, g_object_ref (item));
    }

  return items;
}

static char *
dup_long_date (const char *iso)
{
  CutiPartialDate date;
  g_autoptr(GDateTime) day = NULL;

  if (!cuti_partial_date_parse (iso, &date))
    return g_strdup (iso);
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);

  day = g_date_time_new_utc (date.year, date.month, MAX (date.day, 1), 0, 0, 0);
  /* TRANSLATORS: dates in full, “9 March 1954” and “March 1954” */
  return g_date_time_format (day, date.day > 0 ? _("%-d %B %Y") : _("%B %Y"));
}

static char *
dup_name (CutiCase *patient_case)
{
  const char *given = cuti_case_get_patient (patient_case, CUTI_PATIENT_GIVEN);
  const char *family = cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY);

  if (given != NULL && family != NULL)
    return g_strdup_printf ("%s %s", given, family);
  return g_strdup (family != NULL ? family : given != NULL ? given : _("Name not recorded"));
}

/**
 * cuti_handout_dup_identity:
 *
 * Returns: (transfer full): “Ada Example, born 9 March 1954”
 */
char *
cuti_handout_dup_identity (CutiCase *patient_case)
{
  const char *born = cuti_case_get_patient (patient_case, CUTI_PATIENT_BORN);
  g_autofree char *all = dup_name (patient_case);
  g_autofree char *name = cuti_wording_clip (all, CUTI_MAX_NAME);
  g_autofree char *date = born != NULL ? dup_long_date (born) : NULL;
  g_autofree char *line = date != NULL ? cuti_format_words (_("%s, born %s"), name, date)
                                       : g_steal_pointer (&name);

  return cuti_wording_clean_line (line);
}

static void
add_opening (CutiBlock *body, CutiCase *patient_case, gint64 stamp)
{
  g_autofree char *name = dup_name (patient_case);
  CutiBlock *line = cuti_block_add_paragraph (body, CUTI_SIZE_BODY, NULL);

  if (stamp >= 0)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (stamp);
      g_autofree char *date = g_date_time_format (time, _("%-d %B %Y"));

      cuti_block_add_format (line, 0, _("Written for %s on %s."), name, date);
    }
  else
    {
      cuti_block_add_format (line, 0, _("Written for %s."), name);
    }
  cuti_block_add_paragraph (body, CUTI_SIZE_BODY,
                            _("This paper says what your team plans with you at this time. It "
                              "does not take the place of a talk. Plans may change, and you may "
                              "say no to any part."));
}

/* “Place 1 (Chest wall)”, for the patient sees places and not lesions. */
static char *
dup_place (CutiCase *patient_case, CutiPlanItem *item)
{
  const char *id = cuti_plan_item_get_lesion (item);
  CutiLesion *lesion = cuti_case_find_lesion (patient_case, id);
  CutiAnswer *site = cuti_case_find_answer (patient_case, "lesion.site", id);
  const char *label = lesion != NULL ? cuti_lesion_get_label (lesion) : id;
  g_autofree char *text = NULL;

  if (site == NULL || !cuti_wording_is_known (patient_case, site))
    return cuti_format_words (_("place %s"), label);
  text = cuti_answer_dup_text (site);
  return cuti_format_words (_("place %s (%s)"), label, text);
}

/* One sentence for all places that it is about. */
static void
add_items (CutiBlock *list, CutiCase *patient_case, GPtrArray *items, const char *section)
{
  for (guint i = 0; i < items->len;)
    {
      CutiAdvice *advice = cuti_plan_item_get_advice (g_ptr_array_index (items, i));
      g_autoptr(GString) places = g_string_new (NULL);

      for (; i < items->len && cuti_plan_item_get_advice (g_ptr_array_index (items, i)) == advice;
           i++)
        if (cuti_plan_item_get_lesion (g_ptr_array_index (items, i)) != NULL)
          {
            g_autofree char *place = dup_place (patient_case, g_ptr_array_index (items, i));

            g_string_append_printf (places, "%s%s", places->len > 0 ? ", " : "", place);
          }

      if (g_str_equal (cuti_advice_get_section (advice), section))
        {
          CutiBlock *line = cuti_block_add_item (list, NULL, CUTI_SIZE_BODY, NULL);

          if (places->len > 0)
            cuti_block_add_format (line, CUTI_TEXT_STRONG, _("For %s: "), places->str);
          cuti_block_add_text (line, 0, cuti_advice_get_patient_text (advice));
        }
    }
}

static void
add_sections (CutiBlock *body, CutiCase *patient_case, GPtrArray *items)
{
  static const struct { const char *id, *heading; } sections[] = {
    { "assessment", N_("Tests and visits we plan") },
    { "surgery", N_("About an operation") },
    { "radiation", N_("About radiotherapy") },
    { "local", N_("Treatment of the skin itself") },
    { "systemic", N_("Medicines against the cancer") },
    { "immunosuppression", N_("Your immune system") },
    { "palliative", N_("Your wound, your comfort, your support") },
    { "follow-up", N_("How we go on") },
    { "pitfalls", N_("Good to know") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      CutiBlock *part = cuti_block_add (body, CUTI_BLOCK_GROUP);
      CutiBlock *list;

      cuti_block_add_heading (part, 2, _(sections[i].heading));
      list = cuti_block_add_list (part, 0);
      add_items (list, patient_case, items, sections[i].id);
      if (list->children->len == 0)
        g_ptr_array_remove (body->children, part);
    }
}

static void
add_questions (CutiBlock *body)
{
  static const char *const questions[] = {
    N_("What is this treatment meant to do for me?"),
    N_("What else could we do, and what if we wait?"),
    N_("What will I feel, and what can I do about it at home?"),
    N_("Who will look after my skin, and when is my next visit?"),
  };
  CutiBlock *list;

  cuti_block_add_heading (body, 2, _("Questions you may want to ask"));
  list = cuti_block_add_list (body, 0);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    cuti_block_add_item (list, NULL, CUTI_SIZE_BODY, _(questions[i]));
}

/* The telephone is written in by hand: the case has none. */
static void
add_contact (CutiBlock *body)
{
  static const double columns[] = { 0.4, 0.6 };
  static const char *const rows[] = { N_("Your team"), N_("Telephone"), N_("At night and weekends") };
  CutiBlock *part = cuti_block_add (body, CUTI_BLOCK_GROUP);
  CutiBlock *table;

  part->keep = TRUE;
  cuti_block_add_heading (part, 2, _("Who to call"));
  table = cuti_block_add_table (part, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      cuti_block_add_cell (row, TRUE, _(rows[i]));
      cuti_block_add_cell (row, FALSE, "\302\240\n");
    }
  cuti_block_add_paragraph (part, CUTI_SIZE_BODY,
                            _("In an emergency call the emergency number of your country."));
}

/**
 * cuti_handout_add:
 * @stamp: when it is made, in seconds since 1970; negative: it does not say
 *
 * Adds what was accepted and can be said to the patient.
 */
void
cuti_handout_add (CutiBlock *body, CutiCase *patient_case, CutiPlan *plan, gint64 stamp)
{
  g_autoptr(GPtrArray) items = cuti_handout_dup_items (patient_case, plan, NULL);

  cuti_block_add_heading (body, 1, _("What we plan together"));
  add_opening (body, patient_case, stamp);
  add_sections (body, patient_case, items);
  add_questions (body);
  add_contact (body);
}

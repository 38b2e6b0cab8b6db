/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for case and plan.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-wording.h"

/**
 * cuti_wording_clean_line:
 *
 * Returns: (transfer full): @text on one line, without what could turn its
 *   direction
 */
char *
cuti_wording_clean_line (const char *text)
{
  g_autofree char *clean = cuti_document_clean_text (text);

  return g_strstrip (g_strdup (g_strdelimit (clean, "\n", ' ')));
}

/**
 * cuti_wording_clip:
 * @max: length in characters
 *
 * Returns: (transfer full): @text, or its beginning and “…” where it is longer;
 *   a word is not cut unless it is very long
 */
char *
cuti_wording_clip (const char *text, guint max)
{
  const char *end, *space;

  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);

  end = g_utf8_offset_to_pointer (text, max - 1);
  space = g_utf8_strrchr (text, end - text, ' ');
  if (space != NULL && g_utf8_pointer_to_offset (text, space) > max / 2)
    end = space;
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static char *
dup_name (CutiCase *patient_case)
{
  const char *family = cuti_case_get_patient (patient_case, CUTI_PATIENT_FAMILY);
  const char *given = cuti_case_get_patient (patient_case, CUTI_PATIENT_GIVEN);
  g_autofree char *upper = family != NULL ? g_utf8_strup (family, -1) : NULL;

  if (family != NULL && given != NULL)
    return g_strdup_printf ("%s, %s", upper, given);
  if (family != NULL)
    return g_steal_pointer (&upper);
  return g_strdup (given != NULL ? given : _("Name not recorded"));
}

static char *
dup_born (CutiCase *patient_case)
{
  const char *born = cuti_case_get_patient (patient_case, CUTI_PATIENT_BORN);
  g_autofree char *date = born != NULL ? cuti_format_iso_date (born) : NULL;

  /* TRANSLATORS: before a date of birth: “Born 09-Mar-1954” */
  if (date != NULL)
    return cuti_format_words (_("Born %s"), date);

  return g_strdup (_("Date of birth not recorded"));
}

static char *
dup_identifier (CutiCase *patient_case)
{
  const char *label = cuti_case_get_patient (patient_case, CUTI_PATIENT_IDENTIFIER_LABEL);
  const char *value = cuti_case_get_patient (patient_case, CUTI_PATIENT_IDENTIFIER_VALUE);

  if (value == NULL)
    return g_strdup (_("Identifier not recorded"));
  return label != NULL ? cuti_format_words ("%s %s", label, value) : g_strdup (value);
}

/**
 * cuti_wording_identity:
 *
 * Returns: (transfer full): “SMITH, Jane · Born 09-Mar-1954 · MRN 004 512 77”,
 *   with what is not recorded named as such
 */
char *
cuti_wording_identity (CutiCase *patient_case)
{
  g_autofree char *all = dup_name (patient_case);
  g_autofree char *name = cuti_wording_clip (all, CUTI_MAX_NAME);
  g_autofree char *born = dup_born (patient_case);
  g_autofree char *identifier = dup_identifier (patient_case);
  g_autofree char *line = cuti_format_words ("%s · %s · %s", name, born, identifier);

  return cuti_wording_clean_line (line);
}

/**
 * cuti_wording_allergies:
 * @mark: (out): the sign to set before it
 *
 * Returns: (transfer full): what is known of allergies, also if that is nothing
 */
char *
cuti_wording_allergies (CutiCase *patient_case, CutiMark *mark)
{
  const char *status = cuti_case_get_patient (patient_case, CUTI_PATIENT_ALLERGY_STATUS);
  const char *list = cuti_case_get_patient (patient_case, CUTI_PATIENT_ALLERGIES);

  *mark = CUTI_MARK_NONE;
  if (g_strcmp0 (status, "none-known") == 0)
    return g_strdup (_("No known allergies"));

  *mark = CUTI_MARK_TRIANGLE;
  if (list != NULL)
    return cuti_format_words (_("Known allergies: %s"), list);
  if (g_strcmp0 (status, "known") == 0)
    return g_strdup (_("Known allergies: not listed"));
  return g_strdup (g_strcmp0 (status, "unavailable") == 0 ? _("Allergies: no information available")
                                                          : _("Allergies: not recorded"));
}

/**
 * cuti_wording_lesion:
 * @id: of a lesion
 *
 * Returns: (transfer full): “Lesion 2: scalp”
 */
char *
cuti_wording_lesion (CutiCase *patient_case, const char *id)
{
  CutiLesion *lesion = cuti_case_find_lesion (patient_case, id);

  return g_strdup (lesion != NULL ? cuti_lesion_get_title (lesion) : id);
}

/**
 * cuti_wording_lesion_label:
 *
 * Returns: (transfer full): “Lesion 2” of an item that is about one, otherwise ""
 */
char *
cuti_wording_lesion_label (CutiCase *patient_case, CutiPlanItem *item)
{
  const char *id = cuti_plan_item_get_lesion (item);
  CutiLesion *lesion = id != NULL ? cuti_case_find_lesion (patient_case, id) : NULL;

  if (lesion == NULL)
    return g_strdup ("");
  return cuti_format_words (_("Lesion %s"), cuti_lesion_get_label (lesion));
}

/**
 * cuti_wording_item_title:
 *
 * Returns: (transfer full): the title, with the lesion's where it is about one
 */
char *
cuti_wording_item_title (CutiPlanItem *item)
{
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (item));
  const char *lesion = cuti_plan_item_get_lesion_title (item);

  return lesion != NULL ? cuti_format_words ("%s (%s)", title, lesion) : g_strdup (title);
}

static void
append (GString *text, const char *separator, const char *more)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, more);
}

/**
 * cuti_wording_findings:
 * @max: how many to name
 *
 * Returns: (transfer full): the known facts that decided the item, “Largest
 *   diameter: 42 mm; …”; another lesion's are named as such
 */
char *
cuti_wording_findings (CutiCase *patient_case, CutiPlanItem *item, guint max)
{
  g_autoptr(GPtrArray) findings = cuti_wording_dup_items (cuti_plan_item_get_because (item));
  GString *text = g_string_new (NULL);
  const char *named = cuti_plan_item_get_lesion (item);

  for (guint i = 0; i < findings->len && i < max; i++)
    {
      CutiFinding *finding = g_ptr_array_index (findings, i);
      const char *lesion = cuti_finding_get_lesion (finding);

      if (lesion != NULL && g_strcmp0 (lesion, named) != 0)
        {
          g_autofree char *title = cuti_wording_lesion (patient_case, lesion);

          append (text, "; ", title);
          named = lesion;
        }
      append (text, "; ", cuti_finding_get_label (finding));
      cuti_format_append_words (text, ": %s", cuti_finding_get_text (finding));
    }
  if (findings->len > max)
    cuti_format_append_words (text, _("; and %u more"), findings->len - max);

  return g_string_free (text, FALSE);
}

/**
 * cuti_wording_needs:
 *
 * Returns: (transfer full): the facts still wanted, “Node status; …”
 */
char *
cuti_wording_needs (CutiPlanItem *item)
{
  g_autoptr(GPtrArray) needs = cuti_wording_dup_items (cuti_plan_item_get_needs (item));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < needs->len; i++)
    append (text, "; ", cuti_question_get_label (g_ptr_array_index (needs, i)));

  return g_string_free (text, FALSE);
}

CutiMark
cuti_wording_mark (CutiVerdict verdict)
{
  switch (verdict)
    {
    case CUTI_VERDICT_RECOMMENDED: return CUTI_MARK_DISC;
    case CUTI_VERDICT_CONSIDER: return CUTI_MARK_HALF_DISC;
    case CUTI_VERDICT_CONTESTED: return CUTI_MARK_SPLIT_DIAMOND;
    case CUTI_VERDICT_NOT_FAVOURED: return CUTI_MARK_HOLLOW_TRIANGLE;
    case CUTI_VERDICT_AVOID: return CUTI_MARK_BARRED_RING;
    case CUTI_VERDICT_INFORM: return CUTI_MARK_SQUARE;
    case CUTI_VERDICT_UNDECIDED: return CUTI_MARK_BROKEN_RING;
    case CUTI_VERDICT_RULED_OUT:
    case CUTI_VERDICT_NOT_APPLICABLE: return CUTI_MARK_DASH;
    default: g_return_val_if_reached (CUTI_MARK_NONE);
    }
}

static guint
find_lesion_index (CutiSnapshot *snapshot, const char *id)
{
  for (guint i = 0; id != NULL && i < cuti_snapshot_get_n_lesions (snapshot); i++)
    if (g_str_equal (cuti_snapshot_get_lesion_id (snapshot, i), id))
      return i;

  return CUTI_NO_LESION;
}

/**
 * cuti_wording_is_known:
 *
 * Returns: whether there is a value to print, recorded or derived, that is
 *   not hidden
 */
gboolean
cuti_wording_is_known (CutiCase *patient_case, CutiAnswer *answer)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (patient_case);
  CutiFact *fact = cuti_answer_get_fact (answer);
  guint index = cuti_fact_get_index (fact);
  guint lesion = find_lesion_index (snapshot, cuti_answer_get_lesion (answer));

  if (!cuti_answer_is_visible (answer)
      || (cuti_snapshot_get_flags (snapshot, index, lesion) & CUTI_SLOT_HIDDEN))
    return FALSE;
  if (cuti_answer_get_state (answer) == CUTI_ANSWER_VALUE)
    return TRUE;

  return cuti_fact_get_calculator (fact) != NULL
         && cuti_snapshot_get_value (snapshot, index, lesion).known;
}

/**
 * cuti_wording_dup_items:
 *
 * Returns: (transfer full): the objects of a list, for going through them
 */
GPtrArray *
cuti_wording_dup_items (GListModel *model)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));

  return items;
}

static const char *
get_label (CutiCase *patient_case, CutiPlanItem *item)
{
  const char *id = cuti_plan_item_get_lesion (item);
  CutiLesion *lesion = id != NULL ? cuti_case_find_lesion (patient_case, id) : NULL;

  return lesion != NULL ? cuti_lesion_get_label (lesion) : "";
}

/* Whether the second label is the number after the first one. */
static gboolean
follows (const char *label, const char *next)
{
  guint64 a, b;

  return g_ascii_string_to_unsigned (label, 10, 0, G_MAXINT32, &a, NULL)
         && g_ascii_string_to_unsigned (next, 10, 0, G_MAXINT32, &b, NULL) && b == a + 1;
}

/* “1–12, 15” */
static char *
dup_numbers (CutiCase *patient_case, GPtrArray *items, guint from, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = from, run; i < from + n; i += run)
    {
      const char *first = get_label (patient_case, g_ptr_array_index (items, i));
      const char *last = first;

      for (run = 1; i + run < from + n; run++)
        {
          const char *next = get_label (patient_case, g_ptr_array_index (items, i + run));

          if (!follows (last, next))
            break;
          last = next;
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", first);
      if (run > 1)
        g_string_append_printf (text, "%s%s", run > 2 ? "–" : ", ", last);
    }
  return g_string_free (text, FALSE);
}

/**
 * cuti_wording_lesions:
 * @items: of #CutiPlanItem
 *
 * Returns: (transfer full): “Lesion 1”, or “lesions 1–12, 15” of the @n items
 *   from @from on, which are about the same; “” where they are about no lesion
 */
char *
cuti_wording_lesions (CutiCase *patient_case, GPtrArray *items, guint from, guint n)
{
  g_autofree char *numbers = NULL;

  if (n == 1 || cuti_plan_item_get_lesion (g_ptr_array_index (items, from)) == NULL)
    return cuti_wording_lesion_label (patient_case, g_ptr_array_index (items, from));

  numbers = dup_numbers (patient_case, items, from, n);
  return cuti_format_words (_("lesions %s"), numbers);
}

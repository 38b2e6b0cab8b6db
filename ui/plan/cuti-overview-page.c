/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan on one page: what cannot wait, what pulls in opposite directions,
 * a line for each section, what is still to be asked, and what all of it
 * rests on. A case out of scope shows its reason and what is urgent alone.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-clamp.h"
#include "cuti-format.h"
#include "cuti-overview-page.h"
#include "cuti-overview-row.h"
#include "cuti-record-group.h"

#define N_QUESTIONS 5

struct _CutiOverviewPage
{
  GtkBox           parent_instance;

  CutiKnowledge   *knowledge;
  CutiPlan        *plan;
  CutiCase        *patient_case;
  gboolean         stale;

  GtkWidget       *empty;
  GtkWidget       *urgent;
  GtkListBox      *urgent_list;
  GtkWidget       *stop;
  GtkLabel        *stop_text;
  GtkWidget       *conflicts;
  GtkListBox      *conflict_list;
  GtkWidget       *ignored;
  GtkListBox      *ignored_list;
  GtkWidget       *sections;
  GtkListBox      *section_list;
  GtkWidget       *questions;
  GtkListBox      *question_list;
  CutiRecordGroup *record;

  GtkWidget       *content;
  GtkLabel        *content_title;
  GtkLabel        *content_review;
  GtkLabel        *content_dates;
  GtkLabel        *content_disclaimer;
};

G_DEFINE_FINAL_TYPE (CutiOverviewPage, cuti_overview_page, GTK_TYPE_BOX)

/* The row of that number, made if need be: rows are used again, so that a focused one stays. */
static CutiOverviewRow *
ensure_row (GtkListBox *list, int n)
{
  if (gtk_list_box_get_row_at_index (list, n) == NULL)
    gtk_list_box_append (list, cuti_overview_row_new ());
  return CUTI_OVERVIEW_ROW (gtk_list_box_get_row_at_index (list, n));
}

/* Drops the rows from number @n on and hides @box where none is left. */
static void
trim_rows (GtkListBox *list, int n, GtkWidget *box)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, n)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (box, n > 0);
}

static char *
compose_title (CutiPlanItem *item)
{
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (item));
  const char *lesion = cuti_plan_item_get_lesion_title (item);

  return lesion != NULL ? cuti_format_words ("%s (%s)", title, lesion) : g_strdup (title);
}

static void
show_urgent (CutiOverviewPage *self)
{
  GListModel *urgent = cuti_plan_get_urgent (self->plan);
  const guint n = g_list_model_get_n_items (urgent);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (urgent, i);
      g_autofree char *title = compose_title (item);

      cuti_overview_row_show (ensure_row (self->urgent_list, i), title,
                              cuti_advice_get_text (cuti_plan_item_get_advice (item)));
    }
  trim_rows (self->urgent_list, n, self->urgent);
}

static char *
compose_side (CutiPlanItem *item)
{
  g_autofree char *title = compose_title (item);

  return cuti_format_words (_("%s: %s"), cuti_verdict_get_label (cuti_plan_item_get_verdict (item)),
                            title);
}

static void
show_conflicts (CutiOverviewPage *self)
{
  GListModel *conflicts = cuti_plan_get_conflicts (self->plan);
  const guint n = g_list_model_get_n_items (conflicts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiConflict) conflict = g_list_model_get_item (conflicts, i);
      g_autofree char *first = compose_side (cuti_conflict_get_first (conflict));
      g_autofree char *second = compose_side (cuti_conflict_get_second (conflict));

      cuti_overview_row_show (ensure_row (self->conflict_list, i), first, second);
    }
  trim_rows (self->conflict_list, n, self->conflicts);
}

static void
show_ignored (CutiOverviewPage *self)
{
  GListModel *ignored = cuti_plan_get_ignored (self->plan);
  const guint n = g_list_model_get_n_items (ignored);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (ignored, i);

      cuti_overview_row_show (ensure_row (self->ignored_list, i), cuti_ignored_get_reason (entry),
                              cuti_ignored_get_pointer (entry));
    }
  trim_rows (self->ignored_list, n, self->ignored);
}

/* “2 recommended · 1 to consider” and the titles of what is recommended. */
static char *
summarize_section (CutiOverviewPage *self, const char *section)
{
  GListModel *items = cuti_plan_get_items (self->plan);
  guint counts[CUTI_VERDICT_NOT_APPLICABLE + 1] = { 0 };
  g_autoptr(GString) summary = g_string_new (NULL);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);
      const CutiVerdict verdict = cuti_plan_item_get_verdict (item);

      if (!g_str_equal (cuti_advice_get_section (cuti_plan_item_get_advice (item)), section))
        continue;
      counts[verdict]++;
      if (verdict == CUTI_VERDICT_RECOMMENDED)
        {
          g_autofree char *title = compose_title (item);

          g_string_append_printf (titles, "\n• %s", title);
        }
    }

  for (CutiVerdict verdict = CUTI_VERDICT_RECOMMENDED; verdict < CUTI_VERDICT_RULED_OUT; verdict++)
    if (counts[verdict] > 0)
      {
        if (summary->len > 0)
          g_string_append (summary, " · ");
        /* Translators: a verdict and the number of items, as in “Recommended 2”. */
        g_string_append_printf (summary, _("%s %u"), cuti_verdict_get_label (verdict),
                                counts[verdict]);
      }
  if (summary->len == 0)
    g_string_append (summary, _("Nothing applies to this case"));

  return g_strconcat (summary->str, titles->str, NULL);
}

static void
show_sections (CutiOverviewPage *self)
{
  GListModel *sections = cuti_knowledge_get_sections (cuti_plan_get_knowledge (self->plan));
  const guint n = g_list_model_get_n_items (sections);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);
      g_autofree char *summary = summarize_section (self, cuti_term_get_id (section));
      CutiOverviewRow *row = ensure_row (self->section_list, i);

      cuti_overview_row_show (row, cuti_term_get_label (section), summary);
      cuti_overview_row_set_action (row, "plan.show-section",
                                    g_variant_new_string (cuti_term_get_id (section)));
    }
  trim_rows (self->section_list, n, self->sections);
}

static void
show_questions (CutiOverviewPage *self)
{
  GListModel *questions = cuti_plan_get_questions (self->plan);
  const guint n = MIN (g_list_model_get_n_items (questions), N_QUESTIONS);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CutiQuestion) question = g_list_model_get_item (questions, i);
      const char *lesion = cuti_question_get_lesion (question);
      const guint settles = cuti_question_get_settles (question);
      g_autofree char *gain =
        cuti_format_words (g_dngettext (GETTEXT_PACKAGE, "Would settle %u item",
                                        "Would settle %u items", settles), settles);
      CutiOverviewRow *row = ensure_row (self->question_list, i);

      cuti_overview_row_show (row, cuti_question_get_label (question), settles > 0 ? gain : NULL);
      cuti_overview_row_set_action (row, "win.go-to-answer",
                                    g_variant_new ("(ss)", cuti_question_get_id (question),
                                                   lesion != NULL ? lesion : ""));
    }
  trim_rows (self->question_list, n, self->questions);
}

static void
hide_details (CutiOverviewPage *self)
{
  gtk_widget_set_visible (self->conflicts, FALSE);
  gtk_widget_set_visible (self->ignored, FALSE);
  gtk_widget_set_visible (self->sections, FALSE);
  gtk_widget_set_visible (self->questions, FALSE);
}

static void
show_plan (CutiOverviewPage *self)
{
  const char *reason = self->plan != NULL ? cuti_plan_get_out_of_scope (self->plan) : NULL;

  self->stale = FALSE;
  cuti_record_group_show (self->record, self->patient_case);
  gtk_widget_set_visible (self->empty, self->plan == NULL);
  gtk_widget_set_visible (self->stop, reason != NULL);
  gtk_label_set_label (self->stop_text, reason != NULL ? reason : "");

  if (self->plan != NULL)
    show_urgent (self);
  else
    gtk_widget_set_visible (self->urgent, FALSE);

  if (self->plan == NULL || reason != NULL)
    {
      hide_details (self);
      return;
    }
  show_conflicts (self);
  show_ignored (self);
  show_sections (self);
  show_questions (self);
}

static char *
compose_review (CutiKnowledge *knowledge)
{
  const guint n = cuti_knowledge_get_n_advice (knowledge);
  guint approved = 0;

  for (guint i = 0; i < n; i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (knowledge, i);

      approved += cuti_advice_get_review_status (advice) == CUTI_REVIEW_APPROVED;
    }

  if (approved == 0)
    return g_strdup (_("No clinician has reviewed this content."));
  return cuti_format_words (_("Approved by clinicians: %u of %u items."), approved, n);
}

static void
append_date (GString *dates, const char *text, const char *iso)
{
  g_autofree char *date = NULL;

  if (*iso == '\0')
    return;
  date = cuti_format_iso_date (iso);
  cuti_format_append_words (dates, dates->len > 0 ? " · %s %s" : "%s %s", text, date);
}

static void
show_knowledge (CutiOverviewPage *self)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);
  g_autofree char *title = cuti_format_words (_("%s, version %s"), manifest->title,
                                              manifest->version);
  g_autofree char *review = compose_review (self->knowledge);
  g_autoptr(GString) dates = g_string_new (NULL);

  append_date (dates, _("Released"), manifest->released);
  append_date (dates, _("Evidence as of"), manifest->evidence_as_of);
  append_date (dates, _("Review due by"), manifest->review_by);

  gtk_label_set_label (self->content_title, title);
  gtk_label_set_label (self->content_review, review);
  gtk_label_set_label (self->content_dates, dates->str);
  gtk_label_set_label (self->content_disclaimer, manifest->disclaimer);
  gtk_widget_set_visible (self->content, TRUE);
}

static void
cuti_overview_page_map (GtkWidget *widget)
{
  CutiOverviewPage *self = CUTI_OVERVIEW_PAGE (widget);

  if (self->stale)
    show_plan (self);

  GTK_WIDGET_CLASS (cuti_overview_page_parent_class)->map (widget);
}

static void
cuti_overview_page_dispose (GObject *object)
{
  CutiOverviewPage *self = CUTI_OVERVIEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->plan);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (cuti_overview_page_parent_class)->dispose (object);
}

static void
cuti_overview_page_class_init (CutiOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_overview_page_dispose;
  widget_class->map = cuti_overview_page_map;

  g_type_ensure (CUTI_TYPE_CLAMP);
  g_type_ensure (CUTI_TYPE_RECORD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, urgent);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, urgent_list);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, stop);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, stop_text);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, conflicts);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, conflict_list);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, ignored);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, ignored_list);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, sections);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, section_list);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, questions);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, question_list);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, record);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, content_title);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, content_review);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, content_dates);
  gtk_widget_class_bind_template_child (widget_class, CutiOverviewPage, content_disclaimer);
}

static void
cuti_overview_page_init (CutiOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cuti_overview_page_set_knowledge (CutiOverviewPage *self, CutiKnowledge *knowledge)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_PAGE (self));

  if (!g_set_object (&self->knowledge, knowledge))
    return;
  if (knowledge != NULL)
    show_knowledge (self);
  else
    gtk_widget_set_visible (self->content, FALSE);
}

/**
 * cuti_overview_page_set_case:
 * @patient_case: (nullable): what was said to whose plan is shown
 */
void
cuti_overview_page_set_case (CutiOverviewPage *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_PAGE (self));

  if (g_set_object (&self->patient_case, patient_case))
    cuti_record_group_show (self->record, patient_case);
}

/**
 * cuti_overview_page_set_plan:
 * @plan: (nullable): %NULL where there is none
 */
void
cuti_overview_page_set_plan (CutiOverviewPage *self, CutiPlan *plan)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_PAGE (self));

  g_set_object (&self->plan, plan);
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_plan (self);
}

/**
 * cuti_overview_page_commit:
 *
 * Uses what was typed and not yet left.
 */
void
cuti_overview_page_commit (CutiOverviewPage *self)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_PAGE (self));

  cuti_record_group_commit (self->record);
}

/**
 * cuti_overview_page_edit_record:
 *
 * Leads to the record of the tumour board.
 */
void
cuti_overview_page_edit_record (CutiOverviewPage *self)
{
  g_return_if_fail (CUTI_IS_OVERVIEW_PAGE (self));

  cuti_record_group_focus (self->record);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of the plan is answered and by whom, and the record of the tumour
 * board. What is typed is recorded at once.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-date-entry.h"
#include "cuti-profile.h"
#include "cuti-record-group.h"

struct _CutiRecordGroup
{
  GtkBox         parent_instance;

  CutiCase      *patient_case;
  gboolean       showing;

  GtkLabel      *summary;
  GtkEntry      *name;
  GtkLabel      *date_title;
  CutiDateEntry *date;
  GtkEntry      *present;
  GtkLabel      *decision_title;
  GtkTextView   *decision;
  GtkTextBuffer *decision_text;
  GtkLabel      *dissent_title;
  GtkTextView   *dissent;
  GtkTextBuffer *dissent_text;
};

G_DEFINE_FINAL_TYPE (CutiRecordGroup, cuti_record_group, GTK_TYPE_BOX)

static char *
dup_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
name_committed_cb (CutiRecordGroup *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *known = cuti_profile_dup_name ();

  if (g_strcmp0 (typed, known != NULL ? known : "") != 0)
    cuti_profile_set_name (typed);
}

static void
present_changed_cb (CutiRecordGroup *self)
{
  if (!self->showing && self->patient_case != NULL)
    cuti_case_set_mdt (self->patient_case, CUTI_MDT_PRESENT,
                       gtk_editable_get_text (GTK_EDITABLE (self->present)));
}

static void
text_changed_cb (CutiRecordGroup *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = dup_buffer (buffer);

  if (!self->showing && self->patient_case != NULL)
    cuti_case_set_mdt (self->patient_case,
                       buffer == self->decision_text ? CUTI_MDT_DECISION : CUTI_MDT_DISSENT, text);
}

static void
date_committed_cb (CutiRecordGroup *self)
{
  CutiPartialDate date;
  g_autofree char *iso = NULL;

  if (cuti_date_entry_get_date (self->date, &date) && date.day == 0)
    cuti_date_entry_refuse (self->date, _("Enter the day too, for example 06-Dec-2026."));
  if (cuti_date_entry_get_date (self->date, &date))
    iso = g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
  if (self->patient_case != NULL)
    cuti_case_set_mdt (self->patient_case, CUTI_MDT_DATE, iso);
}

static const char *
get_text (CutiRecordGroup *self, CutiMdtField field)
{
  const char *text = cuti_case_get_mdt (self->patient_case, field);

  return text != NULL ? text : "";
}

static void
show_buffer (CutiRecordGroup *self, GtkTextBuffer *buffer, CutiMdtField field)
{
  g_autofree char *typed = dup_buffer (buffer);

  if (!g_str_equal (typed, get_text (self, field)))
    gtk_text_buffer_set_text (buffer, get_text (self, field), -1);
}

static void
show_entry (GtkEntry *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Leaves alone what is only being typed. */
static void
show_date (CutiRecordGroup *self, gboolean afresh)
{
  CutiPartialDate shown, recorded;
  gboolean is_recorded = cuti_partial_date_parse (get_text (self, CUTI_MDT_DATE), &recorded);
  gboolean is_shown = cuti_date_entry_get_date (self->date, &shown);

  if (afresh || (is_recorded && (!is_shown || shown.year != recorded.year
                                 || shown.month != recorded.month || shown.day != recorded.day)))
    cuti_date_entry_set_date (self->date, is_recorded ? &recorded : NULL);
}

static void
show_summary (CutiRecordGroup *self)
{
  g_autofree char *summary = cuti_case_dup_response_summary (self->patient_case);
  g_autofree char *name = cuti_profile_dup_name ();

  gtk_label_set_label (self->summary, summary != NULL ? summary : _("Nothing is answered yet"));
  show_entry (self->name, name != NULL ? name : "");
}

static void
cuti_record_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_RECORD_GROUP);
  g_clear_object (&CUTI_RECORD_GROUP (object)->patient_case);

  G_OBJECT_CLASS (cuti_record_group_parent_class)->dispose (object);
}

static void
cuti_record_group_class_init (CutiRecordGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_record_group_dispose;

  g_type_ensure (CUTI_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-record-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, summary);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, name);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, date_title);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, date);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, present);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, decision_title);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, decision);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, decision_text);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, dissent_title);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, dissent);
  gtk_widget_class_bind_template_child (widget_class, CutiRecordGroup, dissent_text);
  gtk_widget_class_bind_template_callback (widget_class, name_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, present_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_committed_cb);
}

static void
cuti_record_group_init (CutiRecordGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (cuti_date_entry_get_entry (self->date),
                             gtk_label_get_label (self->date_title));
  cuti_accessible_set_label (GTK_WIDGET (self->decision), gtk_label_get_label (self->decision_title));
  cuti_accessible_set_label (GTK_WIDGET (self->dissent), gtk_label_get_label (self->dissent_title));
}

/**
 * cuti_record_group_show:
 * @patient_case: (nullable): %NULL hides the group
 */
void
cuti_record_group_show (CutiRecordGroup *self, CutiCase *patient_case)
{
  gboolean afresh;

  g_return_if_fail (CUTI_IS_RECORD_GROUP (self));

  afresh = g_set_object (&self->patient_case, patient_case);
  gtk_widget_set_visible (GTK_WIDGET (self), patient_case != NULL);
  if (patient_case == NULL)
    return;

  self->showing = TRUE;
  show_summary (self);
  show_date (self, afresh);
  show_entry (self->present, get_text (self, CUTI_MDT_PRESENT));
  show_buffer (self, self->decision_text, CUTI_MDT_DECISION);
  show_buffer (self, self->dissent_text, CUTI_MDT_DISSENT);
  self->showing = FALSE;
}

/**
 * cuti_record_group_commit:
 *
 * Uses what was typed of the case and not yet left.
 */
void
cuti_record_group_commit (CutiRecordGroup *self)
{
  g_return_if_fail (CUTI_IS_RECORD_GROUP (self));

  cuti_date_entry_commit (self->date);
}

/**
 * cuti_record_group_focus:
 *
 * Puts the focus into the first field.
 */
void
cuti_record_group_focus (CutiRecordGroup *self)
{
  g_return_if_fail (CUTI_IS_RECORD_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->present));
}

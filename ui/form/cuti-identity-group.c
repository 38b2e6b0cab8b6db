/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who the patient is, for screen and paper. None of it is read by the logic,
 * but for the date of birth, from which the age is counted.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-date-entry.h"
#include "cuti-identity-group.h"

struct _CutiIdentityGroup
{
  GtkBox          parent_instance;

  CutiCase       *patient_case;
  gboolean        showing;

  GtkEntry       *label;
  GtkEntry       *family;
  GtkEntry       *given;
  CutiDateEntry  *born;
  GtkLabel       *born_title;
  GtkEntry       *identifier_label;
  GtkEntry       *identifier_value;
  GtkCheckButton *known;
  GtkCheckButton *none_known;
  GtkCheckButton *unavailable;
  GtkWidget      *clear_allergies;
  GtkWidget      *allergies_box;
  GtkEntry       *allergies;
};

G_DEFINE_FINAL_TYPE (CutiIdentityGroup, cuti_identity_group, GTK_TYPE_BOX)

#define KNOWN "known"
#define NONE_KNOWN "none-known"
#define UNAVAILABLE "unavailable"

static CutiPatientField
get_field (CutiIdentityGroup *self, GtkEntry *entry)
{
  if (entry == self->family)
    return CUTI_PATIENT_FAMILY;
  if (entry == self->given)
    return CUTI_PATIENT_GIVEN;
  if (entry == self->identifier_label)
    return CUTI_PATIENT_IDENTIFIER_LABEL;
  if (entry == self->identifier_value)
    return CUTI_PATIENT_IDENTIFIER_VALUE;

  g_assert (entry == self->allergies);
  return CUTI_PATIENT_ALLERGIES;
}

static char *
dup_typed (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
commit_entry (CutiIdentityGroup *self, GtkEntry *entry)
{
  g_autofree char *typed = dup_typed (entry);
  CutiPatientField field = get_field (self, entry);
  const char *recorded = cuti_case_get_patient (self->patient_case, field);

  if (g_strcmp0 (typed, recorded != NULL ? recorded : "") != 0)
    cuti_case_set_patient (self->patient_case, field, typed);
}

/* An emptied label keeps the old one: every case has one. */
static void
commit_label (CutiIdentityGroup *self)
{
  g_autofree char *typed = dup_typed (self->label);

  if (*typed == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->label), cuti_case_get_label (self->patient_case));
  else if (!g_str_equal (typed, cuti_case_get_label (self->patient_case)))
    cuti_case_set_label (self->patient_case, typed);
}

static void
entry_changed_cb (CutiIdentityGroup *self, GtkEntry *entry)
{
  if (!self->showing && self->patient_case != NULL)
    commit_entry (self, entry);
}

static void
label_activate_cb (CutiIdentityGroup *self)
{
  if (self->patient_case != NULL)
    commit_label (self);
}

static char *
to_iso (const CutiPartialDate *date)
{
  if (date->month == 0)
    return g_strdup_printf ("%04d", date->year);
  if (date->day == 0)
    return g_strdup_printf ("%04d-%02d", date->year, date->month);

  return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
}

static gboolean
is_past (const CutiPartialDate *date)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GDate earliest, today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), g_date_time_get_year (now));
  cuti_partial_date_get_earliest (date, &earliest);
  return g_date_compare (&earliest, &today) <= 0;
}

static void
born_committed_cb (CutiIdentityGroup *self)
{
  CutiPartialDate date;
  g_autofree char *iso = NULL;

  if (cuti_date_entry_get_date (self->born, &date) && !is_past (&date))
    cuti_date_entry_refuse (self->born, _("Date of birth must be in the past. "
                                          "This answer is not used yet."));
  if (cuti_date_entry_get_date (self->born, &date))
    iso = to_iso (&date);

  if (g_strcmp0 (iso, cuti_case_get_patient (self->patient_case, CUTI_PATIENT_BORN)) != 0)
    cuti_case_set_patient (self->patient_case, CUTI_PATIENT_BORN, iso);
}

static void
show_allergy_status (CutiIdentityGroup *self)
{
  const char *status = cuti_case_get_patient (self->patient_case, CUTI_PATIENT_ALLERGY_STATUS);

  self->showing = TRUE;
  gtk_check_button_set_active (self->known, g_strcmp0 (status, KNOWN) == 0);
  gtk_check_button_set_active (self->none_known, g_strcmp0 (status, NONE_KNOWN) == 0);
  gtk_check_button_set_active (self->unavailable, g_strcmp0 (status, UNAVAILABLE) == 0);
  self->showing = FALSE;

  gtk_widget_set_visible (self->allergies_box, g_strcmp0 (status, KNOWN) == 0);
  gtk_widget_set_visible (self->clear_allergies, status != NULL);
}

static void
status_toggled_cb (CutiIdentityGroup *self, GtkCheckButton *button)
{
  if (self->showing || self->patient_case == NULL || !gtk_check_button_get_active (button))
    return;

  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGY_STATUS,
                         button == self->known ? KNOWN
                         : button == self->none_known ? NONE_KNOWN : UNAVAILABLE);
  show_allergy_status (self);
}

static void
clear_allergies_cb (CutiIdentityGroup *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->known));
  cuti_case_set_patient (self->patient_case, CUTI_PATIENT_ALLERGY_STATUS, NULL);
  show_allergy_status (self);
}

/* What is being typed stays as it is, with a blank at its end. */
static void
show_text (GtkEntry *entry, const char *recorded)
{
  g_autofree char *typed = dup_typed (entry);

  if (!g_str_equal (typed, recorded))
    gtk_editable_set_text (GTK_EDITABLE (entry), recorded);
}

static void
show_entry (CutiIdentityGroup *self, GtkEntry *entry)
{
  const char *text = cuti_case_get_patient (self->patient_case, get_field (self, entry));

  show_text (entry, text != NULL ? text : "");
}

/* A date that could not be used, and why, stays to be corrected. */
static void
show_born (CutiIdentityGroup *self)
{
  const char *born = cuti_case_get_patient (self->patient_case, CUTI_PATIENT_BORN);
  CutiPartialDate date, shown;
  gboolean recorded = born != NULL && cuti_partial_date_parse (born, &date);
  g_autofree char *iso =
    cuti_date_entry_get_date (self->born, &shown) ? to_iso (&shown) : NULL;

  if (g_strcmp0 (recorded ? born : NULL, iso) != 0)
    cuti_date_entry_set_date (self->born, recorded ? &date : NULL);
}

static void
show_patient (CutiIdentityGroup *self)
{
  self->showing = TRUE;
  show_entry (self, self->family);
  show_entry (self, self->given);
  show_entry (self, self->identifier_label);
  show_entry (self, self->identifier_value);
  show_entry (self, self->allergies);
  self->showing = FALSE;

  show_born (self);
  show_allergy_status (self);
}

static void
show_label (CutiIdentityGroup *self)
{
  self->showing = TRUE;
  show_text (self->label, cuti_case_get_label (self->patient_case));
  self->showing = FALSE;
}

static void
cuti_identity_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_IDENTITY_GROUP);
  g_clear_object (&CUTI_IDENTITY_GROUP (object)->patient_case);

  G_OBJECT_CLASS (cuti_identity_group_parent_class)->dispose (object);
}

static void
bind_entries (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, label);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, family);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, given);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, born);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, born_title);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, identifier_label);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, identifier_value);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, known);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, none_known);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, unavailable);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, clear_allergies);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, allergies_box);
  gtk_widget_class_bind_template_child (widget_class, CutiIdentityGroup, allergies);
}

static void
cuti_identity_group_class_init (CutiIdentityGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_identity_group_dispose;

  g_type_ensure (CUTI_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-identity-group.ui");
  bind_entries (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, born_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_allergies_cb);
}

static void
cuti_identity_group_init (CutiIdentityGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (cuti_date_entry_get_entry (self->born),
                             gtk_label_get_label (self->born_title));
}

void
cuti_identity_group_set_case (CutiIdentityGroup *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_IDENTITY_GROUP (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));

  if (self->patient_case != NULL)
    g_signal_handlers_disconnect_by_data (self->patient_case, self);
  g_set_object (&self->patient_case, patient_case);
  g_signal_connect_object (patient_case, "patient-changed", G_CALLBACK (show_patient), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "notify::label", G_CALLBACK (show_label), self,
                           G_CONNECT_SWAPPED);

  cuti_date_entry_set_date (self->born, NULL); /* Another patient's typed text goes. */
  show_patient (self);
  show_label (self);
}

GtkWidget *
cuti_identity_group_get_born (CutiIdentityGroup *self)
{
  g_return_val_if_fail (CUTI_IS_IDENTITY_GROUP (self), NULL);

  return GTK_WIDGET (self->born);
}

/**
 * cuti_identity_group_commit:
 *
 * Uses what was typed and not yet left.
 */
void
cuti_identity_group_commit (CutiIdentityGroup *self)
{
  g_return_if_fail (CUTI_IS_IDENTITY_GROUP (self));

  if (self->patient_case == NULL)
    return;

  commit_label (self);
  cuti_date_entry_commit (self->born);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who the case is about: always in sight, never cut off. What is not recorded
 * says so.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-patient-banner.h"

struct _CutiPatientBanner
{
  GtkBox     parent_instance;

  CutiCase  *patient_case;

  GtkLabel  *name;
  GtkLabel  *born;
  GtkLabel  *sex;
  GtkLabel  *identifier_title;
  GtkLabel  *identifier;
  GtkWidget *allergy_icon;
  GtkLabel  *allergies;
  GtkLabel  *standing;
};

G_DEFINE_FINAL_TYPE (CutiPatientBanner, cuti_patient_banner, GTK_TYPE_BOX)

static const char *
get (CutiPatientBanner *self, CutiPatientField field)
{
  return cuti_case_get_patient (self->patient_case, field);
}

/* The answer in words where there is one, computed ones included; else NULL. */
static char *
dup_answer (CutiPatientBanner *self, const char *fact)
{
  CutiAnswer *answer = cuti_case_find_answer (self->patient_case, fact, NULL);
  CutiSnapshot *snapshot = cuti_case_get_snapshot (self->patient_case);
  guint index;

  if (answer == NULL)
    return NULL;

  index = cuti_fact_get_index (cuti_answer_get_fact (answer));
  if (!cuti_snapshot_get_value (snapshot, index, CUTI_NO_LESION).known)
    return NULL;

  return cuti_answer_dup_text (answer);
}

static char *
dup_name (CutiPatientBanner *self)
{
  const char *family = get (self, CUTI_PATIENT_FAMILY);
  const char *given = get (self, CUTI_PATIENT_GIVEN);
  g_autofree char *upper = family != NULL ? g_utf8_strup (family, -1) : NULL;

  if (upper != NULL && given != NULL)
    return g_strdup_printf (C_("family name, given name", "%s, %s"), upper, given);
  if (upper != NULL)
    return g_steal_pointer (&upper);
  if (given != NULL)
    return g_strdup (given);

  return g_strdup (_("Name not recorded"));
}

static char *
dup_born (CutiPatientBanner *self)
{
  const char *iso = get (self, CUTI_PATIENT_BORN);
  g_autofree char *born = NULL;
  g_autofree char *age = dup_answer (self, "patient.age_years");
  CutiPartialDate date;

  if (iso != NULL && cuti_partial_date_parse (iso, &date))
    born = cuti_format_date (date.year, date.month, date.day);

  if (born == NULL && age == NULL)
    return g_strdup (_("Not recorded"));
  if (born == NULL)
    return cuti_format_words (_("Not recorded (age %s)"), age);
  if (age == NULL)
    return g_steal_pointer (&born);

  return cuti_format_words (C_("date of birth (age)", "%s (%s)"), born, age);
}

static char *
dup_allergies (CutiPatientBanner *self)
{
  const char *status = get (self, CUTI_PATIENT_ALLERGY_STATUS);
  const char *list = get (self, CUTI_PATIENT_ALLERGIES);

  if (g_strcmp0 (status, "known") == 0)
    return cuti_format_words (_("Known allergies: %s"), list != NULL ? list : _("not listed"));
  if (g_strcmp0 (status, "none-known") == 0)
    return g_strdup (_("No known allergies"));
  if (g_strcmp0 (status, "unavailable") == 0)
    return g_strdup (_("Allergies not available"));

  return g_strdup (_("Allergies not recorded"));
}

static void
show_allergies (CutiPatientBanner *self)
{
  gboolean known = g_strcmp0 (get (self, CUTI_PATIENT_ALLERGY_STATUS), "known") == 0;
  g_autofree char *text = dup_allergies (self);

  gtk_label_set_label (self->allergies, text);
  gtk_widget_set_visible (self->allergy_icon, known);
  if (known)
    gtk_widget_add_css_class (GTK_WIDGET (self->allergies), "cuti-allergies");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->allergies), "cuti-allergies");
}

static char *
dup_standing (CutiPatientBanner *self)
{
  guint draft = cuti_case_get_draft_number (self->patient_case);
  CutiVersion *last = cuti_case_get_last_version (self->patient_case);

  if (last == NULL)
    return cuti_format_words (_("Draft %u, not signed"), draft);
  if (cuti_case_is_signed (self->patient_case))
    return g_strdup (cuti_version_get_title (last));

  return cuti_format_words (_("Draft %u, changed since version %u was signed"), draft,
                            cuti_version_get_number (last));
}

/**
 * cuti_patient_banner_show_standing:
 *
 * Says whether the case is a draft or as it was signed. To be called when it
 * was signed; changes of the case are seen without.
 */
void
cuti_patient_banner_show_standing (CutiPatientBanner *self)
{
  g_autofree char *standing = dup_standing (self);

  gtk_label_set_label (self->standing, standing);
}

static void
show_patient (CutiPatientBanner *self)
{
  const char *identifier_label = get (self, CUTI_PATIENT_IDENTIFIER_LABEL);
  const char *identifier = get (self, CUTI_PATIENT_IDENTIFIER_VALUE);
  g_autofree char *name = dup_name (self);
  g_autofree char *born = dup_born (self);
  g_autofree char *sex = dup_answer (self, "patient.sex");

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->born, born);
  gtk_label_set_label (self->sex, sex != NULL ? sex : _("Not recorded"));
  gtk_label_set_label (self->identifier_title,
                       identifier_label != NULL ? identifier_label : _("ID"));
  gtk_label_set_label (self->identifier, identifier != NULL ? identifier : _("Not recorded"));
  show_allergies (self);
  cuti_patient_banner_show_standing (self);
}

static void
cuti_patient_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_PATIENT_BANNER);
  g_clear_object (&CUTI_PATIENT_BANNER (object)->patient_case);

  G_OBJECT_CLASS (cuti_patient_banner_parent_class)->dispose (object);
}

static void
cuti_patient_banner_class_init (CutiPatientBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_patient_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-patient-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, name);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, born);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, sex);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, identifier_title);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, identifier);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, allergy_icon);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, allergies);
  gtk_widget_class_bind_template_child (widget_class, CutiPatientBanner, standing);
}

static void
cuti_patient_banner_init (CutiPatientBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cuti_patient_banner_set_case (CutiPatientBanner *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_PATIENT_BANNER (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));

  if (self->patient_case != NULL)
    g_signal_handlers_disconnect_by_func (self->patient_case, show_patient, self);
  g_set_object (&self->patient_case, patient_case);
  g_signal_connect_object (patient_case, "patient-changed", G_CALLBACK (show_patient), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "changed", G_CALLBACK (show_patient), self,
                           G_CONNECT_SWAPPED);
  show_patient (self);
}

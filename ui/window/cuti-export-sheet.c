/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything about an export in one place, before it happens. What is exported
 * is the plan as it was when the sheet opened; nothing can change it meanwhile.
 */

#include "config.h"

#include "cuti-export-sheet-private.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-file-name.h"
#include "cuti-format.h"
#include "cuti-open-points.h"
#include "cuti-page-setup.h"
#include "cuti-window-private.h"

G_DEFINE_FINAL_TYPE (CutiExportSheet, cuti_export_sheet, GTK_TYPE_WINDOW)

/* As in the drop-down. */
static const double text_scales[] = { 1, 1.4 };

/* What nobody ticks is left out, of the plan; other documents are whole. */
static CutiParts
get_left_out (CutiExportSheet *self)
{
  CutiParts left_out = 0;
  guint i = 0;

  if (self->kind != CUTI_REPORT_PLAN)
    return 0;

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); part != NULL;
       part = gtk_widget_get_next_sibling (part), i++)
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (part)))
      left_out |= 1 << i;
  return left_out;
}

/**
 * cuti_export_sheet_get_options:
 *
 * Gives what is chosen; the time is yet to be set.
 */
void
cuti_export_sheet_get_options (CutiExportSheet *self, CutiReportOptions *options)
{
  *options = (CutiReportOptions) {
    self->kind, cuti_page_setup_get_shown_paper (self->paper), -1,
    text_scales[gtk_drop_down_get_selected (self->text_size)], get_left_out (self),
  };
}

char *
cuti_export_sheet_dup_name (CutiExportSheet *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *lower = g_ascii_strdown (typed, -1);

  if (*typed == '\0' || g_str_has_suffix (lower, ".pdf"))
    return g_steal_pointer (&typed);
  return g_strconcat (typed, ".pdf", NULL);
}

/* Says the first thing that stands against an export; NULL: nothing does. */
static char *
dup_obstacle (CutiExportSheet *self, CutiMessageTone *tone)
{
  g_autofree char *name = cuti_export_sheet_dup_name (self);
  char *problem = cuti_file_name_dup_problem (name);

  *tone = CUTI_MESSAGE_PROBLEM;
  if (self->kind == CUTI_REPORT_HANDOUT && self->nothing != NULL)
    {
      g_free (problem);
      return g_strdup (self->nothing);
    }
  if (problem != NULL)
    return problem;
  if (self->kind != CUTI_REPORT_HANDOUT || (self->seen & 1u << CUTI_REPORT_HANDOUT) != 0)
    return NULL;

  *tone = CUTI_MESSAGE_CHECK;
  return g_strdup (_("Look at the handout in the preview before it is exported."));
}

/* To be called when one of them came or went. */
void
cuti_export_sheet_show_notes (CutiExportSheet *self)
{
  gtk_widget_set_visible (self->notes, gtk_widget_get_visible (GTK_WIDGET (self->message))
                                       || gtk_widget_get_visible (self->replace_row)
                                       || gtk_widget_get_visible (self->progress));
}

/* To be called when anything was chosen: what an earlier attempt said is void. */
void
cuti_export_sheet_update (CutiExportSheet *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  CutiMessageTone tone;
  g_autofree char *obstacle = dup_obstacle (self, &tone);
  gboolean idle = self->running == NULL;
  gboolean possible = self->kind != CUTI_REPORT_HANDOUT || self->nothing == NULL;

  if (obstacle != NULL)
    cuti_field_message_show (self->message, tone, obstacle);
  else if (self->kind == CUTI_REPORT_HANDOUT && self->wordless != NULL)
    cuti_field_message_show (self->message, CUTI_MESSAGE_CHECK, self->wordless);
  else
    cuti_field_message_hide (self->message);

  gtk_widget_set_visible (self->replace_row, FALSE);
  gtk_widget_set_visible (self->progress, !idle);
  cuti_export_sheet_show_notes (self);
  gtk_widget_set_sensitive (self->choices, idle);
  gtk_widget_action_set_enabled (widget, "sheet.export", idle && obstacle == NULL);
  gtk_widget_action_set_enabled (widget, "sheet.preview", idle && possible);
}

void
cuti_export_sheet_show_folder (CutiExportSheet *self)
{
  g_autofree char *path = g_file_get_parse_name (self->folder);

  gtk_label_set_label (self->folder_name, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->folder_name), path);
}

static void
paper_selected_cb (CutiExportSheet *self)
{
  if (self->plan != NULL) /* The list reports its first row while it is made. */
    cuti_page_setup_keep_paper (self->paper);
}

/* A name that was typed stays, whatever is exported under it. */
static void
suggest_name (CutiExportSheet *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name));
  gboolean own = self->suggestion != NULL && !g_str_equal (text, self->suggestion);

  g_free (self->suggestion);
  self->suggestion = cuti_window_dup_export_name (self->patient_case, self->kind);
  if (!own)
    gtk_editable_set_text (GTK_EDITABLE (self->name), self->suggestion);
}

static void
kind_toggled_cb (CutiExportSheet *self, GtkCheckButton *button)
{
  if (self->plan == NULL || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    if (self->kinds[i] == button)
      self->kind = i;
  gtk_widget_set_sensitive (self->parts_row, self->kind == CUTI_REPORT_PLAN);
  suggest_name (self);
  cuti_export_sheet_update (self);
}

static void
add_parts (CutiExportSheet *self)
{
  for (guint i = 0; i < CUTI_N_PARTS; i++)
    {
      GtkWidget *part = gtk_check_button_new_with_label (cuti_parts_get_label (i));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (part), TRUE);
      gtk_box_append (self->parts, part);
    }
}

/* Not in dispose: what runs holds the sheet until it ends. */
static void
cuti_export_sheet_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (CUTI_EXPORT_SHEET (widget)->running);

  GTK_WIDGET_CLASS (cuti_export_sheet_parent_class)->unrealize (widget);
}

static void
cuti_export_sheet_dispose (GObject *object)
{
  CutiExportSheet *self = CUTI_EXPORT_SHEET (object);

  g_clear_object (&self->running);
  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_EXPORT_SHEET);
  g_clear_object (&self->patient_case);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->suggestion, g_free);
  g_clear_pointer (&self->nothing, g_free);
  g_clear_pointer (&self->wordless, g_free);

  G_OBJECT_CLASS (cuti_export_sheet_parent_class)->dispose (object);
}

static void
cuti_export_sheet_class_init (CutiExportSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_export_sheet_dispose;
  widget_class->unrealize = cuti_export_sheet_unrealize;

  /**
   * CutiExportSheet::exported:
   * @file: that was written
   * @kind: of document, a #CutiReportKind
   */
  g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_UINT);

  g_type_ensure (CUTI_TYPE_FIELD_MESSAGE);
  cuti_export_sheet_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sheet.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-export-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, choices);
  gtk_widget_class_bind_template_child_full (widget_class, "plan_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_PLAN]));
  gtk_widget_class_bind_template_child_full (widget_class, "board_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_BOARD_SHEET]));
  gtk_widget_class_bind_template_child_full (widget_class, "handout_kind", FALSE,
    G_STRUCT_OFFSET (CutiExportSheet, kinds[CUTI_REPORT_HANDOUT]));
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, paper);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, text_size);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, parts_row);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, parts);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, name);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, folder_name);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, status);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, open_points);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, notes);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, progress);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, message);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, replace_row);
  gtk_widget_class_bind_template_child (widget_class, CutiExportSheet, replace_text);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cuti_export_sheet_update);
}

static void
cuti_export_sheet_init (CutiExportSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->paper), _("Paper"));
  cuti_accessible_set_label (GTK_WIDGET (self->name), _("File name"));
  cuti_accessible_name_rows (self->paper);
  cuti_accessible_set_label (GTK_WIDGET (self->text_size), _("Text size"));
  cuti_accessible_name_rows (self->text_size);
  add_parts (self);
}

/* Neither can change while the sheet is open. */
static void
learn_about_handout (CutiExportSheet *self)
{
  CutiReportOptions options = { CUTI_REPORT_HANDOUT, NULL, -1 };
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiPages) pages =
    cuti_report_paginate (self->patient_case, self->plan, &options, NULL, &error);
  g_autofree char *titles = cuti_report_dup_wordless (self->patient_case, self->plan);

  if (pages == NULL)
    self->nothing = g_strdup (error->message);
  if (titles != NULL)
    self->wordless =
      cuti_format_words (_("Accepted, but not in the handout, for want of words for patients: %s"),
                         titles);
}

/**
 * cuti_export_sheet_new:
 * @parent: stays below, and does what the sheet leads to
 * @plan: of @patient_case as it is now
 * @case_file: (nullable): beside which the PDF probably belongs
 */
GtkWidget *
cuti_export_sheet_new (GtkWindow *parent, CutiCase *patient_case, CutiPlan *plan, GFile *case_file)
{
  CutiExportSheet *self = g_object_new (CUTI_TYPE_EXPORT_SHEET, "transient-for", parent, NULL);
  g_autofree char *status = cuti_format_words (_("Draft of version %u, not signed"),
                                               cuti_case_get_draft_number (patient_case));

  cuti_page_setup_show_paper (self->paper);
  self->patient_case = g_object_ref (patient_case);
  self->plan = g_object_ref (plan);
  self->folder = case_file != NULL ? g_file_get_parent (case_file)
                                   : g_file_new_for_path (g_get_home_dir ());
  learn_about_handout (self);
  gtk_label_set_label (self->status, status);
  cuti_open_points_list (self->open_points, patient_case, plan);
  cuti_export_sheet_show_folder (self);
  suggest_name (self);
  cuti_export_sheet_update (self);
  return GTK_WIDGET (self);
}

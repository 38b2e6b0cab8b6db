/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share.
 */

#pragma once

#include "cuti-case-view.h"
#include "cuti-export-job.h"
#include "cuti-plan.h"
#include "cuti-report.h"
#include "cuti-window.h"

G_BEGIN_DECLS

struct _CutiWindow
{
  GtkApplicationWindow parent_instance;

  CutiKnowledge       *knowledge;
  gboolean             advice_off;
  CutiCase            *patient_case; /* NULL until there is knowledge */
  CutiPlan            *plan; /* NULL while advice is off */
  GFile               *file; /* NULL until saved or opened */
  GFile               *exported; /* last, NULL until then */
  GCancellable        *exporting; /* NULL while nothing is */
  char                *saved_at;
  gboolean             close_when_saved;
  gboolean             narrow;
  guint                pause_id; /* ends the editing session */
  gboolean             undoing;
  GPtrArray           *before_import; /* cases set aside by imports, the last at the end */
  GPtrArray           *after_import; /* and by undoing them */
  char                *view; /* “case” or “plan”: what a narrow window shows */

  GtkWidget           *titles;
  GtkLabel            *title_label;
  GtkLabel            *saved_state;
  GtkWidget           *view_switcher;
  GtkWidget           *start_buttons;
  GtkWidget           *end_buttons;
  GtkMenuButton       *menu_button;
  GMenuModel          *primary_menu;
  GMenu               *undo_section;
  CutiCaseView        *case_view; /* NULL until there is knowledge */
};

void cuti_window_set_case       (CutiWindow *self,
                                 CutiCase   *patient_case,
                                 GFile      *file);
void cuti_window_show_saved     (CutiWindow *self);
void cuti_window_commit         (CutiWindow *self);
void cuti_window_tell           (CutiWindow      *self,
                                 CutiMessageTone  tone,
                                 const char      *text,
                                 const char      *button,
                                 const char      *action);

void cuti_window_save           (CutiWindow *self);
void cuti_window_save_as        (CutiWindow *self);
const char *cuti_window_get_prefix (CutiReportKind kind);
void cuti_window_export_pdf     (CutiWindow     *self,
                                 CutiReportKind  kind);
typedef void (*CutiWindowWriteFunc) (CutiWindow *self, GFile *file);

void  cuti_window_ask_where     (CutiWindow          *self,
                                 const char          *title,
                                 const char          *name,
                                 CutiWindowWriteFunc  write);
char *cuti_window_dup_file_name (CutiCase   *patient_case,
                                 const char *prefix,
                                 const char *format);
char *cuti_window_dup_export_name (CutiCase      *patient_case,
                                   CutiReportKind kind);
void cuti_window_install_export_actions (GtkWidgetClass *widget_class);
void cuti_window_write_pdf      (CutiWindow     *self,
                                 GFile          *file,
                                 CutiCase       *patient_case,
                                 CutiPlan       *plan,
                                 CutiReportKind  kind);

void cuti_window_run_export     (CutiWindow          *self,
                                 const CutiExportJob *job,
                                 const char          *done,
                                 const char          *failure,
                                 const char          *action);
CutiCase *cuti_window_copy_case (CutiWindow *self);

void cuti_window_export_fhir    (CutiWindow     *self);

void cuti_window_undo           (CutiWindow *self);
void cuti_window_redo           (CutiWindow *self);
void cuti_window_show_history   (CutiWindow *self);
void cuti_window_focus_moved    (CutiWindow *self);

void     cuti_window_init_import            (CutiWindow     *self);
void     cuti_window_accept_drops           (CutiWindow     *self);
void     cuti_window_install_import_actions (GtkWidgetClass *widget_class);
gboolean cuti_window_swap_import            (CutiWindow     *self,
                                             gboolean        back);
gboolean cuti_window_bring_back_unsaved     (CutiWindow     *self);

void cuti_window_sign           (CutiWindow *self);
void cuti_window_compare        (CutiWindow *self);
void cuti_window_show_versions  (CutiWindow *self);

char *cuti_window_dup_display_name      (GFile          *file);
void  cuti_window_show_failure          (CutiWindow     *self,
                                         const char     *format,
                                         GFile          *file,
                                         const GError   *error,
                                         const char     *button,
                                         const char     *action);

void  cuti_window_print                 (CutiWindow              *self,
                                         CutiPlan                *plan,
                                         const CutiReportOptions *options);
void  cuti_window_install_chart_actions (GtkWidgetClass *widget_class);
void  cuti_window_update_chart_actions  (CutiWindow     *self);

G_END_DECLS

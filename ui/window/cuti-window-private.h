/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the window share.
 */

#pragma once

#include "cuti-form.h"
#include "cuti-next-question.h"
#include "cuti-notice.h"
#include "cuti-patient-banner.h"
#include "cuti-plan-view.h"
#include "cuti-plan.h"
#include "cuti-window.h"

G_BEGIN_DECLS

struct _CutiWindow
{
  GtkApplicationWindow parent_instance;

  CutiKnowledge       *knowledge;
  gboolean             advice_off;
  CutiCase            *patient_case;
  CutiPlan            *plan; /* NULL while advice is off */
  GFile               *file; /* NULL until saved or opened */
  char                *saved_at;
  gboolean             close_when_saved;
  gboolean             narrow;
  char                *view; /* “case” or “plan”: what a narrow window shows */

  GtkLabel            *title_label;
  GtkLabel            *saved_state;
  GtkWidget           *view_switcher;
  GtkMenuButton       *menu_button;
  CutiNotice          *advice_notice;
  CutiNotice          *notice;
  CutiPatientBanner   *banner;
  CutiForm            *form;
  CutiPlanView        *plan_view;
  CutiNextQuestion    *next_question;
};

void cuti_window_set_case       (CutiWindow *self,
                                 CutiCase   *patient_case,
                                 GFile      *file);
void cuti_window_show_saved     (CutiWindow *self);
void cuti_window_commit         (CutiWindow *self);

void cuti_window_save           (CutiWindow *self);
void cuti_window_save_as        (CutiWindow *self);
void cuti_window_export_pdf     (CutiWindow *self);

char *cuti_window_dup_display_name      (GFile          *file);
void  cuti_window_show_failure          (CutiWindow     *self,
                                         const char     *format,
                                         GFile          *file,
                                         const GError   *error,
                                         const char     *button,
                                         const char     *action);

void  cuti_window_install_chart_actions (GtkWidgetClass *widget_class);
void  cuti_window_update_chart_actions  (CutiWindow     *self);

G_END_DECLS

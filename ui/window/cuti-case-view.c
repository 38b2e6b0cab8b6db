/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form and the plan side by side, between who the patient is and what to
 * ask next.
 */

#include "cuti-case-view.h"

#include "cuti-next-question.h"

struct _CutiCaseView
{
  GtkBox             parent_instance;

  CutiNotice        *advice_notice;
  CutiNotice        *notice;
  CutiNotice        *undo_notice;
  CutiPatientBanner *banner;
  CutiForm          *form;
  CutiPlanView      *plan_view;
  CutiNextQuestion  *next_question;
};

G_DEFINE_FINAL_TYPE (CutiCaseView, cuti_case_view, GTK_TYPE_BOX)

/*
 * F6. GtkPaned would give the focus back to whatever had it last, such as a
 * row in the closed list of a drop-down, where no key works any more.
 */
static gboolean
cycle_panes_cb (CutiCaseView *self, gboolean reversed, GtkPaned *panes)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_plan = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plan_view));

  g_signal_stop_emission_by_name (panes, "cycle-child-focus");
  if (in_plan || !gtk_widget_get_visible (GTK_WIDGET (self->plan_view)))
    cuti_form_enter_page (self->form);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->plan_view), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

static void
cuti_case_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_CASE_VIEW);

  G_OBJECT_CLASS (cuti_case_view_parent_class)->dispose (object);
}

static void
cuti_case_view_class_init (CutiCaseViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_case_view_dispose;

  g_type_ensure (CUTI_TYPE_FORM);
  g_type_ensure (CUTI_TYPE_NEXT_QUESTION);
  g_type_ensure (CUTI_TYPE_NOTICE);
  g_type_ensure (CUTI_TYPE_PATIENT_BANNER);
  g_type_ensure (CUTI_TYPE_PLAN_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-case-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, advice_notice);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, notice);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, undo_notice);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, banner);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, form);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, plan_view);
  gtk_widget_class_bind_template_child (widget_class, CutiCaseView, next_question);
  gtk_widget_class_bind_template_callback (widget_class, cycle_panes_cb);
}

static void
cuti_case_view_init (CutiCaseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cuti_case_view_new:
 * @knowledge: what cases are asked for
 * @advice_off: (nullable): why there is no advice
 */
GtkWidget *
cuti_case_view_new (CutiKnowledge *knowledge, const char *advice_off)
{
  CutiCaseView *self = g_object_new (CUTI_TYPE_CASE_VIEW, NULL);

  cuti_plan_view_set_knowledge (self->plan_view, knowledge);
  if (advice_off != NULL)
    cuti_notice_show (self->advice_notice, CUTI_MESSAGE_PROBLEM, advice_off, NULL, NULL);
  return GTK_WIDGET (self);
}

void
cuti_case_view_set_case (CutiCaseView *self, CutiCase *patient_case)
{
  cuti_form_set_case (self->form, patient_case);
  cuti_patient_banner_set_case (self->banner, patient_case);
  cuti_plan_view_set_case (self->plan_view, patient_case);
}

/**
 * cuti_case_view_set_plan:
 * @plan: (nullable): %NULL while advice is off
 */
void
cuti_case_view_set_plan (CutiCaseView *self, CutiPlan *plan)
{
  cuti_plan_view_set_plan (self->plan_view, plan);
  cuti_next_question_set_plan (self->next_question, plan);
}

/**
 * cuti_case_view_show:
 *
 * Shows the form, the plan, or both side by side.
 */
void
cuti_case_view_show (CutiCaseView *self, gboolean form, gboolean plan)
{
  gtk_widget_set_visible (GTK_WIDGET (self->form), form);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_view), plan);
}

/**
 * cuti_case_view_commit:
 *
 * Uses what was typed and not yet left.
 */
void
cuti_case_view_commit (CutiCaseView *self)
{
  cuti_form_commit (self->form);
  cuti_plan_view_commit (self->plan_view);
}

CutiForm *
cuti_case_view_get_form (CutiCaseView *self)
{
  return self->form;
}

CutiPlanView *
cuti_case_view_get_plan_view (CutiCaseView *self)
{
  return self->plan_view;
}

CutiPatientBanner *
cuti_case_view_get_banner (CutiCaseView *self)
{
  return self->banner;
}

/**
 * cuti_case_view_get_notice:
 *
 * Returns: (transfer none): for what was done, or could not be
 */
CutiNotice *
cuti_case_view_get_notice (CutiCaseView *self)
{
  return self->notice;
}

/**
 * cuti_case_view_get_undo_notice:
 *
 * Returns: (transfer none): for what can be undone
 */
CutiNotice *
cuti_case_view_get_undo_notice (CutiCaseView *self)
{
  return self->undo_notice;
}

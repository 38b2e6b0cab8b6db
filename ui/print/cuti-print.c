/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of the report for GTK's printing. They bring their own margins, so
 * the whole sheet is theirs; on a sheet of another size they are scaled.
 */

#include "config.h"

#include "cuti-print.h"

#include "cuti-cairo-page.h"
#include "cuti-page-setup.h"
#include "cuti-report.h"

typedef struct
{
  CutiCase       *patient_case;
  CutiPlan       *plan;
  CutiReportOptions options; /* the paper is that of the printer */
  CutiPages      *pages; /* NULL until it is known on which paper */
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->patient_case);
  g_object_unref (self->plan);
  g_clear_pointer (&self->pages, cuti_pages_free);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  CutiReportOptions options = self->options;
  g_autoptr(GError) error = NULL;

  options.paper = cuti_page_setup_get_paper (setup);
  g_clear_pointer (&self->pages, cuti_pages_free);
  self->pages = cuti_report_paginate (self->patient_case, self->plan, &options, NULL, &error);
  g_assert_no_error (error); /* It fails for unknown paper alone. */
  gtk_print_operation_set_n_pages (operation, (int) self->pages->pages->len);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int n, Job *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const CutiPaper *paper = &self->pages->paper;
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / paper->width, height / paper->height);

  cairo_save (cr);
  if (ABS (scale - 1) > 0.005)
    {
      cairo_translate (cr, (width - scale * paper->width) / 2, (height - scale * paper->height) / 2);
      cairo_scale (cr, scale, scale);
    }
  cuti_cairo_draw_page (cr, self->pages, (guint) n);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *self)
{
  g_autoptr(GtkPageSetup) setup = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_APPLY || self->pages == NULL)
    return;

  setup = cuti_page_setup_new (self->pages->paper.name);
  cuti_page_setup_save (setup);
}

/**
 * cuti_print_new:
 * @plan: of @patient_case as it is now
 * @options: of a document that can be made; paper and time are chosen later
 *
 * Returns: (transfer full): a print operation, yet to be run, on the paper that
 *   was used last; it remembers the paper that it is run with
 */
GtkPrintOperation *
cuti_print_new (CutiCase *patient_case, CutiPlan *plan, const CutiReportOptions *options)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = cuti_page_setup_load ();
  Job *self = g_new0 (Job, 1);

  self->patient_case = g_object_ref (patient_case);
  self->plan = g_object_ref (plan);
  self->options = *options;
  self->options.stamp = -1;
  g_object_set_data_full (G_OBJECT (operation), "cuti-job", self, (GDestroyNotify) job_free);

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  return operation;
}

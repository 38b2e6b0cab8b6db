/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document made and put in its place by a thread, so that the window is drawn
 * meanwhile, and may cancel. What is said in it is read in the main loop, since
 * case and plan belong to that, with the knowledge base behind them.
 */

#include "config.h"

#include "cuti-export-job.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "cuti-pdf-check.h"

G_DEFINE_QUARK (cuti-export-error-quark, cuti_export_error)

typedef struct
{
  CutiExportJob  job;
  GBytes        *bytes; /* that are to be written; before, the PDF */
} State;

typedef struct
{
  void     (*call) (gpointer data);
  gpointer   data;
  GMutex     mutex;
  GCond      cond;
  gboolean   done;
} Errand;

static void
state_free (gpointer data)
{
  State *state = data;

  g_object_unref (state->job.patient_case);
  g_object_unref (state->job.plan);
  g_object_unref (state->job.target);
  g_clear_pointer (&state->bytes, g_bytes_unref);
  g_free (state);
}

/* What is on the disk, not what was meant to be. */
static GBytes *
load_same (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) written = g_file_load_bytes (file, cancellable, NULL, error);

  if (written == NULL || g_bytes_equal (written, bytes))
    return g_steal_pointer (&written);

  g_set_error_literal (error, CUTI_EXPORT_ERROR, CUTI_EXPORT_ERROR_BROKEN,
                       _("What was written is not the whole file."));
  return NULL;
}

static gboolean
fill (GFile *file, GBytes *pdf, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileOutputStream) stream =
    g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, error);

  return stream != NULL
         && g_output_stream_write_all (G_OUTPUT_STREAM (stream), g_bytes_get_data (pdf, NULL),
                                       g_bytes_get_size (pdf), NULL, cancellable, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/* Only what is known to be whole takes the name. @n_pages: negative: it is no PDF. */
static gboolean
write_file (GFile *target, GBytes *bytes, int n_pages, gboolean replace, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *name = g_strdup_printf (".cutiplan-%08x%08x.part", g_random_int (),
                                           g_random_int ());
  g_autoptr(GFile) folder = g_file_get_parent (target);
  g_autoptr(GFile) part = g_file_get_child (folder, name);
  g_autoptr(GBytes) written = NULL;
  GFileCopyFlags flags = G_FILE_COPY_NO_FALLBACK_FOR_MOVE
                         | (replace ? G_FILE_COPY_OVERWRITE : G_FILE_COPY_NONE);

  if (fill (part, bytes, cancellable, error))
    written = load_same (part, bytes, cancellable, error);
  if (written != NULL && (n_pages < 0 || cuti_pdf_check_text (written, n_pages, error))
      && g_file_move (part, target, flags, cancellable, NULL, NULL, error))
    return TRUE;

  g_file_delete (part, NULL, NULL);
  return FALSE;
}

/**
 * cuti_export_write:
 * @n_pages: how many it must have; 0: any number but none
 * @replace: whether @target may be there; else %G_IO_ERROR_EXISTS
 *
 * Writes beside @target, for nobody else to read, and gives the file its name
 * only when it is known to be whole. On failure @target is as it was.
 */
gboolean
cuti_export_write (GFile *target, GBytes *pdf, guint n_pages, gboolean replace,
                   GCancellable *cancellable, GError **error)
{
  return write_file (target, pdf, n_pages, replace, cancellable, error);
}

static gboolean
errand_cb (gpointer data)
{
  Errand *errand = data;

  errand->call (errand->data);
  g_mutex_lock (&errand->mutex);
  errand->done = TRUE;
  g_cond_signal (&errand->cond);
  g_mutex_unlock (&errand->mutex);
  return G_SOURCE_REMOVE;
}

/* In the main loop, one turn each, between which the window is drawn. */
static void
run_in_main_loop (void (*call) (gpointer data), gpointer data)
{
  Errand errand = { .call = call, .data = data };

  g_mutex_init (&errand.mutex);
  g_cond_init (&errand.cond);
  g_idle_add (errand_cb, &errand);

  g_mutex_lock (&errand.mutex);
  while (!errand.done)
    g_cond_wait (&errand.cond, &errand.mutex);
  g_mutex_unlock (&errand.mutex);

  g_mutex_clear (&errand.mutex);
  g_cond_clear (&errand.cond);
}

static void
wrap (gpointer data)
{
  State *state = data;
  g_autoptr(GBytes) pdf = g_steal_pointer (&state->bytes);

  state->bytes = state->job.wrap (&state->job, pdf);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  State *state = data;
  CutiExportJob *job = &state->job;
  GError *error = NULL;
  guint n_pages;

  job->options.run = run_in_main_loop;
  state->bytes = cuti_report_render_counted_pdf (job->patient_case, job->plan, &job->options,
                                                 &n_pages, cancellable, &error);
  if (state->bytes != NULL && job->wrap != NULL)
    run_in_main_loop (wrap, state);

  if (state->bytes != NULL
      && write_file (job->target, state->bytes, job->wrap != NULL ? -1 : (int) n_pages,
                     job->replace, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GTask) task = data;
  GApplication *app = g_application_get_default ();
  GError *error = NULL;

  if (app != NULL)
    g_application_release (app);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cuti_export_job_run:
 * @source: (type GObject.Object): what @callback is called with
 *
 * Copies @job, and has the document of it in its file, or nothing changed,
 * when @callback is called.
 */
void
cuti_export_job_run (const CutiExportJob *job, gpointer source, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  g_autoptr(GTask) worker = g_task_new (NULL, cancellable, worked_cb, task);
  GApplication *app = g_application_get_default ();
  State *state = g_new0 (State, 1);

  if (app != NULL) /* Without a window, too, until what is half written is gone. */
    g_application_hold (app);
  state->job = *job;
  g_object_ref (state->job.patient_case);
  g_object_ref (state->job.plan);
  g_object_ref (state->job.target);
  g_task_set_source_tag (task, cuti_export_job_run);
  g_task_set_check_cancellable (task, FALSE); /* What is in its place is not taken back. */
  g_task_set_task_data (task, state, state_free);

  /* Of its own: the thread may be the last to hold it, and must not hold a widget. */
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, state, NULL);
  g_task_run_in_thread (worker, work);
}

gboolean
cuti_export_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

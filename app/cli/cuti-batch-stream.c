/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines in, lines out, in order, on several threads. All do the same: take the
 * next lines, answer them, and put the answers back; whoever puts back what is
 * next to be written, writes it and all that waits behind it. A ring bounds how
 * much is under way, so memory does not grow with the input.
 */

#include "config.h"

#include "cuti-batch-stream.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cuti-batch-input.h"

#define CHUNKS_A_WORKER 3
#define KEPT ((gsize) 1024 * 1024) /* A larger buffer is given back. */

typedef struct
{
  GString  *lines;
  GString  *answers;
  gint64    first;
  gboolean  is_done;
} Chunk;

typedef struct
{
  guint           max_lines;
  CutiBatchFunc   func;
  Chunk          *ring;
  guint           n_chunks;

  GMutex          input_lock;
  CutiBatchInput *input;
  guint64         n_taken;
  gboolean        at_end;
  GError         *input_error;

  GMutex          output_lock; /* may be taken while holding the other */
  GCond           written;
  guint64         n_written;
  gboolean        is_writing;
  int             output_errno;
} Stream;

typedef struct
{
  Stream   *stream;
  gpointer  worker;
} Hand;

/* A place in the ring for the next chunk; none where the output is gone. */
static Chunk *
wait_for_chunk (Stream *self)
{
  Chunk *chunk = NULL;

  g_mutex_lock (&self->output_lock);
  while (self->output_errno == 0 && self->n_taken - self->n_written >= self->n_chunks)
    g_cond_wait (&self->written, &self->output_lock);
  if (self->output_errno == 0)
    chunk = &self->ring[self->n_taken % self->n_chunks];
  g_mutex_unlock (&self->output_lock);
  return chunk;
}

static Chunk *
take_chunk (Stream *self)
{
  Chunk *chunk = NULL;

  g_mutex_lock (&self->input_lock);
  if (!self->at_end)
    chunk = wait_for_chunk (self);
  if (chunk != NULL
      && (!cuti_batch_input_take (self->input, self->max_lines, chunk->lines, &chunk->first,
                                  &self->input_error)
          || chunk->lines->len == 0))
    chunk = NULL;

  if (chunk == NULL)
    self->at_end = TRUE;
  else
    self->n_taken++;
  g_mutex_unlock (&self->input_lock);
  return chunk;
}

static void
answer_chunk (Hand *hand, Chunk *chunk)
{
  char *line = chunk->lines->str, *end = line + chunk->lines->len;

  for (gint64 number = chunk->first; line < end; number++)
    {
      char *line_end = memchr (line, '\n', end - line);

      if (line_end == NULL)
        line_end = end; /* where a GString has its NUL */
      *line_end = '\0';
      hand->stream->func (hand->worker, line, line_end - line, number, chunk->answers);
      line = line_end + 1;
    }
}

/* The error number, 0 where all is well. */
static int
write_all (const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, data, length);

      if (n < 0 && errno != EINTR)
        return errno;
      if (n > 0)
        {
          data += n;
          length -= n;
        }
    }
  return 0;
}

static void
empty (GString **buffer)
{
  if ((*buffer)->allocated_len <= KEPT)
    {
      g_string_truncate (*buffer, 0);
      return;
    }
  g_string_free (*buffer, TRUE);
  *buffer = g_string_new (NULL);
}

/* The lock is held, but not while writing. */
static void
write_chunk (Stream *self, Chunk *chunk)
{
  int failure;

  g_mutex_unlock (&self->output_lock);
  failure = write_all (chunk->answers->str, chunk->answers->len);
  empty (&chunk->answers);
  empty (&chunk->lines);
  g_mutex_lock (&self->output_lock);

  chunk->is_done = FALSE;
  self->output_errno = failure;
  self->n_written++;
  g_cond_broadcast (&self->written);
}

static void
put_back (Stream *self, Chunk *chunk)
{
  g_mutex_lock (&self->output_lock);
  chunk->is_done = TRUE;
  while (!self->is_writing && self->output_errno == 0
         && self->ring[self->n_written % self->n_chunks].is_done)
    {
      self->is_writing = TRUE;
      write_chunk (self, &self->ring[self->n_written % self->n_chunks]);
      self->is_writing = FALSE;
    }
  g_mutex_unlock (&self->output_lock);
}

static gpointer
work (gpointer data)
{
  Hand *hand = data;
  Chunk *chunk;

  while ((chunk = take_chunk (hand->stream)) != NULL)
    {
      answer_chunk (hand, chunk);
      put_back (hand->stream, chunk);
    }
  return NULL;
}

static void
run_workers (Stream *self, GPtrArray *workers)
{
  g_autofree Hand *hands = g_new (Hand, workers->len);
  g_autofree GThread **threads = g_new (GThread *, workers->len);

  for (guint i = 0; i < workers->len; i++)
    {
      hands[i] = (Hand) { self, workers->pdata[i] };
      if (i > 0)
        threads[i] = g_thread_new ("batch", work, &hands[i]);
    }
  work (&hands[0]);
  for (guint i = 1; i < workers->len; i++)
    g_thread_join (threads[i]);
}

static void
stream_init (Stream *self, gint64 first_line, guint n_workers)
{
  g_mutex_init (&self->input_lock);
  g_mutex_init (&self->output_lock);
  g_cond_init (&self->written);
  self->input = cuti_batch_input_new (STDIN_FILENO, first_line);
  self->n_chunks = n_workers > 1 ? CHUNKS_A_WORKER * n_workers : 1;
  self->ring = g_new0 (Chunk, self->n_chunks);
  for (guint i = 0; i < self->n_chunks; i++)
    {
      self->ring[i].lines = g_string_new (NULL);
      self->ring[i].answers = g_string_new (NULL);
    }
}

static void
stream_clear (Stream *self)
{
  for (guint i = 0; i < self->n_chunks; i++)
    {
      g_string_free (self->ring[i].lines, TRUE);
      g_string_free (self->ring[i].answers, TRUE);
    }
  g_free (self->ring);
  cuti_batch_input_free (self->input);
  g_cond_clear (&self->written);
  g_mutex_clear (&self->output_lock);
  g_mutex_clear (&self->input_lock);
}

/**
 * cuti_batch_stream:
 * @first_line: the number of the first line, for errors
 * @max_lines: how many lines one worker takes at a time
 * @func: appends the answer to a line
 * @workers: one a thread, the first of them on this one
 *
 * Answers every line of standard input on standard output, in order.
 *
 * Returns: %FALSE with @error set where one of them failed
 */
gboolean
cuti_batch_stream (gint64          first_line,
                   guint           max_lines,
                   CutiBatchFunc   func,
                   GPtrArray      *workers,
                   GError        **error)
{
  Stream stream = { .max_lines = max_lines, .func = func };
  gboolean is_written;

  g_return_val_if_fail (workers->len > 0, FALSE);

  stream_init (&stream, first_line, workers->len);
  run_workers (&stream, workers);
  is_written = stream.output_errno == 0;
  if (!is_written)
    {
      g_clear_error (&stream.input_error);
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (stream.output_errno),
                           _("Standard output cannot be written to."));
    }
  else if (stream.input_error != NULL)
    {
      g_propagate_error (error, stream.input_error);
      is_written = FALSE;
    }
  stream_clear (&stream);
  return is_written;
}

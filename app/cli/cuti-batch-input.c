/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads big blocks and keeps no more than one line that is not complete. Of a
 * line longer than any case may be it keeps only so much that it is refused.
 */

#include "config.h"

#include "cuti-batch-input.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "cuti-json.h"

#define BLOCK ((gsize) 64 * 1024)
#define LONGEST_LINE ((gsize) CUTI_JSON_MAX_SIZE + 1)

struct _CutiBatchInput
{
  int      fd;
  char    *data;
  gsize    size;
  gsize    start, end; /* what has been read and not been handed out */
  gsize    looked_at; /* up to where there is no line end */
  gint64   n_lines;
  gboolean at_end;
};

/**
 * cuti_batch_input_new:
 * @first_line: the number of the first one, which is 1 but for a part of a file
 *
 * Returns: (transfer full): the lines of @fd, which stays open
 */
CutiBatchInput *
cuti_batch_input_new (int fd, gint64 first_line)
{
  CutiBatchInput *self = g_new0 (CutiBatchInput, 1);

  self->fd = fd;
  self->n_lines = first_line - 1;
  self->size = 2 * BLOCK;
  self->data = g_malloc (self->size);
  return self;
}

void
cuti_batch_input_free (CutiBatchInput *self)
{
  g_free (self->data);
  g_free (self);
}

/* Moves what is left to the front and makes room for a block behind it. */
static void
make_room (CutiBatchInput *self)
{
  if (self->start > 0)
    {
      memmove (self->data, self->data + self->start, self->end - self->start);
      self->looked_at -= self->start;
      self->end -= self->start;
      self->start = 0;
    }

  if (self->size - self->end < BLOCK)
    self->size *= 2;
  else if (self->size > 4 * BLOCK && self->end < BLOCK)
    self->size = 2 * BLOCK; /* That was one long line. */
  else
    return;
  self->data = g_realloc (self->data, self->size);
}

/* The rest of a line that is too long anyway. */
static void
drop_excess (CutiBatchInput *self)
{
  gsize limit = self->start + LONGEST_LINE;
  const char *line_end;
  gsize rest;

  if (self->end <= limit)
    return;

  line_end = memchr (self->data + limit, '\n', self->end - limit);
  rest = line_end != NULL ? (gsize) (line_end - self->data) : self->end;
  memmove (self->data + limit, self->data + rest, self->end - rest);
  self->end -= rest - limit;
  self->looked_at = limit;
}

static gboolean
read_block (CutiBatchInput *self, GError **error)
{
  gssize n;

  make_room (self);
  do
    n = read (self->fd, self->data + self->end, BLOCK);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("Standard input cannot be read: %s."), g_strerror (errno));
      return FALSE;
    }
  self->at_end = n == 0;
  self->end += n;
  return TRUE;
}

/* Reads until there is a whole line, and no longer: who writes it may wait for the answer. */
static gboolean
read_line (CutiBatchInput *self, GError **error)
{
  while (!self->at_end
         && memchr (self->data + self->looked_at, '\n', self->end - self->looked_at) == NULL)
    {
      self->looked_at = self->end;
      if (!read_block (self, error))
        return FALSE;
      drop_excess (self);
    }
  return TRUE;
}

/* The end of as many whole lines as there are and are wanted. */
static gsize
find_end (CutiBatchInput *self, guint max_lines)
{
  gsize at = self->start;

  for (guint i = 0; i < max_lines && at < self->end && (i == 0 || at - self->start < BLOCK); i++)
    {
      const char *line_end = memchr (self->data + at, '\n', self->end - at);

      if (line_end == NULL && !self->at_end)
        break;
      at = line_end != NULL ? (gsize) (line_end - self->data) + 1 : self->end;
      self->n_lines++;
    }
  return at;
}

/**
 * cuti_batch_input_take:
 * @lines: gets the next lines, each with its line end, the last one of all as
 *   it is; nothing where there are no more
 * @first: (out): the number of the first of them
 *
 * Returns: %FALSE with @error set where it cannot be read
 */
gboolean
cuti_batch_input_take (CutiBatchInput *self,
                       guint           max_lines,
                       GString        *lines,
                       gint64         *first,
                       GError        **error)
{
  gsize end;

  g_string_truncate (lines, 0);
  if (!read_line (self, error))
    return FALSE;

  *first = self->n_lines + 1;
  end = find_end (self, max_lines);
  g_string_append_len (lines, self->data + self->start, end - self->start);
  self->start = self->looked_at = end;
  return TRUE;
}

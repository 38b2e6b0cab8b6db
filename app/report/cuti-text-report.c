/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as plain text, for terminals, mail and records that take
 * nothing else. Status is said in words, so marks are left out, and every sign
 * is one that such records keep.
 */

#include <string.h>

#include "cuti-plain-text.h"
#include "cuti-text-report.h"

#define WIDTH 80
#define KEY_WIDTH 26

typedef struct
{
  GString *text;
  gboolean blank; /* whether the last line is empty */
  gboolean list; /* whether it is one of a list or table */
} Writer;

static char *
dup_plain (CutiBlock *block)
{
  g_autofree char *text = cuti_block_dup_text (block);

  return cuti_plain_text_fold (text);
}

static guint
measure (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static guint
measure_text (const char *text, gsize length)
{
  guint width = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    width += measure (g_utf8_get_char (p));

  return width;
}

static void
add_spaces (GString *text, guint n)
{
  while (n-- > 0)
    g_string_append_c (text, ' ');
}

/* As much of @word as fits into @room, but one letter at least. */
static gsize
find_cut (const char *word, gsize length, guint room)
{
  const char *p = word;
  guint width = 0;

  while (p < word + length && (p == word || width + measure (g_utf8_get_char (p)) <= room))
    {
      width += measure (g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }

  return p - word;
}

static void
end_line (Writer *self)
{
  while (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  g_string_append_c (self->text, '\n');
}

/* Writes one paragraph of words; the cursor stands at @column, further lines
 * begin at @indent. */
static void
write_words (Writer *self, const char *text, gsize length, guint indent, guint column)
{
  const char *p = text;
  const char *end = text + length;
  gboolean first = TRUE;

  while (p < end)
    {
      const char *space = memchr (p, ' ', end - p);
      gsize n = (space != NULL ? space : end) - p;
      guint width = measure_text (p, n);

      if (!first && n > 0 && column + 1 + width > WIDTH)
        {
          end_line (self);
          add_spaces (self->text, indent);
          column = indent;
          first = TRUE;
        }
      if (!first && n > 0)
        {
          g_string_append_c (self->text, ' ');
          column++;
        }

      while (column + width > WIDTH && n > 0)
        {
          gsize cut = find_cut (p, n, WIDTH - column);

          g_string_append_len (self->text, p, cut);
          p += cut;
          n -= cut;
          width = measure_text (p, n);
          if (n > 0)
            {
              end_line (self);
              add_spaces (self->text, indent);
              column = indent;
            }
        }

      g_string_append_len (self->text, p, n);
      column += width;
      first = first && n == 0;
      p += n;
      while (p < end && *p == ' ')
        p++;
    }
}

static void
write_text (Writer *self, const char *text, guint indent, guint column)
{
  const char *line = text;

  for (;;)
    {
      const char *feed = strchr (line, '\n');

      write_words (self, line, feed != NULL ? (gsize) (feed - line) : strlen (line), indent,
                   column);
      end_line (self);
      self->blank = FALSE;
      self->list = FALSE;
      if (feed == NULL)
        return;
      line = feed + 1;
      add_spaces (self->text, indent);
      column = indent;
    }
}

static void
write_blank (Writer *self)
{
  if (!self->blank)
    g_string_append_c (self->text, '\n');
  self->blank = TRUE;
}

static void
write_heading (Writer *self, CutiBlock *block)
{
  static const char lines[] = { '=', '-' };
  g_autofree char *text = dup_plain (block);

  write_blank (self);
  write_text (self, text, 0, 0);
  if (block->level <= G_N_ELEMENTS (lines))
    {
      guint width = MIN (measure_text (text, strlen (text)), WIDTH);

      for (guint i = 0; i < width; i++)
        g_string_append_c (self->text, lines[block->level - 1]);
      g_string_append_c (self->text, '\n');
    }
}

/* A key and what belongs to it, side by side if the key is short. */
static void
write_pair (Writer *self, const char *key, const char *text, guint indent)
{
  guint width = measure_text (key, strlen (key));

  if (width + 2 > indent)
    {
      write_text (self, key, 0, 0);
      add_spaces (self->text, indent);
    }
  else
    {
      g_string_append (self->text, key);
      add_spaces (self->text, indent - width);
    }
  write_text (self, text, indent, indent);
}

static char *
dup_label (CutiBlock *item)
{
  return cuti_plain_text_fold (item->label != NULL ? item->label : "");
}

static guint
choose_label_indent (CutiBlock *list)
{
  guint indent = 0;

  for (guint i = 0; i < list->children->len; i++)
    {
      g_autofree char *label = dup_label (g_ptr_array_index (list->children, i));

      indent = MAX (indent, measure_text (label, strlen (label)) + 2);
    }

  return CLAMP (indent, 4, KEY_WIDTH);
}

static void
write_list (Writer *self, CutiBlock *block)
{
  guint indent = block->label_share > 0 ? choose_label_indent (block) : 2;

  for (guint i = 0; i < block->children->len; i++)
    {
      CutiBlock *item = g_ptr_array_index (block->children, i);
      g_autofree char *text = dup_plain (item);

      if (block->label_share > 0)
        {
          g_autofree char *label = dup_label (item);

          write_pair (self, label, text, indent);
        }
      else
        {
          g_string_append (self->text, "- ");
          write_text (self, text, indent, indent);
        }
      self->list = TRUE;
    }
}

static void
write_table (Writer *self, CutiBlock *block)
{
  for (guint i = 0; i < block->children->len; i++)
    {
      CutiBlock *row = g_ptr_array_index (block->children, i);
      g_autofree char *key = NULL;
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < row->children->len; j++)
        {
          g_autofree char *cell = dup_plain (g_ptr_array_index (row->children, j));

          if (j == 0)
            key = g_steal_pointer (&cell);
          else
            g_string_append_printf (text, "%s%s", j > 1 ? " / " : "", cell);
        }
      write_pair (self, key != NULL ? key : "", text->str, KEY_WIDTH);
      g_string_free (text, TRUE);
      self->list = TRUE;
    }
}

static void
write_block (Writer *self, CutiBlock *block)
{
  switch (block->kind)
    {
    case CUTI_BLOCK_GROUP:
      if (block->keep)
        write_blank (self);
      for (guint i = 0; i < block->children->len; i++)
        write_block (self, g_ptr_array_index (block->children, i));
      break;
    case CUTI_BLOCK_HEADING: write_heading (self, block); break;
    case CUTI_BLOCK_PARAGRAPH:
      {
        g_autofree char *text = dup_plain (block);

        if (self->list)
          write_blank (self);
        write_text (self, text, 0, 0);
        break;
      }
    case CUTI_BLOCK_LIST: write_list (self, block); break;
    case CUTI_BLOCK_TABLE: write_table (self, block); break;
    case CUTI_BLOCK_PAGE_BREAK: write_blank (self); break;
    case CUTI_BLOCK_ITEM:
    case CUTI_BLOCK_ROW:
    case CUTI_BLOCK_CELL:
    default: g_assert_not_reached ();
    }
}

static void
write_line (Writer *self, const char *text)
{
  g_autofree char *plain = text != NULL ? cuti_plain_text_fold (text) : NULL;

  if (plain != NULL && *plain != '\0')
    write_text (self, plain, 0, 0);
}

/**
 * cuti_text_report_render:
 *
 * Returns: (transfer full): the document as text; no line is wider than 80
 *   columns
 */
char *
cuti_text_report_render (CutiDocument *document)
{
  Writer self = { g_string_new (NULL), TRUE };

  write_line (&self, document->status);
  write_line (&self, document->identity);
  write_line (&self, document->subject);
  write_line (&self, document->signature);
  write_block (&self, document->body);
  write_blank (&self);
  write_line (&self, document->status_note);
  write_line (&self, document->edition);
  write_line (&self, document->note);
  g_string_replace (self.text, "\302\240", " ", 0); /* The lines are broken now. */
  return g_string_free (self.text, FALSE);
}

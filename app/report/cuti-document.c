/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of blocks. Words are made safe once, on their way in: what a file
 * may carry besides letters (control signs, turned writing directions) would
 * tear lines apart or make a name look like another.
 */

#include "cuti-document.h"
#include "cuti-format.h"

static void
free_span (gpointer data)
{
  CutiSpan *span = data;

  g_free (span->text);
  g_free (span->target);
  g_free (span->language);
  g_free (span);
}

static void
free_block (gpointer data)
{
  CutiBlock *self = data;

  g_free (self->anchor);
  g_free (self->label);
  g_free (self->continued);
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static CutiBlock *
create_block (CutiBlockKind kind)
{
  CutiBlock *self = g_new0 (CutiBlock, 1);

  self->kind = kind;
  self->spans = g_ptr_array_new_with_free_func (free_span);
  self->children = g_ptr_array_new_with_free_func (free_block);
  return self;
}

/**
 * cuti_document_is_direction:
 *
 * Returns: whether @c is nothing but a sign to turn the direction of text
 */
gboolean
cuti_document_is_direction (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

/* Those that the program has set itself, in pairs: what a file carries of
 * them cannot reach out of its line. */
static gboolean
keeps_direction (gunichar c, const char *next, guint *depth)
{
  if (!cuti_format_is_rtl (cuti_format_get_language ()))
    return FALSE;

  switch (c)
    {
    case CUTI_FIRST_STRONG_ISOLATE:
      ++*depth;
      return TRUE;
    case CUTI_POP_ISOLATE:
      if (*depth == 0)
        return FALSE;
      --*depth;
      return TRUE;
    case CUTI_RIGHT_TO_LEFT_MARK:
      return g_utf8_get_char (next) == CUTI_FIRST_STRONG_ISOLATE;
    default:
      return FALSE;
    }
}

static void
close_isolates (GString *text, guint *depth)
{
  for (; *depth > 0; --*depth)
    g_string_append_unichar (text, CUTI_POP_ISOLATE);
}

/**
 * cuti_document_clean_text:
 *
 * Returns: (transfer full): @text as it is printed. Line feeds stay: they are
 *   the clinician's paragraphs
 */
char *
cuti_document_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));
  guint depth = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xFEFF || c == 0xFFFC || c == '\r')
        continue;
      if (cuti_document_is_direction (c) && !keeps_direction (c, g_utf8_next_char (p), &depth))
        continue;
      if (c == '\n' || c == 0x2028 || c == 0x2029)
        close_isolates (clean, &depth);
      if (c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (c != '\n' && g_unichar_iscntrl (c))
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }

  close_isolates (clean, &depth);
  return g_string_free (clean, FALSE);
}

CutiDocument *
cuti_document_new (void)
{
  CutiDocument *self = g_new0 (CutiDocument, 1);

  self->text_scale = 1;
  self->body = create_block (CUTI_BLOCK_GROUP);
  return self;
}

void
cuti_document_free (CutiDocument *self)
{
  g_free (self->title);
  g_free (self->creator);
  g_free (self->language);
  g_free (self->identity);
  g_free (self->subject);
  g_free (self->status);
  g_free (self->status_note);
  g_free (self->signature);
  g_free (self->edition);
  g_free (self->note);
  free_block (self->body);
  g_free (self);
}

/**
 * cuti_block_add:
 *
 * Returns: (transfer none): a new last child of @self
 */
CutiBlock *
cuti_block_add (CutiBlock *self, CutiBlockKind kind)
{
  CutiBlock *child = create_block (kind);

  g_ptr_array_add (self->children, child);
  return child;
}

CutiBlock *
cuti_block_add_heading (CutiBlock *self, guint level, const char *text)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_HEADING);

  child->level = level;
  cuti_block_add_text (child, CUTI_TEXT_STRONG, text);
  return child;
}

/**
 * cuti_block_add_paragraph:
 * @text: (nullable): its first words
 *
 * Returns: (transfer none): the paragraph, open for further words
 */
CutiBlock *
cuti_block_add_paragraph (CutiBlock *self, CutiTextSize size, const char *text)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_PARAGRAPH);

  child->size = size;
  cuti_block_add_text (child, 0, text);
  return child;
}

CutiBlock *
cuti_block_add_list (CutiBlock *self, double label_share)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_LIST);

  child->label_share = label_share;
  return child;
}

/**
 * cuti_block_add_item:
 * @label: (nullable): its number or name
 * @text: (nullable): its first words
 *
 * Returns: (transfer none): the item, open for further words
 */
CutiBlock *
cuti_block_add_item (CutiBlock *self, const char *label, CutiTextSize size, const char *text)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_ITEM);

  child->label = label != NULL ? cuti_document_clean_text (label) : NULL;
  child->size = size;
  cuti_block_add_text (child, 0, text);
  return child;
}

CutiBlock *
cuti_block_add_table (CutiBlock *self, const double *columns, guint n_columns)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_TABLE);

  g_return_val_if_fail (n_columns >= 1 && n_columns <= CUTI_MAX_COLUMNS, child);

  child->n_columns = n_columns;
  memcpy (child->columns, columns, n_columns * sizeof *columns);
  return child;
}

CutiBlock *
cuti_block_add_cell (CutiBlock *self, gboolean header, const char *text)
{
  CutiBlock *child = cuti_block_add (self, CUTI_BLOCK_CELL);

  child->header = header;
  child->size = CUTI_SIZE_TABLE;
  cuti_block_add_text (child, header && self->header ? CUTI_TEXT_STRONG : 0, text);
  return child;
}

/**
 * cuti_block_add_text:
 * @text: (nullable): nothing is added for %NULL and for an empty text
 *
 * Appends words to those of the block.
 */
void
cuti_block_add_text (CutiBlock *self, CutiTextFlags flags, const char *text)
{
  CutiSpan *span;

  if (text == NULL || *text == '\0')
    return;

  span = g_new0 (CutiSpan, 1);
  span->text = cuti_document_clean_text (text);
  span->flags = flags;
  g_ptr_array_add (self->spans, span);
}

void
cuti_block_add_format (CutiBlock *self, CutiTextFlags flags, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = cuti_format_words_valist (format, args);
  va_end (args);

  cuti_block_add_text (self, flags, text);
}

/**
 * cuti_block_add_foreign:
 * @language: BCP 47 tag of @text, which may be in another than the document;
 *   empty where it is not known
 */
void
cuti_block_add_foreign (CutiBlock *self, const char *language, const char *text)
{
  guint before = self->spans->len;

  cuti_block_add_text (self, 0, text);
  if (self->spans->len > before && *language != '\0')
    ((CutiSpan *) g_ptr_array_index (self->spans, before))->language = g_strdup (language);
}

/**
 * cuti_block_add_link:
 * @target: see #CutiSpan
 */
void
cuti_block_add_link (CutiBlock *self, const char *target, const char *text)
{
  guint before = self->spans->len;

  cuti_block_add_text (self, 0, text);
  if (self->spans->len > before)
    ((CutiSpan *) g_ptr_array_index (self->spans, before))->target = g_strdup (target);
}

gboolean
cuti_block_has_text (CutiBlock *self)
{
  return self->spans->len > 0;
}

/**
 * cuti_block_dup_text:
 *
 * Returns: (transfer full): the words of the block itself, without its children's
 */
char *
cuti_block_dup_text (CutiBlock *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    g_string_append (text, ((CutiSpan *) g_ptr_array_index (self->spans, i))->text);

  return g_string_free (text, FALSE);
}

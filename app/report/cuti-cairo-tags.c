/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure of a document for Cairo 1.16 and its ways: an element once
 * closed cannot be opened again, only one without children holds words, and a
 * tag name it does not know crashes it.
 */

#include "cuti-cairo-tags.h"

/* Cairo copies an address into the file as it is, brackets and all. */
static char *
escape_uri (const char *uri)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._~:/?#[]@!$&*+,;=%", *p) != NULL)
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guint) (guchar) *p);

  return g_string_free (escaped, FALSE);
}

static char *
dup_link_attributes (const char *target)
{
  g_autofree char *uri = NULL;

  if (*target == '#')
    return g_strdup_printf ("dest='%s'", target + 1);

  uri = escape_uri (target);
  return g_strdup_printf ("uri='%s'", uri);
}

static void
begin_tag (CutiCairoTags *self, CutiTag *tag)
{
  if (tag->target != NULL)
    {
      g_autofree char *attributes = dup_link_attributes (tag->target);

      cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
    }
  else
    {
      cairo_tag_begin (self->cr, tag->role, NULL);
    }

  g_ptr_array_add (self->open, tag);
}

static void
end_piece (CutiCairoTags *self)
{
  if (self->piece)
    cairo_tag_end (self->cr, "Span");
  self->piece = FALSE;
}

static void
end_tags (CutiCairoTags *self, guint depth)
{
  end_piece (self);
  while (self->open->len > depth)
    {
      CutiTag *tag = g_ptr_array_index (self->open, self->open->len - 1);

      cairo_tag_end (self->cr, tag->target != NULL ? CAIRO_TAG_LINK : tag->role);
      g_ptr_array_set_size (self->open, self->open->len - 1);
    }
}

static gboolean
has_open_tag (CutiCairoTags *self, guint depth, CutiTag *tag)
{
  return depth < self->open->len && g_ptr_array_index (self->open, depth) == tag;
}

static gboolean
is_leaf_in_pieces (CutiCairoTags *self, CutiTag *tag)
{
  return self->first_page[tag->index] < self->last_page[tag->index]
         && tag->target == NULL && !g_str_equal (tag->role, "Span");
}

/**
 * cuti_cairo_tags_go_to:
 *
 * Closes and opens elements until @tag is the innermost one.
 */
void
cuti_cairo_tags_go_to (CutiCairoTags *self, CutiTag *tag)
{
  g_autoptr(GPtrArray) path = g_ptr_array_new ();
  guint depth = 0;

  for (CutiTag *t = tag; t != NULL; t = t->parent)
    g_ptr_array_insert (path, 0, t);

  while (depth < path->len && has_open_tag (self, depth, g_ptr_array_index (path, depth)))
    depth++;

  if (depth < path->len || self->open->len > depth)
    end_tags (self, depth);
  for (; depth < path->len; depth++)
    begin_tag (self, g_ptr_array_index (path, depth));

  if (!self->piece && is_leaf_in_pieces (self, tag))
    {
      cairo_tag_begin (self->cr, "Span", NULL);
      self->piece = TRUE;
    }
}

/**
 * cuti_cairo_tags_end_page:
 *
 * Ends a page. What furnishes the next one would be read out as part of
 * whatever holds words now: words end with the page, and go on in a further
 * piece of the same element. A row goes on as a further row, so that columns
 * still meet.
 */
void
cuti_cairo_tags_end_page (CutiCairoTags *self)
{
  guint depth = 1;

  for (; depth < self->open->len; depth++)
    {
      CutiTag *tag = g_ptr_array_index (self->open, depth);

      if (g_str_equal (tag->role, "TR") || g_str_equal (tag->role, "Span") || tag->target != NULL
          || self->last_page[tag->index] == self->page)
        break;
    }

  end_tags (self, depth);
  self->page++;
}

static void
find_pages (CutiCairoTags *self, CutiPages *pages)
{
  self->first_page = g_new (guint, pages->tags->len);
  self->last_page = g_new0 (guint, pages->tags->len);
  memset (self->first_page, 0xff, pages->tags->len * sizeof *self->first_page);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      GPtrArray *page = g_ptr_array_index (pages->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          CutiDrawing *drawing = g_ptr_array_index (page, j);

          for (CutiTag *t = drawing->tag; t != NULL; t = t->parent)
            {
              self->first_page[t->index] = MIN (self->first_page[t->index], i);
              self->last_page[t->index] = i;
            }
        }
    }
}

/**
 * cuti_cairo_tags_init:
 *
 * Opens the document, before anything is drawn.
 */
void
cuti_cairo_tags_init (CutiCairoTags *self, cairo_t *cr, CutiPages *pages)
{
  *self = (CutiCairoTags) { .cr = cr, .open = g_ptr_array_new () };
  find_pages (self, pages);
  begin_tag (self, g_ptr_array_index (pages->tags, 0));
}

/**
 * cuti_cairo_tags_finish:
 *
 * Closes the document, after everything is drawn.
 */
void
cuti_cairo_tags_finish (CutiCairoTags *self)
{
  end_tags (self, 0);
  g_ptr_array_unref (self->open);
  g_free (self->first_page);
  g_free (self->last_page);
}

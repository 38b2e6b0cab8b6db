/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements, what they hold, and the way back from what stands on a page to the
 * element that holds it. An element may go on over any number of pages.
 */

#include "cuti-pdf-structure.h"

/* One element. */
typedef struct
{
  guint    id;
  guint    page; /* where it begins */
  GString *kids;
} Element;

struct _CutiPdfStructure
{
  CutiPages      *pages;
  const guint    *page_ids;
  CutiPdfObjects *objects;
  Element        *elements;  /* by index of the tag */
  GArray        **words;     /* for each page, the ids of the elements of its pieces */
  GArray         *annotated; /* the ids of the elements of other objects */
};

CutiPdfStructure *
cuti_pdf_structure_new (CutiPages *pages, const guint *page_ids, CutiPdfObjects *objects)
{
  CutiPdfStructure *self = g_new0 (CutiPdfStructure, 1);

  self->pages = pages;
  self->page_ids = page_ids;
  self->objects = objects;
  self->elements = g_new0 (Element, pages->tags->len);
  self->words = g_new0 (GArray *, pages->pages->len);
  self->annotated = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < pages->tags->len; i++)
    self->elements[i] = (Element) { cuti_pdf_objects_reserve (objects), 0, g_string_new (NULL) };
  for (guint i = 0; i < pages->pages->len; i++)
    self->words[i] = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
cuti_pdf_structure_free (CutiPdfStructure *self)
{
  for (guint i = 0; i < self->pages->tags->len; i++)
    g_string_free (self->elements[i].kids, TRUE);
  for (guint i = 0; i < self->pages->pages->len; i++)
    g_array_unref (self->words[i]);
  g_array_unref (self->annotated);
  g_free (self->elements);
  g_free (self->words);
  g_free (self);
}

/**
 * cuti_pdf_structure_add_words:
 *
 * Returns: the number, unique on the page, of the next piece of @tag
 */
guint
cuti_pdf_structure_add_words (CutiPdfStructure *self, CutiTag *tag, guint page)
{
  Element *element = &self->elements[tag->index];
  guint number = self->words[page]->len;

  if (element->kids->len == 0)
    element->page = page;
  if (element->page == page)
    g_string_append_printf (element->kids, "%u ", number);
  else
    g_string_append_printf (element->kids, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                            self->page_ids[page], number);

  g_array_append_val (self->words[page], element->id);
  return number;
}

/**
 * cuti_pdf_structure_add_object:
 * @id: of the object
 *
 * Returns: the key under which the object finds back to @tag
 */
guint
cuti_pdf_structure_add_object (CutiPdfStructure *self, CutiTag *tag, guint page, guint id)
{
  Element *element = &self->elements[tag->index];

  g_string_append_printf (element->kids, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
                          self->page_ids[page], id);
  g_array_append_val (self->annotated, element->id);
  return self->pages->pages->len + self->annotated->len - 1;
}

/* What the role alone does not say. */
static void
append_attributes (GString *body, CutiTag *tag)
{
  if (tag->scope == CUTI_SCOPE_ROW)
    g_string_append (body, "/A<</O/Table/Scope/Row>>");
  else if (tag->scope == CUTI_SCOPE_COLUMN)
    g_string_append (body, "/A<</O/Table/Scope/Column>>");
  else if (tag->numbering != NULL)
    g_string_append_printf (body, "/A<</O/List/ListNumbering/%s>>", tag->numbering);

  if (tag->alt != NULL)
    {
      g_string_append (body, "/Alt");
      cuti_pdf_append_text (body, tag->alt);
    }
}

static void
write_element (CutiPdfStructure *self, CutiTag *tag, guint root)
{
  Element *element = &self->elements[tag->index];
  g_autoptr(GString) body = g_string_new (NULL);

  g_string_append_printf (body, "<</Type/StructElem/S/%s/P %u 0 R/Pg %u 0 R", tag->role,
                          tag->parent != NULL ? self->elements[tag->parent->index].id : root,
                          self->page_ids[element->page]);
  append_attributes (body, tag);
  if (element->kids->len > 0)
    g_string_append_printf (body, "/K[%s]", element->kids->str);
  g_string_append (body, ">>");
  cuti_pdf_objects_put (self->objects, element->id, body->str);
}

static void
write_way_back (CutiPdfStructure *self, guint id)
{
  g_autoptr(GString) body = g_string_new ("<</Nums[");
  guint n_pages = self->pages->pages->len;

  for (guint i = 0; i < n_pages; i++)
    {
      g_string_append_printf (body, "%u[", i);
      for (guint j = 0; j < self->words[i]->len; j++)
        g_string_append_printf (body, "%u 0 R ", g_array_index (self->words[i], guint, j));
      g_string_append (body, "]");
    }
  for (guint i = 0; i < self->annotated->len; i++)
    g_string_append_printf (body, "%u %u 0 R ", n_pages + i,
                            g_array_index (self->annotated, guint, i));

  g_string_append (body, "]>>");
  cuti_pdf_objects_put (self->objects, id, body->str);
}

/**
 * cuti_pdf_structure_write:
 *
 * Puts the tree, once every page has been written.
 *
 * Returns: the id of its root
 */
guint
cuti_pdf_structure_write (CutiPdfStructure *self)
{
  guint root = cuti_pdf_objects_reserve (self->objects);
  guint way_back = cuti_pdf_objects_reserve (self->objects);
  g_autofree char *body =
    g_strdup_printf ("<</Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R/ParentTreeNextKey %u>>",
                     self->elements[0].id, way_back,
                     self->pages->pages->len + self->annotated->len);

  for (guint i = 1; i < self->pages->tags->len; i++)
    {
      CutiTag *tag = g_ptr_array_index (self->pages->tags, i);

      g_string_append_printf (self->elements[tag->parent->index].kids, "%u 0 R ",
                              self->elements[i].id);
    }
  for (guint i = 0; i < self->pages->tags->len; i++)
    write_element (self, g_ptr_array_index (self->pages->tags, i), root);

  write_way_back (self, way_back);
  cuti_pdf_objects_put (self->objects, root, body);
  return root;
}

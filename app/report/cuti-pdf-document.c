/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole PDF file: pages, structure, fonts, the table of contents beside the
 * pages, and the catalogue that leads to all of them.
 */

#include "config.h"

#include "cuti-pdf-document.h"
#include "cuti-pdf-metadata.h"
#include "cuti-pdf-outline-tree.h"
#include "cuti-pdf-page.h"
#include "cuti-report-resources.h"

#define PROFILE "/org/cutiplan/Cutiplan/report/srgb.icc"

/* The ids of what the catalogue names. */
typedef struct
{
  guint pages, structure, outline, metadata, profile;
  char *files, *file_names, *place_names;
} Parts;

static guint
write_profile (CutiPdfObjects *objects)
{
  g_autoptr(GBytes) profile = g_resource_lookup_data (cuti_report_get_resource (), PROFILE,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint id = cuti_pdf_objects_reserve (objects);
  gsize size;
  gconstpointer data;

  g_assert (profile != NULL);
  data = g_bytes_get_data (profile, &size);
  cuti_pdf_objects_put_stream (objects, id, "/N 3", data, size);
  return id;
}

static void
write_pages (CutiPdfPager *self, GCancellable *cancellable)
{
  g_autoptr(GString) body = g_string_new ("<</Type/Pages/Kids[");
  g_autofree char *fonts = NULL;
  g_autofree char *resources = NULL;

  for (guint i = 0; i < self->pages->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      cuti_pdf_pager_write_page (self, i);
      g_string_append_printf (body, "%u 0 R ", self->page_ids[i]);
    }

  g_string_append_printf (body, "]/Count %u>>", self->pages->pages->len);
  cuti_pdf_objects_put (self->objects, self->parent, body->str);

  fonts = cuti_pdf_fonts_write (self->fonts);
  resources = g_strdup_printf ("<<%s>>", fonts);
  cuti_pdf_objects_put (self->objects, self->resources, resources);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static char *
create_place_names (GHashTable *places)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (places), compare_strings);
  GString *list = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    {
      CutiPdfPlace *place = g_hash_table_lookup (places, l->data);

      cuti_pdf_append_text (list, l->data);
      g_string_append_printf (list, "[%u 0 R/XYZ ", place->page);
      cuti_pdf_append_number (list, place->x);
      cuti_pdf_append_number (list, place->y);
      g_string_append (list, "null]");
    }

  return g_string_free (list, FALSE);
}

static guint
write_catalog (CutiPages *pages, CutiPdfObjects *objects, const Parts *parts)
{
  g_autoptr(GString) body = g_string_new ("<</Type/Catalog/Lang");
  guint id = cuti_pdf_objects_reserve (objects);

  cuti_pdf_append_text (body, pages->language);
  g_string_append_printf (body, "/MarkInfo<</Marked true>>/ViewerPreferences<<"
                          "/DisplayDocTitle true%s>>"
                          "/Pages %u 0 R/StructTreeRoot %u 0 R/Metadata %u 0 R"
                          "/PageLabels<</Nums[0<</S/D>>]>>"
                          "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                          "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
                          "/DestOutputProfile %u 0 R>>]",
                          pages->right_to_left ? "/Direction/R2L" : "", parts->pages,
                          parts->structure, parts->metadata, parts->profile);
  if (parts->outline != 0)
    g_string_append_printf (body, "/Outlines %u 0 R/PageMode/UseOutlines", parts->outline);
  if (*parts->files != '\0')
    g_string_append_printf (body, "/AF[%s]", parts->files);

  g_string_append (body, "/Names<<");
  if (*parts->file_names != '\0')
    g_string_append_printf (body, "/EmbeddedFiles<</Names[%s]>>", parts->file_names);
  if (*parts->place_names != '\0')
    g_string_append_printf (body, "/Dests<</Names[%s]>>", parts->place_names);
  g_string_append (body, ">>>>");
  cuti_pdf_objects_put (objects, id, body->str);
  return id;
}

static guint *
reserve_pages (CutiPages *pages, CutiPdfObjects *objects)
{
  guint *ids = g_new (guint, pages->pages->len);

  for (guint i = 0; i < pages->pages->len; i++)
    ids[i] = cuti_pdf_objects_reserve (objects);

  return ids;
}

/* Returns the catalogue, or 0 if it was cancelled. */
static guint
write_document (CutiPages *pages, CutiPdfObjects *objects, GPtrArray *attachments,
                GCancellable *cancellable)
{
  g_autofree char *date = cuti_pdf_metadata_dup_date (pages);
  g_autofree char *file_names = NULL;
  g_autofree char *files = cuti_pdf_attachments_write (attachments, objects, date, &file_names);
  g_autofree char *place_names = NULL;
  g_autofree guint *page_ids = reserve_pages (pages, objects);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(CutiPdfFonts) fonts = cuti_pdf_fonts_new (objects);
  g_autoptr(CutiPdfStructure) structure = cuti_pdf_structure_new (pages, page_ids, objects);
  CutiPdfPager pager = {
    objects, fonts, structure, pages, pango_language_from_string (pages->language), page_ids,
    cuti_pdf_objects_reserve (objects), cuti_pdf_objects_reserve (objects), places,
  };
  Parts parts;

  write_pages (&pager, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return 0;

  place_names = create_place_names (places);
  parts = (Parts) {
    pager.parent, cuti_pdf_structure_write (structure),
    cuti_pdf_outline_tree_write (pages->outline, objects),
    cuti_pdf_metadata_write_xmp (pages, objects), write_profile (objects),
    files, file_names, place_names,
  };
  return write_catalog (pages, objects, &parts);
}

/**
 * cuti_pdf_render:
 * @attachments: (nullable): of #CutiPdfAttachment
 *
 * Draws @pages. The same pages and attachments give the same bytes.
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF file, or %NULL with
 *   @error set
 */
GBytes *
cuti_pdf_render (CutiPages *pages, GPtrArray *attachments, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr(CutiPdfObjects) objects = cuti_pdf_objects_new ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  guint catalog, info;

  g_return_val_if_fail (pages->language != NULL, NULL);

  catalog = write_document (pages, objects, attachments != NULL ? attachments : none, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  info = cuti_pdf_metadata_write_info (pages, objects);
  return cuti_pdf_objects_finish (objects, catalog, info);
}

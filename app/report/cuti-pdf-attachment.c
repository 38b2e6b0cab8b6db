/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files within a PDF file. They come first in it, each behind its
 * description, so that the program finds them again without reading PDF
 * (cuti-case-pdf.c, which is to be changed together with this).
 */

#include <string.h>

#include "cuti-pdf-attachment.h"

/**
 * cuti_pdf_attachment_new:
 * @relationship: a static string
 */
CutiPdfAttachment *
cuti_pdf_attachment_new (const char *name, const char *mime_type, const char *description,
                         const char *relationship, GBytes *bytes)
{
  CutiPdfAttachment *self = g_new0 (CutiPdfAttachment, 1);

  self->name = g_strdup (name);
  self->mime_type = g_strdup (mime_type);
  self->description = g_strdup (description);
  self->relationship = relationship;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
cuti_pdf_attachment_free (CutiPdfAttachment *self)
{
  g_free (self->name);
  g_free (self->mime_type);
  g_free (self->description);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
append_name (GString *body, const char *name)
{
  g_string_append_c (body, '/');
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._+", *p) != NULL)
      g_string_append_c (body, *p);
    else
      g_string_append_printf (body, "#%02X", (guint) (guchar) *p);
}

static guint
write_file (CutiPdfAttachment *self, CutiPdfObjects *objects, guint id, const char *date)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, self->bytes);
  g_autoptr(GString) entries = g_string_new ("/Type/EmbeddedFile/Subtype");
  gsize size;
  gconstpointer data = g_bytes_get_data (self->bytes, &size);

  append_name (entries, self->mime_type);
  g_string_append_printf (entries, "/Params<</Size %" G_GSIZE_FORMAT "/ModDate(%s)/CheckSum<%s>>>",
                          size, date, digest);
  cuti_pdf_objects_put_stream (objects, id, entries->str, data, size);
  return id;
}

static guint
write_attachment (CutiPdfAttachment *self, CutiPdfObjects *objects, const char *date)
{
  guint id = cuti_pdf_objects_reserve (objects);
  guint file = cuti_pdf_objects_reserve (objects);
  g_autoptr(GString) body = g_string_new ("<</Type/Filespec/F");

  cuti_pdf_append_literal (body, self->name);
  g_string_append (body, "/UF");
  cuti_pdf_append_literal (body, self->name);
  g_string_append_printf (body, "/AFRelationship/%s/EF<</F %u 0 R/UF %u 0 R>>/Desc",
                          self->relationship, file, file);
  cuti_pdf_append_text (body, self->description);
  g_string_append (body, ">>");
  cuti_pdf_objects_put_plain (objects, id, body->str);
  write_file (self, objects, file, date);
  return id;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CutiPdfAttachment *const *) a)->name, (*(CutiPdfAttachment *const *) b)->name);
}

/**
 * cuti_pdf_attachments_write:
 * @attachments: of #CutiPdfAttachment
 * @date: when they were made, as PDF writes it
 * @names: (out): the list of them by name
 *
 * Puts the files, before any other object.
 *
 * Returns: (transfer full): the list of their objects
 */
char *
cuti_pdf_attachments_write (GPtrArray *attachments, CutiPdfObjects *objects, const char *date,
                            char **names)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  GString *list = g_string_new (NULL);
  GString *named = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (attachments, i));
  g_ptr_array_sort (sorted, compare_names);

  for (guint i = 0; i < sorted->len; i++)
    {
      CutiPdfAttachment *attachment = g_ptr_array_index (sorted, i);
      guint id = write_attachment (attachment, objects, date);

      g_string_append_printf (list, "%u 0 R ", id);
      cuti_pdf_append_literal (named, attachment->name);
      g_string_append_printf (named, "%u 0 R ", id);
    }

  *names = g_string_free (named, FALSE);
  return g_string_free (list, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the codes of a font say: how readers find, copy and speak text.
 */

#include "cuti-pdf-font.h"

#define HEAD "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" \
             "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" \
             "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
#define FOOT "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"

/* No more at once, says the format. */
#define LINES_PER_BLOCK 100

struct _CutiPdfUnicodes
{
  guint    n_bytes, n_lines;
  GString *blocks, *block;
};

CutiPdfUnicodes *
cuti_pdf_unicodes_new (guint n_bytes)
{
  CutiPdfUnicodes *self = g_new0 (CutiPdfUnicodes, 1);

  self->n_bytes = n_bytes;
  self->blocks = g_string_new (NULL);
  self->block = g_string_new (NULL);
  return self;
}

static void
close_block (CutiPdfUnicodes *self)
{
  if (self->n_lines > 0)
    g_string_append_printf (self->blocks, "%u beginbfchar\n%sendbfchar\n", self->n_lines,
                            self->block->str);
  g_string_truncate (self->block, 0);
  self->n_lines = 0;
}

void
cuti_pdf_unicodes_add (CutiPdfUnicodes *self, guint code, const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);

  g_string_append_printf (self->block, "<%0*X><", (int) self->n_bytes * 2, code);
  for (gunichar2 *unit = units; unit != NULL && *unit != 0; unit++)
    g_string_append_printf (self->block, "%04X", *unit);
  g_string_append (self->block, ">\n");
  if (++self->n_lines == LINES_PER_BLOCK)
    close_block (self);
}

/**
 * cuti_pdf_unicodes_write:
 * @self: (transfer full): what the codes say
 */
void
cuti_pdf_unicodes_write (CutiPdfUnicodes *self, CutiPdfObjects *objects, guint id)
{
  g_autofree char *range = g_strnfill (self->n_bytes * 2, 'F');
  g_autofree char *text = NULL;

  close_block (self);
  text = g_strdup_printf (HEAD "1 begincodespacerange\n<%0*X><%s>\nendcodespacerange\n%s" FOOT,
                          (int) self->n_bytes * 2, 0, range, self->blocks->str);
  cuti_pdf_objects_put_stream (objects, id, "", text, strlen (text));

  g_string_free (self->blocks, TRUE);
  g_string_free (self->block, TRUE);
  g_free (self);
}

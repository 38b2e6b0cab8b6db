/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One font: which glyphs are used, and its file cut down to them.
 */

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "cuti-pdf-cff.h"
#include "cuti-pdf-font.h"
#include "cuti-pdf-outline.h"

#define CFF HB_TAG ('C', 'F', 'F', ' ')
#define GLYF HB_TAG ('g', 'l', 'y', 'f')
#define HEAD HB_TAG ('h', 'e', 'a', 'd')

#define MAX_SHAPES 256

static void
free_shape (gpointer data)
{
  CutiPdfShape *shape = data;

  g_free (shape->text);
  g_free (shape);
}

static gboolean
has_table (hb_face_t *face, hb_tag_t tag)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  gboolean has = hb_blob_get_length (blob) > 0;

  hb_blob_destroy (blob);
  return has;
}

static CutiPdfFontKind
choose_cff_kind (hb_face_t *face)
{
  hb_blob_t *blob = hb_face_reference_table (face, CFF);
  guint size;
  const char *data = hb_blob_get_data (blob, &size);
  CutiCffKind kind = cuti_pdf_cff_find_kind ((const guint8 *) data, size,
                                             hb_face_get_glyph_count (face));

  hb_blob_destroy (blob);
  switch (kind)
    {
    case CUTI_CFF_BY_NAME: return CUTI_PDF_FONT_CFF_BY_NAME;
    case CUTI_CFF_BY_CID: return CUTI_PDF_FONT_CFF_BY_CID;
    case CUTI_CFF_OTHER:
    default: return CUTI_PDF_FONT_SHAPES;
    }
}

/**
 * cuti_pdf_font_choose_kind:
 *
 * Returns: how glyphs of @face get into a file; fonts that vary, and pictures
 *   for letters, are drawn, since PDF has no place for them
 */
CutiPdfFontKind
cuti_pdf_font_choose_kind (hb_face_t *face)
{
  if (hb_ot_var_has_data (face))
    return CUTI_PDF_FONT_SHAPES;
  if (has_table (face, GLYF))
    return CUTI_PDF_FONT_TRUETYPE;
  return has_table (face, CFF) ? choose_cff_kind (face) : CUTI_PDF_FONT_SHAPES;
}

CutiPdfFont *
cuti_pdf_font_new (CutiPdfFontKind kind, guint id, hb_font_t *font)
{
  CutiPdfFont *self = g_new0 (CutiPdfFont, 1);

  self->kind = kind;
  self->id = id;
  self->font = cuti_pdf_outline_create_font (font);
  self->used = hb_set_create ();
  if (kind == CUTI_PDF_FONT_SHAPES)
    self->shapes = g_ptr_array_new_with_free_func (free_shape);
  else
    self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
cuti_pdf_font_free (CutiPdfFont *self)
{
  hb_font_destroy (self->font);
  hb_set_destroy (self->used);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
encode_shape (CutiPdfFont *self, hb_codepoint_t glyph, const char *text, guint *code)
{
  CutiPdfShape *shape;

  for (*code = 0; *code < self->shapes->len; (*code)++)
    {
      shape = g_ptr_array_index (self->shapes, *code);
      if (shape->glyph == glyph && g_str_equal (shape->text, text))
        return TRUE;
    }
  if (self->shapes->len == MAX_SHAPES)
    return FALSE;

  shape = g_new0 (CutiPdfShape, 1);
  shape->glyph = glyph;
  shape->text = g_strdup (text);
  g_ptr_array_add (self->shapes, shape);
  return TRUE;
}

/**
 * cuti_pdf_font_encode:
 * @text: what the glyph says
 * @code: (out): what to write for it
 *
 * Returns: %FALSE if it cannot say that in this font
 */
gboolean
cuti_pdf_font_encode (CutiPdfFont *self, hb_codepoint_t glyph, const char *text, guint *code)
{
  const char *known;

  if (self->kind == CUTI_PDF_FONT_SHAPES)
    return encode_shape (self, glyph, text, code);

  *code = glyph;
  known = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (glyph));
  if (known != NULL)
    return g_str_equal (known, text);

  g_hash_table_insert (self->texts, GUINT_TO_POINTER (glyph), g_strdup (text));
  hb_set_add (self->used, glyph);
  return TRUE;
}

/**
 * cuti_pdf_font_get_advance:
 * @glyph: %CUTI_PDF_BOX for a box
 *
 * Returns: how far a reader moves after it, at a size of 1
 */
double
cuti_pdf_font_get_advance (CutiPdfFont *self, hb_codepoint_t glyph)
{
  if (glyph == CUTI_PDF_BOX)
    return 0.6;

  return hb_font_get_glyph_h_advance (self->font, glyph)
         / (double) hb_face_get_upem (hb_font_get_face (self->font));
}

/* Tables that shape text are of no use once it is shaped. */
static hb_blob_t *
cut_file (CutiPdfFont *self)
{
  static const char *const dropped[] = {
    "GSUB", "GPOS", "GDEF", "BASE", "MATH", "cmap", "name", "post", "OS/2", "kern", "VORG",
    "vhea", "vmtx", "COLR", "CPAL", "FFTM", "DSIG", "gasp", "meta", "STAT",
  };
  hb_face_t *face = hb_font_get_face (self->font);
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_subset_flags_t flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
  hb_face_t *cut;
  hb_blob_t *blob;

  hb_set_union (hb_subset_input_glyph_set (input), self->used);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG),
                hb_tag_from_string (dropped[i], 4));
  if (self->kind != CUTI_PDF_FONT_CFF_BY_CID)
    flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags (input, flags);

  /* What cannot be cut goes in whole. */
  cut = hb_subset_or_fail (face, input);
  if (cut == NULL)
    cut = hb_face_reference (face);
  blob = self->kind == CUTI_PDF_FONT_TRUETYPE ? hb_face_reference_blob (cut)
                                              : hb_face_reference_table (cut, CFF);
  hb_face_destroy (cut);
  hb_subset_input_destroy (input);
  return blob;
}

/* Six letters that tell this part of the font from every other, and its name. */
static char *
create_name (CutiPdfFont *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  char name[64] = "";
  guint length = sizeof name;
  guint8 digest[16];
  gsize n = sizeof digest;
  char tag[7] = "";

  hb_ot_name_get_utf8 (hb_font_get_face (self->font), HB_OT_NAME_ID_POSTSCRIPT_NAME,
                       HB_LANGUAGE_INVALID, &length, name);
  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_", '-');
  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next (self->used, &glyph);)
    {
      const char *text = g_hash_table_lookup (self->texts, GUINT_TO_POINTER (glyph));

      g_checksum_update (checksum, (const guchar *) &glyph, sizeof glyph);
      g_checksum_update (checksum, (const guchar *) text, -1);
    }
  g_checksum_get_digest (checksum, digest, &n);
  for (guint i = 0; i < 6; i++)
    tag[i] = (char) ('A' + digest[i] % 26);

  return g_strdup_printf ("%s+%s", tag, *name != '\0' ? name : "Font");
}

static void
append_box_of_font (CutiPdfFont *self, GString *body, double scale)
{
  hb_blob_t *blob = hb_face_reference_table (hb_font_get_face (self->font), HEAD);
  guint size;
  const guint8 *head = (const guint8 *) hb_blob_get_data (blob, &size);

  g_string_append (body, "/FontBBox[");
  for (guint i = 36; i < 44; i += 2)
    cuti_pdf_append_number (body, size >= 44 ? (gint16) (head[i] << 8 | head[i + 1]) * scale : 0);
  g_string_append (body, "]");
  hb_blob_destroy (blob);
}

static void
write_descriptor (CutiPdfFont *self, CutiPdfObjects *objects, guint id, guint file,
                  const char *name)
{
  g_autoptr(GString) body = g_string_new (NULL);
  double scale = 1000.0 / hb_face_get_upem (hb_font_get_face (self->font));
  hb_font_extents_t extents = { 0 };
  hb_position_t capital = 0;

  hb_font_get_h_extents (self->font, &extents);
  hb_ot_metrics_get_position (self->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital);
  g_string_append_printf (body, "<</Type/FontDescriptor/FontName/%s/Flags 4", name);
  append_box_of_font (self, body, scale);
  g_string_append (body, "/ItalicAngle 0/StemV 80/Ascent ");
  cuti_pdf_append_number (body, extents.ascender * scale);
  g_string_append (body, "/Descent ");
  cuti_pdf_append_number (body, extents.descender * scale);
  g_string_append (body, "/CapHeight ");
  cuti_pdf_append_number (body, capital * scale);
  g_string_append_printf (body, "/%s %u 0 R>>",
                          self->kind == CUTI_PDF_FONT_TRUETYPE ? "FontFile2" : "FontFile3", file);
  cuti_pdf_objects_put (objects, id, body->str);
}

static void
write_file (CutiPdfFont *self, CutiPdfObjects *objects, guint id)
{
  hb_blob_t *blob = cut_file (self);
  guint size;
  const char *data = hb_blob_get_data (blob, &size);
  g_autofree char *entries = self->kind == CUTI_PDF_FONT_TRUETYPE
                             ? g_strdup_printf ("/Length1 %u", size)
                             : g_strdup ("/Subtype/CIDFontType0C");

  cuti_pdf_objects_put_stream (objects, id, entries, data, size);
  hb_blob_destroy (blob);
}

static char *
create_widths (CutiPdfFont *self)
{
  GString *widths = g_string_new ("/W[");
  hb_codepoint_t before = HB_SET_VALUE_INVALID;

  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next (self->used, &glyph);)
    {
      if (before == HB_SET_VALUE_INVALID || glyph != before + 1)
        g_string_append_printf (widths, "%s%u[", before == HB_SET_VALUE_INVALID ? "" : "]", glyph);
      cuti_pdf_append_number (widths, cuti_pdf_font_get_advance (self, glyph) * 1000);
      before = glyph;
    }

  g_string_append (widths, "]]");
  return g_string_free (widths, FALSE);
}

static void
write_unicodes (CutiPdfFont *self, CutiPdfObjects *objects, guint id)
{
  CutiPdfUnicodes *unicodes = cuti_pdf_unicodes_new (2);

  for (hb_codepoint_t glyph = HB_SET_VALUE_INVALID; hb_set_next (self->used, &glyph);)
    cuti_pdf_unicodes_add (unicodes, glyph,
                           g_hash_table_lookup (self->texts, GUINT_TO_POINTER (glyph)));
  cuti_pdf_unicodes_write (unicodes, objects, id);
}

/**
 * cuti_pdf_font_write_glyphs:
 *
 * Puts a font that is not of shapes.
 */
void
cuti_pdf_font_write_glyphs (CutiPdfFont *self, CutiPdfObjects *objects)
{
  gboolean truetype = self->kind == CUTI_PDF_FONT_TRUETYPE;
  guint file = cuti_pdf_objects_reserve (objects);
  guint descriptor = cuti_pdf_objects_reserve (objects);
  guint descendant = cuti_pdf_objects_reserve (objects);
  guint unicodes = cuti_pdf_objects_reserve (objects);
  g_autofree char *name = create_name (self);
  g_autofree char *widths = create_widths (self);
  g_autofree char *below =
    g_strdup_printf ("<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s/CIDSystemInfo<</Registry"
                     "(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R%s%s>>",
                     truetype ? 2 : 0, name, descriptor, truetype ? "/CIDToGIDMap/Identity" : "",
                     widths);
  g_autofree char *above =
    g_strdup_printf ("<</Type/Font/Subtype/Type0/BaseFont/%s%s/Encoding/Identity-H"
                     "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
                     name, truetype ? "" : "-Identity-H", descendant, unicodes);

  write_file (self, objects, file);
  write_descriptor (self, objects, descriptor, file, name);
  write_unicodes (self, objects, unicodes);
  cuti_pdf_objects_put (objects, descendant, below);
  cuti_pdf_objects_put (objects, self->id, above);
}

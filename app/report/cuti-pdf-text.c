/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped runs. Pango says which letters became which glyphs together, a
 * cluster; here each glyph gets its part of the letters, and glyphs go out in
 * the order in which they are read, also where that is from right to left.
 */

#include <hb.h>
#include <math.h>

#include "cuti-document.h"
#include "cuti-pdf-outline.h"
#include "cuti-pdf-text.h"

/* Of letters that mean nothing outside of one font. */
#define NO_LETTER "\xEF\xBF\xBD"

/* Of a glyph that says nothing of its own, beside others that say it all. */
#define NOTHING "\xE2\x80\x8B"

typedef struct
{
  CutiPdfContent *content;
  CutiPdfFonts   *fonts;
  CutiDrawing    *drawing;
  PangoFont      *font;
  double          size;
  const double   *pens; /* where each glyph of the run begins */
  const char     *language;
  GString        *letters; /* what the glyph in hand says */
} Run;

/* Not that of its description: pictures for letters come in one size and are
 * scaled down. */
static double
measure_size (PangoFont *font)
{
  int width, height;

  hb_font_get_scale (pango_font_get_hb_font (font), &width, &height);
  return pango_units_to_double (ABS (height));
}

/* Pango blanks the space at which a line ends; words would run together. */
static PangoGlyph
choose_glyph (PangoFont *font, PangoGlyph glyph)
{
  hb_codepoint_t space = 0;

  if (glyph != PANGO_GLYPH_EMPTY)
    return glyph;

  hb_font_get_nominal_glyph (pango_font_get_hb_font (font), ' ', &space);
  return space != 0 ? space : PANGO_GLYPH_EMPTY;
}

static gboolean
is_meaningful (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_UNASSIGNED
         && type != G_UNICODE_CONTROL && letter != 0xfeff && letter != 0xfffe;
}

/* What @n letters say, as far as a reader can know. */
static const char *
read_letters (GString *text, const char *start, glong n)
{
  g_string_truncate (text, 0);
  for (const char *p = start; n > 0; n--, p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (cuti_document_is_direction (letter))
        continue;
      if (letter >= ' ' && letter <= '~')
        g_string_append_c (text, letter);
      else if (is_meaningful (letter))
        g_string_append_unichar (text, letter);
      else
        g_string_append (text, letter == '\n' || letter == '\t' ? " " : NO_LETTER);
    }

  return text->len > 0 ? text->str : NOTHING;
}

static void
show_glyph (Run *run, int i, const char *text)
{
  const PangoGlyphInfo *info = &run->drawing->run->glyphs->glyphs[i];
  PangoGlyph glyph = choose_glyph (run->font, info->glyph);
  CutiPdfGlyph written;

  if (glyph == PANGO_GLYPH_EMPTY)
    return;

  written = cuti_pdf_fonts_use (run->fonts, run->font, glyph, text);
  cuti_pdf_content_add_glyph (run->content, &written, run->size,
                              run->pens[i] + pango_units_to_double (info->geometry.x_offset),
                              run->drawing->y + run->drawing->baseline
                              + pango_units_to_double (info->geometry.y_offset));
}

/* Letters go to glyphs one by one; the first glyph takes what is left over. Of
 * glyphs without letters the whole cluster must say what they say. */
static void
show_cluster (Run *run, const char *text, glong n_letters, int start, int end, int step)
{
  glong n_glyphs = ABS (end - start);
  glong n_first = MAX (n_letters - n_glyphs + 1, 1);

  /* It has done its work. */
  if (n_letters == 1 && cuti_document_is_direction (g_utf8_get_char (text)))
    return;

  cuti_pdf_content_begin (run->content, run->drawing->tag, run->language,
                          n_glyphs > n_letters ? read_letters (run->letters, text, n_letters)
                                               : NULL);
  for (int i = start; i != end; i += step)
    {
      glong n = MIN (i == start ? n_first : 1, n_letters);

      show_glyph (run, i, n > 0 ? read_letters (run->letters, text, n) : NOTHING);
      text = g_utf8_offset_to_pointer (text, n);
      n_letters -= n;
    }
}

/* The voice that reads words out that are not in the language of the document:
 * that of their span, but for a name in another script the one that the script
 * says; a letter alone is a sign (α, µ), not a word. */
static const char *
find_language (CutiDrawing *drawing, PangoLanguage *document)
{
  PangoItem *item = drawing->run->item;
  PangoScript script = (PangoScript) item->analysis.script;
  PangoLanguage *language =
    drawing->language != NULL ? pango_language_from_string (drawing->language) : document;
  PangoLanguage *sample = NULL;

  if (item->num_chars >= 2 && script > PANGO_SCRIPT_INHERITED && script != PANGO_SCRIPT_UNKNOWN
      && !pango_language_includes_script (language, script))
    sample = pango_script_get_sample_language (script);
  if (sample != NULL)
    language = sample;

  return language != document ? pango_language_to_string (language) : NULL;
}

static double *
measure_pens (CutiDrawing *drawing, double x)
{
  PangoGlyphString *glyphs = drawing->run->glyphs;
  double *pens = g_new (double, (gsize) glyphs->num_glyphs + 1);

  pens[0] = x;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    pens[i + 1] = pens[i] + pango_units_to_double (glyphs->glyphs[i].geometry.width);

  return pens;
}

/**
 * cuti_pdf_text_show:
 * @language: of the document
 *
 * Shows one run.
 */
void
cuti_pdf_text_show (CutiPdfContent *content, CutiPdfFonts *fonts, CutiDrawing *drawing,
                    PangoLanguage *language)
{
  PangoItem *item = drawing->run->item;
  g_autofree double *pens = measure_pens (drawing, drawing->x);
  g_autoptr(GString) letters = g_string_new (NULL);
  Run run = {
    content, fonts, drawing, item->analysis.font, measure_size (item->analysis.font), pens,
    find_language (drawing, language), letters,
  };
  PangoGlyphItemIter iter;

  cuti_pdf_content_begin (content, drawing->tag, run.language, NULL);
  cuti_pdf_content_set_fill (content, drawing->colour);

  /* What was cut away does not stand on the page. */
  if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
    {
      show_cluster (&run, "…", 1, 0, drawing->run->glyphs->num_glyphs, 1);
      return;
    }

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, drawing->run,
                                                         pango_layout_get_text (drawing->layout));
       more; more = pango_glyph_item_iter_next_cluster (&iter))
    show_cluster (&run, iter.text + iter.start_index, iter.end_char - iter.start_char,
                  iter.start_glyph, iter.end_glyph, iter.end_glyph > iter.start_glyph ? 1 : -1);
}

static void
append_turn (GString *content, CutiDrawing *drawing, const CutiPaper *paper)
{
  double cosine = cos (drawing->turn);
  double sine = sin (drawing->turn);

  cuti_pdf_append_number (content, cosine);
  cuti_pdf_append_number (content, sine);
  cuti_pdf_append_number (content, -sine);
  cuti_pdf_append_number (content, cosine);
  cuti_pdf_append_number (content, drawing->x);
  cuti_pdf_append_number (content, paper->height - drawing->y);
  g_string_append (content, "cm\n");
}

/**
 * cuti_pdf_text_show_picture:
 *
 * Shows a turned run as outlines, which nobody reads out.
 */
void
cuti_pdf_text_show_picture (CutiPdfContent *content, CutiDrawing *drawing, const CutiPaper *paper)
{
  PangoFont *font = drawing->run->item->analysis.font;
  hb_font_t *plain = cuti_pdf_outline_create_font (pango_font_get_hb_font (font));
  double scale = measure_size (font) / hb_face_get_upem (hb_font_get_face (plain));
  g_autofree double *pens = measure_pens (drawing, -drawing->width / 2);
  PangoGlyphString *glyphs = drawing->run->glyphs;
  GString *operators;

  cuti_pdf_content_begin (content, NULL, NULL, NULL);
  cuti_pdf_content_set_fill (content, drawing->colour);
  operators = cuti_pdf_content_open (content);
  g_string_append (operators, "q\n");
  append_turn (operators, drawing, paper);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY && !(info->glyph & PANGO_GLYPH_UNKNOWN_FLAG))
        cuti_pdf_outline_append (operators, plain, info->glyph, scale,
                                 pens[i] + pango_units_to_double (info->geometry.x_offset),
                                 drawing->height / 2 - drawing->baseline
                                 - pango_units_to_double (info->geometry.y_offset));
    }
  g_string_append (operators, "f\nQ\n");
  hb_font_destroy (plain);
}

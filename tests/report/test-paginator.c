/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where things stand on the pages, whatever the texts are.
 */

#include <string.h>

#include "cuti-paginator.h"

#define SLACK 0.05

static CutiDocument *
create_document (void)
{
  CutiDocument *document = cuti_document_new ();

  document->title = g_strdup ("Plan");
  document->creator = g_strdup ("Test");
  document->identity = g_strdup ("SMITH, Jane · Born 09-Mar-1954 · MRN 004 512 77");
  document->subject = g_strdup ("Plan · Case 1");
  document->status = g_strdup ("DRAFT");
  document->status_note = g_strdup ("Draft – not signed");
  document->edition = g_strdup ("Knowledge 1");
  document->note = g_strdup ("Document 0123456789ab");
  return document;
}

static CutiPages *
paginate (CutiDocument *document, const char *name)
{
  CutiPaper paper;

  g_assert_true (cuti_paper_init (&paper, name));
  return cuti_paginate (document, &paper, NULL);
}

static char *
dup_drawn_text (CutiDrawing *drawing)
{
  PangoItem *item = drawing->run->item;

  return g_strndup (pango_layout_get_text (drawing->layout) + item->offset, item->length);
}

static GPtrArray *
get_page (CutiPages *pages, guint i)
{
  return g_ptr_array_index (pages->pages, i);
}

static gboolean
is_text (CutiDrawing *drawing)
{
  return drawing->kind == CUTI_DRAW_TEXT && drawing->turn == 0;
}

/* The words of a page that are (not) part of the structure, run by run. */
static char *
dup_page_text (CutiPages *pages, guint i, gboolean tagged)
{
  GPtrArray *page = get_page (pages, i);
  GString *text = g_string_new (NULL);

  for (guint j = 0; j < page->len; j++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, j);

      if (is_text (drawing) && (drawing->tag != NULL) == tagged)
        {
          g_autofree char *drawn = dup_drawn_text (drawing);

          g_string_append (text, drawn);
        }
    }

  return g_string_free (text, FALSE);
}

/* The page on which words of the structure are first drawn, counted from 0. */
static int
find_page (CutiPages *pages, const char *words)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_autofree char *text = dup_page_text (pages, i, TRUE);

      if (strstr (text, words) != NULL)
        return i;
    }

  return -1;
}

static double
find_top_of_body (CutiPages *pages, guint i)
{
  GPtrArray *page = get_page (pages, i);
  double top = G_MAXDOUBLE;

  for (guint j = 0; j < page->len; j++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, j);

      if (is_text (drawing) && drawing->tag != NULL)
        top = MIN (top, drawing->y);
    }

  return top;
}

/* Where the line with the number of the page begins. */
static double
find_footer (CutiPages *pages, guint i)
{
  GPtrArray *page = get_page (pages, i);

  for (guint j = 0; j < page->len; j++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, j);
      g_autofree char *drawn = is_text (drawing) ? dup_drawn_text (drawing) : NULL;

      if (drawn != NULL && g_str_has_prefix (drawn, "Page ") && drawing->tag == NULL)
        return drawing->y;
    }

  g_assert_not_reached ();
}

static void
assert_inside (CutiPages *pages)
{
  const CutiPaper *paper = &pages->paper;

  for (guint i = 0; i < pages->pages->len; i++)
    {
      GPtrArray *page = get_page (pages, i);
      double footer = find_footer (pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          CutiDrawing *drawing = g_ptr_array_index (page, j);

          g_assert_cmpfloat (drawing->x, >=, drawing->turn != 0 ? 0 : paper->left - SLACK);
          g_assert_cmpfloat (drawing->y, >=, paper->top - SLACK);
          if (!is_text (drawing))
            continue;
          g_assert_cmpfloat (drawing->x + drawing->width, <=, paper->right + SLACK);
          g_assert_cmpfloat (drawing->y + drawing->height, <=,
                             drawing->tag != NULL ? footer : paper->bottom + SLACK);
        }
    }
}

static void
assert_reading_order (CutiPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      GPtrArray *page = get_page (pages, i);
      int last = -1;

      for (guint j = 0; j < page->len; j++)
        {
          CutiTag *tag = ((CutiDrawing *) g_ptr_array_index (page, j))->tag;

          g_assert_cmpint (tag != NULL ? (int) tag->index : -1, >=, last);
          last = tag != NULL ? (int) tag->index : -1;
        }
    }

  for (guint i = 1; i < pages->tags->len; i++)
    {
      CutiTag *tag = g_ptr_array_index (pages->tags, i);

      g_assert_nonnull (tag->parent);
      g_assert_cmpuint (tag->parent->index, <, i);
    }
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

/* Every kind of block with the same words in all of its places. */
static void
fill_with (CutiBlock *body, const char *words)
{
  static const double columns[] = { 0.3, 0.2, 0.5 };
  CutiBlock *card = cuti_block_add (body, CUTI_BLOCK_GROUP);
  CutiBlock *list;
  CutiBlock *table;

  cuti_block_add_heading (body, 1, words);
  cuti_block_add_paragraph (body, CUTI_SIZE_BODY, words)->mark = CUTI_MARK_TRIANGLE;
  card->keep = TRUE;
  card->continued = g_strdup (words);
  cuti_block_add_heading (card, 3, words)->mark = CUTI_MARK_BROKEN_RING;
  list = cuti_block_add_list (card, 0.15);
  cuti_block_add_link (cuti_block_add_item (list, words, CUTI_SIZE_TABLE, words),
                       "https://example.org", words);
  list = cuti_block_add_list (card, 0);
  cuti_block_add_item (list, NULL, CUTI_SIZE_SMALL, words);

  table = cuti_block_add_table (body, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 3; i++)
    {
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);

      row->header = i == 0;
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        cuti_block_add_cell (row, i == 0 || j == 0, words);
    }
}

typedef struct
{
  const char *name;
  const char *piece;
  guint       times;
} Pathology;

static const Pathology pathologies[] = {
  { "long-word", "W", 10000 },
  { "long-text", "several words of the usual length ", 500 },
  { "line-feeds", "\n", 300 },
  { "control-signs", "a\tb\x01\x7f\r ", 200 },
  { "arabic", "فاطمة الزهراء ", 200 },
  { "arabic-word", "ف", 3000 },
  { "cjk", "皮膚転移", 500 },
  { "accents", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81", 500 },
  { "direction-override", "\xE2\x80\xAE" "abc \xE2\x81\xA7", 200 },
  { "ligatures", "office affine ", 200 },
  { "invalid", "\xFF\xFE" "a", 200 },
  { "emoji", "👩‍⚕️", 300 },
  { "no-break-spaces", "a\xC2\xA0", 2000 },
  { "soft-hyphens", "meta\xC2\xADstasis", 500 },
};

static void
test_inside (gconstpointer data)
{
  const Pathology *pathology = data;
  g_autofree char *words = repeat (pathology->piece, pathology->times);
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;

  g_free (document->identity);
  document->identity = g_strdup (words);
  g_free (document->subject);
  document->subject = g_strdup (words);
  g_free (document->edition);
  document->edition = g_strdup (words);
  fill_with (document->body, words);

  pages = paginate (document, "letter");
  assert_inside (pages);
  assert_reading_order (pages);
}

static void
test_many_items (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  int last = 0;

  for (guint i = 0; i < 500; i++)
    {
      CutiBlock *card = cuti_block_add (document->body, CUTI_BLOCK_GROUP);
      g_autofree char *title = g_strdup_printf ("Advice <%u>", i);

      card->keep = TRUE;
      cuti_block_add_heading (card, 3, title);
      cuti_block_add_paragraph (card, CUTI_SIZE_BODY, "A sentence of advice.");
    }

  pages = paginate (document, "a4");
  assert_inside (pages);
  assert_reading_order (pages);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *title = g_strdup_printf ("Advice <%u>", i);
      int page = find_page (pages, title);

      g_assert_cmpint (page, >=, last);
      last = page;
    }
  g_assert_cmpint (last, ==, (int) pages->pages->len - 1);
}

static void
test_empty (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = paginate (document, "a4");
  g_autofree char *furniture = dup_page_text (pages, 0, FALSE);

  g_assert_cmpuint (pages->pages->len, ==, 1);
  g_assert_nonnull (strstr (furniture, "Page 1 of 1"));
  g_assert_nonnull (strstr (furniture, "SMITH, Jane"));
  assert_inside (pages);
}

static void
test_furniture_on_each_page (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  g_autofree char *words = repeat ("words that fill the page ", 1500);

  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, words);
  pages = paginate (document, "a4");
  g_assert_cmpuint (pages->pages->len, >, 3);

  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_autofree char *furniture = dup_page_text (pages, i, FALSE);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, pages->pages->len);
      CutiDrawing *first = g_ptr_array_index (get_page (pages, i), 0);

      g_assert_nonnull (strstr (furniture, number));
      g_assert_nonnull (strstr (furniture, "SMITH, Jane · Born 09-Mar-1954 · MRN 004 512 77"));
      g_assert_nonnull (strstr (furniture, "DRAFT"));
      g_assert_nonnull (strstr (furniture, "Draft – not signed"));
      g_assert_cmpfloat (first->turn, >, 0); /* the watermark lies below everything */
    }
}

static void
test_long_identity_moves_the_body (void)
{
  g_autoptr(CutiDocument) usual = create_document ();
  g_autoptr(CutiDocument) longer = create_document ();
  g_autoptr(CutiPages) usual_pages = NULL;
  g_autoptr(CutiPages) longer_pages = NULL;
  g_autofree char *furniture = NULL;

  g_free (longer->identity);
  longer->identity = repeat ("VON UND ZU HOHENZOLLERN-SIGMARINGEN ", 6);
  cuti_block_add_paragraph (usual->body, CUTI_SIZE_BODY, "Body");
  cuti_block_add_paragraph (longer->body, CUTI_SIZE_BODY, "Body");
  usual_pages = paginate (usual, "a4");
  longer_pages = paginate (longer, "a4");

  g_assert_cmpfloat (find_top_of_body (longer_pages, 0), >, find_top_of_body (usual_pages, 0) + 20);
  furniture = dup_page_text (longer_pages, 0, FALSE);
  g_assert_cmpuint (g_strrstr (furniture, "SIGMARINGEN") - furniture, >,
                    180); /* nothing is cut off */
}

static CutiBlock *
add_lines (CutiBlock *body, guint n)
{
  for (guint i = 0; i < n; i++)
    cuti_block_add_paragraph (body, CUTI_SIZE_SMALL, "One line.");

  return body;
}

/* With every number of lines above it: wherever the page ends, a heading is
 * not the last thing on it. */
static void
test_keep_with_next (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr(CutiDocument) document = create_document ();
      g_autoptr(CutiPages) pages = NULL;

      add_lines (document->body, n);
      cuti_block_add_heading (document->body, 1, "Outer heading");
      cuti_block_add_heading (document->body, 2, "Inner heading");
      cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, "What follows.");

      pages = paginate (document, "a4");
      g_assert_cmpint (find_page (pages, "Outer heading"), ==, find_page (pages, "What follows"));
      g_assert_cmpint (find_page (pages, "Inner heading"), ==, find_page (pages, "What follows"));
    }
}

static void
test_keep_card (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr(CutiDocument) document = create_document ();
      g_autoptr(CutiPages) pages = NULL;
      CutiBlock *card;
      CutiBlock *list;

      card = cuti_block_add (add_lines (document->body, n), CUTI_BLOCK_GROUP);
      card->keep = TRUE;
      cuti_block_add_heading (card, 3, "Advice");
      list = cuti_block_add_list (card, 0.2);
      for (guint i = 0; i < 6; i++)
        cuti_block_add_item (list, "Why", CUTI_SIZE_TABLE, "A reason.");
      cuti_block_add_item (list, "Caution", CUTI_SIZE_TABLE, "A danger.");

      pages = paginate (document, "a4");
      g_assert_cmpint (find_page (pages, "Advice"), ==, find_page (pages, "A danger"));
    }
}

static void
test_long_card_is_continued (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  CutiBlock *card = cuti_block_add (document->body, CUTI_BLOCK_GROUP);
  CutiBlock *list;
  g_autofree char *furniture = NULL;

  card->keep = TRUE;
  card->continued = g_strdup ("Advice (continued)");
  cuti_block_add_heading (card, 3, "Advice");
  list = cuti_block_add_list (card, 0.2);
  for (guint i = 0; i < 100; i++)
    cuti_block_add_item (list, "Why", CUTI_SIZE_TABLE, "A reason.");

  pages = paginate (document, "a4");
  g_assert_cmpuint (pages->pages->len, >, 1);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_free (furniture);
      furniture = dup_page_text (pages, i, FALSE);
      g_assert_cmpint (strstr (furniture, "Advice (continued)") != NULL, ==, i > 0);
    }
}

static guint
count_lines (CutiPages *pages, guint i, double points_from)
{
  GPtrArray *page = get_page (pages, i);
  double last = -1;
  guint n = 0;

  for (guint j = 0; j < page->len; j++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, j);

      if (is_text (drawing) && drawing->tag != NULL && drawing->height >= points_from
          && drawing->y > last)
        {
          last = drawing->y;
          n++;
        }
    }

  return n;
}

/* One long paragraph after n short ones: its lines stand at least two together. */
static void
test_no_lonely_lines (void)
{
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr(CutiDocument) document = create_document ();
      g_autoptr(CutiPages) pages = NULL;
      g_autofree char *words = repeat ("words of a paragraph ", 40);

      add_lines (document->body, n);
      cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, words);
      pages = paginate (document, "a4");
      for (guint i = 0; i < pages->pages->len; i++)
        g_assert_cmpuint (count_lines (pages, i, 11.5), !=, 1);
    }
}

static void
test_table_header_repeats (void)
{
  static const double columns[] = { 0.5, 0.5 };
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  CutiBlock *table = cuti_block_add_table (document->body, columns, 2);

  for (guint i = 0; i <= 120; i++)
    {
      CutiBlock *row = cuti_block_add (table, CUTI_BLOCK_ROW);
      g_autofree char *number = g_strdup_printf ("<%u>", i);

      row->header = i == 0;
      cuti_block_add_cell (row, TRUE, i == 0 ? "Question" : number);
      cuti_block_add_cell (row, i == 0, i == 0 ? "Answer" : "yes");
    }

  pages = paginate (document, "a4");
  g_assert_cmpuint (pages->pages->len, >, 2);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_autofree char *furniture = dup_page_text (pages, i, FALSE);
      g_autofree char *words = dup_page_text (pages, i, TRUE);

      g_assert_cmpint (strstr (furniture, "QuestionAnswer") != NULL, ==, i > 0);
      g_assert_cmpint (strstr (words, "Question") != NULL, ==, i == 0);
    }
  for (guint i = 1; i <= 120; i++)
    {
      g_autofree char *number = g_strdup_printf ("<%u>", i);

      g_assert_cmpint (find_page (pages, number), >=, 0);
    }
}

static void
test_nothing_is_lost (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GString) wanted = g_string_new (NULL);
  g_autoptr(GString) drawn = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (wanted, "word%u ", i);
  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, wanted->str);

  pages = paginate (document, "letter");
  for (guint i = 0; i < pages->pages->len; i++)
    {
      g_autofree char *text = dup_page_text (pages, i, TRUE);

      g_string_append (drawn, text);
    }

  g_assert_cmpstr (drawn->str, ==, wanted->str);
}

static void
test_page_break (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;

  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, "Before");
  cuti_block_add (document->body, CUTI_BLOCK_PAGE_BREAK);
  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, "After");
  pages = paginate (document, "a4");

  g_assert_cmpuint (pages->pages->len, ==, 2);
  g_assert_cmpint (find_page (pages, "Before"), ==, 0);
  g_assert_cmpint (find_page (pages, "After"), ==, 1);
}

static void
test_papers_break_lines_alike (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) a4 = NULL;
  g_autoptr(CutiPages) letter = NULL;
  g_autofree char *words = repeat ("words of different lengths in a paragraph ", 30);

  cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, words);
  a4 = paginate (document, "a4");
  letter = paginate (document, "letter");

  g_assert_cmpfloat_with_epsilon (a4->paper.right - a4->paper.left,
                                  letter->paper.right - letter->paper.left, 0.001);
  g_assert_cmpuint (count_lines (a4, 0, 0), ==, count_lines (letter, 0, 0));
}

static void
test_outline_leads_somewhere (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(CutiPages) pages = NULL;
  g_autoptr(GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);

  cuti_block_add_heading (document->body, 1, "First");
  cuti_block_add_heading (document->body, 2, "Second");
  cuti_block_add_heading (document->body, 3, "Third");
  pages = paginate (document, "a4");

  for (guint i = 0; i < pages->pages->len; i++)
    for (guint j = 0; j < get_page (pages, i)->len; j++)
      {
        CutiDrawing *drawing = g_ptr_array_index (get_page (pages, i), j);

        if (drawing->kind == CUTI_DRAW_ANCHOR)
          g_assert_true (g_hash_table_add (anchors, drawing->anchor));
      }

  g_assert_cmpuint (pages->outline->len, ==, 2);
  for (guint i = 0; i < pages->outline->len; i++)
    {
      CutiOutlineEntry *entry = g_ptr_array_index (pages->outline, i);

      g_assert_cmpuint (entry->level, ==, i + 1);
      g_assert_true (g_hash_table_contains (anchors, entry->anchor));
    }
}

static void
test_paper_names (void)
{
  CutiPaper paper;

  g_assert_true (cuti_paper_init (&paper, "letter"));
  g_assert_cmpfloat (paper.width, ==, 612);
  g_assert_true (cuti_paper_init (&paper, NULL));
  g_assert_false (cuti_paper_init (&paper, "a5"));
}

/* Neither is the text set to its end, nor a page begun. */
static void
test_heeds_cancel (void)
{
  g_autoptr(CutiDocument) document = create_document ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(CutiPages) pages = NULL;
  CutiPaper paper;

  g_assert_true (cuti_paper_init (&paper, "a4"));
  for (guint i = 0; i < 200; i++)
    cuti_block_add_paragraph (document->body, CUTI_SIZE_BODY, "Words");
  g_cancellable_cancel (cancellable);
  pages = cuti_paginate (document, &paper, cancellable);
  g_assert_cmpuint (pages->tags->len, <, 10);
  g_assert_cmpuint (pages->pages->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pathologies); i++)
    {
      g_autofree char *path = g_strconcat ("/paginator/inside/", pathologies[i].name, NULL);

      g_test_add_data_func (path, &pathologies[i], test_inside);
    }
  g_test_add_func ("/paginator/many-items", test_many_items);
  g_test_add_func ("/paginator/empty", test_empty);
  g_test_add_func ("/paginator/furniture-on-each-page", test_furniture_on_each_page);
  g_test_add_func ("/paginator/long-identity-moves-the-body", test_long_identity_moves_the_body);
  g_test_add_func ("/paginator/keep-with-next", test_keep_with_next);
  g_test_add_func ("/paginator/keep-card", test_keep_card);
  g_test_add_func ("/paginator/long-card-is-continued", test_long_card_is_continued);
  g_test_add_func ("/paginator/no-lonely-lines", test_no_lonely_lines);
  g_test_add_func ("/paginator/table-header-repeats", test_table_header_repeats);
  g_test_add_func ("/paginator/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/paginator/page-break", test_page_break);
  g_test_add_func ("/paginator/papers-break-lines-alike", test_papers_break_lines_alike);
  g_test_add_func ("/paginator/outline-leads-somewhere", test_outline_leads_somewhere);
  g_test_add_func ("/paginator/heeds-cancel", test_heeds_cancel);
  g_test_add_func ("/paginator/paper-names", test_paper_names);

  return g_test_run ();
}

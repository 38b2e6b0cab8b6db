/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every document of a short, a typical and an extreme case, on both papers and
 * in larger text: where things stand on the pages, and that nothing is lost.
 * What is looked at are the display lists, not pictures of them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cuti-board-sheet.h"
#include "cuti-document-builder.h"
#include "cuti-format.h"
#include "cuti-handout.h"
#include "cuti-json.h"
#include "cuti-report.h"
#include "cuti-summary.h"
#include "cuti-test-catalogue.h"
#include "cuti-test-knowledge.h"
#include "cuti-wording.h"

#define HAIR 0.1
#define STAMP 1795824000
#define MANY_LESIONS 40
#define LONGEST_WORD 20
#define NAMES "فاطمة الزهراء بنت محمد 皮膚転移太郎 Wolfeschlegelsteinhausenbergerdorff "

typedef enum { SHORT, TYPICAL, MANY, EXTREME } Size;

typedef struct
{
  const char     *path;
  CutiReportKind  kind;
  Size            size;
} Kind;

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
  CutiPages     *pages;
} Fixture;

static const CutiAuthor jones = { "Dr A. Jones", "2026-11-22T10:44:00+01:00" };

/* Further lesions of which as much is known as of the first. */
static void
multiply_lesions (JsonNode *node)
{
  JsonArray *lesions = json_object_get_array_member (json_node_get_object (node), "lesions");
  JsonNode *facts = json_object_get_member (json_array_get_object_element (lesions, 0), "facts");

  for (guint i = json_array_get_length (lesions); i < MANY_LESIONS; i++)
    {
      JsonObject *lesion = json_object_new ();
      g_autofree char *id = g_strdup_printf ("%u", 100 + i);

      json_object_set_string_member (lesion, "id", id);
      json_object_set_member (lesion, "facts", json_node_copy (facts));
      json_array_add_object_element (lesions, lesion);
    }
}

static CutiCase *
load_sample (CutiKnowledge *knowledge, Size size)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "resources", "sample.cutiplan", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, &error);
  CutiCase *patient_case;

  g_assert_no_error (error);
  if (size >= MANY)
    multiply_lesions (node);
  patient_case = cuti_case_new_from_json (knowledge, node, &error);
  g_assert_no_error (error);
  return patient_case;
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* Names in three scripts, and texts as long as somebody may paste. */
static void
make_extreme (CutiCase *patient_case)
{
  g_autofree char *word = g_strnfill (40, 'w');
  g_autofree char *phrase = g_strdup_printf ("%s and more " NAMES, word);
  g_autofree char *text = repeat (phrase, 40);
  g_autofree char *name = repeat (NAMES, 3);

  cuti_case_set_patient (patient_case, CUTI_PATIENT_FAMILY, name);
  cuti_case_set_patient (patient_case, CUTI_PATIENT_GIVEN, name);
  cuti_case_set_patient (patient_case, CUTI_PATIENT_ALLERGIES, text);
  for (guint i = CUTI_MDT_PRESENT; i <= CUTI_MDT_DISSENT; i++)
    cuti_case_set_mdt (patient_case, i, text);
  cuti_case_set_string (patient_case,
                        cuti_case_find_answer (patient_case, "case.question", NULL), text);
}

/* As many items with words for patients are accepted, and of the extreme case
 * the first ones are declined at length. */
static void
respond (Fixture *self, Size size)
{
  static const guint accepted[] = { 1, 20, 20, 60 };
  g_autoptr(GPtrArray) items = cuti_wording_dup_items (cuti_plan_get_items (self->plan));
  g_autofree char *reason = repeat (NAMES, 20);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      CutiPlanItem *item = g_ptr_array_index (items, i);
      CutiAdvice *advice = cuti_plan_item_get_advice (item);
      const char *lesion = cuti_plan_item_get_lesion (item);

      if (size == EXTREME && i < 20)
        cuti_case_decline (self->patient_case, advice, lesion, CUTI_DECLINE_OTHER, reason, &jones);
      else if (!cuti_verdict_is_out (cuti_plan_item_get_verdict (item))
               && cuti_advice_get_patient_text (advice) != NULL && n++ < accepted[size])
        cuti_case_accept (self->patient_case, advice, lesion, &jones);
    }
}

static void
setup (Fixture *self, gconstpointer data)
{
  const Kind *kind = data;

  self->knowledge = cuti_test_knowledge_load_shipped ();
  /* Of nothing there is no handout. */
  self->patient_case = kind->size == SHORT && kind->kind != CUTI_REPORT_HANDOUT
                       ? cuti_case_new (self->knowledge, "2026-11-20")
                       : load_sample (self->knowledge, kind->size);
  if (kind->size == EXTREME)
    make_extreme (self->patient_case);
  self->plan = cuti_plan_new (self->patient_case);
  respond (self, kind->size);
  g_object_unref (self->plan);
  self->plan = cuti_plan_new (self->patient_case);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->patient_case);
  g_object_unref (self->knowledge);
}

static GPtrArray *
get_page (Fixture *self, guint i)
{
  return g_ptr_array_index (self->pages->pages, i);
}

static gboolean
is_text (CutiDrawing *drawing)
{
  return drawing->kind == CUTI_DRAW_TEXT && drawing->turn == 0;
}

static void
assert_point_inside (const CutiPaper *paper, double x, double y)
{
  g_assert_cmpfloat (x, >=, paper->left - HAIR);
  g_assert_cmpfloat (x, <=, paper->right + HAIR);
  g_assert_cmpfloat (y, >=, paper->top - HAIR);
  g_assert_cmpfloat (y, <=, paper->bottom + HAIR);
}

static void
assert_inside (const CutiPaper *paper, CutiDrawing *drawing)
{
  if (drawing->kind == CUTI_DRAW_PATH)
    {
      for (guint i = 0; i < drawing->steps->len; i++)
        {
          CutiPathStep *step = &g_array_index (drawing->steps, CutiPathStep, i);

          if (step->verb != CUTI_PATH_CLOSE)
            assert_point_inside (paper, drawing->x + step->x, drawing->y + step->y);
        }
    }
  else if (drawing->turn != 0)
    {
      double across = (drawing->width * cos (drawing->turn)
                       + drawing->height * sin (drawing->turn)) / 2;
      double down = (drawing->width * sin (drawing->turn)
                     + drawing->height * cos (drawing->turn)) / 2;

      assert_point_inside (paper, drawing->x - across, drawing->y - down);
      assert_point_inside (paper, drawing->x + across, drawing->y + down);
    }
  else
    {
      assert_point_inside (paper, drawing->x, drawing->y);
      assert_point_inside (paper, drawing->x + drawing->width, drawing->y + drawing->height);
    }
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const CutiDrawing *left = *(CutiDrawing *const *) a, *right = *(CutiDrawing *const *) b;

  return left->y < right->y ? -1 : left->y > right->y;
}

static gboolean
overlap (CutiDrawing *a, CutiDrawing *b)
{
  return MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) > HAIR
         && MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) > HAIR;
}

static void
assert_apart (GPtrArray *page)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < page->len; i++)
    if (is_text (g_ptr_array_index (page, i)))
      g_ptr_array_add (texts, g_ptr_array_index (page, i));
  g_ptr_array_sort (texts, compare_tops);

  for (guint i = 0; i < texts->len; i++)
    {
      CutiDrawing *upper = g_ptr_array_index (texts, i);

      for (guint j = i + 1; j < texts->len; j++)
        {
          CutiDrawing *lower = g_ptr_array_index (texts, j);

          if (lower->y >= upper->y + upper->height)
            break;
          if (overlap (upper, lower))
            g_error ("“%.*s” stands on “%.*s”", upper->run->item->length,
                     pango_layout_get_text (upper->layout) + upper->run->item->offset,
                     lower->run->item->length,
                     pango_layout_get_text (lower->layout) + lower->run->item->offset);
        }
    }
}

/* Header, footer and what is repeated may end in “…”, the body may not. */
static void
assert_whole (CutiDrawing *drawing)
{
  PangoRectangle extents;
  int width = pango_layout_get_width (drawing->layout);

  pango_layout_get_extents (drawing->layout, NULL, &extents);
  if (width >= 0)
    g_assert_cmpint (extents.width, <=, width + HAIR * PANGO_SCALE);
  if (drawing->tag != NULL)
    g_assert_false (pango_layout_is_ellipsized (drawing->layout));
}

/* Checksums are words too, and long ones. */
static gboolean
is_latin (const char *text, gssize i)
{
  return i >= 0 && g_ascii_isalnum (text[i]);
}

/* Only words longer than any of the knowledge base end in the next line. */
static void
assert_words_whole (CutiDrawing *drawing)
{
  const char *text = pango_layout_get_text (drawing->layout);

  for (GSList *l = pango_layout_get_lines_readonly (drawing->layout); l != NULL; l = l->next)
    {
      gssize start = ((PangoLayoutLine *) l->data)->start_index;
      gssize from = start, to = start;

      if (!is_latin (text, start - 1) || !is_latin (text, start))
        continue;
      while (is_latin (text, from - 1))
        from--;
      while (is_latin (text, to))
        to++;
      if (to - from <= LONGEST_WORD)
        g_error ("“%.*s” is broken in “%.60s”", (int) (to - from), text + from, text);
    }
}

/* Whether what follows it is what it is there for. */
static gboolean
leads (CutiTag *tag)
{
  for (; tag != NULL; tag = tag->parent)
    if (tag->role[0] == 'H' || tag->scope == CUTI_SCOPE_COLUMN)
      return TRUE;

  return FALSE;
}

static void
assert_no_orphan (GPtrArray *page)
{
  CutiDrawing *last = NULL;

  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, i);

      if (is_text (drawing) && drawing->tag != NULL
          && (last == NULL || drawing->y + drawing->height > last->y + last->height - HAIR))
        last = drawing;
    }

  g_assert_nonnull (last);
  if (leads (last->tag))
    g_error ("“%s” ends a page", pango_layout_get_text (last->layout));
}

/* What furnishes a page, without spaces; nothing of what had to end in “…”. */
static char *
dup_furniture (GPtrArray *page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < page->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (page, i);

      if (is_text (drawing) && drawing->tag == NULL
          && !pango_layout_is_ellipsized (drawing->layout))
        g_string_append_len (text, pango_layout_get_text (drawing->layout)
                                   + drawing->run->item->offset, drawing->run->item->length);
    }

  g_string_replace (text, " ", "", 0);
  return g_string_free (text, FALSE);
}

static char *
dup_without_spaces (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

static void
assert_furnished (Fixture *self, const Kind *kind, guint i)
{
  g_autofree char *furniture = dup_furniture (get_page (self, i));
  g_autofree char *number = cuti_format_words (_("Page %u of %u"), i + 1,
                                               self->pages->pages->len);
  g_autofree char *identity = kind->kind == CUTI_REPORT_HANDOUT
                              ? cuti_handout_dup_identity (self->patient_case)
                              : cuti_wording_identity (self->patient_case);
  g_autofree char *joined = dup_without_spaces (identity);
  g_autofree char *joined_number = dup_without_spaces (number);

  g_assert_nonnull (strstr (furniture, joined_number));
  g_assert_nonnull (strstr (furniture, joined));
}

static guint
count_characters (const char *text, gssize length)
{
  guint n = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    n += !g_unichar_isspace (g_utf8_get_char (p));
  return n;
}

/* Bullets are signs, not words; so is what is drawn instead of a label. */
static guint
count_in_block (CutiBlock *block)
{
  guint n = block->label != NULL ? count_characters (block->label, strlen (block->label))
                                 : block->kind == CUTI_BLOCK_ITEM && block->mark == CUTI_MARK_NONE;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      CutiSpan *span = g_ptr_array_index (block->spans, i);

      n += count_characters (span->text, strlen (span->text));
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    n += count_in_block (g_ptr_array_index (block->children, i));
  return n;
}

static guint
count_on_pages (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pages->pages->len; i++)
    for (guint j = 0; j < get_page (self, i)->len; j++)
      {
        CutiDrawing *drawing = g_ptr_array_index (get_page (self, i), j);

        if (is_text (drawing) && drawing->tag != NULL)
          n += count_characters (pango_layout_get_text (drawing->layout)
                                 + drawing->run->item->offset, drawing->run->item->length);
      }

  return n;
}

/* Of one of the lengths that the document may have. */
static CutiDocument *
create_document (Fixture *self, CutiReportKind kind, guint length)
{
  if (kind == CUTI_REPORT_BOARD_SHEET)
    return cuti_document_new_board_sheet (self->patient_case, self->plan, length, STAMP);
  if (kind == CUTI_REPORT_HANDOUT)
    return cuti_document_new_handout (self->patient_case, self->plan, STAMP);
  return cuti_document_new_for_plan (self->patient_case, self->plan, length, 0, STAMP);
}

static void
assert_complete (Fixture *self, CutiReportKind kind)
{
  static const guint lengths[] = { CUTI_N_BREVITY, CUTI_N_BOARD_LEVELS, 1 };
  guint drawn = count_on_pages (self);
  g_autoptr(GString) others = g_string_new (NULL);

  for (guint i = 0; i < lengths[kind]; i++)
    {
      g_autoptr(CutiDocument) document = create_document (self, kind, i);
      guint n = count_in_block (document->body);

      if (n == drawn)
        return;
      g_string_append_printf (others, " %u", n);
    }

  g_error ("%u characters are on the pages, and the document has%s", drawn, others->str);
}

static void
assert_pages (Fixture *self, const Kind *kind)
{
  for (guint i = 0; i < self->pages->pages->len; i++)
    {
      GPtrArray *page = get_page (self, i);

      for (guint j = 0; j < page->len; j++)
        {
          CutiDrawing *drawing = g_ptr_array_index (page, j);

          assert_inside (&self->pages->paper, drawing);
          if (drawing->kind == CUTI_DRAW_TEXT)
            assert_whole (drawing);
          if (is_text (drawing) && drawing->tag != NULL)
            assert_words_whole (drawing);
        }
      assert_apart (page);
      assert_no_orphan (page);
      assert_furnished (self, kind, i);
    }

  if (kind->kind == CUTI_REPORT_BOARD_SHEET)
    g_assert_cmpuint (self->pages->pages->len, ==, 1);
  assert_complete (self, kind->kind);
}

static void
lay_out (Fixture *self, const Kind *kind, const char *paper, double scale)
{
  CutiReportOptions options = { kind->kind, paper, STAMP, scale };
  g_autoptr(GError) error = NULL;

  self->pages = cuti_report_paginate (self->patient_case, self->plan, &options, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s at %g: %u pages", paper, scale, self->pages->pages->len);
}

static void
test_layout (Fixture *self, gconstpointer data)
{
  const Kind *kind = data;
  static const char *const papers[] = { "a4", "letter" };
  static const double scales[] = { 1, 1.4 };

  /* Hundreds of pages take a while: the extreme plan is laid out small on the
   * larger paper and large on the smaller one, and no more. */
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (scales); j++)
      {
        if (kind->kind == CUTI_REPORT_PLAN && kind->size == EXTREME && i != j)
          continue;
        lay_out (self, kind, papers[i], scales[j]);
        assert_pages (self, kind);
        g_clear_pointer (&self->pages, cuti_pages_free);
      }
}

static double
find_largest (Fixture *self)
{
  double height = 0;

  for (guint i = 0; i < get_page (self, 0)->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (get_page (self, 0), i);

      if (is_text (drawing) && drawing->tag != NULL)
        height = MAX (height, drawing->height);
    }

  return height;
}

/* The handout is large of itself, and larger still if that is asked for; the
 * board sheet is as large as its page lets it be. */
static void
test_scale (Fixture *self, gconstpointer data)
{
  double usual;

  lay_out (self, data, "a4", 0);
  usual = find_largest (self);
  cuti_pages_free (self->pages);
  lay_out (self, data, "a4", 1.4);
  if (((const Kind *) data)->kind == CUTI_REPORT_BOARD_SHEET)
    g_assert_cmpfloat (find_largest (self), >, 1.04 * usual);
  else
    g_assert_cmpfloat_with_epsilon (find_largest (self), 1.4 * usual, HAIR);
  cuti_pages_free (self->pages);
}

/* Who reads nothing else reads the first page, also of 40 lesions: what comes
 * behind the summary begins the second. */
static void
test_summary (Fixture *self, gconstpointer data)
{
  static const char *const papers[] = { "a4", "letter" };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      gboolean found = FALSE;

      lay_out (self, data, papers[i], 1);
      for (guint j = 0; j < get_page (self, 1)->len && !found; j++)
        {
          CutiDrawing *drawing = g_ptr_array_index (get_page (self, 1), j);

          if (!is_text (drawing) || drawing->tag == NULL)
            continue;
          found = TRUE;
          g_assert_cmpstr (pango_layout_get_text (drawing->layout), ==, "Case facts");
        }
      g_assert_true (found);
      g_clear_pointer (&self->pages, cuti_pages_free);
    }
}

static const Kind many_lesions = { "many-lesions", CUTI_REPORT_PLAN, MANY };

static const Kind kinds[] = {
  { "short/plan", CUTI_REPORT_PLAN, SHORT },
  { "typical/plan", CUTI_REPORT_PLAN, TYPICAL },
  { "extreme/plan", CUTI_REPORT_PLAN, EXTREME },
  { "short/board", CUTI_REPORT_BOARD_SHEET, SHORT },
  { "typical/board", CUTI_REPORT_BOARD_SHEET, TYPICAL },
  { "extreme/board", CUTI_REPORT_BOARD_SHEET, EXTREME },
  { "short/handout", CUTI_REPORT_HANDOUT, SHORT },
  { "typical/handout", CUTI_REPORT_HANDOUT, TYPICAL },
  { "extreme/handout", CUTI_REPORT_HANDOUT, EXTREME },
};

int
main (int argc, char *argv[])
{
  cuti_test_bind_catalogue ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/summary/many-lesions", Fixture, &many_lesions, setup, test_summary, teardown);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/%s", kinds[i].path);
      g_autofree char *scale = g_strdup_printf ("/text-scale/%s", kinds[i].path);

      g_test_add (path, Fixture, &kinds[i], setup, test_layout, teardown);
      if (kinds[i].size == TYPICAL)
        g_test_add (scale, Fixture, &kinds[i], setup, test_scale, teardown);
    }

  return g_test_run ();
}

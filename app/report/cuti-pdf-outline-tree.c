/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of a table of contents as a tree of two levels: what leads where, and
 * what stands beside and below what.
 */

#include "cuti-pages.h"
#include "cuti-pdf-outline-tree.h"

typedef struct
{
  GPtrArray      *entries; /* of CutiOutlineEntry */
  CutiPdfObjects *objects;
  guint          *ids;
  guint           root;
} Tree;

static guint
get_level (Tree *tree, guint i)
{
  CutiOutlineEntry *entry = g_ptr_array_index (tree->entries, i);

  return i == 0 ? 1 : MIN (entry->level, 2); /* nothing is below nothing */
}

/* The line above at the same level and below the same one; itself if there is none. */
static guint
find_before (Tree *tree, guint i)
{
  for (guint j = i; j > 0 && get_level (tree, j - 1) >= get_level (tree, i); j--)
    if (get_level (tree, j - 1) == get_level (tree, i))
      return j - 1;

  return i;
}

static guint
find_after (Tree *tree, guint i)
{
  for (guint j = i + 1; j < tree->entries->len && get_level (tree, j) >= get_level (tree, i); j++)
    if (get_level (tree, j) == get_level (tree, i))
      return j;

  return i;
}

static guint
find_parent_id (Tree *tree, guint i)
{
  if (get_level (tree, i) == 1)
    return tree->root;
  while (get_level (tree, i) > 1)
    i--;
  return tree->ids[i];
}

/* Lines below are folded away at first. */
static void
append_children (Tree *tree, guint i, GString *body)
{
  guint last = i;

  if (get_level (tree, i) > 1)
    return;
  while (last + 1 < tree->entries->len && get_level (tree, last + 1) > 1)
    last++;
  if (last > i)
    g_string_append_printf (body, "/First %u 0 R/Last %u 0 R/Count -%u", tree->ids[i + 1],
                            tree->ids[last], last - i);
}

static void
write_entry (Tree *tree, guint i)
{
  CutiOutlineEntry *entry = g_ptr_array_index (tree->entries, i);
  g_autoptr(GString) body = g_string_new ("<</Title");
  guint before = find_before (tree, i);
  guint after = find_after (tree, i);

  cuti_pdf_append_text (body, entry->text);
  g_string_append_printf (body, "/Parent %u 0 R/Dest", find_parent_id (tree, i));
  cuti_pdf_append_text (body, entry->anchor);
  if (before != i)
    g_string_append_printf (body, "/Prev %u 0 R", tree->ids[before]);
  if (after != i)
    g_string_append_printf (body, "/Next %u 0 R", tree->ids[after]);
  append_children (tree, i, body);
  g_string_append (body, ">>");
  cuti_pdf_objects_put (tree->objects, tree->ids[i], body->str);
}

static void
write_root (Tree *tree)
{
  guint n = 0, last = 0;
  g_autofree char *body = NULL;

  for (guint i = 0; i < tree->entries->len; i++)
    if (get_level (tree, i) == 1)
      {
        n++;
        last = i;
      }

  body = g_strdup_printf ("<</Type/Outlines/First %u 0 R/Last %u 0 R/Count %u>>", tree->ids[0],
                          tree->ids[last], n);
  cuti_pdf_objects_put (tree->objects, tree->root, body);
}

/**
 * cuti_pdf_outline_tree_write:
 * @entries: of #CutiOutlineEntry
 *
 * Returns: the id of the root; 0 if there are no entries
 */
guint
cuti_pdf_outline_tree_write (GPtrArray *entries, CutiPdfObjects *objects)
{
  g_autofree guint *ids = g_new0 (guint, entries->len);
  Tree tree = { entries, objects, ids, 0 };

  if (entries->len == 0)
    return 0;

  tree.root = cuti_pdf_objects_reserve (objects);
  for (guint i = 0; i < entries->len; i++)
    ids[i] = cuti_pdf_objects_reserve (objects);
  for (guint i = 0; i < entries->len; i++)
    write_entry (&tree, i);
  write_root (&tree);
  return tree.root;
}

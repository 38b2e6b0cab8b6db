/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Page setups in a key file of the user. Pages are made for A4 and Letter,
 * upright; whatever else a file or a dialog says comes to one of these.
 */

#include "cuti-page-setup.h"

#include <glib/gstdio.h>

/* In the order of the drop-downs that offer them. */
static const struct { const char *paper, *name; } papers[] = {
  { "a4", GTK_PAPER_NAME_A4 },
  { "letter", GTK_PAPER_NAME_LETTER },
};

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "cutiplan", "page-setup.ini", NULL);
}

/* NULL where it is neither. */
static const char *
find_paper (GtkPaperSize *size)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (gtk_paper_size_get_name (size), papers[i].name))
      return papers[i].paper;

  return NULL;
}

static const char *
get_default_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? "letter" : "a4";
}

/**
 * cuti_page_setup_new:
 * @paper: “a4” or “letter”
 *
 * Returns: (transfer full): that paper, upright
 */
GtkPageSetup *
cuti_page_setup_new (const char *paper)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].paper, paper))
      {
        GtkPaperSize *size = gtk_paper_size_new (papers[i].name);

        gtk_page_setup_set_paper_size_and_default_margins (setup, size);
        gtk_paper_size_free (size);
      }

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/**
 * cuti_page_setup_load:
 *
 * Returns: (transfer full): what was used last; the first time, or if that is no
 *   longer to be read, the paper of the locale
 */
GtkPageSetup *
cuti_page_setup_load (void)
{
  return cuti_page_setup_new (cuti_page_setup_load_paper ());
}

/**
 * cuti_page_setup_load_paper:
 *
 * Returns: (transfer none): “a4” or “letter”, as for cuti_page_setup_load()
 */
const char *
cuti_page_setup_load_paper (void)
{
  g_autofree char *path = dup_path ();
  g_autoptr(GtkPageSetup) setup = NULL;
  const char *paper = NULL;

  /* GTK warns about a size that it does not know; a missing file is no matter. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    setup = gtk_page_setup_new_from_file (path, NULL);
  if (setup != NULL)
    paper = find_paper (gtk_page_setup_get_paper_size (setup));

  return paper != NULL ? paper : get_default_paper ();
}

/**
 * cuti_page_setup_save:
 *
 * Remembers @setup; that it cannot is no reason to stop a printer.
 */
void
cuti_page_setup_save (GtkPageSetup *setup)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0 || !gtk_page_setup_to_file (setup, path, &error))
    g_debug ("The page setup is not kept: %s", error != NULL ? error->message : folder);
}

/**
 * cuti_page_setup_get_paper:
 *
 * Returns: (transfer none): “a4” or “letter”, whichever @setup is, or is closer
 *   to in shape
 */
const char *
cuti_page_setup_get_paper (GtkPageSetup *setup)
{
  GtkPaperSize *size = gtk_page_setup_get_paper_size (setup);
  const char *paper = find_paper (size);
  double shape = gtk_paper_size_get_height (size, GTK_UNIT_MM)
                 / gtk_paper_size_get_width (size, GTK_UNIT_MM);

  if (paper != NULL)
    return paper;
  return shape < (297.0 / 210 + 11.0 / 8.5) / 2 ? "letter" : "a4";
}

/**
 * cuti_page_setup_show_paper:
 * @rows: “A4” and “Letter”
 *
 * Selects the paper that was used last.
 */
void
cuti_page_setup_show_paper (GtkDropDown *rows)
{
  const char *paper = cuti_page_setup_load_paper ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].paper, paper))
      gtk_drop_down_set_selected (rows, i);
}

/**
 * cuti_page_setup_get_shown_paper:
 * @rows: “A4” and “Letter”
 *
 * Returns: (transfer none) (nullable): “a4” or “letter”, whichever is selected;
 *   %NULL where none is
 */
const char *
cuti_page_setup_get_shown_paper (GtkDropDown *rows)
{
  guint selected = gtk_drop_down_get_selected (rows);

  return selected < G_N_ELEMENTS (papers) ? papers[selected].paper : NULL;
}

/**
 * cuti_page_setup_keep_paper:
 * @rows: as above
 *
 * Remembers the paper that is selected.
 *
 * Returns: (transfer none) (nullable): that paper
 */
const char *
cuti_page_setup_keep_paper (GtkDropDown *rows)
{
  const char *paper = cuti_page_setup_get_shown_paper (rows);
  g_autoptr(GtkPageSetup) setup = paper != NULL ? cuti_page_setup_new (paper) : NULL;

  if (setup != NULL)
    cuti_page_setup_save (setup);
  return paper;
}

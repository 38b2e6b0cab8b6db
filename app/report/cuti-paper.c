/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A4 and Letter, with the same width of text on both, so that lines break
 * alike wherever a plan is printed.
 */

#include <langinfo.h>

#include "cuti-paper.h"

#define MM (72 / 25.4)
#define TEXT_WIDTH (170 * MM)
#define TOP (18 * MM)
#define BOTTOM (20 * MM)

static const struct { const char *name; double width, height; } sizes[] = {
  { "a4", 210 * MM, 297 * MM },
  { "letter", 612, 792 },
};

static const char *
find_locale_name (void)
{
#ifdef __GLIBC__
  /* The C library keeps the millimetres where other items keep an address. */
  int width = (int) (gintptr) nl_langinfo (_NL_PAPER_WIDTH);
  int height = (int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT);

  if (width == 216 && height == 279)
    return "letter";
#endif
  return "a4";
}

/**
 * cuti_paper_init:
 * @name: (nullable): “a4” or “letter”; %NULL: what the locale uses
 *
 * Returns: %FALSE if there is no such paper
 */
gboolean
cuti_paper_init (CutiPaper *self, const char *name)
{
  if (name == NULL)
    name = find_locale_name ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].name, name))
      {
        double margin = (sizes[i].width - TEXT_WIDTH) / 2;

        *self = (CutiPaper) {
          sizes[i].name, sizes[i].width, sizes[i].height,
          margin, TOP, sizes[i].width - margin, sizes[i].height - BOTTOM,
        };
        return TRUE;
      }

  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V10 and V12: a section that leaves no choice, and a review that is overdue.
 * Today is SOURCE_DATE_EPOCH where that is set, so that a build can be made
 * again.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-checker.h"

static GDateTime *
get_today (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return g_date_time_new_from_unix_utc (seconds);

  return g_date_time_new_now_utc ();
}

/* ISO dates sort as they follow each other; of a partial one the whole month
 * or year is still in time. */
static void
check_review (CutiChecker *self)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);
  g_autoptr(GDateTime) now = get_today ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (*manifest->review_by == '\0')
    cuti_checker_report (self, "V12", "manifest.json", "/review_by",
                         _("The manifest does not say by when it is to be reviewed."));
  else if (strncmp (manifest->review_by, today, strlen (manifest->review_by)) < 0)
    cuti_checker_report (self, "V12", "manifest.json", "/review_by",
                         _("The review was due by %s."), manifest->review_by);
}

static void
check_choice (CutiChecker *self, const char *section)
{
  CutiAdvice *only = NULL;
  guint n = 0;

  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);

      if (cuti_advice_get_stance (advice) != CUTI_STANCE_DO
          || !g_str_equal (cuti_advice_get_section (advice), section))
        continue;

      only = advice;
      n++;
    }

  if (n == 1)
    {
      const CutiPlace *place = cuti_checker_find_place (self, only);

      cuti_checker_report (self, "V10", place->file, place->pointer,
                           _("“%s” is the only option of its section."), cuti_advice_get_id (only));
    }
}

void
cuti_checker_check_release (CutiChecker *self)
{
  GListModel *sections = cuti_knowledge_get_sections (self->knowledge);

  cuti_checker_looked_at (self, "V10", 0);
  cuti_checker_looked_at (self, "V12", 0);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr(CutiTerm) section = g_list_model_get_item (sections, i);

      check_choice (self, cuti_term_get_id (section));
    }

  check_review (self);
}

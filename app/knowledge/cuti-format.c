/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How dates and units look to people, the same in window, paper and text, and
 * how they stand in a sentence.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-format.h"
#include "cuti-partial-date.h"

#define OPEN "\xE2\x81\xA8" /* FIRST STRONG ISOLATE */
#define CLOSE "\xE2\x81\xA9" /* POP DIRECTIONAL ISOLATE */
#define BACKWARD "\xE2\x80\x8F" /* RIGHT-TO-LEFT MARK */

static const char *const months[] = {
  NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"),
  NC_("month", "May"), NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"),
  NC_("month", "Sep"), NC_("month", "Oct"), NC_("month", "Nov"), NC_("month", "Dec"),
};

static const struct { const char *ucum, *label; } units[] = {
  { "1", "" },
  { "a", N_("years") },
  { "mo", N_("months") },
  { "wk", N_("weeks") },
  { "d", N_("days") },
  { "h", N_("hours") },
  { "m2", "m²" },
  { "cm2", "cm²" },
  { "kg/m2", "kg/m²" },
  { "Cel", "°C" },
  { "umol/L", "µmol/L" },
  { "10*9/L", "× 10⁹/L" },
  { "10*3/uL", "× 10³/µL" },
  { "[lb_av]", "lb" },
  { "[in_i]", "in" },
  { "mL/min/{1.73_m2}", "mL/min/1.73 m²" },
  { "mm[Hg]", "mmHg" },
};

/**
 * cuti_format_date:
 * @month: 0 where not known
 * @day: 0 where not known
 *
 * Returns: (transfer full): “09-Mar-1954”, “Mar-1954” or “1954”: never a
 *   month in figures, whose place differs between countries
 */
char *
cuti_format_date (int year, int month, int day)
{
  const char *name = month > 0 ? g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]) : NULL;

  if (name == NULL)
    return g_strdup_printf ("%04d", year);
  if (day == 0)
    return g_strdup_printf ("%s-%04d", name, year);
  return g_strdup_printf ("%02d-%s-%04d", day, name, year);
}

/**
 * cuti_format_iso_date:
 *
 * Returns: (transfer full): @iso as people read it, or as it is where it is no date
 */
char *
cuti_format_iso_date (const char *iso)
{
  CutiPartialDate date;

  if (!cuti_partial_date_parse (iso, &date))
    return g_strdup (iso);

  return cuti_format_date (date.year, date.month, date.day);
}

/**
 * cuti_unit_get_label:
 * @ucum: (nullable): a UCUM code
 *
 * Returns: (transfer none): how the unit is printed; empty for plain numbers
 */
const char *
cuti_unit_get_label (const char *ucum)
{
  if (ucum == NULL || *ucum == '{')
    return "";

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].ucum, ucum))
      return *units[i].label != '\0' ? g_dgettext (GETTEXT_PACKAGE, units[i].label) : "";

  return ucum;
}

/**
 * cuti_format_get_language:
 *
 * Returns: (transfer none): the BCP 47 tag of the translation in use
 */
const char *
cuti_format_get_language (void)
{
  /* TRANSLATORS: the BCP 47 tag of your language, such as “de” or “he”. It tells
   * a reader of the PDF what voice to use, and on which side lines begin. */
  return C_("language", "en");
}

/**
 * cuti_format_is_rtl:
 * @language: BCP 47 tag
 *
 * Returns: whether the script that @language is mostly written in runs from
 *   right to left
 */
gboolean
cuti_format_is_rtl (const char *language)
{
  static const char *const backward[] = {
    "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur",
    "yi",
  };
  gsize length = strcspn (language, "-_");

  for (guint i = 0; i < G_N_ELEMENTS (backward); i++)
    if (strlen (backward[i]) == length && g_ascii_strncasecmp (backward[i], language, length) == 0)
      return TRUE;

  return FALSE;
}

/* Hebrew, Arabic, Syriac, Thaana, N’Ko. */
static gboolean
is_backward (gunichar letter)
{
  return letter >= 0x0590 && letter <= 0x08FF;
}

static gunichar
find_letter (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_utf8_get_char (p);

  return 0;
}

/* Each “%s” between isolates. @letter is the first one of the format itself. */
static char *
isolate_values (const char *format, gunichar *letter)
{
  GString *isolated = g_string_new (NULL);

  *letter = 0;
  for (const char *p = format; *p != '\0';)
    {
      gsize n = strcspn (p, "%");

      if (*letter == 0)
        *letter = find_letter (p, n);
      g_string_append_len (isolated, p, n);
      p += n;
      if (*p == '\0')
        break;

      n = strcspn (p + 1, "%cdfgisuxX") + 2;
      g_string_append (isolated, p[1] != '%' ? OPEN : "");
      g_string_append_len (isolated, p, n);
      g_string_append (isolated, p[1] != '%' ? CLOSE : "");
      p += n;
    }

  return g_string_free (isolated, FALSE);
}

/**
 * cuti_format_words_valist:
 *
 * See cuti_format_words().
 */
char *
cuti_format_words_valist (const char *format, va_list args)
{
  g_autofree char *isolated = NULL;
  g_autofree char *words = NULL;
  gunichar letter;

  if (!cuti_format_is_rtl (cuti_format_get_language ()))
    return g_strdup_vprintf (format, args);

  isolated = isolate_values (format, &letter);
  words = g_strdup_vprintf (isolated, args);
  if (*format != '%' || g_str_equal (format, "%s"))
    return g_steal_pointer (&words);

  /* A sentence that begins with a value runs as its own words do, and what has
   * none of its own (“%s: %s”) as the first of its values does. */
  if (letter == 0)
    letter = find_letter (words, strlen (words));
  return is_backward (letter) ? g_strconcat (BACKWARD, words, NULL) : g_steal_pointer (&words);
}

/**
 * cuti_format_words:
 * @format: a sentence, or part of one, for people
 *
 * Inserts values into a sentence. In one from right to left each stands
 * between isolates: “5–10 mm” would become “mm 10–5”.
 *
 * Returns: (transfer full): the sentence
 */
char *
cuti_format_words (const char *format, ...)
{
  char *words;
  va_list args;

  va_start (args, format);
  words = cuti_format_words_valist (format, args);
  va_end (args);

  return words;
}

void
cuti_format_append_words (GString *string, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = cuti_format_words_valist (format, args);
  va_end (args);

  g_string_append (string, words);
}

/**
 * cuti_format_drop_directions:
 *
 * Returns: (transfer full): @text without what cuti_format_words() sets around
 *   values, to compare it or to hand it to a program
 */
char *
cuti_format_drop_directions (const char *text)
{
  GString *plain = g_string_new (text);

  g_string_replace (plain, OPEN, "", 0);
  g_string_replace (plain, CLOSE, "", 0);
  g_string_replace (plain, BACKWARD, "", 0);
  return g_string_free (plain, FALSE);
}

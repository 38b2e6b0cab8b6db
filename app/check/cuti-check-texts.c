/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V13: sentences that are missing, unfinished, too long, easily misread, or
 * that say a dose. Abbreviations are those of the ISMP list of error-prone
 * ones that could turn up in such texts.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-checker.h"

typedef struct
{
  const char *pattern;
  const char *reason; /* why, and what to write instead */
} Rule;

/* UCUM would allow many of these; a hurried reader does not. */
static const Rule abbreviations[] = {
  { "\\b(?:TODO|TBD|FIXME|XXX|INSERT|[Ll]orem)\\b|\\?\\?\\?", N_("it is a placeholder") },
  { "\\b\\d+\\.0+\\b(?!\\.)", N_("a trailing zero is read as ten times as much; leave it out") },
  { "(?<![\\d.])\\.\\d", N_("a number needs a zero before the decimal point") },
  { "[<>]\\s?=?\\s?\\d",
    N_("“<” and “>” are mistaken for each other; write “less than”, “at least”") },
  { "\\b(?:IU|iu)\\b|\\d\\s?[Uu]\\b", N_("write “units”") },
  { "[\\x{b5}\\x{3bc}]g\\b|\\bug\\b", N_("write “micrograms”") },
  { "\\bcc\\b|\\d\\s?cc\\b", N_("write “mL”") },
  { "@", N_("write “at”") },
  { "&", N_("write “and”") },
  { "\\b[Dd]/[Cc]\\b", N_("write “discharge” or “stop”") },
  { "\\b(?:[Qq]\\.?[Oo]\\.?[Dd]|[Qq]\\.?[Dd]|[Qq]1[Dd])\\b",
    N_("write “daily” or “every other day”") },
  { "\\b(?:TIW|tiw|BIW|biw)\\b", N_("write how many times a week") },
  { "\\b(?:[Bb]\\.?[Ii]\\.?[Dd]|[Tt]\\.?[Ii]\\.?[Dd]|[Qq]\\.?[Ii]\\.?[Dd])\\b",
    N_("write how many times a day") },
  { "\\b(?:HS|hs|qhs)\\b", N_("write “at bedtime” or “half-strength”") },
  { "\\b(?:SQ|SC|sq|sub q)\\b", N_("write “under the skin” or “subcutaneous”") },
  { "\\b(?:AD|AS|AU|OD|OS|OU)\\b", N_("it stands for an ear or an eye; write it in full") },
  { "\\b(?:MS|MSO4|MgSO4)\\b", N_("it is morphine or magnesium; write it in full") },
  { "\\b5-?\\s?FU\\b|\\b(?:MTX|AZA|CPZ|HCT|HCTZ|TAC|T-VEC|ARA-A|AZT|DPT|IVIG|PTU)\\b",
    N_("write the name of the drug in full") },
  { "\\bx\\s?\\d+\\s?d\\b", N_("write “for … days”") },
  { "\\bper os\\b", N_("write “by mouth”") },
  { "\\b\\d{5,}\\b", N_("a large number needs commas") },
};

/* Not of a concentration in blood, which is a finding and no order. */
#define DOSE_UNIT \
  "(?:mg|mcg|micrograms?|milligrams?|grams?|Gy|cGy|[Gg]rays?|MBq|GBq|PFU|mL|ml|" \
  "millilitres?|milliliters?|units?|tablets?|drops?)\\b"
#define NOT_A_LEVEL \
  "(?!\\s*(?:/|per\\s)\\s*(?:dL|dl|L|l|mL|ml|min|minute|mmol|g|litre|liter|decilitre|deciliter)\\b)"

static const Rule doses[] = {
  { "\\d[\\d,.]*\\s?" DOSE_UNIT NOT_A_LEVEL, N_("it says a dose") },
  { "\\b\\d+\\s+fractions?\\b", N_("it says a dose") },
};

static const Rule schedules[] = {
  { "\\bevery\\s+(?:\\d+|two|three|four|six|eight|twelve)\\s+(?:hours|days|weeks)\\b"
    "|\\b(?:once|twice|three times|\\d+ times)\\s+(?:daily|weekly|a day|a week)\\b",
    N_("it says a schedule, which is an order") },
};

#define TITLE_LENGTH 90
#define TEXT_LENGTH 400
#define ARGUMENT_LENGTH 240

/* A text and where it stands. */
typedef struct
{
  CutiChecker *checker;
  const char  *file;
  const char  *pointer;
  const char  *text;
} Text;

static void
apply_rules (const Text *text, const Rule *rules, gsize n_rules)
{
  for (gsize i = 0; i < n_rules; i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (rules[i].pattern, G_REGEX_DEFAULT, 0, NULL);
      g_autoptr(GMatchInfo) match = NULL;

      g_assert (regex != NULL);
      if (!g_regex_match (regex, text->text, 0, &match))
        continue;

      g_autofree char *found = g_match_info_fetch (match, 0);

      cuti_checker_report (text->checker, "V13", text->file, text->pointer,
                           /* Translators: the text found, then the reason */
                           _("The text has “%s”: %s."), found, _(rules[i].reason));
    }
}

static void
check_text (CutiChecker *self, const char *file, const char *pointer, const char *words)
{
  Text text = { self, file, pointer, words };

  if (words[strspn (words, " \t\n")] == '\0')
    cuti_checker_report (self, "V13", file, pointer, _("The text is empty."));
  else
    apply_rules (&text, abbreviations, G_N_ELEMENTS (abbreviations));
}

static void
check_member (CutiChecker *self,
              const char  *file,
              const char  *pointer,
              JsonObject  *object,
              const char  *member)
{
  const char *words = cuti_json_text (object, member);
  g_autofree char *place = g_strdup_printf ("%s/%s", pointer, member);

  if (words != NULL)
    check_text (self, file, place, words);
}

/* Sentences of advice, which must not order. */
static void
check_advice_member (CutiChecker     *self,
                     const CutiPlace *place,
                     const char      *pointer,
                     JsonObject      *object,
                     const char      *member,
                     glong            longest)
{
  const char *words = cuti_json_text (object, member);
  g_autofree char *path = g_strdup_printf ("%s/%s", pointer, member);
  Text text = { self, place->file, path, words };

  if (words == NULL)
    return;

  check_text (self, place->file, path, words);
  apply_rules (&text, doses, G_N_ELEMENTS (doses));
  if (g_strcmp0 (cuti_json_text (place->object, "kind"), "drug") == 0)
    apply_rules (&text, schedules, G_N_ELEMENTS (schedules));

  if (g_utf8_strlen (words, -1) > longest)
    cuti_checker_report (self, "V13", place->file, path,
                         _("The text has %ld characters; at most %ld are read at a glance."),
                         g_utf8_strlen (words, -1), longest);
}

static void
check_arguments (CutiChecker *self, const CutiPlace *place, const char *member)
{
  JsonArray *list = cuti_json_list (place->object, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *argument = json_array_get_object_element (list, i);
      g_autofree char *pointer = g_strdup_printf ("%s/%s/%u", place->pointer, member, i);

      if (cuti_json_text (argument, "text") == NULL)
        cuti_checker_report (self, "V13", place->file, pointer, _("The text is missing."));
      check_advice_member (self, place, pointer, argument, "text", ARGUMENT_LENGTH);
    }
}

static void
check_item (CutiChecker *self, const CutiPlace *place)
{
  JsonArray *cites = cuti_json_list (place->object, "cites");
  JsonNode *convention = json_object_get_member (place->object, "convention");

  check_advice_member (self, place, place->pointer, place->object, "title", TITLE_LENGTH);
  check_advice_member (self, place, place->pointer, place->object, "text", TEXT_LENGTH);
  check_advice_member (self, place, place->pointer, place->object, "patient_text", G_MAXLONG);
  check_arguments (self, place, "arguments");
  check_arguments (self, place, "cautions");

  for (guint i = 0; cites != NULL && i < json_array_get_length (cites); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("%s/cites/%u", place->pointer, i);

      check_member (self, place->file, pointer, json_array_get_object_element (cites, i),
                    "supports");
    }

  if (convention != NULL && JSON_NODE_HOLDS_OBJECT (convention))
    {
      g_autofree char *pointer = g_strconcat (place->pointer, "/convention", NULL);

      check_advice_member (self, place, pointer, json_node_get_object (convention), "text",
                           TEXT_LENGTH);
    }
}

static void
check_list (CutiChecker       *self,
            const char        *file,
            const char        *list,
            const char *const *members)
{
  JsonArray *array = cuti_checker_get_list (self, file, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/%s/%u", list, i);

      for (guint m = 0; members[m] != NULL; m++)
        check_member (self, file, pointer, json_array_get_object_element (array, i), members[m]);
    }
}

static void
check_fact (CutiChecker *self, JsonObject *fact, const char *pointer)
{
  JsonArray *choices = cuti_json_list (fact, "choices");
  JsonNode *help = json_object_get_member (fact, "help");

  check_member (self, "facts.json", pointer, fact, "label");
  check_member (self, "facts.json", pointer, fact, "short");

  if (help != NULL && JSON_NODE_HOLDS_OBJECT (help))
    {
      g_autofree char *place = g_strconcat (pointer, "/help", NULL);

      check_member (self, "facts.json", place, json_node_get_object (help), "how");
      check_member (self, "facts.json", place, json_node_get_object (help), "why");
    }

  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/choices/%u", pointer, i);

      check_member (self, "facts.json", place, json_array_get_object_element (choices, i), "label");
    }
}

static void
check_checks (CutiChecker *self, JsonObject *fact, const char *pointer)
{
  JsonArray *checks = cuti_json_list (fact, "checks");

  for (guint i = 0; checks != NULL && i < json_array_get_length (checks); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/checks/%u", pointer, i);

      check_member (self, "facts.json", place, json_array_get_object_element (checks, i), "text");
    }
}

static void
check_facts (CutiChecker *self)
{
  JsonArray *facts = cuti_checker_get_list (self, "facts.json", "facts");

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/facts/%u", i);

      check_fact (self, json_array_get_object_element (facts, i), pointer);
      check_checks (self, json_array_get_object_element (facts, i), pointer);
    }
}

static void
check_manifest (CutiChecker *self)
{
  static const char *const members[] = { "title", "intended_use", "intended_user", "not_for",
                                         "editorial_policy", "disclaimer" };
  JsonObject *manifest = json_object_get_object_member (self->files, "manifest.json");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *pointer = g_strconcat ("/", members[i], NULL);

      if (cuti_json_text (manifest, members[i]) == NULL)
        cuti_checker_report (self, "V13", "manifest.json", pointer, _("The text is missing."));
      check_member (self, "manifest.json", "", manifest, members[i]);
    }
}

void
cuti_checker_check_texts (CutiChecker *self)
{
  static const char *const labels[] = { "label", NULL };
  static const char *const statement_texts[] = { "text", "note", NULL };
  static const char *const stop_texts[] = { "text", NULL };

  cuti_checker_looked_at (self, "V13", 0);
  check_manifest (self);
  check_list (self, "manifest.json", "out_of_scope", stop_texts);
  check_list (self, "facts.json", "groups", labels);
  check_facts (self);
  check_list (self, "concepts.json", "concepts", labels);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    check_item (self, cuti_checker_find_place (
                        self, cuti_knowledge_get_advice_item (self->knowledge, i)));

  check_list (self, "statements.json", "statements", statement_texts);
}

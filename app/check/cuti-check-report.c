/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of a verification as text and as JSON: what was found, and how
 * far it was looked for.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-check.h"
#include "cuti-json.h"

static const char *
get_severity_nick (const CutiDefect *defect)
{
  return defect->severity == CUTI_SEVERITY_ERROR ? "error" : "warning";
}

static void
append_defect (GString *text, const CutiDefect *defect)
{
  g_string_append_printf (text, "%s#%s: %s %s: %s\n", defect->file, defect->pointer,
                          defect->accepted != NULL ? "accepted" : get_severity_nick (defect),
                          defect->check, defect->message);
  if (defect->accepted != NULL)
    g_string_append_printf (text, "  %s\n", defect->accepted);
}

/* A check may both reason and, where that led nowhere, draw cases. */
static void
append_extent (GString *text, guint number, const CutiExtent *extent)
{
  g_string_append_printf (text, "V%u: ", number);
  if (extent->seed != 0)
    g_string_append_printf (text, ngettext ("%u case from seed %u", "%u cases from seed %u",
                                            extent->n_cases), extent->n_cases, extent->seed);
  else if (extent->n_cases != 0)
    g_string_append_printf (text, ngettext ("all of %u worked case", "all of %u worked cases",
                                            extent->n_cases), extent->n_cases);
  else
    g_string_append (text, extent->gave_up == 0 ? _("exhaustive") : _("searched"));

  if (extent->gave_up != 0)
    g_string_append_printf (text, ngettext (", %u question left open", ", %u questions left open",
                                            extent->gave_up), extent->gave_up);
  g_string_append_c (text, '\n');
}

/**
 * cuti_check_to_text:
 *
 * Returns: (transfer full): one line a defect, one line a check, then how
 *   many defects there are
 */
char *
cuti_check_to_text (const CutiVerification *verification)
{
  g_return_val_if_fail (verification != NULL, NULL);

  GString *text = g_string_new (NULL);
  guint n_errors = cuti_check_count (verification, CUTI_SEVERITY_ERROR);
  guint n_warnings = cuti_check_count (verification, CUTI_SEVERITY_WARNING);

  for (guint i = 0; i < verification->defects->len; i++)
    append_defect (text, g_ptr_array_index (verification->defects, i));
  for (guint i = 0; i < CUTI_N_CHECKS; i++)
    if (verification->extents[i].done)
      append_extent (text, i + 1, &verification->extents[i]);

  g_string_append_printf (text, ngettext ("%u error, ", "%u errors, ", n_errors), n_errors);
  g_string_append_printf (text, ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static JsonObject *
defect_to_json (const CutiDefect *defect)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "check", defect->check);
  json_object_set_string_member (object, "severity", get_severity_nick (defect));
  json_object_set_string_member (object, "file", defect->file);
  json_object_set_string_member (object, "pointer", defect->pointer);
  json_object_set_string_member (object, "message", defect->message);
  if (defect->accepted != NULL)
    json_object_set_string_member (object, "accepted", defect->accepted);

  return object;
}

static JsonObject *
extent_to_json (guint number, const CutiExtent *extent)
{
  JsonObject *object = json_object_new ();
  g_autofree char *check = g_strdup_printf ("V%u", number);

  json_object_set_string_member (object, "check", check);
  json_object_set_boolean_member (object, "exhaustive", cuti_extent_is_exhaustive (extent));
  if (extent->n_cases != 0)
    json_object_set_int_member (object, "cases", extent->n_cases);
  if (extent->seed != 0)
    json_object_set_int_member (object, "seed", extent->seed);
  json_object_set_int_member (object, "gave_up", extent->gave_up);

  return object;
}

/**
 * cuti_check_to_json:
 *
 * Returns: (transfer full): `{"errors", "warnings", "findings", "checks"}`,
 *   indented, with a newline at the end
 */
char *
cuti_check_to_json (const CutiVerification *verification)
{
  g_return_val_if_fail (verification != NULL, NULL);

  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autoptr(JsonObject) object = json_object_new ();
  JsonArray *findings = json_array_new ();
  JsonArray *checks = json_array_new ();
  guint n_errors = cuti_check_count (verification, CUTI_SEVERITY_ERROR);
  guint n_warnings = cuti_check_count (verification, CUTI_SEVERITY_WARNING);

  for (guint i = 0; i < verification->defects->len; i++)
    json_array_add_object_element (
      findings, defect_to_json (g_ptr_array_index (verification->defects, i)));
  for (guint i = 0; i < CUTI_N_CHECKS; i++)
    if (verification->extents[i].done)
      json_array_add_object_element (checks, extent_to_json (i + 1, &verification->extents[i]));

  json_object_set_int_member (object, "errors", n_errors);
  json_object_set_int_member (object, "warnings", n_warnings);
  json_object_set_array_member (object, "findings", findings);
  json_object_set_array_member (object, "checks", checks);
  json_node_init_object (node, object);
  return cuti_json_to_pretty (node, NULL);
}

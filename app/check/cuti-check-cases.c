/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * V14, and what V15 needs: the worked cases give the lines they promise and none that they
 * refuse, and between them they try every argument and caution three ways:
 * true, false and unknown.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cuti-checker.h"
#include "cuti-json.h"
#include "cuti-lines.h"

/* Which truths were seen, as bits by CutiTruth. */
typedef struct
{
  CutiChecker    *checker;
  GHashTable     *seen; /* CutiArgument → bits */
  CutiSeenValues *values;
} Coverage;

typedef struct
{
  CutiChecker *checker;
  const char  *file;
  const char  *pointer;
  CutiCase    *patient_case;
  GArray      *lines; /* CutiLine */
} WorkedCase;

static void
report (const WorkedCase *self, const char *member, guint i, const char *message)
{
  g_autofree char *pointer = g_strdup_printf ("%s/%s/%u", self->pointer, member, i);

  cuti_checker_report (self->checker, "V14", self->file, pointer, "%s", message);
}

/* Borrows the lines from those of the case. */
static GPtrArray *
find_lines (const WorkedCase *self, const char *id, const char *lesion)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (self->patient_case);
  CutiAdvice *advice = cuti_knowledge_find_advice (self->checker->knowledge, id);
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      CutiLine *line = &g_array_index (self->lines, CutiLine, i);
      const char *own = cuti_snapshot_get_lesion_id (snapshot, line->lesion);

      if (line->advice == advice && (lesion == NULL || g_strcmp0 (own, lesion) == 0))
        g_ptr_array_add (lines, line);
    }

  return lines;
}

/* Without a lesion, a promise is for every line of the item. */
static GPtrArray *
find_promised (const WorkedCase *self, JsonObject *promise, const char *member, guint i)
{
  const char *advice = cuti_json_text (promise, "advice");
  const char *lesion = cuti_json_text (promise, "lesion");
  g_autoptr(GPtrArray) lines = NULL;

  if (advice != NULL)
    lines = find_lines (self, advice, lesion);
  if (lines != NULL && lines->len > 0)
    return g_steal_pointer (&lines);

  g_autofree char *message =
    lesion == NULL ? g_strdup_printf (_("The plan has no line “%s”."), advice)
                   : g_strdup_printf (_("The plan has no line “%s” for lesion “%s”."), advice,
                                      lesion);

  report (self, member, i, message);
  return NULL;
}

static void
check_expected (const WorkedCase *self, JsonObject *promise, guint i)
{
  const char *verdict = cuti_json_text (promise, "verdict");
  g_autoptr(GPtrArray) lines = find_promised (self, promise, "expect", i);

  for (guint l = 0; lines != NULL && l < lines->len; l++)
    {
      const CutiLine *line = g_ptr_array_index (lines, l);
      const char *given = cuti_verdict_to_nick (line->judgement.verdict);
      gboolean firm = line->judgement.firm;
      g_autofree char *message = NULL;

      if (g_strcmp0 (given, verdict) != 0)
        message = g_strdup_printf (_("“%s” should be %s, but is %s."),
                                   cuti_json_text (promise, "advice"), verdict, given);
      else if (json_object_has_member (promise, "firm")
               && json_object_get_boolean_member (promise, "firm") != firm)
        message = g_strdup_printf (firm ? _("“%s” is firm, but should not be.")
                                        : _("“%s” should be firm, but is not."),
                                   cuti_json_text (promise, "advice"));

      if (message != NULL)
        report (self, "expect", i, message);
    }
}

static void
check_refused (const WorkedCase *self, JsonObject *promise, guint i)
{
  JsonArray *verdicts = cuti_json_list (promise, "verdicts");
  g_autoptr(GPtrArray) lines = find_promised (self, promise, "refuse", i);

  if (verdicts == NULL)
    report (self, "refuse", i, _("A refusal lists its “verdicts”."));

  for (guint l = 0; lines != NULL && l < lines->len; l++)
    {
      const CutiLine *line = g_ptr_array_index (lines, l);
      const char *given = cuti_verdict_to_nick (line->judgement.verdict);

      for (guint v = 0; verdicts != NULL && v < json_array_get_length (verdicts); v++)
        if (g_str_equal (json_array_get_string_element (verdicts, v), given))
          {
            g_autofree char *message = g_strdup_printf (_("“%s” must not be %s."),
                                                        cuti_json_text (promise, "advice"), given);

            report (self, "refuse", i, message);
          }
    }
}

static void
check_promises (const WorkedCase *self, JsonObject *worked)
{
  JsonArray *expect = cuti_json_list (worked, "expect");
  JsonArray *refuse = cuti_json_list (worked, "refuse");
  GListModel *ignored = cuti_case_get_ignored (self->patient_case);

  for (guint i = 0; expect != NULL && i < json_array_get_length (expect); i++)
    check_expected (self, json_array_get_object_element (expect, i), i);
  for (guint i = 0; refuse != NULL && i < json_array_get_length (refuse); i++)
    check_refused (self, json_array_get_object_element (refuse, i), i);

  for (guint i = 0; i < g_list_model_get_n_items (ignored); i++)
    {
      g_autoptr(CutiIgnored) entry = g_list_model_get_item (ignored, i);
      g_autofree char *pointer = g_strdup_printf ("%s/case%s", self->pointer,
                                                  cuti_ignored_get_pointer (entry));

      cuti_checker_report (self->checker, "V14", self->file, pointer,
                           _("The worked case has an entry that is ignored: %s"),
                           cuti_ignored_get_reason (entry));
    }
}

static void
see_truths (Coverage *coverage, GListModel *arguments, const CutiFactView *view)
{
  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (coverage->seen, argument));

      bits |= 1u << cuti_condition_evaluate (cuti_argument_get_when (argument), view);
      g_hash_table_insert (coverage->seen, argument, GUINT_TO_POINTER (bits));
    }
}

static void
see_case (Coverage *coverage, const WorkedCase *self)
{
  CutiSnapshot *snapshot = cuti_case_get_snapshot (self->patient_case);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const CutiLine *line = &g_array_index (self->lines, CutiLine, i);
      CutiFactView view = cuti_snapshot_get_view (snapshot, line->lesion);

      see_truths (coverage, cuti_advice_get_arguments (line->advice), &view);
      see_truths (coverage, cuti_advice_get_cautions (line->advice), &view);
    }

  cuti_seen_values_add (coverage->values, snapshot);
  cuti_checker_looked_at (self->checker, "V14", 1);
  cuti_checker_looked_at (self->checker, "V15", 1);
}

static void
work_case (Coverage *coverage, JsonObject *worked, const char *file, const char *pointer)
{
  CutiChecker *checker = coverage->checker;
  JsonNode *json = json_object_get_member (worked, "case");
  g_autoptr(GError) error = NULL;
  g_autoptr(CutiCase) patient_case = NULL;
  g_autofree char *place = g_strconcat (pointer, "/case", NULL);

  if (json == NULL)
    {
      cuti_checker_report (checker, "V14", file, pointer, _("The worked case has no “case”."));
      return;
    }

  patient_case = cuti_case_new_from_json (checker->knowledge, json, &error);
  if (patient_case == NULL)
    {
      cuti_checker_report (checker, "V14", file, place, "%s", error->message);
      return;
    }

  g_autoptr(GArray) lines = cuti_lines_new (cuti_case_get_snapshot (patient_case));
  WorkedCase self = { checker, file, pointer, patient_case, lines };

  check_promises (&self, worked);
  see_case (coverage, &self);
}

static void
work_file (Coverage *coverage, const char *file, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      cuti_checker_report (coverage->checker, "V14", file, "", _("A worked case is an object."));
      return;
    }

  JsonArray *list = cuti_json_list (json_node_get_object (node), "cases");

  if (list == NULL)
    work_case (coverage, json_node_get_object (node), file, "");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/cases/%u", i);
      JsonNode *worked = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (worked))
        work_case (coverage, json_node_get_object (worked), file, pointer);
      else
        cuti_checker_report (coverage->checker, "V14", file, pointer,
                             _("A worked case is an object."));
    }
}

static char *
describe_gap (CutiTruth truth, const char *argument, const char *advice)
{
  switch (truth)
    {
    case CUTI_TRUTH_FALSE:
      return g_strdup_printf (_("No worked case makes “%s” of “%s” false."), argument, advice);
    case CUTI_TRUTH_UNKNOWN:
      return g_strdup_printf (_("No worked case leaves “%s” of “%s” unknown."), argument, advice);
    case CUTI_TRUTH_TRUE:
    default:
      return g_strdup_printf (_("No worked case makes “%s” of “%s” true."), argument, advice);
    }
}

static void
check_covered (Coverage *coverage, CutiAdvice *advice, GListModel *arguments, const char *member)
{
  const CutiPlace *place = cuti_checker_find_place (coverage->checker, advice);

  for (guint i = 0; i < g_list_model_get_n_items (arguments); i++)
    {
      g_autoptr(CutiArgument) argument = g_list_model_get_item (arguments, i);
      g_autofree char *pointer = g_strdup_printf ("%s/%s/%u", place->pointer, member, i);
      guint bits = GPOINTER_TO_UINT (g_hash_table_lookup (coverage->seen, argument));

      if (cuti_condition_is_const (cuti_argument_get_when (argument)))
        continue;

      for (CutiTruth truth = CUTI_TRUTH_FALSE; truth <= CUTI_TRUTH_TRUE; truth++)
        if ((bits & 1u << truth) == 0)
          {
            g_autofree char *message = describe_gap (truth, cuti_argument_get_id (argument),
                                                     cuti_advice_get_id (advice));

            cuti_checker_report (coverage->checker, "V14", place->file, pointer, "%s", message);
          }
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In byte order, since no two file systems list a folder alike. */
static GPtrArray *
list_files (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                               cancellable, error);
  GFileInfo *info;

  if (children == NULL)
    return NULL;

  while (g_file_enumerator_iterate (children, &info, NULL, cancellable, error))
    {
      if (info == NULL)
        {
          g_ptr_array_sort (names, compare_paths);
          return g_steal_pointer (&names);
        }
      if (g_str_has_suffix (g_file_info_get_name (info), ".json"))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }

  return NULL;
}

/* A file that is damaged is a defect; the others are worked all the same. */
static gboolean
work_files (Coverage *coverage, GFile *folder, GPtrArray *names, GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(GFile) file = g_file_get_child (folder, g_ptr_array_index (names, i));
      g_autoptr(GError) fault = NULL;
      g_autoptr(JsonNode) node = cuti_json_load_file (file, cancellable, &fault);
      g_autofree char *path = g_strconcat ("cases/", g_ptr_array_index (names, i), NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (node != NULL)
        work_file (coverage, path, node);
      else
        cuti_checker_report_error (coverage->checker, fault);
    }

  return TRUE;
}

gboolean
cuti_checker_check_cases (CutiChecker *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GFile) folder = g_file_get_child (self->folder, "cases");
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(CutiSeenValues) values = cuti_seen_values_new (self->knowledge);
  g_autoptr(GError) fault = NULL;
  Coverage coverage = { self, seen, values };

  cuti_checker_looked_at (self, "V14", 0);
  cuti_checker_looked_at (self, "V15", 0);

  names = list_files (folder, cancellable, &fault);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (names == NULL && !g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    cuti_checker_report_error (self, fault);
  if (names != NULL && !work_files (&coverage, folder, names, cancellable, error))
    return FALSE;

  for (guint i = 0; i < cuti_knowledge_get_n_advice (self->knowledge); i++)
    {
      CutiAdvice *advice = cuti_knowledge_get_advice_item (self->knowledge, i);

      check_covered (&coverage, advice, cuti_advice_get_arguments (advice), "arguments");
      check_covered (&coverage, advice, cuti_advice_get_cautions (advice), "cautions");
    }

  cuti_checker_check_borders (self, values);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cutiplan-cli batch: one case a line in, one answer a line out, in order. A
 * bad line gives an error in its place and the rest goes on.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#include "cuti-batch-form.h"
#include "cuti-batch-stream.h"
#include "cuti-command.h"
#include "cuti-json.h"

#define MOST_JOBS 256

typedef struct
{
  char      *folder;
  int        jobs;
  gint64     first_line;
  gboolean   verdicts, ids, reasons, merge;
  char      *summary; /* json or csv */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->folder);
  g_free (self->summary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
write_tally (CutiTally *tally, const char *format)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) node = NULL;
  char *text;

  if (g_str_equal (format, "csv"))
    text = cuti_tally_to_csv (tally);
  else
    {
      g_autofree char *json = NULL;

      node = cuti_tally_to_json (tally);
      json = cuti_json_to_canonical (node);
      text = g_strconcat (json, "\n", NULL);
    }
  bytes = g_bytes_new_take (text, strlen (text));
  return cuti_command_write (NULL, bytes);
}

/* The summaries of shards, added up. */
static int
merge_summaries (CutiKnowledge *knowledge, const char *format, char **paths)
{
  g_autoptr(CutiTally) tally = cuti_tally_new (knowledge);

  for (; *paths != NULL; paths++)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (*paths);
      GError *error = NULL;
      g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, &error);

      if (node == NULL)
        return cuti_command_fail (error);
      if (!cuti_tally_add_json (tally, node, &error))
        {
          g_prefix_error (&error, "%s: ", *paths);
          return cuti_command_fail (error);
        }
    }
  return write_tally (tally, format);
}

static int
sum_up (GPtrArray *workers, const char *format)
{
  CutiTally *tally = cuti_batch_worker_get_tally (workers->pdata[0]);

  for (guint i = 1; i < workers->len; i++)
    cuti_tally_add (tally, cuti_batch_worker_get_tally (workers->pdata[i]));
  return write_tally (tally, format);
}

static CutiBatchForm
get_form (const Options *options)
{
  return options->verdicts ? CUTI_BATCH_VERDICTS
         : options->ids ? CUTI_BATCH_IDS : options->reasons ? CUTI_BATCH_REASONS
         : options->summary != NULL ? CUTI_BATCH_SUMMARY : CUTI_BATCH_PLANS;
}

static int
answer_all (CutiKnowledge *knowledge, const Options *options)
{
  /* So that what is under way stays small, whatever an answer takes. */
  static const guint max_lines[] = { [CUTI_BATCH_PLANS] = 1, [CUTI_BATCH_VERDICTS] = 16,
                                     [CUTI_BATCH_IDS] = 64, [CUTI_BATCH_REASONS] = 64,
                                     [CUTI_BATCH_SUMMARY] = 64 };
  CutiBatchForm form = get_form (options);
  guint n_workers = options->jobs > 0 ? (guint) options->jobs : g_get_num_processors ();
  g_autoptr(CutiDocket) docket = cuti_docket_new (knowledge);
  g_autoptr(GPtrArray) workers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_batch_worker_free);
  GError *error = NULL;

  for (guint i = 0; i < MIN (n_workers, MOST_JOBS); i++)
    g_ptr_array_add (workers, cuti_batch_worker_new (knowledge, docket, form));

  signal (SIGPIPE, SIG_DFL); /* Whoever stops reading has enough: a quiet end, as of any filter. */
  if (!cuti_batch_stream (options->first_line, max_lines[form],
                          (CutiBatchFunc) cuti_batch_worker_answer, workers, &error))
    return cuti_command_fail (error);
  return form == CUTI_BATCH_SUMMARY ? sum_up (workers, options->summary) : CUTI_EXIT_DONE;
}

static gboolean
refuse (const char *reason)
{
  g_printerr ("cutiplan-cli: %s\n", reason);
  return FALSE;
}

static gboolean
check_options (const Options *options, int argc)
{
  guint n_forms =
    options->verdicts + options->ids + options->reasons + (options->summary != NULL);

  if (options->jobs < 0 || options->jobs > MOST_JOBS)
    return refuse (_("“--jobs” is a number from 1 to 256."));
  if (options->first_line < 1)
    return refuse (_("“--first-line” is a number from 1 on."));
  if (n_forms > 1)
    return refuse (_("Only one of “--verdicts”, “--ids”, “--reasons” and “--summary” can be given."));
  if (options->summary != NULL && !g_str_equal (options->summary, "json")
      && !g_str_equal (options->summary, "csv"))
    return refuse (_("“--summary” is json or csv."));
  if (options->merge && (options->verdicts || options->ids || options->reasons || options->jobs > 0))
    return refuse (_("“--merge-summaries” goes with “--summary” and “--knowledge” alone."));
  if (options->merge && argc < 2)
    return refuse (_("“--merge-summaries” needs the files to add up."));
  if (!options->merge && argc != 1)
    return refuse (_("“batch” reads cases from standard input and takes no file."));
  return TRUE;
}

/**
 * cuti_command_batch:
 *
 * Returns: the exit status
 */
int
cuti_command_batch (int argc, char **argv)
{
  g_auto(Options) options = { .first_line = 1 };
  GError *error = NULL;
  g_autoptr(CutiKnowledge) knowledge = NULL;
  GOptionEntry entries[] = {
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, &options.folder,
      N_("Use the knowledge base in DIR"), N_("DIR") },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &options.jobs,
      N_("Work on N cases at a time; else on as many as there are processors"), N_("N") },
    { "first-line", 0, 0, G_OPTION_ARG_INT64, &options.first_line,
      N_("Count lines from N on, where the input is a part of a file"), N_("N") },
    { "verdicts", 0, 0, G_OPTION_ARG_NONE, &options.verdicts,
      N_("Print only id, lesion, verdict and firm"), NULL },
    { "ids", 0, 0, G_OPTION_ARG_NONE, &options.ids,
      N_("Print only which items are advised and which are undecided"), NULL },
    { "reasons", 0, 0, G_OPTION_ARG_NONE, &options.reasons,
      N_("The same, with the facts that decided and the facts that are missing"), NULL },
    { "summary", 0, 0, G_OPTION_ARG_STRING, &options.summary,
      N_("Print only how often each item is advised, and what is missing: json or csv"),
      N_("FORMAT") },
    { "merge-summaries", 0, 0, G_OPTION_ARG_NONE, &options.merge,
      N_("Add up the summaries in the FILES, made with “--summary json”"), NULL },
    { NULL }
  };

  if (!cuti_command_parse (entries, _("< CASES > PLANS"), &argc, &argv)
      || !check_options (&options, argc))
    return CUTI_EXIT_USAGE;

  knowledge = cuti_command_load_knowledge (options.folder, &error);
  if (knowledge == NULL)
    return cuti_command_fail (error);
  if (options.merge)
    return merge_summaries (knowledge, options.summary != NULL ? options.summary : "json",
                            argv + 1);
  return answer_all (knowledge, &options);
}

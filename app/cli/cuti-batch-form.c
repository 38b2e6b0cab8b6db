/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One case a line in, one line of canonical JSON out. Only the whole plan is
 * made as an object; all else is written straight from the verdicts.
 */

#include "config.h"

#include "cuti-batch-form.h"

#include <string.h>

#include "cuti-json.h"
#include "cuti-line-reader.h"
#include "cuti-plan.h"

struct _CutiBatchWorker
{
  CutiKnowledge  *knowledge;
  CutiDocket     *docket;
  CutiReasons    *reasons;
  CutiBatchForm   form;
  CutiLineReader *reader;
  CutiTally      *tally;
  GPtrArray      *quoted; /* GString: a comma and the id, as JSON, of every item of advice */
  GPtrArray      *quoted_facts; /* the same of every fact */
  const char     *nicks[CUTI_VERDICT_NOT_APPLICABLE + 1];

  /* of the line in hand: */
  CutiSnapshot   *snapshot;
  GString        *out;
  GArray         *advised, *undecided; /* CutiDocketLine */
  GString        *name;
  GByteArray     *room;
};

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
add_quoted (GPtrArray *all, const char *id)
{
  GString *quoted = g_string_new (NULL);

  g_string_append_c (quoted, ',');
  cuti_json_append_text (quoted, id);
  g_ptr_array_add (all, quoted);
}

/**
 * cuti_batch_worker_new:
 * @docket: of @knowledge; to be kept as long as the worker
 *
 * Returns: (transfer full): one that answers in @form
 */
CutiBatchWorker *
cuti_batch_worker_new (CutiKnowledge *knowledge, CutiDocket *docket, CutiBatchForm form)
{
  CutiBatchWorker *self = g_new0 (CutiBatchWorker, 1);

  self->knowledge = g_object_ref (knowledge);
  self->docket = docket;
  self->reasons = cuti_reasons_new (docket);
  self->room = g_byte_array_new ();
  self->form = form;
  self->reader = cuti_line_reader_new (knowledge);
  self->advised = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  self->undecided = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  self->name = g_string_new (NULL);
  self->quoted = g_ptr_array_new_with_free_func (free_string);
  self->quoted_facts = g_ptr_array_new_with_free_func (free_string);
  if (form == CUTI_BATCH_SUMMARY)
    self->tally = cuti_tally_new (knowledge);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    add_quoted (self->quoted, cuti_advice_get_id (cuti_knowledge_get_advice_item (knowledge, i)));
  for (guint i = 0; i < cuti_knowledge_get_n_facts (knowledge); i++)
    add_quoted (self->quoted_facts, cuti_fact_get_id (cuti_knowledge_get_fact (knowledge, i)));
  for (guint i = 0; i < G_N_ELEMENTS (self->nicks); i++)
    self->nicks[i] = cuti_verdict_to_nick (i);
  return self;
}

void
cuti_batch_worker_free (CutiBatchWorker *self)
{
  cuti_line_reader_free (self->reader);
  cuti_reasons_free (self->reasons);
  g_clear_pointer (&self->tally, cuti_tally_free);
  g_ptr_array_unref (self->quoted);
  g_ptr_array_unref (self->quoted_facts);
  g_array_unref (self->advised);
  g_array_unref (self->undecided);
  g_string_free (self->name, TRUE);
  g_byte_array_unref (self->room);
  g_object_unref (self->knowledge);
  g_free (self);
}

static const char *
get_lesion_id (CutiBatchWorker *self, guint lesion)
{
  return lesion != CUTI_NO_LESION ? cuti_snapshot_get_lesion_id (self->snapshot, lesion) : NULL;
}

/* What is the first of a list, or the value of a member, has no comma before it. */
static gboolean
needs_comma (const GString *out)
{
  char last = out->len > 0 ? out->str[out->len - 1] : '[';

  return last != '[' && last != ':';
}

/* Where there is room, as there mostly is, text only is copied. */
static inline void
append_len (GString *out, const char *text, gsize length)
{
  gsize end = out->len + length;

  if (end >= out->allocated_len)
    {
      g_string_append_len (out, text, length);
      return;
    }

  memcpy (out->str + out->len, text, length);
  out->str[end] = '\0';
  out->len = end;
}

#define APPEND(out, literal) append_len (out, literal, sizeof literal - 1)

static inline void
append_comma (GString *list)
{
  if (needs_comma (list))
    APPEND (list, ",");
}

/* What stands in @quoted has a comma before it, which the first of a list is without. */
static inline void
append_element (GString *out, const GString *quoted)
{
  gboolean comma = needs_comma (out);

  append_len (out, quoted->str + !comma, quoted->len - !comma);
}

static void
append_case_id (CutiBatchWorker *self)
{
  const char *id = cuti_line_reader_get_id (self->reader);

  if (id == NULL)
    return;
  g_string_append (self->out, ",\"case\":");
  cuti_json_append_text (self->out, id);
}

static void
append_verdict (CutiAdvice *advice, guint lesion, CutiJudgement judgement, gpointer data)
{
  CutiBatchWorker *self = data;
  const char *lesion_id = get_lesion_id (self, lesion);

  append_comma (self->out);
  g_string_append (self->out, judgement.firm ? "{\"firm\":true,\"id\":" : "{\"firm\":false,\"id\":");
  append_element (self->out, self->quoted->pdata[cuti_advice_get_index (advice)]);
  if (lesion_id != NULL)
    {
      APPEND (self->out, ",\"lesion\":");
      cuti_json_append_text (self->out, lesion_id);
    }
  APPEND (self->out, ",\"verdict\":\"");
  g_string_append (self->out, self->nicks[judgement.verdict]);
  APPEND (self->out, "\"}");
}

static void
write_verdicts (CutiBatchWorker *self)
{
  APPEND (self->out, "{\"advice\":[");
  cuti_docket_judge (self->docket, self->snapshot, self->room, append_verdict, self);
  APPEND (self->out, "]");
  append_case_id (self);
  APPEND (self->out, "}\n");
}

/* What the plan shows as something to heed: an offer, a warning, a piece of information. */
#define ADVISED \
  (1 << CUTI_VERDICT_RECOMMENDED | 1 << CUTI_VERDICT_CONSIDER | 1 << CUTI_VERDICT_CONTESTED \
   | 1 << CUTI_VERDICT_AVOID | 1 << CUTI_VERDICT_INFORM)

/* What is about one lesion is “id@lesion”. */
static void
append_id (CutiBatchWorker *self, const GString *quoted, const char *lesion_id)
{
  if (lesion_id == NULL)
    {
      append_element (self->out, quoted);
      return;
    }

  g_string_truncate (self->name, 0);
  g_string_append_len (self->name, quoted->str + 2, quoted->len - 3);
  g_string_append_printf (self->name, "@%s", lesion_id);
  append_comma (self->out);
  cuti_json_append_text (self->out, self->name->str);
}

static void
append_line_id (CutiBatchWorker *self, CutiDocketLine line)
{
  const GString *quoted = self->quoted->pdata[line.advice];

  if (line.lesion == CUTI_NO_LESION)
    append_element (self->out, quoted);
  else
    append_id (self, quoted, get_lesion_id (self, line.lesion));
}

static void
append_facts (CutiBatchWorker *self, GArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      CutiFactKey key = g_array_index (keys, CutiFactKey, i);

      if (key.fact == CUTI_ASK_LESIONS)
        {
          append_comma (self->out);
          APPEND (self->out, "\"lesions\"");
        }
      else
        append_id (self, self->quoted_facts->pdata[key.fact], get_lesion_id (self, key.lesion));
    }
}

static void
append_advised (CutiBatchWorker *self, CutiDocketLine line)
{
  GArray *missing;

  append_comma (self->out);
  APPEND (self->out, "{\"because\":[");
  append_facts (self, cuti_reasons_list_because (self->reasons, line));
  APPEND (self->out, "],\"id\":");
  append_line_id (self, line);
  missing = cuti_reasons_list_missing (self->reasons, line);
  if (missing->len > 0)
    {
      APPEND (self->out, ",\"missing\":[");
      append_facts (self, missing);
      APPEND (self->out, "]");
    }
  APPEND (self->out, "}");
}

static void
append_undecided (CutiBatchWorker *self, CutiDocketLine line)
{
  append_comma (self->out);
  APPEND (self->out, "{\"id\":");
  append_line_id (self, line);
  APPEND (self->out, ",\"missing\":[");
  append_facts (self, cuti_reasons_list_missing (self->reasons, line));
  APPEND (self->out, "]}");
}

static void
append_lines (CutiBatchWorker *self,
              const char      *name,
              GArray          *lines,
              void           (*append) (CutiBatchWorker *self, CutiDocketLine line))
{
  g_string_append_printf (self->out, "\"%s\":[", name);
  for (guint i = 0; i < lines->len; i++)
    append (self, g_array_index (lines, CutiDocketLine, i));
  APPEND (self->out, "]");
}

static void
write_lists (CutiBatchWorker *self)
{
  gboolean with_reasons = self->form == CUTI_BATCH_REASONS;
  static const guint verdicts[] = { ADVISED, 1 << CUTI_VERDICT_UNDECIDED };
  GArray *const lists[] = { self->advised, self->undecided };
  const CutiOutOfScope *stop = cuti_judge_scope (self->snapshot);
  guint n_ignored = cuti_line_reader_get_n_ignored (self->reader);

  cuti_docket_select (self->docket, self->snapshot, self->room, verdicts, lists);
  cuti_reasons_start (self->reasons, self->snapshot, self->room);
  APPEND (self->out, "{");
  append_lines (self, "advised", self->advised, with_reasons ? append_advised : append_line_id);
  append_case_id (self);
  if (n_ignored > 0)
    g_string_append_printf (self->out, ",\"ignored\":%u", n_ignored);
  if (stop != NULL)
    {
      APPEND (self->out, ",\"out_of_scope\":");
      cuti_json_append_text (self->out, stop->id);
    }
  APPEND (self->out, ",");
  append_lines (self, "undecided", self->undecided,
                with_reasons ? append_undecided : append_line_id);
  APPEND (self->out, "}\n");
}

static void
append_json (GString *out, JsonNode *node)
{
  g_autofree char *text = cuti_json_to_canonical (node);

  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

static void
write_error (const GError *error, gint64 line, GString *out)
{
  g_string_append (out, "{\"error\":");
  cuti_json_append_text (out, error->message);
  g_string_append_printf (out, ",\"line\":%" G_GINT64_FORMAT "}\n", line);
}

static gboolean
answer_with_plan (CutiBatchWorker *self, const char *line, gsize length, GError **error)
{
  g_autoptr(JsonNode) json = cuti_json_parse (line, length, error);
  g_autoptr(CutiCase) patient_case = NULL;
  g_autoptr(CutiPlan) plan = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (json == NULL)
    return FALSE;
  patient_case = cuti_case_new_from_json (self->knowledge, json, error);
  if (patient_case == NULL)
    return FALSE;

  plan = cuti_plan_new (patient_case);
  node = cuti_plan_to_json (plan);
  append_json (self->out, node);
  return TRUE;
}

static gboolean
answer_with_verdicts (CutiBatchWorker *self, const char *line, gsize length, GError **error)
{
  if (!cuti_line_reader_read (self->reader, line, length, error))
    return FALSE;

  self->snapshot = cuti_line_reader_get_snapshot (self->reader);
  if (self->form == CUTI_BATCH_SUMMARY)
    cuti_tally_add_case (self->tally, self->docket, self->reasons, self->snapshot, self->room,
                         cuti_line_reader_get_n_ignored (self->reader) > 0);
  else if (self->form == CUTI_BATCH_VERDICTS)
    write_verdicts (self);
  else
    write_lists (self);
  return TRUE;
}

/**
 * cuti_batch_worker_answer:
 * @line: one case, with a NUL after its end
 * @number: of the line, counted from 1, for errors
 * @out: gets the answer, which is a line too
 */
void
cuti_batch_worker_answer (CutiBatchWorker *self,
                          const char      *line,
                          gsize            length,
                          gint64           number,
                          GString         *out)
{
  g_autoptr(GError) error = NULL;

  self->out = out;
  if (self->form == CUTI_BATCH_PLANS ? answer_with_plan (self, line, length, &error)
                                     : answer_with_verdicts (self, line, length, &error))
    return;

  if (self->tally != NULL)
    cuti_tally_add_error (self->tally);
  else
    write_error (error, number, out);
}

/**
 * cuti_batch_worker_get_tally:
 *
 * Returns: (transfer none) (nullable): what was counted, of a summary
 */
CutiTally *
cuti_batch_worker_get_tally (CutiBatchWorker *self)
{
  return self->tally;
}

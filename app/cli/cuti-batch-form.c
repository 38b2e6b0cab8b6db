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
  CutiBatchForm   form;
  CutiLineReader *reader;
  CutiTally      *tally;
  GPtrArray      *quoted; /* GString: the id of every item of advice as JSON */
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
  self->room = g_byte_array_new ();
  self->form = form;
  self->reader = cuti_line_reader_new (knowledge);
  self->advised = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  self->undecided = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  self->name = g_string_new (NULL);
  self->quoted = g_ptr_array_new_with_free_func (free_string);
  if (form == CUTI_BATCH_SUMMARY)
    self->tally = cuti_tally_new (knowledge);

  for (guint i = 0; i < cuti_knowledge_get_n_advice (knowledge); i++)
    {
      GString *quoted = g_string_new (NULL);

      cuti_json_append_text (quoted,
                             cuti_advice_get_id (cuti_knowledge_get_advice_item (knowledge, i)));
      g_ptr_array_add (self->quoted, quoted);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->nicks); i++)
    self->nicks[i] = cuti_verdict_to_nick (i);
  return self;
}

void
cuti_batch_worker_free (CutiBatchWorker *self)
{
  cuti_line_reader_free (self->reader);
  g_clear_pointer (&self->tally, cuti_tally_free);
  g_ptr_array_unref (self->quoted);
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

/* A list has either nothing before an element, or a comma. */
static gboolean
needs_comma (const GString *list)
{
  return list->len > 0 && list->str[list->len - 1] != '[';
}

static void
append_comma (GString *list)
{
  if (needs_comma (list))
    g_string_append_c (list, ',');
}

/* Ids are most of what is written: where there is room, they only are copied. */
static void
append_element (CutiBatchWorker *self, guint advice)
{
  const GString *quoted = self->quoted->pdata[advice];
  GString *out = self->out;
  gboolean comma = needs_comma (out);
  gsize end = out->len + comma + quoted->len;

  if (end >= out->allocated_len)
    {
      append_comma (out);
      g_string_append_len (out, quoted->str, quoted->len);
      return;
    }

  out->str[out->len] = ',';
  memcpy (out->str + out->len + comma, quoted->str, quoted->len + 1);
  out->len = end;
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
  g_string_append (self->out, ((GString *) self->quoted->pdata[cuti_advice_get_index (advice)])->str);
  if (lesion_id != NULL)
    {
      g_string_append (self->out, ",\"lesion\":");
      cuti_json_append_text (self->out, lesion_id);
    }
  g_string_append (self->out, ",\"verdict\":\"");
  g_string_append (self->out, self->nicks[judgement.verdict]);
  g_string_append (self->out, "\"}");
}

static void
write_verdicts (CutiBatchWorker *self)
{
  g_string_append (self->out, "{\"advice\":[");
  cuti_docket_judge (self->docket, self->snapshot, self->room, append_verdict, self);
  g_string_append_c (self->out, ']');
  append_case_id (self);
  g_string_append (self->out, "}\n");
}

/* What the plan shows as something to heed: an offer, a warning, a piece of information. */
#define ADVISED \
  (1 << CUTI_VERDICT_RECOMMENDED | 1 << CUTI_VERDICT_CONSIDER | 1 << CUTI_VERDICT_CONTESTED \
   | 1 << CUTI_VERDICT_AVOID | 1 << CUTI_VERDICT_INFORM)

static void
append_id (CutiBatchWorker *self, const CutiDocketLine *line)
{
  const char *lesion_id = get_lesion_id (self, line->lesion);
  CutiAdvice *advice;

  if (lesion_id == NULL)
    {
      append_element (self, line->advice);
      return;
    }

  advice = cuti_knowledge_get_advice_item (self->knowledge, line->advice);
  g_string_printf (self->name, "%s@%s", cuti_advice_get_id (advice), lesion_id);
  append_comma (self->out);
  cuti_json_append_text (self->out, self->name->str);
}

static void
append_ids (CutiBatchWorker *self, const char *name, GArray *lines)
{
  g_string_append_printf (self->out, "\"%s\":[", name);
  for (guint i = 0; i < lines->len; i++)
    append_id (self, &g_array_index (lines, CutiDocketLine, i));
  g_string_append_c (self->out, ']');
}

static void
write_ids (CutiBatchWorker *self)
{
  static const guint verdicts[] = { ADVISED, 1 << CUTI_VERDICT_UNDECIDED };
  GArray *const lists[] = { self->advised, self->undecided };
  const CutiOutOfScope *stop = cuti_judge_scope (self->snapshot);
  guint n_ignored = cuti_line_reader_get_n_ignored (self->reader);

  cuti_docket_select (self->docket, self->snapshot, self->room, verdicts, lists);
  g_string_append_c (self->out, '{');
  append_ids (self, "advised", self->advised);
  append_case_id (self);
  if (n_ignored > 0)
    g_string_append_printf (self->out, ",\"ignored\":%u", n_ignored);
  if (stop != NULL)
    {
      g_string_append (self->out, ",\"out_of_scope\":");
      cuti_json_append_text (self->out, stop->id);
    }
  g_string_append_c (self->out, ',');
  append_ids (self, "undecided", self->undecided);
  g_string_append (self->out, "}\n");
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
    cuti_tally_add_case (self->tally, self->docket, self->snapshot, self->room,
                         cuti_line_reader_get_n_ignored (self->reader) > 0);
  else if (self->form == CUTI_BATCH_IDS)
    write_ids (self);
  else
    write_verdicts (self);
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

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a plain line without a tree of it. What is not plain, or would have
 * to be listed as not used, goes the long way: here nothing is decided that
 * the case does not decide in the same way.
 */

#include "cuti-line-reader.h"

#include "cuti-json.h"
#include "cuti-line-facts.h"

#define MAX_PLAIN_LESIONS 64
struct _CutiLineReader
{
  CutiSnapshot  *own; /* filled from plain lines */
  CutiSnapshot  *other; /* of the line that went the long way; else NULL */
  CutiLineFacts *facts;
  CutiLine       line;
  GString       *id;
  gboolean       has_id;
  guint          n_ignored;
};

/**
 * cuti_line_reader_new:
 *
 * Returns: (transfer full): a reader of cases whose answers are to @knowledge
 */
CutiLineReader *
cuti_line_reader_new (CutiKnowledge *knowledge)
{
  CutiLineReader *self = g_new0 (CutiLineReader, 1);

  self->own = cuti_snapshot_new_empty (knowledge);
  self->facts = cuti_line_facts_new (knowledge);
  self->id = g_string_new (NULL);
  return self;
}

void
cuti_line_reader_free (CutiLineReader *self)
{
  cuti_line_facts_free (self->facts);
  g_clear_pointer (&self->other, cuti_snapshot_unref);
  cuti_snapshot_unref (self->own);
  g_string_free (self->id, TRUE);
  g_free (self);
}

/* The members of a case, of a lesion and of a patient, as bits. */
typedef enum
{
  HAS_FORMAT  = 1 << 0,
  HAS_ID      = 1 << 1,
  HAS_LABEL   = 1 << 2,
  HAS_FACTS   = 1 << 3,
  HAS_LESIONS = 1 << 4,
  HAS_PATIENT = 1 << 5,
} Members;

static const struct { const char *name; Members member; } member_names[] = {
  { "id", HAS_ID }, { "facts", HAS_FACTS }, { "format", HAS_FORMAT }, { "label", HAS_LABEL },
  { "lesions", HAS_LESIONS }, { "patient", HAS_PATIENT } };

/* Of those @allowed, one that is not yet among @members. */
static gboolean
read_member_name (CutiLineReader *self, Members allowed, Members *members, Members *member)
{
  CutiSpan name;

  if (!cuti_line_read_name (&self->line, &name))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (member_names); i++)
    if (cuti_span_is (name, member_names[i].name))
      {
        *member = member_names[i].member;
        if (!(*member & allowed) || (*member & *members))
          return FALSE;
        *members |= *member;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_lesion_id (CutiLineReader *self, CutiSpan id)
{
  GPtrArray *ids = self->own->lesion_ids;

  for (guint i = 0; i < ids->len; i++)
    if (cuti_span_is (id, ids->pdata[i]))
      return FALSE;

  g_ptr_array_add (ids, g_strndup (id.start, id.length));
  return TRUE;
}

static gboolean
read_lesion (CutiLineReader *self)
{
  guint lesion = cuti_snapshot_add_lesion (self->own);
  Members members = 0, member;
  CutiSpan text;

  if (lesion >= MAX_PLAIN_LESIONS || !cuti_line_accept_mark (&self->line, '{'))
    return FALSE;

  do
    {
      if (!read_member_name (self, HAS_ID | HAS_LABEL | HAS_FACTS, &members, &member))
        return FALSE;
      if (member == HAS_FACTS ? !cuti_line_facts_read (self->facts, &self->line, self->own, lesion + 1)
                              : !cuti_line_read_text (&self->line, &text))
        return FALSE;
      if (member == HAS_ID && !take_lesion_id (self, text))
        return FALSE;
    }
  while (cuti_line_accept_mark (&self->line, ','));
  return (members & HAS_ID) && cuti_line_accept (&self->line, '}');
}

static gboolean
read_lesions (CutiLineReader *self)
{
  if (!cuti_line_accept_mark (&self->line, '['))
    return FALSE;
  if (cuti_line_accept (&self->line, ']'))
    return TRUE;

  do
    if (!read_lesion (self))
      return FALSE;
  while (cuti_line_accept_mark (&self->line, ','));
  return cuti_line_accept (&self->line, ']');
}

/* The date of birth alone: logic reads nothing else of the patient. */
static gboolean
read_patient (CutiLineReader *self)
{
  CutiSpan name;

  if (!cuti_line_accept_mark (&self->line, '{'))
    return FALSE;
  if (cuti_line_accept (&self->line, '}'))
    return TRUE;

  self->own->has_born = TRUE;
  return cuti_line_read_name (&self->line, &name) && cuti_span_is (name, "born")
         && cuti_line_read_date (&self->line, &self->own->born) && cuti_line_accept_mark (&self->line, '}');
}

static gboolean
read_case_member (CutiLineReader *self, Members member)
{
  CutiSpan text;

  if (member == HAS_FACTS)
    return cuti_line_facts_read (self->facts, &self->line, self->own, 0);
  if (member == HAS_LESIONS)
    return read_lesions (self);
  if (member == HAS_PATIENT)
    return read_patient (self);

  if (!cuti_line_read_text (&self->line, &text))
    return FALSE;
  if (member == HAS_FORMAT)
    return cuti_span_is (text, "cutiplan-case/1");
  if (member == HAS_ID)
    {
      self->has_id = TRUE;
      g_string_append_len (self->id, text.start, text.length);
    }
  return TRUE;
}

static gboolean
read_case (CutiLineReader *self)
{
  Members members = 0, member;

  if (!cuti_line_accept_mark (&self->line, '{'))
    return FALSE;

  do
    if (!read_member_name (self, ~0, &members, &member) || !read_case_member (self, member))
      return FALSE;
  while (cuti_line_accept_mark (&self->line, ','));
  return (members & HAS_FORMAT) && cuti_line_accept_mark (&self->line, '}');
}

static gboolean
is_utf8 (const char *line, gsize length)
{
  guint64 bits = 0, eight;
  gsize i = 0;

  for (; i + sizeof eight <= length; i += sizeof eight)
    {
      memcpy (&eight, line + i, sizeof eight);
      bits |= eight;
    }
  for (; i < length; i++)
    bits |= (guchar) line[i];
  return !(bits & G_GUINT64_CONSTANT (0x8080808080808080))
         || g_utf8_validate_len (line, length, NULL);
}

static void
forget (CutiLineReader *self)
{
  g_clear_pointer (&self->other, cuti_snapshot_unref);
  g_string_truncate (self->id, 0);
  self->has_id = FALSE;
  self->n_ignored = 0;
}

/**
 * cuti_line_reader_read_plain:
 * @line: JSON text, with a NUL after its end
 *
 * Reads the line if it is plain: the members that logic reads and no other,
 * texts without escapes, nothing that would have to be listed as not used.
 *
 * Returns: whether it was
 */
gboolean
cuti_line_reader_read_plain (CutiLineReader *self, const char *line, gsize length)
{
  forget (self);
  cuti_snapshot_empty (self->own);
  if (length > CUTI_JSON_MAX_SIZE)
    return FALSE;

  self->line.at = (const guchar *) line;
  self->line.end = self->line.at + length;
  if (!read_case (self) || self->line.at != self->line.end
      || !is_utf8 (line, length))
    return FALSE;

  cuti_snapshot_settle (self->own, NULL);
  return TRUE;
}

/**
 * cuti_line_reader_read_any:
 *
 * Reads the line by way of a case, which accepts all that a case file may
 * hold.
 */
gboolean
cuti_line_reader_read_any (CutiLineReader *self, const char *line, gsize length, GError **error)
{
  g_autoptr(JsonNode) json = NULL;
  g_autoptr(CutiCase) patient_case = NULL;

  forget (self);
  json = cuti_json_parse (line, length, error);
  if (json == NULL)
    return FALSE;
  patient_case = cuti_case_new_from_json (cuti_snapshot_get_knowledge (self->own), json, error);
  if (patient_case == NULL)
    return FALSE;

  self->has_id = cuti_case_get_id (patient_case) != NULL;
  g_string_append (self->id, self->has_id ? cuti_case_get_id (patient_case) : "");
  self->n_ignored = g_list_model_get_n_items (cuti_case_get_ignored (patient_case));
  self->other = cuti_snapshot_new (patient_case);
  return TRUE;
}

/**
 * cuti_line_reader_read:
 * @line: JSON text, with a NUL after its end
 *
 * Reads one case; what was read before is forgotten.
 */
gboolean
cuti_line_reader_read (CutiLineReader *self, const char *line, gsize length, GError **error)
{
  return cuti_line_reader_read_plain (self, line, length)
         || cuti_line_reader_read_any (self, line, length, error);
}

/**
 * cuti_line_reader_get_snapshot:
 *
 * Returns: (transfer none): what logic sees of the case read last, until the
 *   next one is read
 */
CutiSnapshot *
cuti_line_reader_get_snapshot (CutiLineReader *self)
{
  return self->other != NULL ? self->other : self->own;
}

/**
 * cuti_line_reader_get_id:
 *
 * Returns: (nullable): the id of the case read last
 */
const char *
cuti_line_reader_get_id (CutiLineReader *self)
{
  return self->has_id ? self->id->str : NULL;
}

/**
 * cuti_line_reader_get_n_ignored:
 *
 * Returns: how many entries of the case read last are not used
 */
guint
cuti_line_reader_get_n_ignored (CutiLineReader *self)
{
  return self->n_ignored;
}

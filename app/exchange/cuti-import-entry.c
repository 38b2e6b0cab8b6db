/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the report of an import: what stood where, and what became of
 * it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-import-entry.h"

struct _CutiImportEntry
{
  GObject           parent_instance;

  CutiImportOutcome outcome;
  char             *source;
  char             *pointer;
  char             *what;
  char             *value;
  char             *note;
  char             *fact;
  char             *lesion;
};

G_DEFINE_FINAL_TYPE (CutiImportEntry, cuti_import_entry, G_TYPE_OBJECT)

enum { PROP_OUTCOME = 1, PROP_SOURCE, PROP_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

GType
cuti_import_outcome_get_type (void)
{
  static GType type;
  static const GEnumValue values[] = {
    { CUTI_IMPORT_CONFLICT, "CUTI_IMPORT_CONFLICT", "conflict" },
    { CUTI_IMPORT_LEFT, "CUTI_IMPORT_LEFT", "not-taken" },
    { CUTI_IMPORT_UNKNOWN, "CUTI_IMPORT_UNKNOWN", "not-understood" },
    { CUTI_IMPORT_NOTED, "CUTI_IMPORT_NOTED", "taken-with-note" },
    { CUTI_IMPORT_TAKEN, "CUTI_IMPORT_TAKEN", "taken" },
    { 0, NULL, NULL } };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CutiImportOutcome", values));
  return type;
}

/**
 * cuti_import_outcome_to_nick:
 *
 * Returns: the word for it in JSON
 */
const char *
cuti_import_outcome_to_nick (CutiImportOutcome outcome)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (CUTI_TYPE_IMPORT_OUTCOME);

  return g_enum_get_value (class, outcome)->value_nick;
}

/**
 * cuti_import_outcome_get_label:
 *
 * Returns: the heading over such items, translated
 */
const char *
cuti_import_outcome_get_label (CutiImportOutcome outcome)
{
  switch (outcome)
    {
    case CUTI_IMPORT_CONFLICT: return _("Conflict, nothing taken");
    case CUTI_IMPORT_LEFT: return _("Understood, not taken");
    case CUTI_IMPORT_UNKNOWN: return _("Not understood");
    case CUTI_IMPORT_NOTED: return _("Taken, with a note");
    case CUTI_IMPORT_TAKEN:
    case CUTI_N_IMPORT:
    default: return _("Taken");
    }
}

static void
cuti_import_entry_finalize (GObject *object)
{
  CutiImportEntry *self = CUTI_IMPORT_ENTRY (object);

  g_free (self->source);
  g_free (self->pointer);
  g_free (self->what);
  g_free (self->value);
  g_free (self->note);
  g_free (self->fact);
  g_free (self->lesion);

  G_OBJECT_CLASS (cuti_import_entry_parent_class)->finalize (object);
}

static void
cuti_import_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiImportEntry *self = CUTI_IMPORT_ENTRY (object);

  switch (id)
    {
    case PROP_OUTCOME: g_value_set_enum (value, self->outcome); break;
    case PROP_SOURCE: g_value_set_string (value, self->source); break;
    case PROP_TEXT: g_value_take_string (value, cuti_import_entry_dup_text (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_import_entry_class_init (CutiImportEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_import_entry_finalize;
  object_class->get_property = cuti_import_entry_get_property;

  props[PROP_OUTCOME] = g_param_spec_enum ("outcome", NULL, NULL, CUTI_TYPE_IMPORT_OUTCOME,
                                           CUTI_IMPORT_TAKEN, flags);
  props[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_import_entry_init (CutiImportEntry *self)
{
}

CutiImportEntry *
cuti_import_entry_new (CutiImportOutcome outcome, const char *source, const char *pointer)
{
  CutiImportEntry *self = g_object_new (CUTI_TYPE_IMPORT_ENTRY, NULL);

  self->outcome = outcome;
  self->source = g_strdup (source);
  self->pointer = g_strdup (pointer);
  return self;
}

/**
 * cuti_import_entry_set_what:
 * @what: what the record says, in its own words
 */
void
cuti_import_entry_set_what (CutiImportEntry *self, const char *what)
{
  g_free (self->what);
  self->what = g_strdup (what);
}

/**
 * cuti_import_entry_set_fact:
 * @lesion: (nullable): the lesion that it belongs to
 */
void
cuti_import_entry_set_fact (CutiImportEntry *self, const char *fact, const char *lesion)
{
  g_free (self->fact);
  self->fact = g_strdup (fact);
  g_free (self->lesion);
  self->lesion = g_strdup (lesion);
}

/**
 * cuti_import_entry_take_value:
 * @value: (transfer full): the answer, in words
 */
void
cuti_import_entry_take_value (CutiImportEntry *self, char *value)
{
  g_free (self->value);
  self->value = value;
}

/**
 * cuti_import_entry_add_note:
 * @outcome: what became of it; only ever worse than before
 * @note: a sentence
 */
void
cuti_import_entry_add_note (CutiImportEntry *self, CutiImportOutcome outcome, const char *note)
{
  char *notes = self->note != NULL ? g_strconcat (self->note, " ", note, NULL) : g_strdup (note);

  g_free (self->note);
  self->note = notes;
  self->outcome = MIN (self->outcome, outcome);
}

CutiImportOutcome
cuti_import_entry_get_outcome (CutiImportEntry *self)
{
  return self->outcome;
}

const char *
cuti_import_entry_get_source (CutiImportEntry *self)
{
  return self->source;
}

const char *
cuti_import_entry_get_pointer (CutiImportEntry *self)
{
  return self->pointer;
}

const char *
cuti_import_entry_get_what (CutiImportEntry *self)
{
  return self->what;
}

const char *
cuti_import_entry_get_value (CutiImportEntry *self)
{
  return self->value;
}

const char *
cuti_import_entry_get_note (CutiImportEntry *self)
{
  return self->note;
}

const char *
cuti_import_entry_get_fact (CutiImportEntry *self)
{
  return self->fact;
}

const char *
cuti_import_entry_get_lesion (CutiImportEntry *self)
{
  return self->lesion;
}

/**
 * cuti_import_entry_dup_text:
 *
 * Returns: (transfer full): what it says, what was made of it, and why
 */
char *
cuti_import_entry_dup_text (CutiImportEntry *self)
{
  g_autoptr(GString) text = g_string_new (self->what);

  if (self->value != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " → " : "", self->value);
  if (self->note != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", self->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

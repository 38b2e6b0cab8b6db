/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * *.cutiplan files. A file is replaced whole or not at all, and only its
 * owner can read it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cuti-case-file.h"
#include "cuti-case-pdf.h"
#include "cuti-json.h"

#define OWNER_ONLY 0600
#define WHOLE_AND_SAFE (G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE)

/**
 * cuti_case_file_load:
 * @knowledge: (nullable): what the answers are to
 *
 * Returns: (transfer full) (nullable): the case; answers in it that cannot be
 *   used are kept and listed, anything worse is an error that names the place
 */
CutiCase *
cuti_case_file_load (CutiKnowledge *knowledge,
                     GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(JsonNode) json = cuti_json_load_file (file, cancellable, error);
  g_autofree char *name = g_file_get_parse_name (file);
  CutiCase *patient_case;

  if (json == NULL)
    return NULL;

  patient_case = cuti_case_new_from_json (knowledge, json, error);
  if (patient_case == NULL)
    g_prefix_error (error, "%s: ", name);
  return patient_case;
}

static JsonNode *
parse_any (GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr(GBytes) inner = NULL;

  if (!cuti_case_pdf_is_pdf (data, size))
    return cuti_json_parse_bytes (bytes, error);

  inner = cuti_case_pdf_extract (data, size, error);
  return inner != NULL ? cuti_json_parse_bytes (inner, error) : NULL;
}

/**
 * cuti_case_file_import:
 * @knowledge: (nullable): what the answers are to
 * @file: a case file, or a PDF file that a plan was exported to; a case from
 *   there must not be saved back to it
 *
 * Returns: (transfer full) (nullable): the case, as from cuti_case_file_load()
 */
CutiCase *
cuti_case_file_import (CutiKnowledge *knowledge, GFile *file, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(GBytes) bytes = cuti_json_read_file (file, cancellable, error);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr(JsonNode) json = bytes != NULL ? parse_any (bytes, error) : NULL;
  CutiCase *patient_case = json != NULL ? cuti_case_new_from_json (knowledge, json, error) : NULL;

  if (patient_case == NULL)
    g_prefix_error (error, "%s: ", name);
  return patient_case;
}

static gboolean
fail (GError **error, GFile *file, const char *reason)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” could not be written, and nothing was changed: %s"), name, reason);
  return FALSE;
}

/* Replacing a device or a link would destroy it: what a link points to is replaced instead. */
static char *
find_target (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  char resolved[PATH_MAX];

  if (path == NULL)
    fail (error, file, _("it is not on this computer. Choose another folder."));
  else if (realpath (path, resolved) == NULL)
    return g_steal_pointer (&path);
  else if (g_file_test (resolved, G_FILE_TEST_IS_REGULAR))
    return g_strdup (resolved);
  else
    fail (error, file, _("it is not a file. Choose another name."));

  return NULL;
}

/**
 * cuti_file_write_privately:
 *
 * Writes a file that holds patient data: atomically, safe on disk before
 * this returns, readable by its owner alone.
 */
gboolean
cuti_file_write_privately (GFile *file, GBytes *bytes, GError **error)
{
  g_autofree char *path = find_target (file, error);
  g_autoptr(GError) cause = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path == NULL)
    return FALSE;

  return g_file_set_contents_full (path, data, size, WHOLE_AND_SAFE, OWNER_ONLY, &cause)
         || fail (error, file, cause->message);
}

/**
 * cuti_case_file_save:
 *
 * Writes the case and, if that worked, marks it as saved.
 */
gboolean
cuti_case_file_save (CutiCase *patient_case, GFile *file, GError **error)
{
  g_autoptr(JsonNode) json = cuti_case_to_json (patient_case);
  char *text = cuti_json_to_pretty (json, "versions");
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  if (!cuti_file_write_privately (file, bytes, error))
    return FALSE;

  cuti_case_set_saved (patient_case);
  return TRUE;
}

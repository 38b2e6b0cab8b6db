/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one guarded way into JSON and the canonical way out. Everything the
 * program reads as JSON passes through here; json-glib is the tree alone,
 * since its own parser accepts what is not JSON and overflows on deep nesting.
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CUTI_JSON_MAX_SIZE (64 * 1024 * 1024)

#define CUTI_JSON_ERROR (cuti_json_error_quark ())

/**
 * CutiJsonError:
 * @CUTI_JSON_ERROR_SYNTAX: not a JSON text by RFC 8259
 * @CUTI_JSON_ERROR_DEPTH: nested deeper than 64 levels
 * @CUTI_JSON_ERROR_NUMBER: a number that a double would not keep
 * @CUTI_JSON_ERROR_DUPLICATE: a member name stands twice in one object
 * @CUTI_JSON_ERROR_ENCODING: not UTF-8, half a surrogate pair, or a NUL
 * @CUTI_JSON_ERROR_SIZE: empty, or larger than 64 MiB
 */
typedef enum
{
  CUTI_JSON_ERROR_SYNTAX,
  CUTI_JSON_ERROR_DEPTH,
  CUTI_JSON_ERROR_NUMBER,
  CUTI_JSON_ERROR_DUPLICATE,
  CUTI_JSON_ERROR_ENCODING,
  CUTI_JSON_ERROR_SIZE,
} CutiJsonError;

GQuark    cuti_json_error_quark    (void);
JsonNode *cuti_json_parse          (const char    *data,
                                    gssize         length,
                                    GError       **error);
JsonNode *cuti_json_parse_bytes    (GBytes        *bytes,
                                    GError       **error);
GBytes   *cuti_json_read_file      (GFile         *file,
                                    GCancellable  *cancellable,
                                    GError       **error);
JsonNode *cuti_json_load_file      (GFile         *file,
                                    GCancellable  *cancellable,
                                    GError       **error);
char     *cuti_json_to_canonical   (JsonNode      *node);
char     *cuti_json_to_pretty      (JsonNode      *node,
                                    const char    *lines);
void      cuti_json_append_number  (GString       *out,
                                    double         value);
void      cuti_json_append_text    (GString       *out,
                                    const char    *text);
int       cuti_json_compare_names  (const char    *a,
                                    const char    *b);
char     *cuti_json_sha256         (JsonNode      *node);
char     *cuti_json_pointer_append (const char    *pointer,
                                    const char    *token);

G_END_DECLS

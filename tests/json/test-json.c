/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reader lets in and keeps out, and that the writer gives the bytes
 * of RFC 8785 whatever the locale.
 */

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "cuti-json.h"

static const char sample[] =
  "{\"a\": [1, -2.5e+3, true, false, null, \"\\u00e9\\ud83d\\ude00\\n\"], \"b\": {\"c\": {}}}";

static const struct
{
  const char   *name;
  const char   *text;
  CutiJsonError code;
  const char   *message;
} refused[] = {
  { "empty", "", CUTI_JSON_ERROR_SIZE, "empty" },
  { "white-space-only", " \n\t", CUTI_JSON_ERROR_SIZE, "empty" },
  { "byte-order-mark-only", "\xef\xbb\xbf", CUTI_JSON_ERROR_SIZE, "empty" },
  { "single-quotes", "{'a': 1}", CUTI_JSON_ERROR_SYNTAX, "line 1, column 2: a text in double" },
  { "single-quoted-value", "['a']", CUTI_JSON_ERROR_SYNTAX, "line 1, column 2: a JSON value" },
  { "assignment", "var x = {};", CUTI_JSON_ERROR_SYNTAX, "line 1, column 1: a JSON value" },
  { "bare-name", "{a: 1}", CUTI_JSON_ERROR_SYNTAX, "column 2" },
  { "comment", "[1] // one", CUTI_JSON_ERROR_SYNTAX, "column 5: there is more text" },
  { "two-documents", "{} {}", CUTI_JSON_ERROR_SYNTAX, "column 4: there is more text" },
  { "comma-at-the-end-of-array", "[1,]", CUTI_JSON_ERROR_SYNTAX, "column 4: a JSON value" },
  { "comma-at-the-end-of-object", "{\"a\":1,}", CUTI_JSON_ERROR_SYNTAX, "column 8" },
  { "comma-alone", "[,]", CUTI_JSON_ERROR_SYNTAX, "column 2" },
  { "no-comma", "[1 2]", CUTI_JSON_ERROR_SYNTAX, "column 4: a comma or a closing bracket" },
  { "no-comma-in-object", "{\"a\":1 \"b\":2}", CUTI_JSON_ERROR_SYNTAX, "a closing brace" },
  { "no-colon", "{\"a\" 1}", CUTI_JSON_ERROR_SYNTAX, "column 6: a colon" },
  { "wrong-bracket", "[1}", CUTI_JSON_ERROR_SYNTAX, "column 3" },
  { "unclosed", "[1", CUTI_JSON_ERROR_SYNTAX, "column 3: the text ends too early" },
  { "capital-word", "True", CUTI_JSON_ERROR_SYNTAX, "a JSON value" },
  { "word-with-a-tail", "nullx", CUTI_JSON_ERROR_SYNTAX, "more text" },
  { "not-a-number", "NaN", CUTI_JSON_ERROR_SYNTAX, "a JSON value" },
  { "infinity", "-Infinity", CUTI_JSON_ERROR_SYNTAX, "column 2: a digit" },
  { "leading-zero", "[01]", CUTI_JSON_ERROR_SYNTAX, "does not begin with a zero" },
  { "negative-leading-zero", "-012", CUTI_JSON_ERROR_SYNTAX, "does not begin with a zero" },
  { "leading-plus", "+1", CUTI_JSON_ERROR_SYNTAX, "a JSON value" },
  { "hexadecimal", "0x10", CUTI_JSON_ERROR_SYNTAX, "more text" },
  { "no-digit-before-point", ".5", CUTI_JSON_ERROR_SYNTAX, "a JSON value" },
  { "no-digit-after-point", "1.", CUTI_JSON_ERROR_SYNTAX, "ends too early" },
  { "no-digit-in-exponent", "1e+]", CUTI_JSON_ERROR_SYNTAX, "a digit" },
  { "too-large-exponent", "[1e999]", CUTI_JSON_ERROR_NUMBER, "line 1, column 2: this number" },
  { "too-large-negative", "-1e999", CUTI_JSON_ERROR_NUMBER, "too large" },
  { "wraps-in-json-glib", "12345678901234567890", CUTI_JSON_ERROR_NUMBER, "more digits" },
  { "beyond-two-to-the-53", "9007199254740993", CUTI_JSON_ERROR_NUMBER, "more digits" },
  { "beyond-minus-two-to-the-53", "-9007199254740993", CUTI_JSON_ERROR_NUMBER, "more digits" },
  { "doubled-name", "{\"a\":1,\n \"a\":2}", CUTI_JSON_ERROR_DUPLICATE,
    "line 2, column 2: the member “a”" },
  { "doubled-name-by-escape", "{\"a\":1,\"\\u0061\":2}", CUTI_JSON_ERROR_DUPLICATE, "“a”" },
  { "doubled-name-inside", "[{\"x\":{\"a\":1,\"a\":2}}]", CUTI_JSON_ERROR_DUPLICATE, "“a”" },
  { "high-surrogate-alone", "\"\\ud800\"", CUTI_JSON_ERROR_ENCODING, "column 2: half of a" },
  { "low-surrogate-alone", "\"\\udc00\"", CUTI_JSON_ERROR_ENCODING, "half of a" },
  { "surrogate-then-letter", "\"\\ud800\\u0041\"", CUTI_JSON_ERROR_ENCODING, "half of a" },
  { "two-high-surrogates", "\"\\ud83d\\ud83d\"", CUTI_JSON_ERROR_ENCODING, "half of a" },
  { "nul-escape", "\"a\\u0000b\"", CUTI_JSON_ERROR_ENCODING, "\\u0000" },
  { "truncated-utf-8", "\"\xc3\"", CUTI_JSON_ERROR_ENCODING, "column 2: the text is not valid" },
  { "truncated-utf-8-at-the-end", "\"\xf0\x9f\x98", CUTI_JSON_ERROR_ENCODING, "not valid UTF-8" },
  { "overlong-utf-8", "\"\xc0\xaf\"", CUTI_JSON_ERROR_ENCODING, "not valid UTF-8" },
  { "surrogate-in-utf-8", "\"\xed\xa0\x80\"", CUTI_JSON_ERROR_ENCODING, "not valid UTF-8" },
  { "column-counts-characters", "[\"éé\" x]", CUTI_JSON_ERROR_SYNTAX, "column 7" },
  { "control-character", "\"a\tb\"", CUTI_JSON_ERROR_SYNTAX, "column 3: a control character" },
  { "unknown-escape", "\"\\x41\"", CUTI_JSON_ERROR_SYNTAX, "this escape" },
  { "short-escape", "\"\\u12\"", CUTI_JSON_ERROR_SYNTAX, "four hexadecimal digits" },
  { "form-feed-as-space", "[\f1]", CUTI_JSON_ERROR_SYNTAX, "a JSON value" },
};

static const struct
{
  const char *name;
  const char *text;
  const char *canonical;
} accepted[] = {
  { "bare-value", "true", "true" },
  { "byte-order-mark", "\xef\xbb\xbf{}", "{}" },
  { "space-everywhere", " \r\n{ \"a\"\t: [ ] , \"b\" : { } } ", "{\"a\":[],\"b\":{}}" },
  { "escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u001f\\u007f\"",
    "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001f\x7f\"" },
  { "surrogate-pair", "\"\\uD83D\\uDE00\"", "\"\xf0\x9f\x98\x80\"" },
  { "empty-name", "{\"\":0}", "{\"\":0}" },
  { "same-name-in-two-objects", "[{\"a\":1},{\"a\":1}]", "[{\"a\":1},{\"a\":1}]" },
  { "negative-zero", "[-0,-0.0,0e5,-0E-7]", "[0,0,0,0]" },
  { "exponents", "[1E3,1e+3,1.50e-1,10e-1]", "[1000,1000,0.15,1]" },
  { "smallest", "[5e-324,1e-400]", "[5e-324,0]" },
  { "two-to-the-53", "[9007199254740992,-9007199254740992]",
    "[9007199254740992,-9007199254740992]" },
  { "whole-numbers-a-double-keeps", "[1000000000000000000,295147905179352830000]",
    "[1000000000000000000,295147905179352830000]" },
  { "nearest-tenth", "[0.1,0.30000000000000004,47.0]", "[0.1,0.30000000000000004,47]" },

  /* RFC 8785, 3.2.2 */
  { "rfc-8785-sample",
    "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
    " \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
    " \"literals\": [null, true, false]}",
    "{\"literals\":[null,true,false],"
    "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
    "\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}" },

  /* RFC 8785, 3.2.3: what needs a surrogate pair sorts before U+FB33 */
  { "rfc-8785-order",
    "{\"\\u20ac\":5,\"\\r\":1,\"\\ufb33\":7,\"1\":2,\"\\ud83d\\ude00\":6,\"\\u0080\":3,"
    "\"\\u00f6\":4}",
    "{\"\\r\":1,\"1\":2,\"\xc2\x80\":3,\"\xc3\xb6\":4,\"\xe2\x82\xac\":5,"
    "\"\xf0\x9f\x98\x80\":6,\"\xef\xac\xb3\":7}" },
  { "prefix-sorts-first",
    "{\"ab\":1,\"a\":2,\"b\":3,\"\":4}", "{\"\":4,\"a\":2,\"ab\":1,\"b\":3}" },
};

/* RFC 8785, appendix B, then powers of two, where the nearest decimal of 16
 * digits reads back as the number below. */
static const struct
{
  guint64     bits;
  const char *text;
} numbers[] = {
  { 0x0000000000000000, "0" },
  { 0x8000000000000000, "0" },
  { 0x0000000000000001, "5e-324" },
  { 0x8000000000000001, "-5e-324" },
  { 0x7fefffffffffffff, "1.7976931348623157e+308" },
  { 0xffefffffffffffff, "-1.7976931348623157e+308" },
  { 0x4340000000000000, "9007199254740992" },
  { 0xc340000000000000, "-9007199254740992" },
  { 0x4430000000000000, "295147905179352830000" },
  { 0x44b52d02c7e14af5, "9.999999999999997e+22" },
  { 0x44b52d02c7e14af6, "1e+23" },
  { 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
  { 0x444b1ae4d6e2ef4e, "999999999999999700000" },
  { 0x444b1ae4d6e2ef4f, "999999999999999900000" },
  { 0x444b1ae4d6e2ef50, "1e+21" },
  { 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" },
  { 0x3eb0c6f7a0b5ed8d, "0.000001" },
  { 0x41b3de4355555553, "333333333.3333332" },
  { 0x41b3de4355555554, "333333333.33333325" },
  { 0x41b3de4355555555, "333333333.3333333" },
  { 0x41b3de4355555556, "333333333.3333334" },
  { 0x41b3de4355555557, "333333333.33333343" },
  { 0xbecbf647612f3696, "-0.0000033333333333333333" },
  { 0x43143ff3c1cb0959, "1424953923781206.2" },
  { 0x3d30000000000000, "5.684341886080802e-14" },
  { 0x3fb999999999999a, "0.1" },
  { 0x4047800000000000, "47" },
};

static JsonNode *
parse (const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = cuti_json_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

static void
test_json_refuses (gconstpointer data)
{
  const typeof (*refused) *c = data;
  g_autoptr(GError) error = NULL;

  g_assert_null (cuti_json_parse (c->text, -1, &error));
  g_assert_error (error, CUTI_JSON_ERROR, (int) c->code);
  g_assert_nonnull (strstr (error->message, c->message));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_json_accepts (gconstpointer data)
{
  const typeof (*accepted) *c = data;
  g_autoptr(JsonNode) node = parse (c->text);
  g_autofree char *text = cuti_json_to_canonical (node);

  g_assert_cmpstr (text, ==, c->canonical);

  g_autoptr(JsonNode) again = parse (text);

  g_assert_true (json_node_equal (node, again));
}

static void
assert_number (guint64 bits, const char *expected)
{
  double value;

  memcpy (&value, &bits, sizeof value);

  g_autoptr(JsonNode) node = json_node_init_double (json_node_alloc (), value);
  g_autofree char *text = cuti_json_to_canonical (node);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_json_writes_numbers_as_ecmascript (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_number (numbers[i].bits, numbers[i].text);
}

static void
test_json_writes_large_integer_as_double (void)
{
  g_autoptr(JsonNode) node = json_node_init_int (json_node_alloc (), G_MAXINT64);
  g_autofree char *text = cuti_json_to_canonical (node);

  g_assert_cmpstr (text, ==, "9223372036854776000");
}

static void
test_json_reads_back_every_number (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();
      double value;

      if ((bits >> 52 & 0x7ff) == 0x7ff)
        continue;
      memcpy (&value, &bits, sizeof value);

      g_autoptr(JsonNode) node = json_node_init_double (json_node_alloc (), value);
      g_autofree char *text = cuti_json_to_canonical (node);

      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, value);
    }
}

/* Fifteen digits are kept by every double: what was typed is the shortest text. */
static void
test_json_writes_decimals_as_typed (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      int n_decimals = g_test_rand_int_range (0, 6);
      gint64 whole = pow (10, g_test_rand_double_range (0, 12 - n_decimals));
      gint64 decimals = g_test_rand_double_range (0, pow (10, n_decimals));
      g_autofree char *typed = g_strdup_printf ("%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT "5",
                                                whole, n_decimals, decimals);
      g_autoptr(JsonNode) node = parse (typed);
      g_autofree char *text = cuti_json_to_canonical (node);

      g_assert_cmpstr (text, ==, typed);
    }
}

static void
test_json_numbers_ignore_locale (void)
{
  const char *comma = setlocale (LC_NUMERIC, "de_DE.UTF-8");

  if (comma == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not installed");
      return;
    }

  g_autoptr(JsonNode) node = parse ("[1.5, 0.000001]");
  g_autofree char *text = cuti_json_to_canonical (node);

  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (text, ==, "[1.5,0.000001]");
}

static void
test_json_keeps_whole_numbers_apart (void)
{
  g_autoptr(JsonNode) node = parse ("[1, 1.0]");
  JsonArray *array = json_node_get_array (node);

  g_assert_true (json_node_get_value_type (json_array_get_element (array, 0)) == G_TYPE_INT64);
  g_assert_true (json_node_get_value_type (json_array_get_element (array, 1)) == G_TYPE_DOUBLE);
}

static char *
nest (const char *open, const char *close, guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_json_bounds_depth (void)
{
  g_autofree char *allowed = nest ("[", "]", 64);
  g_autoptr(JsonNode) node = parse (allowed);
  const guint depths[] = { 65, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *arrays = nest ("[", "]", depths[i]);
      g_autofree char *objects = nest ("{\"a\":", "}", depths[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (cuti_json_parse (arrays, -1, &error));
      g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_DEPTH);
      g_clear_error (&error);

      g_assert_null (cuti_json_parse (objects, -1, &error));
      g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_DEPTH);
    }
}

static void
test_json_refuses_every_truncation (void)
{
  for (gsize length = 0; length < strlen (sample); length++)
    {
      /* Of exactly this size, so that a sanitizer sees one byte too many. */
      g_autofree char *part = g_memdup2 (sample, length);
      g_autoptr(GError) error = NULL;

      g_assert_null (cuti_json_parse (part, length, &error));
      g_assert_nonnull (error);
    }
}

static void
test_json_survives_every_changed_byte (void)
{
  for (gsize at = 0; at < strlen (sample); at++)
    for (guint byte = 0; byte < 256; byte++)
      {
        g_autofree char *changed = g_strdup (sample);
        g_autoptr(GError) error = NULL;

        changed[at] = byte;

        g_autoptr(JsonNode) node = cuti_json_parse (changed, strlen (sample), &error);

        g_assert_true ((node == NULL) == (error != NULL));
      }
}

static void
test_json_refuses_nul_byte (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (cuti_json_parse ("[1]\0[2]", 7, &error));
  g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_ENCODING);
}

static void
test_json_refuses_beyond_64_mib (void)
{
  gsize size = 64 * 1024 * 1024 + 1;
  g_autofree char *text = g_malloc (size);
  g_autoptr(GError) error = NULL;

  memset (text, ' ', size);
  text[0] = '1';
  g_assert_null (cuti_json_parse (text, size, &error));
  g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_SIZE);

  g_autoptr(JsonNode) node = cuti_json_parse (text, size - 1, NULL);

  g_assert_nonnull (node);
}

static void
test_json_pretty_keeps_order (void)
{
  g_autoptr(JsonNode) node = parse ("{\"b\":[1.50,{}],\"a\":{\"c\":[],\"d\":null}}");
  g_autofree char *text = cuti_json_to_pretty (node, NULL);

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"b\": [\n"
                   "    1.5,\n"
                   "    {}\n"
                   "  ],\n"
                   "  \"a\": {\n"
                   "    \"c\": [],\n"
                   "    \"d\": null\n"
                   "  }\n"
                   "}\n");
}

static void
test_json_pretty_writes_lines (void)
{
  g_autoptr(JsonNode) node = parse ("{\"b\":[[1,[2]],{\"d\":[3],\"c\":4}],\"a\":{\"b\":[5]}}");
  g_autofree char *text = cuti_json_to_pretty (node, "b");

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "  \"b\": [\n"
                   "    [1,[2]],\n"
                   "    {\"c\":4,\"d\":[3]}\n"
                   "  ],\n"
                   "  \"a\": {\n"
                   "    \"b\": [\n"
                   "      5\n"
                   "    ]\n"
                   "  }\n"
                   "}\n");
}

static void
test_json_hash_depends_on_content_alone (void)
{
  g_autoptr(JsonNode) one = parse ("{\"a\": 1, \"b\": 2.0}");
  g_autoptr(JsonNode) same = parse ("{ \"b\":2, \"a\":1.0 }");
  g_autoptr(JsonNode) other = parse ("{\"a\": 1, \"b\": 3}");
  g_autofree char *one_hash = cuti_json_sha256 (one);
  g_autofree char *same_hash = cuti_json_sha256 (same);
  g_autofree char *other_hash = cuti_json_sha256 (other);

  /* printf '{"a":1,"b":2}' | sha256sum */
  g_assert_cmpstr (one_hash, ==,
                   "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777");
  g_assert_cmpstr (same_hash, ==, one_hash);
  g_assert_cmpstr (other_hash, !=, one_hash);
}

static void
test_json_pointer_escapes (void)
{
  g_autofree char *first = cuti_json_pointer_append ("", "facts");
  g_autofree char *second = cuti_json_pointer_append (first, "a/b~c");

  g_assert_cmpstr (second, ==, "/facts/a~1b~0c");
}

static void
test_json_file_errors_name_the_file (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "cuti-json-XXXXXX", NULL);
  g_autoptr(GError) error = NULL;
  int fd = g_mkstemp (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, "{\n\"a\": 1", -1, NULL));
  g_assert_null (cuti_json_load_file (file, NULL, &error));
  g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_SYNTAX);

  g_autofree char *expected = g_strdup_printf ("%s: line 2, column 7: ", path);

  g_assert_true (g_str_has_prefix (error->message, expected));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "{\n\"a\": 1}", -1, NULL));

  g_autoptr(JsonNode) node = cuti_json_load_file (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_null (cuti_json_load_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_json_file_stops_at_64_mib (void)
{
  g_autoptr(GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr(GError) error = NULL;

  if (!g_file_query_exists (endless, NULL))
    {
      g_test_skip ("There is no /dev/zero");
      return;
    }

  g_assert_null (cuti_json_load_file (endless, NULL, &error));
  g_assert_error (error, CUTI_JSON_ERROR, CUTI_JSON_ERROR_SIZE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/json/refuses/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_json_refuses);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strconcat ("/json/accepts/", accepted[i].name, NULL);

      g_test_add_data_func (path, &accepted[i], test_json_accepts);
    }

  g_test_add_func ("/json/writes-numbers-as-ecmascript", test_json_writes_numbers_as_ecmascript);
  g_test_add_func ("/json/writes-large-integer-as-double",
                   test_json_writes_large_integer_as_double);
  g_test_add_func ("/json/reads-back-every-number", test_json_reads_back_every_number);
  g_test_add_func ("/json/writes-decimals-as-typed", test_json_writes_decimals_as_typed);
  g_test_add_func ("/json/numbers-ignore-locale", test_json_numbers_ignore_locale);
  g_test_add_func ("/json/keeps-whole-numbers-apart", test_json_keeps_whole_numbers_apart);
  g_test_add_func ("/json/bounds-depth", test_json_bounds_depth);
  g_test_add_func ("/json/refuses-every-truncation", test_json_refuses_every_truncation);
  g_test_add_func ("/json/survives-every-changed-byte", test_json_survives_every_changed_byte);
  g_test_add_func ("/json/refuses-nul-byte", test_json_refuses_nul_byte);
  g_test_add_func ("/json/refuses-beyond-64-mib", test_json_refuses_beyond_64_mib);
  g_test_add_func ("/json/pretty-keeps-order", test_json_pretty_keeps_order);
  g_test_add_func ("/json/pretty-writes-lines", test_json_pretty_writes_lines);
  g_test_add_func ("/json/hash-depends-on-content-alone", test_json_hash_depends_on_content_alone);
  g_test_add_func ("/json/pointer-escapes", test_json_pointer_escapes);
  g_test_add_func ("/json/file-errors-name-the-file", test_json_file_errors_name_the_file);
  g_test_add_func ("/json/file-stops-at-64-mib", test_json_file_stops_at_64_mib);

  return g_test_run ();
}

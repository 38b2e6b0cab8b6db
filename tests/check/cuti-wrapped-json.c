/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON as the files of the knowledge base are written: indented by two, but
 * what fits stands on one line.
 */

#include "cuti-wrapped-json.h"

#include "cuti-json.h"

#define COLUMNS 100
#define OUTER 3 /* levels that are never on one line: file, list, entry */

/* Mutual recursion: a container writes values. */
static void write_node (GString *out, JsonNode *node, guint depth, gboolean one_line);

static void
write_name (GString *out, const char *name)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), name);
  g_autofree char *text = cuti_json_to_canonical (node);

  g_string_append_printf (out, "%s: ", text);
}

static gsize
get_column (GString *out)
{
  const char *line = out->str + out->len;

  while (line > out->str && line[-1] != '\n')
    line--;
  return g_utf8_strlen (line, -1);
}

/* One member more; @n: how many came before. */
static void
begin_member (GString *out, guint n, guint depth, gboolean one_line)
{
  if (n > 0)
    g_string_append (out, one_line ? ", " : ",");
  if (one_line)
    return;
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
write_container (GString *out, JsonNode *node, guint depth, gboolean one_line)
{
  gboolean is_object = JSON_NODE_HOLDS_OBJECT (node);
  g_autoptr(GList) children = is_object ? json_object_get_members (json_node_get_object (node))
                                        : json_array_get_elements (json_node_get_array (node));
  guint n = 0;

  g_string_append_c (out, is_object ? '{' : '[');
  for (GList *l = children; l != NULL; l = l->next)
    {
      begin_member (out, n++, depth + 1, one_line);
      if (is_object)
        write_name (out, l->data);
      write_node (out, is_object ? json_object_get_member (json_node_get_object (node), l->data)
                                 : l->data, depth + 1, one_line);
    }
  if (n > 0 && !one_line)
    begin_member (out, 0, depth, FALSE);
  g_string_append_c (out, is_object ? '}' : ']');
}

static void
write_node (GString *out, JsonNode *node, guint depth, gboolean one_line)
{
  gsize start = out->len;

  if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autofree char *text = cuti_json_to_canonical (node);

      g_string_append (out, text);
      return;
    }
  if (one_line || depth >= OUTER)
    {
      write_container (out, node, depth, TRUE);
      if (one_line || get_column (out) < COLUMNS)
        return;
      g_string_truncate (out, start);
    }
  write_container (out, node, depth, FALSE);
}

/**
 * cuti_json_to_wrapped:
 *
 * Returns: (transfer full): the text, with a newline at the end
 */
char *
cuti_json_to_wrapped (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  write_node (out, node, 0, FALSE);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

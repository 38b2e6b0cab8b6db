/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of a translated document are still those of the knowledge base.
 * Read out with the voice of another language they could not be understood,
 * and letters do not tell: German and English have the same.
 */

#include <string.h>

#include "cuti-document-language.h"
#include "cuti-format.h"

/* Names end in a colon where something follows. */
static gboolean
is_untranslated (CutiKnowledge *knowledge, const char *text)
{
  g_autofree char *words = g_strstrip (cuti_format_drop_directions (text));
  gsize length = strlen (words);

  if (cuti_knowledge_is_untranslated (knowledge, words))
    return TRUE;
  if (length == 0 || words[length - 1] != ':')
    return FALSE;
  words[length - 1] = '\0';
  return cuti_knowledge_is_untranslated (knowledge, words);
}

static void
mark_block (CutiBlock *block, CutiKnowledge *knowledge, const char *language)
{
  for (guint i = 0; i < block->spans->len; i++)
    {
      CutiSpan *span = g_ptr_array_index (block->spans, i);

      if (span->language == NULL && is_untranslated (knowledge, span->text))
        span->language = g_strdup (language);
    }
  for (guint i = 0; i < block->children->len; i++)
    mark_block (g_ptr_array_index (block->children, i), knowledge, language);
}

/**
 * cuti_document_mark_languages:
 * @knowledge: whose texts are in @document
 *
 * Gives spans that are texts of the knowledge base, and not translated, its
 * language. Of what is put together from several, letters have to tell.
 */
void
cuti_document_mark_languages (CutiDocument *document, CutiKnowledge *knowledge)
{
  const char *language = cuti_knowledge_get_manifest (knowledge)->language;

  if (*language != '\0' && g_strcmp0 (language, document->language) != 0)
    mark_block (document->body, knowledge, language);
}

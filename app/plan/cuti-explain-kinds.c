/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lesions that an item cannot tell apart: what an answer about one of them
 * settles, it settles about any other.
 */

#include "cuti-explain-private.h"

static void
append_values (CutiExplainer *self, CutiAdvice *advice, guint lesion, GByteArray *kind)
{
  guint n;
  const guint *facts = cuti_advice_get_facts (advice, &n);

  for (guint i = 0; i < n; i++)
    {
      CutiFactKey key = cuti_explainer_get_key (self, facts[i], lesion);
      CutiValue *value = cuti_explainer_get_slot (self, key);

      if (key.lesion == CUTI_NO_LESION)
        continue;
      g_byte_array_append (kind, (const guint8 *) &value->known, sizeof value->known);
      if (value->known)
        g_byte_array_append (kind, (const guint8 *) &value->n, sizeof value->n);
    }
}

static void
append_candidate (const CutiCandidate *candidate, GByteArray *kind)
{
  g_byte_array_append (kind, (const guint8 *) &candidate->key.fact, sizeof candidate->key.fact);
  g_byte_array_append (kind, (const guint8 *) &candidate->names->len, sizeof candidate->names->len);
  for (guint i = 0; i < candidate->names->len; i++)
    {
      guint fact = g_array_index (candidate->names, CutiFactKey, i).fact;

      g_byte_array_append (kind, (const guint8 *) &fact, sizeof fact);
    }
}

static GPtrArray *
describe_lesions (CutiExplainer *self, CutiAdvice *advice, GArray *candidates)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) arrays = g_ptr_array_new ();

  for (guint lesion = 0; lesion < self->n_lesions; lesion++)
    {
      g_ptr_array_add (arrays, g_byte_array_new ());
      append_values (self, advice, lesion, arrays->pdata[lesion]);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const CutiCandidate *candidate = &g_array_index (candidates, CutiCandidate, i);

      if (candidate->key.lesion < self->n_lesions)
        append_candidate (candidate, arrays->pdata[candidate->key.lesion]);
    }
  for (guint lesion = 0; lesion < self->n_lesions; lesion++)
    g_ptr_array_add (kinds, g_byte_array_free_to_bytes (arrays->pdata[lesion]));
  return kinds;
}

/**
 * cuti_explainer_dup_kinds:
 * @candidates: (element-type CutiCandidate): of a line of @advice
 * @apart: a lesion that is like no other, since it is the one in question; or
 *   %CUTI_NO_LESION
 *
 * Returns: (transfer full): for each lesion the first one that is like it
 */
guint *
cuti_explainer_dup_kinds (CutiExplainer *self, CutiAdvice *advice, GArray *candidates, guint apart)
{
  g_autoptr(GPtrArray) kinds = describe_lesions (self, advice, candidates);
  g_autoptr(GHashTable) firsts = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  guint *first_alike = g_new (guint, self->n_lesions);

  for (guint lesion = 0; lesion < self->n_lesions; lesion++)
    {
      gpointer first;

      if (lesion == apart)
        first = GUINT_TO_POINTER (lesion);
      else if (!g_hash_table_lookup_extended (firsts, kinds->pdata[lesion], NULL, &first))
        {
          first = GUINT_TO_POINTER (lesion);
          g_hash_table_insert (firsts, kinds->pdata[lesion], first);
        }
      first_alike[lesion] = GPOINTER_TO_UINT (first);
    }
  return first_alike;
}

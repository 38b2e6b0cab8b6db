/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what each line wants to know to the one question that settles most.
 */

#include "cuti-plan-private.h"

typedef struct
{
  CutiFactKey key;
  guint       settles;
  guint       tiers; /* of the lines it settles */
  gboolean    is_last; /* asked for in vain already */
} Entry;

struct _CutiAsk
{
  GArray     *entries;
  GHashTable *places; /* CutiFactKey → place in entries, from 1 */
};

CutiAsk *
cuti_ask_new (void)
{
  CutiAsk *self = g_new (CutiAsk, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->places = cuti_fact_key_table_new (NULL);
  return self;
}

void
cuti_ask_free (CutiAsk *self)
{
  g_array_unref (self->entries);
  g_hash_table_unref (self->places);
  g_free (self);
}

static Entry *
find_entry (CutiAsk *self, CutiFactKey key)
{
  Entry entry = { key };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &key));

  if (place == 0)
    {
      g_array_append_val (self->entries, entry);
      place = self->entries->len;
      cuti_fact_key_table_insert (self->places, key, GUINT_TO_POINTER (place));
    }
  return &g_array_index (self->entries, Entry, place - 1);
}

/**
 * cuti_ask_add:
 * @strength: of the line that has the need
 */
void
cuti_ask_add (CutiAsk *self, CutiNeed need, CutiStrength strength)
{
  Entry *entry = find_entry (self, need.key);

  if (!need.settles)
    return;
  entry->settles++;
  entry->tiers += strength;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->is_last != y->is_last)
    return x->is_last ? 1 : -1;
  if (x->tiers != y->tiers)
    return x->tiers > y->tiers ? -1 : 1;
  if (x->settles != y->settles)
    return x->settles > y->settles ? -1 : 1;
  return cuti_fact_key_compare (&x->key, &y->key);
}

/**
 * cuti_ask_list:
 * @questions: gets a #CutiQuestion each, best first; what is missing for
 *   another reason than that it is pending comes last
 */
void
cuti_ask_list (CutiAsk *self, CutiSnapshot *snapshot, CutiCase *patient_case,
               CutiFixedList *questions)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      CutiFactKey key = entry->key;
      CutiSlotFlags flags = 0;

      if (key.fact != CUTI_ASK_LESIONS)
        flags = cuti_snapshot_get_flags (snapshot, key.fact, key.lesion);
      entry->is_last = (flags & CUTI_SLOT_MISSING) && !(flags & CUTI_SLOT_PENDING);
    }

  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      cuti_fixed_list_take (questions, cuti_question_new (snapshot, entry->key, patient_case,
                                                          entry->settles));
    }
}

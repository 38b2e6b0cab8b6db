/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One difference between two plans, and what caused it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-item-change.h"

struct _CutiItemChange
{
  GObject             parent_instance;

  CutiItemChangeKind  kind;
  CutiPlanItem       *before;
  CutiPlanItem       *after;
  GListStore         *causes;
  gboolean            knowledge_changed;
};

G_DEFINE_FINAL_TYPE (CutiItemChange, cuti_item_change, G_TYPE_OBJECT)

enum { PROP_TITLE = 1, PROP_BEFORE, PROP_AFTER, PROP_CAUSE, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_item_change_finalize (GObject *object)
{
  CutiItemChange *self = CUTI_ITEM_CHANGE (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_object_unref (self->causes);

  G_OBJECT_CLASS (cuti_item_change_parent_class)->finalize (object);
}

static void
cuti_item_change_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiItemChange *self = CUTI_ITEM_CHANGE (object);

  switch (id)
    {
    case PROP_TITLE: g_value_take_string (value, cuti_item_change_dup_title (self)); break;
    case PROP_BEFORE: g_value_set_string (value, cuti_item_change_get_before_label (self)); break;
    case PROP_AFTER: g_value_set_string (value, cuti_item_change_get_after_label (self)); break;
    case PROP_CAUSE: g_value_take_string (value, cuti_item_change_dup_cause (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_item_change_class_init (CutiItemChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *const names[N_PROPS] = { NULL, "title", "before", "after", "cause" };

  object_class->finalize = cuti_item_change_finalize;
  object_class->get_property = cuti_item_change_get_property;

  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_item_change_init (CutiItemChange *self)
{
  self->causes = g_list_store_new (CUTI_TYPE_FACT_CHANGE);
}

/**
 * cuti_item_change_new:
 * @before: (nullable): the line in the earlier plan
 * @after: (nullable): the line in the later plan; one of them is there
 */
CutiItemChange *
cuti_item_change_new (CutiItemChangeKind kind, CutiPlanItem *before, CutiPlanItem *after)
{
  CutiItemChange *self = g_object_new (CUTI_TYPE_ITEM_CHANGE, NULL);

  self->kind = kind;
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  return self;
}

void
cuti_item_change_add_cause (CutiItemChange *self, CutiFactChange *cause)
{
  g_list_store_append (self->causes, cause);
}

/**
 * cuti_item_change_set_knowledge_changed:
 *
 * Says that the two plans come from different knowledge bases.
 */
void
cuti_item_change_set_knowledge_changed (CutiItemChange *self)
{
  self->knowledge_changed = TRUE;
}

CutiItemChangeKind
cuti_item_change_get_kind (CutiItemChange *self)
{
  return self->kind;
}

/**
 * cuti_item_change_get_kind_label:
 *
 * Returns: the kind in a word
 */
const char *
cuti_item_change_get_kind_label (CutiItemChange *self)
{
  switch (self->kind)
    {
    case CUTI_ITEM_ADDED: return C_("item of the plan", "Added");
    case CUTI_ITEM_CHANGED: return C_("item of the plan", "Changed");
    case CUTI_ITEM_REMOVED: return C_("item of the plan", "Removed");
    default: g_return_val_if_reached ("");
    }
}

/**
 * cuti_item_change_get_before:
 *
 * Returns: (transfer none) (nullable): the line in the earlier plan
 */
CutiPlanItem *
cuti_item_change_get_before (CutiItemChange *self)
{
  return self->before;
}

/**
 * cuti_item_change_get_after:
 *
 * Returns: (transfer none) (nullable): the line in the later plan
 */
CutiPlanItem *
cuti_item_change_get_after (CutiItemChange *self)
{
  return self->after;
}

/**
 * cuti_item_change_get_causes:
 *
 * Returns: (transfer none): the changes that the item reads, #CutiFactChange
 */
GListModel *
cuti_item_change_get_causes (CutiItemChange *self)
{
  return G_LIST_MODEL (self->causes);
}

/**
 * cuti_item_change_dup_title:
 *
 * Returns: (transfer full): the item, with the lesion's title where it is
 *   about one
 */
char *
cuti_item_change_dup_title (CutiItemChange *self)
{
  CutiPlanItem *item = self->after != NULL ? self->after : self->before;
  const char *title = cuti_advice_get_title (cuti_plan_item_get_advice (item));
  const char *lesion = cuti_plan_item_get_lesion_title (item);

  return lesion != NULL ? cuti_format_words (_("%s (%s)"), title, lesion) : g_strdup (title);
}

/**
 * cuti_item_change_dup_cause:
 *
 * Returns: (transfer full): why, “ECOG: 1 → 2; …”
 */
char *
cuti_item_change_dup_cause (CutiItemChange *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->causes)); i++)
    {
      g_autoptr(CutiFactChange) cause = g_list_model_get_item (G_LIST_MODEL (self->causes), i);

      g_string_append (text, i > 0 ? "; " : "");
      /* TRANSLATORS: a fact then and now; from right to left the arrow is “←” */
      cuti_format_append_words (text, _("%s: %s → %s"), cuti_fact_change_get_title (cause),
                                cuti_fact_change_get_before (cause),
                                cuti_fact_change_get_after (cause));
    }
  if (self->knowledge_changed)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                            _("the knowledge base is another one"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_label (CutiPlanItem *item)
{
  return item != NULL ? cuti_verdict_get_label (cuti_plan_item_get_verdict (item)) : "–";
}

/**
 * cuti_item_change_get_before_label:
 *
 * Returns: the verdict of the earlier plan in words; a dash where it lacks the
 *   item
 */
const char *
cuti_item_change_get_before_label (CutiItemChange *self)
{
  return get_label (self->before);
}

/**
 * cuti_item_change_get_after_label:
 *
 * Returns: the verdict of the later plan in words; a dash where it lacks the
 *   item
 */
const char *
cuti_item_change_get_after_label (CutiItemChange *self)
{
  return get_label (self->after);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a plan, with all that explains it.
 */

#include "cuti-plan-private.h"

struct _CutiPlanItem
{
  GObject        parent_instance;

  CutiAdvice    *advice;
  char          *lesion;
  char          *lesion_title;
  CutiJudgement  judgement;
  gboolean       exact;
  gboolean       urgent;
  GArray        *wants; /* CutiNeed: what it adds to the questions of the plan */
  CutiFixedList *because;
  CutiFixedList *needs;
  CutiFixedList *arguments;
  CutiFixedList *cautions;
};

G_DEFINE_FINAL_TYPE (CutiPlanItem, cuti_plan_item, G_TYPE_OBJECT)

enum { PROP_ADVICE = 1, PROP_LESION, PROP_VERDICT, PROP_FIRM, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_plan_item_finalize (GObject *object)
{
  CutiPlanItem *self = CUTI_PLAN_ITEM (object);

  g_clear_object (&self->advice);
  g_free (self->lesion);
  g_free (self->lesion_title);
  g_clear_pointer (&self->wants, g_array_unref);
  g_clear_object (&self->because);
  g_clear_object (&self->needs);
  g_clear_object (&self->arguments);
  g_clear_object (&self->cautions);

  G_OBJECT_CLASS (cuti_plan_item_parent_class)->finalize (object);
}

static void
cuti_plan_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiPlanItem *self = CUTI_PLAN_ITEM (object);

  switch (id)
    {
    case PROP_ADVICE: g_value_set_object (value, self->advice); break;
    case PROP_LESION: g_value_set_string (value, self->lesion); break;
    case PROP_VERDICT: g_value_set_enum (value, self->judgement.verdict); break;
    case PROP_FIRM: g_value_set_boolean (value, self->judgement.firm); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_plan_item_class_init (CutiPlanItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_plan_item_finalize;
  object_class->get_property = cuti_plan_item_get_property;

  props[PROP_ADVICE] = g_param_spec_object ("advice", NULL, NULL, CUTI_TYPE_ADVICE, flags);
  props[PROP_LESION] = g_param_spec_string ("lesion", NULL, NULL, NULL, flags);
  props[PROP_VERDICT] = g_param_spec_enum ("verdict", NULL, NULL, CUTI_TYPE_VERDICT,
                                           CUTI_VERDICT_RECOMMENDED, flags);
  props[PROP_FIRM] = g_param_spec_boolean ("firm", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_plan_item_init (CutiPlanItem *self)
{
}

/**
 * cuti_plan_item_new:
 * @lesion: (nullable): the lesion it is about
 * @exact: whether its needs are exactly what can change the verdict
 *
 * Returns: (transfer full): a line, to which its explanation is still to come
 */
CutiPlanItem *
cuti_plan_item_new (CutiAdvice *advice, CutiLesion *lesion, CutiJudgement judgement, gboolean exact)
{
  CutiPlanItem *self = g_object_new (CUTI_TYPE_PLAN_ITEM, NULL);

  self->advice = g_object_ref (advice);
  self->lesion = g_strdup (lesion != NULL ? cuti_lesion_get_id (lesion) : NULL);
  self->lesion_title = g_strdup (lesion != NULL ? cuti_lesion_get_title (lesion) : NULL);
  self->judgement = judgement;
  self->exact = exact;
  return self;
}

void
cuti_plan_item_take_wants (CutiPlanItem *self, GArray *wants)
{
  self->wants = wants;
}

/**
 * cuti_plan_item_get_wants:
 *
 * Returns: (transfer none) (element-type CutiNeed): its needs as facts, with
 *   what an answer to them settles
 */
GArray *
cuti_plan_item_get_wants (CutiPlanItem *self)
{
  return self->wants;
}

void
cuti_plan_item_set_urgent (CutiPlanItem *self, gboolean urgent)
{
  self->urgent = urgent;
}

/**
 * cuti_plan_item_is_urgent:
 *
 * Returns: whether it is for today, and holds
 */
gboolean
cuti_plan_item_is_urgent (CutiPlanItem *self)
{
  return self->urgent;
}

/* Most of the lists of most lines stay empty: they are made when there is
 * something to put into them. */
static void
take (CutiFixedList **list, GType type, gpointer item)
{
  if (*list == NULL)
    *list = cuti_fixed_list_new (type);
  cuti_fixed_list_take (*list, item);
}

static GListModel *
get_list (CutiFixedList *list)
{
  static CutiFixedList *nothing;

  if (list != NULL)
    return G_LIST_MODEL (list);

  if (g_once_init_enter (&nothing))
    g_once_init_leave (&nothing, cuti_fixed_list_new (G_TYPE_OBJECT));
  return G_LIST_MODEL (nothing);
}

void
cuti_plan_item_take_finding (CutiPlanItem *self, CutiFinding *finding)
{
  take (&self->because, CUTI_TYPE_FINDING, finding);
}

void
cuti_plan_item_take_need (CutiPlanItem *self, CutiQuestion *need)
{
  take (&self->needs, CUTI_TYPE_QUESTION, need);
}

void
cuti_plan_item_take_argument (CutiPlanItem *self, CutiArgued *argument)
{
  take (&self->arguments, CUTI_TYPE_ARGUED, argument);
}

void
cuti_plan_item_take_caution (CutiPlanItem *self, CutiArgued *caution)
{
  take (&self->cautions, CUTI_TYPE_ARGUED, caution);
}

/**
 * cuti_plan_item_get_advice:
 *
 * Returns: (transfer none): what it judges
 */
CutiAdvice *
cuti_plan_item_get_advice (CutiPlanItem *self)
{
  return self->advice;
}

/**
 * cuti_plan_item_get_lesion:
 *
 * Returns: (nullable): the id of the lesion it is about
 */
const char *
cuti_plan_item_get_lesion (CutiPlanItem *self)
{
  return self->lesion;
}

/**
 * cuti_plan_item_get_lesion_title:
 *
 * Returns: (nullable): the lesion in words
 */
const char *
cuti_plan_item_get_lesion_title (CutiPlanItem *self)
{
  return self->lesion_title;
}

CutiVerdict
cuti_plan_item_get_verdict (CutiPlanItem *self)
{
  return self->judgement.verdict;
}

/**
 * cuti_plan_item_is_firm:
 *
 * Returns: whether no missing answer can change the verdict
 */
gboolean
cuti_plan_item_is_firm (CutiPlanItem *self)
{
  return self->judgement.firm;
}

/**
 * cuti_plan_item_is_exact:
 *
 * Returns: whether every one of the needs can, and nothing else does, change
 *   the verdict; if not, they are all that is unknown on the way
 */
gboolean
cuti_plan_item_is_exact (CutiPlanItem *self)
{
  return self->exact;
}

/**
 * cuti_plan_item_get_because:
 *
 * Returns: (transfer none): the facts that decided, #CutiFinding
 */
GListModel *
cuti_plan_item_get_because (CutiPlanItem *self)
{
  return get_list (self->because);
}

/**
 * cuti_plan_item_get_needs:
 *
 * Returns: (transfer none): what is missing, #CutiQuestion
 */
GListModel *
cuti_plan_item_get_needs (CutiPlanItem *self)
{
  return get_list (self->needs);
}

/**
 * cuti_plan_item_get_arguments:
 *
 * Returns: (transfer none): every argument with its truth, #CutiArgued
 */
GListModel *
cuti_plan_item_get_arguments (CutiPlanItem *self)
{
  return get_list (self->arguments);
}

/**
 * cuti_plan_item_get_cautions:
 *
 * Returns: (transfer none): every caution with its truth, #CutiArgued
 */
GListModel *
cuti_plan_item_get_cautions (CutiPlanItem *self)
{
  return get_list (self->cautions);
}

typedef gboolean (*EqualFunc) (gpointer a, gpointer b);

static gboolean
lists_equal (GListModel *a, GListModel *b, EqualFunc equal)
{
  guint n = g_list_model_get_n_items (a);

  if (n != g_list_model_get_n_items (b))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) x = g_list_model_get_item (a, i);
      g_autoptr(GObject) y = g_list_model_get_item (b, i);

      if (!equal (x, y))
        return FALSE;
    }
  return TRUE;
}

static gboolean
findings_equal (gpointer a, gpointer b)
{
  return cuti_finding_get_fact (a) == cuti_finding_get_fact (b)
         && g_strcmp0 (cuti_finding_get_lesion (a), cuti_finding_get_lesion (b)) == 0
         && g_str_equal (cuti_finding_get_text (a), cuti_finding_get_text (b));
}

static gboolean
questions_equal (gpointer a, gpointer b)
{
  return cuti_question_get_fact (a) == cuti_question_get_fact (b)
         && g_strcmp0 (cuti_question_get_lesion (a), cuti_question_get_lesion (b)) == 0
         && g_str_equal (cuti_question_get_label (a), cuti_question_get_label (b));
}

static gboolean
argued_equal (gpointer a, gpointer b)
{
  return cuti_argued_get_argument (a) == cuti_argued_get_argument (b)
         && cuti_argued_get_truth (a) == cuti_argued_get_truth (b);
}

/**
 * cuti_plan_item_equal:
 *
 * Returns: whether both say the same, so that nothing need be drawn anew
 */
gboolean
cuti_plan_item_equal (CutiPlanItem *self, CutiPlanItem *other)
{
  g_return_val_if_fail (CUTI_IS_PLAN_ITEM (self), FALSE);
  g_return_val_if_fail (CUTI_IS_PLAN_ITEM (other), FALSE);

  if (self == other) /* taken over from the plan before */
    return TRUE;

  return self->advice == other->advice
         && self->judgement.verdict == other->judgement.verdict
         && self->judgement.firm == other->judgement.firm
         && self->exact == other->exact
         && g_strcmp0 (self->lesion, other->lesion) == 0
         && g_strcmp0 (self->lesion_title, other->lesion_title) == 0
         && lists_equal (get_list (self->because), get_list (other->because), findings_equal)
         && lists_equal (get_list (self->needs), get_list (other->needs), questions_equal)
         && lists_equal (get_list (self->arguments), get_list (other->arguments), argued_equal)
         && lists_equal (get_list (self->cautions), get_list (other->cautions), argued_equal);
}

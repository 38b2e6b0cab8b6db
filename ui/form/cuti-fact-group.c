/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of one group of the knowledge base, in its order: of the case, or
 * of one lesion. A page's .ui says where a group stands. Rows are made when
 * the group first comes into sight, and stay for as long as the case does, so
 * that nothing typed is lost when a row hides.
 */

#include "cuti-accessible.h"
#include "cuti-fact-group.h"

struct _CutiFactGroup
{
  GtkBox      parent_instance;

  char       *group;
  char       *title;
  CutiCase   *patient_case;
  GListModel *answers; /* those of this group */
  gboolean    has_rows;

  GtkLabel   *heading;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (CutiFactGroup, cuti_fact_group, GTK_TYPE_BOX)

enum { PROP_GROUP = 1, PROP_TITLE, N_PROPS };
static GParamSpec *props[N_PROPS];

static GtkWidget *
create_row (gpointer answer, gpointer self)
{
  return cuti_fact_row_new (CUTI_FACT_GROUP (self)->patient_case, answer);
}

/* A list box shows every row it makes, whatever the row's binding said before. */
static void
hide_irrelevant_rows (CutiFactGroup *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), cuti_answer_is_visible (
      cuti_fact_row_get_answer (CUTI_FACT_ROW (row))));
}

static void
ensure_rows (CutiFactGroup *self)
{
  if (self->has_rows || self->answers == NULL)
    return;

  self->has_rows = TRUE;
  gtk_list_box_bind_model (self->rows, self->answers, create_row, self, NULL);
  hide_irrelevant_rows (self);
}

static gboolean
is_in_group (gpointer answer, gpointer self)
{
  return g_strcmp0 (cuti_fact_get_group (cuti_answer_get_fact (answer)),
                    CUTI_FACT_GROUP (self)->group) == 0;
}

static GListModel *
list_answers (CutiFactGroup *self, GListModel *all)
{
  GListStore *answers = g_list_store_new (CUTI_TYPE_ANSWER);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (all, i);

      if (is_in_group (answer, self))
        g_list_store_append (answers, answer);
    }

  return G_LIST_MODEL (answers);
}

/* A list without a heading is called what the knowledge base calls the group. */
static void
name_rows (CutiFactGroup *self)
{
  GListModel *groups = cuti_knowledge_get_groups (cuti_case_get_knowledge (self->patient_case));

  for (guint i = 0; self->title == NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr(CutiTerm) group = g_list_model_get_item (groups, i);

      if (g_strcmp0 (cuti_term_get_id (group), self->group) == 0)
        cuti_accessible_set_label (GTK_WIDGET (self->rows), cuti_term_get_label (group));
    }
}

/* What is computed, or only printed, leaves nothing to answer. */
static gboolean
is_question (CutiAnswer *answer)
{
  CutiFact *fact = cuti_answer_get_fact (answer);

  return cuti_answer_is_visible (answer) && cuti_fact_get_calculator (fact) == NULL &&
         cuti_fact_get_kind (fact) != CUTI_KIND_TEXT;
}

static void
cuti_fact_group_map (GtkWidget *widget)
{
  ensure_rows (CUTI_FACT_GROUP (widget));

  GTK_WIDGET_CLASS (cuti_fact_group_parent_class)->map (widget);
}

static void
cuti_fact_group_dispose (GObject *object)
{
  CutiFactGroup *self = CUTI_FACT_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_FACT_GROUP);
  g_clear_object (&self->answers);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_fact_group_parent_class)->dispose (object);
}

static void
cuti_fact_group_finalize (GObject *object)
{
  CutiFactGroup *self = CUTI_FACT_GROUP (object);

  g_free (self->group);
  g_free (self->title);

  G_OBJECT_CLASS (cuti_fact_group_parent_class)->finalize (object);
}

static void
cuti_fact_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFactGroup *self = CUTI_FACT_GROUP (object);

  switch (id)
    {
    case PROP_GROUP: g_value_set_string (value, self->group); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_fact_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CutiFactGroup *self = CUTI_FACT_GROUP (object);

  switch (id)
    {
    case PROP_GROUP: self->group = g_value_dup_string (value); break;
    case PROP_TITLE: self->title = g_value_dup_string (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_fact_group_constructed (GObject *object)
{
  CutiFactGroup *self = CUTI_FACT_GROUP (object);

  G_OBJECT_CLASS (cuti_fact_group_parent_class)->constructed (object);

  gtk_widget_set_visible (GTK_WIDGET (self->heading), self->title != NULL);
  if (self->title == NULL)
    return;

  gtk_label_set_label (self->heading, self->title);
  cuti_accessible_set_label (GTK_WIDGET (self->rows), self->title);
}

static void
cuti_fact_group_class_init (CutiFactGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = cuti_fact_group_constructed;
  object_class->dispose = cuti_fact_group_dispose;
  object_class->finalize = cuti_fact_group_finalize;
  object_class->get_property = cuti_fact_group_get_property;
  object_class->set_property = cuti_fact_group_set_property;
  widget_class->map = cuti_fact_group_map;

  props[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-fact-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiFactGroup, heading);
  gtk_widget_class_bind_template_child (widget_class, CutiFactGroup, rows);
}

static void
cuti_fact_group_init (CutiFactGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
cuti_fact_group_get_group (CutiFactGroup *self)
{
  g_return_val_if_fail (CUTI_IS_FACT_GROUP (self), NULL);

  return self->group;
}

/**
 * cuti_fact_group_set_source:
 * @lesion: (nullable): whose facts to show; %NULL for those of the case
 */
void
cuti_fact_group_set_source (CutiFactGroup *self, CutiCase *patient_case, CutiLesion *lesion)
{
  g_return_if_fail (CUTI_IS_FACT_GROUP (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));

  gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  self->has_rows = FALSE;
  g_clear_object (&self->answers);

  g_set_object (&self->patient_case, patient_case);
  name_rows (self);
  self->answers = list_answers (self, lesion != NULL ? cuti_lesion_get_answers (lesion)
                                                     : cuti_case_get_answers (patient_case));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ensure_rows (self);
  cuti_fact_group_update (self);
}

/**
 * cuti_fact_group_update:
 *
 * Hides the group while none of its rows is relevant.
 */
void
cuti_fact_group_update (CutiFactGroup *self)
{
  gboolean visible = FALSE;

  g_return_if_fail (CUTI_IS_FACT_GROUP (self));

  for (guint i = 0; self->answers != NULL && i < g_list_model_get_n_items (self->answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (self->answers, i);

      visible = visible || cuti_answer_is_visible (answer);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), visible);
}

/**
 * cuti_fact_group_count:
 * @n_answered: (inout): to which the questions with an answer, or a reason, are added
 * @n_open: (inout): to which the others are added
 */
void
cuti_fact_group_count (CutiFactGroup *self, guint *n_answered, guint *n_open)
{
  g_return_if_fail (CUTI_IS_FACT_GROUP (self));

  for (guint i = 0; self->answers != NULL && i < g_list_model_get_n_items (self->answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (self->answers, i);
      CutiAnswerState state = cuti_answer_get_state (answer);

      if (!is_question (answer))
        continue;
      if (state == CUTI_ANSWER_VALUE || state == CUTI_ANSWER_MISSING)
        (*n_answered)++;
      else
        (*n_open)++;
    }
}

/**
 * cuti_fact_group_find_row:
 * @fact: the id of a fact
 *
 * Returns: (transfer none) (nullable): its row, made if need be
 */
CutiFactRow *
cuti_fact_group_find_row (CutiFactGroup *self, const char *fact)
{
  g_return_val_if_fail (CUTI_IS_FACT_GROUP (self), NULL);

  for (guint i = 0; self->answers != NULL && i < g_list_model_get_n_items (self->answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (self->answers, i);

      if (!g_str_equal (cuti_fact_get_id (cuti_answer_get_fact (answer)), fact))
        continue;

      ensure_rows (self);
      return CUTI_FACT_ROW (gtk_list_box_get_row_at_index (self->rows, i));
    }

  return NULL;
}

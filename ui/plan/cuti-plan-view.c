/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan in tabs: the overview, and one for each section of the knowledge
 * base. Only draws: what is said is settled in the plan.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-overview-page.h"
#include "cuti-plan-page.h"
#include "cuti-plan-view.h"
#include "cuti-section-tab.h"

struct _CutiPlanView
{
  GtkBox            parent_instance;

  CutiKnowledge    *knowledge;
  CutiCase         *patient_case; /* nullable */

  GtkNotebook      *notebook;
  CutiOverviewPage *overview;
  CutiSectionTab   *overview_tab;
};

G_DEFINE_FINAL_TYPE (CutiPlanView, cuti_plan_view, GTK_TYPE_BOX)

enum { PROP_KNOWLEDGE = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

/* The page of section number @n, after the overview. */
static GtkWidget *
get_page (CutiPlanView *self, guint n)
{
  return gtk_notebook_get_nth_page (self->notebook, (int) n + 1);
}

static guint
get_n_sections (CutiPlanView *self)
{
  if (self->knowledge == NULL)
    return 0;
  return g_list_model_get_n_items (cuti_knowledge_get_sections (self->knowledge));
}

static CutiTerm *
dup_section (CutiPlanView *self, guint n)
{
  return g_list_model_get_item (cuti_knowledge_get_sections (self->knowledge), n);
}

static void
add_page (CutiPlanView *self, CutiTerm *section)
{
  GtkWidget *page = cuti_plan_page_new ();
  GtkWidget *tab = cuti_section_tab_new ();

  cuti_section_tab_show (CUTI_SECTION_TAB (tab), cuti_term_get_label (section), 0);
  cuti_plan_page_set_case (CUTI_PLAN_PAGE (page), self->patient_case);
  gtk_notebook_append_page (self->notebook, page, tab);
}

static void
remove_pages (CutiPlanView *self)
{
  while (gtk_notebook_get_n_pages (self->notebook) > 1)
    gtk_notebook_remove_page (self->notebook, -1);
}

static gboolean
is_of_section (CutiPlanItem *item, CutiTerm *section)
{
  return g_str_equal (cuti_advice_get_section (cuti_plan_item_get_advice (item)),
                      cuti_term_get_id (section));
}

static GPtrArray *
list_items (CutiPlan *plan, CutiTerm *section)
{
  GListModel *items = cuti_plan_get_items (plan);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CutiPlanItem) item = g_list_model_get_item (items, i);

      if (is_of_section (item, section))
        g_ptr_array_add (list, g_steal_pointer (&item));
    }
  return list;
}

static guint
count_open (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    n += cuti_verdict_is_offer (cuti_plan_item_get_verdict (g_ptr_array_index (items, i)));
  return n;
}

static void
show_section (CutiPlanView *self, guint n, CutiPlan *plan, gboolean visible)
{
  GtkWidget *page = get_page (self, n);
  GtkWidget *tab = gtk_notebook_get_tab_label (self->notebook, page);
  g_autoptr(CutiTerm) section = dup_section (self, n);
  g_autoptr(GPtrArray) items = plan != NULL && visible ? list_items (plan, section) : NULL;

  cuti_section_tab_show (CUTI_SECTION_TAB (tab), cuti_term_get_label (section), count_open (items));
  cuti_plan_page_set_items (CUTI_PLAN_PAGE (page), items);
  gtk_widget_set_visible (page, visible);
}

static void
show_section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiPlanView *self = CUTI_PLAN_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (*id == '\0')
    gtk_notebook_set_current_page (self->notebook, 0);
  for (guint i = 0; i < get_n_sections (self); i++)
    {
      g_autoptr(CutiTerm) section = dup_section (self, i);

      if (g_str_equal (cuti_term_get_id (section), id))
        gtk_notebook_set_current_page (self->notebook, (int) i + 1);
    }
}

static void
cuti_plan_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_PLAN_VIEW);
  g_clear_object (&CUTI_PLAN_VIEW (object)->knowledge);
  g_clear_object (&CUTI_PLAN_VIEW (object)->patient_case);

  G_OBJECT_CLASS (cuti_plan_view_parent_class)->dispose (object);
}

static void
cuti_plan_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KNOWLEDGE: g_value_set_object (value, CUTI_PLAN_VIEW (object)->knowledge); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_plan_view_class_init (CutiPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_plan_view_dispose;
  object_class->get_property = cuti_plan_view_get_property;

  props[PROP_KNOWLEDGE] = g_param_spec_object ("knowledge", NULL, NULL, CUTI_TYPE_KNOWLEDGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CUTI_TYPE_OVERVIEW_PAGE);
  g_type_ensure (CUTI_TYPE_SECTION_TAB);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiPlanView, notebook);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanView, overview);
  gtk_widget_class_bind_template_child (widget_class, CutiPlanView, overview_tab);
  gtk_widget_class_install_action (widget_class, "plan.show-section", "s", show_section_action);
}

static void
cuti_plan_view_init (CutiPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_section_tab_show (self->overview_tab, _("Overview"), 0);
}

GtkWidget *
cuti_plan_view_new (void)
{
  return g_object_new (CUTI_TYPE_PLAN_VIEW, NULL);
}

/**
 * cuti_plan_view_set_knowledge:
 * @knowledge: (nullable): whose sections get a tab each
 */
void
cuti_plan_view_set_knowledge (CutiPlanView *self, CutiKnowledge *knowledge)
{
  g_return_if_fail (CUTI_IS_PLAN_VIEW (self));

  if (!g_set_object (&self->knowledge, knowledge))
    return;

  remove_pages (self);
  for (guint i = 0; i < get_n_sections (self); i++)
    {
      g_autoptr(CutiTerm) section = dup_section (self, i);

      add_page (self, section);
    }
  cuti_overview_page_set_knowledge (self->overview, knowledge);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KNOWLEDGE]);
}

/**
 * cuti_plan_view_set_case:
 * @patient_case: (nullable): whose plan follows, and where answers to it go
 */
void
cuti_plan_view_set_case (CutiPlanView *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_PLAN_VIEW (self));

  if (!g_set_object (&self->patient_case, patient_case))
    return;

  for (guint i = 0; i < get_n_sections (self); i++)
    cuti_plan_page_set_case (CUTI_PLAN_PAGE (get_page (self, i)), patient_case);
  cuti_overview_page_set_case (self->overview, patient_case);
}

/**
 * cuti_plan_view_set_plan:
 * @plan: (nullable): %NULL where advice is off, and between two cases, so
 *   that the next plan is not shown as a change of the last
 */
void
cuti_plan_view_set_plan (CutiPlanView *self, CutiPlan *plan)
{
  g_return_if_fail (CUTI_IS_PLAN_VIEW (self));

  const gboolean in_scope = plan == NULL || cuti_plan_get_out_of_scope (plan) == NULL;

  if (plan != NULL)
    cuti_plan_view_set_knowledge (self, cuti_plan_get_knowledge (plan));
  for (guint i = 0; i < get_n_sections (self); i++)
    show_section (self, i, plan, in_scope);
  cuti_overview_page_set_plan (self->overview, plan);
}

/**
 * cuti_plan_view_dup_section:
 *
 * Returns: (transfer full) (nullable): whose tab is shown; %NULL: the overview
 */
CutiTerm *
cuti_plan_view_dup_section (CutiPlanView *self)
{
  g_return_val_if_fail (CUTI_IS_PLAN_VIEW (self), NULL);

  int page = gtk_notebook_get_current_page (self->notebook);

  return page > 0 ? dup_section (self, (guint) page - 1) : NULL;
}

/**
 * cuti_plan_view_commit:
 *
 * Uses what was typed and not yet left.
 */
void
cuti_plan_view_commit (CutiPlanView *self)
{
  g_return_if_fail (CUTI_IS_PLAN_VIEW (self));

  cuti_overview_page_commit (self->overview);
}

/**
 * cuti_plan_view_edit_record:
 *
 * Shows the tab with the record of the tumour board, ready for typing.
 */
void
cuti_plan_view_edit_record (CutiPlanView *self)
{
  g_return_if_fail (CUTI_IS_PLAN_VIEW (self));

  gtk_notebook_set_current_page (self->notebook, 0);
  cuti_overview_page_edit_record (self->overview);
}

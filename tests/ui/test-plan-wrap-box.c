/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children that follow each other like words.
 */

#include "cuti-wrap-box.h"
#include "ui-util.h"

#define CHILD_WIDTH 100
#define CHILD_HEIGHT 20

/* A box with @n children, laid out at @width; to be unreffed. */
static GtkWidget *
make_box (int n, int width, GtkTextDirection direction)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (CUTI_TYPE_WRAP_BOX, NULL));
  int height;

  gtk_widget_set_direction (box, direction);
  for (int i = 0; i < n; i++)
    {
      GtkWidget *child = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_size_request (child, CHILD_WIDTH, CHILD_HEIGHT);
      gtk_widget_set_parent (child, box);
    }

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, width, height }, -1);
  return box;
}

static graphene_rect_t
get_place (GtkWidget *box, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (box);
  graphene_rect_t place;

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (gtk_widget_compute_bounds (child, box, &place));
  return place;
}

static void
test_goes_on_in_a_new_line (void)
{
  GtkWidget *box = make_box (3, 250, GTK_TEXT_DIR_LTR);
  const graphene_rect_t first = get_place (box, 0), second = get_place (box, 1);
  const graphene_rect_t third = get_place (box, 2);

  g_assert_cmpfloat (second.origin.y, ==, first.origin.y);
  g_assert_cmpfloat (second.origin.x, >=, CHILD_WIDTH);
  g_assert_cmpfloat (third.origin.x, ==, 0);
  g_assert_cmpfloat (third.origin.y, >=, CHILD_HEIGHT);
  g_assert_cmpint (gtk_widget_get_height (box), >=, 2 * CHILD_HEIGHT);
  g_assert_finalize_object (box);
}

static void
test_starts_at_the_right_in_arabic (void)
{
  GtkWidget *box = make_box (2, 250, GTK_TEXT_DIR_RTL);

  g_assert_cmpfloat (get_place (box, 0).origin.x, ==, 250 - CHILD_WIDTH);
  g_assert_cmpfloat (get_place (box, 1).origin.x, <, 250 - 2 * CHILD_WIDTH);
  g_assert_finalize_object (box);
}

static void
test_hidden_children_take_no_room (void)
{
  GtkWidget *box = make_box (3, 250, GTK_TEXT_DIR_LTR);
  int height;

  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 250, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, CHILD_HEIGHT);
  g_assert_finalize_object (box);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wrap-box/goes-on-in-a-new-line", test_goes_on_in_a_new_line);
  g_test_add_func ("/wrap-box/starts-at-the-right-in-arabic", test_starts_at_the_right_in_arabic);
  g_test_add_func ("/wrap-box/hidden-children-take-no-room", test_hidden_children_take_no_room);

  return g_test_run ();
}

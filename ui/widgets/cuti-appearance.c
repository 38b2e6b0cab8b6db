/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Light or dark: before GTK 4.20 an application has to ask the settings portal
 * itself, and to listen for changes. Nothing waits for the answer.
 */

#include "cuti-appearance.h"

#define GROUP "org.freedesktop.appearance"
#define KEY "color-scheme"
#define PREFER_DARK 1

static void
apply_scheme (GtkSettings *settings, GVariant *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return;

  g_object_set (settings,
                "gtk-application-prefer-dark-theme", g_variant_get_uint32 (value) == PREFER_DARK,
                NULL);
}

static void
portal_signal_cb (GDBusProxy  *portal,
                  const char  *sender,
                  const char  *signal,
                  GVariant    *parameters,
                  GtkSettings *settings)
{
  const char *group, *key;
  g_autoptr(GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, GROUP) && g_str_equal (key, KEY))
    apply_scheme (settings, value);
}

static void
scheme_read_cb (GObject *object, GAsyncResult *result, gpointer settings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (object), result, &error);
  g_autoptr(GVariant) outer = NULL;
  g_autoptr(GVariant) inner = NULL;

  if (reply == NULL)
    {
      g_debug ("No colour scheme: %s", error->message);
      return;
    }

  g_variant_get (reply, "(v)", &outer);
  inner = g_variant_get_variant (outer); /* Read() wraps its answer twice. */
  apply_scheme (settings, inner);
}

static void
portal_ready_cb (GObject *object, GAsyncResult *result, gpointer settings)
{
  g_autoptr(GError) error = NULL;
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (portal == NULL)
    {
      g_debug ("No settings portal: %s", error->message);
      return;
    }

  /* Kept for as long as the settings, which is as long as the display. */
  g_object_set_data_full (settings, "cuti-settings-portal", portal, g_object_unref);
  g_signal_connect (portal, "g-signal", G_CALLBACK (portal_signal_cb), settings);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", GROUP, KEY),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, scheme_read_cb, settings);
}

void
cuti_appearance_follow_system (GtkSettings *settings)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-interface-color-scheme"))
    return; /* GTK 4.20 or newer does it. */

  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                            NULL,
                            "org.freedesktop.portal.Desktop",
                            "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Settings",
                            NULL, portal_ready_cb, settings);
}

# SPDX-License-Identifier: GPL-3.0-or-later
#
# A program seen as a screen reader sees it (AT-SPI) and used as a keyboard
# uses it (xdotool). Nothing waits for time to pass: every wait is for a
# condition, and fails with a name when its deadline is over.

import os
import re
import shutil
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

DEADLINE = 20  # seconds: long enough for a loaded machine, and never spent on success

FOCUSED = 'object:state-changed:focused'

State = Atspi.StateType


class Failure(Exception):
    """What was expected and did not come."""


def require_bus():
    """Raises OSError where there is no display, no keyboard to use or no accessibility bus."""
    if not os.environ.get('DISPLAY') or shutil.which('xdotool') is None:
        raise OSError('no display, or no xdotool')
    try:
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
            Gio.DBusCallFlags.NONE, -1, None)
    except GLib.Error as error:
        raise OSError(error.message) from error


def wait(condition, what, deadline=DEADLINE):
    """Returns the first true value of condition(); events are handled meanwhile."""
    context = GLib.MainContext.default()
    end = time.monotonic() + deadline
    while True:
        try:
            value = condition()
        except GLib.Error:  # what was looked at has just gone
            value = None
        if value:
            return value
        if Program.current is not None:
            Program.current.check_alive()
        if time.monotonic() > end:
            raise Failure('waited in vain for ' + what)
        # An event ends this at once; the timer is for what comes without one.
        timer = GLib.timeout_add(5, lambda: GLib.SOURCE_REMOVE)
        context.iteration(True)
        source = context.find_source_by_id(timer)
        if source is not None:
            source.destroy()


def has(accessible, state):
    return accessible.get_state_set().contains(state)


def role(accessible):
    return accessible.get_role_name()


def children(accessible):
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield child


def walk(accessible, past=()):
    """
    The accessible and all below it, from the top, but for what stands below the roles in past.
    What goes meanwhile is left out.
    """
    yield accessible
    try:
        below = [] if role(accessible) in past else list(children(accessible))
    except GLib.Error:
        return
    for child in below:
        yield from walk(child, past)


def ancestors(accessible):
    while accessible is not None:
        yield accessible
        accessible = accessible.get_parent()


def find(root, wanted_role=None, name=None, starts=None):
    for accessible in walk(root):
        try:
            if (wanted_role is None or role(accessible) == wanted_role) \
                    and (name is None or accessible.get_name() == name) \
                    and (starts is None or accessible.get_name().startswith(starts)):
                return accessible
        except GLib.Error:
            pass
    return None


def text_of(accessible):
    # GTK 4.8 answers an end of -1 with nothing.
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


def labels(root):
    """All text that is on display below root."""
    return [accessible.get_name() for accessible in walk(root) if role(accessible) == 'label']


def bad_name(name):
    """Why a person who hears this name learns nothing, or None."""
    if not name.strip():
        return 'no name'
    # What a closed drop-down shows: inside its button, which has the name; Tab never stops there.
    if name == 'GtkListItemWidget':
        return None
    if re.match(r'(Gtk|Cuti)[A-Z]', name):
        return 'the name of a class'
    if name.endswith('-symbolic'):
        return 'the name of an icon'
    if re.search(r'(^|\s)_\w|\w_\w', name):
        return 'a stray underscore'
    half = len(name) // 2
    if len(name) % 2 and name[half] == ' ' and name[:half] == name[half + 1:]:
        return 'said twice'
    return None


def nameless(root):
    """
    All that can have the focus below root, and is not well named. What GTK calls a filler only
    says that it can: a pane divider, and the line that a closed drop-down shows.
    """
    found = []
    for accessible in walk(root):
        try:
            if has(accessible, State.FOCUSABLE) and role(accessible) != 'filler':
                reason = bad_name(accessible.get_name())
                if reason:
                    found.append('%s “%s” in %s: %s' % (role(accessible), accessible.get_name(),
                                                       place(accessible), reason))
        except GLib.Error:
            pass
    return found


def place(accessible):
    """The nearest names around it, for a message."""
    names = [a.get_name() for a in ancestors(accessible.get_parent())
             if a.get_name() and not bad_name(a.get_name())]
    return ' < '.join('“%s”' % name for name in names[:3])


def press(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '0', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '1', '--', text], check=True)


class Program:
    """A running program, its windows and where its focus is."""

    current = None  # the one that all waiting is for

    def __init__(self, *command):
        self.moves = 0
        self.focus = None
        self.bad_names = []  # of where the focus came by press_and_follow()
        self.listener = Atspi.EventListener.new(self._focused)
        self.listener.register(FOCUSED)
        # Any warning ends the program; not this one, in which libatspi warns of what has gone.
        self.process = subprocess.Popen(command, env=dict(os.environ, G_DEBUG='fatal-warnings'))
        # In the middle of the screen the pointer would take the focus in whatever opens below it.
        subprocess.run(['xdotool', 'mousemove', '3', '790'], check=True)
        Program.current = self
        self.app = wait(self._find_app, 'the program on the accessibility bus')
        self.app.set_cache_mask(Atspi.Cache.PARENT | Atspi.Cache.ROLE)  # what never changes
        wait(lambda: self.app.get_child_count(), 'a window')

    def _find_app(self):
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def _focused(self, event):
        try:
            if event.detail1 and event.source.get_process_id() == self.process.pid:
                self.focus = event.source
                self.moves += 1
        except GLib.Error:  # has the focus no longer
            pass

    def focus_now(self):
        """Where the focus is, also before it has ever moved."""
        if self.focus is None or not has(self.focus, State.FOCUSED):
            self.focus = next((a for a in walk(self.app) if has(a, State.FOCUSED)), None)
        return self.focus

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure('the program has ended, with %d' % self.process.returncode)

    def windows(self):
        return [window for window in children(self.app) if role(window) in ('frame', 'dialog', 'window')]

    def press_and_follow(self, key):
        """A key that moves the focus; returns where it is then."""
        moves = self.moves
        press(key)
        wait(lambda: self.moves > moves, 'the focus to move after ' + key)
        self._note_name(self.focus)
        return self.focus

    def _note_name(self, accessible):
        reason = bad_name(accessible.get_name())
        if reason:
            self.bad_names.append('%s “%s” in %s: %s' % (role(accessible), accessible.get_name(),
                                                         place(accessible), reason))

    def wait_for_end(self):
        return wait(lambda: self.process.poll() is not None, 'the program to end') \
            and self.process.returncode

    def stop(self):
        """Kills what a failed step has left behind."""
        Program.current = None
        self.listener.deregister(FOCUSED)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole path in a real window: answer by keyboard, read the plan, accept an
# item, save, quit, and open the case again. Inside xvfb-run and dbus-run-session:
#   test_whole_path.py CUTIPLAN CUTIPLAN-CLI RESOURCES
# Exits with 77 where there is no display or no accessibility bus.

import json
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PROGRAM, CLI, RESOURCES = (Path(argument).resolve() for argument in sys.argv[1:4])
KNOWLEDGE = json.loads((RESOURCES / 'knowledge/facts.json').read_text())
FACTS = {fact['id']: fact for fact in KNOWLEDGE['facts']}
BY_LABEL = {fact['label']: fact['id'] for fact in KNOWLEDGE['facts']}
GROUPS = [group['id'] for group in KNOWLEDGE['groups']]
ADVICE = {item['id']: item
          for path in sorted((RESOURCES / 'knowledge/advice').rglob('*.json'))
          for item in json.loads(path.read_text())['advice']}

HOME = tempfile.TemporaryDirectory(prefix='cutiplan-path-')
FOLDER = Path(HOME.name)

try:
    from atspi_driver import (Program, State, ancestors, check, children, find, has, labels, nameless,
                              press, require_bus, role, text_of, type_text, wait)
    require_bus()
except (ModuleNotFoundError, ValueError, OSError) as error:
    print('skipped: AT-SPI cannot start here: %s' % error)
    sys.exit(77)

CASE = 'case'  # stands for the lesion of what is asked but once
PENDING = {'missing': 'pending'}
PENDING_LABEL = 'Result Pending'
MENU = 'Clear or give a reason: '
NONE = 'None of these'
SIGNER = 'Dr A. Jones'

IDENTITY = {'Family name': 'Example', 'Given name': 'Ada'}  # names of fields: what is typed
ANSWERS = {
    (CASE, 'case.question'): 'Which local treatment first?',
    (CASE, 'patient.sex'): 'female',
    (CASE, 'patient.weight_kg'): 61.5,
    (CASE, 'patient.ecog'): 1,
    (CASE, 'patient.conditions'): [],
    (CASE, 'patient.allergies'): ['adhesive', 'iodine'],
    (CASE, 'disease.skin_status'): 'proven',
    (CASE, 'primary.site'): 'breast',
    (CASE, 'biomarker.hormone_receptors'): 'positive',
    (CASE, 'biomarker.her2'): PENDING,
    (CASE, 'lesions.complete'): True,
    (CASE, 'lesions.number'): 1,
    ('1', 'lesion.site'): 'chest-wall',
    ('1', 'lesion.histology'): 'metastasis',
    ('1', 'lesion.changing'): True,
    ('1', 'lesion.max_diameter_mm'): 18,
    ('1', 'lesion.relations'): [],
    ('1', 'lesion.resectable'): 'no',
    ('1', 'lesion.previous_rt'): 'tolerated',
    ('1', 'lesion.rt_ended_on'): '2019-06-21',
    ('1', 'lesion.painful'): False,
    ('1', 'lesion.bleeding'): 'contact',
    ('1', 'lesion.wound'): 'ulcerated',
    (CASE, 'goals.intent'): 'symptoms',
    (CASE, 'goals.life_expectancy'): 'years',
    (CASE, 'patient.declines'): [],
}


def question_at(accessible):
    """The fact that is asked where the focus is, and the id of the lesion or CASE; or None."""
    names = [around.get_name() for around in ancestors(accessible) if role(around) == 'list item']
    fact = next((BY_LABEL[name] for name in names if name in BY_LABEL), None)
    lesion = next((name.split(':')[0].removeprefix('Lesion ') for name in names
                   if name.startswith('Lesion ')), CASE)
    return fact and (lesion, fact)


class Typist:
    """Goes from field to field by Tab and answers what is still to be answered."""

    def __init__(self, program, pages):
        self.program = program
        self.pages = pages
        self.left = dict(ANSWERS)
        self.identity = dict(IDENTITY)

    def fill(self, number, page):
        """One page, from its first field to its last; again where an answer brought up a row."""
        before = None
        while (left := self.count_left(page)) not in (0, before):
            before = left
            self.pass_through(number, page)

    def count_left(self, page):
        """Questions about a lesion stand all on the page of the lesions."""
        here = sum((page == 'lesions') if lesion != CASE else FACTS[fact]['group'] == page
                   for lesion, fact in self.left)
        return here + (len(self.identity) if page == 'patient' else 0)

    def pass_through(self, number, page):
        at = self.program.press_and_follow('ctrl+%d' % (number + 1))
        while self.count_left(page) and any(around == self.pages for around in ancestors(at)):
            question = question_at(at)
            if question in self.left:
                self.answer(at, question)
            elif question is None and role(at) == 'text' and at.get_name() in self.identity:
                self.program.replace(at, self.identity.pop(at.get_name()))
            at = self.program.press_and_follow('Tab')

    def answer(self, at, question):
        answer, fact = self.left[question], FACTS[question[1]]
        if at.get_name().startswith(MENU):
            if answer is PENDING:
                self.give_reason(at, question)
        elif answer is not PENDING and not at.get_name().startswith('Why is this asked? '):
            if getattr(self, 'answer_' + fact['type'])(at, fact, answer):
                del self.left[question]

    def give_reason(self, at, question):
        self.program.press_and_follow('space')
        self.program.go_down_to(PENDING_LABEL)
        press('Return')
        row = next(around for around in ancestors(at)
                   if around.get_name() == FACTS[question[1]]['label'])
        wait(lambda: any(text.startswith('No answer: ') for text in labels(row)),
             'the reason to show in the row “%s”' % row.get_name())
        wait(lambda: has(at, State.FOCUSED), 'the focus to come back to “%s”' % at.get_name())
        del self.left[question]

    def labels_of(self, fact, ids):
        return [choice['label'] for choice in fact['choices'] if choice['id'] in ids]

    def answer_boolean(self, at, fact, value):
        if at.get_name() != ('Yes' if value else 'No'):
            return False
        self.program.tick(at, State.PRESSED)
        return True

    def answer_choice(self, at, fact, value):
        label, = self.labels_of(fact, [value])
        if role(at) != 'check box':
            self.program.choose_in_list(at, label)
        elif at.get_name() == label:
            self.program.tick(at)
        else:
            return False
        return True

    def answer_choices(self, at, fact, value):
        wanted = self.labels_of(fact, value) or [NONE]
        if at.get_name() in wanted:
            self.program.tick(at)
        return at.get_name() == wanted[-1]

    def answer_number(self, at, fact, value):
        if role(at) != 'text':
            return False
        self.program.replace(at, str(value))
        return True

    answer_integer = answer_date = answer_text = answer_number


class WholePath:
    """The steps, in order; each leaves the window as the next one needs it."""

    program = None

    def __init__(self):
        self.saved = FOLDER / 'ada.cutiplan'

    def start(self, *arguments):
        self.program = Program(FOLDER, PROGRAM, *arguments)
        wait(self.program.focus_now, 'the window to have the focus')
        self.window = self.program.windows()[0]
        self.tab_list = find(self.window, 'page tab list')
        self.notebook = next(around for around in ancestors(self.tab_list)
                             if around.get_name() == 'Plan')
        self.panels = self.notebook.get_child_at_index(1)
        tasks = find(self.window, 'list', 'Pages of the form')
        self.pages = next(around for around in ancestors(tasks)
                          if role(around) == 'scroll pane').get_parent().get_child_at_index(2)

    def bars(self):
        """What is said above and below form and plan: headers, banner, notices, next question."""
        content, header = children(self.window)
        return labels(header) + [text for bar in children(content) if role(bar) != 'filler'
                                 for text in labels(bar)]

    def page(self, group):
        """Goes to a page of the form; returns what is on it."""
        number = GROUPS.index(group)
        self.program.press_and_follow('ctrl+%d' % (number + 1))
        return list(children(self.pages))[number]

    def selected_tab(self):
        tabs = [tab for tab in children(self.tab_list) if role(tab) == 'page tab']
        return next(i for i, tab in enumerate(tabs) if has(tab, State.SELECTED))

    def recommending(self):
        """The number of the first section of which the overview says that it recommends something."""
        rows = [row.get_name() for row in children(find(self.panels.get_child_at_index(0), 'list'))]
        return next((number for number, name in enumerate(rows, 1) if 'Recommended' in name), None)

    def show_tab(self, number):
        """By F6 into the plan, then by the keys that tabs have everywhere."""
        while not has(self.notebook, State.FOCUSED):
            self.program.press_and_follow('F6')
        while (selected := self.selected_tab()) != number:
            press('ctrl+Page_Down')
            wait(lambda: self.selected_tab() != selected, 'the next tab')

    def go_to_card(self, name):
        """Into the first card that begins so, by Tab from the tab of the first section that has any."""
        self.show_tab(wait(self.recommending, 'the overview to say that something is recommended'))
        while not (role(at := self.program.press_and_follow('Tab')) == 'list item'
                   and at.get_name().startswith(name)):
            check(any(around == self.notebook for around in ancestors(at)),
                  'the focus left the plan before it came to “%s”' % name)
        return at

    # Steps ------------------------------------------------------------------------------------

    def starts_with_an_empty_case(self):
        self.start()
        check('Not saved yet' in self.bars(), 'the window does not say “Not saved yet”')
        check(self.recommending() is None, 'something is recommended before anything is known')

    def takes_answers_by_keyboard(self):
        typist = Typist(self.program, self.pages)
        for number, page in enumerate(GROUPS):
            if page == 'lesions':
                self.add_lesion(number)
            typist.fill(number, page)
        check(not typist.identity and not typist.left, 'no field was found for %s' %
              ', '.join([*typist.identity, *(' '.join(question) for question in typist.left)]))

    def add_lesion(self, number):
        at = self.program.press_and_follow('ctrl+%d' % (number + 1))
        while at.get_name() != 'Add Lesion':
            at = self.program.press_and_follow('Tab')
        header = self.program.press_and_follow('space')
        check(header.get_name() == 'Lesion 1', 'the focus is on “%s”' % header.get_name())

    def accepts_a_recommended_item_by_its_key(self):
        card = self.go_to_card('Recommended: ')
        self.card_name = card.get_name()
        entry = self.program.press_and_follow('a')
        check(entry.get_name().startswith('Your name'), 'asked was “%s”' % entry.get_name())
        type_text(SIGNER)
        wait(lambda: text_of(entry) == SIGNER, 'the name in its field')
        press('Return')
        self.check_response(card)

    def check_response(self, card):
        said = 'Accepted by %s, ' % SIGNER
        wait(lambda: any(text.startswith(said) for text in labels(card)), '“%s…” on the card' % said)
        heard = card.get_description()
        check(heard.startswith(said), 'a screen reader says “%s”' % heard)

    def names_every_place(self):
        """All that was met by Tab, and all that can have the focus in what has been shown."""
        bad = self.program.bad_names + nameless(self.window)
        check(not bad, '%d places have no good name: %s' % (len(bad), '; '.join(bad[:20])))

    def saves_and_quits(self):
        press('ctrl+s')
        self.program.choose_file('Save Case', self.saved)
        wait(lambda: any(text.startswith('Saved ') for text in self.bars()), '“Saved …”')
        self.quit()

    def quit(self):
        press('ctrl+q')
        check(self.program.wait_for_end() == 0, 'the program did not end well')
        self.program.stop()

    def saved_what_was_entered(self):
        case = json.loads(self.saved.read_text())
        check({'family': 'Example', 'given': 'Ada'}.items() <= case['patient'].items(),
              'the patient was saved as %s' % case['patient'])
        check([lesion['id'] for lesion in case['lesions']] == ['1'], 'other lesions were saved')
        for (lesion, fact), entered in ANSWERS.items():
            facts = case['facts'] if lesion == CASE else case['lesions'][0]['facts']
            answer = facts.get(fact)
            if isinstance(answer, dict):
                answer = answer.get('value', {'missing': answer.get('missing')})
            if isinstance(answer, list):
                answer = sorted(answer)
            check(answer == entered, '%s was saved as %s, not %s' % (fact, answer, entered))

    def agrees_with_the_command_line(self):
        verdict, title = self.card_name.split(' (Lesion ')[0].split(': ', 1)
        said = subprocess.run([CLI, 'plan', self.saved, '--format', 'json'], check=True,
                              capture_output=True, text=True).stdout
        plan = [item for item in json.loads(said)['advice']
                if ADVICE[item['id']]['title'] == title]
        check({item['verdict'] for item in plan} == {verdict.lower()},
              '“%s” on screen, and from the command line %s' % (self.card_name, plan))
        responses = json.loads(self.saved.read_text())['responses']
        check([(response['advice'], response['answer'], response['by']) for response in responses]
              == [(plan[0]['id'], 'accepted', SIGNER)], 'responses were saved as %s' % responses)

    def opens_the_case_again(self):
        self.start(self.saved)
        check('No changes' in self.bars(), 'a case just opened counts as changed')
        self.check_text('patient', 'Family name', 'Example')
        self.check_text('patient', FACTS['patient.weight_kg']['label'], '61.5')
        self.check_text('lesions', FACTS['lesion.max_diameter_mm']['label'], '18')
        page = self.page('primary')
        check('Breast' in labels(find(page, 'push button', FACTS['primary.site']['label'])),
              'the primary is lost')
        check('No answer: Pending' in labels(find(page, 'list item', FACTS['biomarker.her2']['label'])),
              'the reason is lost')
        self.check_response(self.go_to_card(self.card_name))
        self.quit()

    def check_text(self, group, name, expected):
        shown = text_of(find(self.page(group), 'text', name))
        check(shown == expected, '“%s” is now “%s”, not “%s”' % (name, shown, expected))

    def run(self):
        steps = [
            self.starts_with_an_empty_case, self.takes_answers_by_keyboard,
            self.accepts_a_recommended_item_by_its_key, self.names_every_place,
            self.saves_and_quits, self.saved_what_was_entered, self.agrees_with_the_command_line,
            self.opens_the_case_again,
        ]
        try:
            for step in steps:
                name = step.__name__.replace('_', ' ')
                step()
                print('ok: ' + name, flush=True)
        except Exception:
            print('failed: %s\n%s' % (name, traceback.format_exc()), flush=True)
            return 1
        finally:
            if self.program is not None:
                self.program.stop()
        return 0


sys.exit(WholePath().run())

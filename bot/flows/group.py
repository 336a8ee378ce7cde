"""Setting a group up, until it can look after people; then opening it, and changing it later.

A group opens only with a stand-in, a person outside it, help lines, reading times and
an agreement. What is missing is asked for, one thing at a time; what is there can be
changed by tapping it.

    group.setup ── group.ask … (form) ── group.look ── group.open
                       ├─ group.lines (`choose_lines`) ── group.lined
                       └─ people.invite (links)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.render import units
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.choose_lines import FEWEST_DIGITS, ask_lines, say_lines
from bot.flows.people import link_page
from bot.flows.reading_times import read_times, say_reading_times, stored
from bot.models.group import Group, GroupState
from bot.models.invite import member_link
from bot.models.membership import coordinators
from bot.models.person import LONGEST_NAME, Person, clean_name
from bot.shipped import shipped


def _staff(turn: Turn, group: Group) -> list[Person]:
    found = [turn.db.get(Person, m.person_id) for m in coordinators(turn.db, group.id or 0)]
    return [p for p in found if p]


def _others(turn: Turn, group: Group) -> list[tuple[str, str]]:
    return [(p.name, str(p.id)) for p in _staff(turn, group) if p.id != turn.person_id]


def _name_stand_in(turn: Turn, group: Group, text: str) -> None:
    known = {name.casefold(): number for name, number in _others(turn, group)}
    name = _a_name(text)
    if name.casefold() in known:
        _pick_stand_in(turn, group, known[name.casefold()])
    else:
        group.stand_in_id, group.stand_in_name = None, name


def _pick_stand_in(turn: Turn, group: Group, value: str) -> None:
    names = {number: name for name, number in _others(turn, group)}
    if value not in names:
        raise Unclear(_("That person is not a coordinator of this group now."))
    group.stand_in_id, group.stand_in_name = int(value), names[value]


def _a_name(text: str) -> str:
    name = clean_name(text)
    if not name or units(name) > LONGEST_NAME:
        raise Unclear(_("I need a name of at most {most} letters.", most=LONGEST_NAME))
    return name


def _put_name(_turn: Turn, group: Group, text: str) -> None:
    group.name = _a_name(text)


def _put_outside(turn: Turn, group: Group, text: str) -> None:
    name = _a_name(text)
    if name.casefold() in [p.name.casefold() for p in _staff(turn, group)]:
        raise Unclear(_("A coordinator has that name. Please name somebody else, or add a last name."))
    if name != group.outside_name:
        group.outside_id = None
    group.outside_name = name


def _put_phone(_turn: Turn, group: Group, text: str) -> None:
    if sum(c.isdigit() for c in text) < FEWEST_DIGITS:
        raise Unclear(_("I need a phone number."))
    group.outside_phone = " ".join(text.split())


def _put_times(turn: Turn, group: Group, text: str) -> None:
    slots = read_times(text)
    if not slots:
        raise Unclear(
            _("I need days and a time. For example: Mondays and Thursdays at 9am."), _usual(turn, group)
        )
    group.reading_times = stored(slots)


def _usual(_turn: Turn, _group: Group) -> list[tuple[str, str]]:
    return [
        (_("Monday to Friday, 9am"), "mon-fri 9am"),
        (_("Monday, Wednesday, Friday, 9am"), "mon wed fri 9am"),
        (_("Monday and Thursday, 9am"), "mon thu 9am"),
    ]


def _put_agreement(_turn: Turn, group: Group, text: str) -> None:
    if text != group.agreement and group.state is GroupState.OPEN:
        group.agreement_version += 1
    group.agreement = text


def _starter(turn: Turn, group: Group, _value: str) -> None:
    _put_agreement(turn, group, starter(turn, group))


def starter(turn: Turn, group: Group) -> str:
    """The agreement to start from, in the group's language where there is one."""
    for language in (group.language, "en"):
        path = shipped(f"data/agreement/{language}.txt", turn.house.home)
        if path.exists():
            return path.read_text("utf-8").strip()
    raise FileNotFoundError("data/agreement/en.txt")


def _load(turn: Turn, group_id: int) -> Group:
    return as_staff(turn, group_id)


FIELDS = (
    Field("name", lambda: _("Group name"), lambda: _("What is the group called?"), put=_put_name),
    Field(
        "stand_in_name",
        lambda: _("Stand-in"),
        lambda: _("Who reads notes and promises while you are away? Type a first name."),
        put=_name_stand_in,
        pick=_pick_stand_in,
        choices=_others,
    ),
    Field(
        "outside_name",
        lambda: _("Person outside"),
        lambda: _("Who can people turn to who is not a coordinator? Type a name."),
        put=_put_outside,
    ),
    Field(
        "outside_phone",
        lambda: _("Their phone"),
        lambda: _("Which number can people call? Everybody in the group sees it."),
        put=_put_phone,
        longest=40,
    ),
    Field(
        "help_lines",
        lambda: _("Help lines"),
        lambda: _("Which help lines shall people see?"),
        shown=say_lines,
        own=ask_lines,
    ),
    Field(
        "reading_times",
        lambda: _("Reading times"),
        lambda: _("When do you read notes? People are told. Tap, or type days and times."),
        put=_put_times,
        shown=lambda _turn, group: say_reading_times(group),
        choices=_usual,
    ),
    Field(
        "agreement",
        lambda: _("Agreement"),
        lambda: _("What do people agree on when they join? Type it, or start from ours."),
        put=_put_agreement,
        pick=_starter,
        choices=lambda _turn, _group: [(_("Use the starting text"), "starter")],
        longest=2000,
    ),
)


def _back(_turn: Turn, group: Group) -> Button:
    if group.state is GroupState.OPEN:
        return button(_("Desk"), "desk", group.id)
    return button(_("Later"), "home")


def _finished(turn: Turn, group: Group) -> None:
    if group.state is GroupState.OPEN:
        turn.show(settings_page(group))
        return
    cards = [f for f in form.cards(turn, group) if f.label != _("Agreement")]
    turn.show(
        screen(
            Title(_("Ready to open")),
            _("Look it over. Then people can join."),
            *cards,
            Words(group.agreement, fold=True),
            choices=[
                button(_("Open the group"), "group.open", group.id, style="primary"),
                button(_("Change something"), "group.fields", group.id),
                *_links(group),
            ],
            out=home_and_help(),
        )
    )


def _links(group: Group) -> list[Button]:
    """A link for each person who is named but has not come yet."""
    found = []
    if not group.stand_in_id and group.stand_in_name:
        label = _("Get a link for {name}", name=group.stand_in_name)
        found.append(button(label, "people.invite", group.id, "stand_in"))
    if not group.outside_id and group.outside_name:
        label = _("Get a link for {name}", name=group.outside_name)
        found.append(button(label, "people.invite", group.id, "outside"))
    return found


form = Form("group", load=_load, fields=FIELDS, done=_finished, back=_back)


@press("group.setup")
def set_up(turn: Turn, group_id: int) -> None:
    """Say what is missing before people can join, and begin."""
    group = as_staff(turn, group_id)
    missing = form.missing(turn, group)
    if not missing or group.state is GroupState.OPEN:
        form.open(turn, group)
        return
    turn.show(
        screen(
            Title(group.name),
            _("People can join when the group can look after them. This is still missing:"),
            Words("\n".join(field.label() for field in missing)),
            _("I ask for one thing at a time. You can stop and come back."),
            choices=[button(_("Fill it in"), "group.ask", group.id, missing[0].name, style="primary")],
            out=home_and_help(),
        )
    )


@press("group.look")
def look(turn: Turn, group_id: int) -> None:
    """Show the group's settings, or what is still missing."""
    form.open(turn, as_staff(turn, group_id))


def settings_page(group: Group) -> Screen:
    """What can be done about a group that is open."""
    return screen(
        Title(group.name),
        _("People can join. Everything can still be changed."),
        choices=[
            button(_("Change something"), "group.fields", group.id),
            button(_("Safety"), "safety.open", group.id),
            *_links(group),
        ],
        out=[button(_("Desk"), "desk", group.id), button(_("Help"), "help")],
    )


@press("group.open")
def open_group(turn: Turn, group_id: int) -> None:
    """Open the group, if nothing is missing, and give out the link for members."""
    group = as_staff(turn, group_id)
    if group.missing:
        form.open(turn, group)
        return
    if group.state is GroupState.SETTING_UP:
        group.state = GroupState.OPEN
        turn.db.add(group)
        turn.db.flush()
        turn.note(_("The group is open."))
    turn.show(link_page(turn, group, member_link(turn.db, group_id)))


@press("group.lined")
def lines_done(turn: Turn, group_id: int) -> None:
    """Go on with the rest of the form."""
    form.carry_on(turn, as_staff(turn, group_id), "help_lines")

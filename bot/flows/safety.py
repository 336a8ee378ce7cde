"""What a group does about safety: its own steps, its safeguarding lead, and whether the channel is open.

safety.open ─┬─ safety.ask … (form)
└─ safety.pause · safety.resume
"""

from bot.chat.access import as_staff
from bot.chat.buttons import Button, button
from bot.chat.forms import Field, Form, Unclear
from bot.chat.routes import press
from bot.chat.screens import Screen, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.choose_lines import FEWEST_DIGITS
from bot.models.group import Group
from bot.models.membership import STAFF, people_in
from bot.models.person import LONGEST_NAME, Person, clean_name
from bot.models.safety import Safety, safety_of


def _load(turn: Turn, safety_id: int) -> Safety:
    safety: Safety = turn.get(Safety, safety_id)
    as_staff(turn, safety.group_id)
    return safety


def _known(turn: Turn, safety: Safety) -> list[tuple[str, str]]:
    """Who of those who use Heard can be the lead: coordinators, and the person outside the group."""
    group: Group = turn.get(Group, safety.group_id)
    found = [(p.name, str(p.id)) for p in people_in(turn.db, safety.group_id, STAFF)]
    if group.outside_id:
        found.append((group.outside_name, str(group.outside_id)))
    return found[-4:]


def _named(turn: Turn, safety: Safety, text: str) -> None:
    name = clean_name(text)[:LONGEST_NAME]
    if not name:
        raise Unclear(_("I need a name."))
    ids = {known.casefold(): number for known, number in _known(turn, safety)}
    number = ids.get(name.casefold())
    safety.lead_name, safety.lead_id = name, int(number) if number else None


def _picked(turn: Turn, safety: Safety, value: str) -> None:
    names = {number: name for name, number in _known(turn, safety)}
    if value not in names:
        raise Unclear(_("That person cannot be chosen any more."))
    safety.lead_name, safety.lead_id = names[value], int(value)


def _phone(_turn: Turn, safety: Safety, text: str) -> None:
    if sum(c.isdigit() for c in text) < FEWEST_DIGITS:
        raise Unclear(_("I need a phone number."))
    safety.lead_phone = " ".join(text.split())


FIELDS = (
    Field(
        "lead_name",
        lambda: _("Safeguarding lead"),
        lambda: _("Who decides what to do when someone may not be safe?"),
        put=_named,
        pick=_picked,
        choices=_known,
    ),
    Field(
        "lead_phone",
        lambda: _("Their phone"),
        lambda: _("Which number reaches them at once?"),
        put=_phone,
        longest=40,
    ),
    Field(
        "steps",
        lambda: _("Our steps"),
        lambda: _("What shall someone do who reads worrying words? Write your own steps."),
        example=lambda: _("Ring Joy. If she does not answer in 10 minutes, ring the duty desk."),
        longest=800,
    ),
)


def _done(turn: Turn, safety: Safety) -> None:
    turn.show(page(turn, safety))


def _back(_turn: Turn, safety: Safety) -> Button:
    return button(_("Back"), "group.look", safety.group_id)


form = Form("safety", load=_load, fields=FIELDS, done=_done, back=_back)


@press("safety.open")
def begin(turn: Turn, group_id: int) -> None:
    """Show what the group does about safety; ask for what is not said yet."""
    as_staff(turn, group_id)
    safety = safety_of(turn.db, group_id)
    turn.db.add(safety)
    turn.db.flush()
    turn.show(page(turn, safety))


def page(turn: Turn, safety: Safety) -> Screen:
    """The lead, the steps, and whether people can answer without a name."""
    group: Group = turn.get(Group, safety.group_id)
    missing = form.missing(turn, safety)
    change = (
        button(_("Say who and how"), "safety.ask", safety.id, missing[0].name, style="primary")
        if missing
        else button(_("Change something"), "safety.fields", safety.id)
    )
    toggle = (
        button(_("Take answers without a name again"), "safety.resume", group.id)
        if group.channel_paused
        else button(_("Pause answers without a name"), "safety.pause", group.id)
    )
    said = (
        _("Answers without a name are paused.")
        if group.channel_paused
        else _("People can answer without a name.")
    )
    return screen(
        Title(_("Safety")),
        said,
        _("When words worry you, these steps stand beside them."),
        *form.cards(turn, safety),
        choices=[change, toggle],
        out=[button(_("Back"), "group.look", group.id), button(_("Help"), "help")],
    )


@press("safety.pause")
def pause(turn: Turn, group_id: int) -> None:
    """Take no more answers without a name. What waits sealed stays sealed, and is opened on its day."""
    _set_paused(turn, group_id, paused=True)


@press("safety.resume")
def resume(turn: Turn, group_id: int) -> None:
    """Take them again."""
    _set_paused(turn, group_id, paused=False)


def _set_paused(turn: Turn, group_id: int, *, paused: bool) -> None:
    group = as_staff(turn, group_id)
    group.channel_paused = paused
    turn.db.add(group)
    begin(turn, group_id)


def lead_of(turn: Turn, safety: Safety) -> Person | None:
    """The safeguarding lead, if they use Heard and can be reached."""
    person = turn.db.get(Person, safety.lead_id) if safety.lead_id else None
    if person is None or not person.reachable or person.telegram_id is None:
        return None
    return person

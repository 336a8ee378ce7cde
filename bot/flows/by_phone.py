"""People without Telegram get what everybody gets: a phone call, or a page in large print, and a tick when told.

phone.list ── phone.told · phone.print (a file)
"""

from bot.chat.access import as_staff
from bot.chat.buttons import button
from bot.chat.paging import paged
from bot.chat.refusals import gone
from bot.chat.routes import press
from bot.chat.screens import Fact, Layer, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.words import _, speaking
from bot.flows.file_to_send import file_to_send
from bot.flows.sendable import noun_of, page_of, reached
from bot.models.broadcast import Broadcast
from bot.models.group import Group
from bot.models.person import Person
from bot.models.presence import readers
from bot.models.told import Told, told_of


def _loaded(turn: Turn, broadcast_id: int) -> tuple[Broadcast, list[Person]]:
    """A sending and who of its audience has no Telegram, for a coordinator of its group."""
    broadcast: Broadcast = turn.get(Broadcast, broadcast_id)
    as_staff(turn, broadcast.group_id)
    kind, row_id = noun_of(broadcast)
    return broadcast, reached(kind.people(turn, row_id))[1]


@press("phone.list")
def people(turn: Turn, broadcast_id: int, page: int = 0) -> None:
    """List who has to be told, and who has been."""
    broadcast, without = _loaded(turn, broadcast_id)
    ticks = told_of(turn.db, broadcast_id)
    buttons = [
        button(f"{'☑' if p.id in ticks else '☐'} {p.name}", "phone.told", broadcast_id, p.id, page)
        for p in without
    ]
    choices, more = paged(buttons, page, "phone.list", broadcast_id)
    turn.show(
        screen(
            Title(_("Phone or print for")),
            _("Tap a name when they have been told.") if without else _("Everybody here has Telegram."),
            choices=choices,
            out=[
                *more,
                button(_("Print it large"), "phone.print", broadcast_id),
                button(_("Back"), "send.report", broadcast.id),
            ],
        )
    )


@press("phone.told")
def told(turn: Turn, broadcast_id: int, person_id: int, page: int = 0) -> None:
    """Tick somebody as told, or take the tick away."""
    broadcast, without = _loaded(turn, broadcast_id)
    if person_id not in {p.id for p in without}:
        raise Kindly(gone())
    tick = told_of(turn.db, broadcast_id).get(person_id)
    if tick:
        turn.db.delete(tick)
    else:
        group: Group = turn.get(Group, broadcast.group_id)
        turn.db.add(Told(broadcast_id=broadcast_id, person_id=person_id, on=turn.today(group.zone)))
    turn.db.flush()
    people(turn, broadcast_id, page)


@press("phone.print")
def print_it(turn: Turn, broadcast_id: int) -> None:
    """Make a page in large print that says what the message says."""
    broadcast, _without = _loaded(turn, broadcast_id)
    kind, row_id = noun_of(broadcast)
    group: Group = turn.get(Group, broadcast.group_id)
    with speaking(group.language):
        printed = _pdf(turn, group, page_of(turn, kind, row_id))
    turn.say(
        screen(
            Title(kind.title(turn, row_id)),
            _("It says what the message says, in large print."),
            out=[button(_("Back"), "phone.list", broadcast_id, 0), button(_("Desk"), "desk", group.id)],
            file=file_to_send(turn, f"print/{broadcast_id}.pdf", printed, "large-print.pdf"),
        )
    )


def _pdf(turn: Turn, group: Group, page: Screen) -> bytes:
    from bot.files.large_print import LargePrint, Section, large_print_pdf  # noqa: PLC0415 - slow, and seldom needed

    titles = [p.text for p in page.parts if isinstance(p, Title)]
    heading, sections = "", [Section("", "")]
    for part in page.parts:
        if isinstance(part, Title):
            heading = part.text if part.text != titles[0] else ""
            sections.append(Section(heading, ""))
        elif isinstance(part, Fact):
            sections.append(Section(part.label, part.value))
        elif isinstance(part, Words | Layer):
            sections.append(Section(heading, part.text))
            heading = ""
        else:
            sections.append(Section("", part.text))
    staff = readers(turn.db, group, turn.today(group.zone))
    contact = _(
        "Would you like to say something? Talk to {name}.", name=staff[0].name if staff else group.name
    )
    return large_print_pdf(
        LargePrint(group.name, titles[0] if titles else group.name, tuple(sections), contact)
    )

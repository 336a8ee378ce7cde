"""Worried about someone's safety: what somebody who reads can do, without ever looking for the writer.

The group's own steps come first. The words go to its safeguarding lead, and that this
was done is written down. Everybody can be told whom to talk to, whoever it was.

    read.worried ─┬─ worried.pass ── worried.done
                  ├─ worried.post ── send.look … (sending.py) → worried.card
                  └─ safety.open (safety.py)
    worried.read: the lead reads the words
"""

from bot.chat.access import role
from bot.chat.buttons import Button, button
from bot.chat.effects import Lane
from bot.chat.refusals import not_yours
from bot.chat.routes import draw, press
from bot.chat.screens import Fact, Part, Screen, Title, Words, screen
from bot.chat.turn import Kindly, Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _, locale
from bot.flows.reading import readable
from bot.flows.safety import lead_of
from bot.flows.sendable import sendable
from bot.models.contribution import Contribution
from bot.models.group import Group
from bot.models.help_line import emergency_number
from bot.models.membership import STAFF
from bot.models.question import Question, audience_of
from bot.models.safety import Safety, Worry, safety_of, worry_about
from bot.plain.say_date import say_day


@press("read.worried")
def worried(turn: Turn, contribution_id: int) -> None:
    """Show the group's own steps, and what can be done from here."""
    _contribution, question = readable(turn, contribution_id)
    turn.show(_page(turn, question, contribution_id))


def _page(turn: Turn, question: Question, contribution_id: int) -> Screen:
    group: Group = turn.get(Group, question.group_id)
    safety = safety_of(turn.db, question.group_id)
    done = worry_about(turn.db, contribution_id)
    number = emergency_number(group.country, turn.house.home)
    parts: list[Part | str] = [
        Title(_("Worried about someone's safety")),
        _("Nobody can find out who wrote this. Do not try."),
    ]
    if number:
        parts.append(_("If a life is in danger, call {number}.", number=number))
    parts.append(
        Words(safety.steps) if safety.steps else _("Your group has no steps yet. Talk to its lead now.")
    )
    parts += _facts(safety, group, done)
    return screen(
        *parts,
        choices=_can_do(turn, question, contribution_id, safety),
        out=[button(_("Back"), "read.one", contribution_id), button(_("Help"), "help")],
    )


def _facts(safety: Safety, group: Group, done: Worry | None) -> list[Fact]:
    found = []
    if safety.lead_name:
        found.append(Fact(safety.lead_name, safety.lead_phone))
    elif group.outside_name:
        found.append(Fact(group.outside_name, group.outside_phone))
    if done and done.passed_on:
        found.append(Fact(_("Words passed on"), say_day(done.passed_on, locale())))
    if done and done.all_told:
        found.append(Fact(_("Everybody told"), _("yes")))
    return found


def _can_do(turn: Turn, question: Question, contribution_id: int, safety: Safety) -> list[Button]:
    found = []
    if safety.lead_name:
        label = _("Pass the words to {name}", name=safety.lead_name)
        found.append(button(label, "worried.pass", contribution_id, style="primary"))
    if role(turn, question.group_id) in STAFF:
        found.append(button(_("Tell everybody who to talk to"), "worried.post", contribution_id))
        if not safety.lead_name or not safety.steps:
            found.append(button(_("Write down our steps"), "safety.open", question.group_id))
    return found


def _worry(turn: Turn, question: Question, contribution_id: int) -> Worry:
    worry = worry_about(turn.db, contribution_id) or Worry(
        question_id=question.id or 0, contribution_id=contribution_id, by_id=turn.person_id
    )
    turn.db.add(worry)
    turn.db.flush()
    return worry


@press("worried.pass")
def pass_on(turn: Turn, contribution_id: int) -> None:
    """Pass the words to the lead: through Heard where they use it, otherwise as a message to forward."""
    contribution, question = readable(turn, contribution_id)
    safety = safety_of(turn.db, question.group_id)
    lead = lead_of(turn, safety)
    if lead is None:
        turn.say(_to_forward(safety, contribution))
        return
    worry = _worry(turn, question, contribution_id)
    if worry.passed_on is None:
        group: Group = turn.get(Group, question.group_id)
        worry.passed_on = turn.today(group.zone)
        turn.tell(lead, lambda: _news(turn, worry), purpose=f"worry:{worry.id}", lane=Lane.REPLY)
    worried(turn, contribution_id)


def _news(turn: Turn, worry: Worry) -> Screen:
    return screen(
        _("{name} passes you words that worry them.", name=turn.person.name),
        choices=[button(_("Read them"), "worried.read", worry.id, style="primary")],
        out=[button(_("Help"), "help")],
    )


def _to_forward(safety: Safety, contribution: Contribution) -> Screen:
    return screen(
        Words(contribution.text),
        _("Ring {name} now. Forward this message, or read it out.", name=safety.lead_name),
        Fact(safety.lead_name, safety.lead_phone),
        choices=[button(_("I have passed it on"), "worried.done", contribution.id)],
        out=[button(_("Back"), "read.worried", contribution.id)],
    )


@press("worried.done")
def passed_on(turn: Turn, contribution_id: int) -> None:
    """Write down that the words were passed on by other means."""
    _contribution, question = readable(turn, contribution_id)
    group: Group = turn.get(Group, question.group_id)
    worry = _worry(turn, question, contribution_id)
    worry.passed_on = worry.passed_on or turn.today(group.zone)
    worried(turn, contribution_id)


@press("worried.read")
def read(turn: Turn, worry_id: int) -> None:
    """Show the words to the safeguarding lead."""
    worry: Worry = turn.get(Worry, worry_id)
    question: Question = turn.get(Question, worry.question_id)
    if safety_of(turn.db, question.group_id).lead_id != turn.person_id:
        raise Kindly(not_yours())
    contribution: Contribution = turn.get(Contribution, worry.contribution_id)
    turn.show(
        screen(
            Title(_("Worried about someone's safety")),
            Words(contribution.text),
            _("Nobody can find out who wrote this. Do not try."),
            out=home_and_help(),
        )
    )


# -- telling everybody ----------------------------------------------------------------


@press("worried.post")
def post(turn: Turn, contribution_id: int) -> None:
    """Offer to tell everybody who was asked whom they can talk to."""
    _contribution, question = readable(turn, contribution_id)
    worry = _worry(turn, question, contribution_id)
    turn.show(
        screen(
            _("Everybody who was asked gets the same message. Nobody is picked out."),
            choices=[button(_("Preview and send"), "send.look", "worry", worry.id, style="primary")],
            out=[button(_("Back"), "read.worried", contribution_id)],
        )
    )


@draw("worried.card")
def card(turn: Turn, worry_id: int) -> Screen:
    """What everybody gets."""
    question = _question(turn, worry_id)
    group: Group = turn.get(Group, question.group_id)
    number = emergency_number(group.country, turn.house.home)
    parts: list[Part | str] = [
        _("Someone wrote something that worries us."),
        _("If it was you, here is who to talk to. We do not know who it was."),
    ]
    if number:
        parts.append(_("In danger now? Call {number}.", number=number))
    if group.outside_name:
        parts.append(Fact(group.outside_name, group.outside_phone))
    return screen(
        *parts,
        choices=[button(_("See who can help now"), "help"), button(_("Talk to a person"), "note")],
        out=[button(_("Help"), "help")],
    )


def _question(turn: Turn, worry_id: int) -> Question:
    question: Question = turn.get(Question, turn.get(Worry, worry_id).question_id)
    return question


def _went(turn: Turn, worry_id: int) -> None:
    worry: Worry = turn.get(Worry, worry_id)
    worry.all_told = True


sendable(
    "worry",
    draw="worried.card",
    group=lambda turn, row_id: _question(turn, row_id).group_id,
    people=lambda turn, row_id: audience_of(turn.db, _question(turn, row_id).id or 0),
    title=lambda _turn, _row_id: _("Whom to talk to"),
    back=lambda turn, row_id: button(_("Back"), "read.worried", turn.get(Worry, row_id).contribution_id),
    went=_went,
    urgent=lambda _turn, _row_id: True,
)

"""The box of a closed question, opened once more: for taps that are counted, or for a letter in a mailbox.

It collects for as long as every batch (`bot.anonymity.rules.COLLECTS`), so that nobody can
see from the day on which something came out who was on their phone. Where something else
joins it on the way, it waits for longer.

    reopen → release.again (timer) → read.batch
"""

from bot.anonymity.box import anything_waits
from bot.anonymity.release import new_batch, release
from bot.anonymity.rules import COLLECTS
from bot.chat.buttons import button
from bot.chat.effects import Lane
from bot.chat.routes import due
from bot.chat.screens import Screen, Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.flows.closing import readers_of, tell_audience
from bot.flows.opening import start_of
from bot.flows.question_days import today_of
from bot.models.contribution import unsorted_count
from bot.models.envelope import Batch, Box, waiting_batch
from bot.models.group import Group
from bot.models.mailbox import has_mailboxes
from bot.models.question import Question


def reopen(turn: Turn, question: Question) -> None:
    """Let a question collect from today on for `COLLECTS`. Not while answers still come (`opens_too_soon`)."""
    box, day = Box(question.id), today_of(turn, question) + COLLECTS
    there = waiting_batch(turn.db, box)
    if there is None:
        new_batch(turn.db, turn.house.home, box, day)
    elif there.release_on >= day:
        return
    else:
        there.release_on = day
    group: Group = turn.get(Group, question.group_id)
    turn.at(start_of(day, group.zone), "release.again", question.id)


def opens_too_soon(turn: Turn, question: Question) -> Batch | None:
    """The batch of answers that is opened before anything asked today has collected for long enough; None where none is."""
    batch = waiting_batch(turn.db, Box(question.id))
    if batch is None or turn.waits(f"release.again:{question.id}"):
        return None
    return batch if batch.release_on < today_of(turn, question) + COLLECTS else None


@due("release.again")
def open_again(turn: Turn, question_id: int) -> None:
    """Open what was collected, and tell who reads."""
    question: Question = turn.get(Question, question_id)
    box, today = Box(question_id), today_of(turn, question)
    checked, question.checking = question.checking, False
    taps = checked and anything_waits(turn.db, turn.house.home, box)
    came = release(turn.db, turn.house.home, box, turn.house.rules, today, following=None)
    tell_audience(turn, question, came)
    came_back = bool(taps or (came and (came.contributions or came.replies)))
    if not (checked or has_mailboxes(turn.db, question_id) or came_back):
        return  # the mailboxes it was opened for are gone
    for person in readers_of(turn, question):
        turn.tell(
            person,
            lambda: _to_read(turn, question, checked=checked, came_back=came_back),
            purpose=f"answers:{question_id}",
            lane=Lane.REMINDER,
        )


def _to_read(turn: Turn, question: Question, *, checked: bool, came_back: bool) -> Screen:
    choices = []
    if checked:
        choices.append(button(_("See what they say of the points"), "themes.said", question.id))
    if has_mailboxes(turn.db, question.id or 0):
        choices.append(button(_("Look into the mailboxes"), "mail.list", question.id))
    if unsorted_count(turn.db, question.id or 0):
        choices.append(button(_("Read the answers"), "read.batch", question.id))
    return screen(
        Title(_("Something came back") if came_back else _("Nothing came back")),
        Words(question.text),
        _("What people sent since it closed can be read now.")
        if came_back
        else _("Nobody wrote anything since it closed. That is fine."),
        choices=choices,
        out=[button(_("Desk"), "desk", question.group_id)],
    )

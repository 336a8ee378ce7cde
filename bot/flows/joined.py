"""Just in: may others see the name, what happens next, and the agreement when it changes later.

join.shown ── join.show ── join.done
join.renew ── join.renewed
"""

from bot.chat.access import as_member
from bot.chat.buttons import button
from bot.chat.routes import press, words
from bot.chat.screens import Title, Words, screen
from bot.chat.turn import Turn
from bot.chat.way_out import home_and_help
from bot.chat.words import _
from bot.flows.yes import yes_or_no
from bot.models.membership import membership_in


@press("join.shown")
def ask_shown(turn: Turn, group_id: int) -> None:
    """Ask whether their first name may be shown to others."""
    group = as_member(turn, group_id)
    turn.ask(
        screen(
            Title(group.name),
            _("You are in. One last question."),
            _("May others see your first name on lists of who is coming?"),
            choices=[
                button(_("Yes, show it"), "join.show", group_id, 1),
                button(_("No, keep it off"), "join.show", group_id, 0),
            ],
            out=home_and_help(),
        ),
        "join.shown",
        group_id,
    )


@words("join.shown")
def shown_in_words(turn: Turn, group_id: int) -> None:
    """Take a typed yes or no; ask again when it is neither."""
    answer = yes_or_no(turn.text)
    if answer is None:
        ask_shown(turn, group_id)
    else:
        show_name(turn, group_id, int(answer))


@press("join.show")
def show_name(turn: Turn, group_id: int, yes: int) -> None:
    """Keep it, and say how to stop."""
    as_member(turn, group_id)
    member = membership_in(turn.db, turn.person_id, group_id)
    assert member
    member.shown = bool(yes)
    turn.db.add(member)
    turn.forget()
    done(turn, group_id)


@press("join.done")
def done(turn: Turn, group_id: int) -> None:
    """Say what happens next, and how to pause, stop and erase."""
    group = as_member(turn, group_id)
    turn.show(
        screen(
            Title(group.name),
            _("Thank you, {name}. That was all.", name=turn.person.name),
            _("I write when there is something new. I write at most three times a week."),
            _("You can pause, stop, or erase everything. Tap “About me and privacy”."),
            choices=[
                button(_("See what is going on"), "now"),
                button(_("About me and privacy"), "me"),
                button(_("Talk to a person"), "note"),
            ],
            out=home_and_help(),
        )
    )


@press("join.renew")
def renew(turn: Turn, group_id: int) -> None:
    """Show a member the agreement as it is now."""
    group = as_member(turn, group_id)
    turn.show(
        screen(
            Title(group.name),
            _("This is what people in this group agree on now:"),
            Words(group.agreement),
            choices=[
                button(_("I agree"), "join.renewed", group_id, group.agreement_version, style="primary")
            ],
            out=[button(_("Talk to a person"), "note"), button(_("Start page"), "home")],
        )
    )


@press("join.renewed")
def renewed(turn: Turn, group_id: int, version: int) -> None:
    """Keep a yes to the version that was shown; show it again if it has changed since."""
    group = as_member(turn, group_id)
    if version != group.agreement_version:
        renew(turn, group_id)
        return
    member = membership_in(turn.db, turn.person_id, group_id)
    assert member
    member.agreed_version = version
    turn.db.add(member)
    turn.show(
        screen(
            _("Thank you. That is kept."),
            choices=[button(_("See what is going on"), "now")],
            out=home_and_help(),
        )
    )

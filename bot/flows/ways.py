"""Other ways to take a briefing in: its hard words, a voice, the full paper; and on paper, for those without Telegram.

brief.ways ── words.list · brief.listen · brief.paper · clear.ask
brief.print   for coordinators
"""

from bot.chat.access import as_member, as_staff
from bot.chat.buttons import button
from bot.chat.routes import press
from bot.chat.screens import FileRef, Title, screen
from bot.chat.turn import Turn
from bot.chat.words import _, locale
from bot.files.speech import speak, voice_is_off
from bot.flows.clear import clear_button
from bot.flows.file_to_send import file_to_send
from bot.flows.group_words import explained
from bot.models.briefing import Briefing
from bot.models.group import Group


@press("brief.ways")
def ways(turn: Turn, briefing_id: int) -> None:
    """Show which other ways there are for this briefing."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    choices = []
    if explained(turn, briefing):
        choices.append(button(_("Explain the hard words"), "words.list", briefing_id))
    if briefing.voice_id or not voice_is_off():
        choices.append(button(_("Listen"), "brief.listen", briefing_id))
    if briefing.file_id:
        choices.append(button(_("Get the full paper"), "brief.paper", briefing_id))
    choices += clear_button(turn, briefing)
    turn.show(
        screen(
            Title(briefing.title),
            _("Take it in as suits you.") if choices else _("There is nothing more to this one."),
            choices=choices,
            out=[button(_("Read the gist"), "brief.read", briefing_id), button(_("Help"), "help")],
        )
    )


@press("brief.listen")
def listen(turn: Turn, briefing_id: int) -> None:
    """Send the coordinator's own recording; a computer's voice is second best."""
    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_member(turn, briefing.group_id)
    if not briefing.voice_id and voice_is_off():
        ways(turn, briefing_id)
        return
    voice = FileRef(f"telegram:{briefing.voice_id}", "listen.ogg", "voice")
    if not briefing.voice_id:
        path = f"briefings/{briefing_id}-{locale()}.ogg"
        text = "\n\n".join((briefing.title, briefing.gist, briefing.ask, briefing.more))
        voice = file_to_send(turn, path, speak(text, locale()), "listen.ogg", "voice")
    turn.say(
        screen(
            Title(briefing.title),
            out=[button(_("Read the gist"), "brief.read", briefing_id), button(_("Help"), "help")],
            file=voice,
        )
    )


@press("brief.print")
def print_it(turn: Turn, briefing_id: int) -> None:
    """Send a briefing in large print, to hand out."""
    from bot.files.letter import BriefingLetter, briefing_pdf  # noqa: PLC0415 - slow, and seldom needed

    briefing: Briefing = turn.get(Briefing, briefing_id)
    as_staff(turn, briefing.group_id)
    group: Group = turn.get(Group, briefing.group_id)
    letter = BriefingLetter(
        group=group.name,
        title=briefing.title,
        gist=briefing.gist,
        ask=briefing.ask,
        can_change=briefing.can_change,
        cannot_change=briefing.cannot_change,
        more=briefing.more,
        contact=turn.person.name,
    )
    path = f"briefings/{briefing_id}-large-print.pdf"
    turn.say(
        screen(
            Title(briefing.title),
            _("This is in large print, to hand out."),
            out=[button(_("Back"), "brief.list", briefing.group_id)],
            file=file_to_send(turn, path, briefing_pdf(letter), "briefing.pdf"),
        )
    )

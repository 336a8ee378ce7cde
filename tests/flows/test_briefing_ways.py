"""Other ways to take a briefing in: hard words in the group's own words, a voice, paper; and whether it was clear."""

import pypdfium2
import pytest

from bot.chat.events import Gave
from bot.chat.screens import faults
from bot.files.speech import voice_is_off
from bot.models.briefing import Briefing
from bot.models.envelope import Box, tallies
from tests.anonymity.test_no_write_zone import traced
from tests.core import Core
from tests.flows.scene import Scene
from tests.flows.test_briefing import write as write_briefing

MEMBERS = ("Ade", "Rowan", "Bea", "Col", "Dee", "Eli", "Fay", "Gus", "Hal")
ANSWERS = (
    "The front door",
    "The council will start the procurement of a new front door.",
    "Tell us by Friday 4 December, 5pm what you think of the safeguarding plan.",
    "The desk and the signs.",
    "The building.",
)


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path), MEMBERS)


def write(scene):
    return write_briefing(scene, ANSWERS)


def send(scene):
    sam = write(scene)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    return sam


def test_hard_words_on_a_tap_in_the_groups_own_words(scene):
    sam, ade = send(scene), scene.ade
    ade.press("Other ways to read it")
    ade.press("Explain the hard words")
    assert {"procurement", "safeguarding"} <= set(ade.last.buttons)
    ade.press("procurement")
    assert "Say it in our own words" not in ade.last.buttons
    ours = ade.text
    ade.press_data("words.own:1:0")  # a member may not, even by a forged press
    assert "How does your group say it?" not in ade.text
    sam.press_data("words.one:1:0")
    sam.press("Say it in our own words")
    sam.say("Choosing who builds it, and paying them.")
    ade.press_data("words.one:1:0")
    assert "Choosing who builds it" in ade.text
    assert ade.text != ours


def test_readers_say_whether_it_was_clear_without_names(scene):
    send(scene)
    votes = ["Clear"] * 6 + ["Not sure", "Too long"]
    for member, vote in zip(scene.members, votes, strict=False):
        member.press("Other ways to read it")
        member.press("Say if it is clear")
        member.press(vote)
        assert "without your name" in member.text
    scene.ade.press_data("clear.say:1:long")  # a second tap counts for nothing
    before = len(scene.sam.messages)
    scene.core.wait(days=11)
    told = "\n".join(m.text for m in scene.sam.messages[before:])
    assert "What readers say of it" in told
    assert all(name not in told for name in MEMBERS)
    assert "some" in told, "small counts are words"
    with scene.core.session() as db:
        assert tallies(db, Box(briefing_id=1)) == {"clear:clear": 6, "clear:long": 1, "clear:unsure": 1}
    scene.ade.press_data("clear.ask:1")
    assert "not counted any more" in scene.ade.text


def test_nothing_about_a_reader_is_written_while_they_say_it(scene):
    send(scene)
    scene.ade.press("Other ways to read it")
    with traced(scene):
        scene.ade.press("Say if it is clear")
        scene.ade.press("Not sure")
    assert "is counted" in scene.ade.text


def test_a_small_group_is_not_asked_without_names(tmp_path):
    scene = Scene(Core(tmp_path))
    send(scene)
    scene.ade.press("Other ways to read it")
    assert "Say if it is clear" not in scene.ade.last.buttons


def test_a_member_is_asked_first(scene):
    sam = write(scene)
    sam.press_data("check.look:brief:1")
    while "A second look" in sam.text:
        sam.press("Leave it as it is")
    sam.press("Ask a member: is this clear?")
    sam.press("Bea")
    bea = scene.members[2]
    assert "is this clear?" in bea.text
    assert ANSWERS[1] in bea.text
    assert scene.ade.messages == []
    bea.press("Too long")
    assert "Bea" in sam.text
    assert "Too long" in sam.text


def test_the_coordinators_own_voice_is_played(scene):
    sam = write(scene)
    sam.press_data("brief.file:1")
    number = next(scene.core.message_ids)
    scene.core.update(Gave(sam.id, sam.id, "Sam", "en", number, "voice", file_id="VOICE-1"), sam)
    sam.press("Preview and send")
    sam.press("Send now")
    scene.core.wait(minutes=2)
    scene.ade.press("Other ways to read it")
    scene.ade.press("Listen")
    _chat, method, params = scene.core.calls[-1]
    assert (method, params["voice"]) == ("sendVoice", {"$file_id": "VOICE-1"})


@pytest.mark.skipif(bool(voice_is_off()), reason=voice_is_off())
def test_without_a_recording_the_computer_reads(scene):
    send(scene)
    scene.ade.press("Other ways to read it")
    scene.ade.press("Listen")
    assert scene.core.calls[-1][1] == "sendVoice"
    spoken = (scene.core.house.home / "files" / "briefings" / "1-en.ogg").read_bytes()
    assert spoken.startswith(b"OggS")
    assert b"OpusHead" in spoken[:64]


def test_large_print_to_hand_out(scene):
    sam = send(scene)
    sam.press_data("brief.look:1")
    sam.press("Print it in large letters")
    pages = pypdfium2.PdfDocument(scene.core.house.home / "files" / "briefings" / "1-large-print.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    assert len(pages) == 1
    pages.close()
    assert "The desk and the signs." in text
    scene.ade.press_data("brief.print:1")
    assert "large print" not in scene.ade.text


def test_every_page_keeps_the_rules_of_speech(scene):
    with scene.watch_screens() as pages:
        test_hard_words_on_a_tap_in_the_groups_own_words(scene)
        for route in ("clear.who:1", "brief.ways:1", "brief.file:1"):
            scene.sam.press_data(route)
    assert [fault for page in pages for fault in faults(page)] == []


def test_a_briefing_taken_back_counts_nothing(scene):
    sam = send(scene)
    scene.ade.press_data("clear.say:1:clear")
    sam.press_data("send.look:brief:1")
    sam.press("Take it back")
    sam.press("Take it back")
    scene.core.wait(days=11)
    with scene.core.session() as db:
        assert tallies(db, Box(briefing_id=1)) == {}
        assert db.get(Briefing, 1).state == "sent"

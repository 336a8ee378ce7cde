"""Around meetings: a fair load, stories, buddies, and a group's own chat. Nothing private reaches anybody else."""

import pytest
from sqlmodel import select

from bot.chat.events import GroupChat, Pressed
from bot.models.buddy import BuddyPair
from bot.models.group_chat import GroupChatLink
from bot.models.load import StoryAsk
from bot.models.meeting import Reply, Rsvp
from tests.core import Core, Phone
from tests.flows.meetings import TITLE, Meetings
from tests.flows.pages import no_faults

CHAT = -100200


@pytest.fixture
def scene(tmp_path):
    return Meetings(Core(tmp_path), ("Ade", "Rowan", "Bo"))


# -- load -----------------------------------------------------------------------


def ask_story(scene, phone, what="At the council, about the front door. Ten minutes."):
    scene.sam.press_data(f"story.ask:{scene.group}:{phone.person_id}")
    scene.sam.say(what)


def test_asked_said_yes_and_told_are_counted_for_90_days(scene):
    scene.invite()
    scene.ade.press("Yes, I will come")
    ask_story(scene, scene.ade)
    assert "No is fine" in scene.ade.text
    scene.ade.press("Yes, I would")
    scene.sam.press("Note that it was told")
    assert "come or to tell: 2\nSaid yes: 2\nAsked for a story: 1\nTold a story: 1" in scene.sam.text
    scene.ade.press_data(f"load.mine:{scene.group}")
    assert "Told a story: 1" in scene.ade.text
    scene.core.wait(days=120)
    scene.ade.press_data(f"load.mine:{scene.group}")
    assert "Told a story: 0" in scene.ade.text


def test_who_was_asked_least_is_suggested_first_and_nobody_beyond_their_cap(scene):
    ask_story(scene, scene.ade)
    scene.bo = scene.members[2]
    scene.bo.press_data("me.pause:1")
    scene.ade.press("Ask me less often")
    scene.ade.press("☐ Ask me at most once")
    scene.sam.press_data(f"load.list:{scene.group}")
    assert [label.split(":")[0] for label in list(scene.sam.last.buttons)[:3]] == ["Rowan", "⏸ Bo", "✋ Ade"]
    for phone in (scene.ade, scene.bo):
        scene.sam.press_data(f"load.one:{scene.group}:{phone.person_id}")
        assert "Ask for their story" not in scene.sam.last.buttons
        ask_story(scene, phone)
    with scene.core.session() as db:
        assert len(db.exec(select(StoryAsk)).all()) == 1


def test_a_no_costs_nothing_and_only_the_asked_may_answer(scene):
    ask_story(scene, scene.ade)
    scene.rowan.press_data("story.say:1:1")
    scene.ade.press("No, thank you")
    assert "That is fine" in scene.ade.text
    assert "Ade says no. That is fine." in scene.texts(scene.sam)
    with scene.core.session() as db:
        assert db.get(StoryAsk, 1).said is False


def test_no_load_figure_reaches_anybody_else(scene, caplog):
    ask_story(scene, scene.ade, "zebra-story")
    other = scene.other_coordinator()
    a, g = scene.ade.person_id, scene.group
    for phone in (scene.rowan, other):
        for data in (
            f"load.list:{g}",
            f"load.one:{g}:{a}",
            f"story.ask:{g}:{a}",
            "story.told:1",
            "story.say:1:1",
        ):
            phone.press_data(data)
        assert "zebra-story" not in scene.texts(phone)
        assert "Said yes" not in scene.texts(phone)
        assert "Ade" not in scene.texts(phone)
    assert "zebra" not in caplog.text


# -- buddies --------------------------------------------------------------------


def wish(scene):
    scene.invite()
    scene.ade.press("Choose another way")
    scene.ade.press("Come with a buddy")
    scene.ade.press("I would like a buddy")
    scene.rowan.press_data(f"buddy.open:{scene.group}")
    scene.rowan.press("I could be a buddy")
    scene.sam.press_data(f"buddy.match:{scene.group}")
    scene.sam.press("Ade")
    scene.sam.press("Rowan")


def test_buddies_hear_of_each_other_only_when_both_said_yes(scene):
    wish(scene)
    for phone, name in ((scene.ade, "Rowan"), (scene.rowan, "Ade")):
        assert "There is somebody who could be your buddy" in phone.text
        assert name not in scene.texts(phone)
    scene.ade.press("Yes, please")
    assert "Rowan" not in scene.texts(scene.ade)
    scene.sam.press_data(f"buddy.match:{scene.group}")
    assert "Pair: Rowan and Ade, waiting for a yes" in scene.sam.text or (
        "Pair: Ade and Rowan, waiting for a yes" in scene.sam.text
    )
    scene.rowan.press("Yes, please")
    assert "You and Ade are buddies" in scene.rowan.text
    assert "You and Rowan are buddies" in scene.ade.text
    for phone in (scene.ade, scene.rowan):
        assert "the person at the door brings you together" in phone.text
    scene.rowan.press_data("buddy.say:1:1")
    assert "the person at the door brings you together" in scene.rowan.text, "pressing twice hides nothing"
    scene.ade.press("Stop being buddies")
    assert "need not say why" in scene.ade.text
    assert "nobody's fault" in scene.rowan.text
    with scene.core.session() as db:
        assert db.get(BuddyPair, 1).ended_on


def test_the_door_knows_which_buddies_to_bring_together(scene):
    wish(scene)
    scene.ade.press("Yes, please")
    scene.rowan.press("Yes, please")
    scene.ade.press_data("rsvp:1:yes")
    scene.sam.press_data("meet.who:1")
    assert "Bring together" not in scene.sam.text
    scene.rowan.press_data("rsvp:1:yes")
    scene.sam.press_data("meet.who:1")
    assert "Bring together at the door: Ade and Rowan" in scene.sam.text
    scene.rowan.press_data(f"leave.sure:{scene.group}:0")
    assert "nobody's fault" in scene.ade.text


def test_a_no_is_not_told_to_who_has_not_answered(scene):
    wish(scene)
    before = len(scene.rowan.messages)
    scene.ade.press("Not now")
    assert len(scene.rowan.messages) == before
    scene.rowan.press("Yes, please")
    assert "not here any more" in scene.rowan.text


def test_nobody_else_speaks_for_a_pair_or_matches(scene):
    wish(scene)
    bo = scene.members[2]
    for data in (
        "buddy.say:1:1",
        "buddy.end:1",
        f"buddy.match:{scene.group}",
        f"buddy.pair:{scene.group}:3:2",
    ):
        bo.press_data(data)
    assert "Ade" not in scene.texts(bo)
    with scene.core.session() as db:
        assert not db.get(BuddyPair, 1).ended_on


# -- a group's own chat ---------------------------------------------------------


def add_to_chat(scene, by):
    scene.core.phones.setdefault(CHAT, Phone(scene.core, CHAT, "chat"))
    scene.core.update(GroupChat(by.id, CHAT, by.name, "en", "Front door people", True), by)
    return scene.core.phones[CHAT]


def press_there(scene, phone, label):
    chat = scene.core.phones[CHAT]
    message, data = chat.find(label)
    return scene.core.update(
        Pressed(phone.id, CHAT, phone.name, "en", "x", message.message_id, data, chat._shown(message)), phone
    )


def test_the_card_is_shown_there_and_replies_are_taken_privately(scene):
    chat = add_to_chat(scene, scene.sam)
    assert "keep quiet here" in chat.text
    assert "I will show invitations of The Front Door Group" in scene.sam.text
    scene.invite()
    assert TITLE in chat.text
    count = len(chat.messages)
    press_there(scene, scene.ade, "Yes, I will come")
    assert scene.ade.notes[-1] == "You said yes. See you there."
    assert "What would help" not in chat.text
    assert "Say what would help me come" in scene.ade.last.buttons
    stranger = scene.core.phone("Stranger")
    press_there(scene, stranger, "Yes, I will come")
    assert "I do not know you" in stranger.notes[-1]
    assert len(chat.messages) == count
    with scene.core.session() as db:
        assert [r.reply for r in db.exec(select(Rsvp)).all()] == [Reply.YES]


def test_nothing_private_is_ever_said_there(scene):
    chat = add_to_chat(scene, scene.sam)
    scene.invite()
    press_there(scene, scene.ade, "Yes, I will come")
    scene.ade.press_data("needs.say:1:own")
    scene.ade.say("zebra-need")
    message = chat.last
    for data in (
        "needs.list:1",
        "load.list:1",
        "checkin.list:1",
        "meet.who:1",
        "desk:1",
        "home",
        "nonsense",
        "room.say:1:x",
    ):
        event = Pressed(scene.sam.id, CHAT, "Sam", "en", data, message.message_id, data, None)
        scene.core.update(event, scene.sam)
    assert len(chat.messages) == 2
    assert not any(word in scene.texts(chat) for word in ("zebra", "Ade", "Rowan"))
    scene.core.wait(days=20)
    assert len(chat.messages) == 2


def test_the_link_under_it_opens_the_private_chat(scene):
    scene.invite()
    scene.rowan.say("/start m_1")
    assert "Mill Lane" in scene.rowan.text
    other = scene.other_coordinator()
    other.say("/start m_1")
    assert "Mill Lane" not in other.text


def test_only_a_coordinator_links_a_chat_and_it_ends_when_the_bot_goes(scene):
    chat = add_to_chat(scene, scene.ade)
    scene.invite()
    assert TITLE not in scene.texts(chat)
    add_to_chat(scene, scene.sam)
    scene.core.update(GroupChat(scene.sam.id, CHAT, "Sam", "en", "x", False), scene.sam)
    with scene.core.session() as db:
        assert db.exec(select(GroupChatLink)).all() == []


def test_a_moved_or_cancelled_meeting_is_told_there_too(scene):
    chat = add_to_chat(scene, scene.sam)
    scene.invite()
    scene.sam.press_data("change.cancelled:1")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "This meeting is cancelled" in chat.text
    press_there(scene, scene.ade, "Yes")
    assert "is cancelled" in scene.ade.notes[-1]
    scene.sam.press_data("send.recalled:2")
    scene.core.wait(seconds=1)
    assert "cancelled" not in chat.text
    press_there(scene, scene.ade, "Yes")
    assert "You said yes" in scene.ade.notes[-1]


def test_a_series_is_shown_there_without_a_sound(scene):
    chat = add_to_chat(scene, scene.sam)
    scene.plan()
    scene.sam.press_data("series.make:1")
    scene.sam.say("every two weeks, 3 times")
    scene.send("series", 1)
    assert "Tuesday 5 January, 2pm to 3.30pm" in chat.text
    assert [p.get("disable_notification") for c, _m, p in scene.core.calls if c == CHAT] == [None, True]
    scene.ade.say("/start m_1")
    assert "Yes, I will come to all" in scene.ade.last.buttons
    scene.sam.press_data("change.cancelled_rest:2")
    scene.sam.press("Tell everyone")
    scene.sam.press("Send now")
    scene.core.wait(minutes=2)
    assert "Tuesday 5 January, 2pm to 3.30pm: cancelled" in chat.text
    assert len(chat.messages) == 3


def test_the_screens_keep_the_rules(scene):
    with scene.watch_screens() as seen:
        ask_story(scene, scene.ade)
        scene.ade.press("Yes, I would")
        g, a = scene.group, scene.ade.person_id
        for data in (f"load.list:{g}", f"load.one:{g}:{a}", f"buddy.with:{g}:{a}", "story.told:1"):
            scene.sam.press_data(data)
        for data in (f"load.mine:{g}", f"load.cap:{g}:0", f"buddy.open:{g}", "me.groups:0"):
            scene.ade.press_data(data)
        wish(scene)
        scene.ade.press("Yes, please")
        scene.rowan.press("Yes, please")
        scene.sam.press_data(f"buddy.match:{g}")
        add_to_chat(scene, scene.sam)
    no_faults(seen)

"""Joining as a member: a few screens, at one's own pace, and nobody is in before they agree."""

import re

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.screens import faults
from bot.models.group import Group, GroupState
from bot.models.invite import InviteKind, make_invite, member_link, renew_member_link
from bot.models.membership import Membership, Role, membership_in
from bot.models.outbox import Outbox
from bot.models.person import Person
from tests.core import Core
from tests.flows.scene import Scene


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def link_to(scene, group_id=None):
    with scene.core.session() as db:
        payload = member_link(db, group_id or scene.group).payload
        db.commit()
    return payload


def newcomer(scene, name="Noor", language="en"):
    return scene.core.phone(name, language)


def person_of(scene, phone):
    with scene.core.session() as db:
        return db.execute(select(Person).where(col(Person.telegram_id) == phone.id)).scalar_one_or_none()


def place_of(scene, phone, group_id=None):
    person = person_of(scene, phone)
    with scene.core.session() as db:
        return person and membership_in(db, person.id, group_id or scene.group)


def join(phone, payload):
    phone.say(f"/start {payload}")
    phone.press("Start")
    phone.press("Use ")
    phone.press("No, only me")
    phone.press("I agree")
    phone.press("Yes, show it")


def test_joining_by_tapping(scene):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    assert "I am a bot, not a person" in noor.text
    assert "Who runs this bot: Riverside Charity" in noor.text
    join(noor, link_to(scene))
    assert "Thank you, Noor" in noor.text
    place = place_of(scene, noor)
    assert (place.role, place.shown, place.agreed_version) == (Role.MEMBER, True, 1)
    assert person_of(scene, noor).shared_phone is False


def test_joining_in_words(scene):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.say("Nono")
    noor.say("yeah")
    noor.say("ok")
    noor.say("no thanks")
    assert "Thank you, Nono" in noor.text
    assert person_of(scene, noor).shared_phone is True
    assert place_of(scene, noor).shown is False


def test_nobody_is_a_member_before_they_agree(scene):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.press("Use ")
    noor.press("No, only me")
    assert place_of(scene, noor) is None
    noor.press("I agree")
    assert place_of(scene, noor) is not None


def test_coming_back_after_days_by_the_start_page_and_by_the_link(scene):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.press("Use ")
    scene.core.wait(days=9)
    noor.say("/start")
    noor.press("Carry on")
    assert "Does anyone else use this phone" in noor.text
    noor.say(f"/start {link_to(scene)}")
    assert "Does anyone else use this phone" in noor.text
    noor.press("No, only me")
    noor.press("I agree")
    assert place_of(scene, noor) is not None


def test_joining_twice_changes_nothing(scene):
    noor = newcomer(scene)
    payload = link_to(scene)
    join(noor, payload)
    before = place_of(scene, noor)
    scene.core.wait(days=3)
    noor.say(f"/start {payload}")
    assert "You are in this group already" in noor.text
    noor.press_data(f"join.put:{payload.removeprefix('i_')}:agreement:1")
    assert place_of(scene, noor) == before


def test_pressing_twice_and_old_buttons(scene):
    noor = newcomer(scene)
    token = link_to(scene).removeprefix("i_")
    noor.say(f"/start i_{token}")
    for _twice in range(2):
        noor.press_data(f"join.put:{token}:name:=")
        noor.press_data(f"join.put:{token}:phone:no")
        noor.press_data(f"join.put:{token}:agreement:1")
    with scene.core.session() as db:
        assert (
            len(
                db.execute(
                    select(Membership).where(col(Membership.person_id) == person_of(scene, noor).id)
                ).all()
            )
            == 1
        )
    noor.press_data(f"join.step:{token}:phone")
    assert "You are in this group already" in noor.text


def test_a_second_group_asks_only_what_is_new(scene):
    other = scene.add_group("The Night Group")
    scene.ade.say(f"/start {link_to(scene, other)}")
    scene.ade.press("Start")
    assert "This is what people in this group agree on" in scene.ade.text
    scene.ade.press("I agree")
    scene.ade.press("No, keep it off")
    assert place_of(scene, scene.ade, other).role is Role.MEMBER
    assert place_of(scene, scene.ade).role is Role.MEMBER


def test_a_coordinator_keeps_the_role_when_opening_the_members_link(scene):
    scene.sam.say(f"/start {link_to(scene)}")
    assert "You are in this group already" in scene.sam.text
    assert place_of(scene, scene.sam).role is Role.COORDINATOR


def test_a_guest_becomes_a_member_and_is_asked_everything(scene):
    gil = scene.add("Gil", scene.group, Role.GUEST)
    join(gil, link_to(scene))
    place = place_of(scene, gil)
    assert place.role is Role.MEMBER
    assert str(place.joined_on) == "2026-11-23"


def test_not_now_leaves_nothing_behind(scene):
    noor = newcomer(scene)
    payload = link_to(scene)
    noor.say(f"/start {payload}")
    noor.press("Not now")
    assert "I have kept nothing about you" in noor.text
    assert person_of(scene, noor) is None
    with scene.core.session() as db:
        assert db.execute(select(Outbox).where(col(Outbox.chat) == noor.id)).all() == []
    join(noor, payload)
    assert place_of(scene, noor) is not None


def test_not_now_to_a_second_group_keeps_the_first(scene):
    other = scene.add_group("The Night Group")
    scene.ade.say(f"/start {link_to(scene, other)}")
    scene.ade.press("Start")
    scene.ade.press("Not now")
    assert "Nothing was changed" in scene.ade.text
    assert place_of(scene, scene.ade) is not None
    assert place_of(scene, scene.ade, other) is None


def test_a_group_that_is_not_open_keeps_nothing(scene):
    noor = newcomer(scene)
    payload = link_to(scene)
    with scene.core.session() as db:
        db.get(Group, scene.group).state = GroupState.SETTING_UP
        db.commit()
    noor.say(f"/start {payload}")
    assert "not open yet" in noor.text
    assert person_of(scene, noor) is None
    with scene.core.session() as db:
        db.get(Group, scene.group).state = GroupState.OPEN
        db.commit()
    noor.say(f"/start {payload}")
    assert "Joining takes two minutes" in noor.text


@pytest.mark.parametrize("payload", ["i_", "i_nothing", "i_" + "x" * 60, "i", "i_%%%", "zzz_1"])
def test_a_link_that_leads_nowhere_says_what_to_do(scene, payload):
    noor = newcomer(scene)
    noor.say(f"/start {payload}")
    assert re.search(r"does not work any more|do not know that button or link", noor.text)
    assert person_of(scene, noor) is None
    assert noor.last.buttons


@pytest.mark.parametrize("closed", ["renewed", "ended"])
def test_a_link_closed_half_way_lets_nobody_in(scene, closed):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.press("Use ")
    noor.press("No, only me")
    with scene.core.session() as db:
        if closed == "renewed":
            renew_member_link(db, scene.group)
        else:
            db.get(Group, scene.group).state = GroupState.ENDED
        db.commit()
    noor.press("I agree")
    assert place_of(scene, noor) is None
    assert "not here any more" in noor.text


def test_a_guests_link_is_no_way_into_the_group(scene):
    noor = newcomer(scene)
    with scene.core.session() as db:
        token = make_invite(db, InviteKind.GUEST, scene.group).token
        db.commit()
    noor.say(f"/start i_{token}")
    assert "does not work any more" in noor.text
    scene.add("Gil", scene.group, Role.GUEST).press_data(f"join.put:{token}:agreement:1")
    assert place_of(scene, noor) is None


def test_only_the_link_lets_anybody_in(scene):
    other = scene.add_group("The Night Group")
    link_to(scene, other)
    for forged in (
        "join.put:aaaaaaaaaaaaaaaa:agreement:1",
        f"join.show:{other}:1",
        f"join.renewed:{other}:1",
    ):
        scene.ade.press_data(forged)
    assert place_of(scene, scene.ade, other) is None


@pytest.mark.parametrize("typed", ["🙂" * 4096, "x" * 41, "\u202e\u200f", " \n "])
def test_a_name_that_does_not_fit_is_asked_again(scene, typed):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.say(typed)
    assert "What shall I call you" in noor.text
    assert person_of(scene, noor).name == "Noor"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("نور", "نور"), ("Zoë 🌻", "Zoë 🌻"), (" a \n b ", "a b"), ("<b>&", "<b>&"), ("a\u202eb", "a b")],
)
def test_names_in_any_script(scene, typed, kept):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.say(typed)
    noor.press("No, only me")
    noor.press("I agree")
    noor.press("No, keep it off")
    assert person_of(scene, noor).name == kept
    assert f"Thank you, {kept}." in noor.text


def test_nonsense_where_yes_or_no_is_asked(scene):
    noor = newcomer(scene)
    noor.say(f"/start {link_to(scene)}")
    noor.press("Start")
    noor.say("Noor")
    noor.say("purple")
    assert "I did not understand that" in noor.text
    assert "Does anyone else use this phone" in noor.text


def test_a_phone_name_that_is_nothing_still_gets_one(scene):
    blank = newcomer(scene, "\u200f\u202e")
    blank.say(f"/start {link_to(scene)}")
    assert person_of(scene, blank).name == "?"


def test_every_page_keeps_the_rules_in_every_language(scene):
    for number, language in enumerate(("en", "en_XA")):
        noor = newcomer(scene, f"Noor{number}")
        with scene.watch_screens() as pages:
            noor.say(f"/start {link_to(scene)}")
            with scene.core.session() as db:
                db.execute(
                    select(Person).where(col(Person.telegram_id) == noor.id)
                ).scalar_one().language = language
                db.commit()
            noor.say(f"/start {link_to(scene)}")
            noor.press_data(f"join.start:{link_to(scene).removeprefix('i_')}")
            for text in ("Noor", "what?", "no", "yes", "hm", "no"):
                noor.say(text)
        assert len(pages) >= 8
        assert [f for page in pages for f in faults(page)] == []
        if language == "en_XA":
            said = [t for page in pages[2:] for t in page.parts if type(t).__name__ == "Say"]
            assert said
            assert all(t.text.startswith("⟦") for t in said)
            labels = [b.label for page in pages[2:] for row in page.rows for b in row]
            assert all(label.startswith("⟦") for label in labels)

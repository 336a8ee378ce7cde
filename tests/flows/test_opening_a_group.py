"""From the first coordinator's link to an open group with its link for members."""

import re

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.screens import faults
from bot.models.group import Group, GroupState, add_group
from bot.models.invite import Invite, InviteKind, make_invite
from bot.models.membership import Role, role_in
from bot.models.person import Person
from tests.core import Core
from tests.flows.scene import Scene


@pytest.fixture
def core(tmp_path):
    return Core(tmp_path)


def new_group(core, name="The Front Door Group", country="gb"):
    with core.session() as db:
        group = add_group(db, name, country=country)
        invite = make_invite(db, InviteKind.COORDINATOR, group.id)
        db.commit()
        return group.id, invite.payload


def payload_on(message):
    return re.search(r"start=(\S+)", message.text).group(1)


def load(core, group_id):
    with core.session() as db:
        return db.get(Group, group_id)


def set_up(core, sam, payload):
    sam.say(f"/start {payload}")
    sam.press("Open the desk")
    sam.press("Fill it in")
    sam.say("Alex")
    sam.say("Priya")
    sam.say("01632 960 111")
    sam.press("▫️ Samaritans")
    sam.press("Done")
    sam.press("Monday and Thursday, 9am")
    sam.press("Use the starting text")


def test_from_the_first_link_to_an_open_group(core):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    set_up(core, sam, payload)
    assert "Ready to open" in sam.text
    assert "Samaritans" in sam.text
    assert "Monday, Thursday: 9am" in sam.text
    assert load(core, group_id).state is GroupState.SETTING_UP
    sam.press("Open the group")
    assert load(core, group_id).state is GroupState.OPEN
    ade = core.phone("Ade")
    ade.say(f"/start {payload_on(sam.last)}")
    assert "Joining takes two minutes" in ade.text


def test_it_cannot_open_while_anything_is_missing(core):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    set_up(core, sam, payload)
    with core.session() as db:
        db.get(Group, group_id).outside_phone = ""
        db.commit()
    sam.press("Open the group")
    assert load(core, group_id).state is GroupState.SETTING_UP
    assert "Which number can people call?" in sam.text


def test_set_up_is_resumed_days_later_where_it_was(core):
    _group_id, payload = new_group(core)
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press("Open the desk")
    sam.press("Fill it in")
    sam.say("Alex")
    core.wait(days=6)
    sam.say("/start")
    sam.press("Carry on")
    assert "Who can people turn to" in sam.text
    sam.say("/desk")
    assert "Stand-in" not in sam.text
    assert "Person outside" in sam.text


def test_a_coordinators_link_works_once_and_again_for_who_used_it(core):
    group_id, payload = new_group(core)
    sam, thief = core.phone("Sam"), core.phone("Thief")
    sam.say(f"/start {payload}")
    thief.say(f"/start {payload}")
    assert "works only once" in thief.text
    sam.say(f"/start {payload}")
    assert "You now look after this group" in sam.text
    with core.session() as db:
        assert len(db.execute(select(Person)).all()) == 1
        assert role_in(db, db.execute(select(Person)).scalar_one().id, group_id) is Role.COORDINATOR


def test_the_outside_person_is_not_a_coordinator(core):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press_data(f"group.ask:{group_id}:outside_name")
    sam.say("sam")
    assert "A coordinator has that name" in sam.text
    assert load(core, group_id).outside_name == ""


def test_the_outside_person_and_the_stand_in_come_by_their_own_links(core):
    group_id, payload = new_group(core)
    sam, alex, priya = core.phone("Sam"), core.phone("Alex"), core.phone("Priya")
    set_up(core, sam, payload)
    sam.press("Get a link for Alex")
    alex_link = payload_on(sam.last)
    sam.press("Back")
    sam.press("Get a link for Priya")
    priya_link = payload_on(sam.last)
    sam.say(f"/start {alex_link}")
    assert "cannot stand in for yourself" in sam.text
    alex.say(f"/start {alex_link}")
    priya.say(f"/start {priya_link}")
    assert "person outside this group" in priya.text
    group = load(core, group_id)
    with core.session() as db:
        assert db.get(Person, group.stand_in_id).name == "Alex"
        assert db.get(Person, group.outside_id).name == "Priya"
        assert role_in(db, group.outside_id, group_id) is None
    sam.press_data(f"people.invite:{group_id}:coordinator")
    priya.say(f"/start {payload_on(sam.last)}")
    assert "Nobody can be a coordinator and the person outside" in priya.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mondays at 9", "Monday: 9am"),
        ("mon-fri 9am", "Monday to Friday: 9am"),
        ("Monday to Friday at 9.30", "Monday to Friday: 9.30am"),
        ("Mondays at 9 and Thursdays at 2pm", "Monday: 9am; Thursday: 2pm"),
        ("9am on tue and thu", "Tuesday, Thursday: 9am"),
        ("Mon and Wed 9-11", "Monday, Wednesday: 9am"),
        ("9 on mondays, 2pm on fridays", "Monday: 9am; Friday: 2pm"),
        ("weekdays 10", "Monday to Friday: 10am"),
        ("Tuesday at 2", "Tuesday: 2pm"),
        ("every day at noon", "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday: 12 noon"),
        ("fri to mon 9am", "Monday, Friday, Saturday, Sunday: 9am"),
    ],
)
def test_reading_times_are_typed_as_people_say_them(core, typed, said):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press_data(f"group.ask:{group_id}:reading_times")
    sam.say(typed)
    sam.press_data(f"group.ask:{group_id}:reading_times")
    assert f"Now: {said}" in sam.text


@pytest.mark.parametrize("typed", ["whenever", "at 9", "Monday", "Monday at 25", "🙂" * 400, "يوم الاثنين"])
def test_reading_times_that_say_no_time_are_asked_again(core, typed):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press_data(f"group.ask:{group_id}:reading_times")
    sam.say(typed)
    assert "I need days and a time" in sam.text
    assert load(core, group_id).reading_times == []


def test_help_lines_are_ticked_typed_and_taken_off_again(core):
    group_id, payload = new_group(core)
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press_data(f"group.ask:{group_id}:help_lines")
    assert "Nobody has checked these numbers" in sam.text
    sam.press("▫️ Samaritans")
    sam.press("✓ Samaritans")
    assert load(core, group_id).help_lines == []
    sam.say("just some words")
    assert "I need a name and a number" in sam.text
    sam.say("Riverside crisis team 0161 496 0000")
    assert load(core, group_id).help_lines == ["own:Riverside crisis team 0161 496 0000"]
    sam.press("✓ Riverside crisis team")
    assert load(core, group_id).help_lines == []


def test_a_country_without_a_list_takes_typed_numbers(core):
    group_id, payload = new_group(core, country="zz")
    sam = core.phone("Sam")
    sam.say(f"/start {payload}")
    sam.press_data(f"group.ask:{group_id}:help_lines")
    sam.say("Night line 555 123")
    sam.press("Done")
    sam.say("/help")
    assert "Night line 555 123" not in sam.text  # the group is not open: nobody is told to rely on it yet
    assert "emergency number where you are" in sam.text


def test_a_changed_agreement_is_shown_again_to_members(tmp_path):
    scene = Scene(Core(tmp_path))
    scene.sam.press_data(f"group.ask:{scene.group}:agreement")
    scene.sam.say("We listen, and we are kind.")
    scene.ade.press_data("now")
    scene.ade.press("Read our new agreement")
    assert "we are kind" in scene.ade.text
    scene.ade.press("I agree")
    scene.ade.press_data("now")
    assert "Nothing is open now" in scene.ade.text


@pytest.mark.parametrize(
    "data", ["group.look", "group.setup", "group.open", "people", "people.link", "people.renew"]
)
def test_no_other_groups_coordinator_and_no_member_gets_in(tmp_path, data):
    scene = Scene(Core(tmp_path))
    for phone in (scene.ade, scene.other_coordinator()):
        phone.press_data(f"{data}:{scene.group}")
        assert "Only somebody with that role" in phone.text


def test_a_leaked_link_is_replaced(tmp_path):
    scene = Scene(Core(tmp_path))
    scene.sam.press_data(f"people.link:{scene.group}")
    old = payload_on(scene.sam.last)
    scene.sam.press("Make a new link")
    scene.sam.press("Make a new link")
    new = payload_on(scene.sam.last)
    eve = scene.core.phone("Eve")
    eve.say(f"/start {old}")
    assert "does not work any more" in eve.text
    eve.say(f"/start {new}")
    assert "Joining takes two minutes" in eve.text


def test_every_personal_link_is_a_new_one(tmp_path):
    scene = Scene(Core(tmp_path))
    scene.sam.press_data(f"people.invite:{scene.group}:coordinator")
    scene.sam.press_data(f"people.invite:{scene.group}:coordinator")
    scene.sam.press_data(f"people.invite:{scene.group}:member")
    assert "not here any more" in scene.sam.text
    with scene.core.session() as db:
        tokens = db.execute(select(col(Invite.token))).scalars().all()
    assert len(tokens) == len(set(tokens)) == 2
    assert all(len(t) == 16 for t in tokens)


def test_a_member_is_made_co_chair_and_told(tmp_path):
    scene = Scene(Core(tmp_path))
    scene.sam.press_data(f"people:{scene.group}")
    scene.sam.press("See who is in")
    scene.sam.press("Ade")
    before = len(scene.ade.messages)
    scene.sam.press("Make co-chair")
    assert scene.sam.text == ("Make Ade co-chair? Did the group choose Ade?\n\nAde is told at once.")
    assert len(scene.ade.messages) == before
    scene.sam.press("Back")
    scene.sam.press("Make co-chair")
    scene.sam.press("Yes, make Ade co-chair")
    scene.sam.press_data(f"people.cochair_sure:{scene.group}:{scene.ade.person_id}:1")
    scene.sam.press_data(f"people.cochair:{scene.group}:{scene.ade.person_id}:1")
    assert "Here as: co-chair" in scene.sam.text
    told = [m.text for m in scene.ade.messages if "You are co-chair now" in m.text]
    assert len(told) == 1
    assert "You see drafts, points and promises, as the coordinators do." in told[0]
    scene.sam.press("End being co-chair")
    assert "End being co-chair for Ade?" in scene.sam.text
    with scene.core.session() as db:
        assert role_in(db, scene.ade.person_id, scene.group) is Role.COCHAIR
    scene.sam.press("Yes, end it for Ade")
    with scene.core.session() as db:
        assert role_in(db, scene.ade.person_id, scene.group) is Role.MEMBER


def test_every_page_keeps_the_rules(core):
    group_id, payload = new_group(core)
    sam = core.phone("Samuel")
    with Scene(core).watch_screens() as pages:
        set_up(core, sam, payload)
        sam.press("Change something")
        sam.press("✓ Group name")
        sam.press("Later")
        sam.press_data(f"group.look:{group_id}")
        sam.press("Open the group")
        sam.press_data(f"people:{group_id}")
    assert len(pages) > 10
    assert [f for page in pages for f in faults(page)] == []

"""Somebody who scanned a poster: heard, told what happened, and known to nobody."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.chat.words import PSEUDO
from bot.models.membership import Membership, Role
from bot.models.outbox import Outbox
from bot.models.person import Person
from bot.models.question import Audience
from tests.core import Core
from tests.flows.asked import NAMES, QUESTION, TODAY, Asked, send, write
from tests.flows.pages import no_faults


@pytest.fixture
def scene(tmp_path):
    return Asked(Core(tmp_path))


def hang(scene, *, many=True):
    """Hang a poster; returns what its QR code opens."""
    sam = scene.sam
    sam.press_data(f"poster.open:{scene.question}")
    sam.press("Yes, 20 or more" if many else "No, fewer")
    return re.search(r"start=(\S+)", sam.text)[1]


def scan(scene, payload, name="Jo", language="en"):
    phone = scene.core.phone(name, language)
    phone.say(f"/start {payload}")
    return phone


def test_from_the_poster_to_what_happened(scene):
    scene.ask()
    payload = hang(scene)
    with scene.watch_screens() as seen:
        jo = scan(scene, payload)
        assert "You hear what happened with it, whether you answer or not" in jo.messages[-2].text
        assert QUESTION in jo.text
        jo.press("Answer without my name")
        assert "We do not tell" in jo.text
        jo.press("Go on")
        jo.press("Write in my own words")
        jo.say("A place to sit", reply_to=jo.last)
        jo.press("Send it, only")
    no_faults(seen)
    for n, phone in enumerate(scene.members[:3]):
        send(phone, f"member {n}")
    scene.until(TODAY + timedelta(days=15))
    assert "A place to sit" in scene.contributions()
    assert len({c.how for c in scene.contributions().values()}) == 1, "a guest's words are not marked"
    jo.press("See where it is")
    jo.press("See what happened so far")
    assert "You hear more by: Sunday 13 December" in jo.text
    scene.until(TODAY + timedelta(days=22))
    assert "No news yet" in jo.text
    jo.press("Stop these")
    scene.until(TODAY + timedelta(days=40))
    assert "You hear no more about this question" in jo.text
    jo.press("Hear about it again")
    assert "hear about this question again" in jo.text


def test_on_the_list_whether_they_answer_or_not(scene):
    scene.ask()
    payload = hang(scene)
    jo, kit = scan(scene, payload), scan(scene, payload, "Kit")
    write(jo, "words")
    scene.until(TODAY + timedelta(days=22))
    assert (
        [m.text for m in jo.messages if "No news yet" in m.text]
        == [m.text for m in kit.messages if "No news yet" in m.text]
        != []
    )


def test_staff_see_neither_name_nor_that_they_came(scene):
    scene.ask()
    payload = hang(scene)
    jo = scan(scene, payload, "Josephine")
    with scene.core.session() as db:
        person = db.execute(select(Person).where(col(Person.telegram_id) == jo.id)).scalar_one()
        assert person.name == "Visitor"
        assert (
            db.execute(select(Membership).where(col(Membership.person_id) == person.id)).scalar_one().role
            is Role.GUEST
        )
    sam = scene.sam
    for data in (
        f"people:{scene.group}",
        f"people.list:{scene.group}",
        "q.show:1",
        "send.look:q:1",
        "news.open:1",
        "read.batch:1",
    ):
        sam.press_data(data)
        assert "Josephine" not in sam.text + str(sam.last.buttons)
        assert "Visitor" not in sam.text + str(sam.last.buttons), data


def test_where_few_pass_the_poster_no_name_is_not_offered(scene):
    scene.ask()
    jo = scan(scene, hang(scene, many=False))
    assert "Answer without my name" not in jo.last.buttons
    with scene.watch_screens() as seen:
        for data in ("answer.open:1", "answer.told:1:o", "answer.text:1:o", "relay.open:1"):
            jo.press_data(data)
            assert "Few people pass this poster" in jo.text
    no_faults(seen)
    jo.press("Use my name")
    assert "They do not know your name" in jo.text
    jo.press("Write in my own words")
    jo.say("Jo: a place to sit", reply_to=jo.last)
    assert "Jo: a place to sit" in scene.contributions()


def test_a_guest_cannot_try_out_who_belongs(scene):
    scene.ask()
    jo = scan(scene, hang(scene))
    jo.press("Answer without my name")
    jo.press("Go on")
    jo.press("Write in my own words")
    jo.say(f"{' '.join(NAMES)} 07700 900123", reply_to=jo.last)
    told = jo.text.partition("This may show who someone is")[2].partition("\n")[0]
    assert "07700 900123" in told
    assert not [name for name in NAMES if name in told]


def test_a_poster_with_one_guest(scene):
    """The only one on the list so far: the guest may write, and is told that it may be easy to guess."""
    few = scene
    with few.core.session() as db:
        for phone in few.members[3:]:
            db.get(Person, phone.person_id).reachable = False
        db.commit()
    few.ask()
    jo = scan(few, hang(few))
    jo.press("Answer without my name")
    assert "It may be easy to guess" in jo.text
    few.ade.press("Answer without my name")
    assert "This group is small" in few.ade.text, "one guest does not make a crowd"


def test_guests_make_a_small_group_large_enough(tmp_path):
    scene = Asked(Core(tmp_path), NAMES[:5])
    scene.ask()
    payload = hang(scene)
    for n in range(3):
        scene.ade.press_data("answer.open:1")
        assert "This group is small" in scene.ade.text
        scan(scene, payload, f"Guest {n}")
    scene.ade.press_data("answer.open:1")
    assert "We do not tell" in scene.ade.text


def test_a_member_who_scans_it_stays_a_member(scene):
    scene.ask()
    payload = hang(scene)
    scene.ade.say(f"/start {payload}")
    assert "Stop these" not in scene.ade.last.buttons
    assert len(scene.rows(Audience)) == len(NAMES)
    scene.sam.say(f"/start {payload}")
    assert QUESTION in scene.sam.text
    assert len(scene.rows(Audience)) == len(NAMES)
    late = scene.add("Late", scene.group)
    late.say(f"/start {payload}")
    with scene.core.session() as db:
        member = db.execute(
            select(Membership).where(col(Membership.person_id) == late.person_id)
        ).scalar_one()
        assert member.role is Role.MEMBER


def test_scanned_twice_is_once(scene):
    scene.ask()
    payload = hang(scene)
    jo = scan(scene, payload)
    jo.press("Stop these")
    jo.say(f"/start {payload}")
    places = [a for a in scene.rows(Audience) if a.guest]
    assert [a.active for a in places] == [True]


def test_too_early_too_late_and_forged(scene):
    scene.draft(guests=True)
    payload = hang(scene)
    with scene.watch_screens() as seen:
        jo = scan(scene, payload)
        assert "not open now" in jo.text
        scan(scene, "q_nothing")
        lost = scan(scene, "q_" + "x" * 60)
        assert "does not work any more" in lost.text
        scene.sam.press_data(f"send.go:q:{scene.question}")
        scene.core.wait(minutes=2)
        scene.until(TODAY + timedelta(days=16))
        kit = scan(scene, payload, "Kit")
    no_faults(seen)
    assert "This question is closed" in kit.text
    with scene.core.session() as db:
        assert db.execute(select(Person).where(col(Person.telegram_id) == kit.id)).first() is None
        assert db.execute(select(Outbox).where(col(Outbox.chat) == lost.id)).all()


def test_who_was_not_asked_cannot_stop_or_hear(scene):
    scene.ask()
    lee = scene.add("Lee", scene.add_group("Another"))
    for data in ("answer.stop:1", "answer.hear:1"):
        lee.press_data(data)
        assert "Only somebody with that role" in lee.text


def test_in_the_phones_language(scene):
    scene.ask()
    jo = scan(scene, hang(scene), language="xx")
    assert "Hello. I am a bot" in jo.messages[-2].text
    assert PSEUDO != "xx"


def test_anybody_with_the_poster_sees_what_happened_and_nothing_is_written_about_them(scene):
    scene.ask()
    payload = hang(scene)
    token = payload.removeprefix("q_")
    early = scan(scene, payload, "Early")
    assert "See what happened so far" not in str([m.buttons for m in early.messages])
    scene.until(TODAY + timedelta(days=22))
    people = len(scene.rows(Person))
    with scene.watch_screens() as seen:
        late = scan(scene, payload, "Late")
        assert "No news yet" not in late.text
        assert "We promised you news by now" in late.text
        late.press_data(f"outcomes:{token}:0")
    no_faults(seen)
    assert "Whose silence it is" in late.text
    assert len(scene.rows(Person)) == people
    late.press_data("outcomes:nothing")
    assert "does not work any more" in late.text
    late.press_data(f"outcomes:{token}:99")
    assert "Whose silence it is" in late.text, "a page that is not there is the last one"

"""Reading what people wrote: sorting, hiding with a witness, worrying words, and never a way to ask who."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.models.contribution import Contribution
from bot.models.envelope import Box, tallies
from bot.models.group import Group
from bot.models.membership import Role
from bot.models.person import Person
from bot.models.promise import Promise
from bot.models.question import Question
from bot.models.safety import Safety, Worry
from bot.plain.say_date import say_day
from tests.core import Core
from tests.flows.asked import TODAY, Asked, send
from tests.flows.pages import drawn, no_faults


@pytest.fixture
def scene(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask()
    for n, text in enumerate(("A kind face", "Where do I go?", "I cannot go on")):
        send(scene.members[n], text)
    scene.until(TODAY + timedelta(days=14))
    return scene


def outside(scene):
    """Priya, the person outside, on a phone of her own."""
    phone = scene.core.phone("Priya")
    with scene.core.session() as db:
        person = Person(telegram_id=phone.id, name="Priya")
        db.add(person)
        db.flush()
        phone.person_id = person.id
        db.get(Group, scene.group).outside_id = person.id
        db.commit()
    return phone


def open_one(scene, text):
    number = scene.contributions()[text].id
    scene.sam.press_data(f"read.one:{number}")
    return number


def hide(scene, text="Where do I go?", why="It names a worker"):
    number = open_one(scene, text)
    scene.sam.press("Hide it")
    scene.sam.say(why)
    return number


# -- hiding -----------------------------------------------------------------------


def test_hidden_with_a_reason_that_the_person_outside_sees(scene):
    priya = outside(scene)
    with scene.watch_screens() as seen:
        number = hide(scene)
        assert "hidden an answer" in priya.text
        assert "Where do I go?" not in priya.text, "nothing of it stands on a lock screen"
        priya.press("See the answer")
    no_faults(seen)
    assert "Where do I go?" in priya.text
    assert "It names a worker" in priya.text
    assert "Where do I go?" not in str(scene.sam.last.buttons)
    scene.sam.press_data(f"read.one:{number}")
    assert "This answer is hidden" in scene.sam.text
    scene.sam.press_data(f"theme.pick:{number}")
    assert "This answer is hidden" in scene.sam.text


def test_without_the_person_outside_on_heard_it_is_a_thing_to_do(scene):
    with scene.watch_screens() as seen:
        hide(scene)
        assert "Priya does not use Heard. Please tell them" in scene.sam.text
        assert "01632 960 111" in scene.sam.text
        scene.sam.press("Later")
        scene.sam.press("Hidden")
        assert any(label.startswith("☎") for label in scene.sam.last.buttons)
        scene.sam.press("☎")
        scene.sam.press("I have told them")
    no_faults(seen)
    assert not any(label.startswith("☎") for label in scene.sam.last.buttons)


def test_hidden_answers_can_be_shown_again(scene):
    outside(scene)
    hide(scene)
    scene.sam.press("Hidden")
    scene.sam.press("Where do I go?")
    scene.sam.press("Show it to readers again")
    assert "Where do I go?" in str(scene.sam.last.buttons)


def test_only_the_person_outside_and_the_coordinators_see_what_is_hidden(scene):
    priya = outside(scene)
    number = hide(scene)
    for phone in (scene.ade, scene.other_coordinator()):
        for route in (f"hidden.look:{number}", f"hidden.one:{number}", f"read.unhide:{number}"):
            phone.press_data(route)
            assert "Where do I go?" not in phone.text
    scene.sam.press_data(f"hidden.look:{number}")
    assert "Where do I go?" not in scene.sam.text
    kim = scene.add("Kim", scene.group, Role.COCHAIR)
    kim.press_data(f"read.hide:{number}")
    assert "Only somebody with that role" in kim.text
    assert scene.contributions()["Where do I go?"].hidden_because == "It names a worker"
    priya.press_data(f"read.unhide:{number}")
    assert scene.contributions()["Where do I go?"].hidden_because


# -- worried ----------------------------------------------------------------------


def write_steps(scene):
    scene.sam.press_data(f"safety.open:{scene.group}")
    scene.sam.press("Say who and how")
    scene.sam.say("Joy")
    scene.sam.say("01632 960 333")
    scene.sam.say("Ring Joy. Then ring the duty desk.")
    assert "Ring Joy" in scene.sam.text


def test_the_groups_own_steps_and_a_record_that_it_was_done(scene):
    with scene.watch_screens() as seen:
        write_steps(scene)
        number = open_one(scene, "I cannot go on")
        scene.sam.press("Worried")
        for said in ("Ring Joy. Then ring the duty desk.", "Call 999".lower(), "Do not try", "01632 960 333"):
            assert said.lower() in scene.sam.text.lower()
        scene.sam.press("Pass the words to Joy")
        assert "I cannot go on" in scene.sam.text
        assert scene.rows(Worry) == []
        scene.sam.press("I have passed it on")
    no_faults(seen)
    (worry,) = scene.rows(Worry)
    assert (worry.contribution_id, worry.by_id, worry.passed_on) == (
        number,
        scene.sam.person_id,
        scene.core.now.date(),
    )
    assert "Words passed on" in scene.sam.text


def test_a_lead_who_uses_heard_gets_the_words_behind_a_tap_and_once(scene):
    priya = outside(scene)
    with scene.core.session() as db:
        db.add(
            Safety(
                group_id=scene.group,
                steps="Ring.",
                lead_name="Priya",
                lead_phone="1",
                lead_id=priya.person_id,
            )
        )
        db.commit()
    number = open_one(scene, "I cannot go on")
    with scene.watch_screens() as seen:
        scene.sam.press_data(f"worried.pass:{number}")
        scene.sam.press_data(f"worried.pass:{number}")
        assert len([m for m in priya.messages if "passes you words" in m.text]) == 1
        assert "I cannot go on" not in priya.text
        priya.press("Read them")
    no_faults(seen)
    assert "I cannot go on" in priya.text
    worry = scene.rows(Worry)[0].id
    scene.ade.press_data(f"worried.read:{worry}")
    assert "I cannot go on" not in scene.ade.text


def test_everybody_can_be_told_whom_to_talk_to_and_nobody_is_picked_out(scene):
    open_one(scene, "I cannot go on")
    with scene.watch_screens() as seen:
        scene.sam.press("Worried")
        scene.sam.press("Tell everybody")
        scene.sam.press("Preview and send")
        scene.sam.press("Send now")
        scene.core.wait(seconds=61)
    no_faults(seen)
    texts = {m.last.text for m in scene.members}
    assert len(texts) == 1, "the same for everybody"
    (text,) = texts
    assert text.startswith(
        "Someone wrote something that worries us.\n\nIf it was you, here is who to talk to."
    )
    assert "I cannot go on" not in text
    assert scene.rows(Worry)[0].all_told


def test_no_page_of_reading_offers_to_find_the_writer(scene):
    write_steps(scene)
    number = open_one(scene, "I cannot go on")
    with scene.watch_screens() as seen:
        for route in ("read.one", "read.worried", "worried.post", "theme.pick", "read.hide"):
            scene.sam.press_data(f"{route}:{number}")
    buttons = [b.label.lower() for page in seen for row in page.rows for b in row]
    assert buttons
    assert not [label for label in buttons if "who wrote" in label or "find" in label or "writer" in label]


# -- the channel is paused -----------------------------------------------------------


def test_the_channel_is_paused_and_taken_up_again_at_the_desk(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.ask()
    with scene.watch_screens() as seen:
        scene.sam.press_data(f"desk:{scene.group}")
        scene.sam.press("More")
        scene.sam.press("Group settings")
        scene.sam.press("Safety")
        scene.sam.press("Pause answers")
        assert "Answers without a name are paused." in scene.sam.text
        scene.ade.press_data(f"answer.open:{scene.question}")
        assert "paused in this group for now" in scene.ade.text
        scene.sam.press("Take answers")
        scene.ade.press_data(f"answer.open:{scene.question}")
    no_faults(seen)
    assert "We do not tell your group" in scene.ade.text
    scene.ade.press_data(f"safety.pause:{scene.group}")
    assert not [g for g in scene.rows(Group) if g.channel_paused], "not for members"


# -- my point is here -----------------------------------------------------------------


def sort_all(scene, title="It is hard to walk in"):
    for number in [c.id for c in scene.contributions().values()]:
        if any(c.id == number and not c.theme_id for c in scene.contributions().values()):
            scene.sam.press_data(f"theme.new:{number}")
            scene.sam.say(title)


def show_points(scene):
    sort_all(scene)
    scene.sam.press_data(f"themes.list:{scene.question}")
    scene.sam.press("Show these to everybody")
    scene.sam.press("Preview and send")
    scene.sam.press("Send now")
    scene.core.wait(seconds=61)


def test_people_see_the_points_and_say_whether_theirs_is_there(scene):
    with scene.watch_screens() as seen:
        show_points(scene)
        texts = {m.last.text for m in scene.members}
        assert len(texts) == 1
        assert "It is hard to walk in" in scene.ade.text
        assert "Who gets these next: Riverside Council" in scene.ade.text
        for member in scene.members[:6]:
            member.press("My point is here")
            member.press("My point is here")
        scene.members[6].press("Something is missing")
        scene.members[6].press("Only say")
    no_faults(seen)
    with scene.core.session() as db:
        assert tallies(db, Box(scene.question)) == {}, "sealed until its day"
    assert len(scene.envelopes()) == 7, "pressing twice is once"
    scene.wait(days=11)
    with scene.core.session() as db:
        assert tallies(db, Box(scene.question)) == {"points:here": 6, "points:missing": 1}
    scene.sam.press_data(f"themes.said:{scene.question}")
    assert "My point is here: some" in scene.sam.text, "or the small one could be worked out"
    assert "Said only that something is missing: some" in scene.sam.text
    assert "What people wrote about it stands with the answers." in scene.sam.text
    scene.ade.press("My point is here")
    assert "This question is closed" in scene.ade.text


def promises(scene):
    return [(p.due_on, p.kept_on, p.missed_on) for p in scene.rows(Promise)]


def test_the_points_keep_the_promise_and_say_when_there_is_more(scene):
    ((due, *_ended),) = promises(scene)
    today = TODAY + timedelta(days=14)
    more = today + timedelta(days=17)
    assert due < more
    show_points(scene)
    assert f"You hear more by: {say_day(more, 'en')}" in scene.ade.text
    assert f"After this you owe news by: {say_day(more, 'en')}" in " | ".join(
        m.text for m in scene.sam.messages
    )
    assert promises(scene) == [(due, today, None), (more, None, None)]
    scene.wait(days=13)
    assert not any("No news yet" in m.text for phone in scene.members for m in phone.messages)


def test_points_that_were_taken_back_kept_nothing(scene):
    before = promises(scene)
    show_points(scene)
    scene.sam.press("Take it back")
    scene.sam.press("Take it back")
    assert promises(scene) == before


def test_a_later_promise_stays_as_it_is_when_the_points_are_shown(scene):
    later = TODAY + timedelta(days=14 + 20)
    with scene.core.session() as db:
        db.execute(update(Promise).values(due_on=later))
        db.commit()
    show_points(scene)
    assert f"You hear more by: {say_day(later, 'en')}" in scene.ade.text
    assert promises(scene) == [(later, None, None)]
    scene.sam.press("Take it back")
    scene.sam.press("Take it back")
    assert promises(scene) == [(later, None, None)]


def test_what_is_missing_can_be_said_and_is_sorted_like_any_answer(scene):
    show_points(scene)
    send(scene.ade, "The lift", alone=True)
    assert "The lift" not in scene.contributions()
    scene.wait(days=11)
    assert "The lift" in scene.contributions()
    assert any("Something came back" in m.text for m in scene.sam.messages)
    scene.sam.press_data(f"read.batch:{scene.question}")
    assert "The lift" in str(scene.sam.last.buttons)
    scene.rowan.press_data(f"answer.open:{scene.question}")
    assert "This question is closed" in scene.rowan.text


def test_the_last_news_waits_for_what_people_say(scene):
    show_points(scene)
    scene.sam.press_data(f"news.write:{scene.question}")
    scene.sam.say("All is done.")
    scene.sam.press("This is the last news")
    assert "The last news can go when that has come back" in scene.sam.text
    scene.wait(days=11)
    scene.sam.press_data(f"news.write:{scene.question}")
    assert "First say what happened with each point" in scene.sam.text


def test_loose_words_while_points_are_looked_at_are_never_written_on_arrival(scene):
    show_points(scene)
    scene.ade.say("It is the lift that is missing")
    assert "I have not kept this yet" in scene.ade.text


def test_points_are_shown_only_when_all_is_sorted(scene):
    number = next(iter(scene.contributions().values())).id
    scene.sam.press_data(f"theme.new:{number}")
    scene.sam.say("One point")
    scene.sam.press_data(f"themes.show:{scene.question}")
    assert "First sort every answer" in scene.sam.text


def test_a_vote_leaves_nothing_about_who_tapped(scene):
    show_points(scene)
    before = people_rows(scene)
    scene.ade.press("My point is here")
    scene.rowan.press("Something is missing")
    scene.rowan.press("Only say")
    assert people_rows(scene) == before


def people_rows(scene):
    """Every row of every table that names a person, or could: all but envelopes and update numbers."""
    from bot.models.tables import metadata

    with scene.core.session() as db:
        return {
            t.name: sorted(map(str, db.execute(select(t)).all()))
            for t in metadata.sorted_tables
            if t.name not in {"envelope", "seen"}
        }


def test_the_card_can_be_drawn_and_others_cannot_show_it(scene):
    show_points(scene)
    drawn(scene, f"themes.card:{scene.question}")
    scene.ade.press_data(f"themes.show:{scene.question}")
    scene.ade.press_data(f"themes.said:{scene.question}")
    assert "People are being asked" not in scene.ade.text
    assert len(scene.rows(Question)) == 1
    assert len(scene.rows(Contribution)) == 3

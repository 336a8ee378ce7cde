"""A project: written once, honest about who decides, and never changed behind people's backs."""

import pytest

from bot.chat.words import PSEUDO
from bot.models.organisation import Organisation
from bot.models.person import Person
from bot.models.project import Decides, Level, Project
from tests.core import Core
from tests.flows.asked import Asked
from tests.flows.pages import all_translated, no_faults
from tests.flows.scene import Scene

WORDS = (
    "The front door",
    "Riverside Council",
    "People turn away at the door.",
    "The desk and the signs.",
    "The building.",
)


@pytest.fixture
def scene(tmp_path):
    return Scene(Core(tmp_path))


def fill(sam, group, decides="Only the organisation", decider="Dana Okoro"):
    sam.press_data(f"project.list:{group}")
    sam.press("Start a new project")
    for words in WORDS:
        sam.say(words)
    sam.press(decides)
    sam.say(decider)


def project(scene, number=1):
    with scene.core.session() as db:
        return db.get(Project, number)


def test_written_checked_and_ready(scene):
    sam = scene.sam
    with scene.watch_screens() as seen:
        fill(sam, scene.group)
        sam.press("Ask what they think")
        assert "Why we ask: People turn away at the door." in sam.text
        sam.press("This is right")
        assert "The project is ready" in sam.text
    no_faults(seen)
    row = project(scene)
    assert (row.decides, row.level, row.decider, row.ready) == (
        *(Decides.ORGANISATION, Level.CONSULT, "Dana Okoro"),
        True,
    )
    with scene.core.session() as db:
        assert db.get(Organisation, row.organisation_id).name == "Riverside Council"
    sam.press("Ask a question in it")
    assert "What do you want to ask?" in sam.text


@pytest.mark.parametrize("label", ["Shape it together", "Do all of it together"])
def test_more_than_consultation_cannot_be_claimed(scene, label):
    sam = scene.sam
    with scene.watch_screens() as seen:
        fill(sam, scene.group)
        sam.press(label)
    no_faults(seen)
    assert "This is consultation." in sam.text
    assert not any("together" in b for b in sam.last.buttons)
    assert project(scene).level is None
    sam.press_data("project.pick:1:level:coproduce")
    assert project(scene).level is None
    sam.press_data("project.ready:1")
    assert not project(scene).ready
    sam.press("Ask what they think")
    assert project(scene).level is Level.CONSULT


def test_where_it_is_decided_together_everything_can_be_chosen(scene):
    fill(scene.sam, scene.group, decides="The organisation and the group together")
    scene.sam.press("Do all of it together")
    scene.sam.press("This is right")
    assert project(scene).level is Level.COPRODUCE


def test_when_the_decision_moves_away_the_level_is_asked_again(scene):
    sam = scene.sam
    fill(sam, scene.group, decides="The group")
    sam.press("Shape it together")
    sam.press_data("project.pick:1:decides:organisation")
    assert project(scene).level is None
    assert "How much do people decide?" in sam.text


def test_an_organisation_is_tapped_the_second_time(scene):
    sam = scene.sam
    fill(sam, scene.group)
    sam.press("Ask what they think")
    sam.press("This is right")
    sam.press_data(f"project.new:{scene.group}")
    sam.say("Another project")
    sam.press("Riverside Council")
    assert project(scene, 2).organisation_name == "Riverside Council"


def test_what_people_were_told_stays(tmp_path):
    scene = Asked(Core(tmp_path))
    scene.sam.press_data(f"project.look:{scene.project}")
    assert "Change something" in scene.sam.last.buttons
    scene.ask()
    for data in ("project.look:1", "project.ask:1:level", "project.pick:1:level:inform", "project.ready:1"):
        scene.sam.press_data(data)
        assert "So it stays as it is" in scene.sam.text
    assert project(scene).level is Level.CONSULT


def test_others_cannot_see_or_change_it(scene):
    fill(scene.sam, scene.group)
    for phone in (scene.ade, scene.other_coordinator()):
        for data in (
            f"project.list:{scene.group}",
            f"project.new:{scene.group}",
            "project.look:1",
            "project.pick:1:level:consult",
            "project.ready:1",
        ):
            phone.press_data(data)
            assert "Only somebody with that role" in phone.text
    assert project(scene).level is None


def test_nonsense_is_answered(scene):
    sam = scene.sam
    sam.press_data(f"project.new:{scene.group}")
    sam.say("😀" * 4096)
    assert "too long" in sam.text
    sam.say("مشروع الباب")
    assert project(scene).title == "مشروع الباب"
    sam.press_data("project.pick:1:decides:nobody")
    assert "Please tap one of these" in sam.text
    sam.press_data("project.ask:1:unknown")
    sam.press_data("project.pick:1:organisation:#999999999")
    assert project(scene).organisation_name == "#999999999"


def test_one_empty_project_is_enough(scene):
    for _twice in range(2):
        scene.sam.press_data(f"project.new:{scene.group}")
    assert project(scene, 2) is None


def test_in_another_language_nothing_is_left_in_english(scene):
    with scene.core.session() as db:
        db.get(Person, scene.sam.person_id).language = PSEUDO
        db.commit()
    sam = scene.sam
    with scene.watch_screens() as seen:
        sam.press_data(f"project.list:{scene.group}")
        sam.press_data(f"project.new:{scene.group}")
        for words in WORDS:
            sam.say(words)
        sam.press_data("project.pick:1:decides:organisation")
        sam.say("Dana")
        sam.press_data("project.pick:1:level:codesign")
        sam.press_data("project.pick:1:level:consult")
        sam.press_data("project.fields:1")
        sam.press_data("project.ready:1")
    no_faults(seen)
    all_translated(seen, *WORDS, "Dana")

"""Members, a guest and a coordinator press and type anything around an open question: no crash, no dead end, no leak.

The general walk (tests/chat) seldom gets as far as a question that is open. This one starts there.
"""

import random

import pytest
from sqlalchemy import select

from bot.anonymity.tidy import tidy
from bot.chat.words import PSEUDO
from bot.models.contribution import Contribution, How
from bot.models.invite import InviteKind, make_invite
from bot.models.person import Person
from bot.models.question import QuestionState
from tests.core import Core
from tests.flows.asked import QUESTION, Asked
from tests.flows.pages import no_faults

TYPED = [
    "yes",
    "A kind face",
    "😀" * 2048,
    "שלום",
    "\u202eback",
    "<b>&amp;",
    "{name}",
    "x" * 4096,
    "— — —",
    "",
    "/start",
]
CHANNEL = (
    "q.",
    "answer.",
    "named.",
    "relay.",
    "decline.",
    "receipt",
    "poster.",
    "read.",
    "keep.",
    "project.",
)


def walk(folder, seed, language, steps):
    chance = random.Random(seed)
    scene = Asked(Core(folder))
    with scene.core.session() as db:
        for person in db.execute(select(Person)).scalars():
            person.language = language
        db.commit()
    scene.ask(ready_answers=["Yes", "No"], guests=True, passers=True)
    with scene.core.session() as db:
        link = make_invite(db, InviteKind.GUEST, scene.group, 1).token
        db.commit()
    guest = scene.core.phone("Jo", language)
    guest.say(f"/start q_{link}")
    phones = [scene.sam, *scene.members[:4], guest]
    with scene.watch_screens() as seen:
        for _step in range(steps):
            step(chance, scene, chance.choice(phones))
            if seen:
                no_faults(seen)
            seen.clear()
    for answer in scene.rows(Contribution):
        assert (answer.how is How.NAMED) == (answer.person_id is not None)
    if scene.get().state is not QuestionState.WITHDRAWN:
        assert QUESTION in scene.ade.messages[0].text, "the card stays"


def step(chance, scene, phone):
    shown = [m for m in phone.messages if not m.mine and m.buttons]
    prompts = [m for m in phone.messages if m.force_reply]
    what = chance.random()
    if what < 0.04:
        scene.core.wait(hours=chance.choice([1, 13, 24 * 5]))
        tidy(scene.core.engine, scene.core.house.home)
    elif prompts and (what < 0.1 or (what < 0.7 and phone.last.force_reply)):
        phone.say(chance.choice(TYPED), reply_to=prompts[-1])
    elif what < 0.14:
        phone.say(chance.choice(TYPED))
    elif shown:
        message = shown[-1] if chance.random() < 0.85 else chance.choice(shown)
        wanted = [d for d in message.buttons.values() if d.startswith(CHANNEL)]
        data = chance.choice(wanted or list(message.buttons.values()))
        before = len(phone.notes)
        if not data.startswith("poster.file"):
            phone.press("", message, data)
            assert len(phone.notes) == before + 1, f"{data} was not answered once"
    else:
        phone.press_data("q.card:1")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", PSEUDO])
@pytest.mark.parametrize("seed", range(6))
def test_walk_around_a_question(tmp_path, seed, language):
    walk(tmp_path, seed, language, 250)

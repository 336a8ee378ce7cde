"""Somebody presses everything, in any order, and types anything: no dead end, no crash, every press answered.

A coordinator, members and a stranger wander through every screen there is, at random
but repeatably. Each page is held against the rules of talk.md that can be counted. In
the made-up language every sentence of the bot's own must be marked; what is not marked
and was not typed by a person was never given to gettext.
"""

import random
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.chat.events import Corrected, Gave, Left, Returned
from bot.chat.screens import Fact, Layer, Say, Title, faults
from bot.chat.words import PSEUDO, languages
from bot.shipped import shipped
from tests.core import Core
from tests.flows.scene import Scene

STEPS = 80
HELP = shipped("data/help/gb.toml")
"""Names of help lines are names, in every language."""
TYPED = [
    "yes", "yeah ill be there", "no", "tomorrow 2pm to 3pm", "in a week", "Tuesday", "next Tuesday", "3/12 7", "", "  ",
    "The front door", "What would help?", "😀" * 1000, "😀" * 2048, "שלום עולם", "\u202eback", "<b>&amp;</b>", "{name}", "%s",
    "a" * 4096, "/start", "/desk", "/me", "/help", "/hide", "/language", "/nothing", "01632 960 222", "Sam", "12", "0", "-1",
    "I want to die", "/start i_nothing", "/start q_nothing", "one two three four five",
]  # fmt: skip
FORGED = [
    "",
    ":",
    "home:1",
    "brief.look:999",
    "send.go:brief:999",
    "rsvp:1:never",
    "news.draft:x",
    "x" * 64,
    "meet.who:-1",
    "send.look:nothing:1",
]
KINDS = ["photo", "voice", "document", "contact", "location", "other"]


class Walk:
    """One random walk through an installation."""

    def __init__(self, folder, seed, language):
        self.random = random.Random(seed)
        self.core = Core(folder)
        self.scene = Scene(self.core, members=[f"Member{n}" for n in range(9)])
        self.typed = {"The Front Door Group", "Alex", "Priya", "01632 960 111", "We listen."}
        self.typed |= set(languages().values())
        self.typed |= {line["name"] for line in tomllib.loads(HELP.read_text("utf-8")).get("line", [])}
        self.phones = [self.scene.sam, *self.scene.members[:3]]
        self.speak(language)
        self.phones.append(self.core.phone("Jo", language))
        self.language = language

    def speak(self, language):
        from bot.models.person import Person

        with self.core.session() as db:
            for person in db.execute(select(Person)).scalars():
                person.language = language
                self.typed.add(person.name)
            db.commit()

    def step(self):
        phone = self.random.choice(self.phones)
        deed = self.random.choices(
            [self.press, self.type, self.reply, self.forge, self.give, self.block, self.wait, self.correct],
            [70, 18, 6, 3, 2, 1, 2, 1],
        )[0]
        deed(phone)

    def press(self, phone):
        shown = [m for m in phone.messages if not m.mine and m.buttons]
        if not shown:
            phone.say("/start")
            return
        message = shown[-1] if self.random.random() < 0.8 else self.random.choice(shown)
        data = self.random.choice(
            [d for d in message.buttons.values() if d and not d.startswith("me.speak")] or ["home"]
        )
        before = len(phone.notes)
        phone.press("", message, data)
        assert len(phone.notes) == before + 1, f"{data} was not answered once"

    def type(self, phone):
        text = self.random.choice(TYPED)
        self.typed.add(text.strip())
        phone.say(text)

    def reply(self, phone):
        shown = [m for m in phone.messages if not m.mine]
        text = self.random.choice(TYPED)
        self.typed.add(text.strip())
        phone.say(text, reply_to=self.random.choice(shown) if shown else None)

    def forge(self, phone):
        phone.press_data(self.random.choice(FORGED))

    def give(self, phone):
        self.core.update(
            Gave(
                phone.id,
                phone.id,
                phone.name,
                phone.language,
                next(self.core.message_ids),
                self.random.choice(KINDS),
                "file",
            ),
            phone,
        )

    def block(self, phone):
        self.core.update(Left(phone.id, phone.id, phone.name, phone.language), phone)
        self.core.update(Returned(phone.id, phone.id, phone.name, phone.language), phone)

    def correct(self, phone):
        self.core.update(Corrected(phone.id, phone.id, phone.name, phone.language, 1, "other words"), phone)

    def wait(self, _phone):
        self.core.wait(hours=self.random.choice([1, 5, 24, 24 * 7]))

    def unmarked(self, page):
        """Words on a page that went neither through gettext nor through a person's keyboard."""
        own = [p.text for p in page.parts if isinstance(p, Title | Say | Layer)]
        own += [p.label for p in page.parts if isinstance(p, Fact)]
        own += [b.label for row in page.rows for b in row]
        known = {t for t in self.typed if t}
        return [
            t for t in own if "⟦" not in t and not any(t.rstrip("…").strip() in k or k in t for k in known)
        ]


def walk(folder, seed, language):
    going = Walk(folder, seed, language)
    with going.scene.watch_screens() as seen:
        for _step in range(STEPS):
            going.step()
            for page in seen:
                assert not faults(page), (faults(page), page)
                assert language != PSEUDO or not going.unmarked(page), going.unmarked(page)
            seen.clear()
    assert not going.core.faults


@pytest.mark.slow
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10_000))
@pytest.mark.parametrize("language", ["en", PSEUDO])
def test_walk(tmp_path_factory, language, seed):
    walk(tmp_path_factory.mktemp("walk"), seed, language)

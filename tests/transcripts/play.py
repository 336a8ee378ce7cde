"""Plays a conversation written as text, end to end through the practice room.

A transcript holds what people do and what the bot answers, in one readable file. What
people do is played against the real bot, over real HTTP; what came back is written in
the same form, and the two texts must be equal. ``--rewrite-transcripts`` writes the new
text; then a person reads the diff.

    Maggie: hello                       types words
    Maggie opens [member]               opens a link of the story (see /room/links)
    Kim opens the link that Sam has     the newest link that the bot gave Sam
    Maggie presses [Yes]                the newest button that begins so
    Maggie presses [Yes] on "Meeting"   … on the newest message that holds these words
    Maggie replies: my words            replies to the bot's newest message
    Maggie forges "rsvp:1:yes"          sends button data that is on no message
    Maggie presses [Yes] unseen         a press on a message Telegram no longer shows
    Maggie sends a photo                photo, voice, document, contact, location
    Maggie changes: other words         edits her newest message
    Maggie blocks the bot / unblocks the bot / clears the chat
    Sam makes a group chat with Ade, Zed       what the bot says there is written once, as "Bot to all in the chat"
    Clock: +1 day                       also: today 23:40, tomorrow 09:00, 2026-12-03 17:00
    Others: Ivy, Jon                    further quiet members (before the first line)
    Everything else is what the bot did, and is written anew.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aiogram import methods

from bot import app
from bot.anonymity.words import word_list
from bot.practice.client import Phone, RoomClient
from bot.practice.command import Choices, practice_settings, settle_in
from bot.practice.server import Room
from bot.practice.story import load_story
from tests.blank import blank
from tests.practice import bot_api

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")

DEEDS = [
    (re.compile(r"(?P<who>[^:\n]+?) opens the link that (?P<other>\w+) has"), "follow"),
    (re.compile(r"(?P<who>[^:\n]+?) opens \[(?P<link>\w+)\]"), "open"),
    (
        re.compile(r'(?P<who>[^:\n]+?) presses \[(?P<label>.+?)\](?: on "(?P<on>.+?)")?(?P<unseen> unseen)?'),
        "press",
    ),
    (re.compile(r"(?P<who>[^:\n]+?) replies: (?P<text>.*)", re.S), "reply"),
    (re.compile(r'(?P<who>[^:\n]+?) forges "(?P<data>.+)"'), "forge"),
    (re.compile(r"(?P<who>[^:\n]+?) sends a (?P<kind>photo|voice|document|contact|location)"), "send"),
    (re.compile(r"(?P<who>[^:\n]+?) changes: (?P<text>.*)", re.S), "change"),
    (re.compile(r"(?P<who>[^:\n]+?) (?P<deed>blocks|unblocks) the bot"), "block"),
    (re.compile(r"(?P<who>[^:\n]+?) clears the chat"), "clear"),
    (re.compile(r"(?P<who>[^:\n]+?) makes a group chat with (?P<names>.+)"), "gather"),
    (re.compile(r"Clock: (?P<jump>.+)"), "clock"),
    (re.compile(r"(?P<who>(?!Bot |Story|Others)[^:\n]+?): (?P<text>.*)", re.S), "say"),
]
UNITS = {"second": "s", "minute": "m", "hour": "h", "day": "d", "week": "w"}
SECRET = re.compile(r"\b([a-z])_[A-Za-z0-9_-]{16}(?![A-Za-z0-9_-])")
RANDOM = re.compile(
    r"(?<=:)(?:[A-Za-z0-9_-]{16}|[A-Za-z0-9_-]{12})(?=[\":])|(?:\b|(?<=%3D))[a-z]_[A-Za-z0-9_-]{16}(?![A-Za-z0-9_-])|r1:[A-Za-z0-9_-]{22}|\b\d{15,19}\b|[A-Za-z0-9_-]{43,}"
)
"""Invitations, receipts, the random numbers of answers, and keys."""
WRITTEN_NOW = re.compile(r'"file": "\w+", ("name": "[^"]+\.xlsx"), "size": \d+')
"""A spreadsheet says by the machine's clock when it was written."""
NUMBER = re.compile(r'("message_ids?": \[?|"practice-\d+-\w+-|"room\.of:)[\d, ]+')
"""The numbers of messages and files grow across the bot, so they hang on which chat came first; SQLite gives the number of
a group's chat that was taken away to the next one."""
FIVE = re.compile(rf"\b(?:(?:{'|'.join(word_list())}) ){{4}}(?:{'|'.join(word_list())})\b")
"""The five words of a mailbox; a transcript has SOME_FIVE in their place, also where they are typed."""
SOME_FIVE = "⟨five words⟩"
ALL = "all in the chat"
"""Who reads what the bot says in a Telegram group; groups have numbers below zero."""
SHUFFLED = "Answers to sort"
"""A page whose buttons come in a random order, which is the point of it: here they are sorted."""


def deeds(text):
    """What people do in a transcript, in order: (line as written, kind, its parts)."""
    for block in re.split(r"\n(?=\S)", text):
        if block.startswith(("Bot ", "#", "Story:", "Others:", ">")) or not block.strip():
            continue
        for pattern, kind in DEEDS:
            found = pattern.fullmatch(block.strip())
            if found:
                yield block.rstrip(), kind, found.groupdict()
                break
        else:
            raise ValueError(f"not a line of a transcript: {block!r}")


def heading(text):
    return "".join(
        line for line in text.splitlines(keepends=True) if line.startswith(("#", ">", "Story:", "Others:"))
    )


@dataclass
class Play:
    """One transcript being played."""

    client: RoomClient
    phones: dict[str, Phone]
    touched: set[int]
    """People on whose phones something appeared, changed or went since they were last looked at."""
    seen: dict[tuple[str, int], tuple] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    five: str = ""

    async def phone(self, name):
        if name not in self.phones:
            self.phones[name] = await self.client.add(name)
        return self.phones[name]

    async def do(self, line, kind, parts):
        self.lines.append("\n" + line)
        phone = await self.phone(parts["who"]) if "who" in parts else None
        outcome = await getattr(self, f"_{kind}")(phone, **{k: v for k, v in parts.items() if k != "who"})
        if outcome is not None and getattr(outcome, "answer", None):
            self.lines.append(f"Bot answers {phone.name}: {outcome.answer}")
        finished = getattr(outcome, "finished", True)
        while not finished:  # a busy machine takes longer than the room waits
            finished = (await self.client.run_clock(False))["finished"]
        await self.look()

    async def _say(self, phone, text):
        return await phone.say(self._typed(text))

    def _typed(self, text):
        return text.replace("\n    ", "\n").replace(SOME_FIVE, self.five)

    async def _open(self, phone, link):
        return await phone.say(f"/start {(await self.client.links())[link]}")

    async def _follow(self, phone, other):
        text = (await self._newest(await self.phone(other), lambda m: "?start=" in m["text"]))["text"]
        return await phone.say("/start " + re.search(r"\?start=(\S+)", text).group(1))

    async def _reply(self, phone, text):
        return await phone.say(self._typed(text), reply_to=(await self._newest(phone))["message_id"])

    async def _press(self, phone, label, on, unseen):
        message = await self._newest(phone, lambda m: self._label(m, label) and (not on or on in m["text"]))
        return await phone.press(
            message["message_id"], self._label(message, label), **({"inaccessible": True} if unseen else {})
        )

    async def _forge(self, phone, data):
        return await phone.press((await self._newest(phone))["message_id"], data, forge=True)

    async def _send(self, phone, kind):
        return await phone.send(kind)

    async def _change(self, phone, text):
        mine = [m for m in await phone.chat() if m["from"] == "me" and not m["deleted"]][-1]
        return await phone.edit(mine["message_id"], text)

    async def _block(self, phone, deed):
        return await (phone.block() if deed == "blocks" else phone.unblock())

    async def _clear(self, phone):
        return await phone.clear()

    async def _gather(self, phone, names):
        others = [await self.phone(name) for name in names.split(", ")]
        await self.client.group("Front door people", phone, *others)

    async def _clock(self, _phone, jump):
        if jump.startswith("+"):
            span = " ".join(f"{n}{UNITS[unit]}" for n, unit in re.findall(r"(\d+) (\w+?)s?\b", jump))
            await self.client.advance(span)
        else:
            now = datetime.fromisoformat((await self.client.state())["now"]).astimezone(ZONE)
            await self.client.go_to(moment(jump, now).isoformat())

    async def _newest(self, phone, wanted=lambda _m: True):
        found = [m for m in await phone.chat() if m["from"] == "bot" and not m["deleted"] and wanted(m)]
        if not found:
            chat = await phone.chat()
            raise AssertionError(
                f"{phone.name} sees no such button. Last: {chat[-1]['text'] if chat else 'nothing'!r}\n{written(chat[-1]) if chat else ''}"
            )
        return found[-1]

    @staticmethod
    def _label(message, label):
        labels = [b["text"] for row in message["buttons"] for b in row]
        return next(
            (one for one in labels if one == label),
            next((one for one in labels if one.startswith(label)), None),
        )

    async def look(self):
        """Write down what is new on every phone, in the order it came."""
        news = []
        touched = self.touched.copy()
        self.touched.clear()
        for name, phone in self.phones.items():
            if phone.id not in touched:
                continue
            for message in await phone.chat():
                who = ALL if message["chat"] < 0 else name
                key, state = (
                    (who, message["message_id"]),
                    (message["text"], str(message["buttons"]), message["deleted"]),
                )
                before = self.seen.get(key)
                if before == state:
                    continue
                self.seen[key] = state
                if five := FIVE.search(message["text"]):
                    self.five = five.group()
                if message["deleted"]:
                    if before:
                        news.append(
                            (
                                message["message_id"],
                                f'Bot deletes for {who}: "{first_words(message["text"])}"',
                            )
                        )
                elif message["from"] == "bot":
                    verb = "Bot edits for" if before else "Bot to"
                    news.append((message["message_id"], f"{verb} {who}:\n{written(message)}"))
        self.lines += [line for _id, line in sorted(news)]


def first_words(text):
    words = FIVE.sub(SOME_FIVE, text).split()
    return " ".join(words[:5]) + ("…" if len(words) > 5 else "")


def written(message):
    file = [f"({message['kind']}: {message['file']['name']})"] if message.get("file") else []
    rows = [" ".join(f"[{b['text']}]" for b in row) for row in message["buttons"]]
    if message["text"].startswith(SHUFFLED):
        rows = sorted(rows[:-1]) + rows[-1:]
    quoted = ["(asks for a reply)"] if message.get("force_reply") else []
    text = FIVE.sub(SOME_FIVE, SECRET.sub(r"\1_…", message["text"].replace("\u200b", "")))
    return "\n".join(f"    {line}" if line else "" for line in [*file, *text.split("\n"), *quoted, *rows])


def moment(jump, now):
    day, _space, at = jump.partition(" ")
    if day in {"today", "tomorrow"}:
        on = now.date() + timedelta(days=day == "tomorrow")
        return datetime.combine(on, datetime.strptime(at, "%H:%M").time(), ZONE)
    return datetime.fromisoformat(jump).replace(tzinfo=ZONE)


def touched(room: Room) -> set[int]:
    """People whose phones change, noted as the room works."""
    people: set[int] = set()
    room.state.world.watchers.append(
        lambda message, _change: people.update(p.id for p in message.chat.people)
    )
    return people


async def play(
    text: str, home: Path, framework: str = "ptb", database_url: str = ""
) -> tuple[str, dict[str, list]]:
    """Play a transcript; the transcript as it came out this time, and the Bot API calls the bot made, by chat."""
    found = re.search(r"^Story: (\S+)", text, re.M)
    story = load_story(found.group(1) if found else "front-door")
    more = re.search(r"^Others: (.+)", text, re.M)
    story["group"]["others"] += more.group(1).split(", ") if more else []
    room = Room(start=START, running=False)
    url = await room.start(0)
    try:
        settings = practice_settings(url, home, story, Choices(framework=framework))
        settings = settings.model_copy(update={"database_url": database_url})
        blank(home).dispose()
        settle_in(room, settings, story)
        async with app.running(settings), RoomClient(url) as client:
            named = {p["name"]: Phone(client, p["id"], p["name"]) for p in (await client.state())["people"]}
            others = set(story["group"]["others"])
            run = Play(
                client, {n: p for n, p in named.items() if n not in others or f"\n{n}" in text}, touched(room)
            )
            for line, kind, parts in deeds(text):
                try:
                    await run.do(line, kind, parts)
                except AssertionError as wrong:
                    raise AssertionError("\n".join([*run.lines, "", str(wrong)])) from None
            calls = await made(client)
        return heading(text) + "\n".join(run.lines) + "\n", calls
    finally:
        await room.stop()


def problems(method, params):
    """Where a call breaks Telegram's published description, if that is here; else where aiogram's own class refuses it."""
    if bot_api.FILE.exists():
        return bot_api.problems_with_call(method, params)
    try:
        getattr(methods, method[:1].upper() + method[1:])(**params)
    except (AttributeError, ValueError) as wrong:
        return [str(wrong)]
    return []


def in_order(params):
    """A call's parameters; the buttons of a shuffled page in the order of the alphabet."""
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    if SHUFFLED not in params.get("text", ""):
        return params
    return params | {"reply_markup": sorted(rows, key=lambda row: row[0]["text"])}


async def made(client):
    """The calls the bot made, without what is random in them; none may have been refused through a fault of ours."""
    calls = await client.calls()
    refused = [c for c in calls if not c["ok"] and c["error"]["error_code"] == 400]
    assert not [c for c in refused if "not modified" not in c["error"]["description"]], refused
    wrong = [p for c in calls for p in problems(c["method"], c["params"])]
    assert not wrong, wrong
    by_chat: dict[str, list] = {}
    for c in calls:  # the order between chats is chance: they go side by side
        said = FIVE.sub("…", json.dumps(in_order(c["params"]), sort_keys=True))
        said = NUMBER.sub(r"\1…", RANDOM.sub("…", WRITTEN_NOW.sub(r"\1", said)))
        by_chat.setdefault(str(c["params"].get("chat_id", c["method"])), []).append((c["method"], said))
    return by_chat

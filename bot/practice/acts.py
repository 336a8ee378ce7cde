"""What a person can do with a phone: write, press, correct, send, block, clear.

Each act changes the world and puts the update, if any, into the bot's mailbox, just as Telegram does.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.practice import seen
from bot.practice.entities import TEXT_LIMIT, Words
from bot.practice.mailbox import PRESS_KEPT
from bot.practice.membership import bot_moved
from bot.practice.refusals import Mistake
from bot.practice.world import Bot, Chat, Message, Person, Press, World


def writable(chat: Chat) -> Chat:
    """A chat the person can write in.

    Raises:
        Mistake: they blocked the bot.
    """
    if chat.closed and chat.title is None:
        raise Mistake("This person blocked the bot. Unblock it first.")
    return chat


def post(world: World, chat: Chat, person: Person, words: Words, now: datetime, **content: Any) -> Message:
    """A person's message appears, and the bot hears of it (in a group only what is meant for it).

    Args:
        world: the room's people and messages.
        chat: where.
        person: who writes.
        words: the text or caption.
        now: the room's time.
        content: fields of `Message` beside the words.
    """
    words = words.trimmed().with_found()
    chat.opened = True
    message = world.post(chat, person, now, text=words.text, entities=words.entities, **content)
    _deliver(message, "message", now)
    return message


def say(world: World, chat: Chat, person: Person, text: str, reply_to: int | None, now: datetime) -> Message:
    """A person writes.

    Raises:
        Mistake: nothing to say, too much, or the answered message is not there.
    """
    if not text.strip():
        raise Mistake("text is empty.")
    if len(text) > TEXT_LIMIT:
        raise Mistake(f"text is longer than {TEXT_LIMIT} characters; a phone would send it in parts.")
    if reply_to is not None:
        reply_to = visible(chat, reply_to).id
    return post(world, writable(chat), person, Words(text), now, reply_to=reply_to)


def _deliver(message: Message, kind: str, now: datetime) -> None:
    chat = message.chat
    if not chat.closed and (chat.title is None or _meant_for_bot(message)):
        chat.bot.mailbox.add(kind, seen.for_bot(message), chat.id, now)


def _meant_for_bot(message: Message) -> bool:
    """Telegram's privacy mode: in groups a bot hears commands, its own name, and answers to itself."""
    bot = message.chat.bot
    answered = bot.message(message.reply_to)
    to_bot = answered is not None and answered.sender is None
    return to_bot or message.text.startswith("/") or f"@{bot.username}" in message.text


def visible(chat: Chat, message_id: Any) -> Message:
    """A message that the person can see.

    Raises:
        Mistake: 404, there is none.
    """
    message = chat.bot.message(message_id)
    if message is None or message.chat is not chat or message.deleted or message.cleared:
        raise Mistake(f"There is no message {message_id} on this phone.", 404)
    return message


def edit(world: World, message: Message, person: Person, text: str, now: datetime) -> None:
    """A person corrects their own message.

    Raises:
        Mistake: not theirs, not text, empty, or nothing changed.
    """
    if message.sender is not person:
        raise Mistake("Only one's own messages can be corrected.")
    words = Words(text).trimmed().with_found()
    if not words.text or len(words.text) > TEXT_LIMIT:
        raise Mistake("The corrected text is empty or too long.")
    if words.text == message.text:
        raise Mistake("The corrected text is the same as before.")
    message.text, message.entities, message.edited = words.text, words.entities, now
    world.tell(message, "edit")
    _deliver(message, "edited_message", now)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What became of a press."""

    press: Press | None = None
    """The query the bot got, if it got one."""
    url: str | None = None
    """The address the phone opens instead."""
    copied: str | None = None
    """The text the phone copies instead."""


def find_button(message: Message, wanted: str) -> dict[str, Any]:
    """The button with that label or data.

    Raises:
        Mistake: none has it, or more than one.
    """
    fitting = [b for row in message.keyboard for b in row if wanted in {b["text"], b.get("callback_data")}]
    if not fitting:
        labels = ", ".join(repr(b["text"]) for row in message.keyboard for b in row) or "none"
        raise Mistake(f"Message {message.id} has no button {wanted!r}. Its buttons: {labels}.")
    if len(fitting) > 1:
        raise Mistake(f"Message {message.id} has {len(fitting)} buttons {wanted!r}. Name one by its data.")
    return fitting[0]


def press(
    world: World,
    message: Message,
    person: Person,
    wanted: str,
    now: datetime,
    *,
    forge: bool,
    inaccessible: bool,
) -> Pressed:
    """A person presses a button.

    Args:
        world: the room's people and messages.
        message: the message the button is under.
        person: who presses.
        wanted: its label or its data; with `forge` any data at all.
        now: the room's time.
        forge: send data that is not on the message.
        inaccessible: the bot gets no more than the message's number.

    Raises:
        Mistake: there is no such button, or it cannot be pressed.
    """
    chat = writable(message.chat)
    data = wanted
    if not forge:
        button = find_button(message, wanted)
        if "disabled" in button:
            raise Mistake(f"The button {wanted!r} is disabled.")
        if "copy_text" in button:
            return Pressed(copied=button["copy_text"]["text"])
        if "callback_data" not in button:
            return Pressed(url=button.get("url"))
        data = button["callback_data"]
    chat.opened = True
    query = Press(str(10_000_000_000 + world.number()), chat, now)
    _remember(chat.bot, query, now)
    shown = seen.inaccessible(message) if inaccessible else seen.for_bot(message)
    body = {
        "id": query.id,
        "from": seen.user(person),
        "message": shown,
        "chat_instance": str(chat.id),
        "data": data,
    }
    chat.bot.mailbox.add("callback_query", body, chat.id, now)
    return Pressed(query)


def _remember(bot: Bot, query: Press, now: datetime) -> None:
    """Keep a press until it can no longer be answered."""
    while bot.presses and now - (oldest := next(iter(bot.presses.values()))).at > PRESS_KEPT:
        del bot.presses[oldest.id]
    bot.presses[query.id] = query


def block(chat: Chat, person: Person, now: datetime) -> None:
    """A person blocks the bot; doing it twice changes nothing."""
    if not chat.closed:
        chat.closed = True
        bot_moved(chat, seen.user(person), "member", "kicked", now)


def unblock(chat: Chat, person: Person, now: datetime) -> None:
    """A person lets the bot in again."""
    if chat.closed:
        chat.closed = False
        bot_moved(chat, seen.user(person), "kicked", "member", now)


def clear(chat: Chat) -> None:
    """A person clears the chat on their side; the bot hears nothing of it."""
    for message in chat.messages:
        message.cleared = True


def start_group(world: World, bot: Bot, title: str, people: list[Person], now: datetime) -> Chat:
    """People make a group and add the bot."""
    chat = world.group(bot, title, people)
    by = seen.user(people[0]) if people else seen.bot_user(bot)
    bot_moved(chat, by, "left", "member", now)
    return chat

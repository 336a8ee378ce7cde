"""One Bot API call while it is being answered: its parameters, read with Telegram's manners."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.practice import html, seen
from bot.practice.entities import ENTITY_LIMIT, Words, given_entity, units
from bot.practice.files import Upload
from bot.practice.markup import Markup, markup
from bot.practice.params import Params
from bot.practice.refusals import Refusal
from bot.practice.world import Bot, Chat, Message, World


class Call:
    """A call of a method by a bot.

    Args:
        world: the room's people, chats and messages.
        bot: who calls.
        params: decoded parameters.
        now: the room's time (UTC).
    """

    __slots__ = ("bot", "now", "params", "world")

    def __init__(self, world: World, bot: Bot, params: Params, now: datetime) -> None:
        self.world, self.bot, self.params, self.now = world, bot, params, now

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter as it is."""
        return self.params.get(name, default)

    def text(self, name: str) -> str:
        """A text; "" when it was left out."""
        value = self.params.get(name, "")
        return value if isinstance(value, str) else str(value)

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number, or `default` when it is missing or none."""
        value = self.params.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        """A Boolean; False when it was left out."""
        return self.params.get(name) is True

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat a call is about. A person's chat exists as soon as the person does.

        Raises:
            Refusal: no such chat.
        """
        chat_id = self.params.get(name)
        if chat_id is None or chat_id == "":
            raise Refusal("chat_id is empty")
        chat = self.bot.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None and isinstance(chat_id, int) and chat_id in self.world.people:
            chat = self.world.private(self.bot, self.world.people[chat_id])
        if chat is None:
            raise Refusal("chat not found")
        return chat

    def writable_chat(self) -> Chat:
        """The chat to write to.

        Raises:
            Refusal: no such chat; blocked; not opened yet; no longer in the group.
        """
        chat = self.chat()
        if chat.closed:
            private = chat.title is None
            words = "bot was blocked by the user" if private else "bot is not a member of the group chat"
            raise Refusal(words, 403)
        if not chat.opened:
            raise Refusal("bot can't initiate conversation with a user", 403)
        return chat

    def message(self, chat: Chat, missing: str) -> Message:
        """The message that `message_id` names.

        Raises:
            Refusal: there is none (`missing`), or none was named.
        """
        message_id = self.whole("message_id")
        if not message_id:
            raise Refusal("message identifier is not specified")
        found = self.bot.message(message_id)
        if found is None or found.chat is not chat or found.deleted:
            raise Refusal(missing)
        return found

    def words(self, name: str, entities: str, limit: int, too_long: str) -> Words:
        """A text with its formatting, from `parse_mode` or from entities.

        Raises:
            Refusal: formatting that cannot be read, or more than `limit` characters after reading.
        """
        words = self.formatted(self.text(name), self.text("parse_mode"), self.get(entities)).trimmed()
        if units(words.text) > limit:
            raise Refusal(too_long)
        return words.with_found()

    def formatted(self, text: str, parse_mode: str, entities: Any) -> Words:
        """Read a text's formatting."""
        if not parse_mode:
            given = entities if isinstance(entities, list) else []
            marks = [given_entity(e, text) for e in given]
            return Words(text, [mark for mark in marks if mark][:ENTITY_LIMIT])
        if parse_mode.lower() != "html":
            raise Refusal("unsupported parse_mode")
        return html.parse(text, self._mention) if "<" in text or "&" in text else Words(text)

    def _mention(self, user_id: int) -> dict[str, Any] | None:
        person = self.world.people.get(user_id)
        return seen.user(person) if person else None

    def markup(self) -> Markup:
        """What stands under the message, checked."""
        return markup(self.params.get("reply_markup"))

    def reply_to(self, chat: Chat) -> int | None:
        """The message that the new one answers.

        Raises:
            Refusal: it is not there, and the bot did not say to send anyway.
        """
        given = self.params.get("reply_parameters")
        if not isinstance(given, dict):
            return None
        target = self.bot.message(given.get("message_id"))
        if target is not None and target.chat is chat and not target.deleted:
            return target.id
        if given.get("allow_sending_without_reply"):
            return None
        raise Refusal("message to be replied not found")

    def upload(self, value: Any) -> Upload | None:
        """The upload that a value is or names ("attach://…"); None when it is something else."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.params.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None


Method = Callable[[Call], Any]


class Methods:
    """The methods the room knows, found in any spelling of capitals, each with the parameters it reads."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, Method]] = {}
        self.parameters: dict[str, tuple[str, ...]] = {}

    def add(self, name: str, *parameters: str) -> Callable[[Method], Method]:
        """Mark a function as the answer to a method.

        Args:
            name: as Telegram spells it.
            parameters: the names it understands; it is given no others.
        """

        def mark(function: Method) -> Method:
            self.known[name.lower()] = (name, function)
            self.parameters[name] = parameters
            return function

        return mark

    def understood(self, name: str, params: Params) -> Params:
        """The parameters that a method understands, and the uploads they may name; Telegram ignores the rest."""
        names = self.parameters[name]
        return {k: v for k, v in params.items() if k in names or isinstance(v, Upload)}

    def find(self, name: str) -> tuple[str, Method] | None:
        """The method of that name, in any capitals."""
        return self.known.get(name.lower())


methods = Methods()

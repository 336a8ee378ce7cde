"""Where calls go while programs are compared: each is built whole, and answered at once without a network.

A call over HTTP costs each of them the same, several times what is compared here, and would hide it.
"""

import json
from collections.abc import Iterator

ANSWER = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 1,
            "date": 1795428000,
            "chat": {"id": 5, "type": "private", "first_name": "Person"},
            "from": {"id": 123, "is_bot": True, "first_name": "Bot", "username": "a_bot"},
            "text": "You said: the front door is heavy",
        },
    }
)
ME = json.dumps({"ok": True, "result": {"id": 123, "is_bot": True, "first_name": "Bot", "username": "a_bot"}})


def answer(method: str) -> str:
    """What Telegram would say to `method`."""
    return ME if method == "getMe" else ANSWER


def updates(people: int) -> Iterator[dict]:
    """Messages of so many people, in turn, for ever."""
    number = 0
    while True:
        number += 1
        who = 1000 + number % people
        yield {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": 1795428000,
                "chat": {"id": who, "type": "private", "first_name": "Person"},
                "from": {"id": who, "is_bot": False, "first_name": "Person", "language_code": "en"},
                "text": f"the front door is heavy, {number}",
            },
        }


def through_ptb():
    """python-telegram-bot's side of `nowhere`, and a list that counts the calls."""
    from telegram.request import BaseRequest

    calls = []

    class Nowhere(BaseRequest):
        read_timeout = 5.0

        async def initialize(self):
            pass

        async def shutdown(self):
            pass

        async def do_request(self, url, method, request_data=None, *_timeouts, **_more):
            data = request_data.json_parameters if request_data else {}
            calls.append(data)
            return 200, answer(url.rsplit("/", 1)[-1]).encode()

    return Nowhere(), calls


def through_aiogram():
    """aiogram's side of `nowhere`, and a list that counts the calls."""
    from aiogram.client.session.aiohttp import AiohttpSession

    calls = []

    class Nowhere(AiohttpSession):
        async def make_request(self, bot, method, timeout=None):
            calls.append(self.build_form_data(bot=bot, method=method))
            said = self.check_response(
                bot=bot, method=method, status_code=200, content=answer(method.__api_method__)
            )
            return said.result

    return Nowhere(), calls

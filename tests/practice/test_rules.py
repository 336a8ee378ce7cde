"""Rules that must hold whatever a bot sends and whenever it asks."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.practice import params as parameters
from bot.practice import seen
from bot.practice.call import Call, methods
from bot.practice.files import Upload
from bot.practice.mailbox import KEPT, PRESS_KEPT, Mailbox
from bot.practice.refusals import Refusal
from bot.practice.telegram import NOT_FOUND
from bot.practice.world import World
from tests.practice.conftest import START

assert NOT_FOUND  # importing it makes every method known

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2000) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
BUTTON = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(["text", "callback_data", "url", "style", "copy_text"], JSON)
    | {"text": st.text(max_size=5)},
)
LIKELY = {
    "chat_id": st.sampled_from([1001, 1002, -1003, 5, "x"]),
    "from_chat_id": st.sampled_from([1001, 1002]),
    "message_id": st.integers(1, 4),
    "text": st.text(max_size=10),
    "parse_mode": st.sampled_from(["HTML", "", None]),
    "photo": st.just(Upload("a.png", "image/png", b"\x89PNG\r\n\x1a\nxxxx")),
    "reply_markup": st.builds(lambda rows: {"inline_keyboard": rows}, st.lists(st.lists(BUTTON, max_size=2), max_size=2)),
    "media": st.lists(st.fixed_dictionaries({"type": st.just("photo"), "media": JSON}, optional={"caption": JSON}), max_size=3),
    "reply_parameters": st.fixed_dictionaries({"message_id": JSON}),
    "entities": st.lists(
        st.fixed_dictionaries({"type": JSON, "offset": st.integers(-1, 5), "length": st.integers(0, 5)}, optional={"url": JSON}),
        max_size=3,
    ),
}  # fmt: skip


def _scene():
    world = World(lambda: None)
    bot = world.bot(7001, START)
    amina = world.person("Amina")
    chat = world.private(bot, amina)
    chat.opened = True
    world.post(chat, amina, START, text="hello")
    world.post(chat, None, START, text="hi", keyboard=[[{"text": "A", "callback_data": "a"}]])
    world.post(world.group(bot, "Experts", [amina]), None, START, text="all")
    return world, bot, amina


@pytest.mark.parametrize("method", sorted(methods.parameters))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_is_sent_is_answered_or_refused(method, data):
    world, bot, amina = _scene()
    names = methods.parameters[method]
    one = {name: st.one_of(JSON, LIKELY[name]) if name in LIKELY else JSON for name in names}
    raw = data.draw(st.fixed_dictionaries({}, optional=one))
    call_it = methods.find(method)[1]
    try:
        call = Call(world, bot, parameters.decode(raw), START)
        json.dumps(call_it(call))
    except Refusal as refusal:
        json.dumps(refusal.body())
    for message in bot.messages.values():
        json.dumps([seen.for_bot(message), seen.by_person(message, amina)])


SECONDS = st.sampled_from([0, 1, 60, 149, 150, 3600, 86_400])
STEPS = st.one_of(
    st.tuples(st.just("message"), SECONDS),
    st.tuples(st.just("callback_query"), SECONDS),
    st.tuples(st.just("confirm"), st.integers(-3, 30)),
)


@given(st.lists(STEPS, max_size=40))
def test_updates_wait_in_order_until_confirmed_or_too_old(steps):
    box, model, now, number = Mailbox(100, lambda: None), [], START, 100
    for kind, value in steps:
        if kind == "confirm":
            offset = value if value < 0 else 100 + value
            box.confirm(offset, now)
            model = model[offset:] if offset < 0 else [u for u in model if u[0] >= offset]
        else:
            now += timedelta(seconds=value)
            box.add(kind, {}, 1, now)
            model.append((number, now + (PRESS_KEPT if kind == "callback_query" else KEPT)))
            number += 1
        model = [u for u in model if u[1] > now]
        assert [(u.id, u.expires) for u in box.waiting(now)] == model


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=30), max_size=5), st.binary(max_size=60))
async def test_whatever_the_body_is_it_is_read_or_refused(query, body):
    for kind in (
        "application/json",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "",
    ):
        try:
            raw = await parameters.read("a=1&b", kind, body)
            json.dumps(parameters.logged(parameters.decode(raw | query)))
        except Refusal:
            pass

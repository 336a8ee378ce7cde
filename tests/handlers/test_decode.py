"""Every kind of update, read the same through both frameworks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.events import (
    Corrected,
    Gave,
    GroupChat,
    Left,
    Pressed,
    Returned,
    Said,
    Shown,
    Update,
)
from bot.handlers.decode import decode
from tests.handlers.frameworks import by_aiogram, by_ptb, either

BEA = {"id": 5, "is_bot": False, "first_name": "Bea", "language_code": "pt-br"}
BOT = {"id": 9, "is_bot": True, "first_name": "Heard", "username": "heard_bot"}
CHAT = {"id": 5, "type": "private", "first_name": "Bea"}
GROUP = {"id": -100, "type": "supergroup", "title": "Neighbours"}
WHO = (5, 5, "Bea", "pt-br")


def message(**more):
    return {"message_id": 7, "date": 1_790_000_000, "chat": CHAT, "from": BEA, **more}


def of_bot(**more):
    return {"message_id": 6, "date": 1_790_000_000, "chat": CHAT, "from": BOT, **more}


def event(read, **part):
    return decode(read({"update_id": 3, **part})).event


@either
def test_words(read):
    assert decode(read({"update_id": 3, "message": message(text="hello")})) == Update(
        3, Said(*WHO, 7, "hello")
    )


@either
def test_a_reply_to_a_prompt_carries_the_prompts_hidden_route(read):
    hidden = {"type": "text_link", "offset": 0, "length": 1, "url": "https://heard.invalid/q.say:12:a"}
    prompt = of_bot(text="\u200bWhat would you say?", entities=[hidden])
    said = event(read, message=message(text="More light", reply_to_message=prompt))
    assert said.reply_to == Shown(6, "\u200bWhat would you say?", (), "q.say:12:a")


@either
def test_a_link_in_a_persons_own_message_is_no_route(read):
    forged = {"type": "text_link", "offset": 0, "length": 1, "url": "https://heard.invalid/q.say:12"}
    own = message(text="x", entities=[forged], message_id=4)
    assert event(read, message=message(text="y", reply_to_message=own)).reply_to is None


@either
def test_a_press_knows_the_message_its_buttons_and_what_that_message_answered(read):
    rows = [
        [{"text": "Send", "callback_data": "a.send:1"}, {"text": "Map", "url": "https://example.org"}],
        [{"text": "Delete", "callback_data": "a.drop:1"}],
    ]
    preview = of_bot(
        text="Keep this?",
        reply_markup={"inline_keyboard": rows},
        reply_to_message=message(text="My words", message_id=4),
    )
    query = {"id": "77", "from": BEA, "chat_instance": "x", "data": "a.send:1", "message": preview}
    assert event(read, callback_query=query) == Pressed(
        *WHO, "77", 6, "a.send:1", Shown(6, "Keep this?", ("a.send:1", "a.drop:1"), None, 4, "My words")
    )


@either
def test_a_press_without_a_message_or_data_is_not_ours(read):
    query = {"id": "77", "from": BEA, "chat_instance": "x", "inline_message_id": "i", "data": "x"}
    assert event(read, callback_query=query) is None


@either
def test_an_edited_message_and_an_edited_caption(read):
    assert event(read, edited_message=message(text="hello!", edit_date=1_790_000_001)) == Corrected(
        *WHO, 7, "hello!"
    )
    photo = [{"file_id": "s", "file_unique_id": "u", "width": 1, "height": 1}]
    edited = message(photo=photo, caption="us", edit_date=1_790_000_001)
    assert event(read, edited_message=edited) == Corrected(*WHO, 7, "us")


@either
def test_what_is_not_words(read):
    file = {"file_id": "f", "file_unique_id": "u", "file_size": 12}
    sizes = [{**file, "file_id": i, "width": 1, "height": 1} for i in ("small", "large")]
    cases = {
        ("photo", "large", 12): {"photo": sizes, "caption": "us"},
        ("voice", "f", 12): {"voice": {**file, "duration": 3, "mime_type": "audio/ogg"}},
        ("document", "f", 12): {
            "document": {**file, "file_name": "plan.pdf", "mime_type": "application/pdf"}
        },
        ("contact", None, None): {"contact": {"phone_number": "1", "first_name": "Z"}},
        ("location", None, None): {"location": {"longitude": 1.0, "latitude": 2.0}},
        ("other", None, None): {
            "sticker": {
                **file,
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
    }
    for (kind, file_id, size), part in cases.items():
        given = event(read, message=message(**part))
        assert isinstance(given, Gave)
        assert (given.kind, given.file_id, given.size) == (kind, file_id, size)
    given = event(read, message=message(**cases["document", "f", 12]))
    assert (given.file_name, given.mime) == ("plan.pdf", "application/pdf")
    assert event(read, message=message(photo=sizes, caption="us")).caption == "us"


@either
def test_an_animation_is_not_taken_for_a_document(read):
    file = {"file_id": "f", "file_unique_id": "u"}
    gif = message(animation={**file, "width": 1, "height": 1, "duration": 1}, document=file)
    assert event(read, message=gif).kind == "other"


@either
def test_telegram_speaking_is_nobody_speaking(read):
    assert event(read, message=message(new_chat_title="New")) is None
    assert event(read, message=message(pinned_message=of_bot(text="x"))) is None


@either
def test_in_a_group_the_chat_is_not_the_person(read):
    said = event(read, message=message(text="hello", chat=GROUP))
    assert (said.who, said.chat, said.private) == (5, -100, False)


def change(before, now, chat=CHAT):
    member = {"user": BOT}
    kicked = {"until_date": 0}
    return {
        "chat": chat,
        "from": BEA,
        "date": 1_790_000_000,
        "old_chat_member": {**member, "status": before, **(kicked if before == "kicked" else {})},
        "new_chat_member": {**member, "status": now, **(kicked if now == "kicked" else {})},
    }


@either
def test_blocking_coming_back_and_groups(read):
    assert event(read, my_chat_member=change("member", "kicked")) == Left(*WHO)
    assert event(read, my_chat_member=change("kicked", "member")) == Returned(*WHO)
    in_group = (5, -100, "Bea", "pt-br", "Neighbours")
    assert event(read, my_chat_member=change("left", "member", GROUP)) == GroupChat(*in_group, True)
    assert event(read, my_chat_member=change("member", "left", GROUP)) == GroupChat(*in_group, False)
    channel = {"id": -7, "type": "channel", "title": "News"}
    assert event(read, my_chat_member=change("left", "member", channel)) is None


@settings(max_examples=60, deadline=None)
@given(
    words=st.one_of(st.none(), st.text(max_size=50)),
    name=st.text(max_size=20),
    language=st.one_of(st.none(), st.text(max_size=5)),
    data=st.text(min_size=1, max_size=40),
)
def test_both_frameworks_read_the_same(words, name, language, data):
    user = {"id": 5, "is_bot": False, "first_name": name} | ({"language_code": language} if language else {})
    body = {"message_id": 7, "date": 1_790_000_000, "chat": CHAT, "from": user} | (
        {} if words is None else {"text": words}
    )
    press = {"id": "1", "from": user, "chat_instance": "x", "data": data, "message": body | {"from": BOT}}
    for raw in ({"update_id": 1, "message": body}, {"update_id": 1, "callback_query": press}):
        assert decode(by_ptb(raw)) == decode(by_aiogram(raw))

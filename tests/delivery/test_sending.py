"""What becomes of one stored row, whatever Telegram answers."""

import asyncio
from datetime import timedelta

import pytest

from bot.chat.effects import Lane
from bot.models.outbox import LOST, OutState


async def test_a_row_is_sent_and_keeps_no_words_and_no_time(bot):
    amina = await bot.person()
    number = bot.put(amina, "Hello Amina")
    await bot.settle()
    assert await bot.texts(amina) == ["Hello Amina"]
    row = bot.row(number)
    assert row.state is OutState.SENT
    assert row.message_id
    assert row.sent_on == bot.now().date()
    assert (row.leased_until, row.not_before) == (None, None)
    assert bot.body(number).params is None


async def test_words_shared_by_two_stay_until_the_second_has_them(bot):
    amina, ben = await bot.people(2)
    first = bot.put(amina, "The same")
    shared = bot.row(first).body_id
    second = bot.put(ben, "", not_before=bot.now() + timedelta(hours=1))
    bot.write(lambda db: setattr(db.get(type(bot.row(second)), second), "body_id", shared))
    await bot.settle()
    assert bot.body(first).params == {"text": "The same"}
    await bot.move(hours=1)
    assert await bot.texts(ben) == ["The same"]
    assert bot.body(first).params is None


async def test_one_chat_gets_its_rows_in_order_and_others_do_not_wait(bot):
    amina, ben = await bot.people(2)
    for n in range(4):
        bot.put(amina, f"{n}")
    bot.put(ben, "at once")
    await bot.settle()
    assert await bot.texts(amina) == ["0", "1", "2", "3"]
    sent = [c for c in await bot.calls("sendMessage") if c["params"]["text"] in {"0", "1", "at once"}]
    assert [c["params"]["text"] for c in sent] == ["0", "at once", "1"]


async def test_a_row_that_waits_for_a_retry_holds_its_chat_only(bot):
    amina, ben = await bot.people(2)
    await bot.fault("sendMessage", 502, times=2, person=amina)
    began = bot.now()
    bot.put(amina, "first")
    bot.put(amina, "second")
    bot.put(ben, "other")
    await bot.settle()
    assert await bot.texts(amina) == ["first", "second"]
    assert [c["ok"] for c in await bot.calls("sendMessage") if c["params"]["text"] == "first"] == [
        False,
        False,
        True,
    ]
    other = next(c for c in await bot.calls("sendMessage") if c["params"]["text"] == "other")
    assert other["at"] == began.isoformat()


async def test_too_fast_waits_as_asked_and_is_no_attempt(bot):
    amina = await bot.person()
    await bot.fault("sendMessage", 429, times=3, retry_after=40)
    began = bot.now()
    number = bot.put(amina, "patience")
    await bot.move(minutes=1)
    assert bot.row(number).attempts == 0
    await bot.move(minutes=2)
    assert await bot.texts(amina) == ["patience"]
    at = [c["at"] for c in await bot.calls("sendMessage") if c["params"]["text"] == "patience"]
    assert len(at) == 4
    assert at[-1] >= (began + timedelta(seconds=120)).isoformat()


async def test_blocked_marks_the_person_and_cancels_what_waits(bot):
    amina = await bot.person()
    await bot.post(f"/room/people/{amina}/block")
    now = bot.put(amina, "now")
    later = bot.put(amina, "later", not_before=bot.now() + timedelta(days=1))
    await bot.settle()
    assert [bot.row(n).state for n in (now, later)] == [OutState.UNREACHABLE] * 2
    assert not bot.known(amina).reachable
    assert bot.body(later).params is None
    assert len([c for c in await bot.calls("sendMessage") if not c["ok"]]) == 1


async def test_a_chat_that_is_not_there_counts_as_out_of_reach(bot):
    number = bot.put(987654, "anyone?")
    await bot.settle()
    assert bot.row(number).state is OutState.UNREACHABLE


async def test_an_edit_without_change_counts_as_sent(bot):
    amina = await bot.person()
    first = bot.put(amina, "as it is")
    await bot.settle()
    edit = bot.put(amina, "as it is", method="editMessageText", params={"message_id": bot.message(first)})
    await bot.settle()
    assert bot.row(edit).state is OutState.SENT


async def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(bot):
    amina = await bot.person()
    number = bot.put(amina, "the next page", method="editMessageText", params={"message_id": 4711})
    await bot.settle()
    assert await bot.texts(amina) == ["the next page"]
    assert bot.row(number).state is OutState.SENT


async def test_deleting_what_is_gone_is_done(bot):
    amina = await bot.person()
    number = bot.put(amina, "", method="deleteMessage", params={"message_id": 4711})
    await bot.settle()
    assert bot.row(number).state is OutState.SENT


async def test_a_refusal_is_final_and_its_words_are_not_kept(bot, capsys):
    amina = await bot.person()
    number = bot.put(amina, "<nonsense>secret", params={"parse_mode": "HTML"})
    after = bot.put(amina, "goes on")
    await bot.settle()
    assert bot.row(number).state is OutState.FAILED
    assert bot.row(after).state is OutState.SENT
    out = capsys.readouterr().out
    assert "telegram refused" in out
    assert "nonsense" not in out + bot.row(number).error
    assert str(amina) not in out


async def test_faults_at_telegram_are_tried_again_then_set_aside(bot):
    amina = await bot.person()
    await bot.fault("sendMessage", 500, times=100)
    number = bot.put(amina, "one day")
    await bot.move(hours=1)
    assert bot.row(number).state is OutState.FAILED
    assert len([c for c in await bot.calls("sendMessage") if c["params"]["text"] == "one day"]) == 10


async def test_a_lost_answer_may_repeat_and_is_owned_up_to_when_all_are_lost(bot):
    amina, ben = await bot.people(2)
    await bot.fault("sendMessage", None, times=1, person=amina, drop=True)
    once = bot.put(amina, "once or twice")
    await bot.settle()
    assert bot.row(once).state is OutState.SENT
    assert await bot.texts(amina) == ["once or twice"] * 2
    assert bot.row(once).error == LOST
    await bot.fault("sendMessage", None, times=100, person=ben, drop=True)
    number = bot.put(ben, "who knows")
    await bot.move(hours=1)
    assert bot.row(number).state is OutState.UNKNOWN


async def test_a_change_waits_for_the_message_it_changes(bot):
    amina = await bot.person()
    await bot.fault("sendMessage", 502, times=1)
    card = bot.put(amina, "Meeting on Monday", lane=Lane.REMINDER)
    edit = bot.put(amina, "Meeting on Tuesday", method="editMessageText", target_row=card)
    await bot.settle()
    assert await bot.texts(amina) == ["Meeting on Tuesday"]
    assert bot.row(edit).state is OutState.SENT


async def test_a_change_to_a_message_that_never_went_is_dropped(bot):
    amina = await bot.person()
    card = bot.put(amina, "card", lane=Lane.BROADCAST, state=OutState.DROPPED)
    edit = bot.put(amina, "changed", method="editMessageText", target_row=card)
    delete = bot.put(amina, "", method="deleteMessage", target_row=card)
    await bot.settle()
    assert [bot.row(n).state for n in (edit, delete)] == [OutState.DROPPED] * 2
    assert await bot.texts(amina) == []


async def test_a_newer_edit_replaces_one_that_waits(bot):
    amina = await bot.person()
    card = bot.put(amina, "0")
    await bot.settle()
    message = {"message_id": bot.message(card)}
    await bot.stop()
    edits = [bot.put(amina, f"{n}", method="editMessageText", params=message) for n in range(1, 4)]
    await bot.start()
    await bot.settle()
    assert [bot.row(n).state for n in edits] == [OutState.DROPPED, OutState.DROPPED, OutState.SENT]
    assert await bot.texts(amina) == ["3"]


async def test_a_file_is_uploaded_once_and_then_sent_by_its_number(bot):
    (bot.folder / "files").mkdir()
    (bot.folder / "files" / "plan.pdf").write_bytes(b"%PDF-1.4 plan")
    people = await bot.people(40)
    file = {"document": {"$file": "plan.pdf", "name": "The plan.pdf"}}
    first = bot.put(people[0], "", method="sendDocument", params=file, lane=Lane.BROADCAST)
    shared = bot.row(first).body_id
    for chat in people[1:]:
        number = bot.put(chat, "", lane=Lane.BROADCAST)
        bot.write(lambda db, n=number: setattr(db.get(type(bot.row(n)), n), "body_id", shared))
    await bot.move(minutes=1)
    calls = await bot.calls("sendDocument")
    assert len(calls) == 40
    assert calls[0]["params"]["document"]["name"] == "The plan.pdf"
    assert isinstance(calls[-1]["params"]["document"], str)


@pytest.mark.parametrize("hours", [1, 4])
async def test_no_connection_is_nobodys_fault(bot, hours):
    amina = await bot.person()
    plug = bot.unplug()
    number = bot.put(amina, "still here")
    await bot.move(hours=hours)
    assert bot.row(number).state in (OutState.WAITING, OutState.LEASED)
    assert bot.row(number).attempts == 0
    plug()
    await bot.move(minutes=2)
    assert await bot.texts(amina) == ["still here"]


@pytest.mark.slow
async def test_while_telegram_is_down_for_everything_nothing_is_given_up(bot, monkeypatch):
    monkeypatch.setattr("bot.delivery.intake.LONGEST_PAUSE", 0.5)  # real time, and nobody is waiting
    amina = await bot.person()
    await bot.stop()
    await bot.fault("getUpdates", 502, times=100_000)
    await bot.start()
    while bot.engine.intake.hears:
        await asyncio.sleep(0.01)
    await bot.fault("sendMessage", 500, times=100_000)
    number = bot.put(amina, "patience")
    await bot.move(hours=1)
    assert bot.row(number).state in (OutState.WAITING, OutState.LEASED)
    assert bot.row(number).attempts == 0
    assert len([c for c in await bot.calls("sendMessage") if not c["ok"]]) > 30
    await bot.web.delete("/room/faults")
    while not bot.engine.intake.hears:
        await asyncio.sleep(0.01)
    await bot.move(minutes=1)
    assert "patience" in await bot.texts(amina)


async def test_a_fault_of_ours_sets_the_row_aside_and_does_not_hold_the_chat(bot, capsys):
    amina = await bot.person()
    (bot.folder / "files").mkdir()
    broken = bot.folder / "files" / "broken.pdf"
    broken.write_bytes(b"x")
    await bot.stop()

    def cannot_read(call):
        async def make(method, params, chat=None):
            if method == "sendDocument":
                raise PermissionError("secret path")
            return await call(method, params, chat)

        return make

    await bot.start(call=cannot_read)
    number = bot.put(amina, "", method="sendDocument", params={"document": {"$file": "broken.pdf"}})
    after = bot.put(amina, "goes on")
    await bot.settle()
    assert bot.row(number).state is OutState.FAILED
    assert bot.row(after).state is OutState.SENT
    assert "secret" not in capsys.readouterr().out


async def test_a_stop_in_the_middle_of_much_is_quick_and_gives_everything_back(bot):
    chats = await bot.people(60)
    await bot.fault("sendMessage", 429, times=1, retry_after=3000, person=chats[0])
    for chat in chats:
        for n in range(3):
            bot.put(chat, f"{n}", lane=Lane.BROADCAST)
    await asyncio.sleep(0.05)
    began = asyncio.get_running_loop().time()
    await bot.stop()
    assert asyncio.get_running_loop().time() - began < 3
    assert not bot.rows(state=OutState.LEASED)
    assert bot.rows(state=OutState.WAITING)
    await bot.start()
    await bot.move(minutes=2)
    for chat in chats[1:]:
        assert await bot.texts(chat) == ["0", "1", "2"]

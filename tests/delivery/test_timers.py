"""What falls due: once, in order, also after a night without power, and never lost to a fault."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.chat import routes
from bot.chat.screens import screen
from bot.models.person import Person
from bot.models.timer import Timer


@pytest.fixture
def fired(route):
    """Due routes that write down what they were for, when they were meant and when they ran."""
    ran = []

    def note(turn, word: str):
        ran.append((word, turn.meant_for, turn.now))
        turn.db.add(Person(name=word))

    def again(turn, word: str, left: int):
        note(turn, word)
        if left:
            turn.at(turn.meant_for + timedelta(days=1), "try.again", word, left - 1, name="daily")

    route(routes.due, "try.due", note)
    route(routes.due, "try.again", again)
    return ran


def set_timer(bot, word, route="try.due", args=(), name="", **after):
    at = bot.now() + timedelta(**after)
    bot.write(lambda db: db.add(Timer(at=at, route=route, args=[word, *args], name=name or word)))
    bot.wake()
    return at


def left(bot):
    return bot.write(lambda db: list(db.execute(select(Timer.name)).scalars()))


async def test_each_fires_at_its_instant_in_order(bot, fired):
    await bot.person()
    times = {w: set_timer(bot, w, hours=h) for w, h in (("c", 30), ("a", 1), ("b", 5))}
    await bot.move(hours=40)
    assert fired == [(w, times[w], times[w]) for w in "abc"]
    assert left(bot) == []


async def test_what_was_due_while_the_bot_was_down_fires_on_return_in_order_knowing_when_it_was_meant(
    bot, fired
):
    await bot.person()
    times = {w: set_timer(bot, w, hours=h) for w, h in (("b", 5), ("a", 1), ("c", 60))}
    await bot.stop()
    await bot.post("/room/clock", "?wait=0", advance="48h")
    await bot.start()
    await bot.settle()
    assert fired == [(w, times[w], bot.now()) for w in "ab"]
    assert left(bot) == ["c"]


async def test_a_chain_of_timers_skips_nothing(bot, fired):
    await bot.person()
    start = set_timer(bot, "day", "try.again", ["6"], "daily", hours=1)
    await bot.move(days=10)
    assert [now for _word, _meant, now in fired] == [start + timedelta(days=n) for n in range(7)]


async def test_a_timer_that_a_conversation_sets_wakes_us(bot, route, fired):
    def ask(turn):
        turn.at(turn.now + timedelta(minutes=5), "try.due", "asked")
        turn.say(screen("Set"))

    route(routes.press, "try.ask", ask)
    amina = await bot.person()
    await bot.post(f"/room/people/{amina}/press", message_id=1, button="try.ask", forge=True)
    await bot.move(minutes=6)
    assert [word for word, _meant, _now in fired] == ["asked"]


async def test_a_route_that_fails_undoes_its_writes_stays_and_is_tried_again(bot, route, fired, capsys):
    def broken(turn, word: str):
        turn.db.add(Person(name="half done"))
        fired.append((word, turn.meant_for, turn.now))
        if len(fired) < 3:
            raise RuntimeError("secret")

    route(routes.due, "try.broken", broken)
    await bot.person()
    meant = set_timer(bot, "owed", "try.broken", minutes=1)
    set_timer(bot, "other", minutes=2)
    await bot.move(minutes=4)
    assert left(bot) == ["owed"]
    assert [word for word, *_rest in fired] == ["owed", "other"]
    assert "half done" not in bot.write(lambda db: list(db.execute(select(Person.name)).scalars()))
    await bot.move(minutes=20)
    assert left(bot) == []
    assert fired[-1][:2] == ("owed", meant)
    out = capsys.readouterr().out
    assert "try.broken" in out
    assert "secret" not in out


async def test_a_route_that_is_not_there_keeps_its_row(bot, fired):
    await bot.person()
    set_timer(bot, "future", "try.unknown", minutes=1)
    await bot.move(hours=8)
    assert left(bot) == ["future"]


async def test_a_kill_before_the_commit_fires_again_and_after_it_does_not(bot, fired):
    amina = await bot.person()
    set_timer(bot, "x", minutes=1)
    await bot.kill()
    await bot.start()
    await bot.move(minutes=2)
    await bot.kill()
    await bot.start()
    await bot.settle()
    assert [word for word, *_rest in fired] == ["x"]
    assert amina


async def test_what_a_timer_says_is_sent(bot, route):
    amina = await bot.person()

    def tell(turn, chat: int):
        person = turn.db.execute(select(Person).where(Person.telegram_id == chat)).scalar_one()
        turn.tell(person, lambda: screen("Tomorrow is the meeting."))

    route(routes.due, "try.tell", tell)
    set_timer(bot, str(amina), "try.tell", hours=1)
    await bot.move(hours=2)
    assert await bot.texts(amina) == ["Tomorrow is the meeting."]


async def test_one_that_failed_and_was_cancelled_lets_us_rest(bot, route, fired):
    def fails(turn, _word):
        raise RuntimeError(turn.now)

    route(routes.due, "try.fails", fails)
    set_timer(bot, "a", "try.fails", minutes=1)
    await bot.move(minutes=2)
    bot.write(lambda db: db.execute(delete(Timer)))
    await bot.move(minutes=30)
    assert await bot.engine.timers.run_due(bot.now()) is None

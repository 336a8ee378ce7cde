"""What comes in: nothing lost, nothing twice, in order, and confirmed only when it is safe."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from bot.chat import routes
from bot.chat.screens import screen
from bot.models.conversation import Conversation, Seen
from bot.models.outbox import OPEN
from bot.models.person import Person
from tests.ways import way_on_a_file


def expecting(bot, chat, name):
    person = bot.known(chat)
    bot.write(lambda db: db.merge(Conversation(person_id=person.id, route=name)))


def notes(bot):
    """What the flow of these tests wrote down: the names of people, in order."""
    return bot.write(
        lambda db: list(
            db.execute(
                select(Person.name).where(col(Person.telegram_id).is_(None)).order_by(col(Person.id))
            ).scalars()
        )
    )


def seen(bot):
    return set(bot.write(lambda db: db.execute(select(Seen.mark)).scalars().all()))


@pytest.fixture
def listening(route):
    """Expected words are written down as the name of a new person, and answered."""

    def take(turn):
        turn.db.add(Person(name=turn.text))
        turn.say(screen(f"Noted {turn.text}"))

    route(routes.words, "try.note", take)


async def test_one_persons_words_are_handled_in_order_also_when_some_take_longer_to_read(bot, listening):
    def slow_at_times(feed):
        async def some_slow(raw):
            if raw["update_id"] % 2 == 0:
                await asyncio.sleep(0.05)
            await feed(raw)

        return some_slow

    people = await bot.people(3)
    for chat in people:
        expecting(bot, chat, "try.note")
    await bot.stop()
    for n in range(8):
        for chat in people:
            await bot.say(chat, f"{chat} {n}", wait=False)
    await bot.start(feed=slow_at_times)
    await bot.settle()
    for chat in people:
        assert [n for n in notes(bot) if n.startswith(str(chat))] == [f"{chat} {n}" for n in range(8)]


async def test_nothing_is_lost_or_doubled_by_a_kill_between_commit_and_confirmation(bot, listening):
    amina = await bot.person()
    expecting(bot, amina, "try.note")

    def killed_before_confirming(fetch):
        async def first_only(offset, hold):
            if offset:
                await asyncio.Event().wait()
            return await fetch(offset, hold)

        return first_only

    await bot.stop()
    await bot.say(amina, "once", wait=False)
    await bot.start(fetch=killed_before_confirming)
    while not notes(bot) or any(row.state in OPEN for row in bot.rows()):  # what is under way may be repeated
        await asyncio.sleep(0.01)
    await bot.kill()
    await bot.start()
    await bot.settle()
    assert notes(bot) == ["once"]
    assert await bot.texts(amina) == ["Noted once"]


async def test_a_kill_before_the_commit_brings_it_again(bot, listening):
    amina = await bot.person()
    expecting(bot, amina, "try.note")
    await bot.kill()
    await bot.say(amina, "while away", wait=False)
    await bot.start()
    await bot.settle()
    assert notes(bot) == ["while away"]


async def test_a_failing_flow_is_answered_logged_without_words_and_does_not_stop_the_rest(
    bot, route, listening, capsys
):
    def broken(turn):
        turn.db.add(Person(name="half done"))
        raise RuntimeError(f"secret: {turn.text}")

    route(routes.words, "try.broken", broken)
    amina, ben = await bot.people(2)
    expecting(bot, amina, "try.broken")
    expecting(bot, ben, "try.note")
    await bot.say(amina, "my secret words")
    await bot.say(ben, "fine")
    assert (await bot.texts(amina))[0].startswith("Something went wrong on our side.")
    assert notes(bot) == ["fine"]
    out = capsys.readouterr().out
    assert "fault" in out
    assert "try.broken" in out
    assert "RuntimeError" in out
    for secret in ("secret", str(amina), "Person 10", "123:practice"):
        assert secret not in out


async def test_a_flow_that_ruins_the_whole_transaction_is_answered_and_takes_nobody_with_it(
    bot, route, listening, capsys
):
    """What SQLAlchemy gives up when a flush fails is everything that waited for the same commit."""

    def ruinous(turn):
        turn.db.add(Person(name="somebody else", telegram_id=turn.person.telegram_id))

    route(routes.words, "try.ruinous", ruinous)
    amina, ben, cara = await bot.people(3)
    expecting(bot, amina, "try.note")
    expecting(bot, ben, "try.ruinous")
    expecting(bot, cara, "try.note")
    await bot.stop()
    for chat in (amina, ben, cara):
        await bot.say(chat, f"words of {chat}", wait=False)
    await bot.start()
    await bot.settle()
    assert (await bot.texts(ben))[0].startswith("Something went wrong on our side.")
    assert sorted(notes(bot)) == sorted(f"words of {chat}" for chat in (amina, cara))
    assert not bot.room.state.world.bot(123, bot.now()).mailbox.waiting(bot.now())
    out = capsys.readouterr().out
    assert "IntegrityError" in out
    assert f"words of {ben}" not in out


async def test_what_no_framework_can_read_is_noted_and_does_not_come_back(bot):
    amina = await bot.person()
    world = bot.room.state.world.bot(123, bot.now())
    world.mailbox.add("message", {"message_id": "nonsense"}, amina, bot.now())
    bot.room.state.pulse.beat()
    await bot.say(amina, "hello")
    assert not world.mailbox.waiting(bot.now())
    assert len(seen(bot)) == 2  # the welcome's was forgotten as the day began


@pytest.mark.slow
@pytest.mark.parametrize("bot", way_on_a_file(), indirect=True)  # nobody can lock a whole PostgreSQL
async def test_while_the_database_fails_nothing_is_confirmed_and_nothing_lost(bot, listening, capsys):
    amina = await bot.person()
    expecting(bot, amina, "try.note")
    locked = bot.tables.connect()
    bot.quick(locked)
    locked.execute(text("SELECT 1"))  # BEGIN IMMEDIATE: nobody else can write
    await bot.say(amina, "patience", wait=False)
    while "the database fails" not in capsys.readouterr().out:
        await asyncio.sleep(0.05)
    mailbox = bot.room.state.world.bot(123, bot.now()).mailbox
    assert mailbox.waiting(bot.now())
    locked.rollback()
    locked.close()
    await bot.move(minutes=1)
    assert notes(bot) == ["patience"]
    assert await bot.texts(amina) == ["Noted patience"]
    assert not mailbox.waiting(bot.now())


async def test_numbers_of_updates_are_forgotten_each_day(bot):
    amina = await bot.person()
    await bot.say(amina, "one")
    await bot.say(amina, "two")
    before = seen(bot)
    await bot.move(days=1)
    await bot.say(amina, "three")
    assert before
    assert len(seen(bot)) == 1
    assert not seen(bot) & before


async def test_a_second_poller_is_told_once_and_polling_goes_on(bot, capsys):
    amina = await bot.person()
    await bot.fault(
        "getUpdates", 409, times=2, description="Conflict: terminated by other getUpdates request"
    )
    await bot.say(amina, "hello")
    await bot.move(minutes=1)
    await bot.say(amina, "hello again")
    assert capsys.readouterr().out.count("another program fetches this bot's updates") == 1
    assert len(await bot.texts(amina)) == 2


async def test_a_webhook_that_is_in_the_way_is_removed(bot):
    amina = await bot.person()
    await bot.stop()
    await bot.web.post("/bot123:practice/setWebhook", json={"url": f"{bot.url}/nowhere"})
    await bot.start()
    await bot.move(minutes=1)
    await bot.say(amina, "hello")
    assert len(await bot.texts(amina)) == 1
    assert await bot.calls("deleteWebhook")


async def test_an_unknown_token_ends_the_bot(bot):
    from bot.handlers.port import BadToken

    await bot.fault("getUpdates", 401, times=1)
    amina = (await bot.post("/room/people", name="Amina"))["id"]
    await bot.say(amina, "/start", wait=False)
    with pytest.raises(BadToken):
        await asyncio.wait_for(bot.engine.wait(), 5)


async def test_a_clean_stop_confirms_and_finishes_what_runs(bot, listening):
    amina = await bot.person()
    expecting(bot, amina, "try.note")
    await bot.say(amina, "last", wait=False)
    while not notes(bot):
        await asyncio.sleep(0.002)
    await bot.stop()
    assert not bot.room.state.world.bot(123, bot.now()).mailbox.waiting(bot.now())
    await bot.start()
    await bot.settle()
    assert await bot.texts(amina) == ["Noted last"]

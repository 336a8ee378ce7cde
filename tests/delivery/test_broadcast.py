"""One page to many people: drawn once a language, reported, taken back."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.chat import routes
from bot.chat.buttons import button
from bot.chat.events import Due
from bot.chat.fanout import fan_out
from bot.chat.house import House
from bot.chat.screens import Layer, screen
from bot.chat.turn import Turn
from bot.chat.words import _
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.group import Group
from bot.models.membership import Membership, Role
from bot.models.outbox import Body, OutState, recall_rows, report_on
from bot.models.person import Person

drawn = []


@pytest.fixture(autouse=True)
def page():
    """A draw route for the time of a test."""

    @routes.draw("try.page")
    def draw(turn, size: int):
        drawn.append(size)
        return screen(
            _("Something went wrong on our side. Nothing you sent was passed on. Please try again."),
            Layer("x" * size),
            out=[button("Home", "home")],
        )

    drawn.clear()
    yield
    del routes._routes["draw", "try.page"]


def send(bot, chats, size=1):
    """Fan a broadcast out to the people of `chats`."""
    people = [bot.known(chat) for chat in chats]

    def work(db):
        group = Group(name="Riverside")
        db.add(group)
        db.flush()
        sending = Broadcast(
            group_id=group.id,
            route="try.page",
            args=[str(size)],
            goes_at=bot.now(),
            state=BroadcastState.SENDING,
        )
        db.add(sending)
        db.flush()
        for person in people:
            role = Role.GUEST if person.name == "Guest" else Role.MEMBER
            db.add(Membership(person_id=person.id, group_id=group.id, joined_on=date(2026, 1, 1), role=role))
        turn = Turn(db, bot.now(), Due("try", (), bot.now()), House("b", "o", bot.folder))
        return sending, fan_out(turn, sending, people)

    sending, count = bot.write(work)
    bot.wake()
    return sending, count


def report(bot, sending):
    return bot.write(lambda db: report_on(db, db.get(Broadcast, sending.id)))


def take_back(bot, sending):
    def work(db):
        row = db.get(Broadcast, sending.id)
        row.state = BroadcastState.RECALLED
        db.flush()
        return [p.telegram_id for p in recall_rows(db, row)]

    seen_by = bot.write(work)
    bot.wake()
    return seen_by


async def test_everyone_gets_it_in_their_language_and_it_is_drawn_once_a_language(bot):
    english = await bot.people(3)
    pseudo = await bot.people(2, language="en_XA")
    sending, count = send(bot, english + pseudo)
    await bot.settle()
    assert count == 5
    assert drawn == [1, 1]
    assert (await bot.texts(english[0]))[0].startswith("Something went wrong")
    assert (await bot.texts(pseudo[0]))[0].startswith("⟦")
    assert report(bot, sending).sent == 5
    assert bot.write(lambda db: {db.get(Body, r.body_id).params for r in bot.rows()}) == {None}


async def test_a_long_page_is_several_messages_in_order_and_one_person_in_the_report(bot):
    chats = await bot.people(3)
    sending, _count = send(bot, chats, size=6000)
    await bot.settle()
    for chat in chats:
        first, second, third = await bot.texts(chat)
        assert first.startswith("Something")
        assert set(second + third) == {"x"}
    assert report(bot, sending).sent == 3


async def test_the_dead_get_no_row_and_who_blocked_the_bot_gets_one_for_the_report(bot):
    here, blocked, dead = await bot.people(3)
    bot.change(blocked, reachable=False)
    bot.change(dead, died=True)
    await bot.stop()
    sending, count = send(bot, [here, blocked, dead])
    assert count == 1
    assert [r.chat for r in bot.rows(state=OutState.WAITING)] == [here]
    assert [r.chat for r in bot.rows(broadcast_id=sending.id)] == [here, blocked]
    assert report(bot, sending).unreachable == 1


async def test_the_report_says_who_could_not_be_reached_but_never_a_guest(bot):
    fine, member, guest, slow = await bot.people(4)
    bot.change(member, name="Ben")
    bot.change(guest, name="Guest")
    for chat in (member, guest):
        await bot.post(f"/room/people/{chat}/block")
    await bot.fault("sendMessage", 429, times=1, retry_after=3000, person=slow)
    sending, _count = send(bot, [fine, member, guest, slow])
    await bot.settle()
    went = report(bot, sending)
    assert (went.sent, went.waiting, went.unreachable, went.unknown, went.failed) == (1, 1, 2, 0, 0)
    assert went.not_reached == ("Ben",)


async def test_the_report_says_who_may_have_got_it_twice(bot):
    here, lucky, nobody_knows = await bot.people(3)
    await bot.fault("sendMessage", None, times=1, person=lucky, drop=True)
    await bot.fault("sendMessage", None, times=100, person=nobody_knows, drop=True)
    sending, _count = send(bot, [here, lucky, nobody_knows])
    await bot.move(hours=1)
    went = report(bot, sending)
    assert (went.sent, went.twice, went.unknown) == (2, 1, 1)


async def test_recall_deletes_what_went_and_drops_what_waits(bot):
    got_it, waits = await bot.people(2)
    await bot.fault("sendMessage", 429, times=1, retry_after=3000, person=waits)
    sending, _count = send(bot, [got_it, waits])
    await bot.settle()
    assert take_back(bot, sending) == [got_it]
    await bot.move(hours=2)
    assert await bot.texts(got_it) == []
    assert await bot.texts(waits) == []
    assert report(bot, sending).dropped == 1


async def test_recall_deletes_what_is_on_its_way_at_that_moment(bot):
    amina = await bot.person()
    await bot.fault("sendMessage", None, delay=2)
    sending, _count = send(bot, [amina])
    while not bot.rows(state=OutState.LEASED):
        await asyncio.sleep(0.01)
    assert take_back(bot, sending) == [amina]
    await bot.settle()
    assert bot.rows(state=OutState.SENT)
    assert await bot.texts(amina) == []


async def test_after_48_hours_nothing_ties_a_row_to_a_chat_and_after_90_days_it_is_gone(bot):
    amina = await bot.person()
    bot.put(amina, "a reply")
    sending, _count = send(bot, [amina])
    await bot.move(days=1)
    assert {r.chat for r in bot.rows()} == {amina}
    await bot.move(days=3)
    await bot.say(amina, "hello")  # the day is noticed when the bot hears something
    await bot.move(minutes=1)
    old = [r for r in bot.rows() if r.purpose.startswith("broadcast")]
    assert [(r.chat, r.message_id) for r in old] == [(0, None)]
    assert report(bot, sending).sent == 1
    assert not [r for r in bot.rows() if r.chat == amina and r.sent_on < bot.now().date()]
    await bot.move(days=90)
    await bot.say(amina, "hello")
    await bot.move(minutes=1)
    assert not bot.rows(broadcast_id=sending.id)


async def test_a_broadcast_of_hundreds_keeps_the_limits(bot):
    chats = await bot.people(90)
    began = bot.now()
    sending, _count = send(bot, chats)
    await bot.move(minutes=1)
    assert report(bot, sending).sent == 90
    calls = [c for c in await bot.calls("sendMessage") if c["at"] >= began.isoformat()]
    assert all(c["ok"] for c in calls)
    assert calls[-1]["at"] <= (began + timedelta(seconds=3)).isoformat()
    assert isinstance(bot.known(chats[0]), Person)

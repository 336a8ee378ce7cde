"""What is looked at again just before a row goes, because much can happen between writing and sending."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.effects import Lane
from bot.chat.events import Said, Update
from bot.chat.house import House
from bot.chat.run import handle
from bot.models.broadcast import Broadcast, BroadcastState
from bot.models.group import Group
from bot.models.outbox import OutState
from bot.models.quiet import quiet_until

NIGHT = datetime(2026, 11, 23, 22, tzinfo=UTC)


def broadcast(bot, **about):
    def work(db):
        group = Group(name="Riverside")
        db.add(group)
        db.flush()
        row = Broadcast(
            group_id=group.id, route="try.page", goes_at=bot.now(), state=BroadcastState.SENDING, **about
        )
        db.add(row)
        db.flush()
        return row

    return bot.write(work)


async def held(bot, hours=3):
    """A row that is claimed in `hours`, during which things may happen."""
    amina = await bot.person()
    number = bot.put(amina, "news", lane=Lane.REMINDER, not_before=bot.now() + timedelta(hours=hours))
    return amina, number


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"paused": True}, OutState.DROPPED),
        ({"died": True}, OutState.DROPPED),
        ({"reachable": False}, OutState.UNREACHABLE),
    ],
)
async def test_it_does_not_go_to_somebody_who_since(bot, change, state):
    amina, number = await held(bot)
    bot.change(amina, **change)
    await bot.move(hours=4)
    assert bot.row(number).state is state
    assert await bot.texts(amina) == []
    assert bot.body(number).params is None


async def test_it_does_not_go_to_somebody_who_erased_themselves(bot):
    amina, number = await held(bot)
    bot.write(lambda db: db.delete(bot.known(amina)))
    await bot.move(hours=4)
    assert bot.row(number).state is OutState.DROPPED


async def test_who_writes_can_be_written_to_again_although_telegram_never_said_that_they_are_back(bot):
    amina = await bot.person()
    bot.change(amina, reachable=False)
    await bot.say(amina, "hello")
    assert bot.known(amina).reachable
    number = bot.put(amina, "news", lane=Lane.BROADCAST, broadcast_id=broadcast(bot).id)
    await bot.settle()
    assert bot.row(number).state is OutState.SENT


async def test_who_says_something_in_a_group_chat_is_not_taken_for_somebody_who_can_be_written_to(bot):
    amina = await bot.person()
    bot.change(amina, reachable=False)
    who = (amina, -100500, "Amina", "en")
    said = Update(10**6, Said(*who, 1, "hello"))
    bot.write(lambda db: handle(db, said, bot.now(), House("b", "o", bot.folder)))
    assert not bot.known(amina).reachable


@pytest.mark.parametrize("state", [BroadcastState.STOPPED, BroadcastState.RECALLED])
async def test_a_broadcast_that_was_stopped_goes_no_further(bot, state):
    amina = await bot.person()
    sending = broadcast(bot)
    await bot.stop()
    number = bot.put(amina, "news", lane=Lane.BROADCAST, broadcast_id=sending.id)
    bot.write(lambda db: setattr(db.get(Broadcast, sending.id), "state", state))
    await bot.start()
    await bot.settle()
    assert bot.row(number).state is OutState.DROPPED


async def test_at_night_only_replies_and_urgent_news_go_and_urgent_news_makes_no_sound(bot):
    amina = await bot.person(zone="Europe/London")
    await bot.move(hours=12)
    urgent, calm = broadcast(bot, urgent=True), broadcast(bot)
    bot.put(amina, "calm", lane=Lane.BROADCAST, broadcast_id=calm.id)
    bot.put(amina, "reminder", lane=Lane.REMINDER)
    bot.put(amina, "urgent", lane=Lane.BROADCAST, broadcast_id=urgent.id)
    bot.put(amina, "reply")
    await bot.settle()
    assert sorted(await bot.texts(amina)) == ["reply", "urgent"]
    calls = {c["params"]["text"]: c["params"] for c in await bot.calls("sendMessage")}
    assert calls["urgent"]["disable_notification"] is True
    assert "disable_notification" not in calls["reply"]
    await bot.move(hours=12)
    sent = {c["params"]["text"]: c["at"] for c in await bot.calls("sendMessage")}
    assert sent["reminder"].startswith("2026-11-24T09:00:00")
    assert sent["calm"].startswith("2026-11-24T09:00:01")


async def test_in_the_day_urgent_news_may_be_heard(bot):
    amina = await bot.person()
    bot.put(amina, "urgent", lane=Lane.BROADCAST, broadcast_id=broadcast(bot, urgent=True).id)
    await bot.settle()
    assert "disable_notification" not in (await bot.calls("sendMessage"))[-1]["params"]


async def test_what_was_due_in_the_day_is_not_sent_at_night_because_the_machine_was_down(bot):
    amina, number = await held(bot, hours=3)
    await bot.stop()
    await bot.post("/room/clock", "?wait=0", to=NIGHT.isoformat())
    await bot.start()
    await bot.settle()
    assert await bot.texts(amina) == []
    await bot.move(hours=12)
    assert (await bot.calls("sendMessage"))[-1]["at"].startswith("2026-11-24T09:00")
    assert bot.row(number).state is OutState.SENT


async def test_quiet_hours_are_the_persons_own(bot):
    tokyo = await bot.person(zone="Asia/Tokyo", quiet_from=time(19), quiet_to=time(7))
    number = bot.put(tokyo, "news", lane=Lane.REMINDER)  # 10:01 in London is 19:01 in Tokyo
    await bot.settle()
    assert bot.row(number).not_before == datetime(2026, 11, 23, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 3, 29, 8, tzinfo=UTC)),  # clocks go forward
        (datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 9, tzinfo=UTC)),  # and back
        (datetime(2026, 11, 23, 8, 59, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), None),
        (datetime(2026, 11, 23, 19, 59, tzinfo=UTC), None),
        (datetime(2026, 11, 23, 20, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(now, end):
    assert quiet_until(now, "Europe/London", time(20), time(9)) == end


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "UTC"]),
    start=st.times().map(lambda t: t.replace(microsecond=0)),
    end=st.times().map(lambda t: t.replace(microsecond=0)),
)
def test_quiet_hours_always_end_within_a_day_and_outside_themselves(now, zone, start, end):
    until = quiet_until(now, zone, start, end)
    if until is None:
        return
    assert now < until <= now + timedelta(hours=25)
    assert quiet_until(until, zone, start, end) is None

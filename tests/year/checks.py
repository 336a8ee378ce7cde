"""What must hold over a year, counted by rules of their own: nothing here asks the program what is right.

Each check gives sentences about what is wrong; no sentence, nothing wrong.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.models.contribution import Contribution
from bot.models.meeting import Meeting, Reply, Rsvp
from bot.models.promise import Promise
from bot.models.question import Audience, Question, QuestionState
from bot.models.update import Kind, Update

LONDON = ZoneInfo("Europe/London")
SLACK = timedelta(minutes=2)
REPLY, REMINDER, BROADCAST = 0, 1, 2


def quiet(life, at):
    """Whether `at` is in somebody's quiet hours, by the clock on their wall."""
    start, end = life.quiet
    clock = at.astimezone(ZoneInfo(life.zone)).time()
    if start == end:
        return False
    return start <= clock < end if start < end else clock >= start or clock < end


def may_go(world, life, at, urgent):
    """The first instant from `at` on, to the minute, at which something may go: the machine is up, nobody sleeps."""
    while True:
        if outage := world.machine.down(at):
            at = outage[1]
        elif quiet(life, at) and not urgent:
            at = _quiet_ends(life, at)
        else:
            return at


def _quiet_ends(life, at):
    local = at.astimezone(ZoneInfo(life.zone))
    for days in (0, 1):
        end = datetime.combine(local.date() + timedelta(days=days), life.quiet[1], local.tzinfo).astimezone(
            UTC
        )
        if end > at:
            return end
    raise AssertionError


def faults(world):
    """Everything that is wrong with a world that has lived."""
    checks = (
        *(quiet_hours, budget, missed_or_late, doubled, promises_told, far_dates, reminders),
        *(contact, no_news_for_the_gone, sealed),
    )
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(world)]


def sealed(world):
    """What was written without a name is read once, after the question closed, if three or more wrote; else by nobody, and that is told."""
    read = Counter(c.text for c in world.rows(Contribution))
    told = {row.args for row in world.machine.put.values() if row.route == "q.few"}
    for question, texts in world.sealed.items():
        row = world.question(question)
        closed = datetime.combine(row.closes_on + timedelta(days=1), time(12), LONDON).astimezone(UTC)
        if outage := world.machine.down(closed):
            closed = outage[1] + timedelta(days=1)
        due = closed < world.end
        for text in texts:
            if read[text] != (due and len(texts) >= 3):
                yield f"{text} was read {read[text]} times"
        if due and (0 < len(texts) < 3) is not ((str(question),) in told):
            yield f"question {question}: {len(texts)} wrote, and that was said or not said wrongly"


def _by_chat(world):
    return {life.chat: life for life in world.lives.values()}


def _pages(world):
    """Sent calls with the rows they came from; a call repeated because it was in flight at a stop counts once."""
    seen = set()
    for call in world.machine.sent:
        again = call.row in seen and call.row in world.machine.in_flight
        seen.add(call.row)
        if not again:
            yield call, world.machine.put[call.row]


def quiet_hours(world):
    """No sound, and nothing that is not urgent, in anybody's quiet hours."""
    people = _by_chat(world)
    for call, row in _pages(world):
        if row.lane != REPLY and quiet(people[call.chat], call.at) and (not row.urgent or not call.silent):
            yield f"row {row.row} ({row.purpose}) at {call.at} for {people[call.chat]}"


def budget(world):
    """At most three unasked messages in any seven days, and one list beside them, without a sound.

    How somebody is after a meeting they said they would come to is part of that meeting.
    """
    came = {(str(r.meeting_id), r.person_id) for r in world.rows(Rsvp) if r.reply is Reply.YES}
    unasked, lists = defaultdict(dict), defaultdict(list)
    for call, row in _pages(world):
        if row.lane == BROADCAST and row.purpose == "list":
            if not call.silent:
                yield f"a list rings at {call.at}"
            if call.method.startswith("send"):
                lists[call.chat].append(call.at)
        elif row.route == "after.card" and (row.args[0], row.person) in came:
            continue
        elif row.lane == BROADCAST and not row.urgent and call.method.startswith("send"):
            unasked[call.chat].setdefault(row.broadcast or -row.row, call.at)
    for chat, times in unasked.items():
        yield from _crowded(chat, sorted(times.values()), 3)
    for chat, times in lists.items():
        yield from _crowded(chat, times, 1)


def _crowded(chat, times, most):
    for first, last in zip(times, times[most:], strict=False):
        if last - first < timedelta(days=7):
            yield f"more than {most} for {chat} between {first} and {last}"


def missed_or_late(world):
    """Every row arrives at the first instant at which it may, or stands in the list then; nothing comes when it is no news."""
    people = _by_chat(world)
    arrived, lists = {}, defaultdict(list)
    for call, row in _pages(world):
        arrived.setdefault(call.row, call.at)
        if row.purpose == "list":
            lists[call.chat].append(call.at)
    for row in world.machine.put.values():
        life = people[row.chat]
        if row.lane == REPLY or row.purpose == "list" or not row.reachable:
            continue
        due = may_go(world, life, row.at, row.urgent)
        at = arrived.get(row.row)
        if row.not_after and (at or due) >= row.not_after:
            if at:
                yield f"row {row.row} ({row.purpose}) came at {at}, which is too late"
            continue
        if due >= world.end - SLACK or life.gone(due) or _gone_between(life, row.at, due):
            continue
        if at is None and not any(due <= t <= due + SLACK for t in lists[row.chat]):
            yield f"row {row.row} ({row.purpose}) of {row.at} never came to {life.person}"
        elif at and not due <= at <= due + SLACK:
            yield f"row {row.row} ({row.purpose}) came at {at} instead of {due}"


def _gone_between(life, start, end):
    """Blocked or on pause at any time while it waited: then it was set aside."""
    return any(begin <= end and start <= until for begin, until in life.away)


def doubled(world):
    """Nothing goes twice, but for a call that was in flight when the machine stopped."""
    calls = Counter(call.row for call in world.machine.sent)
    for row, n in calls.items():
        if n > 1 + (row in world.machine.in_flight):
            yield f"row {row} went {n} times"
    same = Counter()
    for call, row in _pages(world):
        if row.lane == BROADCAST and row.route and "You have a message" not in call.text:
            same[call.chat, row.route, row.args, call.text] += 1
    for key, n in same.items():
        if n > 1:
            yield f"{key} went {n} times"


def promises_told(world):
    """A date that passes is told at ten the next morning, or as soon as the machine is up again."""
    for promise in world.rows(Promise):
        morning = datetime.combine(promise.due_on + timedelta(days=1), time(10), LONDON).astimezone(UTC)
        if outage := world.machine.down(morning):
            morning = outage[1]
        if promise.missed_on and promise.missed_on != morning.astimezone(LONDON).date():
            yield f"promise {promise.id} of {promise.due_on} was told on {promise.missed_on}"
        if promise.open and morning < world.end:
            yield f"promise {promise.id} of {promise.due_on} has just passed"
    told = {(u.question_id, u.sent_on) for u in world.rows(Update) if u.sent_on}
    for promise in world.rows(Promise):
        if promise.missed_on and (promise.question_id, promise.missed_on) not in told:
            yield f"promise {promise.id} was missed and nobody was told"


def reminders(world):
    """The owner hears 7 and 2 days before and on the day; whoever comes to a meeting hears once, the day before."""
    sent = defaultdict(list)
    for call, row in _pages(world):
        if row.lane == REMINDER:
            sent[row.purpose, row.person].append(call.at)
    yield from _promise_reminders(world, sent)
    for meeting in world.rows(Meeting):
        for (purpose, person), times in sent.items():
            if purpose == f"meet:{meeting.id}" and len(times) > 1:
                yield f"meeting {meeting.id}: {person} was reminded {len(times)} times"
            if purpose == f"meet:{meeting.id}" and any(t >= meeting.starts_at() for t in times):
                yield f"meeting {meeting.id}: {person} was reminded after it began"


def _promise_reminders(world, sent):
    ended = {p.id: _ended_on(p) or world.end.date() for p in world.rows(Promise)}
    by_anyone = defaultdict(list)
    for (purpose, _person), at in sent.items():
        by_anyone[purpose] += at
    made = _made_on(world)
    for promise in world.rows(Promise):
        if _group_chooses(world, promise, made[promise.id]):
            continue
        life = world.lives[promise.owner_id]
        times = [t for t in by_anyone[f"promise:{promise.id}"] if t.date() <= promise.due_on]
        days = Counter((promise.due_on - t.astimezone(LONDON).date()).days for t in times)
        if any(n > 1 for n in days.values()):
            yield f"promise {promise.id}: two reminders on one day"
        for before in (7, 2, 0):
            at = datetime.combine(promise.due_on - timedelta(days=before), time(10), LONDON).astimezone(UTC)
            counts = made[promise.id] < at < world.end and ended[promise.id] > at.date()
            if counts and not world.machine.down(at) and not days[before]:
                yield f"promise {promise.id} of {promise.due_on}: no reminder {before} days before ({life.person})"


def _ended_on(promise):
    return promise.kept_on or promise.missed_on or promise.moved_on


def _group_chooses(world, promise, made):
    """Whether it is the week in which the group chooses what to do: the next word comes by itself then."""
    return any(
        u.kind is Kind.NO_ANSWER and u.question_id == promise.question_id and u.sent_on == made.date()
        for u in world.rows(Update)
    )


def far_dates(world):
    """No date lies more than 21 days ahead."""
    made = _made_on(world)
    for promise in world.rows(Promise):
        if (promise.due_on - made[promise.id].astimezone(LONDON).date()).days > 21:
            yield f"promise {promise.id} lies further ahead: {promise.due_on}"


def _made_on(world):
    """When each promise was made: as its question went out, or with the news before it."""
    made = {}
    for promise in world.rows(Promise):
        earlier = [
            p for p in world.rows(Promise) if p.question_id == promise.question_id and p.id < promise.id
        ]
        day = _ended_on(earlier[-1]) if earlier else world.question(promise.question_id).opened_on
        made[promise.id] = datetime.combine(day, time(23, 59), LONDON).astimezone(UTC)
    return made


def contact(world):
    """Nobody who was asked goes more than 21 days without a word about it, until it is settled."""
    heard = defaultdict(set)
    update_of = {u.id: u.question_id for u in world.rows(Update)}
    for row in world.machine.put.values():
        question = _question_of(row, update_of)
        if question:
            at = may_go(world, _by_chat(world)[row.chat], row.at, row.urgent)
            heard[question, row.person].add(at.astimezone(LONDON).date())
    for question in world.rows(Question):
        if question.opened_on is None:
            continue
        settled = question.state is QuestionState.SETTLED
        for place in (a for a in world.rows(Audience) if a.question_id == question.id):
            life = world.lives[place.person_id]
            if life.away:
                continue
            days = sorted(heard[question.id, place.person_id] | {question.opened_on})
            if not settled:
                days.append(world.end.date())
            for first, last in pairwise(days):
                if (last - first).days - 1 > 21 + _down_days(world, first, last):
                    yield f"question {question.id}: {life.person} heard nothing from {first} to {last}"


def _down_days(world, first, last):
    """Days at the end of a wait on which the machine could not say anything."""
    ends = datetime.combine(last, time(12), LONDON).astimezone(UTC)
    return sum(
        (outage[1].date() - outage[0].date()).days + 1
        for outage in world.machine.outages
        if outage[0].date() >= first and outage[0] < ends and (last - outage[1].date()).days <= 1
    )


def _question_of(row, update_of):
    if row.route == "news.card":
        return update_of.get(int(row.args[0]))
    return int(row.args[0]) if row.route.startswith("q.") else None


def no_news_for_the_gone(world):
    """Who is on pause hears nothing."""
    people = _by_chat(world)
    for call, row in _pages(world):
        if row.lane != REPLY and people[call.chat].gone(call.at):
            yield f"row {row.row} ({row.purpose}) came to {call.chat}, who was gone"

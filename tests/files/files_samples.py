"""Made-up people, places and questions that the tests of files print."""

from datetime import date, datetime, timedelta

from bot.files.glance import Glance, Owed
from bot.files.journey import Journey, Step
from bot.files.letter import BriefingLetter, InvitationLetter
from bot.files.outcome import Outcome
from bot.files.poster import OutcomesPoster, QuestionPoster
from bot.files.report import FunderReport, ReportedQuestion
from bot.files.timeline import Timeline, TimelineMeeting

LINK = "https://t.me/heard_demo_bot?start=q_7f3k2m"
TODAY = date(2026, 11, 23)
QUESTION = "What would make the waiting room feel calmer?"

POSTER = QuestionPoster(
    group="Open Door Voices",
    question=QUESTION,
    link=LINK,
    short_link="t.me/heard_demo_bot?start=q_7f3k2m",
    readers="Asha and Tom",
    hear_by=date(2026, 12, 14),
    tell="Sam at the front desk",
    without_name=True,
)
OUTCOMES = (
    Outcome("The chairs face each other.", "done", "They now face the windows.", "Being watched was worst."),
    Outcome("Names are called out.", "partly", "You get a number instead.", "There was no money for doors."),
    Outcome("We want to bring dogs.", "no_because", "There is a shaded place.", "Someone is allergic."),
)
OUTCOMES_POSTER = OutcomesPoster(
    group="Open Door Voices",
    question=QUESTION,
    link=LINK,
    short_link="t.me/heard_demo_bot?start=q_7f3k2m",
    outcomes=OUTCOMES,
    next_news=date(2027, 1, 11),
    tell="Sam at the front desk",
)
BRIEFING = BriefingLetter(
    group="Open Door Voices",
    title="A calmer waiting room",
    gist="The clinic has £4,000 for its waiting room.",
    ask="Tell us one thing.\nYou do not need to tell your story.",
    can_change="Where chairs stand.",
    cannot_change="The opening hours.",
    more="The clinic asked us in October.",
    contact="Sam on 01632 960001",
)
INVITATION = InvitationLetter(
    group="Open Door Voices",
    title="Walk through the new waiting room",
    start=datetime(2026, 12, 8, 14),
    end=datetime(2026, 12, 8, 15, 30),
    where="The Hub, 12 Bridge Street. The way in is level.",
    coming=("Asha", "Tom"),
    others=True,
    services="The clinic will be there. Priya decides.",
    door="Sam",
    purpose="To choose where things go.",
    expected="Say what you notice.",
    offered="Tea, cake and your bus fare.",
    afterwards="You get notes within a week.",
    contact="Sam on 01632 960001",
)
JOURNEY = Journey(
    group="Open Door Voices",
    question=QUESTION,
    steps=(
        Step("asked", date(2026, 10, 5)),
        Step("heard", date(2026, 10, 19), date(2026, 10, 19), "Priya has your points."),
        Step("looked_into", date(2026, 11, 6), date(2026, 11, 2), "They measured the noise."),
        Step("decided", None, date(2026, 12, 14)),
        Step("done"),
    ),
    today=TODAY,
)
_FIRST = datetime(2026, 11, 3, 14)
TIMELINE = Timeline(
    group="Open Door Voices",
    title="Group meetings",
    where="The Hub",
    meetings=tuple(
        TimelineMeeting(
            _FIRST + timedelta(weeks=3 * n),
            _FIRST + timedelta(weeks=3 * n, minutes=90),
            cancelled=n == 3,
            moved_from=date(2027, 2, 15) if n == 5 else None,
        )
        for n in range(9)
    ),
    today=TODAY,
)
GLANCE = Glance(
    group="Open Door Voices",
    today=TODAY,
    owed=(
        Owed("Which days should we open?", date(2026, 11, 26), "Sam"),
        Owed(QUESTION, date(2026, 11, 19), "Sam"),
        Owed("How should letters begin?", date(2026, 12, 14), "Bea"),
    ),
    open_questions=2,
    settled=7,
    days_to_news=9,
)
REPORT = FunderReport(
    group="Open Door Voices",
    first=date(2026, 7, 1),
    last=date(2026, 12, 31),
    asked="9",
    heard="212",
    decided="6",
    changed="some",
    no_because="2",
    promises_kept=11,
    promises_missed=2,
    promises_moved=1,
    silent=(("County Council", 1),),
    questions=(
        ReportedQuestion(
            QUESTION, "Clinic", date(2026, 10, 5), "34 people", "done", "Chairs moved.", "You asked.", "kept"
        ),
        ReportedQuestion(
            "May dogs come in?",
            "Clinic",
            date(2026, 10, 7),
            "some",
            "no_because",
            "No.",
            "Allergy.",
            "missed",
        ),
    ),
)

"""Pictures of a journey, a series and the loop: they show what is so, and the words beside them say the same."""

from dataclasses import replace
from datetime import date

import pytest
from files_look import look, pixels
from files_samples import GLANCE, JOURNEY, TIMELINE, TODAY

from bot.files.glance import Glance, Owed, glance_alt, glance_pdf, glance_png
from bot.files.journey import Step, journey_alt, journey_pdf, journey_png
from bot.files.timeline import TimelineMeeting, timeline_pdf, timeline_png

PICTURES = [
    pytest.param(journey_png, journey_pdf, journey_alt, JOURNEY, id="journey"),
    pytest.param(timeline_png, timeline_pdf, None, TIMELINE, id="timeline"),
    pytest.param(glance_png, glance_pdf, glance_alt, GLANCE, id="glance"),
]


@pytest.mark.parametrize(("png", "pdf", "alt", "subject"), PICTURES)
def test_the_picture_is_one_that_telegram_takes(png, pdf, alt, subject) -> None:
    picture = pixels(png(subject))
    assert picture.format == "PNG"
    assert picture.width == 1080
    assert picture.width + picture.height <= 10_000  # Telegram's limit for photos
    assert picture.height <= 20 * picture.width


@pytest.mark.parametrize(("png", "pdf", "alt", "subject"), [p for p in PICTURES if p.values[2]])
def test_what_the_picture_says_the_alt_text_says(png, pdf, alt, subject) -> None:
    shown = set(look(pdf(subject)).words.replace(",", " ").split())
    said = set(alt(subject).replace(",", " ").replace(":", " ").split())
    unsaid = {word for word in shown - said if len(word) > 3 and not word.isnumeric()}
    assert unsaid <= {"Door", "Open", "Voices", "November", "tells", "people", "Monday", "2026"}


def test_a_kept_promise_and_a_late_one_are_told_apart() -> None:
    words = look(journey_pdf(JOURNEY)).words
    assert "Monday 19 October Promise kept" in words
    assert "Friday 6 November 4 days late" in words
    assert "Promised by Monday 14 December" in words


@pytest.mark.parametrize(
    ("happened", "promised", "says"),
    [
        (None, date(2026, 11, 23), "Promised by"),
        (None, date(2026, 11, 22), "1 day late"),
        (date(2026, 11, 20), date(2026, 11, 20), "Promise kept"),
        (date(2026, 11, 21), date(2026, 11, 20), "1 day late"),
    ],
)
def test_a_promise_is_late_only_after_its_day(happened, promised, says) -> None:
    journey = replace(JOURNEY, steps=(Step("decided", happened, promised),))
    assert says in journey_alt(journey)
    assert says in look(journey_pdf(journey)).words


def test_nothing_promised_nothing_claimed() -> None:
    words = look(journey_pdf(replace(JOURNEY, steps=(Step("asked", TODAY), Step("done"))))).words
    assert "romise" not in words
    assert "Not yet" in words


def test_the_timeline_shows_next_moved_and_cancelled() -> None:
    words = look(timeline_pdf(TIMELINE)).words
    assert "Tuesday 24 November, 2pm to 3.30pm Next" in words
    assert "Tuesday 5 January 2027, 2pm to 3.30pm Cancelled" in words
    assert "Moved from Monday 15 February" in words
    assert words.count("Next") == 1


def test_a_cancelled_meeting_is_never_the_next() -> None:
    first, *others = TIMELINE.meetings[1:]
    timeline = replace(TIMELINE, meetings=(replace(first, cancelled=True), *others))
    assert "Tuesday 15 December, 2pm to 3.30pm Next" in look(timeline_pdf(timeline)).words


def test_a_long_series_makes_a_longer_picture_with_every_date() -> None:
    first = TIMELINE.meetings[0]
    meetings = tuple(TimelineMeeting(first.start, first.end) for _ in range(52))
    pdf = timeline_pdf(replace(TIMELINE, meetings=meetings))
    assert look(pdf).pages == 1
    assert look(pdf).words.count("Tuesday 3 November") == 52


def test_what_is_late_comes_first_and_is_named() -> None:
    words = look(glance_pdf(GLANCE)).words
    assert "1 answer is late" in words
    assert words.index("4 days late") < words.index("Thursday 26 November") < words.index("14 December")


def test_nothing_owed_says_so() -> None:
    empty = Glance("Open Door Voices", TODAY, (), 0, 0, None)
    assert "Nothing is owed" in look(glance_pdf(empty)).words
    assert "Nothing is owed" in glance_alt(empty)


def test_too_many_promises_are_counted_not_hidden() -> None:
    owed = tuple(Owed(f"Question {n}?", date(2026, 12, 1), "Sam") for n in range(75))
    picture = pixels(glance_png(replace(GLANCE, owed=owed)))
    assert picture.width + picture.height <= 10_000
    assert "and 45 more" in look(glance_pdf(replace(GLANCE, owed=owed))).words
    assert glance_alt(replace(GLANCE, owed=owed)).count("Question") == 75

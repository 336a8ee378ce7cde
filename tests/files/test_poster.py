"""Posters: they can be scanned, they say what people need to know first, and promise nothing that is not so."""

from dataclasses import replace
from datetime import date

import pytest
from files_look import drawn, look, pixels, scan, sizes
from files_samples import LINK, OUTCOMES_POSTER, POSTER, QUESTION

from bot.chat.words import speaking
from bot.files.outcome import Outcome
from bot.files.poster import (
    outcomes_poster_pdf,
    question_poster_pdf,
    question_poster_png,
)


def test_a_phone_reads_the_question_poster() -> None:
    assert [text for text, _x in scan(pixels(question_poster_png(POSTER)))] == [LINK]


def test_a_phone_reads_it_from_a_small_and_torn_copy() -> None:
    picture = pixels(question_poster_png(POSTER)).convert("L")
    copy = picture.resize((picture.width // 4, picture.height // 4))
    side = copy.width // 2
    left, top = copy.width * 18 // 210 + side * 6 // 10, copy.height * 128 // 297 + side * 6 // 10
    copy.paste(255, (left, top, left + side // 9, top + side // 9))
    assert [text for text, _x in scan(copy)] == [LINK]


def test_a_phone_reads_the_outcomes_poster() -> None:
    assert [text for text, _x in scan(drawn(outcomes_poster_pdf(OUTCOMES_POSTER)))] == [LINK]


def test_it_says_who_reads_it_and_by_when_people_will_hear() -> None:
    seen = look(question_poster_pdf(POSTER))
    assert seen.pages == 1
    for words in (QUESTION, "Asha and Tom", "Monday 14 December", POSTER.short_link, "give your name"):
        assert words in seen.words
    assert "No Telegram? Use the box, or tell Sam at the front desk." in seen.words


def test_it_offers_no_anonymity_where_there_is_none() -> None:
    assert "your name" not in look(question_poster_pdf(replace(POSTER, without_name=False))).words


def test_type_is_large() -> None:
    assert min(sizes(question_poster_pdf(POSTER))) >= 16
    assert max(sizes(question_poster_pdf(POSTER))) >= 40


def test_every_outcome_is_on_the_poster_however_many_pages_it_takes() -> None:
    many = tuple(
        Outcome(f"Point {n} of ours.", "partly", f"Thing {n} happened.", f"Reason {n}.") for n in range(9)
    )
    seen = look(outcomes_poster_pdf(replace(OUTCOMES_POSTER, outcomes=many)))
    assert seen.pages > 1
    assert f"Page {seen.pages} of {seen.pages}" in seen.words
    for n in range(9):
        assert f"Point {n} of ours." in seen.words
        assert f"Thing {n} happened." in seen.words
        assert f"Reason {n}." in seen.words


def test_an_open_question_says_when_there_is_more() -> None:
    assert "More news by Monday 11 January." in look(outcomes_poster_pdf(OUTCOMES_POSTER)).words
    settled = look(outcomes_poster_pdf(replace(OUTCOMES_POSTER, next_news=None)))
    assert "More news" not in settled.words


@pytest.mark.parametrize(("language", "right"), [("en", False), ("ur", True), ("ar", True)])
def test_the_page_mirrors_itself_where_people_read_from_the_right(language: str, right: bool) -> None:
    with speaking(language):
        picture = pixels(question_poster_png(POSTER))
    [(text, middle)] = scan(picture)
    assert text == LINK
    assert (middle > picture.width / 2) == right


def test_the_same_poster_is_the_same_file() -> None:
    assert question_poster_pdf(POSTER) == question_poster_pdf(POSTER)


def test_the_day_is_said_in_the_language_of_the_poster() -> None:
    with speaking("cy"):
        seen = look(question_poster_pdf(replace(POSTER, hear_by=date(2026, 12, 14))))
    assert "14 Rhagfyr" in seen.words

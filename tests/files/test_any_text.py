"""Whatever people type, in whatever script, comes out on paper: nothing crashes, nothing reaches a log."""

import logging
import re
from dataclasses import replace

import pytest
from files_look import look
from files_samples import (
    BRIEFING,
    GLANCE,
    INVITATION,
    JOURNEY,
    OUTCOMES_POSTER,
    POSTER,
    REPORT,
    TIMELINE,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.words import speaking
from bot.files.glance import glance_pdf
from bot.files.journey import journey_pdf
from bot.files.letter import briefing_pdf, invitation_pdf
from bot.files.outcome import Outcome
from bot.files.poster import outcomes_poster_pdf, question_poster_pdf
from bot.files.report import report_pdf
from bot.files.timeline import timeline_pdf

LANGUAGES = st.sampled_from(["en", "ar", "ur", "bn", "cy", "pa", "xx_nonsense"])
# Letters that join, marks, directions, joiners, emoji, unassigned, halves of signs, controls, newlines.
AWKWARD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            list(
                "اعبیکহক্ষਕੀשלוםЖї\u200c\u200d\u200e\u200f\u202e\u2067\u00ad\ufe0f\n\t\x00👩🏽‍🦰🏴0123456789 ,."
            )
        ),
    ),
    max_size=120,
)
LONG = ["😡" * 4096, "x" * 4096, "ا" * 3000, "\n" * 500, "\u200f" * 300, "1 " * 1500]
SAMPLES = {
    "ur": "آپ کو اپنا نام بتانے کی ضرورت نہیں ہے۔",
    "ar": "لا داعي لذكر اسمك",
    "uk": "Не потрібно називати своє ім’я. ґїє",
    "pl": "Zażółć gęślą jaźń",
    "ro": "Țara și așteptarea",
    "cy": "ŵyr yn dŷ",
    "bn": "আপনার নাম দিতে হবে না",
    "pa": "ਨਾਮ ਦੇਣ ਦੀ ਲੋੜ ਨਹੀਂ",
    "vi": "Không cần tên",
    "el": "Χωρίς όνομα",
}


def _outcome(text: str) -> Outcome:
    return Outcome(text, "no_because", text, text)


PRINTERS = {
    "question": lambda t: question_poster_pdf(
        replace(POSTER, question=t, group=t, readers=t, tell=t, short_link=t)
    ),
    "outcomes": lambda t: outcomes_poster_pdf(replace(OUTCOMES_POSTER, question=t, outcomes=(_outcome(t),))),
    "briefing": lambda t: briefing_pdf(replace(BRIEFING, title=t, gist=t, more=t, contact=t)),
    "invitation": lambda t: invitation_pdf(replace(INVITATION, where=t, coming=(t, t), door=t)),
    "journey": lambda t: journey_pdf(
        replace(JOURNEY, question=t, steps=tuple(replace(s, note=t) for s in JOURNEY.steps))
    ),
    "timeline": lambda t: timeline_pdf(replace(TIMELINE, title=t, where=t)),
    "glance": lambda t: glance_pdf(
        replace(GLANCE, owed=tuple(replace(o, question=t, owner=t) for o in GLANCE.owed))
    ),
    "report": lambda t: report_pdf(
        replace(REPORT, group=t, questions=(replace(REPORT.questions[0], happened=t),))
    ),
}


@pytest.mark.slow
@settings(deadline=None, max_examples=20)
@given(AWKWARD, LANGUAGES, st.sampled_from(sorted(PRINTERS)))
def test_any_text_can_be_printed(text: str, language: str, what: str) -> None:
    with speaking(language):
        assert look(PRINTERS[what](text)).pages >= 1


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{text[0]!a}")
def test_thousands_of_signs_can_be_printed(text: str) -> None:
    assert look(PRINTERS["question"](text)).pages == 1
    assert look(briefing_pdf(replace(BRIEFING, more=text))).pages >= 1


@pytest.mark.parametrize("emoji", ["😡", "👩🏽‍🦰", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"])
def test_4096_emoji_fit_on_a_poster(emoji: str) -> None:
    assert look(question_poster_pdf(replace(POSTER, question=emoji * 4096))).pages == 1


@pytest.mark.parametrize("language", SAMPLES)
def test_every_letter_of_the_languages_people_speak_is_there(language: str) -> None:
    """A letter that no font has is printed as �."""
    text = SAMPLES[language]
    for bold_or_not in (
        question_poster_pdf(replace(POSTER, question=text)),
        briefing_pdf(replace(BRIEFING, gist=text)),
    ):
        assert "�" not in look(bold_or_not).words
    if language not in {"ur", "ar", "bn", "pa"}:  # joined letters are read back in the order they are drawn
        assert text in look(briefing_pdf(replace(BRIEFING, gist=text))).words


@pytest.mark.parametrize("first", ["🙂", "�", "Щ"])
def test_text_that_begins_in_another_face_is_readable_to_its_end(first: str) -> None:
    """On later lines and later pages too."""
    sentence = "We sat and waited, and nobody told us why."
    for pdf in (
        question_poster_pdf(replace(POSTER, question=f"{first} {sentence} {sentence}")),
        briefing_pdf(
            replace(BRIEFING, more=f"{first} {sentence * 60}", contact=f"{first} {sentence} {sentence}")
        ),
    ):
        words = re.sub(r"Page \d of \d ", "", look(pdf).words)
        for piece in ("sat and", "nobody told us why."):
            assert words.count(piece) >= words.count("We sat") >= 2
    assert words.count("told us why.") >= 60


def test_a_letter_that_no_font_has_shows_as_missing() -> None:
    assert "���" in look(briefing_pdf(replace(BRIEFING, gist="日本語"))).words


def test_nothing_people_write_reaches_a_log(caplog) -> None:
    caplog.set_level(logging.DEBUG)
    question_poster_pdf(replace(POSTER, question="Zebrafish 日本語 😡 ক্ষ \ue000"))
    assert not caplog.records

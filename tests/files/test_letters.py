"""Large print: nothing small, nothing lost, the same words as the message in the chat."""

import re
from dataclasses import replace

import pytest
from files_look import look, sizes
from files_samples import BRIEFING, INVITATION

from bot.files.large_print import LargePrint, Section, large_print_pdf
from bot.files.letter import briefing_pdf, invitation_pdf


@pytest.mark.parametrize(("draw", "letter"), [(briefing_pdf, BRIEFING), (invitation_pdf, INVITATION)])
def test_no_type_is_under_16_points(draw, letter) -> None:
    assert min(sizes(draw(letter))) >= 16


def test_a_long_letter_keeps_large_type_on_every_page() -> None:
    pdf = briefing_pdf(replace(BRIEFING, more="It was decided in October. " * 150))
    seen = look(pdf)
    assert seen.pages >= 2
    assert min(sizes(pdf)) >= 16
    assert f"Page {seen.pages} of {seen.pages}" in seen.words
    without_numbers = re.sub(r"Page \d of \d ", "", seen.words)
    assert without_numbers.count("It was decided in October.") == 150


@pytest.mark.parametrize("sentences", range(0, 60, 6))
def test_type_stays_large_however_much_must_go_on_a_page(sentences: int) -> None:
    assert min(sizes(briefing_pdf(replace(BRIEFING, more="It was decided. " * sentences)))) >= 16


def test_a_short_letter_has_one_page_and_no_number() -> None:
    seen = look(invitation_pdf(INVITATION))
    assert seen.pages == 1
    assert "Page 1" not in seen.words


def test_the_invitation_says_all_that_the_card_says() -> None:
    words = look(invitation_pdf(INVITATION)).words
    assert "Tuesday 8 December 2026, 2pm to 3.30pm" in words
    assert "Asha, Tom and others" in words
    assert "Sam will meet you at the door." in words
    for field in ("where", "services", "purpose", "expected", "offered", "afterwards", "contact"):
        assert getattr(INVITATION, field) in words


def test_nobody_is_named_who_did_not_agree() -> None:
    words = look(invitation_pdf(replace(INVITATION, coming=(), services="", others=True))).words
    assert "Who is coming" not in words
    assert "others" not in words


def test_the_briefing_says_what_can_and_cannot_change() -> None:
    words = look(briefing_pdf(BRIEFING)).words
    for field in ("gist", "can_change", "cannot_change", "more", "contact"):
        assert getattr(BRIEFING, field) in words
    assert words.index("What can change") < words.index("What cannot change")


def test_an_empty_layer_leaves_no_heading_behind() -> None:
    assert "What can change" not in look(briefing_pdf(replace(BRIEFING, can_change=" "))).words


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_a_heading_is_never_left_alone_at_the_bottom(lines: int) -> None:
    """However far down it comes to stand, text follows its heading on the same page."""
    sections = (Section("First", "line\n" * lines + "."), Section("Second", "after"))
    pages = _pages(large_print_pdf(LargePrint("g", "t", sections, "c")))
    [page] = [page for page in pages if "Second" in page]
    assert "after" in page


def _pages(pdf: bytes) -> list[str]:
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]

"""Taking a suggestion leaves a sentence that still reads as one."""

import pytest

from bot.plain.check import check
from bot.plain.plainer import use


def improved(text):
    """The text with every plainer wording in place; of two that overlap the earlier one is used."""
    fitting = []
    for finding in sorted(check(text), key=lambda f: (f.start, -f.end)):
        if finding.plainer is not None and (not fitting or finding.start >= fitting[-1].end):
            fitting.append(finding)
    for finding in reversed(fitting):
        text = use(text, finding)
    return text


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Utilise the side door.", "Use the side door."),
        ("The room was utilised.", "The room was used."),
        ("We will undertake a review.", "We will do a check."),
        ("We will commence at 2pm.", "We will start at 2pm."),
        ("It was undertaken by Sam.", "It was done by Sam."),
        ("Find an alternative home.", "Find a different home."),
        ("We pay the costs incurred.", "We pay the costs run up."),
        ("It is about your wellbeing.", "It is about how well you feel."),
        ("This can be a direct payment.", "This can be money to buy your own care."),
        ("Come prior to 4 March.", "Come before 4 March."),
        ("It is a temporary home.", "It is a short-term home."),
        ("The home is temporary.", "The home is for a short time."),
        ("Stakeholders were notified.", "People this matters to were told."),
        ("An individual called.", "A person called."),
        ("We heard. ICB staff came.", "We heard. Integrated care board (ICB) staff came."),
        ("Ask the ICB now.", "Ask the integrated care board (ICB) now."),
    ],
)
def test_wording_fits_where_it_stands(text, better):
    assert improved(text) == better


def test_one_tap_changes_one_place():
    text = "We will utilise the venue."
    first = check(text)[0]
    assert use(text, first) == "We will use the venue."


def test_what_has_no_plainer_words_stays():
    text = "The sky was cerulean."
    assert use(text, check(text)[0]) == text


def test_a_jargon_filled_paragraph_comes_out_clean():
    text = (
        "The council has commissioned a multi-disciplinary team to mitigate health inequalities. "
        "You may be eligible for a carer's assessment.\n\n"
        "Stakeholders are invited to submit representations prior to 14 March. "
        "Confidentiality will be maintained throughout."
    )
    assert len([f for f in check(text) if f.severity == "flag"]) >= 8
    assert [f for f in check(improved(text)) if f.severity == "flag"] == []

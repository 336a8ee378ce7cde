"""What the second reader says, and where, for each kind of thing it looks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plain.check import check, shipped_glossary
from bot.plain.reading_age import reading_age
from bot.plain.sentences import split


def kinds(text, **given):
    return [finding.kind for finding in check(text, **given)]


def found(text, kind, **given):
    return [text[f.start : f.end] for f in check(text, **given) if f.kind == kind]


@pytest.mark.parametrize(("words", "severity"), [(15, None), (16, "hint"), (25, "hint"), (26, "flag")])
def test_long_sentences(words, severity):
    text = " ".join(["tea"] * words) + "."
    assert [f.severity for f in check(text) if f.kind == "long_sentence"] == ([severity] if severity else [])


def test_a_paragraph_has_three_sentences_at_most():
    assert "long_paragraph" not in kinds("Come in. Sit down. Have tea.")
    assert "long_paragraph" in kinds("Come in. Sit down. Have tea. Go home.")
    assert "long_paragraph" not in kinds("Come in. Sit down.\n\nHave tea. Go home.")


def test_hard_words_come_with_why_and_what_to_say_instead():
    text = "We will utilise the room."
    (finding,) = check(text)
    assert (finding.kind, finding.severity, finding.plainer) == ("hard_word", "flag", "use")
    assert text[finding.start : finding.end] == "utilise"
    assert "utilise" in finding.why


def test_a_rare_word_without_an_entry_is_reported_without_a_suggestion():
    (finding,) = check("The sky was cerulean.")
    assert (finding.kind, finding.plainer) == ("hard_word", None)


@pytest.mark.parametrize(
    "text",
    [
        "We talked about commissioning (choosing and paying for services).",
        "Commissioning means choosing and paying for services.",
        "We choose and pay for services. This is called commissioning.",
        "He spoke of money people owe (arrears). Arrears are rising.",
    ],
)
def test_a_word_explained_once_counts_as_explained(text):
    assert found(text, "hard_word") == []


@pytest.mark.parametrize(
    "text",
    [
        "You are in arrears (see page 3).",
        "Few know what commissioning means.",
        "The arrears (two weeks) are gone.",
    ],
)
def test_what_only_looks_like_an_explanation_is_none(text):
    assert found(text, "hard_word")


def test_names_are_no_hard_words():
    assert found("We met Priya Ramanathan in Llandudno. Nottingham is far.", "hard_word") == []


def test_words_of_the_kitchen_are_plain():
    assert check("Bring a kettle, some crisps and your pushchair.") == []


def test_labels_are_hints_and_not_reported_twice():
    text = "Some service users are vulnerable."
    assert [(f.kind, f.severity) for f in check(text)] == [("label", "hint"), ("label", "hint")]
    assert found(text, "label") == ["service users", "vulnerable"]


def test_an_acronym_is_offered_with_its_words():
    (finding,) = check("Ask the ICB.")
    assert (finding.kind, finding.plainer) == ("acronym", "integrated care board (ICB)")


def test_passives_are_reported_when_they_pile_up():
    assert "passives" not in kinds("The room was painted.")
    assert "passives" in kinds("The room was painted and the chairs were moved.")
    assert "passives" not in kinds("She was tired and they were interested.")


def test_several_ideas_in_one_sentence():
    long = (
        "We went to the shop and we bought tea, which was cheap, because it rained and we were cold and wet."
    )
    assert "several_ideas" in kinds(long)
    assert "several_ideas" not in kinds("We went out and it rained.")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The meeting is on Tuesday.", ["Tuesday"]),
        ("The meeting is on 4 March.", ["4 March"]),
        ("The meeting is on Tuesday 4 March at 2pm.", []),
        ("The meeting is on Tuesday. It starts at 2pm.", []),
        ("The meeting was on Tuesday.", []),
        ("Come to the session by Tuesday.", []),
        ("We will write to you on Tuesday.", []),
    ],
)
def test_a_date_to_come_to_needs_a_time(text, dates):
    assert found(text, "date_without_time") == dates


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Please let us know if you can come.", False),
        ("Please tell us what you think.", True),
        ("Please tell us what you think by Friday.", False),
        ("Please tell us what you think. We read the answers on 4 May, so write before then.", False),
        ("Can you send us your ideas?", True),
        ("You can tell us more.", False),
        ("The room is warm.", False),
    ],
)
def test_an_ask_needs_a_date(text, asked):
    assert ("ask_without_date" in kinds(text)) is asked


def test_a_date_in_the_form_is_enough_for_an_ask():
    assert "ask_without_date" not in kinds("Please tell us what you think.", by=date(2026, 12, 1))


def test_the_gist_has_forty_words():
    sentence = "We go home and have some tea now. "
    assert "long_gist" not in kinds(sentence * 5, kind="gist")
    assert "long_gist" in kinds(sentence * 5 + "Bye.", kind="gist")
    assert "long_gist" not in kinds(sentence * 6)


@pytest.mark.parametrize(("day", "short"), [(29, True), (30, False), (23, True), (22, False)])
def test_people_need_a_week_of_notice(day, short):
    """Today is 23 November: seven days' notice is enough; a day that is past is another matter."""
    given = {"today": date(2026, 11, 23), "meeting": date(2026, 11, day)}
    assert ("short_notice" in kinds("Come along.", **given)) is short


def test_a_groups_own_glossary_is_used():
    group = shipped_glossary().with_terms({"hub night": "Thursday meal", "agenda": {"hard": False}})
    assert found("Hub night has an agenda.", "hard_word", glossary=group) == ["Hub night"]


def test_reading_age_needs_a_hundred_words():
    short = "The council will provide accommodation. "
    assert reading_age(short, split(short)) is None
    plain = "We went to the shop and got some tea. " * 12
    hard = "The authority facilitates multidisciplinary commissioning of residential accommodation. " * 14
    assert reading_age(plain, split(plain)) < 9 < 16 < reading_age(hard, split(hard))


@given(st.text(max_size=400))
def test_any_text_at_all_can_be_checked(text):
    findings = check(text, kind="gist", today=date(2026, 11, 23), meeting=date(2026, 11, 24))
    assert findings == sorted(findings, key=lambda f: (f.start, f.end))
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.why

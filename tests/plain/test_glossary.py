"""The glossary is worth its place: enough terms, each with plain words and a meaning that are plain themselves."""

import pytest

from bot.plain import hard_words, labels
from bot.plain.familiar import Familiar
from bot.plain.glossary import Glossary
from bot.plain.sentences import split

GLOSSARY = Glossary.load()
ILLNESSES = {"schizophrenia", "anorexia", "epilepsy", "obesity"}
"""Names that a label is replaced with: an illness has no plainer one."""


def wordings(term):
    return [text for text in (term.plain, term.many, term.noun, term.before, *term.forms.values()) if text]


def hard_in(text):
    found = hard_words.find(text, split(text), GLOSSARY, Familiar.load())
    return {word.text for word in found} - ILLNESSES


def test_there_are_enough_terms():
    assert sum(term.hard for term in GLOSSARY.terms.values()) >= 400
    assert len(labels.load().terms) >= 60


def test_no_two_terms_are_the_same_word():
    words = [" ".join(word.replace("-", " ").split()) for word in GLOSSARY.terms]
    twice = {word for word in words if words.count(word) > 1}
    assert not twice


@pytest.mark.parametrize("source", [GLOSSARY, labels.load()], ids=["glossary", "labels"])
def test_every_term_has_plain_words_and_one_short_plain_sentence(source):
    for term in source.terms.values():
        assert term.plain.strip()
        assert term.meaning.strip().endswith((".", "?"))
        assert len(term.meaning.split()) <= 20, term.word
        assert not hard_in(term.meaning), (term.word, hard_in(term.meaning))


@pytest.mark.parametrize("source", [GLOSSARY, labels.load()], ids=["glossary", "labels"])
def test_plain_words_are_plain(source):
    for term in source.terms.values():
        for wording in wordings(term):
            assert not hard_in(wording), (term.word, wording)
            assert wording.lower() != term.word.lower() or not term.hard, f"{term.word} says itself"


def test_a_group_adds_words_and_changes_ours():
    group = GLOSSARY.with_terms(
        {
            "hub night": {"plain": "Thursday meal", "meaning": "The meal we share on Thursdays."},
            "stakeholder": "neighbour",
            "agenda": {"hard": False},
        }
    )
    assert group.term("hub night").meaning == "The meal we share on Thursdays."
    assert group.term("stakeholders").plain == "neighbour"
    assert not group.term("agenda").hard
    assert group.term("commissioning").plain == GLOSSARY.term("commissioning").plain
    assert GLOSSARY.term("hub night") is None


@pytest.mark.parametrize(
    ("surface", "plain"),
    [
        ("utilised", "used"),
        ("facilitating", "helping with"),
        ("commences", "starts"),
        ("commissions", "chooses and pays for"),
        ("stakeholders", "people this matters to"),
        ("multidisciplinary teams", "teams of different workers"),
        ("health inequalities", "unfair gaps in health"),
        ("withdrew", "pulled out"),
        ("Prior to", "before"),
    ],
)
def test_forms_are_found_and_answered_in_kind(surface, plain):
    from bot.plain.tokens import tokens

    match = GLOSSARY.at(tokens(surface), 0)
    assert match.term.plainer(match.surface, match.form) == plain


def test_the_letters_of_a_term_lead_to_it():
    assert GLOSSARY.term("ICB").word == "integrated care board"


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('["fault"]\nplain = "break"', "meaning"),
        ('["fault"]\nplain = "break"\nmeaning = "It broke."\nplian = "x"', "plian"),
        ('["fault"\nplain = "break"', "en.toml"),
    ],
)
def test_a_mistake_in_an_edited_file_is_named(tmp_path, entry, what):
    edited = tmp_path / "data" / "glossary" / "en.toml"
    edited.parent.mkdir(parents=True)
    edited.write_text(entry, "utf-8")
    with pytest.raises(ValueError, match=what):
        Glossary.load(home=tmp_path)


def test_the_file_in_the_home_folder_wins(tmp_path):
    edited = tmp_path / "data" / "glossary" / "en.toml"
    edited.parent.mkdir(parents=True)
    edited.write_text('["widget"]\nplain = "thing"\nmeaning = "A thing."\n', "utf-8")
    assert list(Glossary.load(home=tmp_path).terms) == ["widget"]

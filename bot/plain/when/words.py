"""A word of known kind, and the table of words a language is."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Token:
    """One word or number: its kind, what it stands for, and how it was typed."""

    kind: str
    value: Any
    typed: str


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes:
        words: a word without apostrophes, lower case, to its kind and value.
        phrases: several words in a row to one kind and value.
        near: words worth correcting when misspelt.
        leave: real words that look like a misspelling of one of `near` and are not.
        weak: words that are a weekday only beside another date word ("sat", "sun", "wed").
        but: words that leave out what follows them where something repeats ("every day bar Sunday").
        until: words for "until" between two times or days ("9am while 5pm").
        short_and: words for "and" between two times or days ("Tues n Thurs").
        after_weekday: what a weekday may be the name of ("Sunday school").
        people: who may be called after a weekday ("the Monday lot need a lift").
        wanting: what people of such a name do ("the Tuesday Club need more biscuits").
        verbs: those of `weak` that are a verb after one of `subjects` where no time follows ("he sat at the back").
        subjects: who does something.
        adverbs: words that may stand between the two.
        time_ending: how a word ends that names a time of day nobody can put on a clock ("hometime"), or "".
        rough_ending: what makes a time a rough one ("twoish"), or "".
    """

    words: dict[str, tuple[str, Any]]
    phrases: dict[tuple[str, ...], tuple[str, Any]]
    near: tuple[str, ...] = ()
    leave: frozenset[str] = field(default_factory=frozenset)
    weak: frozenset[str] = field(default_factory=frozenset)
    but: frozenset[str] = field(default_factory=frozenset)
    until: frozenset[str] = field(default_factory=frozenset)
    short_and: frozenset[str] = field(default_factory=frozenset)
    after_weekday: frozenset[str] = field(default_factory=frozenset)
    people: frozenset[str] = field(default_factory=frozenset)
    wanting: frozenset[str] = field(default_factory=frozenset)
    verbs: frozenset[str] = field(default_factory=frozenset)
    subjects: frozenset[str] = field(default_factory=frozenset)
    adverbs: frozenset[str] = field(default_factory=frozenset)
    time_ending: str = ""
    rough_ending: str = ""

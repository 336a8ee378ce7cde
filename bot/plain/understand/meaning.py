"""What a short reply can mean."""

from enum import StrEnum


class Meaning(StrEnum):
    """A proposal, never a decision: a person confirms it ("Sounds like yes. Right?")."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"  # also when the words say yes and no at once
    LATE = "late"
    QUESTION = "question"  # somebody has to answer it
    DISTRESS = "distress"  # worrying words: help is added at once, nothing is recorded
    OTHER = "other"  # not understood: goes to a person

"""How much people decide, in words anybody understands.

"Consultation and coproduction should not be confused": so the level stands on every
question, and it is said the same way everywhere.
"""

from bot.chat.words import _
from bot.models.project import Decides, Level


def level_words(level: Level | None) -> str:
    """What people's words do at this level; empty when none was chosen."""
    if level is None:
        return ""
    return {
        Level.INFORM: _("We tell you what is planned. It is decided already."),
        Level.CONSULT: _("This is consultation. You say what you think. Others decide."),
        Level.CODESIGN: _("You help to shape it. It is decided together."),
        Level.COPRODUCE: _("We do all of it together, as equals."),
    }[level]


def level_name(level: Level) -> str:
    """A level as a button's few words."""
    return {
        Level.INFORM: _("Only tell people"),
        Level.CONSULT: _("Ask what they think"),
        Level.CODESIGN: _("Shape it together"),
        Level.COPRODUCE: _("Do all of it together"),
    }[level]


def decides_words(decides: Decides | None) -> str:
    """Who makes the decision; empty when that was not said."""
    if decides is None:
        return ""
    return {
        Decides.ORGANISATION: _("Only the organisation"),
        Decides.TOGETHER: _("The organisation and the group together"),
        Decides.GROUP: _("The group"),
    }[decides]

"""A typed yes or no, where there are two buttons."""

from bot.chat.words import _


def yes_or_no(text: str) -> bool | None:
    """What somebody typed instead of tapping; None when it is neither."""
    said = text.strip().casefold().rstrip(".! ")
    if said == "yes" or said in _("yes|y|yeah|yep|ok|okay|sure|fine|i agree|agreed").split("|"):
        return True
    if said == "no" or said in _("no|n|nope|nah|not|no thanks").split("|"):
        return False
    return None

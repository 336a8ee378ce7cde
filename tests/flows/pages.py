"""Checks that hold for every page of a conversation."""

from bot.chat.events import Due
from bot.chat.routes import find
from bot.chat.screens import Title, faults, own_text
from bot.chat.turn import Turn


def no_faults(seen):
    """Every rule of how the bot talks that can be counted holds on every page."""
    assert seen
    found = [(faults(page), own_text(page)) for page in seen if faults(page)]
    assert found == []


def drawn(scene, text):
    """The page that a draw route gives to everybody."""
    route, args = find("draw", text)
    with scene.core.session() as db:
        return route.run(Turn(db, scene.core.now, Due("", (), scene.core.now), scene.core.house), *args)


def all_translated(seen, *names):
    """Every sentence went through gettext: it is marked in the made-up language. `names` were typed by people."""
    assert seen
    for page in seen:
        said = [t for t in own_text(page) if t not in names]
        assert all("⟦" in t for t in said), said
        labels = [b.label for row in page.rows for b in row]
        typed = [p.text for p in page.parts if isinstance(p, Title)] + list(names)
        assert all("⟦" in label or any(n and n in label for n in typed) for label in labels), labels

"""Where the things a coordinator may edit are found, wherever Heard was installed from.

Glossaries, labels, catalogues and migrations lie at the top of a checkout and inside an installed
package. A file of the same name under the home folder wins, so that edits survive an upgrade.
"""

from pathlib import Path

import bot


def shipped(name: str, home: Path | None = None) -> Path:
    """Find a shipped file or folder.

    Args:
        name: where it lies from the top, with forward slashes: "data/glossary/en.toml", "locales".
        home: the folder Heard writes to (``HEARD_HOME``); the same name under it is taken first.

    Returns:
        The first that exists of: under `home`, inside the installed package, the top of the checkout
        (the last is returned unseen, so that opening it says which file is missing).
    """
    package = Path(bot.__file__).parent
    first = [home / name] if home else []
    for place in [*first, package / "shipped" / name]:
        if place.exists():
            return place
    return package.parent / name

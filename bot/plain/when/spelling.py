"""Put right a misspelt word of the table when only one meaning is near."""

from bot.plain.when.words import Words

# Slips in one word; with more it may be any.
_MOST = 2


def spelt(word: str, table: Words) -> str:
    """The one known word this is a misspelling of, or the word itself."""
    if len(word) < 5 or word in table.leave:
        return word
    near = [known for known in table.near if known[0] == word[0] and _is_near(word, known)]
    if len(near) > 1:
        best = min(_distance(word, known, _MOST) for known in near)
        near = [known for known in near if _distance(word, known, _MOST) == best]
    return near[0] if len(near) == 1 else word


def _is_near(word: str, known: str) -> bool:
    room = _room(word, known)
    return _distance(word, known, room) <= room


def _room(word: str, known: str) -> int:
    """How many slips are believed: long words take two, and so do long ones typed short ("tomrow", "tommrow")."""
    if len(word) >= 8:
        return _MOST
    left_out = len(word) == 6 and _within(word, known)
    return _MOST if len(known) >= 8 and (len(word) == 7 or left_out) else 1


def _within(word: str, known: str) -> bool:
    """Whether letters were only left out."""
    letters = iter(known)
    return all(letter in letters for letter in word)


def _distance(one: str, two: str, room: int) -> int:
    """How many slips (a letter added, lost, changed, or two swapped) lie between two words."""
    if abs(len(one) - len(two)) > room:
        return room + 1
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]

"""Put right a misspelt word of the table when only one meaning is near."""

from bot.plain.when.words import Words


def spelt(word: str, table: Words) -> str:
    """The one known word this is a misspelling of, or the word itself."""
    if len(word) < 5 or word in table.leave:
        return word
    room = 1 if len(word) < 8 else 2
    near = [known for known in table.near if known[0] == word[0] and _distance(word, known, room) <= room]
    if len(near) > 1:
        best = min(_distance(word, known, room) for known in near)
        near = [known for known in near if _distance(word, known, room) == best]
    return near[0] if len(near) == 1 else word


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

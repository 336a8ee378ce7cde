"""Learn the weights of the second reader of short replies from the labelled sets that have been read.

python -m pip install scikit-learn   # Heard itself does not need it
python -m bench.learn_replies

Sets that are still unread stay out, so that they can say how well replies nobody has seen are understood.
"""

import json
from array import array
from collections import Counter
from zlib import crc32

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.plain.understand.features import features
from bot.plain.understand.learned import FILE, Weights
from bot.plain.understand.meaning import Meaning
from bot.shipped import shipped
from tests.plain.reply_sets import LEARNED_FROM, TERSE, lines

# A feature seen twice says little, and the file would be twice as long.
SEEN = 3
# The terse sets are half of everything and say much the same, so each of their replies counts for less.
WEIGHT_OF_TERSE = 0.6
# The largest weights are cut off at this share, so that a byte is fine enough for the rest.
CUT = 0.0005


def main() -> None:
    """Write ``data/replies/learned.bin``."""
    labelled = [(line, part) for part in LEARNED_FROM for line in lines(part)]
    found = [features(line["text"], line["question"]) for line, _ in labelled]
    counts = Counter(name for one in found for name in one)
    kept = [{name: value for name, value in one.items() if counts[name] >= SEEN} for one in found]
    vectors = DictVectorizer()
    model = LogisticRegression(C=2, max_iter=500, fit_intercept=False).fit(
        vectors.fit_transform(kept),
        [line["meaning"] for line, _ in labelled],
        sample_weight=[WEIGHT_OF_TERSE if part in TERSE else 1 for _, part in labelled],
    )
    learned = weights(
        [Meaning(word) for word in model.classes_], vectors.feature_names_, model.coef_.T.tolist()
    )
    shipped(FILE).write_bytes(learned.packed())
    print(json.dumps({"replies": len(labelled), "features": len(learned.names)}))


def weights(meanings: list[Meaning], names: list[str], rows: list[list[float]]) -> Weights:
    """Pack learned numbers into bytes; what comes out as nothing but zeros is left out."""
    sizes = sorted((abs(number) for row in rows for number in row), reverse=True)
    unit = sizes[int(len(sizes) * CUT)] / 127
    small = [[max(-127, min(127, round(number / unit))) for number in row] for row in rows]
    by_sum = {crc32(name.encode()): row for name, row in zip(names, small, strict=True) if any(row)}
    ordered = sorted(by_sum)
    return Weights(
        meanings, array("I", ordered), array("b", [n for key in ordered for n in by_sum[key]]), unit
    )


if __name__ == "__main__":
    main()

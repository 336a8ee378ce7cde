"""Learn the weights of the second reader of short replies from the labelled sets that have been read.

python -m pip install scikit-learn   # Heard itself does not need it
python -m bench.learn_replies

Sets that are still unread stay out, so that they can say how well replies nobody has seen are understood.
"""

import json
from collections import Counter

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.plain.understand.learned import features
from bot.shipped import shipped
from tests.plain.reply_sets import LEARNED_FROM, lines

# A feature seen once says little, and the file would be four times as long.
SEEN = 2
# Weights this small, in hundredths, change nothing.
SMALL = 8


def main() -> None:
    """Write ``data/replies/learned.txt``."""
    labelled = [line for part in LEARNED_FROM for line in lines(part)]
    found = [features(line["text"], line["question"]) for line in labelled]
    counts = Counter(name for one in found for name in one)
    kept = [{name: value for name, value in one.items() if counts[name] >= SEEN} for one in found]
    vectors = DictVectorizer()
    model = LogisticRegression(C=5, max_iter=3000, fit_intercept=False).fit(
        vectors.fit_transform(kept), [line["meaning"] for line in labelled]
    )
    rows = [" ".join(model.classes_)]
    for name, weights in sorted(zip(vectors.feature_names_, model.coef_.T, strict=True)):
        hundredths = [round(100 * weight) for weight in weights]
        if max(map(abs, hundredths)) >= SMALL:
            rows.append(f"{name}\t{' '.join(map(str, hundredths))}")
    shipped("data/replies/learned.txt").write_text("\n".join(rows) + "\n", "utf-8")
    print(json.dumps({"replies": len(labelled), "features": len(rows) - 1}))


if __name__ == "__main__":
    main()

"""scikit-learn as a contender: hashed words and pairs, tf-idf, one logistic regression a tag.

Usage: sklearn_peer.py train corpus.csv model | classify corpus.csv model

`classify` prints a line for each report: the tags with a probability of at least one half.
"""

import csv
import sys

import joblib
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer


def read(path):
    csv.field_size_limit(1 << 26)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], [row["tags"].split(";") for row in rows]


def train(corpus, model):
    texts, tags = read(corpus)
    binarizer = MultiLabelBinarizer()
    given = binarizer.fit_transform([[tag for tag in some if tag] for some in tags])
    pipeline = make_pipeline(
        HashingVectorizer(ngram_range=(1, 2), n_features=1 << 20, alternate_sign=False, norm=None),
        TfidfTransformer(sublinear_tf=True),
        OneVsRestClassifier(SGDClassifier(loss="log_loss", alpha=1e-5, random_state=0)),
    )
    pipeline.fit(texts, given)
    joblib.dump((pipeline, binarizer), model)


def classify(corpus, model):
    pipeline, binarizer = joblib.load(model)
    texts, _ = read(corpus)
    for tags in binarizer.inverse_transform(pipeline.predict(texts)):
        print(" ".join(tags))


if __name__ == "__main__":
    {"train": train, "classify": classify}[sys.argv[1]](sys.argv[2], sys.argv[3])

"""Log probabilities of a small text under n-gram models by maximum likelihood. NLTK 3.10.3.

Writes core/src/test/resources/golden/ngram_mle.json; run it from the repository's root.
"""

import json
import math

from nltk.lm import MLE
from nltk.lm.preprocessing import pad_both_ends, padded_everygram_pipeline

SENTENCES = ["a b a c", "a b a b d", "c a b", "d", "a b a c a b a c", "b b b a", "c a b a d d"]

cases = []
for order in range(1, 6):
    text = [line.split() for line in SENTENCES]
    model = MLE(order)
    model.fit(*padded_everygram_pipeline(order, text))
    if order == 1:
        # one mark of each end is padding for NLTK from order 2 on; here the end is an event as well
        model = MLE(1)
        model.fit([[(w,) for w in line + ["</s>"]] for line in text], ["a", "b", "c", "d", "</s>"])
    scores = []
    for line in text:
        padded = ["<s>"] * (order - 1) + line + ["</s>"]
        for i in range(order - 1, len(padded)):
            scores.append(math.log(model.score(padded[i], padded[i - order + 1:i])))
    cases.append({"order": order, "scores": scores})
with open("core/src/test/resources/golden/ngram_mle.json", "w") as out:
    json.dump({"sentences": SENTENCES, "cases": cases}, out, indent=1)

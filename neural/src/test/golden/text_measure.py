"""Golden values of metrics of language models, from NumPy, SciPy and scikit-learn 1.9.

    python3 text_measure.py > ../resources/golden/text_measure.json

The frontier is computed from the definitions of Pillutla et al. (2021), with the 25 mixtures and the scale 5 of their package, its
area by sklearn.metrics.auc; the frontier integral of Liu et al. (2021) by numerical integration; the calibration error of Guo et al.
(2017) from np.digitize. A text is a list of sequences of ids; the first token of each is given.
"""

import json
import math

import numpy as np
from scipy import integrate, special
from sklearn.metrics import auc

rng = np.random.default_rng(20261124)
GROUPS = 20
V = 16
BINS = 15


def jackknife(items, statistic):
    groups = min(GROUPS, len(items))
    left_out = np.array([statistic([x for i, x in enumerate(items) if i % groups != g]) for g in range(groups)])
    return math.sqrt((groups - 1) / groups * np.sum((left_out - left_out.mean()) ** 2))


# the law of the next token after token i: row i
logits = rng.normal(size=(V, V)) * np.linspace(0, 6, V)[:, None]
laws = special.softmax(logits, axis=1)
texts = [rng.integers(0, V, int(rng.integers(1, 9))).tolist() for _ in range(50)]


def gini(p):
    """Half the mean absolute difference over the mean."""
    return float(np.abs(p[:, None] - p[None]).mean() / 2 / p.mean())


def places(seqs):
    return [(laws[a], b) for s in seqs for a, b in zip(s, s[1:])]


def mean(number):
    statistic = lambda seqs: float(np.mean([number(p, b) for p, b in places(seqs)]))
    return [statistic(texts), jackknife(texts, statistic)]


def calibration(seqs):
    confidence = np.array([p.max() for p, _ in places(seqs)])
    right = np.array([p.argmax() == b for p, b in places(seqs)])
    bins = np.digitize(confidence, np.linspace(0, 1, BINS + 1)[1:-1], right=True)
    return float(
        sum(
            np.mean(bins == b) * abs(right[bins == b].mean() - confidence[bins == b].mean())
            for b in range(BINS)
            if np.any(bins == b)
        )
    )


def area(p, q):
    curve = [[0, np.inf]]
    for w in np.linspace(1e-6, 1 - 1e-6, 25):
        r = w * p + (1 - w) * q
        curve.append([special.rel_entr(q, r).sum(), special.rel_entr(p, r).sum()])
    curve.append([np.inf, 0])
    x, y = np.exp(-5 * np.array(curve)).T
    return float(auc(*np.array(sorted(zip(x, y), key=lambda point: (point[0], -point[1]))).T))


def integral(p, q):
    def line(w):
        r = w * p + (1 - w) * q
        return 2 * (w * special.rel_entr(p, r).sum() + (1 - w) * special.rel_entr(q, r).sum())

    return integrate.quad(line, 0, 1, epsabs=1e-13, epsrel=1e-13, limit=500)[0]


p = rng.dirichlet(np.full(12, 0.5))
q = rng.dirichlet(np.full(12, 0.5))
p[3] = q[4] = 0
p, q = p / p.sum(), q / q.sum()
# hidden states in four far corners, so that any k-means finds the same cells
drawn_cells = rng.choice(4, 60, p=[0.6, 0.3, 0.1, 0])
real_cells = rng.choice(4, 60, p=[0.25, 0.25, 0.25, 0.25])
share = lambda cells: np.bincount(cells, minlength=4) / len(cells)

print(
    json.dumps(
        {
            "laws": laws.tolist(),
            "texts": texts,
            "entropy": mean(lambda law, _: special.entr(law).sum()),
            "gini": mean(lambda law, _: gini(law)),
            "certain": mean(lambda law, _: law.max() >= 0.9),
            "accuracy": mean(lambda law, b: law.argmax() == b),
            "confidence": mean(lambda law, _: law.max()),
            "calibration": [calibration(texts), jackknife(texts, calibration)],
            "p": p.tolist(),
            "q": q.tolist(),
            "area": area(p, q),
            "integral": integral(p, q),
            "drawn_cells": drawn_cells.tolist(),
            "real_cells": real_cells.tolist(),
            "hidden_area": [
                area(share(drawn_cells), share(real_cells)),
                jackknife(drawn_cells, lambda some: area(share(np.array(some)), share(real_cells))),
            ],
            "hidden_integral": [
                integral(share(drawn_cells), share(real_cells)),
                jackknife(drawn_cells, lambda some: integral(share(np.array(some)), share(real_cells))),
            ],
        },
        separators=(",", ":"),
    )
)

"""Golden values of k-means: scikit-learn's Lloyd iterations from given items, with and without weights.

python3 core/src/test/golden/k_means.py > core/src/test/resources/golden/k_means.json
Written with scikit-learn 1.9.1. Data are those of mixture.json.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans

data = json.loads((Path(__file__).parents[1] / "resources/golden/mixture.json").read_text())["data"]
cases = []
for name, seeds in (("iris", [0, 1, 2]), ("wine", [5, 60, 150, 151]), ("line", [3, 4]), ("plane", [1, 2, 3, 4, 5])):
    x = np.array(data[name])
    for weights in (None, 1.0 + np.arange(len(x)) % 4):
        km = KMeans(len(seeds), init=x[seeds], n_init=1, algorithm="lloyd").fit(x, sample_weight=weights)
        counts = np.bincount(km.labels_, minlength=len(seeds))
        cases.append({"data": name, "seeds": seeds, "weighted": weights is not None, "counts": counts.tolist(),
                      "inertia": km.inertia_})
print(json.dumps(cases))

"""Golden values of kernel density: log densities of scikit-learn's KernelDensity, tolerances of its trees at 0.

python3 core/src/test/golden/kde.py > core/src/test/resources/golden/kde.json
Written with scikit-learn 1.9.1.
"""

import json

import numpy as np
from sklearn.datasets import load_iris
from sklearn.neighbors import KernelDensity

rng = np.random.default_rng(11)
iris = load_iris().data
sets = {"iris": iris[::2], "line": np.round(rng.normal(size=(41, 1)), 6)}
queries = {"iris": iris[1::10], "line": np.linspace(-3, 3, 13)[:, None]}
cases = []
for name, x in sets.items():
    for kernel in ("gaussian", "tophat"):
        for rule in ("scott", "silverman", 0.37):
            for weighted in (False, True) if rule == 0.37 else (False,):
                weights = 1.0 + np.arange(len(x)) % 3 if weighted else None
                kd = KernelDensity(kernel=kernel, bandwidth=rule, atol=0, rtol=0).fit(x, sample_weight=weights)
                cases.append(
                    {
                        "data": name,
                        "kernel": kernel,
                        "rule": rule,
                        "weighted": weighted,
                        "bandwidth": kd.bandwidth_,
                        "log": [v if np.isfinite(v) else None for v in kd.score_samples(queries[name])],
                    }
                )
print(
    json.dumps(
        {
            "data": {name: x.tolist() for name, x in sets.items()},
            "queries": {name: x.tolist() for name, x in queries.items()},
            "cases": cases,
        }
    )
)

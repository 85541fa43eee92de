"""Least squares by scikit-learn 1.9.1: weighted, with and without intercept, and of deficient rank.

Writes core/src/test/resources/golden/linear_regression.json; run it from the repository's root.
"""

import json

import numpy as np
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(8)
cases = []
for name, n, d, intercept, weighted, deficient in [
    ("plain", 20, 3, False, False, False),
    ("intercept", 20, 3, True, False, False),
    ("weighted", 25, 2, False, True, False),
    ("weighted intercept", 25, 2, True, True, False),
    ("deficient", 20, 3, False, False, True),
    ("deficient intercept", 20, 3, True, False, True),
    ("wide", 4, 6, False, False, False),
    ("wide intercept", 4, 6, True, False, False),
]:
    x = rng.normal(size=(n, d)) + 1
    if deficient:
        x[:, 2] = x[:, 0] - 2 * x[:, 1]
    y = x @ rng.normal(size=d) + 0.7 + rng.normal(size=n)
    w = rng.uniform(0.5, 3, size=n) if weighted else np.ones(n)
    fit = LinearRegression(fit_intercept=intercept).fit(x, y, sample_weight=w if weighted else None)
    cases.append({
        "name": name,
        "intercept": intercept,
        "columns": d + 1,
        "rows": np.column_stack([x, y]).ravel().tolist(),
        "weights": w.tolist(),
        "coefficients": fit.coef_.tolist() + ([float(fit.intercept_)] if intercept else []),
    })
with open("core/src/test/resources/golden/linear_regression.json", "w") as out:
    json.dump(cases, out, indent=1)

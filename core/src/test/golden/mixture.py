"""Golden values of the mixture: scikit-learn's EM from given parameters, a fixed number of iterations, the same floor.

python3 core/src/test/golden/mixture.py > core/src/test/resources/golden/mixture.json
Written with scikit-learn 1.9.1, NumPy as installed with it. `bound` is lower_bound_ (the mean log-likelihood before the
last M-step), `score` the mean log-likelihood under the final parameters. Both in nats.
"""

import json
import warnings

import numpy as np
from sklearn.datasets import load_iris, load_wine
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

warnings.simplefilter("ignore", ConvergenceWarning)


def data_sets():
    rng = np.random.default_rng(7)
    iris = load_iris().data
    wine = load_wine().data[:, [0, 1, 9]]
    line = np.where(rng.random(1027) < 0.3, rng.normal(-4, 1, 1027), rng.normal(4, 1.5, 1027))
    plane = rng.normal(size=(777, 2)) * [1, 0.3] + rng.normal(scale=3, size=(5, 2))[rng.integers(5, size=777)]
    return {"iris": (iris, 3), "wine": (wine, 4), "line": (np.round(line, 6)[:, None], 2), "plane": (np.round(plane, 6), 5)}


def start(x, k, kind):
    """Every (n/k)-th item as mean, the covariance of the data halved."""
    n, d = x.shape
    covariance = np.cov(x.T, ddof=0).reshape(d, d) / 2
    if kind == "diag":
        covariance = np.diag(np.diag(covariance))
    if kind == "spherical":
        covariance = np.eye(d) * np.diag(covariance).mean()
    precision = np.linalg.inv(covariance)
    precisions = {
        "full": np.tile(precision, (k, 1, 1)),
        "tied": precision,
        "diag": np.tile(np.diag(precision), (k, 1)),
        "spherical": np.full(k, precision[0, 0]),
    }[kind]
    weights = np.arange(1.0, k + 1) / (k * (k + 1) / 2)
    return weights, x[:: n // k][:k], covariance, precisions


def case(name, x, k, kind, floor, iterations):
    weights, means, covariance, precisions = start(x, k, kind)
    gm = GaussianMixture(
        k,
        covariance_type=kind,
        tol=0,
        max_iter=iterations,
        reg_covar=floor,
        weights_init=weights,
        means_init=means,
        precisions_init=precisions,
    ).fit(x)
    return {
        "data": name,
        "k": k,
        "type": kind,
        "reg_covar": floor,
        "iterations": iterations,
        "start": {"weights": weights.tolist(), "means": means.tolist(), "covariance": covariance.ravel().tolist()},
        "bound": gm.lower_bound_,
        "score": gm.score(x),
        "weights": gm.weights_.tolist(),
        "means": gm.means_.tolist(),
    }


sets = data_sets()
cases = [
    case(name, x, k, kind, floor, iterations)
    for name, (x, k) in sets.items()
    for kind in ("full", "tied", "diag", "spherical")
    for floor, iterations in ((0, 1), (1e-6, 25), (1e-2, 8))
]
print(json.dumps({"data": {name: x.tolist() for name, (x, _) in sets.items()}, "cases": cases}))

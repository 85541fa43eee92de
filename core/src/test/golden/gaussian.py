"""Golden values of the Gaussian: NumPy's mean and covariances (also with reliability weights), SciPy's log densities.

python3 core/src/test/golden/gaussian.py > core/src/test/resources/golden/gaussian.json
"""

import json

import numpy as np
from scipy.stats import multivariate_normal
from sklearn.datasets import load_iris

x = load_iris().data[:50, :3]
w = np.where(np.arange(50) < 20, 1.0, 2.5)
mean, weighted = x.mean(axis=0), np.average(x, axis=0, weights=w)
covariance = np.cov(x.T, ddof=1)
print(
    json.dumps(
        {
            "x": x.ravel().tolist(),
            "heavy_from": 20,
            "heavy": 2.5,
            "mean": mean.tolist(),
            "unbiased": covariance.ravel().tolist(),
            "mle": np.cov(x.T, ddof=0).ravel().tolist(),
            "weighted_mean": weighted.tolist(),
            "weighted_unbiased": np.cov(x.T, ddof=1, aweights=w).ravel().tolist(),
            "weighted_mle": np.cov(x.T, ddof=0, aweights=w).ravel().tolist(),
            "log_density": multivariate_normal(mean, covariance).logpdf(x).tolist(),
            "log_density_tiny_offset": (
                multivariate_normal(np.zeros(3), covariance).logpdf([1.0, 0.5, -0.5]) + 300 * np.log(10)
            ).item(),
        }
    )
)

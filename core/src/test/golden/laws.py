"""Distribution functions, quantiles and densities of the laws, by SciPy 1.17.1 / NumPy 2.4.6: writes laws.json.

Run in core/src/test/resources/golden. Every entry: name, the points x with cdf and logpdf there, and p with quantile.
"""
import json

import numpy as np
from scipy import optimize, stats

P = [1e-12, 1e-6, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-6]


def entry(name, law, x, p=P, density="logpdf"):
    x = np.asarray(x, dtype=float)
    return {
        "name": name,
        "x": x.tolist(),
        "cdf": law.cdf(x).tolist(),
        "logpdf": getattr(law, density)(x).tolist(),
        "p": p,
        "quantile": [float(v) for v in law.ppf(p)],
    }


class Mixture:
    """0.99 N(-1, 0.5) + 0.01 N(6, 2)"""

    parts = [(0.99, stats.norm(-1, 0.5)), (0.01, stats.norm(6, 2))]

    def cdf(self, x):
        return sum(w * n.cdf(x) for w, n in self.parts)

    def sf(self, x):
        return sum(w * n.sf(x) for w, n in self.parts)

    def logpdf(self, x):
        return np.logaddexp(*[np.log(w) + n.logpdf(x) for w, n in self.parts])

    def ppf(self, ps):
        def root(p):
            f = (lambda x: self.cdf(x) - p) if p < 0.5 else (lambda x: (1 - p) - self.sf(x))
            return optimize.brentq(f, -60, 60, xtol=1e-15, rtol=1e-15, maxiter=1000)

        return [root(p) for p in ps]


grid = [-40, -6.5, -1.1, -0.2, 0.0, 0.4, 1.0, 3.7, 9.0]
positive = [0.001, 0.5, 1.5, 2.5, 7.0, 1e4]
entries = [
    entry("gaussian", stats.norm(2, 3), grid),
    entry("mixture", Mixture(), grid),
    entry("uniform", stats.uniform(-1, 4), [-2, -1, 0.3, 2.9, 3.5], P[1:]),
    entry("student_t", stats.t(2.5, 1, 2), grid),
    entry("cauchy", stats.t(1), grid),
    entry("heavy_t", stats.t(0.3), grid, P[1:]),
    entry("pareto", stats.pareto(1.5, scale=2), positive),
    entry("lognormal", stats.lognorm(0.7, scale=np.exp(0.3)), positive),
    entry("laplace", stats.laplace(1, 2), grid),
    entry("poisson_small", stats.poisson(3.5), [0, 1, 3, 9, 30], P[2:], "logpmf"),
    entry("poisson_large", stats.poisson(12345.0), [11000, 12345, 12400, 14000], P[1:], "logpmf"),
]

covariance = np.array([[2.0, 0.6, 0.0], [0.6, 1.0, -0.3], [0.0, -0.3, 0.5]])
points = np.array([[0.1, -0.2, 3.0], [1.0, 2.0, 3.0], [-30.0, 4.0, 0.0]])
beta = np.array([0.5, -2.0])
rows = np.array([[0.3, 1.0, -2.0], [-1.0, 0.0, 4.0]])
zipf = stats.zipfian(1.3, 1000).pmf(np.array([1, 2, 10, 1000]))
mandelbrot = (np.arange(1, 101) + 2.7) ** -1.1
chain = np.array([[0.1, 0.6, 0.3], [0.4, 0.4, 0.2], [0.05, 0.05, 0.9]])
values, vectors = np.linalg.eig(chain.T)
stationary = np.real(vectors[:, np.argmax(np.real(values))])
stationary /= stationary.sum()
json.dump(
    {
        "laws": entries,
        "multivariate": stats.multivariate_normal([1, 0, 2], covariance).logpdf(points).tolist(),
        "linear": (
            stats.norm.logpdf(rows[:, :2]).sum(axis=1) + stats.norm.logpdf(rows[:, 2], rows[:, :2] @ beta, 0.5)
        ).tolist(),
        "zipf": zipf.tolist(),
        "mandelbrot": (mandelbrot / mandelbrot.sum())[[0, 50, 99]].tolist(),
        "stationary": stationary.tolist(),
        "entropy_rate": float(stationary @ stats.entropy(chain, axis=1)),
    },
    open("laws.json", "w"),
    indent=1,
    allow_nan=True,
)

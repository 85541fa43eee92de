"""Moments and medians of chi-square products, exact chains of one type, missing mass. mpmath, NumPy, SciPy 1.17.1.

Writes core/src/test/resources/golden/theory_laws.json; run it from the repository's root.
"""

import functools
import json

import mpmath as mp
import numpy as np
from scipy.stats import binom

mp.mp.dps = 20


def c4(nu):
    x = mp.mpf(nu) / 2
    with mp.workdps(50):
        return mp.loggamma(x + mp.mpf(1) / 2) - mp.loggamma(x) - mp.log(x) / 2


def log_median(degrees):
    """The median of the sum of ln chi2_nu by Gil-Pelaez with adaptive quadrature in 20 digits."""
    a = [mp.mpf(nu) / 2 for nu in degrees]
    distinct = {x: a.count(x) for x in a}
    mean = sum(mp.digamma(x) for x in a)
    sd = mp.sqrt(sum(mp.polygamma(1, x) for x in a))
    edges = [0] + [mp.mpf(k) * 2 / sd for k in range(1, 13)] + [mp.mpf(k) * 50 / sd for k in range(1, 3)]

    def cdf(x):
        def f(s):
            log = sum(m * (mp.loggamma(y + 1j * s) - mp.loggamma(y)) for y, m in distinct.items())
            return mp.im(mp.exp(log - 1j * s * (x + mean))) / s
        return mp.mpf(1) / 2 - mp.quad(f, edges) / mp.pi

    root = mp.findroot(lambda x: cdf(x) - mp.mpf(1) / 2, (-sd / 100 - sum(1 / (3 * y) for y in a) / 10, 0))
    return root + mean + len(degrees) * mp.log(2)


@functools.cache
def kernel_of(n):
    return np.array([binom.pmf(np.arange(n + 1), n, c / n) for c in range(n + 1)])


def chain(n, p, last):
    """P(alive) at generations 0 .. last by dense matrix products."""
    kernel = kernel_of(n)
    now = binom.pmf(np.arange(n + 1), n, p)
    alive = []
    for _ in range(last + 1):
        alive.append(1 - now[0])
        now = now @ kernel
    return alive


zipf = 1 / np.arange(1, 51)
zipf /= zipf.sum()
types = np.zeros(11)
missing = np.zeros(11)
for p in zipf:
    alive = np.array(chain(40, p, 10))
    types += alive
    missing += p * (1 - alive)
steep = np.arange(1.0, 3001) ** -2
steep /= steep.sum()
golden = {
    "logMeanOfRoot": [{"nu": nu, "value": float(c4(nu))} for nu in [1, 2, 5, 29, 99, 999, 9999999]],
    "logMedians": [{"degrees": d, "value": float(log_median(d))}
                   for d in [[1], [9], [99], [1, 1], [9] * 10, [99] * 40, [1, 2, 3, 50], [4, 19, 99, 999]]],
    "zipf": {"types": types.tolist(), "missing": missing.tolist()},
    "steep": sum(np.array(p * (1 - np.array(chain(500, p, 20)))) for p in steep[:300]).tolist(),
    "steepTail": float(steep[300:].sum()),
    "zeta": [{"s": s, "value": float(mp.zeta(s))} for s in [1.1, 1.5, 2, 3, 7.5]],
}
with open("core/src/test/resources/golden/theory_laws.json", "w") as out:
    json.dump(golden, out, indent=1)

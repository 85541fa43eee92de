"""EM of a Gaussian mixture: scikit-learn and Genloss in turn on the same data, milliseconds per iteration.

Called by bench/em, which gives the command that starts our side. Both start at the first k points with unit covariance
and must agree on the log-likelihood after ten iterations.
"""

import subprocess
import sys
import tempfile
import time

import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture

N, D, ROUNDS = 200_000, 2, 3


def data():
    rng = np.random.default_rng(20240724)
    centres = rng.normal(scale=5, size=(16, D))
    return centres[rng.integers(16, size=N)] + rng.normal(size=(N, D)) @ np.array([[1.0, 0.4], [0.0, 0.8]])


def start(x, k):
    gm = GaussianMixture(k, reg_covar=1e-6)
    gm.weights_ = np.full(k, 1 / k)
    gm.means_ = x[:k].copy()
    gm.covariances_ = np.tile(np.eye(D), (k, 1, 1))
    gm.precisions_cholesky_ = np.tile(np.eye(D), (k, 1, 1))
    return gm


def theirs(x, k):
    """Best of several iterations, and the mean log-likelihood after ten."""
    gm = start(x, k)
    best, bound = float("inf"), 0.0
    for _ in range(10):
        begin = time.perf_counter()
        bound, responsibilities = gm._e_step(x)
        gm._m_step(x, responsibilities)
        best = min(best, time.perf_counter() - begin)
    return 1000 * best, float(bound)


def ours(process, k):
    process.stdin.write(f"{k}\n")
    process.stdin.flush()
    milliseconds, bound = process.stdout.readline().split()
    return float(milliseconds), float(bound)


def main():
    x = np.ascontiguousarray(data())
    threads, command = sys.argv[1], sys.argv[2:]
    with tempfile.NamedTemporaryFile(suffix=".f64") as file:
        file.write(x.astype("<f8").tobytes())
        file.flush()
        process = subprocess.Popen(
            [*command, file.name, str(D), threads], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        print(f"EM, {N} x {D}, full covariance, float64; scikit-learn {sklearn.__version__}; {threads} threads")
        print(f"{'k':>3} {'scikit-learn ms':>16} {'genloss ms':>11} {'ratio':>6}   (best of {ROUNDS} rounds, in turn)")
        for k in (2, 4, 8, 16):
            rounds = [(theirs(x, k), ours(process, k)) for _ in range(ROUNDS)]
            (_, a), (_, b) = rounds[0]
            assert abs(a - b) < 1e-8 * abs(a), f"log-likelihoods differ: {a} and {b}"
            slow = min(t for (t, _), _ in rounds)
            fast = min(t for _, (t, _) in rounds)
            print(f"{k:>3} {slow:>16.1f} {fast:>11.2f} {slow / fast:>6.1f}")
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    main()

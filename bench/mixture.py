"""A mixture of two normals refitted to its own 1,000 points: scikit-learn and Genloss in turn, seconds.

Called by bench/mixture, which gives the command that starts our side: the real loop. The setting is that of the
notebook of Shumailov et al.: data of one standard normal law in the plane, two components, tol 1e-5, one start by
k-means, 2,000 generations. The chains are random, so each side runs several; the number of EM steps of a fit says
whether both had the same work. scikit-learn runs on one thread: more make data this small slower, not faster.
"""

import os
import sys
import time
import warnings

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import sklearn
from in_turn import Ours
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

SIZE, GENERATIONS, ROUNDS = 1000, 2000, 3


def theirs(seed):
    rng = np.random.RandomState(seed)
    x = rng.normal(size=(SIZE, 2))
    steps = 0
    start = time.perf_counter()
    for _ in range(GENERATIONS):
        model = GaussianMixture(2, tol=1e-5, max_iter=2000, random_state=rng).fit(x)
        steps += model.n_iter_
        x, _ = model.sample(SIZE)
    return time.perf_counter() - start, steps / GENERATIONS


def main():
    warnings.simplefilter("ignore", ConvergenceWarning)
    slow, fast, their_steps, our_steps = [], [], [], []
    with Ours(sys.argv[1:]) as process:
        for seed in range(1, ROUNDS + 1):
            seconds, steps = theirs(seed)
            slow.append(seconds)
            their_steps.append(steps)
            milliseconds, steps = process.ask(SIZE, GENERATIONS, seed)
            fast.append(milliseconds / 1000)
            our_steps.append(steps)
    print(f"{SIZE} points, {GENERATIONS} generations, 2 components; scikit-learn {sklearn.__version__}; in turn")
    print(f"{'round':>5} {'scikit-learn s':>15} {'EM steps':>9} {'genloss s':>10} {'EM steps':>9} {'ratio':>6}")
    for i, row in enumerate(zip(slow, their_steps, fast, our_steps, np.divide(slow, fast))):
        print(f"{i + 1:>5} {row[0]:>15.2f} {row[1]:>9.1f} {row[2]:>10.3f} {row[3]:>9.1f} {row[4]:>6.1f}")


if __name__ == "__main__":
    main()

"""Gaussian chains by their sufficient statistics: NumPy and Genloss in turn, milliseconds.

Called by bench/chains, which gives the command that starts our side. NumPy is timed for drawing the normal and the
chi-square numbers alone; ours for the whole chains. Both must agree on the last generation within 5 standard errors.
"""

import sys
import time

import numpy as np
from in_turn import Ours

TRIALS, GENERATIONS, SIZE, ROUNDS = 100_000, 100, 100, 7


def theirs(rng):
    start = time.perf_counter()
    normal = rng.standard_normal((GENERATIONS, TRIALS))
    chi = rng.chisquare(SIZE - 1, (GENERATIONS, TRIALS))
    return 1000 * (time.perf_counter() - start), normal, chi


def last(normal, chi):
    """Mean squared and variance of every chain in the last generation."""
    mean, variance = np.zeros(TRIALS), np.ones(TRIALS)
    for z, c in zip(normal, chi):
        mean += np.sqrt(variance / SIZE) * z
        variance *= c / (SIZE - 1)
    return mean**2, variance


def main():
    rng = np.random.default_rng(20261122)
    with Ours(sys.argv[1:]) as ours:
        slow, fast, kept = [], [], []
        for _ in range(ROUNDS):
            milliseconds, normal, chi = theirs(rng)
            slow.append(milliseconds)
            milliseconds, *moments = ours.ask(TRIALS, GENERATIONS, SIZE, 1)
            fast.append(milliseconds)
            kept.append(ours.ask(TRIALS, GENERATIONS, SIZE, GENERATIONS)[0])
        for of, value in zip(last(normal, chi), moments):
            error = of.std() * np.sqrt(2 / TRIALS)
            assert abs(of.mean() - value) < 5 * error, f"moments differ: {of.mean()} and {value}"
        figure = min(ours.ask(1, 1000, 10_000_000, 1000)[0] for _ in range(3 * ROUNDS))
    print(f"{TRIALS} chains x {GENERATIONS} generations, NumPy {np.__version__}; best of {ROUNDS} rounds, in turn")
    print(f"NumPy, the numbers alone           {min(slow):8.1f} ms")
    print(f"genloss, last generation kept      {min(fast):8.1f} ms   ratio {min(slow) / min(fast):.1f}")
    print(f"genloss, all generations kept      {min(kept):8.1f} ms   ratio {min(slow) / min(kept):.1f}")
    print(f"one chain, M = 10^7, 1,000 generations {figure:8.3f} ms")


if __name__ == "__main__":
    main()

"""A Gaussian refitted to its own 10^7 points: NumPy and Genloss in turn, milliseconds per generation.

Called by bench/points, which gives the command that starts our side: the real loop, with its source, learner and
metric. Both must stay where theory says: from generation to generation mean and variance move by 1/sqrt(M) and
sqrt(2/M) of what they are.
"""

import sys
import time

import numpy as np
from in_turn import Ours

SIZE, GENERATIONS, ROUNDS = 10_000_000, 60, 3


def theirs(rng):
    mean, deviation = 0.0, 1.0
    start = time.perf_counter()
    for _ in range(GENERATIONS):
        x = rng.normal(mean, deviation, SIZE)
        mean, deviation = x.mean(), x.std()
    return 1000 * (time.perf_counter() - start) / GENERATIONS, mean, deviation**2


def ours(process):
    milliseconds, mean, variance = process.ask(SIZE, GENERATIONS)
    return milliseconds / GENERATIONS, mean, variance


def check(mean, variance):
    assert abs(mean) < 5 * np.sqrt(GENERATIONS / SIZE), f"the mean is {mean}"
    assert abs(variance - 1) < 5 * np.sqrt(2 * GENERATIONS / SIZE), f"the variance is {variance}"


def main():
    rng = np.random.default_rng(20261122)
    with Ours(sys.argv[1:]) as process:
        rounds = [(theirs(rng), ours(process)) for _ in range(ROUNDS)]
    for pair in rounds:
        for _, mean, variance in pair:
            check(mean, variance)
    slow = min(slow for (slow, *_), _ in rounds)
    fast = min(fast for _, (fast, *_) in rounds)
    print(f"{SIZE} points a generation, NumPy {np.__version__}; ms a generation, best of {ROUNDS} rounds, in turn")
    print(f"NumPy {slow:.1f}   genloss {fast:.1f}   ratio {slow / fast:.1f}")


if __name__ == "__main__":
    main()

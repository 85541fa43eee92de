"""E[W2^2] of the stationary fresh loop in one dimension, by simulation of mean and sum of squares. NumPy 2.

Writes core/src/test/resources/golden/fresh_loop.json; run it from the repository's root. About ten seconds.
"""

import json

import numpy as np

random = np.random.default_rng(5)
trials = 400_000
rows = []
for real, synthetic, scale, generations in [(100, 92, 0.8, 25), (20, 40, 0.9, 40), (10, 10, 1, 25)]:
    mean, variance, size = np.zeros(trials), np.ones(trials), real + synthetic
    for _ in range(generations):
        of_real = random.normal(size=trials) / np.sqrt(real)
        of_synthetic = mean + np.sqrt(scale * variance / synthetic) * random.normal(size=trials)
        squares = random.chisquare(real - 1, trials) + scale * variance * random.chisquare(synthetic - 1, trials)
        mean = (real * of_real + synthetic * of_synthetic) / size
        variance = (squares + real * synthetic / size * (of_real - of_synthetic) ** 2) / (size - 1)
    distance = mean**2 + (np.sqrt(variance) - 1) ** 2
    rows.append({"real": real, "synthetic": synthetic, "lambda": scale,
                 "distance": distance.mean(), "error": distance.std() / np.sqrt(trials)})
with open("core/src/test/resources/golden/fresh_loop.json", "w") as out:
    json.dump(rows, out, indent=1)

"""Log probabilities, cumulative probabilities and quantiles of Poisson laws. SciPy 1.17.1.

Writes core/src/test/resources/golden/poisson.json; run it from the repository's root.
"""

import json

from scipy.stats import poisson

rows = []
for rate, k, p in [(0.1, 0, 0.5), (0.1, 3, 0.999), (2.5, 2, 0.05), (2.5, 9, 0.95), (40, 38, 0.3), (40, 80, 0.999999),
                   (1234.5, 1200, 0.01), (1e5, 100500, 0.9), (1e7, 9995000, 0.2)]:
    law = poisson(rate)
    rows.append({"rate": rate, "k": k, "p": p, "logpmf": law.logpmf(k), "cdf": law.cdf(k), "ppf": law.ppf(p)})
with open("core/src/test/resources/golden/poisson.json", "w") as out:
    json.dump(rows, out, indent=1)

"""Golden values of the tails that verdicts rest on: SciPy's survival functions, and order statistics as intervals of a median.

python3 core/src/test/golden/tails.py > core/src/test/resources/golden/tails.json
"""

import json

from scipy import stats

ranks = {}
for n in (9, 24, 100):
    # largest k with P(K <= k - 1) <= 0.05 / 16: the interval goes from the k-th smallest to the k-th largest
    ranks[n] = max(k for k in range(1, n) if stats.binom.cdf(k - 1, n, 0.5) <= 0.05 / 16)
print(
    json.dumps(
        {
            "normal": [[z, stats.norm.sf(z)] for z in (0, 1, 4, 8)],
            "gamma": [
                [z, skew, stats.pearson3.sf(z, skew)]
                for z in (1, 3, 6)
                for skew in (0.05, 1.5, 4, -0.8)
                if stats.pearson3.sf(z, skew) > 0
            ],
            "student": [[t, df, stats.t.sf(t, df)] for t in (0.5, 3.5, 9) for df in (4, 19)],
            "heads": [[k, n, stats.binom.sf(k - 1, n, 0.5)] for k, n in ((0, 20), (17, 20), (24, 24), (900, 1000))],
            "ranks": [[n, k] for n, k in ranks.items()],
        },
        indent=1,
    )
)

"""Golden values of the statistics of comparisons, by SciPy. Run from this folder: python3 statistics.py"""
import json
import numpy as np
import scipy
from scipy import stats

x = [1.25, 0.5, 2.75, 3.5, -1.0, 0.25, 4.0, 1.75]
y = [0.75, 0.25, 1.5, 3.75, -2.0, 1.0, 2.5, 0.5]
z = [2.0, 3.25, 5.5, 4.25, 6.0]
p = [0.01, 0.04, 0.03, 0.005, 0.5]
golden = {
    "scipy": scipy.__version__,
    "x": x,
    "y": y,
    "z": z,
    "paired_t": stats.ttest_rel(x, y).pvalue,
    "mann_whitney": stats.mannwhitneyu(x, z, alternative="two-sided", method="exact").pvalue,
    "half_width": float(stats.t.ppf(0.975, len(x) - 1) * stats.sem(x)),
    "quantiles": [float(np.quantile(x, q)) for q in (0.05, 0.5, 0.95)],
    "p": p,
    # Holm 1979 by hand: sorted p times (m, m - 1, ..), made monotone
    "holm": [0.04, 0.09, 0.09, 0.025, 0.5],
}
with open("../resources/golden/statistics.json", "w") as out:
    json.dump(golden, out, indent=2)
    out.write("\n")

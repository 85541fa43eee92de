"""Golden values of the summary over trials: numpy.quantile (linear, its default) and scipy.stats.t.

Run from the folder core: python3 src/test/golden/trial_summary.py > src/test/resources/golden/trial_summary.json
Made with NumPy 2.4.6.
"""

import json

import numpy
import scipy.stats

CASES = [
    [3.0],
    [2.0, 1.0],
    [0.25, -1.5, 7.0, 7.0, 1e-3],
    [float(x) for x in numpy.random.default_rng(1).lognormal(size=20).round(6)],
    [float(x) for x in numpy.random.default_rng(2).normal(1e6, 1, size=101).round(6)],
]


def summary(values):
    x = numpy.array(values)
    low5, median, high95 = numpy.quantile(x, [0.05, 0.5, 0.95])
    case = {"values": values, "low5": low5, "median": median, "high95": high95, "mean": x.mean()}
    if len(x) > 1:
        half = scipy.stats.t.ppf(0.975, len(x) - 1) * x.std(ddof=1) / numpy.sqrt(len(x))
        case |= {"mean_low": x.mean() - half, "mean_high": x.mean() + half}
    return case


print(json.dumps([summary(values) for values in CASES], indent=1))

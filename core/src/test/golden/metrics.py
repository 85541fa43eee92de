"""Golden values of the metrics, from NumPy, SciPy and brute force.

    python3 metrics.py > ../resources/golden/metrics.json

Written with Python 3.11, NumPy 2.4, SciPy 1.17. Nothing here follows the formulas of the Java code where a library or a
definition can be had instead.
"""

import json
import math

import numpy as np
from scipy import integrate, linalg, optimize, spatial, stats

rng = np.random.default_rng(20240724)
GROUPS = 20


def jackknife(items, statistic):
    """Delete-a-group jackknife: item i is in group i mod 20."""
    items = list(items)
    groups = min(GROUPS, len(items))
    left_out = np.array([statistic([x for i, x in enumerate(items) if i % groups != g]) for g in range(groups)])
    return math.sqrt((groups - 1) / groups * np.sum((left_out - left_out.mean()) ** 2))


def influence_error(n, weighted):
    """sd / sqrt(n) of the derivative of a statistic of weights towards each point mass, by central differences."""
    step = 1e-5
    base = np.full(n, 1 / n)
    influence = []
    for i in range(n):
        towards = -base.copy()
        towards[i] += 1
        influence.append((weighted(base + step * towards) - weighted(base - step * towards)) / (2 * step))
    return float(np.std(influence, ddof=1) / math.sqrt(n))


def w2_squared(x, y):
    m = math.lcm(len(x), len(y))
    return float(np.mean((np.repeat(np.sort(x), m // len(x)) - np.repeat(np.sort(y), m // len(y))) ** 2))


def line():
    x = np.round(rng.normal(0.3, 1.2, 50), 3)
    y = np.round(rng.normal(0.0, 1.0, 60), 3)
    x[7] = x[3]
    y[5] = x[3]
    grid = stats.norm.ppf((np.arange(10_000) + 0.5) / 10_000)
    u = np.full(50, 1 / 50)
    above, below = int(np.sum(x > stats.norm.ppf(0.95))), int(np.sum(x < stats.norm.ppf(0.05)))
    limits = [stats.binomtest(c, 50).proportion_ci(0.95, "exact") for c in (below, above)]
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "mean_error": abs(x.mean() - y.mean()),
        "mean_error_jackknife": jackknife(x, lambda s: abs(np.mean(s) - y.mean())),
        "std_error": abs(x.std(ddof=1) - y.std(ddof=1)),
        "variance_ratio": x.var(ddof=1) / y.var(ddof=1),
        "log_det_ratio": math.log(x.var(ddof=1) / y.var(ddof=1)),
        "gaussian_w2_squared": (x.mean() - y.mean()) ** 2 + (x.std(ddof=1) - y.std(ddof=1)) ** 2,
        "wasserstein_1": stats.wasserstein_distance(x, y),
        "wasserstein_1_error": influence_error(50, lambda w: stats.wasserstein_distance(x, y, w)),
        "wasserstein_1_normal": stats.wasserstein_distance(x, grid),
        "wasserstein_1_normal_integral": integrate.quad(
            lambda t: abs(np.mean(x <= t) - stats.norm.cdf(t)), -8, 8, limit=2000, points=sorted(set(x.tolist()))
        )[0],
        "wasserstein_2_squared": w2_squared(x, y),
        "wasserstein_2_squared_jackknife": jackknife(x, lambda s: w2_squared(np.array(s), y)),
        "energy_distance": stats.energy_distance(x, y),
        "energy_distance_error": influence_error(50, lambda w: stats.energy_distance(x, y, w)),
        "ks_statistic": stats.ks_2samp(x, y).statistic,
        "ks_statistic_normal": stats.kstest(x, "norm").statistic,
        "tail_lower": [below / 50 / 0.05, limits[0].low / 0.05, limits[0].high / 0.05],
        "tail_upper": [above / 50 / 0.05, limits[1].low / 0.05, limits[1].high / 0.05],
    }


def prdc(real, fake, k):
    """Naeem et al. 2020, by brute force."""
    rr, ff, rf = (spatial.distance.cdist(a, b) for a, b in ((real, real), (fake, fake), (real, fake)))
    real_radius, fake_radius = np.sort(rr, axis=1)[:, k], np.sort(ff, axis=1)[:, k]
    inside = rf < real_radius[:, None]
    return {
        "precision": inside.any(axis=0).mean(),
        "recall": (rf < fake_radius[None, :]).any(axis=1).mean(),
        "density": inside.sum(axis=0).mean() / k,
        "coverage": (rf.min(axis=1) < real_radius).mean(),
    }


def plane():
    a = np.round(rng.normal(0, 1, (40, 2)) @ np.array([[1.0, 0.4], [0.0, 0.7]]) + [0.2, -0.1], 3)
    b = np.round(rng.normal(0, 1, (45, 2)), 3)
    ma, mb, sa, sb = a.mean(0), b.mean(0), np.cov(a.T), np.cov(b.T)
    root = linalg.sqrtm(sa)
    bures = np.trace(sa + sb - 2 * linalg.sqrtm(root @ sb @ root)).real
    dist = spatial.distance.cdist
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "mean_error": linalg.norm(ma - mb),
        "covariance_error": linalg.norm(sa - sb),
        "covariance_error_relative": linalg.norm(sa - sb) / linalg.norm(sb),
        "variance_ratio": np.trace(sa) / np.trace(sb),
        "variance_ratio_jackknife": jackknife(a, lambda s: np.trace(np.cov(np.array(s).T)) / np.trace(sb)),
        "log_det_ratio": np.linalg.slogdet(sa)[1] - np.linalg.slogdet(sb)[1],
        "gaussian_w2_squared": np.sum((ma - mb) ** 2) + bures,
        "energy_distance": math.sqrt(2 * dist(a, b).mean() - dist(a, a).mean() - dist(b, b).mean()),
        "ks_statistic": max(stats.ks_2samp(a[:, j], b[:, j]).statistic for j in range(2)),
        "prdc": prdc(b, 1.6 * a, 3),
    }


def mixture():
    """Source: 0.9 N(0, 1) + 0.1 N(5, 0.25); model: 0.7 N(0.5, 1.44) + 0.3 N(4, 0.16)."""
    p = lambda t: 0.9 * stats.norm.pdf(t, 0, 1) + 0.1 * stats.norm.pdf(t, 5, 0.5)
    q = lambda t: 0.7 * stats.norm.pdf(t, 0.5, 1.2) + 0.3 * stats.norm.pdf(t, 4, 0.4)
    x = np.linspace(-2, 7, 19)
    posterior = 0.1 * stats.norm.pdf(x, 5, 0.5) / p(x)
    mean = lambda w, m: np.dot(w, m)
    return {
        "l2": integrate.quad(lambda t: (p(t) - q(t)) ** 2, -12, 17, limit=500, epsabs=1e-14)[0],
        "x": x.tolist(),
        "rare_mode_mass": posterior.mean(),
        "rare_mode_error": posterior.std(ddof=1) / math.sqrt(len(x)),
        "rare_mode_share": (posterior > 0.5).mean(),
        "model_mean_error": abs(mean([0.7, 0.3], [0.5, 4]) - mean([0.9, 0.1], [0, 5])),
        "log_likelihood": np.log(q(x)).mean(),
        "log_likelihood_error": np.log(q(x)).std(ddof=1) / math.sqrt(len(x)),
    }


def zipf_mle(counts):
    counts = np.sort(counts[counts > 0])[::-1]
    logs = np.log(np.arange(1, len(counts) + 1))
    target = np.dot(counts, logs) / counts.sum()

    def excess(s):
        w = np.exp(-s * logs)
        return np.dot(w, logs) / w.sum() - target

    s = optimize.brentq(excess, 0, 20, xtol=1e-14)
    w = np.exp(-s * logs) / np.exp(-s * logs).sum()
    variance = np.dot(w, logs**2) - np.dot(w, logs) ** 2
    return [s, 1 / math.sqrt(counts.sum() * variance)]


def types():
    k = 30
    real = (1 / np.arange(1, k + 1)) / np.sum(1 / np.arange(1, k + 1))
    symbols = rng.choice(k, 120, p=real)
    counts = np.bincount(symbols, minlength=k)
    freq = counts / 120
    held_out = np.bincount(rng.choice(k, 4000, p=real), minlength=k)
    support = lambda s: len(set(s))
    hill2 = lambda s: 1 / np.sum((np.bincount(s, minlength=k) / len(s)) ** 2)
    return {
        "symbols": symbols.tolist(),
        "held_out_counts": held_out.tolist(),
        "support": support(symbols),
        "support_jackknife": jackknife(symbols, support),
        "entropy": stats.entropy(freq),
        "hill": [float(np.sum(freq > 0)), math.exp(stats.entropy(freq)), 1 / np.sum(freq**2)],
        "hill_2_jackknife": jackknife(symbols, hill2),
        "kl_model_real": stats.entropy(freq, held_out / 4000),
        "js": float(spatial.distance.jensenshannon(freq, held_out / 4000) ** 2),
        "zipf": zipf_mle(counts),
    }


def text():
    words = 25
    p = (1 / np.arange(1, words + 1)) / np.sum(1 / np.arange(1, words + 1))
    sequences = [rng.choice(words, int(rng.integers(1, 15)), p=p).tolist() for _ in range(70)]
    length = 300

    def first(tokens):
        out, left = [], tokens
        for s in sequences:
            if left > 0:
                out.append(s[:left])
                left -= len(out[-1])
        return out

    grams = lambda s, n: [tuple(s[i : i + n]) for i in range(len(s) - n + 1)]
    distinct = lambda seqs, n: len({g for s in seqs for g in grams(s, n)}) / sum(len(grams(s, n)) for s in seqs)
    rep = lambda n: [1 - len(set(grams(s, n))) / len(grams(s, n)) for s in sequences if len(s) >= n]
    loss = lambda seqs: -np.mean([math.log(p[t]) for s in seqs for t in s])
    window = first(length)
    return {
        "sequences": sequences,
        "distinct": [distinct(window, n) for n in (1, 2, 3, 5)],
        "distinct_jackknife": [jackknife(window, lambda s: distinct(s, n)) for n in (1, 2, 3, 5)],
        "repetition": [float(np.mean(rep(n))) for n in (1, 2)],
        "repetition_error": [float(np.std(rep(n), ddof=1) / math.sqrt(len(rep(n)))) for n in (1, 2)],
        "perplexity": math.exp(loss(sequences)),
        "perplexity_jackknife": jackknife(sequences, lambda s: math.exp(loss(s))),
        "bits": loss(sequences) / math.log(2),
    }


def clopper_pearson():
    cases = [(0, 10), (10, 10), (1, 10), (3, 1000), (999, 100000), (50, 100)]
    limits = [stats.binomtest(k, n).proportion_ci(0.95, "exact") for k, n in cases]
    return [[k, n, l.low, l.high] for (k, n), l in zip(cases, limits)]


print(
    json.dumps(
        {
            "line": line(),
            "plane": plane(),
            "mixture": mixture(),
            "types": types(),
            "text": text(),
            "clopper_pearson": clopper_pearson(),
        },
        default=float,
        separators=(",", ":"),
    )
)

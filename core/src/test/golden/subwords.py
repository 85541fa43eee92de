"""Golden values of the metrics of subwords, from NumPy, SciPy and brute force.

    python3 subwords.py > ../resources/golden/subwords.json

Written with Python 3.11, NumPy 2.4, SciPy 1.17. A text is a list of sequences of ids; piece 0 ends a text.
"""

import json
import math

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261123)
GROUPS = 20
PIECES = ["</s>", " the", " tower", "s", " of", " York", ",", " \u2013", " stone", "ing", " (a", ")", " b", "old", ".", " 12"]
LEAST_COUNT = 2


def jackknife(items, statistic):
    """Delete-a-group jackknife: item i is in group i mod 20."""
    items = list(items)
    groups = min(GROUPS, len(items))
    left_out = np.array([statistic([x for i, x in enumerate(items) if i % groups != g]) for g in range(groups)])
    return math.sqrt((groups - 1) / groups * np.sum((left_out - left_out.mean()) ** 2))


def texts(n, p, shortest=0):
    return [rng.choice(len(PIECES), int(rng.integers(shortest, 13)), p=p).tolist() for _ in range(n)]


def law(power):
    p = np.arange(1, len(PIECES) + 1) ** -float(power)
    return p / p.sum()


p_first = law(1.0)
held_out = texts(90, law(0.8), 2)
drawn = texts(75, law(1.4))
training = texts(60, law(1.4)) + [s[:] for s in drawn[:10]]
real = training[:25]


def loss(s):
    """The first token of a sequence is given."""
    return [-math.log(p_first[t]) for t in s[1:]]


def first_perplexity():
    logs = np.array([np.mean(loss(s)) for s in drawn if len(s) > 1])
    others = np.array([np.mean(loss(s)) for s in held_out])
    low, high = np.quantile(others, 0.05), np.quantile(others, 0.9)
    n = len(logs)
    rank = next(r for r in range(n) if stats.binom.cdf(r, n, 0.5) > 0.025)  # so many may lie below the median
    width = math.log(1e5) / 60
    count = lambda x: np.histogram(np.clip(np.exp(x), 1, 1e5 - 1), np.geomspace(1, 1e5, 61))[0] / (len(x) * width)
    return {
        "mean": float(logs.mean()),
        "mean_error": float(logs.std(ddof=1) / math.sqrt(n)),
        "median": float(np.median(logs)),
        "median_limits": [float(np.sort(logs)[rank - 1]), float(np.sort(logs)[n - rank])],
        "low": float(np.mean(logs < low)),
        "high": float(np.mean(logs > high)),
        "low_limits": list(stats.binomtest(int(np.sum(logs < low)), n).proportion_ci(0.95, "exact")),
        "real_mean": float(others.mean()),
        "density": count(logs).tolist(),
        "real": count(others).tolist(),
        "deviation": float(np.std(np.exp(logs), ddof=1)),
    }


def held_out_perplexity():
    everything = lambda seqs: math.exp(np.mean([x for s in seqs for x in loss(s)]))
    no_end = lambda seqs: math.exp(np.mean([-math.log(p_first[t]) for s in seqs for t in s[1:] if t != 0]))
    batches = [held_out[i : i + 16] for i in range(0, len(held_out), 16)]
    batch_loss = [np.mean([x for s in b for x in loss(s)]) for b in batches]
    mean = lambda losses: math.exp(np.mean(losses))
    return {
        "perplexity": everything(held_out),
        "perplexity_error": jackknife(held_out, everything),
        "without_end": no_end(held_out),
        "without_end_error": jackknife(held_out, no_end),
        "by_batch": mean(batch_loss),
        "by_batch_error": jackknife(batch_loss, mean),
    }


def lengths():
    size = [len(s) for s in drawn]
    ended = sum(s[-1:] == [0] for s in drawn)
    rate = lambda seqs: 1000 * sum(s.count(0) for s in seqs) / sum(map(len, seqs))
    return {
        "length": float(np.mean(size)),
        "length_error": float(np.std(size, ddof=1) / math.sqrt(len(size))),
        "ended": ended / len(drawn),
        "ended_limits": list(stats.binomtest(ended, len(drawn)).proportion_ci(0.95, "exact")),
        "rate": rate(drawn),
        "rate_error": jackknife(drawn, rate),
    }


def window(seqs, length):
    out, left = [], length
    for s in seqs:
        if left > 0:
            out.append(s[:left])
            left -= len(out[-1])
    return out


def heaps():
    zipf = stats.zipfian(1.1, 400)
    text = [(zipf.rvs(12, random_state=rng) - 1).tolist() for _ in range(60)]

    def slope(seqs):
        tokens = [t for s in seqs for t in s]
        read = [round(len(tokens) * 2 ** (-j / 2)) for j in range(13)]
        return float(np.polyfit(np.log(read), np.log([len(set(tokens[:r])) for r in read]), 1)[0])

    some = window(text, 500)
    return {"text": text, "exponent": slope(some), "error": jackknife(some, slope)}


def memorised():
    n = 3
    grams = lambda s: [tuple(s[i : i + n]) for i in range(len(s) - n + 1)]

    def share(seqs, known):
        stock = {g for s in known for g in grams(s)}
        found = lambda some: sum(g in stock for s in some for g in grams(s)) / sum(len(grams(s)) for s in some)
        return [found(seqs), jackknife(seqs, found)]

    return {"training": share(drawn, training), "real": share(drawn, real), "held_out": share(held_out, training)}


def words_of(s):
    """Words of one block: cut at the end of a text; the words at the ends of the block may be cut."""
    parts, last = [], []
    for t in s:
        if t == 0:
            parts.append(last)
            last = []
        else:
            last.append(t)
    parts.append(last)
    parts = ["".join(PIECES[t] for t in part).split() for part in parts]
    parts[0] = parts[0][1:]
    parts[-1] = parts[-1][:-1]
    marks = ",\u2013().</"
    return [w.strip(marks) for part in parts for w in part if w.strip(marks)]


def words():
    length = 300
    some = window(drawn, length)
    real_words = [w for s in window(held_out, length) for w in words_of(s)]
    frequent = {w for w in real_words if real_words.count(w) >= LEAST_COUNT}
    known = {w for s in held_out for w in words_of(s)}
    missing = lambda seqs: 1 - len(frequent & {w for s in seqs for w in words_of(s)}) / len(frequent)
    new = lambda seqs: np.mean([w not in known for s in seqs for w in words_of(s)])
    order = lambda ws: sorted(set(ws), key=lambda w: (-ws.count(w), w))
    drawn_words = [w for s in some for w in words_of(s)]
    fresh = [w for w in order(drawn_words) if w not in known]
    return {
        "missing": [missing(some), jackknife(some, missing)],
        "new": [float(new(some)), jackknife(some, new)],
        "words": order(real_words),
        "real": [real_words.count(w) for w in order(real_words)],
        "drawn": [drawn_words.count(w) for w in order(real_words)],
        "fresh": fresh,
        "fresh_counts": [drawn_words.count(w) for w in fresh],
    }


print(
    json.dumps(
        {
            "pieces": PIECES,
            "probabilities": p_first.tolist(),
            "held_out": held_out,
            "drawn": drawn,
            "training": training,
            "first_perplexity": first_perplexity(),
            "held_out_perplexity": held_out_perplexity(),
            "lengths": lengths(),
            "heaps": heaps(),
            "memorised": memorised(),
            "words": words(),
        },
        separators=(",", ":"),
    )
)

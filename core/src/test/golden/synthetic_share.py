"""Golden values of the synthetic share (Liang et al. 2024): log-likelihood ratios of sentences and the maximum-likelihood
share, by SciPy, from two small made-up reference texts. Written by: python3 synthetic_share.py > ../resources/golden/synthetic_share.json
"""

import json

import numpy as np
from scipy.optimize import minimize

rng = np.random.default_rng(6)
words = [f"w{i}" for i in range(40)]
human_p = rng.uniform(0.02, 0.5, len(words))
synthetic_p = np.clip(human_p * np.exp(rng.normal(0, 0.8, len(words))), 0.01, 0.9)


def sentences(p, n):
    made = []
    while len(made) < n:
        chosen = [w for w, x in zip(words, p) if rng.uniform() < x]
        if len(chosen) >= 2:
            made.append(chosen + chosen[:1])  # one word twice: occurrence counts, not how often
    return made


human, synthetic = sentences(human_p, 150), sentences(synthetic_p, 120)
target = sentences(human_p, 60) + sentences(synthetic_p, 25)


def share_with(text, word):
    return sum(word in s for s in text) / len(text)


kept = [w for w in words if sum(w in s for s in human) >= 5 and sum(w in s for s in synthetic) >= 3]
p = {w: share_with(human, w) for w in kept}
q = {w: share_with(synthetic, w) for w in kept}


def log_likelihood(sentence, law):
    return sum(np.log(law[w]) if w in sentence else np.log(1 - law[w]) for w in kept)


ratios = np.array([log_likelihood(s, q) - log_likelihood(s, p) for s in target])


def most_likely(r):
    result = minimize(
        lambda a: -np.mean(np.log((1 - a[0]) + a[0] * np.exp(r))),
        x0=[0.5],
        jac=lambda a: [-np.mean(np.expm1(r) / (1 + a[0] * np.expm1(r)))],
        bounds=[(0, 1)],
        method="L-BFGS-B",
        options={"ftol": 1e-15, "gtol": 1e-12},
    )
    return float(result.x[0])


middles = np.clip((np.floor(ratios * 10) + 0.5) / 10, -20.05, 20.05)
print(
    json.dumps(
        {
            "human": [" ".join(s) for s in human],
            "synthetic": [" ".join(s) for s in synthetic],
            "target": [" ".join(s) for s in target],
            "words": len(kept),
            "ratios": ratios.tolist(),
            "share": most_likely(ratios),
            "share_binned": most_likely(middles),
        },
        indent=0,
    )
)

"""Support left by top-p 0.95 applied over and over to Zipf's law (exponent 1, 1000 symbols). NumPy 2.4.6."""

import numpy as np

p = 1 / np.arange(1, 1001)
sizes = []
for _ in range(20):
    p = p / p.sum()
    kept = np.searchsorted(np.cumsum(p), 0.95 - 1e-12) + 1
    p = p[:kept]
    sizes.append(kept)
print(sizes[:5], sizes[9], sizes[19])

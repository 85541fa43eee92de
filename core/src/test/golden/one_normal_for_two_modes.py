"""W2 squared between N(0, 10) and the mixture of N(-3, 1) and N(3, 1) in equal parts, for AttributeTest (app).

python3 one_normal_for_two_modes.py        (NumPy, SciPy; prints 1.1904 to the digits that the grid is good for)
"""

import numpy as np
from scipy.stats import norm

p = (np.arange(20_000) + 0.5) / 20_000
x = np.linspace(-9, 9, 200_001)
mixture = np.interp(p, 0.5 * norm.cdf(x + 3) + 0.5 * norm.cdf(x - 3), x)
print(np.mean((mixture - np.sqrt(10) * norm.ppf(p)) ** 2))

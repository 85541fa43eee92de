"""The plain baseline of bench/ngram: trigrams counted in dictionaries and sampled with random.choices.

Usage: ngram.py FILE [SECONDS]   FILE holds one sequence of token ids a line.
Prints two numbers: tokens trained and tokens sampled, each a second, on one thread.
"""

import random
import sys
import time
from collections import Counter, defaultdict

BEGIN, END = -1, -2


def train(sequences):
    counts = Counter()
    for ids in sequences:
        padded = [BEGIN, BEGIN, *ids, END]
        counts.update(zip(padded, padded[1:], padded[2:]))
    following = defaultdict(lambda: ([], []))
    for (a, b, c), n in counts.items():
        words, weights = following[a, b]
        words.append(c)
        weights.append((weights[-1] if weights else 0) + n)
    return following


def sample(following, rng):
    a, b, drawn = BEGIN, BEGIN, 0
    while b != END:
        words, sums = following[a, b]
        a, b = b, rng.choices(words, cum_weights=sums)[0]
        drawn += 1
    return drawn


def main():
    with open(sys.argv[1]) as lines:
        sequences = [[int(word) for word in line.split()] for line in lines]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 3
    events = sum(len(ids) + 1 for ids in sequences)
    start = time.perf_counter()
    following = train(sequences)
    trained = events / (time.perf_counter() - start)
    rng, drawn, start = random.Random(1), 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        drawn += sample(following, rng)
    print(round(trained), round(drawn / (time.perf_counter() - start)))


main()

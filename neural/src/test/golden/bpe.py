"""Golden values of the tokenizer and its trainer, from Hugging Face tokenizers 0.23.2.

python3 neural/src/test/golden/bpe.py writes neural/src/test/resources/golden/bpe.json from bpe.txt beside it.
python3 neural/src/test/golden/bpe.py FILE.. prints the SHA-256 of what is trained on these files with 8192 tokens.
"""

import hashlib
import json
import pathlib
import sys

import tokenizers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

GOLDEN = pathlib.Path(__file__).parent.parent / "resources" / "golden"


def train(files, size):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train(
        [str(file) for file in files],
        trainers.BpeTrainer(
            vocab_size=size,
            special_tokens=["<|endoftext|>"],
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    return tokenizer


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def merges(tokenizer):
    return json.loads(tokenizer.to_str())["model"]["merges"]


if len(sys.argv) > 1:
    trained = train(sys.argv[1:], 8192)
    lines = "".join(f"{a} {b}\n" for a, b in merges(trained))
    print("merges", len(merges(trained)), "sha256", sha256(lines), "tokenizer.json", sha256(trained.to_str()))
else:
    file = GOLDEN / "bpe.txt"
    text = file.read_bytes().decode()
    golden = {"tokenizers": tokenizers.__version__}
    for size in (300, 500, 2000):
        trained = train([file], size)
        golden[str(size)] = {
            "merges": [" ".join(pair) for pair in merges(trained)],
            "json_sha256": sha256(trained.to_str()),
            "ids": trained.encode(text).ids,
        }
    (GOLDEN / "bpe.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

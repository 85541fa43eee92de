"""Writing with a language model: transformers in Python and Genloss in turn, tokens/s; and whether they wrote the same.

Called by bench/generate with threads, rounds, new tokens and the command that starts our side. The model is GPT-2 with 6 layers
256 wide, 8 heads and 8192 tokens, of random weights; 32 prompts of 64 tokens. Python runs twice: as it is, and with the malloc
settings that ./genloss gives to our side. Beam search and greedy must give the same tokens on both sides; what is drawn differs,
for the generators of random numbers do.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from transformers import GPT2Config, GPT2LMHeadModel

PROMPTS, LENGTH, VOCABULARY = 32, 64, 8192
MALLOC = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "30000000000"}
OURS = {**MALLOC, "GOMP_SPINCOUNT": "1000", "OPENBLAS_THREAD_TIMEOUT": "4"}
DECODINGS = {
    "beam": dict(do_sample=False, num_beams=5, length_penalty=1.0, early_stopping=False),
    "greedy": dict(do_sample=False),
    "sample": dict(do_sample=True, temperature=0.9, top_k=50, top_p=0.95),
}


def make(folder):
    torch.manual_seed(20240724)
    config = GPT2Config(
        vocab_size=VOCABULARY, n_positions=256, n_embd=256, n_layer=6, n_head=8, bos_token_id=0, eos_token_id=0,
        # wider than a fresh start, so that next tokens are as unequal as those of a fitted model and no choice hangs on rounding
        initializer_range=0.08)
    GPT2LMHeadModel(config).eval().save_pretrained(folder)
    prompts = torch.randint(1, VOCABULARY, (PROMPTS, LENGTH), dtype=torch.int32).numpy()
    save_file({"prompts": prompts}, os.path.join(folder, "prompts.safetensors"))


@torch.no_grad()
def serve(folder, threads):
    """The Python side: answers like ours does."""
    torch.set_num_threads(int(threads))
    torch.set_flush_denormal(True)
    model = GPT2LMHeadModel.from_pretrained(folder).eval()
    # nothing ends a text, so that both sides write as much
    model.generation_config.eos_token_id = None
    model.generation_config.pad_token_id = 0
    prompts = torch.from_numpy(load_file(os.path.join(folder, "prompts.safetensors"))["prompts"]).long()
    for line in sys.stdin:
        what, tokens = line.split()
        start = time.perf_counter()
        out = model.generate(
            prompts, attention_mask=torch.ones_like(prompts), max_new_tokens=int(tokens), **DECODINGS[what])
        speed = PROMPTS * int(tokens) / (time.perf_counter() - start)
        print(speed, *out[:, LENGTH:].flatten().tolist(), flush=True)


class Side:
    def __init__(self, command, settings):
        environment = {k: v for k, v in os.environ.items() if k not in OURS} | settings
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )

    def ask(self, *words):
        """Speed and tokens."""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        speed, *tokens = self.process.stdout.readline().split()
        return float(speed), np.array(tokens, int).reshape(PROMPTS, -1)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    threads, rounds, tokens, *command = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        python = [sys.executable, __file__, "serve", folder, threads]
        sides = {
            "transformers": Side(python, {}),
            "transformers, malloc settings": Side(python, MALLOC),
            "Genloss": Side([*command, folder, threads], OURS),
        }
        print(f"PyTorch {torch.__version__}, {PROMPTS} prompts of {LENGTH} tokens and {tokens} new, {threads} threads;", end=" ")
        print(f"{rounds} rounds in turn, medians and (ratio of ours to each, median over rounds)")
        for what in DECODINGS:
            written = {name: side.ask(what, tokens)[1] for name, side in sides.items()}
            speed = [{name: side.ask(what, tokens)[0] for name, side in sides.items()} for _ in range(int(rounds))]
            for name in sides:
                median = statistics.median(r[name] for r in speed)
                ratio = statistics.median(r["Genloss"] / r[name] for r in speed)
                print(f"{what:>7}  {name:<30} {median:>9.0f} tokens/s  ({ratio:.2f})")
            if what != "sample":
                same = (written["transformers"] == written["Genloss"]).all(1)
                print(f"{what:>7}  {same.sum()} of {PROMPTS} texts are the same, token by token")
                assert same.all(), "not the same tokens"
        for side in sides.values():
            side.end()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        main()

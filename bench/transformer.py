"""Training of a small OPT: PyTorch in Python and Genloss in turn, tokens/s; then losses side by side, and resident size.

Called by bench/transformer with threads, rounds, steps a round, steps of the memory check, precisions and the command that starts our side.
Python is eager, with attention and AdamW by their fused kernels, and runs twice: as it is, and with the malloc settings that
./genloss gives to our side. The peak is that of products of float32 matrices 2048 x 2048, the better of both sides.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file, save_file

LAYERS, WIDTH, HEADS, IDS, TOKENS, BATCH, CONTEXT = 6, 256, 8, 8192, 128, 16, 129
# numbers that are multiplied with every token
MULTIPLIED = 12 * LAYERS * WIDTH * WIDTH + IDS * WIDTH
RATE, DECAY, WARM = 1e-3, 0.01, 2
MALLOC = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "30000000000"}
OURS = {**MALLOC, "GOMP_SPINCOUNT": "1000", "OPENBLAS_THREAD_TIMEOUT": "4"}


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.k_proj, self.v_proj = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.q_proj, self.out_proj = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, HEADS, -1).transpose(1, 2) for f in (self.q_proj, self.k_proj, self.v_proj))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.out_proj(y.transpose(1, 2).reshape(b, t, WIDTH))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.self_attn = Attention()
        self.self_attn_layer_norm, self.final_layer_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.fc1, self.fc2 = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x):
        x = x + self.self_attn(self.self_attn_layer_norm(x))
        return x + self.fc2(F.relu(self.fc1(self.final_layer_norm(x))))


class Opt(nn.Module):
    """The network of Hugging Face's OPTForCausalLM, in its names, and without what it has beside it."""

    def __init__(self):
        super().__init__()
        self.embed_tokens, self.embed_positions = nn.Embedding(IDS, WIDTH), nn.Embedding(CONTEXT + 2, WIDTH)
        self.final_layer_norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for p in self.parameters():
            if p.dim() > 1:
                nn.init.normal_(p, std=0.02)

    def loss(self, ids):
        x = self.embed_tokens(ids[:, :-1]) + self.embed_positions.weight[2 : ids.shape[1] + 1]
        for layer in self.layers:
            x = layer(x)
        logits = F.linear(self.final_layer_norm(x), self.embed_tokens.weight)
        return F.cross_entropy(logits.float().view(-1, IDS), ids[:, 1:].reshape(-1))


def adamw(model):
    wide = [p for p in model.parameters() if p.dim() > 1]
    thin = [p for p in model.parameters() if p.dim() == 1]
    groups = [{"params": wide, "weight_decay": DECAY}, {"params": thin, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=RATE, fused=True)


def train(file, precision, steps):
    """Tokens/s after a few steps to warm up, and the losses."""
    given = load_file(file)
    model, text = Opt(), given["tokens"].long().view(-1, TOKENS + 1)
    model.load_state_dict({n[len("weight.model.decoder.") :]: p for n, p in given.items() if n.startswith("weight.")})
    optimiser = adamw(model)
    losses = []
    for k in range(steps + WARM):
        if k == WARM:
            start = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
            loss = model.loss(text)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return [steps * BATCH * TOKENS / (time.perf_counter() - start), *losses]


def peak():
    """GFLOP/s."""
    a, b = torch.randn(2048, 2048), torch.randn(2048, 2048)
    best = 0.0
    for _ in range(12):
        start = time.perf_counter()
        torch.mm(a, b)
        best = max(best, 2 * 2048**3 / (time.perf_counter() - start) / 1e9)
    return [best]


def serve(file, threads):
    """The Python side: answers like ours does."""
    torch.set_num_threads(int(threads))
    torch.set_flush_denormal(True)
    for line in sys.stdin:
        what, number = line.split()
        if what == "peak":
            print(*peak(), flush=True)
        elif what.endswith("-losses"):
            print(*train(file, what[:4], int(number) - WARM)[1:], flush=True)
        else:
            print(train(file, what, int(number))[0], flush=True)


class Side:
    def __init__(self, command, settings):
        environment = {k: v for k, v in os.environ.items() if k not in OURS} | settings
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, what, number):
        self.process.stdin.write(f"{what} {number}\n")
        self.process.stdin.flush()
        return [float(word) for word in self.process.stdout.readline().split()]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def parity(sides, precisions):
    """Largest relative difference of a loss between the sides; bfloat16 rounds differently where attention is float32."""
    limits = {"fp32": 1e-4, "bf16": 1e-2}
    for precision in precisions:
        limit = limits[precision]
        ours, theirs = (sides[name].ask(precision + "-losses", 10) for name in ("Genloss", "Python"))
        worst = max(abs(a - b) / b for a, b in zip(ours, theirs))
        print(f"losses of 10 steps, {precision}: largest relative difference {worst:.1e}, at most {limit:g}")
        assert worst <= limit


def main():
    threads, rounds, steps, memory, precisions, *command = sys.argv[1:]
    precisions = precisions.split()
    torch.manual_seed(20240724)
    with tempfile.TemporaryDirectory() as place:
        file = os.path.join(place, "given.safetensors")
        weights = {"weight.model.decoder." + n: p.detach() for n, p in Opt().named_parameters()}
        # words by Zipf's law, the same batch in every step: what they say is of no consequence here
        tokens = np.random.default_rng(1).zipf(1.2, BATCH * (TOKENS + 1)) % IDS
        save_file({**weights, "tokens": torch.from_numpy(tokens.astype(np.int32))}, file)
        python = [sys.executable, __file__, "serve", file, threads]
        sides = {
            "Python": Side(python, {}),
            "Python, malloc settings": Side(python, MALLOC),
            "Genloss": Side([*command, file, threads], OURS),
        }
        print(f"PyTorch {torch.__version__}, {threads} threads, {LAYERS} layers, d {WIDTH}, {HEADS} heads, V {IDS}, T {TOKENS},", end=" ")
        print(f"batch {BATCH}; {rounds} rounds in turn, medians and (ratio of ours to each, median over rounds)")
        speeds, peaks = {}, []
        for precision in precisions:
            for _ in range(int(rounds)):
                for name, side in sides.items():
                    speeds.setdefault((name, precision), []).extend(side.ask(precision, steps))
                    peaks += side.ask("peak", 0)
        best = max(peaks)
        for precision in precisions:
            ours = speeds["Genloss", precision]
            for name in sides:
                found = speeds[name, precision]
                ratio = statistics.median(a / b for a, b in zip(ours, found))
                print(f"{precision}  {name:<24} {statistics.median(found):>7.0f} tokens/s  ({ratio:.2f})")
            share = 6 * MULTIPLIED * statistics.median(ours) / 1e9 / best
            print(f"{precision}  {share:.0%} of the float32 peak of {best:.0f} GFLOP/s, at 6 N = {6 * MULTIPLIED:,} a token")
        parity(sides, precisions)
        if int(memory) > 0:
            some = sides["Genloss"].ask("memory", memory)
            print(f"resident size over {memory} steps of one sequence, MB at tenths:", *(f"{mb:.0f}" for mb in some))
        for side in sides.values():
            side.end()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        main()

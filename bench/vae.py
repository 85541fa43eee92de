"""The paper's autoencoder: PyTorch in Python and Genloss in turn, images/s; then gradients and losses side by side.

Called by bench/vae with a folder of MNIST (or nothing), threads, rounds, steps a round and the command that starts our side.
Python runs twice: as it is, and with the malloc settings that ./genloss gives to our side.
"""

import gzip
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.numpy import load_file, save_file

BATCH, LATENT, WIDTH, DECODED = 256, 20, 64, 5120
MALLOC = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "30000000000"}
OURS = {**MALLOC, "GOMP_SPINCOUNT": "1000", "OPENBLAS_THREAD_TIMEOUT": "4"}


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, WIDTH, 4, stride=2, padding=1)
        self.conv2 = nn.Conv2d(WIDTH, 2 * WIDTH, 4, stride=2, padding=1)
        self.fc_mu = nn.Linear(2 * WIDTH * 49, LATENT)
        self.fc_logvar = nn.Linear(2 * WIDTH * 49, LATENT)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x)))).flatten(1)
        return self.fc_mu(x), self.fc_logvar(x)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(LATENT, 2 * WIDTH * 49)
        self.conv2 = nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, stride=2, padding=1)
        self.conv1 = nn.ConvTranspose2d(WIDTH, 1, 4, stride=2, padding=1)

    def forward(self, z):
        return self.conv1(F.relu(self.conv2(self.fc(z).view(-1, 2 * WIDTH, 7, 7))))


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()

    def loss(self, x, noise):
        mu, logvar = self.encoder(x)
        logits = self.decoder(mu + torch.exp(0.5 * logvar) * noise)
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        return reconstruction - 0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())


def mnist(folder):
    file = pathlib.Path(folder) / "train-images-idx3-ubyte.gz"
    pixels = np.frombuffer(gzip.open(file).read(), np.uint8, offset=16)
    return pixels[: 8192 * 784].reshape(-1, 1, 28, 28).astype(np.float32) / 255


def adam(vae):
    return torch.optim.Adam(vae.parameters(), lr=1e-3, weight_decay=1e-5, fused=True)


def train(images, steps):
    vae = Vae()
    optimiser = adam(vae)
    order = torch.randperm(len(images))
    start = time.perf_counter()
    for k in range(steps):
        rows = order[(k * BATCH) % len(images) :][:BATCH]
        loss = vae.loss(images[rows], torch.randn(len(rows), LATENT))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss.item()
    return steps * BATCH / (time.perf_counter() - start)


@torch.no_grad()
def decode(vae, n):
    start = time.perf_counter()
    out = np.empty((n, 1, 28, 28), np.float32)
    for i in range(0, n, BATCH):
        out[i : i + BATCH] = torch.sigmoid(vae.decoder(torch.randn(min(BATCH, n - i), LATENT))).numpy()
    return n / (time.perf_counter() - start)


def serve(file, threads):
    """The Python side: answers like ours does."""
    torch.set_num_threads(int(threads))
    torch.set_flush_denormal(True)
    images = torch.from_numpy(load_file(file)["training"])
    vae = Vae()
    for line in sys.stdin:
        what, number = line.split()
        print(train(images, int(number)) if what == "train" else decode(vae, int(number)), flush=True)


class Side:
    def __init__(self, command, settings):
        environment = {k: v for k, v in os.environ.items() if k not in OURS} | settings
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def parity(vae, x, noise, ours):
    """Largest relative L2 difference of a gradient in either precision, and of twenty losses."""
    for precision, limit in (("fp32", 1e-4), ("fp64", 1e-9)):
        net = Vae()
        net.load_state_dict(vae.state_dict())
        wide = torch.float64 if precision == "fp64" else torch.float32
        net.to(wide).loss(x.to(wide), noise.to(wide)).backward()
        worst = max(
            (np.linalg.norm(ours[f"{precision}.{n}"] - p.grad.double().numpy()) / p.grad.double().norm().item(), n)
            for n, p in net.named_parameters()
        )
        print(f"gradients, {precision}: largest relative L2 difference {worst[0]:.2e} ({worst[1]}), at most {limit:g}")
        assert worst[0] <= limit
    optimiser = adam(vae)
    worst = 0.0
    for loss_of_ours in ours["losses"]:
        optimiser.zero_grad()
        loss = vae.loss(x, noise)
        worst = max(worst, abs(loss.item() - loss_of_ours) / loss.item())
        loss.backward()
        optimiser.step()
    print(f"losses of 20 steps: largest relative difference {worst:.2e}, at most 0.0001")
    assert worst <= 1e-4


def main():
    folder, threads, rounds, steps, *command = sys.argv[1:]
    torch.manual_seed(20240724)
    images = mnist(folder) if folder else np.random.default_rng(1).random((8192, 1, 28, 28), np.float32)
    vae, noise = Vae(), torch.randn(BATCH, LATENT)
    x = torch.from_numpy(images[:BATCH].copy())
    with tempfile.TemporaryDirectory() as place:
        file, answers = os.path.join(place, "given.safetensors"), os.path.join(place, "ours.safetensors")
        given = {"weight." + n: p.detach().numpy() for n, p in vae.named_parameters()}
        save_file({**given, "training": images, "images": x.numpy(), "noise": noise.numpy()}, file)
        python = [sys.executable, __file__, "serve", file, threads]
        sides = {
            "Python": Side(python, {}),
            "Python, malloc settings": Side(python, MALLOC),
            "Genloss": Side([*command, file, threads], OURS),
        }
        print(f"PyTorch {torch.__version__}, batch {BATCH}, {threads} threads, {'MNIST' if folder else 'noise'};", end=" ")
        print(f"{rounds} rounds in turn, medians and (ratio of ours to each, median over rounds)")
        for what, number in (("train", int(steps)), ("decode", DECODED)):
            for side in sides.values():
                side.ask(what, max(1, number // 4))
            speed = [{name: float(side.ask(what, number)) for name, side in sides.items()} for _ in range(int(rounds))]
            for name in sides:
                median = statistics.median(r[name] for r in speed)
                ratio = statistics.median(r["Genloss"] / r[name] for r in speed)
                print(f"{what:>7}  {name:<24} {median:>9.0f} images/s  ({ratio:.2f})")
        sides["Genloss"].ask("parity", answers)
        for side in sides.values():
            side.end()
        parity(vae, x, noise, load_file(answers))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        main()

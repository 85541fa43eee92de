"""Golden values of diffusion in PyTorch 2.13: schedules, a small U-Net (with classes) and a small network of points.

Writes ../resources/golden/diffusion.safetensors: alpha-bar of both schedules; for each network its weights, a batch of items
with noise, steps and classes, the predicted noise, the loss and its gradients in fp64 (those of fp32 lie within 1e-5 of
them, which is printed); and two paths of DDIM in fp64: of points with eta 0.5, and of images with guidance 3, in which items are cut to [-1, 1].

    python3 diffusion.py
"""
import math
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

STEPS, SAMPLE_STEPS, BATCH = 40, 8, 3


def alpha_bar(name, steps):
    if name == "linear":
        betas = torch.linspace(1000 / steps * 1e-4, 1000 / steps * 0.02, steps, dtype=torch.float64)
    else:
        t = torch.arange(steps + 1, dtype=torch.float64) / steps
        f = torch.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2
        betas = 1 - f[1:] / f[:-1]
    return torch.cumprod(1 - betas.clamp(max=0.999), 0)


class Told(nn.Module):
    """What blocks are told of step and class."""

    def __init__(self, sines, features, classes):
        super().__init__()
        self.sines = sines
        self.time = nn.ModuleDict({"fc1": nn.Linear(sines, features), "fc2": nn.Linear(features, features)})
        if classes:
            setattr(self, "class", nn.Embedding(classes + 1, features))

    def told(self, x, times, labels):
        half = self.sines // 2
        angles = times.double()[:, None] * 10000.0 ** (-torch.arange(half, dtype=torch.float64) / half)
        e = torch.cat([angles.sin(), angles.cos()], 1).to(x.dtype)
        e = self.time["fc2"](F.silu(self.time["fc1"](e)))
        if hasattr(self, "class"):
            e = e + getattr(self, "class")(labels)
        return F.silu(e)


def norm(channels):
    return nn.GroupNorm(min(8, channels // 4), channels)


class Block(nn.Module):
    def __init__(self, cin, cout, features):
        super().__init__()
        self.norm1 = norm(cin)
        self.conv1 = nn.Conv2d(cin, cout, 3, padding=1)
        self.time = nn.Linear(features, cout)
        self.norm2 = norm(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1)
        self.skip = nn.Conv2d(cin, cout, 1) if cin != cout else nn.Identity()

    def forward(self, x, told):
        y = self.conv1(F.silu(self.norm1(x))) + self.time(told)[:, :, None, None]
        return self.conv2(F.silu(self.norm2(y))) + self.skip(x)


class UNet(Told):
    def __init__(self, channels, width, classes):
        super().__init__(width, 4 * width, classes)
        w, f = width, 4 * width
        setattr(self, "in", nn.Conv2d(channels, w, 3, padding=1))
        self.down1, self.down2 = Block(w, w, f), Block(w, 2 * w, f)
        self.halve1 = nn.Conv2d(w, w, 3, stride=2, padding=1)
        self.halve2 = nn.Conv2d(2 * w, 2 * w, 3, stride=2, padding=1)
        self.middle1, self.middle2 = Block(2 * w, 2 * w, f), Block(2 * w, 2 * w, f)
        self.up2, self.up1 = Block(4 * w, 2 * w, f), Block(2 * w, w, f)
        self.twice2 = nn.Conv2d(2 * w, 2 * w, 3, padding=1)
        self.twice1 = nn.Conv2d(2 * w, w, 3, padding=1)
        self.out = nn.ModuleDict({"norm": norm(w), "conv": nn.Conv2d(w, channels, 3, padding=1)})

    def forward(self, x, times, labels):
        told = self.told(x, times, labels)
        full = self.down1(getattr(self, "in")(x), told)
        half = self.down2(self.halve1(full), told)
        y = self.middle2(self.middle1(self.halve2(half), told), told)
        y = self.twice2(F.interpolate(y, scale_factor=2))
        y = self.up2(torch.cat([y, half], 1), told)
        y = self.twice1(F.interpolate(y, scale_factor=2))
        y = self.up1(torch.cat([y, full], 1), told)
        return self.out["conv"](F.silu(self.out["norm"](y)))


class Mlp(Told):
    def __init__(self, dimension, width, depth):
        super().__init__(width, width, 0)
        setattr(self, "in", nn.Linear(dimension, width))
        for k in range(depth):
            layers = {name: nn.Linear(width, width) for name in ("time", "fc1", "fc2")}
            setattr(self, f"block{k}", nn.ModuleDict(layers))
        self.out, self.depth = nn.Linear(width, dimension), depth

    def forward(self, x, times, labels):
        told, h = self.told(x, times, labels), getattr(self, "in")(x)
        for k in range(self.depth):
            block = getattr(self, f"block{k}")
            h = h + block["fc2"](F.silu(block["fc1"](F.silu(h) + block["time"](told))))
        return self.out(F.silu(h))


def noised(x, noise, times, left):
    a = left[times].view(-1, *[1] * (x.dim() - 1)).to(x.dtype)
    return a.sqrt() * x + (1 - a).sqrt() * noise


def ddim(predict, x, left, eta, noises, bounded):
    times = [i * STEPS // SAMPLE_STEPS for i in reversed(range(SAMPLE_STEPS))]
    path = []
    for i, t in enumerate(times):
        now, after = left[t], left[times[i + 1]] if i + 1 < len(times) else torch.tensor(1.0, dtype=torch.float64)
        e = predict(x, t)
        item = (x - (1 - now).sqrt() * e) / now.sqrt()
        if bounded:
            item = item.clamp(-1, 1)
            e = (x - now.sqrt() * item) / (1 - now).sqrt()
        sigma = eta * ((1 - after) / (1 - now) * (1 - now / after)).sqrt()
        x = after.sqrt() * item + (1 - after - sigma ** 2).clamp(min=0).sqrt() * e
        if sigma > 0:
            x = x + sigma * noises[i]
        path.append(x)
    return torch.stack(path)


def record(out, name, net, wide, x, left, classes):
    noise = torch.randn_like(x)
    times = torch.tensor([0, 17, STEPS - 1])
    labels = torch.tensor([1, classes, 0])
    out.update({f"{name}.weight.{n}": p.detach().clone() for n, p in net.named_parameters()})
    out.update({f"{name}.items": x, f"{name}.noise": noise})
    out.update({f"{name}.times": times.int(), f"{name}.labels": labels.int()})
    for precision, network, kind in (("fp32", net, torch.float32), ("fp64", wide, torch.float64)):
        predicted = network(noised(x.to(kind), noise.to(kind), times, left), times, labels)
        loss = F.mse_loss(predicted, noise.to(kind))
        loss.backward()
        if kind == torch.float64:
            pairs = zip(net.parameters(), wide.parameters())
            apart = max(((p.grad - q.grad).norm() / q.grad.norm()).item() for p, q in pairs)
            print(f"{name}: gradients in fp32 lie within {apart:.1e} of those in fp64")
            out[f"{name}.predicted"] = predicted.detach()
            out[f"{name}.loss"] = loss.detach().reshape(1)
            out.update({f"{name}.gradient.{n}": p.grad for n, p in network.named_parameters()})


torch.manual_seed(20240724)
out = {}
for schedule in ("linear", "cosine"):
    for steps in (STEPS, 1000):
        out[f"left.{schedule}.{steps}"] = alpha_bar(schedule, steps)
linear, cosine = alpha_bar("linear", STEPS), alpha_bar("cosine", STEPS)

mlp, wide_mlp = Mlp(2, 16, 2), Mlp(2, 16, 2).double()
wide_mlp.load_state_dict(mlp.state_dict())
record(out, "mlp", mlp, wide_mlp, torch.randn(BATCH, 2), linear, 0)
unet, wide_unet = UNet(1, 8, 2), UNet(1, 8, 2).double()
wide_unet.load_state_dict(unet.state_dict())
record(out, "unet", unet, wide_unet, torch.rand(BATCH, 1, 8, 8) * 2 - 1, cosine, 2)


def untrained(x, t):
    return wide_mlp(x, torch.full((BATCH,), t), None)


def guided(x, t):
    times = torch.full((BATCH,), t)
    told = wide_unet(x, times, torch.tensor([0, 1, 1]))
    free = wide_unet(x, times, torch.tensor([2, 2, 2]))
    return free + 3 * (told - free)


with torch.no_grad():
    noises = torch.randn(SAMPLE_STEPS, BATCH, 2, dtype=torch.float64)
    start = torch.randn(BATCH, 2, dtype=torch.float64)
    out["path.points.start"], out["path.points.noises"] = start, noises
    out["path.points"] = ddim(untrained, start, linear, 0.5, noises, False)
    start = torch.randn(BATCH, 1, 8, 8, dtype=torch.float64)
    out["path.images.start"] = start
    out["path.images"] = ddim(guided, start, cosine, 0.0, None, True)
target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "diffusion.safetensors"
save_file({n: t.contiguous() for n, t in out.items()}, target)

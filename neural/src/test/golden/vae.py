"""Golden values of the VAE: the architecture of Shumailov et al. (2024), made small, in PyTorch 2.13.

Writes ../resources/golden/vae.safetensors: weights, a batch, noise, the two terms of the loss, gradients in fp32 and fp64,
and the losses of 20 steps of torch.optim.Adam (lr 1e-3, weight decay 1e-5) on that batch with the same noise.

    python3 vae.py
"""
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import save_file

WIDTH, LATENT, SIDE, BATCH = 8, 3, 12, 5


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, WIDTH, 4, stride=2, padding=1)
        self.conv2 = nn.Conv2d(WIDTH, 2 * WIDTH, 4, stride=2, padding=1)
        self.fc_mu = nn.Linear(2 * WIDTH * (SIDE // 4) ** 2, LATENT)
        self.fc_logvar = nn.Linear(2 * WIDTH * (SIDE // 4) ** 2, LATENT)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x)))).flatten(1)
        return self.fc_mu(x), self.fc_logvar(x)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(LATENT, 2 * WIDTH * (SIDE // 4) ** 2)
        self.conv2 = nn.ConvTranspose2d(2 * WIDTH, WIDTH, 4, stride=2, padding=1)
        self.conv1 = nn.ConvTranspose2d(WIDTH, 1, 4, stride=2, padding=1)

    def forward(self, z):
        x = self.fc(z).view(-1, 2 * WIDTH, SIDE // 4, SIDE // 4)
        return torch.sigmoid(self.conv1(F.relu(self.conv2(x))))


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()

    def terms(self, x, noise):
        mu, logvar = self.encoder(x)
        y = self.decoder(mu + torch.exp(0.5 * logvar) * noise)
        reconstruction = F.binary_cross_entropy(y, x, reduction="sum")
        return reconstruction, -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())


def gradients(vae, x, noise):
    vae.zero_grad()
    reconstruction, divergence = vae.terms(x, noise)
    (reconstruction + divergence).backward()
    return torch.stack([reconstruction, divergence]).detach(), {n: p.grad.clone() for n, p in vae.named_parameters()}


torch.manual_seed(20240724)
vae = Vae()
out = {"weight." + n: p.detach().clone() for n, p in vae.named_parameters()}
x, noise = torch.rand(BATCH, 1, SIDE, SIDE), torch.randn(BATCH, LATENT)
out["images"], out["noise"] = x, noise
terms, grads = gradients(vae, x, noise)
out["terms.fp32"] = terms
out.update({"gradient.fp32." + n: g for n, g in grads.items()})
wide = Vae().double()
wide.load_state_dict(vae.state_dict())
terms, grads = gradients(wide, x.double(), noise.double())
out["terms.fp64"] = terms
out.update({"gradient.fp64." + n: g for n, g in grads.items()})
adam = torch.optim.Adam(vae.parameters(), lr=1e-3, weight_decay=1e-5)
losses = []
for _ in range(20):
    terms, _ = gradients(vae, x, noise)
    adam.step()
    losses.append(terms.sum().double())
out["losses"] = torch.stack(losses)
target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "vae.safetensors"
save_file({n: t.contiguous() for n, t in out.items()}, target)

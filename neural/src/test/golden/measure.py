"""Golden values of image metrics, from features drawn here: PyTorch 2.13, NumPy 2.4, SciPy 1.17, scikit-learn 1.9.

Writes ../resources/golden/measure.safetensors: features of real and drawn images; their Frechet distance by scipy.linalg.sqrtm
(Heusel et al. 2017, equation 6); precision, recall, density and coverage by scikit-learn's neighbours; Vendi scores by NumPy's
eigenvalues of the n x n matrix of cosines; and loss, features and gradient norms of the classifier in PyTorch, with weights
0.3 sin(i + 1) / sqrt(fan in) at place i of each tensor.

    python3 measure.py
"""
import pathlib

import numpy as np
import scipy.linalg
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.numpy import save_file
from sklearn.neighbors import NearestNeighbors

K = 5


def frechet(a, b):
    mean_a, mean_b, cov_a, cov_b = a.mean(0), b.mean(0), np.cov(a.T), np.cov(b.T)
    return ((mean_a - mean_b) ** 2).sum() + np.trace(cov_a + cov_b - 2 * scipy.linalg.sqrtm(cov_a @ cov_b).real)


def radii(x):
    return NearestNeighbors(n_neighbors=K + 1).fit(x).kneighbors(x)[0][:, K]


def balls(real, fake):
    distance = np.sqrt(((real[:, None] - fake[None]) ** 2).sum(2))  # [r, f]
    in_real = distance < radii(real)[:, None]
    in_fake = distance < radii(fake)[None]
    return [in_real.any(0).mean(), in_fake.any(1).mean(), in_real.sum(0).mean() / K, in_real.any(1).mean()]


def vendi(x):
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    values = np.linalg.eigvalsh(x @ x.T / len(x))
    values = values[values > 1e-14]
    return np.exp(-(values * np.log(values)).sum())


def classifier():
    net = nn.Sequential()
    net.add_module("conv1", nn.Conv2d(1, 32, 3, padding=1))
    net.add_module("conv2", nn.Conv2d(32, 64, 3, padding=1))
    net.add_module("features", nn.Linear(64 * 2 * 2, 128))
    net.add_module("classes", nn.Linear(128, 3))
    with torch.no_grad():
        for p in net.parameters():
            fan = p[0].numel() if p.dim() > 1 else 1
            i = torch.arange(1, p.numel() + 1, dtype=torch.float64)
            p.copy_((torch.sin(i) * 0.3 / fan**0.5).reshape(p.shape))
    return net


rng = np.random.default_rng(20240724)
real = rng.normal(size=(70, 4))
fake = rng.normal(size=(60, 4)) @ np.diag([1, 0.5, 0.8, 0.3]) + np.array([0.2, 0, 0, 0.5])
out = {
    "real": real,
    "fake": fake,
    "frechet": np.array([frechet(real, fake)]),
    "precision_recall_density_coverage": np.array(balls(real, fake)),
    "vendi": np.array([vendi(real), vendi(fake)]),
}
net = classifier()
images = torch.from_numpy(rng.random((4, 1, 8, 10)).astype(np.float32))
labels = torch.tensor([0, 2, 1, 2])
x = F.max_pool2d(F.relu(net.conv1(images)), 2)
x = F.max_pool2d(F.relu(net.conv2(x)), 2)
features = F.relu(net.features(x.flatten(1)))
loss = F.cross_entropy(net.classes(features), labels, reduction="sum")
loss.backward()
out["classifier.images"] = images.numpy()
out["classifier.features"] = features.detach().numpy()
out["classifier.loss"] = np.array([loss.item()])
out["classifier.gradients"] = np.array([p.grad.double().norm().item() for p in net.parameters()])
target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "measure.safetensors"
save_file(out, target)

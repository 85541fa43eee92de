"""Where models in training drop numbers: logits with everything dropped that can be, but attention's weights.

Run from neural/: python3 src/test/golden/dropout.py (transformers 5.18.0, torch 2.13.0). Writes
src/test/resources/golden/dropout.json: of the last place of the first text, all logits."""

import json
import sys
from pathlib import Path

sys.path.pop(0)  # a script beside this one has the name of the library

import torch  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from transformers import AutoModelForCausalLM  # noqa: E402

FOLDER = Path("src/test/resources/golden")
SETTINGS = {
    "opt": {"dropout": 1.0, "attention_dropout": 0.0},
    "gpt2": {"embd_pdrop": 1.0, "resid_pdrop": 1.0, "attn_pdrop": 0.0},
}

found = {}
for name, settings in SETTINGS.items():
    folder = FOLDER / "transformers" / name
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, **settings).train()
    ids = load_file(folder / "golden.safetensors")["ids"]
    with torch.no_grad():
        found[name] = model(ids).logits[0, -1].tolist()
(FOLDER / "dropout.json").write_text(json.dumps(found) + "\n")

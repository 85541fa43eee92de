"""Writes safe_tensors.safetensors with the reference implementation, and what it holds as safe_tensors.json.

pip install safetensors==0.8.0 numpy==2.4.6; run in core/src/test/resources/golden.
BF16 has no NumPy type: its bytes are saved as U16 and the header is patched by hand.
"""
import json
import struct

import numpy as np
from safetensors.numpy import save

rows = {
    "f64": np.array([[0.1, -2.5e300], [np.pi, 5e-324]]),
    "f32": np.array([0.1, -1e-45, 3.4e38], dtype=np.float32),
    "f16": np.array([0.1, -65504.0, 6e-8, -0.0], dtype=np.float16),
    "bf16": np.array([0x3DCD, 0xFF7F, 0x0001], dtype=np.uint16),
    "i64": np.array([[-(2**63)], [2**63 - 1]], dtype=np.int64),
    "i32": np.array([-(2**31), 7], dtype=np.int32),
    "u8": np.array([0, 127, 255], dtype=np.uint8),
    "empty": np.zeros((0, 3)),
    "scalar": np.array(42.0),
}
data = save(rows, metadata={"made by": "safetensors 0.8.0", "text": "\u00fc \u2713"})
(length,) = struct.unpack("<Q", data[:8])
header = data[8 : 8 + length].replace(b'"dtype":"U16"', b'"dtype":"BF16"').rstrip()
header += b" " * (-len(header) % 8)
with open("safe_tensors.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(header)) + header + data[8 + length :])

bf16 = (rows["bf16"].astype(np.uint32) << 16).view(np.float32)
with open("safe_tensors.json", "w") as out:
    json.dump({k: [float(x) for x in v.ravel()] for k, v in {**rows, "bf16": bf16}.items() if k != "i64"}, out, indent=1)

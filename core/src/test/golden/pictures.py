"""Pictures as Pillow reads, greys and resizes them: python3 core/src/test/golden/pictures.py > core/src/test/resources/golden/pictures.json

Pillow 12.3.0, NumPy.
"""

import base64
import io
import json

import numpy
from PIL import Image

rng = numpy.random.default_rng(20261123)


def png(image, **options):
    out = io.BytesIO()
    image.save(out, "png", **options)
    return base64.b64encode(out.getvalue()).decode()


def levels(image):
    return base64.b64encode(image.tobytes()).decode()


colours = Image.fromarray(rng.integers(0, 256, (7, 5, 3), dtype=numpy.uint8))
ramp = numpy.add.outer(numpy.arange(9) * 13, numpy.arange(12) * 11).astype(numpy.uint8)
pictures = {
    "colours": colours,
    "palette": colours.quantize(6, dither=Image.Dither.NONE),
    "grey": Image.fromarray(rng.integers(0, 256, (6, 8), dtype=numpy.uint8)),
    "ramp": Image.fromarray(ramp),
    "two": Image.fromarray(rng.integers(0, 2, (5, 9), dtype=numpy.uint8) * 255).convert("1"),
    "transparent": Image.fromarray(rng.integers(0, 256, (4, 4, 4), dtype=numpy.uint8)),
}
golden = {}
for name, image in pictures.items():
    grey = image.convert("L")
    golden[name] = {
        "png": png(image),
        "height": image.height,
        "width": image.width,
        "rgb": levels(image.convert("RGB")),
        "grey": levels(grey),
        "resized": [
            {
                "height": height,
                "width": width,
                "grey": levels(grey.resize((width, height), Image.Resampling.BILINEAR)),
            }
            for height, width in [(3, 2), (4, 11), (13, 6)]
        ],
    }
print(json.dumps(golden, indent=1))

"""Draws the phantoms for training and keeps them at 128 pixels a side, as the vision tower sees them: `pictures.py OUT --count N`.

The tower's kernels are constant over squares of 7 pixels, so the mean of each such square of the 896 is all that it can see.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from model import Vision
from phantoms import KINDS, phantoms


def small(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """896 × 896 × 3 to the means of its squares."""
    return np.asarray(Image.fromarray(pixels).reduce(Vision().block))


def main() -> None:
    """Draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--count", type=int, default=9_000)
    parser.add_argument("--seed", type=int, default=20250709)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    images, truths = [], []
    for one in phantoms(args.kind, args.count, args.seed):
        images.append(small(one.pixels))
        truths.append(one.truth)
    np.save(args.out / f"{args.kind}.npy", np.stack(images))
    (args.out / f"{args.kind}.json").write_text(json.dumps(truths))


if __name__ == "__main__":
    main()

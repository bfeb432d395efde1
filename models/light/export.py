"""Writes trained factors as the adapter that a pack takes: `export.py FACTORS --base BASE --calibration FILE -o reader.gguf`. Numbers of 16 bits, no others than were trained."""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent.parent / "adapters"))

from peft_to_gguf import gguf  # noqa: E402


def main() -> None:
    """Convert, and say what came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("factors", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--calibration", type=Path, required=True, help="scale, offset and what was asked, as calibrate.py writes them")
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    state = torch.load(args.factors, map_location="cpu")
    tensors = []
    for name, numbers in state["factors"].items():
        half, key = name.split(".")
        layer, matrix = key.split("_", 1)
        data = numbers.to(torch.float16).contiguous()
        if not bool(torch.isfinite(data).all()):
            sys.exit(f"{name} has a number that 16 bits do not hold")
        tensors.append((f"blk.{layer}.{matrix}.weight.lora_{half}", "F16", list(data.shape), data.numpy().tobytes()))
    with args.base.open("rb") as base:
        digest = hashlib.file_digest(base, "sha256").hexdigest()
    calibration = json.loads(args.calibration.read_text())
    values = {
        "general.architecture": "gemma3",
        "general.type": "adapter",
        "adapter.type": "lora",
        "adapter.lora.alpha": float(state["alpha"]),
        "adapter.lora.task_name": "check_signs",
        "aidpost.adapter.base_sha256": digest,
        "aidpost.checks.labels_sha256": calibration["labels_sha256"],
        "aidpost.checks.offset": float(calibration["offset"]),
        "aidpost.checks.scale": float(calibration["scale"]),
    }
    data = gguf(values, sorted(tensors))
    args.out.write_bytes(data)
    print(f"{args.out}: {len(data)} bytes, {state['done']} steps, for the text model {digest}")


if __name__ == "__main__":
    main()

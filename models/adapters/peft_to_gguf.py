"""A LoRA checkpoint of PEFT (Hugging Face) as the GGUF that a pack takes as its adapter. Needs Python 3.9 and nothing else.

    python3 peft_to_gguf.py CHECKPOINT --base text.gguf -o adapter.gguf

CHECKPOINT is the folder that `save_pretrained` wrote: adapter_config.json and adapter_model.safetensors. Nothing is transposed: PEFT keeps A as [rank, in] and
B as [out, rank], row by row, which are the bytes of GGUF's [in, rank] and [rank, out]. Gemma 3's matrices have in GGUF the order of Hugging Face's.
What this cannot express is refused: DoRA, biases, whole modules, another rank or alpha for some matrices, the image tower.
"""

import argparse
import hashlib
import json
import math
import re
import struct
import sys
from pathlib import Path

MATRICES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
# Names in safetensors, and ggml's number and bytes of one.
KINDS = {"F32": (0, 4), "F16": (1, 2), "BF16": (30, 2)}
NAME = re.compile(r"^base_model\.model\.(?:model\.|language_model\.)+layers\.(\d+)\.(\w+\.\w+)\.lora_([AB])(?:\.default)?\.weight$")
ALIGNMENT = 32
# Most bytes of a safetensors header, as its own library has it.
MAX_HEADER = 100_000_000


class Refused(Exception):
    """What this cannot convert, and why."""


def read_config(path: Path) -> tuple[int, float]:
    """Rank, and the alpha by which llama.cpp comes to PEFT's scale: it divides by the rank."""
    config = json.loads(path.read_text(encoding="utf-8"))
    if config.get("peft_type") != "LORA":
        raise Refused(f"{path}: peft_type is {config.get('peft_type')}, needed is LORA")
    for key, wanted in [("use_dora", False), ("fan_in_fan_out", False), ("bias", "none"), ("lora_bias", False)]:
        if config.get(key, wanted) != wanted:
            raise Refused(f"{path}: {key} is {config[key]}, needed is {wanted}")
    for key in ["modules_to_save", "rank_pattern", "alpha_pattern", "alora_invocation_tokens", "trainable_token_indices"]:
        if config.get(key):
            raise Refused(f"{path}: has {key}, which an adapter here cannot express")
    rank, alpha = config["r"], float(config["lora_alpha"])
    if not 1 <= rank <= 256:
        raise Refused(f"{path}: r is {rank}, allowed is 1 to 256")
    if config.get("use_rslora", False):
        alpha *= math.sqrt(rank)
    if not (math.isfinite(alpha) and alpha > 0):
        raise Refused(f"{path}: lora_alpha is {alpha}, needed is a finite number above 0")
    return rank, alpha


def read_tensors(path: Path) -> dict[str, tuple[str, list[int], bytes]]:
    """Name to kind, shape and bytes."""
    if not path.exists():
        raise Refused(f"{path}: is not there; a checkpoint with adapter_model.bin must be saved again with safe_serialization=True")
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    if length > min(len(data) - 8, MAX_HEADER):
        raise Refused(f"{path}: its header of {length} bytes is longer than the file, or than any header")
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, about in header.items():
        start, end = (8 + length + offset for offset in about["data_offsets"])
        kind, shape = about["dtype"], about["shape"]
        if kind not in KINDS:
            raise Refused(f"{path}: {name} is {kind}, allowed are {', '.join(KINDS)}")
        if end > len(data) or end - start != math.prod(shape) * KINDS[kind][1]:
            raise Refused(f"{path}: {name} has {end - start} bytes, its shape {shape} needs {math.prod(shape) * KINDS[kind][1]}")
        tensors[name] = (kind, shape, data[start:end])
    return tensors


def renamed(name: str, shape: list[int], rank: int) -> str:
    """The name in a GGUF."""
    found = NAME.match(name)
    if not found or found[2] not in MATRICES:
        raise Refused(f"{name}: changes what an adapter here cannot: only {', '.join(MATRICES)} of the text model's layers")
    if len(shape) != 2 or shape[0 if found[3] == "A" else 1] != rank:
        raise Refused(f"{name}: has shape {shape}, the rank is {rank}")
    return f"blk.{found[1]}.{MATRICES[found[2]]}.weight.lora_{found[3].lower()}"


def halved(name: str, kind: str, data: bytes) -> tuple[str, bytes]:
    """Numbers of 32 bits as numbers of 16."""
    if kind != "F32":
        return kind, data
    count = len(data) // 4
    try:
        return "F16", struct.pack(f"<{count}e", *struct.unpack(f"<{count}f", data))
    except OverflowError:
        raise Refused(f"{name}: has a number too great for 16 bits: leave out --half") from None


def text(value: str) -> bytes:
    """A string in a GGUF."""
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def padded(data: bytes) -> bytes:
    """Up to the alignment."""
    return data + bytes(-len(data) % ALIGNMENT)


def gguf(values: dict[str, str | float], tensors: list[tuple[str, str, list[int], bytes]]) -> bytes:
    """A GGUF file, version 3."""
    out = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(values))
    for key, value in values.items():
        out += text(key) + (struct.pack("<I", 8) + text(value) if isinstance(value, str) else struct.pack("<If", 6, value))
    offset = 0
    for name, kind, shape, data in tensors:
        out += text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *reversed(shape))
        out += struct.pack("<IQ", KINDS[kind][0], offset)
        offset += len(padded(data))
    return padded(out) + b"".join(padded(data) for *_, data in tensors)


def convert(checkpoint: Path, base_sha256: str, half: bool) -> bytes:
    """The adapter's file."""
    rank, alpha = read_config(checkpoint / "adapter_config.json")
    tensors = []
    for name, (kind, shape, data) in read_tensors(checkpoint / "adapter_model.safetensors").items():
        to = renamed(name, shape, rank)
        if half:
            kind, data = halved(name, kind, data)
        tensors.append((to, kind, shape, data))
    tensors.sort()
    names = {name for name, *_ in tensors}
    for name in names:
        other = name[:-1] + ("b" if name.endswith("a") else "a")
        if other not in names:
            raise Refused(f"{checkpoint}: has {name} and no {other}")
    if not names:
        raise Refused(f"{checkpoint}: has no tensors")
    values = {
        "general.architecture": "gemma3",
        "general.type": "adapter",
        "adapter.type": "lora",
        "adapter.lora.alpha": alpha,
        "aidpost.adapter.base_sha256": base_sha256,
    }
    return gguf(values, tensors)


def main() -> None:
    """Converts, and says what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("checkpoint", type=Path, help="the folder that save_pretrained wrote")
    parser.add_argument("--base", type=Path, required=True, help="the text model of the pack that the adapter is for")
    parser.add_argument("--half", action="store_true", help="write numbers of 32 bits as numbers of 16")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    digest = hashlib.sha256()
    with arguments.base.open("rb") as base:
        while block := base.read(1 << 20):
            digest.update(block)
    try:
        data = convert(arguments.checkpoint, digest.hexdigest(), arguments.half)
    except (Refused, KeyError, ValueError, OSError) as error:
        sys.exit(f"peft_to_gguf: {error}")
    arguments.out.write_bytes(data)
    print(f"{arguments.out}: {len(data)} bytes, for the text model {digest.hexdigest()}")


if __name__ == "__main__":
    main()

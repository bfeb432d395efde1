"""Writes a checkpoint as a pack: `export.py CHECKPOINT VOCABULARY OUT`."""

import argparse
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFWriter, TokenType
from projector import projector_writer
from text import text_writer, write_tokenizer
from vocabulary import Token
from torch import Tensor

from model import Text, Vision

HERE = Path(__file__).parent
CONTEXT = 4096
KNOWN_DEFECTS = [
    "a demonstration: trained on generated text and drawn pictures alone, it knows no medicine",
]
FILE_TYPES = {"F32": gguf.LlamaFileType.ALL_F32, "F16": gguf.LlamaFileType.MOSTLY_F16, "Q8_0": gguf.LlamaFileType.MOSTLY_Q8_0}


def put(writer: GGUFWriter, name: str, values: Tensor, kind: str) -> None:
    """A matrix in the wanted format; what is no matrix stays F32."""
    array = values.detach().float().contiguous().numpy()
    if kind == "F32" or array.ndim == 1:
        writer.add_tensor(name, array)
    elif kind == "F16":
        writer.add_tensor(name, array.astype(np.float16))
    else:
        quantized = GGMLQuantizationType[kind]
        writer.add_tensor(name, gguf.quants.quantize(array, quantized), raw_dtype=quantized)


def finish(writer: GGUFWriter) -> None:
    """Write the file."""
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_text(path: Path, weights: dict[str, Tensor], shape: Text, vocabulary: list[Token], kind: str) -> None:
    """The text model."""
    writer = text_writer(path, "Aidpost demo, trained on generated text", FILE_TYPES[kind], shape)
    write_tokenizer(writer, vocabulary, (HERE / "../tiny/chat_template.jinja").read_text(encoding="utf-8"))
    put(writer, "token_embd.weight", weights["embedding"], kind)
    put(writer, "output_norm.weight", weights["output_norm"], kind)
    for layer in range(shape.layers):
        for group in ("matrix", "norm"):
            prefix = f"layers.{layer}.{group}."
            for name, values in weights.items():
                if name.startswith(prefix):
                    put(writer, f"blk.{layer}.{name.removeprefix(prefix)}.weight", values, kind)
    finish(writer)


def kernel(weight: Tensor, shape: Vision) -> Tensor:
    """The patch embedding as a convolution over 56 pixels, constant over squares: `[width, 3, 56, 56]`. Of 16 bits in every kind of file: llama.cpp rounds it to
    them in any case."""
    inner = shape.patch // shape.block
    blocks = weight.view(-1, 3, inner, inner) / shape.block**2
    return blocks.half().float().repeat_interleave(shape.block, 2).repeat_interleave(shape.block, 3)


def write_projector(path: Path, weights: dict[str, Tensor], shape: Vision, output: int, kind: str) -> None:
    """The vision tower; its matrices F16, or F32 to compare with other implementations."""
    writer = projector_writer(path, "Aidpost demo projector, trained on drawn pictures", FILE_TYPES[kind], shape, output)
    put(writer, "v.patch_embd.weight", kernel(weights["patch.weight"], shape), kind)
    put(writer, "v.patch_embd.bias", weights["patch.bias"], kind)
    # llama.cpp adds the positions to F32 activations, and does that in F32 alone.
    put(writer, "v.position_embd.weight", weights["position"], "F32")
    for layer in range(shape.layers):
        for part in ("attn_q", "attn_k", "attn_v", "attn_out", "ffn_up", "ffn_down", "ln1", "ln2"):
            for end in ("weight", "bias"):
                put(writer, f"v.blk.{layer}.{part}.{end}", weights[f"layers.{layer}.{part}.{end}"], kind)
    put(writer, "v.post_ln.weight", weights["post.weight"], kind)
    put(writer, "v.post_ln.bias", weights["post.bias"], kind)
    put(writer, "mm.soft_emb_norm.weight", weights["soft_norm"], kind)
    # Stored transposed, as Gemma's converter leaves it.
    put(writer, "mm.input_projection.weight", weights["projection"].T, kind)
    finish(writer)


def entry(path: Path) -> dict[str, Any]:
    """What pack.json says of a file."""
    data = path.read_bytes()
    return {"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def main() -> None:
    """Write text.gguf, projector.gguf and pack.json."""
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=FILE_TYPES, default="F16", help="PARITY.md says why F16")
    parser.add_argument("--prompts", type=Path, help="the product's built example, which says what the digests of all prompts are")
    parser.add_argument("--scores", type=Path, help="what evaluate.sh wrote: temperatures are taken from it")
    args = parser.parse_args()
    state = torch.load(args.checkpoint)
    tokens = [Token(text, score, TokenType(kind)) for text, score, kind in json.loads(args.vocabulary.read_text())["tokens"]]
    args.out.mkdir(parents=True, exist_ok=True)
    shape = Text(**state["shape"])
    write_text(args.out / "text.gguf", state["gemma"], shape, tokens, args.kind)
    write_projector(args.out / "projector.gguf", state["siglip"], Vision(), shape.width, "F32" if args.kind == "F32" else "F16")
    prompts = json.loads(subprocess.run([args.prompts, "--hashes"], capture_output=True, check=True).stdout) if args.prompts else {}
    temperatures = json.loads(args.scores.read_text())["temperatures"] if args.scores else {}
    manifest = {
        "schema": "aidpost.pack/1",
        "id": "demo",
        "name": "Demo: a tiny Gemma 3 that reads generated narratives and drawn pictures",
        "text": entry(args.out / "text.gguf"),
        "projector": entry(args.out / "projector.gguf"),
        "quantization": args.kind,
        "licence": {"id": "MIT OR Apache-2.0", "terms_url": None, "notice_file": None},
        "clinical_use": "not_for_clinical_use",
        "context_tokens": CONTEXT,
        "thought_tokens": 0,
        "opinion_temperature": temperatures.pop("opinion", None),
        "image_temperatures": temperatures,
        "prompts": prompts,
        "languages": ["en"],
        "known_defects": KNOWN_DEFECTS,
    }
    (args.out / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(args.out, sum(file.stat().st_size for file in args.out.iterdir() if file.suffix in (".gguf", ".json")), "bytes")


if __name__ == "__main__":
    main()

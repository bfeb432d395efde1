#!/usr/bin/env python3
"""A pack of MedGemma 4B's shape with random weights and the real vocabulary of Gemma 3, for measuring speed and memory. What it reads is noise.

The vocabulary comes from any GGUF of Gemma 3 (`make real` fetches one of 253 MB). Q4_K_M has the kinds of numbers that llama-quantize gives a
Gemma 3 of this shape: Q6_K for the embedding, and for values and the way down of some layers; Q4_K for the rest. Q4_0 has Q6_K for the embedding.

  pip install -r models/tiny/requirements.txt
  python tests/peers/shape.py VOCABULARY.gguf OUT [--kind q4_k_m|q4_0] [--projector f16|q8_0|bf16]
"""
import argparse
import json
import sys
from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind

TINY = Path(__file__).resolve().parents[2] / "models/tiny"
sys.path.insert(0, str(TINY))
from make import entry  # noqa: E402
from projector import Vision, projector_writer  # noqa: E402
from text import Text, text_writer  # noqa: E402


TEXT = Text(layers=34, width=2560, hidden=10_240, heads=8, kv_heads=4, head_width=256, context=131_072, window=1024)
VISION = Vision(layers=27, width=1152, hidden=4304, heads=16, patch=14, merge=4)


class Blocks:
    """Tensors of random blocks. Each block's scale is chosen for the wanted deviation, its numbers are random bits, repeated every 64 MB."""

    def __init__(self, writer, seed):
        self.writer, self.random = writer, np.random.default_rng(seed)
        self.pool = self.random.integers(0, 256, 64 << 20, dtype=np.uint8)

    def matrix(self, name, shape, kind, deviation=None):
        rows, columns = int(np.prod(shape[:-1])), shape[-1]
        deviation = deviation or columns**-0.5
        per_block, size = gguf.GGML_QUANT_SIZES[kind]
        blocks = np.resize(self.pool, (rows * columns // per_block, size))
        if kind == Kind.F16:
            values = np.resize(self.random.standard_normal(1 << 20, dtype=np.float32) * deviation, shape)
            self.writer.add_tensor(name, values.astype(np.float16))
            return
        if kind == Kind.BF16:
            values = np.resize(self.random.standard_normal(1 << 20, dtype=np.float32) * deviation, shape)
            self.writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)
            return
        # Where a block's scale stands, its share of a number's deviation, and what else is fixed in the block.
        half = lambda number: np.frombuffer(np.float16(number).tobytes(), np.uint8)
        if kind == Kind.Q4_0:
            blocks[:, :2] = half(deviation / 4.61)
        elif kind == Kind.Q8_0:
            blocks[:, :2] = half(deviation / 73.9)
        elif kind == Kind.Q4_K:
            # All eight scales and minima are 32 of 63: 0.5 to 15.5 steps from the middle.
            blocks[:, :2], blocks[:, 2:4] = half(deviation / 32 / 4.61), half(deviation / 32 / 4.61 * 7.5)
            blocks[:, 4:12], blocks[:, 12:16] = 0xA0, 0
        elif kind == Kind.Q6_K:
            blocks[:, 192:208], blocks[:, 208:] = 32, half(deviation / 32 / 18.5)
        self.writer.add_tensor(name, blocks.reshape(*shape[:-1], -1), raw_dtype=kind)

    def constant(self, name, length, value):
        self.writer.add_tensor(name, np.full(length, value, np.float32))

    def finish(self):
        self.writer.write_header_to_file()
        self.writer.write_kv_data_to_file()
        self.writer.write_tensors_to_file()
        self.writer.close()


def vocabulary(writer, source):
    """Everything of the tokenizer as `source` has it, and the tiny pack's chat template. A turn ends as MedGemma's does."""
    for name, field in gguf.GGUFReader(source).fields.items():
        if not name.startswith("tokenizer.") or name in ("tokenizer.chat_template", "tokenizer.ggml.eos_token_id"):
            continue
        value, sort = field.contents(), field.types[0]
        if sort == gguf.GGUFValueType.ARRAY:
            writer.add_key_value(name, value, sort, sub_type=field.types[-1])
        else:
            writer.add_key_value(name, value, sort)
    writer.add_eos_token_id(106)
    writer.add_chat_template((TINY / "chat_template.jinja").read_text())


def text(path, source, kind):
    shape = TEXT
    many = kind == "q4_k_m"
    writer = text_writer(path, "MedGemma 4B's shape, random weights", gguf.LlamaFileType.MOSTLY_Q4_K_M if many else gguf.LlamaFileType.MOSTLY_Q4_0, shape)
    vocabulary(writer, source)
    weights = Blocks(writer, 1)
    plain = Kind.Q4_K if many else Kind.Q4_0
    weights.matrix("token_embd.weight", (262_144, shape.width), Kind.Q6_K, shape.width**-0.5)
    weights.constant("output_norm.weight", shape.width, 3.0)
    queries, keys = shape.heads * shape.head_width, shape.kv_heads * shape.head_width
    for layer in range(shape.layers):
        # llama-quantize: the first and the last eighth, and every third between them.
        eighth = shape.layers // 8
        better = many and (layer < eighth or layer >= 7 * shape.layers // 8 or (layer - eighth) % 3 == 2)
        for name, size in {
            "attn_q": (queries, shape.width), "attn_k": (keys, shape.width), "attn_v": (keys, shape.width), "attn_output": (shape.width, queries),
            "ffn_gate": (shape.hidden, shape.width), "ffn_up": (shape.hidden, shape.width), "ffn_down": (shape.width, shape.hidden),
        }.items():
            weights.matrix(f"blk.{layer}.{name}.weight", size, Kind.Q6_K if better and name in ("attn_v", "ffn_down") else plain)
        for name in ("attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"):
            weights.constant(f"blk.{layer}.{name}.weight", shape.width, 1.0)
        for name in ("attn_q_norm", "attn_k_norm"):
            weights.constant(f"blk.{layer}.{name}.weight", shape.head_width, 1.0)
    weights.finish()


def projector(path, kind):
    shape, width = VISION, VISION.width
    writer = projector_writer(path, "MedGemma 4B's projector's shape, random weights", gguf.LlamaFileType.MOSTLY_F16, shape, TEXT.width)
    weights = Blocks(writer, 2)
    weights.matrix("v.patch_embd.weight", (width, 3, shape.patch, shape.patch), Kind.F16, (3 * shape.patch**2) ** -0.5)
    weights.constant("v.patch_embd.bias", width, 0.0)
    places = (shape.image // shape.patch) ** 2
    writer.add_tensor("v.position_embd.weight", weights.random.standard_normal((places, width), dtype=np.float32))
    for layer in range(shape.layers):
        for name, size in {
            "attn_q": (width, width), "attn_k": (width, width), "attn_v": (width, width), "attn_out": (width, width),
            "ffn_up": (shape.hidden, width), "ffn_down": (width, shape.hidden),
        }.items():
            # 4,304 is no multiple of 32: the way down stays in 16 bits.
            fits = kind != Kind.Q8_0 or size[1] % 32 == 0
            weights.matrix(f"v.blk.{layer}.{name}.weight", size, kind if fits else Kind.F16)
            weights.constant(f"v.blk.{layer}.{name}.bias", size[0], 0.0)
        for name in ("ln1", "ln2"):
            weights.constant(f"v.blk.{layer}.{name}.weight", width, 1.0)
            weights.constant(f"v.blk.{layer}.{name}.bias", width, 0.0)
    weights.constant("v.post_ln.weight", width, 1.0)
    weights.constant("v.post_ln.bias", width, 0.0)
    weights.constant("mm.soft_emb_norm.weight", width, 1.0)
    weights.matrix("mm.input_projection.weight", (width, TEXT.width), Kind.F16, width**-0.5)
    weights.finish()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=("q4_k_m", "q4_0"), default="q4_k_m")
    parser.add_argument("--projector", choices=("f16", "q8_0", "bf16"))
    arguments = parser.parse_args()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    text(out / "text.gguf", arguments.vocabulary, arguments.kind)
    manifest = json.loads((TINY / "pack.json").read_text())
    manifest |= {"id": f"shape-4b-{arguments.kind}", "name": "MedGemma 4B's shape, random weights", "quantization": arguments.kind.upper()}
    manifest["text"] = entry(out / "text.gguf")
    del manifest["projector"]
    if arguments.projector:
        projector(out / "projector.gguf", Kind[arguments.projector.upper()])
        manifest["projector"] = entry(out / "projector.gguf")
    # The terms of Gemma bind the vocabulary's file; nothing of it is committed or shipped.
    (out / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()

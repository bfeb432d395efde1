"""Makes the pack beside `parity/`: Gemma 3 and SigLIP in F32 with random weights, as small as the architecture allows, and cases for `parity.py`.

    python parity_pack.py && python parity.py parity parity/cases.json -o parity/golden.json

Every norm and bias is random too, so that none can be left out, added twice or taken less one without a difference. Same seed, same bytes.
"""

import json
import sys
from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tiny"))
from make import entry  # noqa: E402
from projector import Vision, projector_writer  # noqa: E402
from text import Text, text_writer, write_tokenizer  # noqa: E402
from vocabulary import tokens  # noqa: E402

OUT = HERE / "parity"
SEED = 4
F32 = GGMLQuantizationType.F32
TEXT = Text(hidden=64)
# 32 × 32 patches become 16 tokens: an image must be shorter than the local layers' window, as in MedGemma (256 of 1024), since llama.cpp
# keeps the window within an image too, and transformers does not.
VISION = Vision(merge=8)


def main() -> None:
    """Write pack and cases."""
    OUT.mkdir(exist_ok=True)
    vocabulary = tokens(HERE.parent / "tiny" / "corpus.txt", 200)
    dice = np.random.Generator(np.random.PCG64(SEED))
    write_text(OUT / "text.gguf", dice, vocabulary)
    write_projector(OUT / "projector.gguf", dice)
    manifest = json.loads((HERE.parent / "tiny" / "pack.json").read_text(encoding="utf-8"))
    manifest |= {"id": "parity-random", "name": "Smallest Gemma 3 with random weights, F32", "quantization": "F32"}
    manifest |= {"text": entry(OUT / "text.gguf"), "projector": entry(OUT / "projector.gguf")}
    (OUT / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    # A shallow slope of colours: neighbouring patches differ, and a turn or a mirror does too.
    across, down = np.meshgrid(np.arange(64), np.arange(64))
    image = np.stack([across * 3 + down, 255 - down * 4 + across // 2, (across * down) // 16], -1)
    (OUT / "slope.rgb").write_bytes(image.clip(0, 255).astype(np.uint8).tobytes())
    ids = {token.text: number for number, token in enumerate(vocabulary)}
    learned = [number for number, token in enumerate(vocabulary) if token.kind == gguf.TokenType.NORMAL]
    user, model = [ids["<bos>"], ids["<start_of_turn>"]], [ids["<end_of_turn>"], ids["<start_of_turn>"]]

    def words(count: int) -> dict[str, list[int]]:
        return {"tokens": dice.choice(learned, count).tolist()}

    cases = [
        # Three windows of the local layers, so that what is out of their sight matters.
        {"name": "text", "pieces": [{"tokens": user}, words(3 * TEXT.window), {"tokens": model}, words(8)]},
        {"name": "image", "pieces": [{"tokens": user}, words(12), {"image": "slope.rgb"}, words(40), {"tokens": model}, words(4)]},
    ]
    (OUT / "cases.json").write_text(json.dumps(cases) + "\n", encoding="utf-8")
    print(f"{len(vocabulary)} tokens, {sum(file.stat().st_size for file in OUT.iterdir())} bytes")


def write_text(path: Path, dice: np.random.Generator, vocabulary: list) -> None:
    """The text model."""
    shape, writer = TEXT, text_writer(path, "Aidpost parity, random weights", gguf.LlamaFileType.ALL_F32, TEXT)
    write_tokenizer(writer, vocabulary, (HERE.parent / "tiny" / "chat_template.jinja").read_text(encoding="utf-8"))
    queries, keys = shape.heads * shape.head_width, shape.kv_heads * shape.head_width
    matrices = {
        "attn_q": (queries, shape.width),
        "attn_k": (keys, shape.width),
        "attn_v": (keys, shape.width),
        "attn_output": (shape.width, queries),
        "ffn_gate": (shape.hidden, shape.width),
        "ffn_up": (shape.hidden, shape.width),
        "ffn_down": (shape.width, shape.hidden),
    }
    norms = dict.fromkeys(("attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"), shape.width)
    norms |= dict.fromkeys(("attn_q_norm", "attn_k_norm"), shape.head_width)
    add(writer, dice, "token_embd.weight", (len(vocabulary), shape.width))
    add(writer, dice, "output_norm.weight", (shape.width,), 3.0)
    for layer in range(shape.layers):
        for name, size in matrices.items():
            add(writer, dice, f"blk.{layer}.{name}.weight", size)
        for name, length in norms.items():
            add(writer, dice, f"blk.{layer}.{name}.weight", (length,), 1.0)
    finish(writer)


def write_projector(path: Path, dice: np.random.Generator) -> None:
    """The image encoder and the projector."""
    writer = projector_writer(path, "Aidpost parity projector, random weights", gguf.LlamaFileType.ALL_F32, VISION, TEXT.width)
    add(writer, dice, "v.patch_embd.weight", (VISION.width, 3, VISION.patch, VISION.patch))
    add(writer, dice, "v.patch_embd.bias", (VISION.width,), 0.0)
    add(writer, dice, "v.position_embd.weight", ((VISION.image // VISION.patch) ** 2, VISION.width), 0.0)
    matrices = dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_out"), (VISION.width, VISION.width))
    matrices |= {"ffn_up": (VISION.hidden, VISION.width), "ffn_down": (VISION.width, VISION.hidden)}
    for layer in range(VISION.layers):
        for name, size in matrices.items():
            add(writer, dice, f"v.blk.{layer}.{name}.weight", size)
            add(writer, dice, f"v.blk.{layer}.{name}.bias", (size[0],), 0.0)
        for name in ("ln1", "ln2"):
            add(writer, dice, f"v.blk.{layer}.{name}.weight", (VISION.width,), 1.0)
            add(writer, dice, f"v.blk.{layer}.{name}.bias", (VISION.width,), 0.0)
    add(writer, dice, "v.post_ln.weight", (VISION.width,), 1.0)
    add(writer, dice, "v.post_ln.bias", (VISION.width,), 0.0)
    add(writer, dice, "mm.soft_emb_norm.weight", (VISION.width,), 1.0)
    # Vision first, as Gemma's converter leaves it.
    add(writer, dice, "mm.input_projection.weight", (VISION.width, TEXT.width))
    finish(writer)


def add(writer: GGUFWriter, dice: np.random.Generator, name: str, shape: tuple[int, ...], around: float | None = None) -> None:
    """A matrix of unit gain, or, given what they are around, a norm's or bias's values."""
    if around is None:
        spread, middle = float(np.prod(shape[1:])) ** -0.5, 0.0
        spread = shape[1] ** -0.5 if name == "token_embd.weight" else spread
    else:
        spread, middle = (0.2 * around or 0.2), around
    writer.add_tensor(name, (middle + spread * dice.standard_normal(shape)).astype(np.float32), raw_dtype=F32)


def finish(writer: GGUFWriter) -> None:
    """Write the file."""
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()

"""Golden logits: a pack's weights in Hugging Face transformers' `Gemma3ForConditionalGeneration`, float32, on the CPU.

    python parity.py PACK_DIR CASES.json -o GOLDEN.json

The pack must hold F32 files: they are what the reference reads too, tensor by tensor, so that both sides have the same weights, and a
fault in the conversion to or from GGUF shows as a difference. CASES.json: `[{"name", "pieces": [{"tokens": […]} | {"image": "FILE"}]}]`;
an image file holds `side × side × 3` bytes, RGB, enlarged by whole pixels to the tower's input. Out comes, for every place at which the
engine has logits, the best token and its logit, and for a few places all logits (little-endian float32, base64).

All of it twice. `float32` is transformers as it is. `ggml16` is the same with what llama.cpp rounds to 16 bits on a CPU even where all weights have 32: GELU's
argument and value (`ggml_table_gelu_f16`), and pixels and kernel of the patches (`ggml_conv_2d`). What differs from that is a fault, what differs from
`float32` may be the rounding.
"""

import argparse
import base64
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
import transformers
from torch import Tensor
from transformers import Gemma3Config, Gemma3ForConditionalGeneration, Gemma3TextConfig, SiglipVisionConfig



class File:
    """A GGUF file: metadata and tensors as float32."""

    def __init__(self, path: Path) -> None:
        """Read all of it."""
        self.reader = gguf.GGUFReader(path)
        self.tensors = {tensor.name: torch.from_numpy(gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)) for tensor in self.reader.tensors}
        self.unused = set(self.tensors)
        kinds = {tensor.tensor_type.name for tensor in self.reader.tensors}
        if kinds != {"F32"}:
            raise SystemExit(f"{path}: holds {sorted(kinds)}; the reference is made from F32 alone")

    def get(self, key: str) -> Any:
        """A metadata value, `None` if it is not there."""
        field = self.reader.get_field(key)
        return None if field is None else field.contents()

    def take(self, name: str) -> Tensor:
        """A tensor, once."""
        self.unused.discard(name)
        return self.tensors[name]


def text_config(text: File) -> Gemma3TextConfig:
    """The text model's shape. What GGUF does not say is Gemma 3's own: every sixth layer is global, local layers rotate at 10,000 unscaled."""
    layers = text.get("gemma3.block_count")
    return Gemma3TextConfig(
        vocab_size=text.tensors["token_embd.weight"].shape[0],
        hidden_size=text.get("gemma3.embedding_length"),
        intermediate_size=text.get("gemma3.feed_forward_length"),
        num_hidden_layers=layers,
        num_attention_heads=text.get("gemma3.attention.head_count"),
        num_key_value_heads=text.get("gemma3.attention.head_count_kv"),
        head_dim=text.get("gemma3.attention.key_length"),
        query_pre_attn_scalar=text.get("gemma3.attention.key_length"),
        rms_norm_eps=text.get("gemma3.attention.layer_norm_rms_epsilon"),
        sliding_window=text.get("gemma3.attention.sliding_window"),
        max_position_embeddings=text.get("gemma3.context_length"),
        layer_types=["full_attention" if (layer + 1) % 6 == 0 else "sliding_attention" for layer in range(layers)],
        rope_parameters={
            "full_attention": {"rope_type": "linear", "factor": text.get("gemma3.rope.scaling.factor"), "rope_theta": text.get("gemma3.rope.freq_base")},
            "sliding_attention": {"rope_type": "default", "rope_theta": 10_000.0},
        },
        hidden_activation="gelu_pytorch_tanh",
        attention_bias=False,
        tie_word_embeddings=True,
        attn_logit_softcapping=None,
        final_logit_softcapping=None,
    )


def vision_config(projector: File) -> SiglipVisionConfig:
    """The tower's shape."""
    return SiglipVisionConfig(
        hidden_size=projector.get("clip.vision.embedding_length"),
        intermediate_size=projector.get("clip.vision.feed_forward_length"),
        num_hidden_layers=projector.get("clip.vision.block_count"),
        num_attention_heads=projector.get("clip.vision.attention.head_count"),
        image_size=projector.get("clip.vision.image_size"),
        patch_size=projector.get("clip.vision.patch_size"),
        layer_norm_eps=projector.get("clip.vision.attention.layer_norm_epsilon"),
        hidden_act="gelu_pytorch_tanh",
        vision_use_head=False,
    )


def reference(text: File, projector: File) -> Gemma3ForConditionalGeneration:
    """The model in transformers, with the files' weights."""
    vision = vision_config(projector)
    per_side = vision.image_size // vision.patch_size // projector.get("clip.vision.projector.scale_factor")
    words = text.get("tokenizer.ggml.tokens")
    ids = {name: words.index(name) for name in ("<start_of_image>", "<end_of_image>", "<image_soft_token>")}
    config = Gemma3Config(
        text_config=text_config(text),
        vision_config=vision,
        mm_tokens_per_image=per_side**2,
        boi_token_index=ids["<start_of_image>"],
        eoi_token_index=ids["<end_of_image>"],
        image_token_index=ids["<image_soft_token>"],
        attn_implementation="eager",
    )
    model = Gemma3ForConditionalGeneration(config).to(torch.float32).eval()
    # `position_ids` and the like are no weights: what must be there are the parameters.
    wanted = {name for name, _ in model.named_parameters()}
    given = {name: tensor for name, tensor in _weights(text, projector).items() if name in wanted or not name.startswith("lm_head")}
    missing = wanted - set(given)
    if missing or text.unused or projector.unused:
        raise SystemExit(f"without weight: {sorted(missing)}; without use: {sorted(text.unused | projector.unused)}")
    answer = model.load_state_dict(given, strict=False)
    if answer.unexpected_keys:
        raise SystemExit(f"unknown to transformers: {answer.unexpected_keys}")
    model.tie_weights()
    return model


def _weights(text: File, projector: File) -> dict[str, Tensor]:
    """GGUF's names to transformers'. GGUF holds a norm's whole factor, transformers the factor less one, except in SigLIP."""
    language, tower = "model.language_model", "model.vision_tower"
    found = {f"{language}.embed_tokens.weight": text.take("token_embd.weight"), f"{language}.norm.weight": text.take("output_norm.weight") - 1}
    norms = {
        "attn_norm": "input_layernorm",
        "post_attention_norm": "post_attention_layernorm",
        "ffn_norm": "pre_feedforward_layernorm",
        "post_ffw_norm": "post_feedforward_layernorm",
        "attn_q_norm": "self_attn.q_norm",
        "attn_k_norm": "self_attn.k_norm",
    }
    matrices = {
        "attn_q": "self_attn.q_proj",
        "attn_k": "self_attn.k_proj",
        "attn_v": "self_attn.v_proj",
        "attn_output": "self_attn.o_proj",
        "ffn_gate": "mlp.gate_proj",
        "ffn_up": "mlp.up_proj",
        "ffn_down": "mlp.down_proj",
    }
    for layer in range(text.get("gemma3.block_count")):
        for name, its in norms.items():
            found[f"{language}.layers.{layer}.{its}.weight"] = text.take(f"blk.{layer}.{name}.weight") - 1
        for name, its in matrices.items():
            found[f"{language}.layers.{layer}.{its}.weight"] = text.take(f"blk.{layer}.{name}.weight")
    found[f"{tower}.embeddings.patch_embedding.weight"] = projector.take("v.patch_embd.weight")
    found[f"{tower}.embeddings.patch_embedding.bias"] = projector.take("v.patch_embd.bias")
    found[f"{tower}.embeddings.position_embedding.weight"] = projector.take("v.position_embd.weight")
    parts = {
        "attn_q": "self_attn.q_proj",
        "attn_k": "self_attn.k_proj",
        "attn_v": "self_attn.v_proj",
        "attn_out": "self_attn.out_proj",
        "ffn_up": "mlp.fc1",
        "ffn_down": "mlp.fc2",
        "ln1": "layer_norm1",
        "ln2": "layer_norm2",
    }
    for layer in range(projector.get("clip.vision.block_count")):
        for name, its in parts.items():
            for kind in ("weight", "bias"):
                found[f"{tower}.encoder.layers.{layer}.{its}.{kind}"] = projector.take(f"v.blk.{layer}.{name}.{kind}")
    for kind in ("weight", "bias"):
        found[f"{tower}.post_layernorm.{kind}"] = projector.take(f"v.post_ln.{kind}")
    found["model.multi_modal_projector.mm_soft_emb_norm.weight"] = projector.take("mm.soft_emb_norm.weight") - 1
    # Not transposed: the converter leaves it as it is, and llama.cpp transposes it when it multiplies.
    found["model.multi_modal_projector.mm_input_projection_weight"] = projector.take("mm.input_projection.weight")
    return found


def pixels(file: Path, side: int) -> Tensor:
    """An image as the tower takes it: enlarged by whole pixels, from 0…255 to −1…1."""
    small = np.frombuffer(file.read_bytes(), np.uint8)
    length = math.isqrt(small.size // 3)
    if length * length * 3 != small.size or side % length:
        raise SystemExit(f"{file}: {small.size} bytes are no square image that fits {side}")
    large = small.reshape(length, length, 3).repeat(side // length, 0).repeat(side // length, 1)
    return torch.from_numpy(large.astype(np.float32) / 255 - 0.5).permute(2, 0, 1)[None] / 0.5


def logits(model: Gemma3ForConditionalGeneration, pieces: list[dict[str, Any]], folder: Path) -> tuple[Tensor, list[int]]:
    """Logits of every position of a case, and the places at which the engine has logits too: not within an image."""
    config = model.config
    ids: list[int] = []
    seen: list[Tensor] = []
    places: list[int] = []
    for piece in pieces:
        if "image" in piece:
            ids += [config.boi_token_index, *[config.image_token_index] * config.mm_tokens_per_image, config.eoi_token_index]
            seen.append(pixels(folder / piece["image"], config.vision_config.image_size))
            places.append(len(ids) - 1)
        else:
            places += range(len(ids), len(ids) + len(piece["tokens"]))
            ids += piece["tokens"]
    tokens = torch.tensor([ids])
    given: dict[str, Tensor] = {"input_ids": tokens, "attention_mask": torch.ones_like(tokens)}
    given["token_type_ids"] = (tokens == config.image_token_index).long()
    if seen:
        given["pixel_values"] = torch.cat(seen)
    with torch.inference_mode():
        return model(**given, use_cache=False).logits[0], places


class Patches16(torch.nn.Conv2d):
    """The patches as ggml computes them: products of 16-bit numbers, added in 32."""

    def forward(self, x: Tensor) -> Tensor:
        """Rounded before it is multiplied."""
        return self._conv_forward(x.half().float(), self.weight.half().float(), self.bias)


class Gelu16(torch.nn.Module):
    """GELU as ggml computes it on a CPU."""

    def forward(self, x: Tensor) -> Tensor:
        """Rounded to 16 bits before and after; beyond 10 the value itself or nothing."""
        rounded = torch.nn.functional.gelu(x.half().float(), approximate="tanh").half().float()
        return torch.where(x >= 10, x, torch.where(x <= -10, torch.zeros_like(x), rounded))


def as_ggml(model: Gemma3ForConditionalGeneration) -> Gemma3ForConditionalGeneration:
    """The model with every GELU so, and the patches."""
    model.model.vision_tower.embeddings.patch_embedding.__class__ = Patches16
    changed = 0
    for module in model.modules():
        for name in ("act_fn", "activation_fn"):
            if hasattr(module, name):
                setattr(module, name, Gelu16())
                changed += 1
    layers = model.config.text_config.num_hidden_layers + model.config.vision_config.num_hidden_layers
    if changed != layers:
        raise SystemExit(f"{changed} GELUs in {layers} layers")
    return model


def golden(models: dict[str, Gemma3ForConditionalGeneration], case: dict[str, Any], folder: Path, whole: int) -> dict[str, Any]:
    """What is kept of a case; so many places whole, spread evenly, the last among them."""
    kept: dict[str, Any] = {"name": case["name"], "pieces": case["pieces"]}
    for name, model in models.items():
        found, places = logits(model, case["pieces"], folder)
        if "best" not in kept:
            best = found.topk(2, -1)
            margin = float((best.values[places, 0] - best.values[places, 1]).min())
            print(f"{case['name']}: {len(places)} places, logits from {found.min():.2f} to {found.max():.2f}, the best two at least {margin:.5f} apart")
            kept["best"] = best.indices[places, 0].tolist()
        chosen = sorted({round(step * (len(places) - 1) / whole) for step in range(1, whole + 1)})
        own = found.argmax(-1)[places]
        kept[name] = {
            "others": {place: int(token) for place, (token, best) in enumerate(zip(own, kept["best"], strict=True)) if token != best},
            "logits": [round(float(found[place, token]), 4) for place, token in zip(places, kept["best"], strict=True)],
            "whole": {place: base64.b64encode(found[places[place]].numpy().astype("<f4").tobytes()).decode() for place in chosen},
        }
    return kept


def main() -> None:
    """Make the fixture."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("pack", type=Path)
    arguments.add_argument("cases", type=Path)
    arguments.add_argument("-o", "--out", type=Path, required=True)
    arguments.add_argument("--whole", type=int, default=4, help="places of each case that are kept with all logits")
    chosen = arguments.parse_args()
    torch.manual_seed(0)
    manifest = json.loads((chosen.pack / "pack.json").read_text(encoding="utf-8"))
    text, projector = (chosen.pack / manifest[part]["file"] for part in ("text", "projector"))
    models = {"float32": reference(File(text), File(projector)), "ggml16": as_ggml(reference(File(text), File(projector)))}
    cases = json.loads(chosen.cases.read_text(encoding="utf-8"))
    made = {
        "schema": "aidpost.parity/1",
        "made_with": f"transformers {transformers.__version__}, torch {torch.__version__.split('+')[0]}, float32",
        "text_sha256": hashlib.sha256(text.read_bytes()).hexdigest(),
        "projector_sha256": hashlib.sha256(projector.read_bytes()).hexdigest(),
        "cases": [golden(models, case, chosen.cases.parent, chosen.whole) for case in cases],
    }
    chosen.out.write_text(json.dumps(made, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n", encoding="utf-8")
    print(f"{chosen.out}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

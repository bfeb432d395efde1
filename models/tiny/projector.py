"""The image projector: SigLIP with random weights, of the kind that llama.cpp calls `gemma3`."""

from dataclasses import dataclass
from pathlib import Path

import gguf
from gguf import GGMLQuantizationType, GGUFWriter

from text import Text
from weights import Weights


@dataclass(frozen=True)
class Vision:
    """896 pixels a side and 256 tokens an image as in MedGemma; patches of 28 instead of 14 pixels keep the file small."""

    layers: int = 2
    width: int = 32
    hidden: int = 64
    heads: int = 2
    image: int = 896
    patch: int = 28
    merge: int = 2


def projector_writer(path: Path, name: str, file_type: gguf.LlamaFileType, shape: Vision, output: int) -> GGUFWriter:
    """A projector of kind `gemma3` in `shape`, or anything with the same fields, into a text model `output` wide, with all its metadata."""
    writer = GGUFWriter(path, "clip")
    writer.add_name(name)
    writer.add_type("mmproj")
    writer.add_file_type(file_type)
    writer.add_clip_has_vision_encoder(True)
    writer.add_clip_projector_type("gemma3")
    writer.add_vision_projection_dim(output)
    writer.add_vision_image_size(shape.image)
    writer.add_vision_patch_size(shape.patch)
    writer.add_vision_embedding_length(shape.width)
    writer.add_vision_feed_forward_length(shape.hidden)
    writer.add_vision_block_count(shape.layers)
    writer.add_vision_head_count(shape.heads)
    writer.add_vision_attention_layernorm_eps(1e-6)
    writer.add_vision_projector_scale_factor(shape.merge)
    writer.add_vision_image_mean([0.5, 0.5, 0.5])
    writer.add_vision_image_std([0.5, 0.5, 0.5])
    writer.add_vision_use_gelu(True)
    return writer


def write_projector(path: Path, seed: int) -> None:
    """The image encoder and its projection into the text model's embedding."""
    shape = Vision()
    writer = projector_writer(path, "Aidpost tiny projector, random weights", gguf.LlamaFileType.MOSTLY_F16, shape, Text().width)

    weights = Weights(writer, seed)
    width, kind = shape.width, GGMLQuantizationType.F16
    per_patch = 3 * shape.patch**2
    weights.random("v.patch_embd.weight", (width, 3, shape.patch, shape.patch), per_patch**-0.5, kind)
    weights.constant("v.patch_embd.bias", width, 0.0)
    # llama.cpp adds the positions to F32 activations, and does that in F32 alone.
    weights.random("v.position_embd.weight", ((shape.image // shape.patch) ** 2, width), 1.0, GGMLQuantizationType.F32)
    matrices = dict.fromkeys(("attn_q", "attn_k", "attn_v", "attn_out"), (width, width))
    matrices |= {"ffn_up": (shape.hidden, width), "ffn_down": (width, shape.hidden)}
    for layer in range(shape.layers):
        for name, size in matrices.items():
            weights.random(f"v.blk.{layer}.{name}.weight", size, size[1] ** -0.5, kind)
            weights.constant(f"v.blk.{layer}.{name}.bias", size[0], 0.0)
        for name in ("ln1", "ln2"):
            weights.constant(f"v.blk.{layer}.{name}.weight", width, 1.0)
            weights.constant(f"v.blk.{layer}.{name}.bias", width, 0.0)
    weights.constant("v.post_ln.weight", width, 1.0)
    weights.constant("v.post_ln.bias", width, 0.0)
    weights.constant("mm.soft_emb_norm.weight", width, 1.0)
    # Stored transposed, as Gemma's converter leaves it.
    weights.random("mm.input_projection.weight", (width, Text().width), width**-0.5, kind)
    weights.finish()

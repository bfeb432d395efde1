"""The text model: Gemma 3's architecture with random weights, and the metadata that llama.cpp wants."""

from dataclasses import dataclass
from pathlib import Path

import gguf
from gguf import GGMLQuantizationType, GGUFWriter

from vocabulary import Token
from weights import Weights


@dataclass(frozen=True)
class Text:
    """Six layers, so that exactly one attends globally: in Gemma 3 every sixth does."""

    layers: int = 6
    width: int = 64
    hidden: int = 128
    heads: int = 2
    kv_heads: int = 1
    head_width: int = 32
    context: int = 8192
    window: int = 64


def write_text(path: Path, seed: int, vocabulary: list[Token], template: str) -> None:
    """The text model, Q8_0, its output tied to its embedding."""
    shape = Text()
    writer = text_writer(path, "Aidpost tiny, random weights", gguf.LlamaFileType.MOSTLY_Q8_0, shape)
    write_tokenizer(writer, vocabulary, template)

    weights = Weights(writer, seed)
    kind = GGMLQuantizationType.Q8_0
    # llama.cpp multiplies embeddings by the root of their width, so this makes them unit size.
    weights.random("token_embd.weight", (len(vocabulary), shape.width), shape.width**-0.5, kind)
    # Logits with a spread of three: a clear favourite at every step, so that rounding does not change greedy decoding.
    weights.constant("output_norm.weight", shape.width, 3.0)
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
    for layer in range(shape.layers):
        for name, size in matrices.items():
            weights.random(f"blk.{layer}.{name}.weight", size, size[1] ** -0.5, kind)
        for name, length in norms.items():
            weights.constant(f"blk.{layer}.{name}.weight", length, 1.0)
    weights.finish()


def text_writer(path: Path, name: str, file_type: gguf.LlamaFileType, shape: Text) -> GGUFWriter:
    """A file of Gemma 3's architecture in `shape`, or anything with the same fields, with all metadata but the tokenizer's."""
    writer = GGUFWriter(path, "gemma3")
    writer.add_name(name)
    writer.add_file_type(file_type)
    if file_type != gguf.LlamaFileType.ALL_F32:
        writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_key_length(shape.head_width)
    writer.add_value_length(shape.head_width)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1_000_000.0)
    writer.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
    writer.add_rope_scaling_factor(8.0)
    writer.add_sliding_window(shape.window)
    return writer


def write_tokenizer(writer: GGUFWriter, vocabulary: list[Token], template: str) -> None:
    """The vocabulary, the ids of its control tokens, and the chat template."""
    ids = {token.text: number for number, token in enumerate(vocabulary)}
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([token.text.encode() for token in vocabulary])
    writer.add_token_scores([token.score for token in vocabulary])
    writer.add_token_types([token.kind for token in vocabulary])
    writer.add_bos_token_id(ids["<bos>"])
    # MedGemma names the end of the turn here, not <eos>.
    writer.add_eos_token_id(ids["<end_of_turn>"])
    writer.add_unk_token_id(ids["<unk>"])
    writer.add_pad_token_id(ids["<pad>"])
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(template)

"""Gemma 3's text model, read from a GGUF, with low-rank factors (LoRA) that can be trained beside its frozen matrices."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from gguf import GGUFReader, dequantize
from torch import Tensor, nn

MATRICES = ["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"]
NORMS = ["attn_norm", "attn_q_norm", "attn_k_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm"]
# One layer in six sees everything, the others a window; Gemma 3's two bases of the rotation.
GLOBAL_EVERY, GLOBAL_BASE, LOCAL_BASE = 6, 1_000_000.0, 10_000.0


@dataclass(frozen=True)
class Shape:
    """What the header says."""

    layers: int
    width: int
    heads: int
    head: int
    window: int
    epsilon: float


class Weights:
    """All tensors of a GGUF, as numbers of 32 bits."""

    def __init__(self, file: Path) -> None:
        """Reads and dequantizes."""
        reader = GGUFReader(file)

        def value(key: str) -> float:
            return reader.fields[f"gemma3.{key}"].contents()

        self.shape = Shape(
            int(value("block_count")), int(value("embedding_length")), int(value("attention.head_count")), int(value("attention.key_length")),
            int(value("attention.sliding_window")), float(value("attention.layer_norm_rms_epsilon")),
        )  # fmt: skip
        if value("attention.head_count_kv") != 1:
            raise ValueError(f"{file}: more than one head of keys, which this trainer does not compute")
        self.tensors = {one.name: torch.from_numpy(np.ascontiguousarray(dequantize(one.data, one.tensor_type).astype(np.float32))) for one in reader.tensors}


class Factors(nn.Module):
    """A [rank, in] and B [out, rank] of every matrix, in llama.cpp's names; B begins with zeros, so nothing is changed at first."""

    def __init__(self, weights: Weights, rank: int, alpha: float) -> None:
        """For all seven matrices of all layers."""
        super().__init__()
        self.rank, self.alpha = rank, alpha
        self.a, self.b = nn.ParameterDict(), nn.ParameterDict()
        for layer in range(weights.shape.layers):
            for name in MATRICES:
                out, into = weights.tensors[f"blk.{layer}.{name}.weight"].shape
                self.a[f"{layer}_{name}"] = nn.Parameter(torch.randn(rank, into) * into**-0.5)
                self.b[f"{layer}_{name}"] = nn.Parameter(torch.zeros(out, rank))


class Gemma:
    """The frozen model with its factors; matrices in bfloat16, the rest in float32."""

    def __init__(self, weights: Weights, factors: Factors, *, compiled: bool = False) -> None:
        """Nothing of `weights` is changed. Compiled, which takes a minute and a C++ compiler, a step takes two thirds of the time."""
        self.shape, self.w, self.factors = weights.shape, weights.tensors, factors
        self.embedding = self.w["token_embd.weight"]
        self.matrices = {f"{layer}_{name}": self.w[f"blk.{layer}.{name}.weight"].bfloat16() for layer in range(self.shape.layers) for name in MATRICES}
        self.layer = torch.compile(_layer, dynamic=True) if compiled else _layer

    def norm(self, x: Tensor, name: str) -> Tensor:
        """Root mean square, in float32."""
        return F.rms_norm(x.float(), (x.shape[-1],), self.w[name], self.shape.epsilon)

    def rotation(self, at: Tensor, base: float) -> tuple[Tensor, Tensor]:
        """Cosines and sines for places [B, L]."""
        half = self.shape.head // 2
        angle = at[..., None].float() * base ** (-torch.arange(half).float() / half)
        return angle.cos()[:, :, None], angle.sin()[:, :, None]

    def matrix(self, key: str) -> tuple[Tensor, Tensor, Tensor]:
        """One matrix and its factors, in bfloat16."""
        return self.matrices[key], self.factors.a[key].bfloat16(), (self.factors.b[key] * (self.factors.alpha / self.factors.rank)).bfloat16()

    def hidden(self, ids: Tensor, places: Tensor, mask: Tensor, before: list[tuple[Tensor, Tensor]] | None) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
        """Last hidden states of `ids` [B, L], and keys and values; `mask` [B, L, keys] is added to scores; `before` are keys and values of what stands before all."""
        shape = self.shape
        x = self.embedding[ids] * shape.width**0.5
        turns = {base: self.rotation(places, base) for base in (GLOBAL_BASE, LOCAL_BASE)}
        mask = mask.repeat_interleave(shape.heads, 1)
        kept = []
        for layer in range(shape.layers):
            turn = turns[GLOBAL_BASE if (layer + 1) % GLOBAL_EVERY == 0 else LOCAL_BASE]
            matrices = {name: self.matrix(f"{layer}_{name}") for name in MATRICES}
            norms = {name: self.w[f"blk.{layer}.{name}.weight"] for name in NORMS}
            x, keys_and_values = self.layer(x, turn, mask, before[layer] if before else None, matrices, norms, shape)
            kept.append(keys_and_values)
        return self.norm(x, "output_norm.weight"), kept


def _layer(
    x: Tensor, turn: tuple[Tensor, Tensor], mask: Tensor, before: tuple[Tensor, Tensor] | None,
    matrices: dict[str, tuple[Tensor, Tensor, Tensor]], norms: dict[str, Tensor], shape: Shape,
) -> tuple[Tensor, tuple[Tensor, Tensor]]:  # fmt: skip
    """One layer: its output, its keys and its values."""
    (batch, length), (cos, sin) = x.shape[:2], turn

    def linear(x: Tensor, name: str) -> Tensor:
        frozen, a, b = matrices[name]
        return F.linear(x, frozen) + F.linear(F.linear(x, a), b)

    def norm(x: Tensor, name: str) -> Tensor:
        return F.rms_norm(x.float(), (x.shape[-1],), norms[name], shape.epsilon)

    def rotate(x: Tensor) -> Tensor:
        first, second = x.chunk(2, -1)
        return torch.cat([first * cos - second * sin, second * cos + first * sin], -1).bfloat16()

    y = norm(x, "attn_norm").bfloat16()
    q = linear(y, "attn_q").view(batch, length, shape.heads, shape.head)
    k = linear(y, "attn_k").view(batch, length, 1, shape.head)
    v = linear(y, "attn_v")
    q = rotate(norm(q, "attn_q_norm") * shape.head**-0.5).reshape(batch, length * shape.heads, shape.head)
    k = rotate(norm(k, "attn_k_norm"))[:, :, 0]
    kept = (k, v)
    if before is not None:
        k, v = (torch.cat([old.expand(batch, -1, -1), new], 1) for old, new in zip(before, kept, strict=True))
    scores = torch.bmm(q, k.transpose(1, 2)).float() + mask
    out = torch.bmm(torch.softmax(scores, -1).bfloat16(), v).view(batch, length, shape.heads * shape.head)
    x = x + norm(linear(out, "attn_output"), "post_attention_norm")
    y = norm(x, "ffn_norm").bfloat16()
    y = F.gelu(linear(y, "ffn_gate"), approximate="tanh") * linear(y, "ffn_up")
    return x + norm(linear(y, "ffn_down"), "post_ffw_norm"), kept

"""Gemma 3's text model in float32, read from a GGUF, with low-rank factors (LoRA) that can be trained beside its frozen matrices.

The instructions before an encounter are the same for a whole batch: their keys and values are computed once, without gradients.
"""

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


@dataclass
class Before:
    """Keys and values of a shared beginning, a pair a layer: [length, head]."""

    kept: list[tuple[Tensor, Tensor]]
    length: int


class Gemma:
    """The frozen model, and the factors if there are any."""

    def __init__(self, weights: Weights, factors: Factors | None) -> None:
        """Nothing of `weights` is changed."""
        self.shape, self.w, self.factors = weights.shape, weights.tensors, factors
        self.embedding = self.w["token_embd.weight"]

    def linear(self, x: Tensor, layer: int, name: str) -> Tensor:
        """One matrix with its factors."""
        out = F.linear(x, self.w[f"blk.{layer}.{name}.weight"])
        if self.factors is None:
            return out
        a, b = self.factors.a[f"{layer}_{name}"], self.factors.b[f"{layer}_{name}"]
        return out + F.linear(F.linear(x, a), b * (self.factors.alpha / self.factors.rank))

    def norm(self, x: Tensor, name: str) -> Tensor:
        """Root mean square; GGUF's weight has the one of Gemma's (1 + w) in it."""
        return F.rms_norm(x, (x.shape[-1],), self.w[name], self.shape.epsilon)

    def rotate(self, x: Tensor, at: Tensor, base: float) -> Tensor:
        """Rotary embedding by halves; `at` are positions [L], x is [..., L, n, head]."""
        half = self.shape.head // 2
        angle = at[:, None].float() * base ** (-torch.arange(half).float() / half)
        cos, sin = angle.cos()[:, None, :], angle.sin()[:, None, :]
        first, second = x[..., :half], x[..., half:]
        return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)

    def hidden(self, ids: Tensor, before: Before | None) -> tuple[Tensor, Before]:
        """Last hidden states [B, L, width] of `ids` [B, L] behind what stands before; and their own keys and values, for a batch of one."""
        shape, (batch, length) = self.shape, ids.shape
        start = before.length if before else 0
        at = torch.arange(start, start + length)
        x = self.embedding[ids] * shape.width**0.5
        kept = []
        for layer in range(shape.layers):
            is_global = (layer + 1) % GLOBAL_EVERY == 0
            base = GLOBAL_BASE if is_global else LOCAL_BASE
            blk = f"blk.{layer}"
            y = self.norm(x, f"{blk}.attn_norm.weight")
            q = self.linear(y, layer, "attn_q").view(batch, length, shape.heads, shape.head)
            k = self.linear(y, layer, "attn_k").view(batch, length, 1, shape.head)
            v = self.linear(y, layer, "attn_v")
            q = self.rotate(self.norm(q, f"{blk}.attn_q_norm.weight"), at, base) * shape.head**-0.5
            k = self.rotate(self.norm(k, f"{blk}.attn_k_norm.weight"), at, base)[:, :, 0]
            if batch == 1:
                kept.append((k[0], v[0]))
            x = x + self.norm(self.linear(self.attend(q, k, v, before, layer, at, is_global), layer, "attn_output"), f"{blk}.post_attention_norm.weight")
            y = self.norm(x, f"{blk}.ffn_norm.weight")
            y = F.gelu(self.linear(y, layer, "ffn_gate"), approximate="tanh") * self.linear(y, layer, "ffn_up")
            x = x + self.norm(self.linear(y, layer, "ffn_down"), f"{blk}.post_ffw_norm.weight")
        return self.norm(x, "output_norm.weight"), Before(kept, start + length)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, before: Before | None, layer: int, at: Tensor, is_global: bool) -> Tensor:
        """All heads of queries against the one head of keys: those of the beginning once for the batch, then each row's own."""
        batch, length, heads, head = q.shape
        flat = q.reshape(batch, length * heads, head)
        scores, keys_at = [], []
        pk = pv = None
        if before:
            begin = 0 if is_global else max(0, before.length - self.shape.window + 1)
            pk, pv = (part[begin:] for part in before.kept[layer])
            scores.append((flat.reshape(-1, head) @ pk.T).view(batch, length * heads, -1))
            keys_at.append(torch.arange(begin, before.length))
        scores.append(torch.bmm(flat, k.transpose(1, 2)))
        keys_at.append(at)
        keys = torch.cat(keys_at)
        far = at[:, None] - keys[None, :]
        hide = far < 0 if is_global else (far < 0) | (far >= self.shape.window)
        bias = torch.zeros(hide.shape).masked_fill_(hide, float("-inf")).repeat_interleave(heads, 0)
        weights = torch.softmax(torch.cat(scores, -1) + bias, -1)
        if before:
            split = pk.shape[0]
            out = (weights[..., :split].reshape(-1, split) @ pv).view(batch, -1, head) + torch.bmm(weights[..., split:], v)
        else:
            out = torch.bmm(weights, v)
        return out.view(batch, length, heads * head)

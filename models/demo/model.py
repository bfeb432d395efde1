"""Gemma 3 and its SigLIP tower in plain PyTorch, for training: many suffixes share one prefix, as in the product.

Weights of norms are the whole factor, as GGUF stores them (Hugging Face stores it less one). No caching, no sampling.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from narrow import products


@dataclass(frozen=True)
class Text:
    """Sizes of the text model. Six layers, so that exactly one attends globally: in Gemma 3 every sixth does."""

    vocabulary: int
    layers: int = 6
    width: int = 128
    hidden: int = 384
    heads: int = 4
    kv_heads: int = 2
    head_width: int = 32
    context: int = 4096
    window: int = 256


@dataclass(frozen=True)
class Vision:
    """896 pixels a side as in MedGemma; patches of 56 pixels instead of 14, so that an image is 256 patches and 16 tokens."""

    layers: int = 2
    width: int = 96
    hidden: int = 192
    heads: int = 3
    image: int = 896
    patch: int = 56
    merge: int = 4
    # A patch's kernel is constant over squares of so many pixels: training sees an image at 128 pixels a side, and the kernel is
    # spread out when it is exported. The same arithmetic, 49 times cheaper.
    block: int = 7


EPSILON = 1e-6


def rms(x: Tensor, factor: Tensor) -> Tensor:
    """Root-mean-square norm."""
    return F.rms_norm(x, (x.shape[-1],), factor, EPSILON)


def rotation(positions: Tensor, width: int, base: float, scale: float) -> tuple[Tensor, Tensor]:
    """Cosines and sines of rotary positions, for both halves of a head."""
    frequency = base ** (-torch.arange(0, width, 2, dtype=torch.float32) / width)
    angle = (positions.float() * scale)[:, None] * frequency[None, :]
    angle = torch.cat([angle, angle], -1)
    return angle.cos(), angle.sin()


def rotate(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Apply rotary positions to `[batch, length, heads, width]`."""
    cosine, sine = turn[0][:, None, :], turn[1][:, None, :]
    half = x.shape[-1] // 2
    return x * cosine + torch.cat([-x[..., half:], x[..., :half]], -1) * sine


class Layer(nn.Module):
    """One block of Gemma 3: norms before and after attention and feed-forward, norms of queries and keys."""

    def __init__(self, shape: Text, number: int) -> None:
        """A layer by its number; every sixth attends globally."""
        super().__init__()
        self.shape, self.everywhere = shape, (number + 1) % 6 == 0
        width, queries, keys = shape.width, shape.heads * shape.head_width, shape.kv_heads * shape.head_width
        sizes = {
            "attn_q": (queries, width),
            "attn_k": (keys, width),
            "attn_v": (keys, width),
            "attn_output": (width, queries),
            "ffn_gate": (shape.hidden, width),
            "ffn_up": (shape.hidden, width),
            "ffn_down": (width, shape.hidden),
        }
        self.matrix = nn.ParameterDict({name: nn.Parameter(torch.randn(size) * size[1] ** -0.5) for name, size in sizes.items()})
        norms = {"attn_norm": 1.0, "post_attention_norm": 0.4, "ffn_norm": 1.0, "post_ffw_norm": 0.4}
        factors = {name: nn.Parameter(torch.full((width,), value)) for name, value in norms.items()}
        factors |= {name: nn.Parameter(torch.ones(shape.head_width)) for name in ("attn_q_norm", "attn_k_norm")}
        self.norm = nn.ParameterDict(factors)

    def forward(self, x: Tensor, cut: tuple[int, int, int], turn: tuple[Tensor, Tensor], masks: tuple[Tensor | None, Tensor]) -> Tensor:
        """`x` holds the prefix's tokens and then `batch × length` of the suffixes; `cut` is (prefix, batch, length)."""
        shape, (prefix, batch, length) = self.shape, cut
        normed = rms(x, self.norm["attn_norm"])
        parts = products(normed, *(self.matrix[f"attn_{part}"] for part in "qkv"))
        query, key, value = (part.reshape(prefix + batch * length, -1, shape.head_width) for part in parts)
        query, key = rms(query, self.norm["attn_q_norm"]), rms(key, self.norm["attn_k_norm"])
        before = tuple(part[:prefix] for part in turn)
        behind = tuple(part[prefix:] for part in turn)
        own = [part[prefix:].view(batch, length, -1, shape.head_width) for part in (query, key, value)]
        own_query, own_key = rotate(own[0], behind), rotate(own[1], behind)
        keys, values = own_key, own[2]
        if prefix:
            first_key = rotate(key[None, :prefix], before)
            first = [rotate(query[None, :prefix], before), first_key, value[None, :prefix]]
            seen = self.attend(*first, masks[0]).reshape(prefix, -1)
            # A local layer of a suffix sees only the end of the prefix.
            start = 0 if self.everywhere else max(0, prefix - shape.window)
            keys = torch.cat([first_key[:, start:].expand(batch, -1, -1, -1), own_key], 1)
            values = torch.cat([value[None, start:prefix].expand(batch, -1, -1, -1), own[2]], 1)
        told = self.attend(own_query, keys, values, masks[1]).reshape(batch * length, -1)
        mixed = torch.cat([seen, told]) if prefix else told
        x = x + rms(products(mixed, self.matrix["attn_output"])[0], self.norm["post_attention_norm"])
        normed = rms(x, self.norm["ffn_norm"])
        gate, up = products(normed, self.matrix["ffn_gate"], self.matrix["ffn_up"])
        (down,) = products(F.gelu(gate, approximate="tanh") * up, self.matrix["ffn_down"])
        return x + rms(down, self.norm["post_ffw_norm"])

    def attend(self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
        """Attention over `[batch, length, heads, width]`."""
        group = self.shape.heads // self.shape.kv_heads
        key, value = key.repeat_interleave(group, 2), value.repeat_interleave(group, 2)
        parts = [part.transpose(1, 2) for part in (query, key, value)]
        return F.scaled_dot_product_attention(*parts, attn_mask=mask).transpose(1, 2)


class Gemma(nn.Module):
    """The text model, its output tied to its embedding, and a head that marks signs in the narrative, used in training only."""

    def __init__(self, shape: Text, marks: int) -> None:
        """`marks` is the number of kinds of words that the training head tells apart."""
        super().__init__()
        self.shape = shape
        self.embedding = nn.Parameter(torch.randn(shape.vocabulary, shape.width) * shape.width**-0.5)
        self.layers = nn.ModuleList(Layer(shape, number) for number in range(shape.layers))
        self.output_norm = nn.Parameter(torch.ones(shape.width))
        self.marker = nn.Linear(shape.width, marks)
        self.marker_norm = nn.Parameter(torch.ones(shape.width))

    def masks(self, prefix: int, length: int, image: tuple[int, int] | None) -> dict[bool, tuple[Tensor | None, Tensor]]:
        """For global and local layers: who sees whom, in the prefix and from the suffixes. An image's tokens see each other."""
        masks = {}
        at = torch.arange(prefix + length)
        distance = at[:, None] - at[None, :]
        for everywhere in (True, False):
            sees = distance >= 0
            if image:
                sees[image[0] : image[1], image[0] : image[1]] = True
            if not everywhere:
                sees &= distance < self.shape.window
            start = 0 if everywhere else max(0, prefix - self.shape.window)
            masks[everywhere] = (sees[:prefix, :prefix] if prefix else None, sees[prefix:, start:])
        return masks

    def forward(self, prefix: Tensor, suffix: Tensor, image: tuple[int, Tensor] | None = None, marked_layer: int = 3) -> tuple[Tensor, Tensor]:
        """Hidden states of the suffixes `[batch, length, width]`, normed for the output, and those for the marker.

        `image` is the place of the image's first token in the suffixes and its embeddings `[batch, tokens, width]`.
        """
        batch, length = suffix.shape
        scale = math.sqrt(self.shape.width)
        told = F.embedding(suffix, self.embedding) * scale
        place = None
        if image is not None:
            at, seen = image
            place = (prefix.numel() + at, prefix.numel() + at + seen.shape[1])
            told = torch.cat([told[:, :at], seen, told[:, at + seen.shape[1] :]], 1)
        x = torch.cat([F.embedding(prefix, self.embedding) * scale, told.reshape(batch * length, -1)])
        cut = (prefix.numel(), batch, length)
        masks = self.masks(prefix.numel(), length, place)
        positions = torch.arange(prefix.numel() + length)
        turns = {
            True: rotation(positions, self.shape.head_width, 1_000_000.0, 1 / 8),
            False: rotation(positions, self.shape.head_width, 10_000.0, 1.0),
        }
        marked = x
        for number, layer in enumerate(self.layers):
            x = layer(x, cut, turns[layer.everywhere], masks[layer.everywhere])
            if number == marked_layer:
                marked = x
        own = x[prefix.numel() :].view(batch, length, -1)
        return rms(own, self.output_norm), marked[prefix.numel() :].view(batch, length, -1)

    def logits(self, hidden: Tensor) -> Tensor:
        """Logits of normed hidden states."""
        return F.linear(hidden, self.embedding)

    def marks(self, hidden: Tensor) -> Tensor:
        """What the training head says of narrative tokens."""
        return self.marker(rms(hidden, self.marker_norm))


class Siglip(nn.Module):
    """The vision tower with Gemma 3's projector, on images at `image / block` pixels a side."""

    def __init__(self, shape: Vision, output: int) -> None:
        """`output` is the text model's width."""
        super().__init__()
        self.shape = shape
        side = shape.image // shape.patch
        inputs = 3 * (shape.patch // shape.block) ** 2
        self.patch = nn.Linear(inputs, shape.width)
        self.position = nn.Parameter(torch.randn(side * side, shape.width) * 0.3)
        self.layers = nn.ModuleList(VisionLayer(shape) for _ in range(shape.layers))
        self.post = nn.LayerNorm(shape.width, EPSILON)
        self.soft_norm = nn.Parameter(torch.ones(shape.width))
        self.projection = nn.Parameter(torch.randn(output, shape.width) * shape.width**-0.5)

    def forward(self, patches: Tensor) -> Tensor:
        """`[batch, patches, 3 × 8 × 8]`, normalized to −1 to 1, to embeddings `[batch, tokens, output]`."""
        x = self.patch(patches) + self.position
        for layer in self.layers:
            x = layer(x)
        x = self.post(x)
        side, merge = self.shape.image // self.shape.patch, self.shape.merge
        x = x.transpose(1, 2).reshape(x.shape[0], -1, side, side)
        x = F.avg_pool2d(x, merge).flatten(2).transpose(1, 2)
        return F.linear(rms(x, self.soft_norm), self.projection)


class VisionLayer(nn.Module):
    """One block of SigLIP."""

    def __init__(self, shape: Vision) -> None:
        """All weights random."""
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.ln1, self.ln2 = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.attn_q, self.attn_k, self.attn_v, self.attn_out = (nn.Linear(width, width) for _ in range(4))
        self.ffn_up, self.ffn_down = nn.Linear(width, shape.hidden), nn.Linear(shape.hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        """Attention without a mask, then feed-forward."""
        batch, length, width = x.shape
        normed = self.ln1(x)
        parts = [f(normed).view(batch, length, self.heads, -1).transpose(1, 2) for f in (self.attn_q, self.attn_k, self.attn_v)]
        mixed = F.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(batch, length, width)
        x = x + self.attn_out(mixed)
        return x + self.ffn_down(F.gelu(self.ffn_up(self.ln2(x)), approximate="tanh"))

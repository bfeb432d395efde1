"""Trains the factors of the light pack's adapter to check signs one by one, on two processor cores. Resumable; same data and seed, same steps.

A narrative is read once, and all signs that are asked of it are branches that see the narrative and themselves, not one another.
"""

import argparse
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from model import GLOBAL_BASE, GLOBAL_EVERY, LOCAL_BASE, MATRICES, Factors, Weights

COPIED = 0.1


@dataclass
class Sample:
    """One narrative with its branches."""

    ids: np.ndarray
    places: np.ndarray  # of each token, behind the instructions
    branch: np.ndarray  # 0: the narrative
    answers: list[tuple[int, int, float, int]]  # where the word is awaited, which, its weight, the sign
    copied: list[int]  # where a copied token is awaited: behind this one


class Samples:
    """All samples, in batches of like length, in an order that the seed gives."""

    def __init__(self, file: Path, seed: int) -> None:
        """Reads the arrays."""
        data = dict(np.load(file))
        self.prefix = torch.from_numpy(data["prefix"].astype(np.int64))[None]
        self.words = torch.from_numpy(data["words"].astype(np.int64))
        self.known = torch.from_numpy(np.unique(data["flat"]).astype(np.int64))
        self.kept_out = int(data["kept_out"])
        words = list(data["words"])
        flat, at, size = data["flat"].astype(np.int64), 0, 0
        self.items: list[Sample] = []
        for rest, count in data["rests"]:
            ids, places, branch = [flat[at : at + rest]], [np.arange(rest)], [np.zeros(rest, np.int64)]
            at += rest
            answers, copied, here = [], [], int(rest)
            for number in range(count):
                name, evidence, sign = (int(one) for one in data["sizes"][size])
                whole = flat[at : at + name + 1 + evidence]
                at += len(whole)
                answers.append((here + name - 1, words.index(whole[name]), float(data["weights"][size]), sign))
                kept = whole[: name + 1 + evidence if evidence else name]
                copied += list(range(here + name, here + len(kept) - 1))
                ids.append(kept)
                places.append(rest + np.arange(len(kept)))
                branch.append(np.full(len(kept), number + 1))
                here += len(kept)
                size += 1
            self.items.append(Sample(np.concatenate(ids), np.concatenate(places), np.concatenate(branch), answers, copied))
        self.order, self.queue = np.random.default_rng(seed), []

    def batch(self, tokens: int) -> list[int]:
        """Numbers of the next samples: about so many tokens."""
        if not self.queue:
            order = self.order.permutation(np.arange(self.kept_out, len(self.items)))
            for pool in np.array_split(order, max(1, len(order) // 2000)):
                self.queue += self.cut(list(pool), tokens)
            groups = np.empty(len(self.queue), object)
            groups[:] = self.queue
            self.queue = list(self.order.permutation(groups))
        return self.queue.pop()

    def cut(self, numbers: list[int], tokens: int) -> list[list[int]]:
        """Groups of like length."""
        groups: list[list[int]] = []
        for at in sorted(numbers, key=lambda at: len(self.items[at].ids)):
            if groups and (len(groups[-1]) + 1) * len(self.items[at].ids) <= tokens:
                groups[-1].append(at)
            else:
                groups.append([at])
        return groups


class Gemma:
    """The frozen model with its factors; matrices in bfloat16, the rest in float32."""

    def __init__(self, weights: Weights, factors: Factors) -> None:
        """Nothing of `weights` is changed."""
        self.shape, self.w, self.factors = weights.shape, weights.tensors, factors
        self.embedding = self.w["token_embd.weight"]
        self.matrices = {f"{layer}_{name}": self.w[f"blk.{layer}.{name}.weight"].bfloat16() for layer in range(self.shape.layers) for name in MATRICES}

    def linear(self, x: Tensor, layer: int, name: str) -> Tensor:
        """One matrix with its factors, in bfloat16."""
        key = f"{layer}_{name}"
        a, b = self.factors.a[key].bfloat16(), (self.factors.b[key] * (self.factors.alpha / self.factors.rank)).bfloat16()
        return F.linear(x, self.matrices[key]) + F.linear(F.linear(x, a), b)

    def norm(self, x: Tensor, name: str) -> Tensor:
        """Root mean square, in float32."""
        return F.rms_norm(x.float(), (x.shape[-1],), self.w[name], self.shape.epsilon)

    def rotation(self, at: Tensor, base: float) -> tuple[Tensor, Tensor]:
        """Cosines and sines for places [B, L]."""
        half = self.shape.head // 2
        angle = at[..., None].float() * base ** (-torch.arange(half).float() / half)
        return angle.cos()[:, :, None], angle.sin()[:, :, None]

    def hidden(self, ids: Tensor, places: Tensor, mask: Tensor, before: list[tuple[Tensor, Tensor]] | None) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
        """Last hidden states of `ids` [B, L]; `mask` [B, L, keys] is added to scores."""
        shape, (batch, length) = self.shape, ids.shape
        x = self.embedding[ids] * shape.width**0.5
        turns = {base: self.rotation(places, base) for base in (GLOBAL_BASE, LOCAL_BASE)}
        mask = mask.repeat_interleave(shape.heads, 1)
        kept = []
        for layer in range(shape.layers):
            cos, sin = turns[GLOBAL_BASE if (layer + 1) % GLOBAL_EVERY == 0 else LOCAL_BASE]

            def rotate(x: Tensor, cos: Tensor = cos, sin: Tensor = sin) -> Tensor:
                first, second = x.chunk(2, -1)
                return torch.cat([first * cos - second * sin, second * cos + first * sin], -1).bfloat16()

            blk = f"blk.{layer}"
            y = self.norm(x, f"{blk}.attn_norm.weight").bfloat16()
            q = self.linear(y, layer, "attn_q").view(batch, length, shape.heads, shape.head)
            k = self.linear(y, layer, "attn_k").view(batch, length, 1, shape.head)
            v = self.linear(y, layer, "attn_v")
            q = rotate(self.norm(q, f"{blk}.attn_q_norm.weight") * shape.head**-0.5).reshape(batch, length * shape.heads, shape.head)
            k = rotate(self.norm(k, f"{blk}.attn_k_norm.weight"))[:, :, 0]
            kept.append((k, v))
            if before:
                k, v = (torch.cat([old.expand(batch, -1, -1), new], 1) for old, new in zip(before[layer], (k, v), strict=True))
            scores = torch.bmm(q, k.transpose(1, 2)).float() + mask
            out = torch.bmm(torch.softmax(scores, -1).bfloat16(), v).view(batch, length, shape.heads * shape.head)
            x = x + self.norm(self.linear(out, layer, "attn_output"), f"{blk}.post_attention_norm.weight")
            y = self.norm(x, f"{blk}.ffn_norm.weight").bfloat16()
            y = F.gelu(self.linear(y, layer, "ffn_gate"), approximate="tanh") * self.linear(y, layer, "ffn_up")
            x = x + self.norm(self.linear(y, layer, "ffn_down"), f"{blk}.post_ffw_norm.weight")
        return self.norm(x, "output_norm.weight"), kept


class Reader:
    """Computes the instructions once, and answers for batches."""

    def __init__(self, gemma: Gemma, samples: Samples) -> None:
        """Nothing is kept yet."""
        self.gemma, self.samples = gemma, samples
        self.before, self.age = None, 99

    def run(self, numbers: list[int], items: list[Sample] | None = None) -> tuple[list[Sample], Tensor]:
        """Samples and hidden states."""
        size = self.samples.prefix.shape[1]
        if self.before is None or self.age > 4:
            with torch.no_grad():
                at = torch.arange(size)
                hide = torch.zeros(1, size, size).masked_fill_(at[None, None, :] > at[None, :, None], -1e9)
                self.before, self.age = self.gemma.hidden(self.samples.prefix, at[None], hide, None)[1], 0
        self.age += 1
        items = items or [self.samples.items[at] for at in numbers]
        longest = max(len(one.ids) for one in items)
        ids, places, branch = (torch.zeros(len(items), longest, dtype=torch.long) for _ in range(3))
        branch -= 1
        for row, one in enumerate(items):
            ids[row, : len(one.ids)] = torch.from_numpy(one.ids)
            places[row, : len(one.ids)] = torch.from_numpy(one.places)
            branch[row, : len(one.ids)] = torch.from_numpy(one.branch)
        own = (branch[:, :, None] == branch[:, None, :]) | (branch[:, None, :] == 0)
        seen = own & (places[:, None, :] <= places[:, :, None])
        seen = torch.cat([torch.ones(len(items), longest, size, dtype=torch.bool), seen], -1)
        mask = torch.zeros(seen.shape).masked_fill_(~seen, -1e9)
        return items, self.gemma.hidden(ids, places + size, mask, self.before)[0]

    def answers(self, items: list[Sample], hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of yes, no and unknown, the right word, weight, sign."""
        flat = [(row, *answer) for row, one in enumerate(items) for answer in one.answers]
        row, at, word, weight, sign = zip(*flat, strict=True)
        states = hidden[torch.tensor(row), torch.tensor(at)]
        return states @ self.gemma.embedding[self.samples.words].T, torch.tensor(word), torch.tensor(weight), torch.tensor(sign)

    def loss(self, numbers: list[int]) -> tuple[Tensor, Tensor]:
        """The weighted loss of words and copied evidence, and that of words alone."""
        items, hidden = self.run(numbers)
        logits, word, weight, _ = self.answers(items, hidden)
        words = (F.cross_entropy(logits, word, reduction="none") * weight).sum() / weight.sum()
        places = [(row, at, one.ids[at + 1]) for row, one in enumerate(items) for at in one.copied]
        if not places:
            return words, words
        row, at, token = (torch.tensor(np.array(one)) for one in zip(*places, strict=True))
        copied = F.cross_entropy(hidden[row, at] @ self.gemma.embedding[self.samples.known].T, torch.searchsorted(self.samples.known, token))
        return words + COPIED * copied, words


def scores(probability: np.ndarray, right: np.ndarray) -> str:
    """Best F1 of yes, and precision at it."""
    order = np.argsort(-probability)
    hits = np.cumsum(right[order])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1, right.sum())
    f1 = 2 * precision * recall / np.maximum(1e-9, precision + recall)
    best = int(f1.argmax())
    at90 = np.flatnonzero(precision >= 0.9)
    return f"F1 {f1[best]:.3f} (P {precision[best]:.3f} R {recall[best]:.3f} at {probability[order[best]]:.2f}), R at P 0.9 {recall[at90[-1]] if len(at90) else 0:.3f}"


def main() -> None:
    """Train, and save the factors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=1e9, help="cool down by the clock, if that comes first")
    parser.add_argument("--tokens", type=int, default=4096, help="of a step")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--seed", type=int, default=20261130)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    weights = Weights(args.base)
    factors = Factors(weights, args.rank, args.alpha)
    samples = Samples(args.data, args.seed)
    reader = Reader(Gemma(weights, factors), samples)
    adam = torch.optim.AdamW(factors.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    done, spent = 0, 0.0
    if args.out.exists():
        state = torch.load(args.out)
        factors.load_state_dict(state["factors"])
        adam.load_state_dict(state["adam"])
        done, spent = state["done"], state["spent"]
        for _ in range(done):
            samples.batch(args.tokens)

    def save() -> None:
        torch.save({"factors": factors.state_dict(), "adam": adam.state_dict(), "done": done, "spent": spent, "rank": args.rank, "alpha": args.alpha}, f"{args.out}.new")
        os.replace(f"{args.out}.new", args.out)

    def validate() -> str:
        with torch.no_grad():
            reader.before = None
            out = [reader.answers(*reader.run(group)) for group in samples.cut(list(range(samples.kept_out)), args.tokens)]
            reader.before = None
        logits, word = torch.cat([one[0] for one in out]), torch.cat([one[1] for one in out])
        return f"loss {F.cross_entropy(logits, word):.4f} {scores(torch.softmax(logits, -1)[:, 0].numpy(), (word == 0).numpy())}"

    mean, last = [math.nan, math.nan], time.monotonic()
    while done < args.steps and spent < args.seconds:
        began = time.monotonic()
        progress = max(done / args.steps, spent / args.seconds)
        rate = args.rate * min(1.0, (done + 1) / 20) * max(0.02, 1 - progress)
        for group in adam.param_groups:
            group["lr"] = rate
        loss, words = reader.loss(samples.batch(args.tokens))
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(factors.parameters(), 1.0)
        adam.step()
        done += 1
        spent += time.monotonic() - began
        now = [loss.item(), words.item()]
        mean = now if math.isnan(mean[0]) else [0.95 * old + 0.05 * new for old, new in zip(mean, now, strict=True)]
        if done % 10 == 0:
            held = f" kept out: {validate()}" if done % 100 == 0 else ""
            print(f"{done}/{args.steps} {spent:.0f} s, loss {mean[0]:.4f}, words {mean[1]:.4f}, rate {rate:.1e}{held}", flush=True)
        if time.monotonic() - last > 240:
            last = time.monotonic()
            save()
    save()
    print(f"kept out: {validate()}", flush=True)


if __name__ == "__main__":
    main()

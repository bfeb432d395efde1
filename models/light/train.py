"""Trains the factors of the light pack's adapter on two processor cores. Resumable; same data and seed, same steps.

The loss counts reply tokens alone, and among them those that decide most; the softmax is over the tokens that the samples have, since the engine's grammar lets no
other through.
"""

import argparse
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from model import Before, Factors, Gemma, Weights

LINE_BREAK, THERE, DENIED, ENDS = 107, 900, 753, 236784
# How much a token of a reply counts: the first of a line names the sign or ends the list; the mark says there or not there, and a denial told as a sign
# alarms for nothing; the words behind it are copied; acuity and reason are the rules' business.
FIRST, NAME, MARK_THERE, MARK_DENIED, WORDS, AFTER = 3.0, 1.5, 2.0, 4.0, 0.5, 0.3


def token_weights(reply: np.ndarray) -> np.ndarray:
    """The weight of each token of one reply."""
    weights = np.empty(len(reply), np.float32)
    at_start, in_name, ended = True, True, False
    for at, token in enumerate(reply):
        if ended:
            weights[at] = AFTER
        elif at_start:
            weights[at], at_start, in_name = FIRST, False, True
            ended = token == ENDS
        elif in_name and token in (THERE, DENIED):
            weights[at], in_name = (MARK_THERE if token == THERE else MARK_DENIED), False
        else:
            weights[at] = NAME if in_name else WORDS
        at_start = at_start or (token == LINE_BREAK and not ended)
    return weights


class Samples:
    """Samples in batches of one prefix and like length, in an order that the seed gives."""

    def __init__(self, file: Path, seed: int, held_out: int) -> None:
        """The first `held_out` samples are not trained on."""
        data = np.load(file)
        cuts = np.cumsum(data["prefix_sizes"])[:-1]
        self.prefixes = [torch.from_numpy(part.astype(np.int64))[None] for part in np.split(data["prefixes"], cuts)]
        ends = np.cumsum(data["sizes"][:, 1] + data["sizes"][:, 2])
        self.items = [(int(p), data["flat"][end - r - s : end].astype(np.int64), int(r)) for (p, r, s), end in zip(data["sizes"], ends, strict=True)]
        self.known = torch.from_numpy(np.unique(data["flat"]).astype(np.int64))
        self.order = np.random.default_rng(seed)
        self.held_out, self.queue = held_out, []

    def batch(self, size: int) -> list[int]:
        """Numbers of the next samples."""
        if not self.queue:
            order = self.order.permutation(np.arange(self.held_out, len(self.items)))
            for pool in np.array_split(order, max(1, len(order) // (size * 150))):
                self.queue += self.cut(list(pool), size)
            groups = np.empty(len(self.queue), object)
            groups[:] = self.queue
            self.queue = list(self.order.permutation(groups))
        return self.queue.pop()

    def cut(self, numbers: list[int], size: int) -> list[list[int]]:
        """Groups of at most `size`, of one prefix each, the like in length together."""
        groups: list[list[int]] = []
        for at in sorted(numbers, key=lambda at: (self.items[at][0], len(self.items[at][1]))):
            if groups and len(groups[-1]) < size and self.items[groups[-1][0]][0] == self.items[at][0]:
                groups[-1].append(at)
            else:
                groups.append([at])
        return groups

    def tensors(self, numbers: list[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Prefix, ids, and the weight of each place (0: not of the reply)."""
        items = [self.items[at] for at in numbers]
        longest = max(len(flat) for _, flat, _ in items)
        ids, weights = torch.zeros(len(items), longest, dtype=torch.long), torch.zeros(len(items), longest)
        for row, (_, flat, rest) in enumerate(items):
            ids[row, : len(flat)] = torch.from_numpy(flat)
            weights[row, rest : len(flat)] = torch.from_numpy(token_weights(flat[rest:]))
        return self.prefixes[items[0][0]], ids, weights


class Beginnings:
    """Keys and values of the prefixes: computed anew when they are older than some steps."""

    MOST_STEPS = 6

    def __init__(self, gemma: Gemma) -> None:
        """None yet."""
        self.gemma, self.kept, self.step = gemma, {}, 0

    def of(self, prefix: Tensor) -> Before:
        """Those of one prefix."""
        key = prefix.data_ptr()
        if key not in self.kept or self.step - self.kept[key][0] > self.MOST_STEPS:
            with torch.no_grad():
                self.kept[key] = (self.step, self.gemma.hidden(prefix, None)[1])
        return self.kept[key][1]


def loss_of(gemma: Gemma, beginnings: Beginnings, samples: Samples, numbers: list[int]) -> tuple[Tensor, Tensor]:
    """The weighted loss, and how many reply tokens are right."""
    prefix, ids, weights = samples.tensors(numbers)
    before = beginnings.of(prefix)
    hidden, _ = gemma.hidden(ids, before)
    chosen = weights[:, 1:] > 0
    logits = hidden[:, :-1][chosen] @ gemma.embedding[samples.known].T
    targets = torch.searchsorted(samples.known, ids[:, 1:][chosen])
    weight = weights[:, 1:][chosen]
    loss = (F.cross_entropy(logits, targets, reduction="none") * weight).sum() / weight.sum()
    return loss, (logits.argmax(-1) == targets).float().mean()


def main() -> None:
    """Train, and save the factors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=425)
    parser.add_argument("--seconds", type=float, default=1e9, help="cool down by the clock, if that comes first")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--seed", type=int, default=20261129)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    weights = Weights(args.base)
    factors = Factors(weights, args.rank, args.alpha)
    gemma = Gemma(weights, factors)
    beginnings = Beginnings(gemma)
    adam = torch.optim.AdamW(factors.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01)
    samples = Samples(args.data, args.seed, held_out=48)
    done, spent = 0, 0.0
    if args.out.exists():
        state = torch.load(args.out)
        factors.load_state_dict(state["factors"])
        adam.load_state_dict(state["adam"])
        done, spent = state["done"], state["spent"]
        for _ in range(done):
            samples.batch(args.batch)

    def save() -> None:
        torch.save({"factors": factors.state_dict(), "adam": adam.state_dict(), "done": done, "spent": spent, "rank": args.rank, "alpha": args.alpha}, f"{args.out}.new")
        os.replace(f"{args.out}.new", args.out)

    def validate() -> float:
        with torch.no_grad():
            return float(np.mean([float(loss_of(gemma, beginnings, samples, group)[0]) for group in samples.cut(list(range(samples.held_out)), args.batch)]))

    mean, last = [math.nan, math.nan], time.monotonic()
    while done < args.steps and spent < args.seconds:
        began = time.monotonic()
        progress = max(done / args.steps, spent / args.seconds)
        rate = args.rate * min(1.0, (done + 1) / 20) * max(0.02, 1 - progress)
        for group in adam.param_groups:
            group["lr"] = rate
        loss, right = loss_of(gemma, beginnings, samples, samples.batch(args.batch))
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(factors.parameters(), 1.0)
        adam.step()
        beginnings.step += 1
        done += 1
        spent += time.monotonic() - began
        now = [loss.item(), right.item()]
        mean = now if math.isnan(mean[0]) else [0.95 * old + 0.05 * new for old, new in zip(mean, now, strict=True)]
        if done % 10 == 0:
            held = f" held {validate():.4f}" if done % 100 == 0 else ""
            print(f"{done}/{args.steps} {spent:.0f} s, loss {mean[0]:.4f}, right {mean[1]:.4f}, rate {rate:.1e}{held}", flush=True)
        if time.monotonic() - last > 240:
            last = time.monotonic()
            save()
    save()
    print(f"held {validate():.4f}", flush=True)


if __name__ == "__main__":
    main()

"""Trains the text model and the vision tower: two processes of one thread each, which add their gradients. Resumable.

One thread a process, since two threads of one process wait for each other at every step, and processors are shared.
"""

import argparse
import json
import math
import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from gguf import TokenType
from torch import Tensor
from vocabulary import SPACE, Token

from looks import Batch, Looks
from model import Gemma, Siglip, Text, Vision
from muon import Muon
from see import Heads, facts_loss
from tokenizer import Tokenizer


# Both keep logits small, since what other kernels and 16-bit tables round off grows with them, and llama.cpp's logits have to be these to a
# thousandth. Smoothing bounds how far the best is above the rest: by a fiftieth, ln(0.98 × 4,007 / 0.02) ≈ 12. The penalty on the square of
# their log-sum-exp (PaLM's z-loss) keeps all of them together from drifting, which cross entropy does not see: without it they reached 26.
SMOOTHING = 0.02
Z_LOSS = 1e-4
# The rate falls to this part of its peak, not to nothing: the last steps still learn.
LEAST_RATE = 0.02
# Gemma's id of one line break.
LINE_BREAK = 107
# How much a word of a reply counts, where others count once: the first of a line, which names the sign or ends the list; and the two after it,
# there and not there, which alone decide what a sign is taken for. A denial told as a sign alarms for nothing, and is what new sentences lead
# to most: three times the weight of its opposite moves the point at which the two are equally likely by ln 3.
FIRST_WEIGHT, THERE_WEIGHT, DENIED_WEIGHT = 3.0, 2.0, 6.0


class Optimizer:
    """Muon for the matrices of layers, Adam for the rest of `modules`; steps of both."""

    def __init__(self, rate: float, *named: list[tuple[str, Tensor]]) -> None:
        """`named`: the parameters of each module that learns."""
        listed = [pair for module in named for pair in module]
        inner = [p for name, p in listed if "matrix" in name or (p.ndim == 2 and name.startswith("layers."))]
        chosen = {id(p) for p in inner}
        self.rate, self.parameters = rate, [p for _, p in listed]
        self.outer = [p for p in self.parameters if id(p) not in chosen]
        self.muon = Muon(inner)
        self.adam = torch.optim.AdamW(self.outer, lr=rate, betas=(0.9, 0.98), weight_decay=0.0)

    def step(self, rate: float) -> None:
        """One step with the mean gradient of all processes, at `rate` times the full rate."""
        share(self.parameters)
        torch.nn.utils.clip_grad_norm_(self.outer, 1.0)
        for group in self.adam.param_groups:
            group["lr"] = self.rate * rate
        self.adam.step()
        self.muon.step(self.rate * 5 * rate, 0.02)

    def state(self) -> dict:
        """What a resumed run needs."""
        return {"adam": self.adam.state_dict(), "muon": self.muon.momentum}

    def load(self, state: dict) -> None:
        """Goes on from `state`."""
        self.adam.load_state_dict(state["adam"])
        self.muon.momentum = state["muon"]


class Samples:
    """Samples of one file, sorted into batches of one prefix and similar length, of which each process takes every second sample.

    Both draw the same batches: were theirs of different lengths, one would wait for the other at every step.
    """

    def __init__(self, file: Path, seed: int, rank: int) -> None:
        """For process `rank` of two."""
        data = np.load(file)
        sizes = data["lengths"]
        ends = np.cumsum(sizes[:, 1] + sizes[:, 2])
        mark_ends = np.cumsum(sizes[:, 1])
        flat, marks = data["flat"].astype(np.int64), data["marks"].astype(np.int64)
        before_ends = np.cumsum(data["prefix_lengths"])
        self.prefixes = [torch.from_numpy(part.astype(np.int64)) for part in np.split(data["prefixes"], before_ends[:-1])]
        self.items = []
        for (prefix, rest, reply), end, mark_end in zip(sizes, ends, mark_ends, strict=True):
            self.items.append((int(prefix), flat[end - rest - reply : end], marks[mark_end - rest : mark_end], int(rest)))
        self.dice = np.random.default_rng(seed)
        self.rank = rank
        self.queue: list[list[int]] = []

    def batch(self, size: int) -> list[int]:
        """Numbers of `size` samples or fewer with the same prefix and about the same length."""
        both = 2 * size
        if not self.queue:
            order = self.dice.permutation(len(self.items))
            # Within a pool of mixed order, sorted by prefix and length, cut and mixed again.
            pool = sorted(order[: both * 400], key=lambda at: (self.items[at][0], len(self.items[at][1])))
            groups: list[list[int]] = []
            for at in pool:
                if groups and len(groups[-1]) < both and self.items[groups[-1][0]][0] == self.items[at][0]:
                    groups[-1].append(at)
                else:
                    groups.append([at])
            groups = [group for group in groups if len(group) >= both // 3]
            self.dice.shuffle(groups)
            self.queue = groups
        return self.queue.pop()[self.rank :: 2]

    def tensors(self, numbers: list[int], before: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Prefix cut to its last `before` tokens, ids, whether a place is of the reply, and marks (−1: none)."""
        items = [self.items[at] for at in numbers]
        prefix = self.prefixes[items[0][0]]
        prefix = prefix if before <= 0 else prefix[-before:]
        longest = (max(len(item[1]) for item in items) + 7) // 8 * 8
        ids = torch.zeros(len(items), longest, dtype=torch.long)
        answer = torch.zeros(len(items), longest, dtype=torch.bool)
        marks = torch.full((len(items), longest), -1)
        for row, (_, flat, kinds, rest) in enumerate(items):
            ids[row, : len(flat)] = torch.from_numpy(flat)
            answer[row, rest : len(flat)] = True
            marks[row, : len(kinds)] = torch.from_numpy(kinds)
        return prefix, ids, answer, marks


def reply_loss(logits: Tensor, targets: Tensor, weight: Tensor) -> Tensor:
    """Mean over the words of replies, each with its weight: smoothed cross entropy and the penalty on large logits."""
    each = F.cross_entropy(logits, targets, reduction="none", label_smoothing=SMOOTHING) + Z_LOSS * logits.logsumexp(-1).square()
    return (each * weight).sum() / weight.sum()


def look_loss(gemma: Gemma, siglip: Siglip, heads: Heads, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Of replies about pictures and of the tower's heads; then how many replies are right, word for word."""
    soft = siglip(batch.patches)
    facts, _ = facts_loss(heads, batch.kind, soft, batch.facts)
    hidden, _ = gemma(torch.zeros(0, dtype=torch.long), batch.ids, (batch.at, soft))
    wanted = batch.answer[:, 1:]
    logits = gemma.logits(hidden[:, :-1][wanted])
    targets = batch.ids[:, 1:][wanted]
    # Counted by reply: else the one word of a yes or no is drowned by descriptions of forty. By the root, since most of their words are certain.
    weight = (1 / wanted.sum(1).float().sqrt())[:, None].expand(wanted.shape)[wanted]
    loss = reply_loss(logits, targets, weight)
    wrong = torch.zeros(wanted.shape, dtype=torch.bool)
    wrong[wanted] = logits.argmax(-1) != targets
    return loss, facts, 1 - wrong.any(1).float().mean()


def losses(gemma: Gemma, weights: Tensor, prefix: Tensor, ids: Tensor, answer: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of the reply, each word counting as `weights` says by its id, and of the narrative's marks; then how many reply tokens are right."""
    hidden, marked = gemma(prefix, ids)
    wanted = answer[:, 1:]
    logits = gemma.logits(hidden[:, :-1][wanted])
    targets = ids[:, 1:][wanted]
    first = ids[:, :-1][wanted] == LINE_BREAK
    reply = reply_loss(logits, targets, torch.where(first, FIRST_WEIGHT, weights[targets]))
    told = marks >= 0
    mark = F.cross_entropy(gemma.marks(marked[told]), marks[told])
    right = (logits.argmax(-1) == targets).float().mean()
    return reply, mark, right


def word_weights(names: list[str]) -> Tensor:
    """How much each word of the vocabulary counts in a reply, wherever it does not begin a line."""
    weights = torch.ones(len(names))
    weights[names.index(SPACE + "+")] = THERE_WEIGHT
    weights[names.index(SPACE + "-")] = DENIED_WEIGHT
    return weights


def share(parameters: list[Tensor]) -> None:
    """Give every process the mean gradient."""
    flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(p.numel()) for p in parameters])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def work(rank: int, args: argparse.Namespace) -> None:
    """One process."""
    torch.set_num_threads(1)
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", str(args.port))
    dist.init_process_group("gloo", rank=rank, world_size=2)
    torch.manual_seed(args.seed)
    vocabulary = json.loads((args.data / "vocabulary.json").read_text())
    gemma = Gemma(Text(len(vocabulary["tokens"])), vocabulary["marks"])
    weights = word_weights([text for text, _, _ in vocabulary["tokens"]])
    siglip = Siglip(Vision(), gemma.shape.width)
    heads, done, joined = Heads(gemma.shape.width), 0, False
    reader = Optimizer(args.rate, list(gemma.named_parameters()))
    # The patches stay as they were learned: raw ones need whitening, which only the tower's own training has.
    tower = [(name, p) for name, p in siglip.named_parameters() if not name.startswith("patch.")]
    seer = Optimizer(args.rate / 4, tower, list(heads.named_parameters()))
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint)
        gemma.load_state_dict(state["gemma"])
        siglip.load_state_dict(state["siglip"])
        heads.load_state_dict(state["heads"])
        reader.load(state["reader"])
        seer.load(state["seer"])
        done, joined = state["done"], state["joined"]
    if args.tower and not joined:
        alone = torch.load(args.tower)
        siglip.load_state_dict(alone["siglip"])
        heads.load_state_dict(alone["heads"])
    looks = None
    if args.looks:
        tokens = [Token(text, score, TokenType(kind)) for text, score, kind in vocabulary["tokens"]]
        looks = Looks(args.looks, Tokenizer(tokens), args.seed + 2 * done + rank)
    text = Samples(args.data / f"{args.file}.npz", args.seed + done, rank)
    start, last, seen, read = time.monotonic(), time.monotonic(), 0, 0
    mean = torch.zeros(3)
    begun = done
    log = (args.out / "log.txt").open("a") if rank == 0 else None
    looked, told = torch.zeros(3), done // 20

    def save() -> None:
        state = {"gemma": gemma.state_dict(), "siglip": siglip.state_dict(), "heads": heads.state_dict(), "reader": reader.state(), "seer": seer.state(), "done": done, "joined": bool(looks)}
        torch.save(state | {"shape": asdict(gemma.shape)}, str(checkpoint) + ".new")
        os.replace(str(checkpoint) + ".new", checkpoint)

    def clear() -> None:
        for p in [*reader.parameters, *seer.parameters]:
            p.grad = None

    while done < args.steps:
        # The rate rises, stays and falls over the last part of the time. Both processes follow the clock of the first.
        clock = torch.tensor([max((done - begun) / max(1, args.steps - begun), (time.monotonic() - start) / args.seconds)])
        dist.broadcast(clock, 0)
        progress = float(clock)
        if progress >= 1:
            break
        rate = min(1.0, (done - begun + 1) / args.warm) * min(1.0, LEAST_RATE + (1 - LEAST_RATE) * (1 - progress) / args.cool)
        if looks and done % args.every == 0:
            seen_loss, facts, seen_right = look_loss(gemma, siglip, heads, looks.batch(args.batch))
            clear()
            (seen_loss + 0.3 * facts).backward()
            reader.step(rate)
            seer.step(rate)
            done += 1
            looked = looked * 0.95 + 0.05 * torch.stack([seen_loss.detach(), facts.detach(), seen_right])
            continue
        numbers = text.batch(args.batch)
        prefix, ids, answer, marks = text.tensors(numbers, args.before)
        reply, mark, right = losses(gemma, weights, prefix, ids, answer, marks)
        clear()
        (reply + args.mark * mark).backward()
        reader.step(rate)
        done += 1
        seen, read = seen + len(numbers), read + 1
        mean = mean * 0.95 + 0.05 * torch.stack([reply.detach(), mark.detach(), right])
        if rank == 0 and done // 20 > told:
            told = done // 20
            weight = 1 - 0.95**read
            line = f"{done} {time.monotonic() - start:.0f}s {seen} reply {mean[0] / weight:.3f} mark {mean[1] / weight:.3f} right {mean[2] / weight:.4f} len {ids.shape[1]} prefix {len(prefix)} looks {looked[0]:.3f} facts {looked[1]:.3f} right {looked[2]:.4f}"
            print(line, flush=True)
            log.write(line + "\n")
            log.flush()
        if rank == 0 and time.monotonic() - last > 180:
            last = time.monotonic()
            save()
    if rank == 0:
        save()
    dist.barrier()
    dist.destroy_process_group()


def main() -> None:
    """Both processes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--file", default="text")
    parser.add_argument("--seed", type=int, default=20250709)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--before", type=int, default=0, help="use only so many tokens at the end of the prefix; 0 for all")
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--cool", type=float, default=0.3)
    parser.add_argument("--mark", type=float, default=0.5)
    parser.add_argument("--warm", type=int, default=60)
    parser.add_argument("--looks", type=Path, help="pictures, and what is asked about them")
    parser.add_argument("--tower", type=Path, help="a tower trained alone, to begin with")
    parser.add_argument("--every", type=int, default=2, help="every so many steps one about pictures")
    parser.add_argument("--port", type=int, default=29511)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.multiprocessing.spawn(work, args=(args,), nprocs=2)


if __name__ == "__main__":
    main()

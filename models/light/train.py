"""Trains the factors of the light pack's adapter on two processor cores. Resumable; same data and seed, same steps."""

import argparse
import math
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from model import Factors, Gemma, Weights
from reader import Reader, scores
from samples import Samples


def main() -> None:
    """Train, and save the factors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1100)
    parser.add_argument("--seconds", type=float, default=1e9, help="cool down by the clock, if that comes first")
    parser.add_argument("--tokens", type=int, default=4096, help="of a step")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--alpha", type=float, default=32.0)
    parser.add_argument("--seed", type=int, default=20261201)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    weights = Weights(args.base)
    factors = Factors(weights, args.rank, args.alpha)
    samples = Samples(args.data, args.seed)
    reader = Reader(Gemma(weights, factors, compiled=True), samples)
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

"""Fits what makes the weights of yes probabilities, on narratives that were kept out of training: every sign of each one's chart is asked.

Prints scale and offset of the logarithm of the odds, and how good the readings are: `calibrate.py FACTORS --base BASE --data text.npz --kept-out kept_out.json --out calibration.json`.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from model import Factors, Gemma, Weights
from reader import Reader, scores
from samples import Sample, Samples
from sources import GROUPS, HERE, Programs, entered, ids_of, request


def sample(rest: list[int], branches: list[list[int]], present: list[bool]) -> Sample:
    """One narrative with all signs of its chart."""
    ids, places, branch, answers, here = [np.array(rest)], [np.arange(len(rest))], [np.zeros(len(rest), np.int64)], [], len(rest)
    for number, (tokens, is_there) in enumerate(zip(branches, present, strict=True)):
        answers.append((here + len(tokens) - 1, 0 if is_there else 2, 1.0, number))
        ids.append(np.array(tokens))
        places.append(len(rest) + np.arange(len(tokens)))
        branch.append(np.full(len(tokens), number + 1))
        here += len(tokens)
    return Sample(np.concatenate(ids), np.concatenate(places), np.concatenate(branch), answers, [])


def main() -> None:
    """Ask everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("factors", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--kept-out", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--programs", type=Path, default=HERE / "../../target/debug")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dump", type=Path, help="the odds of every sign, a line a narrative")
    args = parser.parse_args()
    torch.set_num_threads(2)
    programs = Programs(args.programs, args.base)
    labels = programs.labels()
    tokens = dict(zip(labels, (one["tokens"] for one in programs.prompts([{"text": f"{label}:"} for label in labels.values()])), strict=True))
    charts = [set(one["signs"]) for one in programs.prompts([request({**group, "narrative": "-"}) for group in GROUPS])]
    told = json.loads(args.kept_out.read_text())
    dice = random.Random(1)
    encounters = [{**entered(one, charts, dice), "narrative": one["text"]} for one in told]
    answers = programs.prompts([request(one) for one in encounters])
    items = [sample(ids_of(answer["rest"]), [tokens[sign] for sign in answer["signs"]], [sign in one["present"] for sign in answer["signs"]]) for answer, one in zip(answers, told, strict=True)]
    state = torch.load(args.factors)
    weights = Weights(args.base)
    factors = Factors(weights, state["rank"], state["alpha"])
    factors.load_state_dict(state["factors"])
    samples = Samples(args.data, 1)
    reader = Reader(Gemma(weights, factors), samples)
    odds, right, dump = [], [], []
    with torch.no_grad():
        for at, (item, answer, one) in enumerate(zip(items, answers, told, strict=True)):
            if at % 25 == 0:
                print(f"{at}/{len(told)} narratives", flush=True)
            logits, word, _, _ = reader.answers(*reader.run([], [item]))
            some = logits[:, 0] - torch.logsumexp(logits[:, 1:], -1)
            odds.append(some)
            right.append(word == 0)
            dump.append({**one, "odds": {sign: round(float(value), 3) for sign, value in zip(answer["signs"], some, strict=True)}})
    if args.dump:
        args.dump.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in dump))
    x, y = torch.cat(odds), torch.cat(right).float()
    print(f"{len(told)} narratives, {len(x)} signs asked, {int(y.sum())} there: {scores(torch.sigmoid(x).numpy(), y.numpy())}")
    fit = torch.tensor([0.0, 0.0], requires_grad=True)
    search = torch.optim.LBFGS([fit], max_iter=100)

    def closure() -> torch.Tensor:
        search.zero_grad()
        loss = F.binary_cross_entropy_with_logits(fit[0].exp() * x + fit[1], y)
        loss.backward()
        return loss

    search.step(closure)
    scale, offset = float(fit.detach()[0].exp()), float(fit.detach()[1])
    args.out.write_text(json.dumps({"scale": scale, "offset": offset, "labels_sha256": samples.labels_sha256}) + "\n")
    chosen = (scale * x + offset) >= 0
    hits = float((chosen & (y > 0)).sum())
    print(f"scale {scale:.4f}, offset {offset:.4f}: at one half precision {hits / max(1, int(chosen.sum())):.3f}, recall {hits / float(y.sum()):.3f}")


if __name__ == "__main__":
    main()

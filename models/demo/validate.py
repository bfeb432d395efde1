"""Asks a checkpoint about wordings that neither training nor the held-out cases have, in the middle of training or at its end:

    python validate.py CHECKPOINT DATA PROGRAM

DATA is what `data.py` made, PROGRAM the product's example `prompts`. What to change is decided by this and not by the held-out cases. Prints how often
a sign is named right, a denied one told as there and the other way round, given the true words before it.
"""

import argparse
import json
import tempfile
from pathlib import Path

import torch
import torch.nn.functional as F
from gguf import TokenType
from torch import Tensor
from vocabulary import SPACE, Token

from bank import validation
from data import labels
from dataset import Maker, Product, save
from model import Gemma, Text
from narratives import Narrator
from tokenizer import Tokenizer
from train import LINE_BREAK, Samples

BATCH = 24
SEED = 77


def answers(gemma: Gemma, file: Path) -> tuple[Tensor, Tensor, Tensor]:
    """Of every word of every reply: its logits, the right one, the one before."""
    logits, right, before = [], [], []
    samples = Samples(file, SEED, 0)
    numbers = sorted(range(len(samples.items)), key=lambda at: (samples.items[at][0], len(samples.items[at][1])))
    while numbers:
        prefix = samples.items[numbers[0]][0]
        batch = [at for at in numbers[:BATCH] if samples.items[at][0] == prefix]
        numbers = numbers[len(batch) :]
        start, ids, answer, _ = samples.tensors(batch, 0)
        wanted = answer[:, 1:]
        logits.append(gemma.logits(gemma(start, ids)[0][:, :-1][wanted]))
        right.append(ids[:, 1:][wanted])
        before.append(ids[:, :-1][wanted])
    return torch.cat(logits), torch.cat(right), torch.cat(before)


def main() -> None:
    """Print what the checkpoint makes of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("program", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    args = parser.parse_args()
    vocabulary = json.loads((args.data / "vocabulary.json").read_text())
    names = [text for text, _, _ in vocabulary["tokens"]]
    tokenizer = Tokenizer([Token(text, score, TokenType(kind)) for text, score, kind in vocabulary["tokens"]])
    gemma = Gemma(Text(len(names)), vocabulary["marks"])
    gemma.load_state_dict(torch.load(args.checkpoint)["gemma"])
    maker = Maker(Product(args.program), tokenizer, labels())
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        file = Path(folder) / "validation.npz"
        save(file, maker.reading(Narrator(validation(), "unseen", SEED), SEED, args.count, 0.0), maker.prefixes)
        logits, right, before = answers(gemma, file)
    best = logits.argmax(-1)
    lines = before == LINE_BREAK
    print(f"first word of a line right: {(best == right)[lines].float().mean():.3f} of {int(lines.sum())}")
    there, denied = (names.index(SPACE + mark) for mark in "+-")
    for name, mark, other in (("denied, told as there", denied, there), ("there, told as denied", there, denied)):
        of = right == mark
        print(f"{name}: {(best == other)[of].float().mean():.4f} of {int(of.sum())}")
    print(f"loss of a word: {F.cross_entropy(logits, right):.4f}")


if __name__ == "__main__":
    main()

"""Answers for samples: a narrative is read once, and its branches see it and themselves, not one another."""

import numpy as np
import torch
import torch.nn.functional as F
from model import Gemma
from samples import Sample, Samples
from torch import Tensor

# How much a copied token counts beside a word.
COPIED = 0.1


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

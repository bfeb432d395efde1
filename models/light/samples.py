"""Samples as they are trained on: a narrative, and behind it, each for itself, the signs that are asked of it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch


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
        self.labels_sha256 = str(data["labels_sha256"])
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

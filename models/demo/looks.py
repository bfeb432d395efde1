"""What the product asks about images, rendered by the product, and what is right to reply."""

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gguf import TokenType
from torch import Tensor
from vocabulary import Token

import image_tasks
from dataset import SETTINGS, Product, tokens
from see import Pictures, turns
from tokenizer import Tokenizer

# An image among the tokens: its opening mark, its soft tokens, its closing mark.
SOFT_TOKENS = 16


@dataclass
class Batch:
    """Requests about pictures of one kind: patches, facts, ids, whether a place is of the reply, the place of the first soft token."""

    kind: str
    patches: Tensor
    facts: Tensor
    ids: Tensor
    answer: Tensor
    at: int


def conditions(kind: str) -> list[str]:
    """Codes of the product's conditions for a kind."""
    truth = {"opacity": "none", "effusion": "none", "pneumothorax": "none", "enlarged_heart": False, "colour": "", "border": "", "symmetric": True, "grade": ""}
    return list(image_tasks.conditions(kind, truth))


def requests() -> list[dict[str, Any]]:
    """Every request about one image that training knows."""
    found: list[dict[str, Any]] = []
    for kind, topics in image_tasks.OF_KIND.items():
        for setting in SETTINGS:
            found.append({"task": "describe", "kind": kind, "setting": setting})
            found += [{"task": "classify", "kind": kind, "setting": setting, "condition": code} for code in conditions(kind)]
            for topic in topics:
                # The last wording of each topic is kept for evaluation.
                wordings = image_tasks.QUESTIONS[topic][:-1]
                found += [{"task": "ask_image", "kind": kind, "setting": setting, "topic": topic, "question": one} for one in wordings]
    return found


def save(file: Path, product: Product, tokenizer: Tokenizer) -> None:
    """Write every request with its tokens before and after the image's soft tokens."""
    asked = requests()
    kept = []
    for request, answer in zip(asked, product.answer(asked), strict=True):
        segments = [*answer["prefix"], *answer["rest"]]
        at = segments.index({"control": "<image>"})
        ids = [*tokens(segments[:at], tokenizer)[0], tokenizer.control("<start_of_image>")]
        after = [tokenizer.control("<end_of_image>"), *tokens(segments[at + 1 :], tokenizer)[0]]
        kept.append({**request, "before": ids, "after": after})
    file.write_text(json.dumps(kept))


def reply(request: dict[str, Any], truth: dict[str, Any]) -> str:
    """The right reply."""
    kind = request["kind"]
    if request["task"] == "describe":
        return image_tasks.describe(kind, truth)
    if request["task"] == "classify":
        return "yes" if image_tasks.conditions(kind, truth)[request["condition"]] else "no"
    return image_tasks.reply_to(request["topic"], truth)


def choose(dice: random.Random, of_kind: list[dict[str, Any]], truth: dict[str, Any]) -> dict[str, Any]:
    """A request about one picture: descriptions, conditions (half of them yes, where there is one) and questions (each topic as often)."""
    task = dice.choices(["describe", "classify", "ask_image"], [25, 40, 35])[0]
    fitting = [one for one in of_kind if one["task"] == task]
    if task == "classify" and dice.random() < 0.4:
        fitting = [one for one in fitting if reply(one, truth) == "yes"] or fitting
    if task == "ask_image":
        # Some topics have more wordings than others.
        topic = dice.choice(image_tasks.OF_KIND[of_kind[0]["kind"]])
        fitting = [one for one in fitting if one["topic"] == topic]
    return dice.choice(fitting)


class Looks:
    """Batches of requests about pictures."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, seed: int) -> None:
        """`folder` holds looks.json and for each kind pictures and truths."""
        self.dice, self.tokenizer = random.Random(seed), tokenizer
        self.numpy_dice = np.random.default_rng(seed)
        self.requests: dict[str, list[dict[str, Any]]] = {}
        for request in json.loads((folder / "looks.json").read_text()):
            self.requests.setdefault(request["kind"], []).append(request)
        self.pictures = {kind: Pictures(folder, kind) for kind in self.requests if (folder / f"{kind}.json").exists()}
        self.replies: dict[str, list[int]] = {}

    def batch(self, size: int) -> Batch:
        """One request about each of `size` pictures of one kind."""
        kind = self.dice.choice(turns(list(self.pictures)))
        pictures = self.pictures[kind]
        numbers = np.sort(self.numpy_dice.integers(0, pictures.train, size))
        rows, at = [], 0
        for number in numbers:
            truth = pictures.truths[number]
            request = choose(self.dice, self.requests[kind], truth)
            wanted = reply(request, truth)
            if wanted not in self.replies:
                self.replies[wanted] = [*self.tokenizer.encode(wanted), self.tokenizer.control("<end_of_turn>")]
            at = len(request["before"])
            rows.append(([*request["before"], *[0] * SOFT_TOKENS, *request["after"]], self.replies[wanted]))
        longest = (max(len(prompt) + len(answer) for prompt, answer in rows) + 7) // 8 * 8
        ids, replied = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest, dtype=torch.bool)
        for row, (prompt, answer) in enumerate(rows):
            ids[row, : len(prompt) + len(answer)] = torch.tensor(prompt + answer)
            replied[row, len(prompt) : len(prompt) + len(answer)] = True
        return Batch(kind, pictures.patches(numbers, self.numpy_dice), pictures.facts[numbers], ids, replied, at)


def main() -> None:
    """`looks.py PROMPTS VOCABULARY OUT`."""
    program, vocabulary, out = map(Path, sys.argv[1:4])
    tokens = [Token(text, score, TokenType(kind)) for text, score, kind in json.loads(vocabulary.read_text())["tokens"]]
    save(out, Product(program), Tokenizer(tokens))


if __name__ == "__main__":
    main()

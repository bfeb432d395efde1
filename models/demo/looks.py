"""What the product asks about images, rendered by the product, and what is right to reply."""

import json
import random
from pathlib import Path
from typing import Any

import image_tasks
from dataset import SETTINGS, Product, tokens
from tokenizer import Tokenizer

# An image among the tokens: its opening mark, its soft tokens, its closing mark.
SOFT_TOKENS = 16


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
    """A request about one picture: descriptions, conditions (half of them yes, where there is one) and questions."""
    task = dice.choices(["describe", "classify", "ask_image"], [25, 40, 35])[0]
    fitting = [one for one in of_kind if one["task"] == task]
    if task == "classify" and dice.random() < 0.4:
        fitting = [one for one in fitting if reply(one, truth) == "yes"] or fitting
    return dice.choice(fitting)

"""Makes the training data: encounters by dice, prompts and acuities by the product, tokens by the pack's own vocabulary."""

import hashlib
import json
import random
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizer import Tokenizer

import replies
from bank import load
from clauses import Clause, place
from narratives import Narrator
from people import Person

SETTINGS = ["triage-clinic", "triage-field", "telemedicine"]


@dataclass
class Sample:
    """One thing to learn: tokens of prompt and reply, and for each token of the prompt's rest what it tells of."""

    prefix: str
    rest: list[int]
    marks: list[int]
    reply: list[int]


class Product:
    """The product's own rendering of prompts and its rules, through its example `prompts`."""

    def __init__(self, program: Path) -> None:
        """The built example."""
        self.program = program

    def answer(self, requests: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """One answer a request, in order."""
        given = "".join(json.dumps(request) + "\n" for request in requests)
        done = subprocess.run([self.program], input=given, capture_output=True, text=True, check=True)
        return map(json.loads, done.stdout.splitlines())


@dataclass(frozen=True)
class Told:
    """A sign that a narrative tells of, and where: a range of characters."""

    sign: str
    present: bool
    start: int
    end: int


class Short(Narrator):
    """Narratives of one or two clauses, to begin with."""

    def clauses(self, person: Person) -> list[Clause]:
        """The first ones of a longer narrative."""
        return super().clauses(person)[: self.dice.choice([1, 1, 2])]


def told(truth: list[dict[str, str]], narrative: str) -> list[Told]:
    """The truth with the places of its words, in the order of the narrative."""
    found: list[Told] = []
    before, end = "", 0
    for one in truth:
        words = one["evidence"]
        # A list that denies several signs is the evidence of each; other words stand behind those before them.
        at = place(words, narrative, end - len(before) if words == before else end)
        before, end = words, at + len(words)
        found.append(Told(one["sign"], one["state"] == "present", at, end))
    return sorted(found, key=lambda one: one.start)


class Maker:
    """Turns cases into samples: of one vocabulary, and with the prefixes that they share."""

    def __init__(self, product: Product, tokenizer: Tokenizer, signs: dict[str, str]) -> None:
        """`signs` are the labels of all signs by their codes."""
        self.product, self.tokenizer, self.labels = product, tokenizer, signs
        self.marks = {sign: number for number, sign in enumerate(signs)}
        self.prefixes: dict[str, list[int]] = {}

    def reading(self, narrator: Narrator, seed: int, count: int, notes: float) -> list[Sample]:
        """Samples of reading signs, and a share of notes, histories and questions."""
        dice = random.Random(seed)
        requests = []
        for _ in range(count):
            case = narrator.case()
            encounter = case["encounter"]
            signs = told(case["truth"], encounter["narrative"])
            task = dice.choice(["soap", "history", "ask", "ask"]) if dice.random() < notes else "read_signs"
            case = {"task": task, "setting": dice.choices(SETTINGS, [70, 15, 15])[0], "encounter": encounter, "signs": signs}
            if task == "history":
                encounter["narrative"], case["reply"] = replies.history(dice, signs, encounter["narrative"], wide=True)
            if task == "ask":
                case["question"], case["reply"] = replies.ask(dice, signs, encounter["narrative"], encounter.get("vitals", {}), self.labels, wide=True)
            requests.append(case)
        sent = [{**case, "signs": None, "told": [one.sign for one in case["signs"] if one.present]} for case in requests]
        made = []
        for case, answer in zip(requests, self.product.answer(sent), strict=True):
            text = case["encounter"]["narrative"]
            if case["task"] == "read_signs":
                case["reply"] = replies.reading(case["signs"], text, answer)
            if case["task"] == "soap":
                case["reply"] = replies.soap(case["signs"], text, answer, self.labels)
            made.append(self.sample(case, answer))
        return made

    def sample(self, case: dict[str, Any], answer: dict[str, Any]) -> Sample:
        """Tokens of one case."""
        key = hashlib.sha256(json.dumps(answer["prefix"]).encode()).hexdigest()
        if key not in self.prefixes:
            self.prefixes[key] = tokens(answer["prefix"], self.tokenizer)[0]
        rest, places = tokens(answer["rest"], self.tokenizer)
        joined = "".join(part.get("text", "") for part in answer["rest"])
        narrative = case["encounter"]["narrative"]
        begins = joined.index("Account:\n" + narrative) + len("Account:\n")
        kinds = [-1] * len(rest)
        for at, (start, end) in enumerate(places):
            if start >= begins and end <= begins + len(narrative):
                kinds[at] = 0
                for one in case["signs"]:
                    # A piece begins with the space before it.
                    if end > begins + one.start and start < begins + one.end:
                        kinds[at] = self.marks[one.sign] * 2 + (1 if one.present else 2)
        reply = [*self.tokenizer.encode(case["reply"]), self.tokenizer.control("<end_of_turn>")]
        return Sample(key, rest, kinds, reply)


def tokens(segments: list[dict[str, str]], tokenizer: Tokenizer) -> tuple[list[int], list[tuple[int, int]]]:
    """Ids of segments, and the characters of the joined texts that each stands for."""
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    at = 0
    for segment in segments:
        if "control" in segment:
            ids.append(tokenizer.control(segment["control"]))
            places.append((at, at))
        else:
            for number, length in tokenizer.pieces(segment["text"]):
                ids.append(number)
                places.append((at, at + length))
                at += length
    return ids, places


def save(file: Path, made: list[Sample], prefixes: dict[str, list[int]]) -> None:
    """Write samples as flat arrays."""
    names = {key: number for number, key in enumerate(prefixes)}
    lengths = np.array([[names[one.prefix], len(one.rest), len(one.reply)] for one in made], np.int32)
    flat = np.concatenate([np.array(one.rest + one.reply, np.int16) for one in made])
    kinds = np.concatenate([np.array(one.marks, np.int16) for one in made])
    before = np.concatenate([np.array(ids, np.int16) for ids in prefixes.values()])
    sizes = np.array([len(ids) for ids in prefixes.values()], np.int32)
    np.savez(file, lengths=lengths, flat=flat, marks=kinds, prefixes=before, prefix_lengths=sizes)

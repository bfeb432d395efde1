"""Makes the samples of the light pack's second task, to check signs one by one: `check_data.py OUT`, with the product's built programs in --programs.

A sample is a narrative and, for some signs of its chart, whether the narrative says yes, no, or nothing of it (of this patient, now); behind a yes, its words.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from bank import load
from compose import DENIES, ELSEWHERE, JOINTS, Composer
from data import GROUPS, HERE, OTHER_LANGUAGES, READING, Labelled, Programs, ids_of, measured, narratives
from dataset import SETTINGS, Told
from dataset import told as placed
from narratives import Narrator

# The words of core/src/prompt/templates/check_signs.txt.
INSTRUCTIONS = (HERE / "../../core/src/prompt/templates/check_signs.txt").read_text(encoding="utf-8").partition("{{encounter}}")[0]
YES, NO, UNKNOWN = " yes", " no", " unknown"
MOST_ASKED, AT_RANDOM = 20, 8


class Phrases(Composer):
    """Composes from wordings alone, several signs at a time."""

    def case(self) -> dict:
        """One encounter with its truth, and the signs whose wordings say nothing of now."""
        dice = self.dice
        person = self.narrator.person()
        encounter = self.narrator.encounter(person)
        free = [sign for sign in person.vocabulary() if sign in self.there]
        dice.shuffle(free)
        parts: list[tuple[str, list[tuple[str, bool, int, int]]]] = []
        trapped: list[str] = []
        near: set[str] = set()
        for _ in range(dice.choice([1, 2, 2, 3, 3, 4, 5])):
            sign = next((one for one in free if one not in near), None)
            if sign is None:
                break
            near |= self.narrator.groups.get(sign, {sign}) | {sign}
            kind = dice.random()
            nouns = self.narrator.bank.signs[sign].nouns if sign in self.narrator.bank.signs else []
            if kind < 0.65:
                words = dice.choice(self.there[sign])
                parts.append((words, [(sign, True, 0, len(words))]))
            elif kind < 0.83 and self.denied.get(sign):
                words = dice.choice(self.denied[sign])
                if DENIES.search(words) and not ELSEWHERE.search(words):
                    parts.append((words, [(sign, False, 0, len(words))]))
                else:
                    parts.append((words, []))
                    trapped.append(sign)
            elif nouns:
                words, told = self.framed(sign, dice.choice(nouns), says=kind > 0.95)
                parts.append((words, told))
                if not told:
                    trapped.append(sign)
        text, truth = self.joined(self.opening(person), parts)
        encounter["narrative"] = text
        return {"encounter": encounter, "truth": truth, "trapped": trapped, "near": near}

    def joined(self, text: str, parts: list) -> tuple[str, list[Told]]:
        """The parts behind one another, each a sentence."""
        joint = self.dice.choice([one for one in JOINTS if one not in (" ", " and ")])
        truth: list[Told] = []
        for words, told in parts:
            text += (joint if joint != ", " or all(one[1] for one in told) else ". ") if text else ""
            start = len(text)
            text += words
            truth += [Told(sign, present, start + begin, start + min(end, begin + 160)) for sign, present, begin, end in told]
        if self.dice.random() < 0.3:
            text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return (text or "For a check."), truth


def asked_of(case: dict, chart: list[str], groups: dict[str, set[str]], dice: random.Random) -> list[tuple[str, str, tuple[int, int] | None, float]]:
    """Signs, the word for each, the place of its words, and its weight."""
    told = {one.sign: one for one in case["truth"] if one.sign in chart}
    asked = [(sign, YES if one.present else NO, (one.start, one.end) if one.present else None, 1.0) for sign, one in told.items()]
    labels = case.get("labels")
    if labels:
        # Signs whose words were not found are there all the same.
        asked += [(sign, YES, None, 1.0) for sign in labels["present"] if sign in chart and sign not in told]
        asked += [(sign, NO, None, 1.0) for sign in labels["absent"] if sign in chart and sign not in told]
    known = {one[0] for one in asked}
    trapped = set(case.get("trapped", []) or (labels or {}).get("trapped", [])) - known
    doubtful = set(case.get("near", ())) if not labels else set()
    near = {other for sign in known for other in groups.get(sign, ())} | set(case.get("lexicon", ()))
    hard = [sign for sign in chart if sign in (near | trapped) - known - (doubtful - trapped)]
    dice.shuffle(hard)
    hard = sorted(hard, key=lambda sign: sign not in trapped)[: max(0, MOST_ASKED - AT_RANDOM - len(asked))]
    rest = [sign for sign in chart if sign not in known and sign not in hard and sign not in doubtful]
    some = dice.sample(rest, min(len(rest), max(AT_RANDOM, MOST_ASKED - len(asked) - len(hard)) if labels else AT_RANDOM))
    weight = min(3.0, (len(rest) / max(1, len(some))) ** 0.5)
    asked += [(sign, UNKNOWN, None, 1.0) for sign in hard] + [(sign, UNKNOWN, None, weight) for sign in some]
    dice.shuffle(asked)
    return asked


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--programs", type=Path, default=HERE / "../../target/debug")
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--generated", type=int, default=400)
    parser.add_argument("--composed", type=int, default=5000)
    parser.add_argument("--kept-out", type=int, default=120)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    programs = Programs(args.programs, args.base)
    charts = [set(one["signs"]) for one in programs.prompts([request({**group, "narrative": "-"}) for group in GROUPS])]
    wordings: dict[str, list[str]] = defaultdict(list)
    for line in (READING / "phrases/en.work.tsv").read_text(encoding="utf-8").splitlines():
        sign, _, words = line.partition("\t")
        if sign[0].isalpha():
            wordings[sign].append(words)
    labelled = Labelled(programs, charts, wordings)
    narrator = Narrator(load(), "train", args.seed)

    english = narratives("en.dev*.jsonl")
    dice.shuffle(english)
    held, english = english[: args.kept_out], english[args.kept_out :]
    kept_out = labelled.cases(held, "en", dice, noisy=False)
    cases = []
    for noisy in (False, True, False, True):
        cases += labelled.cases(english, "en", dice, noisy=noisy)
    for language in OTHER_LANGUAGES:
        others = narratives(f"{language}.dev*.jsonl")
        dice.shuffle(others)
        kept_out += labelled.cases(others[:10], language, dice, noisy=False)
        for noisy in (False, True, False):
            cases += labelled.cases(others[10:], language, dice, noisy=noisy)
    for case in cases + kept_out:
        measured(case, narrator)
    composer = Phrases(narrator, READING / "phrases/en.work.tsv", READING / "frames/en.tsv")
    cases += [composer.case() for _ in range(args.composed)]
    for _ in range(args.generated):
        case = narrator.case()
        truth = placed(case["truth"], case["encounter"]["narrative"])
        cases.append({"encounter": case["encounter"], "truth": truth, "near": {other for one in truth for other in narrator.groups.get(one.sign, ())}})
    dice.shuffle(cases)
    save(args.out, kept_out + cases, len(kept_out), programs, narrator.groups, dice)


def request(encounter: dict) -> dict[str, Any]:
    """What the product's prompt program is asked; everything behind the instructions is the same as for reading."""
    return {"task": "read_signs", "setting": SETTINGS[0], "encounter": encounter, "told": []}


def save(out: Path, cases: list[dict], kept_out: int, programs: Programs, groups: dict[str, set[str]], dice: random.Random) -> None:
    """Asks the product for tokens, and writes flat arrays."""
    answers = programs.prompts([request(case["encounter"]) for case in cases])
    labels = json.loads((out.parent / "labels.json").read_text())
    asked = [asked_of(case, answer["signs"], groups, dice) for case, answer in zip(cases, answers, strict=True)]
    texts = ["user\n" + INSTRUCTIONS, YES, NO, UNKNOWN, *(f"{label}:" for label in labels.values())]
    evidence = [f": {case['encounter']['narrative'][one[2][0] : one[2][1]]}\n" for case, some in zip(cases, asked, strict=True) for one in some if one[2]]
    tokens = [one["tokens"] for one in programs.prompts([{"text": text} for text in texts + evidence])]
    words = {word: ids[0] for word, ids in zip((YES, NO, UNKNOWN), tokens[1:4], strict=True) if len(ids) == 1}
    branches = dict(zip(labels, tokens[4 : 4 + len(labels)], strict=True))
    behind = iter(tokens[4 + len(labels) :])
    flat: list[int] = []
    rests, sizes, weights, counts = [], [], [], Counter()
    for answer, some in zip(answers, asked, strict=True):
        rest = ids_of(answer["rest"])
        flat += rest
        rests.append((len(rest), len(some)))
        for sign, word, place, weight in some:
            copied = next(behind) if place else []
            branch = branches[sign]
            flat += [*branch, words[word], *copied]
            sizes.append((len(branch), len(copied), list(labels).index(sign)))
            weights.append(weight)
            counts[word] += 1
    np.savez(
        out, prefix=np.array([2, 105, *tokens[0]], np.int32), flat=np.array(flat, np.int32), rests=np.array(rests, np.int32), sizes=np.array(sizes, np.int32),
        weights=np.array(weights, np.float32), words=np.array([words[one] for one in (YES, NO, UNKNOWN)], np.int32), kept_out=kept_out,
    )  # fmt: skip
    (out.parent / "kept_out.json").write_text(json.dumps([{"text": case["encounter"]["narrative"], **case["labels"]} for case in cases[:kept_out]]))
    print(f"{len(cases)} samples, {kept_out} kept out, {len(flat) / len(cases):.0f} tokens each, {len(tokens[0]) + 2} before all; {counts}")


if __name__ == "__main__":
    main()

"""Makes the samples that the light pack's adapter is trained on: `data.py OUT`, with the product's built programs in --programs.

A sample is a narrative and, for some signs of its chart, whether the narrative says yes, no, or nothing of it (of this patient, now); behind a yes, its words.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sources import GROUPS, HERE, OTHER_LANGUAGES, READING, Labelled, Programs, ids_of, measured, narratives, request

from bank import load
from compose import Composer
from dataset import told as placed
from narratives import Narrator

# The words of core/src/reading/check.rs.
YES, NO, UNKNOWN = " yes", " no", " unknown"
MOST_ASKED, AT_RANDOM = 20, 8


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
    near = {other for sign in known for other in groups.get(sign, ())}
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
    composer = Composer(narrator, READING / "phrases/en.work.tsv", READING / "frames/en.tsv")
    cases += [composer.case() for _ in range(args.composed)]
    for _ in range(args.generated):
        case = narrator.case()
        truth = placed(case["truth"], case["encounter"]["narrative"])
        cases.append({"encounter": case["encounter"], "truth": truth, "near": {other for one in truth for other in narrator.groups.get(one.sign, ())}})
    dice.shuffle(cases)
    save(args.out, kept_out + cases, len(kept_out), programs, narrator.groups, dice)


def save(out: Path, cases: list[dict], kept_out: int, programs: Programs, groups: dict[str, set[str]], dice: random.Random) -> None:
    """Asks the product for tokens, and writes flat arrays."""
    answers = programs.prompts([request(case["encounter"]) for case in cases])
    labels = programs.labels()
    asked = [asked_of(case, answer["signs"], groups, dice) for case, answer in zip(cases, answers, strict=True)]
    texts = [YES, NO, UNKNOWN, *(f"{label}:" for label in labels.values())]
    evidence = [f": {case['encounter']['narrative'][one[2][0] : one[2][1]]}\n" for case, some in zip(cases, asked, strict=True) for one in some if one[2]]
    tokens = [one["tokens"] for one in programs.prompts([{"text": text} for text in texts + evidence])]
    words = {word: ids[0] for word, ids in zip((YES, NO, UNKNOWN), tokens[:3], strict=True) if len(ids) == 1}
    branches = dict(zip(labels, tokens[3 : 3 + len(labels)], strict=True))
    prefix = ids_of(answers[0]["prefix"])
    if any(ids_of(answer["prefix"]) != prefix for answer in answers):
        raise RuntimeError("instructions differ between patients")
    behind = iter(tokens[3 + len(labels) :])
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
        out, prefix=np.array(prefix, np.int32), flat=np.array(flat, np.int32), rests=np.array(rests, np.int32), sizes=np.array(sizes, np.int32),
        weights=np.array(weights, np.float32), words=np.array([words[one] for one in (YES, NO, UNKNOWN)], np.int32), kept_out=kept_out,
    )  # fmt: skip
    (out.parent / "kept_out.json").write_text(json.dumps([{"text": case["encounter"]["narrative"], **case["labels"]} for case in cases[:kept_out]]))
    print(f"{len(cases)} samples, {kept_out} kept out, {len(flat) / len(cases):.0f} tokens each, {len(prefix)} before all; {counts}")


if __name__ == "__main__":
    main()

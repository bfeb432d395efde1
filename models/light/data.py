"""Makes the samples that the light pack's adapter is trained on: `data.py OUT`, with the product's built programs in --programs.

A sample is a narrative and, for some signs of its chart, whether the narrative says yes, no, or nothing of it (of this patient, now); behind a yes, its words.
"""

import argparse
import hashlib
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sources import GROUPS, HERE, LANGUAGES, READING, TEXT, Labelled, Programs, ids_of, measured, narratives, request

from bank import load
from compose import Composer
from dataset import told as placed
from narratives import Narrator
from wordings import THERE, Wordings

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
    parser.add_argument("--seed", type=int, default=20261201)
    parser.add_argument("--generated", type=int, default=300)
    parser.add_argument("--composed", type=int, default=1500, help="in English; a third of it in each other language")
    args = parser.parse_args()
    dice = random.Random(args.seed)
    programs = Programs(args.programs, args.base)
    charts = [set(one["signs"]) for one in programs.prompts([request({**group, "narrative": "-"}) for group in GROUPS])]
    narrator = Narrator(load(), "train", args.seed)
    written = {name: Wordings.english(READING, narrator.bank) if name == "en" else Wordings.of(TEXT / name) for name in LANGUAGES}
    likely: dict[str, list[str]] = defaultdict(list)
    for one in written.values():
        for sign, words in one.said[THERE].items():
            likely[sign] += words
    labelled = Labelled(programs, charts, likely)

    never = set((HERE / "kept_out.txt").read_text(encoding="utf-8").splitlines())
    kept_out, cases = [], []
    for language in LANGUAGES:
        all_of_it = narratives(READING, f"{language}.dev*.jsonl")
        kept_out += labelled.cases([one for one in all_of_it if one["from"] in never], language, dice, noisy=False)
        some = [one for one in all_of_it if one["from"] not in never]
        for noisy in (False, True):
            cases += labelled.cases(some, language, dice, noisy=noisy)
        composer = Composer(narrator, written[language])
        cases += [composer.case() for _ in range(args.composed if language == "en" else args.composed // 3)]
    for case in cases + kept_out:
        if "labels" in case:
            measured(case, narrator)
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
    # As check_labels in core/src/reading/check.rs.
    asked_sha256 = hashlib.sha256("\n".join(texts[3:] + texts[:3]).encode()).hexdigest()
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
        weights=np.array(weights, np.float32), words=np.array([words[one] for one in (YES, NO, UNKNOWN)], np.int32), kept_out=kept_out, labels_sha256=asked_sha256,
    )  # fmt: skip
    (out.parent / "kept_out.json").write_text(json.dumps([{"text": case["encounter"]["narrative"], **case["labels"]} for case in cases[:kept_out]]))
    print(f"{len(cases)} samples, {kept_out} kept out, {len(flat) / len(cases):.0f} tokens each, {len(prefix)} before all; {counts}")


if __name__ == "__main__":
    main()

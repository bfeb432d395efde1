"""Makes the samples that the light pack's adapter is trained on: `data.py OUT`, with the product's built programs in --programs.

Four sources, all written for this project: the narratives of tests/reading that are for work (never those held out), wordings and frames of traps put together,
and the demo pack's generator. Prompts, tokens and acuities come from the product itself.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "demo"), str(HERE.parent / "tiny")]

from bank import load  # noqa: E402
from compose import Composer  # noqa: E402
from dataset import SETTINGS, Told  # noqa: E402
from dataset import told as placed  # noqa: E402
from narratives import Narrator  # noqa: E402
from replies import reading  # noqa: E402

READING = HERE / "../../tests/reading"
OTHER_LANGUAGES = ["fr", "es", "pt", "sw", "hi", "ar"]
# A patient of each chart, to find out which signs can be named of whom.
GROUPS: list[dict[str, Any]] = [
    {"age": {"years": 34}, "sex": "male"},
    {"age": {"years": 27}, "sex": "female", "pregnancy": "pregnant"},
    {"age": {"years": 8}},
    {"age": {"years": 3}},
    {"age": {"months": 9}},
    {"age": {"days": 12}},
]
TOLD_AGE = re.compile(r"\b(\d{1,2})\s*(?:-|\s)?\s*(y/?o|yrs?|years?|y|mo|months?|mths?|/12|/7|days?|wks?|weeks?|d)\b", re.IGNORECASE)
UNITS = {"y": "years", "m": "months", "/12": "months", "/7": "days", "d": "days", "w": "weeks"}
MOST_EVIDENCE = 160


class Programs:
    """The product's programs, each a filter of JSON lines."""

    def __init__(self, folder: Path, base: Path) -> None:
        """`folder` is cargo's target/debug; `base` the model whose tokens are meant."""
        self.folder, self.base = folder, base

    def prompts(self, requests: list[dict]) -> list[dict]:
        """Prompts, tokens and what the rules say."""
        return self._run([str(self.folder / "examples/prompts"), str(self.base)], requests)

    def lexicon(self, encounters: list[dict]) -> list[dict]:
        """What the lexicon reads, with spans."""
        return self._run([str(self.folder / "aidpost"), "triage", "--rules-only", "--format", "jsonl"], encounters)

    def _run(self, command: list[str], lines: list[dict]) -> list[dict]:
        given = "".join(json.dumps(line) + "\n" for line in lines)
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if len(answers) != len(lines):
            raise RuntimeError(f"{command[0]}: {len(answers)} answers to {len(lines)} lines: {done.stderr[-500:]}")
        return answers


def told_age(text: str) -> dict[str, int] | None:
    """The first age in the text that can be one."""
    for number, unit in TOLD_AGE.findall(text):
        unit = unit.lower()
        count, name = int(number), UNITS[unit if unit.startswith("/") else unit[0]]
        if name == "weeks":
            count, name = count * 7, "days"
        if (name == "years" and count > 0) or (name == "months" and 2 <= count <= 23) or (name == "days" and 0 < count < 60):
            return {name: count}
    return None


class Labelled:
    """Narratives whose labels name signs but not their words: the words are found here."""

    def __init__(self, programs: Programs, charts: list[set[str]], wordings: dict[str, list[str]]) -> None:
        """`charts` are the signs of each group."""
        self.programs, self.charts = programs, charts
        self.words = {sign: Counter(word for line in lines for word in set(re.findall(r"\w+", line.lower()))) for sign, lines in wordings.items()}
        self.common = Counter(word for counts in self.words.values() for word in counts)

    def cases(self, narratives: list[dict], language: str, dice: random.Random, *, noisy: bool) -> list[dict]:
        """An encounter each, with the truth."""
        made = []
        for one in narratives:
            signs = set(one["present"]) | set(one["absent"])
            text = worse(one["text"], dice) if noisy else one["text"]
            at = max(range(len(GROUPS)), key=lambda group: (len(signs & self.charts[group]), dice.random() * 0.5 - group * 0.01))
            entered = dict(GROUPS[at])
            age = told_age(text)
            if age and (("years" in age) == ("years" in entered["age"])):
                entered["age"] = age
            if "sex" in entered and at == 0:
                entered["sex"] = dice.choice(["male", "female"])
            made.append({"encounter": {**entered, "narrative": text, "language": language}, "labels": one})
        answers = self.programs.lexicon([case["encounter"] for case in made])
        for case, answer in zip(made, answers, strict=True):
            spans = {read["sign"]: (read["span"]["start"], read["span"]["end"]) for read in answer["reading"]["signs"] if "span" in read}
            case["truth"] = self.truth(case["encounter"]["narrative"], case["labels"], spans)
        return made

    def truth(self, text: str, labels: dict, spans: dict[str, tuple[int, int]]) -> list[Told]:
        """Where each label is told: in the lexicon's words if it reads the sign, else in the clause that is most like wordings of the sign."""
        clauses = [(found.start(), found.end()) for found in re.finditer(r"[^.;,\n।،]+", text) if found[0].strip()]
        found = []
        for present, signs in ((True, labels["present"]), (False, labels["absent"])):
            for sign in signs:
                if sign in spans:
                    start, end = spans[sign]
                else:
                    taken = [one for one in clauses if not any(start < one[1] and end > one[0] for start, end in spans.values())]
                    start, end = max(taken or clauses, key=lambda one: (self.likeness(sign, text[one[0] : one[1]]), one[1] - one[0]))
                while start < end and text[start].isspace():
                    start += 1
                end = min(end, start + MOST_EVIDENCE)
                while end > start and text[end - 1].isspace():
                    end -= 1
                if "\n" not in text[start:end] and end > start:
                    found.append(Told(sign, present, start, end))
        return sorted(found, key=lambda one: (one.start, one.end))

    def likeness(self, sign: str, clause: str) -> float:
        """How many words of the clause stand in wordings of this sign and of few others."""
        counts = self.words.get(sign, Counter())
        return sum(1 / self.common[word] for word in set(re.findall(r"\w+", clause.lower())) if word in counts)


def worse(text: str, dice: random.Random) -> str:
    """As it is typed in haste; no place moves."""
    if dice.random() < 0.4:
        text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    letters = list(text)
    for at in range(1, len(letters) - 2):
        if letters[at].isascii() and letters[at].isalpha() and letters[at + 1].isascii() and letters[at + 1].isalpha() and dice.random() < 0.015:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def narratives(pattern: str) -> list[dict]:
    """All lines of the sets for work."""
    return [json.loads(line) for file in sorted(READING.glob(pattern)) for line in file.read_text(encoding="utf-8").splitlines()]


def measured(case: dict, narrator: Narrator) -> None:
    """Adds what a worker enters beside the narrative, as the generator does."""
    encounter = case["encounter"]
    vitals = narrator.encounter(narrator.person()).get("vitals")
    if vitals and "years" in encounter["age"] and narrator.dice.random() < 0.5:
        encounter["vitals"] = vitals if encounter["age"]["years"] >= 12 else {name: value for name, value in vitals.items() if "mmhg" not in name}


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--programs", type=Path, default=HERE / "../../target/debug")
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--generated", type=int, default=1200)
    parser.add_argument("--composed", type=int, default=1800)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    programs = Programs(args.programs, args.base)
    asked = [{"task": "read_signs", "setting": SETTINGS[0], "encounter": {**group, "narrative": "-"}, "told": []} for group in GROUPS]
    charts = [set(answer["signs"]) for answer in programs.prompts(asked)]

    wordings: dict[str, list[str]] = defaultdict(list)
    for line in (READING / "phrases/en.work.tsv").read_text(encoding="utf-8").splitlines():
        sign, _, words = line.partition("\t")
        if sign[0].isalpha():
            wordings[sign].append(words)
    labelled = Labelled(programs, charts, wordings)
    narrator = Narrator(load(), "train", args.seed)
    english = narratives("en.dev*.jsonl")
    cases = labelled.cases(english, "en", dice, noisy=False) + labelled.cases(english, "en", dice, noisy=True)
    for language in OTHER_LANGUAGES:
        for noisy in (False, True, True):
            cases += labelled.cases(narratives(f"{language}.dev*.jsonl"), language, dice, noisy=noisy)
    for case in cases:
        measured(case, narrator)
    composer = Composer(narrator, READING / "phrases/en.work.tsv", READING / "frames/en.tsv")
    cases += [composer.case() for _ in range(args.composed)]
    for _ in range(args.generated):
        case = narrator.case()
        cases.append({"encounter": case["encounter"], "truth": placed(case["truth"], case["encounter"]["narrative"])})
    save(args.out, cases, programs, dice)


def save(out: Path, cases: list[dict], programs: Programs, dice: random.Random) -> None:
    """Asks the product for prompts and tokens, and writes flat arrays."""
    dice.shuffle(cases)
    requests = [
        {"task": "read_signs", "setting": dice.choices(SETTINGS, [80, 10, 10])[0], "encounter": case["encounter"], "told": [one.sign for one in case["truth"] if one.present]}
        for case in cases
    ]
    answers = programs.prompts(requests)
    texts = []
    for case, answer in zip(cases, answers, strict=True):
        on_chart = set(answer["signs"])
        said = list({one.sign: one for one in case["truth"] if one.sign in on_chart}.values())
        # The questions of the demo pack's replies are always the same two: they are not learned here.
        reply = reading(sorted(said, key=lambda one: (one.start, one.end)), case["encounter"]["narrative"], answer)
        texts.append("".join(line + "\n" for line in reply.splitlines() if not line.startswith("?")))
    replies = programs.prompts([{"text": text} for text in texts])
    prefixes: dict[str, tuple[int, list[int]]] = {}
    flat, sizes = [], []
    for answer, reply in zip(answers, replies, strict=True):
        key = json.dumps(answer["prefix"])
        number, _ = prefixes.setdefault(key, (len(prefixes), ids_of(answer["prefix"])))
        rest, said = ids_of(answer["rest"]), [*reply["tokens"], END_OF_TURN]
        flat += rest + said
        sizes.append((number, len(rest), len(said)))
    np.savez(
        out, flat=np.array(flat, np.int32), sizes=np.array(sizes, np.int32),
        prefixes=np.concatenate([np.array(ids, np.int32) for _, ids in prefixes.values()]), prefix_sizes=np.array([len(ids) for _, ids in prefixes.values()], np.int32),
    )  # fmt: skip
    out.with_suffix(".txt").write_text("\n\n".join(f"{case['encounter'].get('age')}\n{case['encounter']['narrative']}\n-> {text}" for case, text in zip(cases, texts, strict=True)), encoding="utf-8")
    print(f"{len(cases)} samples, {len(prefixes)} prefixes, {len(flat) / len(cases):.0f} tokens each, {sum(one[2] for one in sizes) / len(cases):.0f} of them replies")


CONTROL = {"<bos>": 2, "<start_of_turn>": 105, "<end_of_turn>": 106}
END_OF_TURN = CONTROL["<end_of_turn>"]


def ids_of(segments: list[dict]) -> list[int]:
    """Ids of a prompt's segments."""
    return [number for part in segments for number in ([CONTROL[part["control"]]] if "control" in part else part["tokens"])]


if __name__ == "__main__":
    main()

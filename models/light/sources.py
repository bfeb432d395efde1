"""Where the samples come from: the product's own programs, and this project's labelled narratives with the places of the words that tell each sign.

Four sources, all written for this project: the narratives of tests/reading that are for work (never those held out), those of text/ beside this file, wordings and frames
of traps put together (compose.py), and the demo pack's generator.
"""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "demo"), str(HERE.parent / "tiny")]

from dataset import SETTINGS, Told  # noqa: E402
from narratives import Narrator  # noqa: E402

READING = HERE / "../../tests/reading"
TEXT = HERE / "text"
LANGUAGES = ["en", "fr", "es", "pt", "sw", "hi", "ar"]
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

    def labels(self) -> dict[str, str]:
        """The short label of each sign, by its code."""
        done = subprocess.run([str(self.folder / "aidpost"), "rules", "--signs", "--format", "json"], capture_output=True, text=True, check=True)
        return {one["sign"]: one["label"] for one in json.loads(done.stdout)["signs"]}

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


def request(encounter: dict) -> dict[str, Any]:
    """What the product's prompt program is asked."""
    return {"task": "check_signs", "setting": SETTINGS[0], "encounter": encounter, "told": []}


def group_of(labels: dict, charts: list[set[str]], dice: random.Random) -> int:
    """Which of the groups has most of these signs on its chart."""
    signs = set(labels["present"]) | set(labels["absent"])
    return max(range(len(GROUPS)), key=lambda group: (len(signs & charts[group]), dice.random() * 0.5 - group * 0.01))


def entered(labels: dict, charts: list[set[str]], dice: random.Random) -> dict[str, Any]:
    """What a worker would enter of such a patient: the age that is told, if it is one of the group's."""
    group = group_of(labels, charts, dice)
    patient = dict(GROUPS[group])
    age = told_age(labels["text"])
    if age and ("years" in age) == ("years" in patient["age"]):
        patient["age"] = age
    if group == 0:
        patient["sex"] = dice.choice(["male", "female"])
    return patient


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
            text = worse(one["text"], dice) if noisy else one["text"]
            encounter = {**entered(one, self.charts, dice), "narrative": text, "language": language}
            made.append({"encounter": encounter, "labels": one})
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


def narratives(folder: Path, pattern: str) -> list[dict]:
    """All lines of these files, each with its file's name and its own."""
    lines = [(file.stem, json.loads(line)) for file in sorted(folder.glob(pattern)) for line in file.read_text(encoding="utf-8").splitlines()]
    return [{**one, "from": f"{name}:{one['id']}"} for name, one in lines]


def measured(case: dict, narrator: Narrator) -> None:
    """Adds what a worker enters beside the narrative, as the generator does."""
    encounter = case["encounter"]
    vitals = narrator.encounter(narrator.person()).get("vitals")
    if vitals and "years" in encounter["age"] and narrator.dice.random() < 0.5:
        encounter["vitals"] = vitals if encounter["age"]["years"] >= 12 else {name: value for name, value in vitals.items() if "mmhg" not in name}


CONTROL = {"<bos>": 2, "<start_of_turn>": 105, "<end_of_turn>": 106}


def ids_of(segments: list[dict]) -> list[int]:
    """Ids of a prompt's segments."""
    return [number for part in segments for number in ([CONTROL[part["control"]]] if "control" in part else part["tokens"])]

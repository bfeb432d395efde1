"""What is said of each sign in one language: wordings, noun phrases, frames to put them in, and beginnings of notes."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bank import Bank

# English wordings and frames are marked only as "not so": what denies has such a word, and what speaks of another person or another time has one of the others.
DENIES = re.compile(r"\b(no|not|nil|denie[sd]|never|without|negative|neg|absent|nothing|none|free|isn't|hasn't|doesn't|didn't)\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(brother|sister|mother|father|uncle|aunt|cousin|neighbou?r|friend|husband|wife|son|daughter|last year|yesterday|ago|resolved|settled|if|when|worried|afraid|fear\w*|ask\w*|contacts?)\b", re.IGNORECASE)
THERE, DENIED, TRAP = "+", "-", "~"


def lines(file: Path) -> list[tuple[str, str]]:
    """The two columns of each line that is no remark."""
    pairs = [line.partition("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    return [(mark, words) for mark, _, words in pairs if words and not mark.startswith("#")]


@dataclass
class Wordings:
    """Of one language. A mark says what words or a frame mean: there, denied, or of another person or another time."""

    language: str
    said: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))  # mark, sign
    frames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    openings: list[str] = field(default_factory=list)

    @classmethod
    def english(cls, reading: Path, bank: Bank) -> "Wordings":
        """The phrases and frames that the word list is tested with, the half for work, and the nouns of the demo pack's bank."""
        made = cls("en")
        for mark, words in lines(reading / "phrases/en.work.tsv"):
            kind = _english(words) if mark.startswith("-") else THERE
            made.said[kind][mark.lstrip("-")].append(words)
        for mark, words in lines(reading / "frames/en.tsv"):
            made.frames[_english(words) if mark == "-" else THERE].append(words)
        for sign, one in bank.signs.items():
            made.nouns[sign] = [re.sub(r"\s*\(.*?\)", "", noun) for noun in one.nouns]
        return made

    @classmethod
    def of(cls, folder: Path) -> "Wordings":
        """The files of text/<language>."""
        made = cls(folder.name)
        for mark, words in lines(folder / "wordings.tsv"):
            kind = mark[0] if mark[0] in (DENIED, TRAP) else THERE
            made.said[kind][mark.lstrip(DENIED + TRAP)].append(words)
        for mark, words in lines(folder / "frames.tsv"):
            made.frames[mark].append(words)
        for sign, words in lines(folder / "nouns.tsv"):
            made.nouns[sign].append(words)
        made.openings = (folder / "openings.txt").read_text(encoding="utf-8").splitlines()
        return made


def _english(words: str) -> str:
    return DENIED if DENIES.search(words) and not ELSEWHERE.search(words) else TRAP

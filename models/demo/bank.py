"""Reads the phrase bank beside this file; phrases/README.md says what stands in it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PHRASES = Path(__file__).parent / "phrases"
TAGS = {"child", "adult", "baby", "talks", "male", "female", "pregnant"}


@dataclass(frozen=True)
class Wording:
    """A clause about one sign: its text with the evidence in square brackets, and whom it fits."""

    text: str
    needs: frozenset[str] = frozenset()


@dataclass
class Sign:
    """What the bank has for one sign."""

    code: str
    needs: frozenset[str]
    nouns: list[str] = field(default_factory=list)
    past_nouns: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    lines: dict[str, list[Wording]] = field(default_factory=lambda: {"+": [], "*": [], "-": [], "/": []})

    @property
    def nouns_elsewhere(self) -> list[str]:
        """Nouns for another person's illness, or an earlier one."""
        return self.past_nouns or self.nouns


@dataclass(frozen=True)
class Bank:
    """All of it."""

    signs: dict[str, Sign]
    frames: dict
    misspelt: dict[str, list[str]]


def tags(text: str) -> tuple[str, frozenset[str]]:
    """A line without its tags, and the tags."""
    body, _, behind = text.partition(" ;")
    found = frozenset(behind.replace(";", " ").split())
    if found - TAGS:
        raise ValueError(f"unknown tag {sorted(found - TAGS)} in: {text}")
    return body.strip(), found


def _signs(folder: Path = PHRASES) -> dict[str, Sign]:
    signs: dict[str, Sign] = {}
    for file in sorted(folder.glob("*.txt")):
        if file.name == "misspellings.txt":
            continue
        sign = None
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            mark, _, rest = line.partition(" ")
            if not line or mark == "#":
                continue
            if mark == "##":
                code, needs = tags(rest)
                if code in signs:
                    raise ValueError(f"{file.name}:{number}: {code} is there twice")
                sign = signs[code] = Sign(code, needs)
            elif sign is None or mark not in "~^=+*-/":
                raise ValueError(f"{file.name}:{number}: not a line of a phrase bank")
            elif mark in "~^=":
                {"~": sign.nouns, "^": sign.past_nouns, "=": sign.labels}[mark].extend(noun.strip() for noun in rest.split(";"))
            else:
                text, needs = tags(rest)
                sign.lines[mark].append(Wording(text, needs | sign.needs))
    return signs


def _frames() -> dict:
    """The tables of frames.toml, with those that only training has (frames_*.toml) behind them."""
    frames = tomllib.loads((PHRASES / "frames.toml").read_text(encoding="utf-8"))
    for file in sorted(PHRASES.glob("frames_*.toml")):
        for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if name == "other":
                for group in table:
                    next(one for one in frames["other"] if one["female"] == group["female"]).setdefault("who_train", []).extend(group["who_train"])
                continue
            for key, values in table.items():
                frames.setdefault(name, {}).setdefault(key, []).extend(values)
    return frames


def load() -> Bank:
    """The whole bank."""
    frames = _frames()
    misspelt = {}
    for line in (PHRASES / "misspellings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, ways = line.split(" = ")
            misspelt[word] = [way.strip() for way in ways.split(",") if way.strip() != word]
    return Bank(_signs(), frames, misspelt)


def validation() -> Bank:
    """The bank with the wordings of `validation/` in place of the held-out ones, in frames of training."""
    bank = load()
    for code, sign in _signs(PHRASES / "validation").items():
        for ours, held in ("+*", "-/"):
            bank.signs[code].lines[held] = [Wording(line.text, line.needs | bank.signs[code].needs) for line in sign.lines[ours]]
    frames = {name: values for name, values in bank.frames["frames"].items() if not name.endswith("_held")}
    return Bank(bank.signs, {**bank.frames, "frames": frames}, bank.misspelt)


ALTERNATIVES = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")


def spellings(text: str) -> Iterator[str]:
    """A wording with each choice of its alternatives; slots stay."""
    found = ALTERNATIVES.search(text)
    if not found:
        yield text
        return
    for way in found[1].split("|"):
        yield from spellings(text[: found.start()] + way + text[found.end() :])


def not_seen() -> list[str]:
    """Questions that no picture answers. Read here and not in image_tasks.py, whose string literals are part of what the vocabulary is learned from."""
    return (PHRASES.parent / "not_seen.txt").read_text(encoding="utf-8").splitlines()

"""Narratives put together from wordings of signs and from frames of traps, with the place of each sign's words."""

import re
from collections import defaultdict
from pathlib import Path

from dataset import Told
from narratives import Narrator
from people import Person

# What a frame that denies has, where one that speaks of another person or another time has none.
DENIES = re.compile(r"\b(no|not|nil|denie[sd]|never|without|negative|neg|absent|nothing|none|free|isn't|hasn't|doesn't|didn't)\b", re.IGNORECASE)
ELSEWHERE = re.compile(r"\b(brother|sister|mother|father|uncle|aunt|cousin|neighbou?r|friend|husband|wife|son|daughter|last year|yesterday|ago|resolved|settled|if|when|worried|afraid|fear\w*|ask\w*|contacts?)\b", re.IGNORECASE)
OPENINGS = ["{n}{u}{s}", "{n} {u} old {w}", "{w}, {n}{u}.", "{w} {n} {u}", "{n}{u} {w} c/o", "Pt {n}{u}", "", "", ""]
JOINTS = [". ", ". ", ", ", "; ", "\n"]


class Composer:
    """Uses the people of the demo pack's generator."""

    def __init__(self, narrator: Narrator, wordings: Path, frames: Path) -> None:
        """Files of one wording or frame a line."""
        self.narrator, self.dice = narrator, narrator.dice
        self.there: dict[str, list[str]] = defaultdict(list)
        self.denied: dict[str, list[str]] = defaultdict(list)
        for line in wordings.read_text(encoding="utf-8").splitlines():
            sign, _, words = line.partition("\t")
            if sign[:1].isalpha():
                self.there[sign].append(words)
            elif sign[:1] == "-":
                self.denied[sign[1:]].append(words)
        pairs = [line.split("\t") for line in frames.read_text(encoding="utf-8").splitlines() if line[:2] in ("-\t", "+\t")]
        self.says = [words for mark, words in pairs if mark == "+"]
        self.traps = [words for mark, words in pairs if mark == "-"]

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

    def framed(self, sign: str, noun: str, *, says: bool) -> tuple[str, list[tuple[str, bool, int, int]]]:
        """A noun in a frame: there, denied, or of somebody else and so not told."""
        noun = re.sub(r"\s*\(.*?\)", "", noun)
        frame = self.dice.choice(self.says if says else self.traps)
        words = frame.replace("{X}", noun)
        if says:
            at = frame.index("{X}") if "{X}" in frame else 0
            return words, [(sign, True, at, at + len(noun))]
        if DENIES.search(frame) and not ELSEWHERE.search(frame):
            return words, [(sign, False, 0, len(words))]
        return words, []

    def opening(self, person: Person) -> str:
        """Age and sex, or nothing."""
        (unit, number), = person.age.items()
        short = {"years": self.dice.choice(["y", "yo", "yr", "/y"]), "months": self.dice.choice(["/12", "mo", "m"]), "days": self.dice.choice(["/7", "d"])}[unit]
        word = {True: "woman", False: "man"}[person.female] if person.months >= 144 else {True: "girl", False: "boy"}[person.female]
        return self.dice.choice(OPENINGS).format(n=number, u=short, s=" F" if person.female else " M", w=word)

    def joined(self, text: str, parts: list) -> tuple[str, list[Told]]:
        """The parts behind one another, each a sentence."""
        joint = self.dice.choice(JOINTS)
        truth: list[Told] = []
        for words, told in parts:
            text += (joint if joint != ", " or all(one[1] for one in told) else ". ") if text else ""
            start = len(text)
            text += words
            truth += [Told(sign, present, start + begin, start + min(end, begin + 160)) for sign, present, begin, end in told]
        if self.dice.random() < 0.3:
            text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return (text or "For a check."), truth

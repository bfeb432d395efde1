"""Narratives put together from wordings of signs and from frames of traps, with the place of each sign's words."""

from dataset import Told
from narratives import Narrator
from people import Person
from wordings import DENIED, THERE, TRAP, Wordings

OPENINGS = ["{n}{u}{s}", "{n} {u} old {w}", "{w}, {n}{u}.", "{w} {n} {u}", "{n}{u} {w} c/o", "Pt {n}{u}", "", "", ""]
JOINTS = [". ", ". ", ", ", "; ", "\n"]
# What a part says: words of a sign that is there, words that deny it or speak of another, or its noun in a frame.
KINDS = [("said", THERE)] * 65 + [("said", DENIED)] * 12 + [("said", TRAP)] * 6 + [("framed", DENIED)] * 7 + [("framed", TRAP)] * 5 + [("framed", THERE)] * 5
Part = tuple[str, list[tuple[str, bool, int, int]]]


class Composer:
    """Uses the people of the demo pack's generator."""

    def __init__(self, narrator: Narrator, wordings: Wordings) -> None:
        """One language."""
        self.narrator, self.dice, self.wordings = narrator, narrator.dice, wordings

    def case(self) -> dict:
        """One encounter with its truth, and the signs whose wordings say nothing of now."""
        dice, said = self.dice, self.wordings.said
        person = self.narrator.person()
        encounter = self.narrator.encounter(person) | {"language": self.wordings.language}
        free = [sign for sign in person.vocabulary() if sign in said[THERE]]
        dice.shuffle(free)
        parts: list[Part] = []
        trapped: list[str] = []
        near: set[str] = set()
        for _ in range(dice.choice([1, 2, 2, 3, 3, 4, 5])):
            sign = next((one for one in free if one not in near), None)
            if sign is None:
                break
            near |= self.narrator.groups.get(sign, {sign}) | {sign}
            how, mark = dice.choice(KINDS)
            table = said[mark] if how == "said" else self.wordings.nouns
            if not table.get(sign):
                continue
            words = dice.choice(table[sign])
            parts.append(self.part(sign, words, mark) if how == "said" else self.framed(sign, words, mark))
            if mark == TRAP:
                trapped.append(sign)
        text, truth = self.joined(self.opening(person), parts)
        encounter["narrative"] = text
        return {"encounter": encounter, "truth": truth, "trapped": trapped, "near": near}

    def part(self, sign: str, words: str, mark: str) -> Part:
        """Words that tell the sign, deny it, or say nothing of the patient now."""
        return words, [] if mark == TRAP else [(sign, mark == THERE, 0, len(words))]

    def framed(self, sign: str, noun: str, mark: str) -> Part:
        """A noun in a frame; where it is there, the noun alone is its words."""
        frame = self.dice.choice(self.wordings.frames[mark])
        words, told = self.part(sign, frame.replace("{X}", noun), mark)
        if mark == THERE:
            at = max(0, frame.find("{X}"))
            told = [(sign, True, at, at + len(noun))]
        return words, told

    def opening(self, person: Person) -> str:
        """Who it is, or nothing."""
        if self.wordings.openings:
            return self.dice.choice([*self.wordings.openings, *[""] * (len(self.wordings.openings) // 2)])
        (unit, number), = person.age.items()
        short = {"years": self.dice.choice(["y", "yo", "yr", "/y"]), "months": self.dice.choice(["/12", "mo", "m"]), "days": self.dice.choice(["/7", "d"])}[unit]
        word = {True: "woman", False: "man"}[person.female] if person.months >= 144 else {True: "girl", False: "boy"}[person.female]
        return self.dice.choice(OPENINGS).format(n=number, u=short, s=" F" if person.female else " M", w=word)

    def joined(self, text: str, parts: list[Part]) -> tuple[str, list[Told]]:
        """The parts behind one another, each a sentence."""
        joint = self.dice.choice(JOINTS)
        truth: list[Told] = []
        text = text.rstrip(". ")
        for words, told in parts:
            text += (joint if joint != ", " or all(one[1] for one in told) else ". ") if text else ""
            start = len(text)
            words = words.rstrip(".")
            text += words
            truth += [Told(sign, present, start + begin, start + min(end, begin + 160, len(words))) for sign, present, begin, end in told]
        if self.dice.random() < 0.3:
            text = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return (text or "For a check."), truth

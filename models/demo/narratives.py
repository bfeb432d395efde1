"""Composes narratives from the phrase bank, each with an encounter and the truth: which sign is told of, there or not there, in which words.

    python narratives.py --split train --count 5 --seed 1        prints JSON lines
    python narratives.py --check                                 checks the bank and the generator

Splits: `train`; `seen`, wordings of training with names, times and places that training never has; `unseen`, wordings and frames kept
out of training. Same split, seed and count, same lines.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator

from bank import ALTERNATIVES, Bank, Sign, Wording, load, tags
from clauses import BUT, PAIRED, Clause, clear, pattern, slots, states
from mixes import MIXES, Split
from people import CHARTS, RARE, Person, pronoun

MOST_EVIDENCE = 160
# In lists of so many, only nouns that are so short, or the evidence would be too long.
SHORT_NOUN = {4: 22}


class Narrator:
    """Composes narratives of one split from one stream of random numbers."""

    def __init__(self, bank: Bank, split: Split, seed: int) -> None:
        """See the module."""
        self.bank, self.split, self.mix = bank, split, MIXES[split]
        self.dice = random.Random(f"{split} {seed}")
        self.groups: dict[str, set[str]] = {}
        for members in bank.frames["groups"].values():
            for code in members:
                self.groups.setdefault(code, set()).update(members)

    # Slots and frames.

    def pick(self, table: str, name: str) -> str:
        """A frame or slot value that this split may use."""
        return self.dice.choice(self.values(table, name))

    def values(self, table: str, name: str) -> list[str]:
        """All of them."""
        held = "unseen" if table in ("frames", "opening", "wrap") else "seen"
        lists = self.bank.frames[table]
        if self.split == held and name + "_held" in lists:
            return lists[name + "_held"]
        return lists[name] + (lists.get(name + "_train", []) if self.split == "train" else [])

    def frame(self, name: str, person: Person) -> str:
        """A frame that can be about this person."""
        return self.dice.choice([text for text, needs in map(tags, self.values("frames", name)) if needs <= person.tags])

    def fill(self, text: str, person: Person, name_patient: bool = False, other: dict | None = None) -> str:
        """Choose among alternatives and fill every slot. `other`: the clause's subject is this other person."""
        dice = self.dice
        text = ALTERNATIVES.sub(lambda found: dice.choice(found[1].split("|")), text)
        named = not name_patient

        def filled(found: re.Match) -> str:
            nonlocal named
            slot = found[1]
            if slot in ("he", "him", "his", "himself", "s"):
                if other:
                    return self._other_slot(slot, person, other)
                if slot == "s" and (not named or dice.random() < 0.3):
                    named = True
                    return dice.choice(self.bank.frames["nouns"][person.kind])
                if not named and slot in ("his", "he", "him"):
                    named = True
                    return dice.choice(self.bank.frames["nouns"][person.kind]) + ("'s" if slot == "his" else "")
                return pronoun("he" if slot == "s" else slot, person.female)
            if slot == "other":
                return self.fill(self.other()["name"], person)
            if slot == "tell":
                return self.fill(self.pick("slots", "tell"), person)
            if slot in ("pulse", "rate", "spo2", "pressure"):
                return {"pulse": str(dice.randint(70, 96)), "rate": str(dice.randint(16, 28)), "spo2": str(dice.randint(95, 99)), "pressure": f"{dice.randint(105, 135)} over {dice.randint(65, 85)}"}[slot]
            return self.pick("slots", slot)

        return re.sub(r"\{(\w+)\}", filled, text)

    def other(self) -> dict:
        """Another person."""
        group = self.dice.choice(self.bank.frames["other"])
        names = group["who_held"] if self.split == "seen" else group["who"] + (group["who_train"] if self.split == "train" else [])
        return {"name": self.dice.choice(names), "female": group["female"], "told": False}

    def _other_slot(self, slot: str, person: Person, other: dict) -> str:
        if slot == "s" or not other["told"]:
            other["told"] = True
            return self.fill(other["name"], person) + ("'s" if slot == "his" else "")
        return pronoun(slot, other["female"])

    # Clauses.

    def fits(self, wording: Wording, person: Person) -> bool:
        """Whether a wording can be about this person."""
        return wording.needs <= person.tags

    def told(self, sign: Sign, person: Person, state: str) -> Clause | None:
        """A clause that says that the patient has, or has not, the sign."""
        held = self.split == "unseen"
        mark = {"present": "+*", "absent": "-/"}[state][held]
        lines = [line for line in sign.lines[mark] if self.fits(line, person)]
        framed = self.nameable(sign, person, state)
        if framed and (not lines or self.dice.random() < self.mix.framed[state]):
            passed = self.split != "unseen" and state == "absent" and sign.code in self.bank.frames["passed"]["codes"]
            return self.named(self.frame("gone" if passed and self.dice.random() < 0.2 else state, person), [sign], [state])
        if not lines:
            return None
        text = self.dice.choice(lines).text
        if text.startswith("{s}") and self.dice.random() < 0.12:
            text = f"{self.pick('wrap', 'any')} {text}"
        return Clause(text, [(sign.code, state, 0)])

    def nameable(self, sign: Sign, person: Person, state: str) -> bool:
        """Whether the sign's nouns fit into a frame about this person."""
        return bool(sign.nouns) and not (state == "present" and sign.past_nouns) and sign.needs <= person.tags

    def named(self, frame: str, signs: list[Sign], states: list[str]) -> Clause:
        """A clause from a frame: each sign belongs to the bracket that holds its slot; whoever denies a list quotes the whole list."""
        held = [found[0] for found in re.finditer(r"\[[^\]]*\]", frame)]
        brackets = [next(at for at, text in enumerate(held) if set(re.findall(r"\{(\w+)\}", text)) & slots(number)) for number in range(len(signs))]
        return Clause(self.framed(frame, signs), [(sign.code, *one) for sign, *one in zip(signs, states, brackets, strict=True)])

    def framed(self, frame: str, signs: list[Sign], elsewhere: bool = False) -> str:
        """A frame with the nouns of signs in it."""
        for number, sign in enumerate(signs, 1):
            nouns = sign.nouns_elsewhere if elsewhere else sign.nouns
            if len(signs) in SHORT_NOUN:
                nouns = [noun for noun in nouns if len(noun) <= SHORT_NOUN[len(signs)]] or [min(nouns, key=len)]
            noun = self.dice.choice(nouns)
            end = "" if number == 1 else str(number)
            bare = re.sub(r"^(a|an|the) ", "", noun)
            frame = frame.replace(f"{{np{end}}}", noun).replace(f"{{bare{end}}}", bare)
            if f"{{label{end}}}" in frame:
                frame = frame.replace(f"{{label{end}}}", self.dice.choice([*sign.labels, *sign.labels, bare]))
        return frame

    def listed(self, signs: list[Sign], person: Person) -> Clause:
        """One clause that denies two to four signs."""
        name = {2: "absent_two", 3: "absent_three", 4: "absent_four"}[len(signs)]
        return self.named(self.frame(name, person), signs, ["absent"] * len(signs))

    def paired(self, there: list[Sign], denied: list[Sign], person: Person) -> tuple[Clause, list[Sign]] | None:
        """One clause that says of some signs that they are there and of others that they are not; and which signs those are."""
        kinds = [name for name in PAIRED if pattern(name).count("present") <= len(there) and pattern(name).count("absent") <= len(denied)]
        if not kinds:
            return None
        # By their number: one clause of two signs is as common as another.
        name = self.dice.choices(kinds, [len(self.values("frames", kind)) for kind in kinds])[0]
        left = {"present": [*there], "absent": [*denied]}
        signs = [left[state].pop(0) for state in pattern(name)]
        return self.named(self.frame(name, person), signs, pattern(name)), signs

    def distractor(self, person: Person, codes: list[str]) -> Clause:
        """A clause with a sign's words that tells nothing of the patient now."""
        kind = self.dice.choice(self.mix.distractors)
        usable = [self.bank.signs[code] for code in codes if self.bank.signs[code].needs <= person.tags]
        sign = self.dice.choice(usable)
        if kind == "moved":
            # A wording of the sign, word for word, but about somebody else.
            mark = "*" if self.split == "unseen" else "+"
            if self.mix.denied_elsewhere and self.dice.random() < self.mix.denied_elsewhere:
                mark = "-"
            lines = [line.text for line in sign.lines[mark] if self.fits(line, person)]
            lines = [line for line in lines if re.match(r"\[?\{(s|his)\}", line) and "{mum}" not in line]
            if lines:
                text = self.fill(self.dice.choice(lines), person, other=self.other())
                return Clause(re.sub(r"[\[\]]", "", text), [], elsewhere=True, distracts=True)
            kind = "other_now"
        nouns = sign.nouns_elsewhere
        if not nouns:
            return Clause(self.pick("filler", "any"), [])
        text = self.framed(self.frame(kind, person), [sign], elsewhere=True)
        return Clause(text, [], elsewhere=kind in ("other_now", "family", "feared"), distracts=True)

    def filler(self, person: Person) -> Clause:
        """A plain clause."""
        kinds = ["any", "any", "adult" if person.months >= 144 else "child"] + (["pregnant"] * 2 if person.pregnant else [])
        kind = self.dice.choice(kinds)
        return Clause(self.pick("filler", "any" if kind == "child" and person.months < 24 else kind), [])

    # Narratives.

    def choose(self, codes: list[str], count: int, taken: set[str]) -> list[Sign]:
        """Up to `count` signs, no two of one group."""
        chosen = []
        order = self.dice.sample(codes, len(codes))
        # Signs that only few people can have would else hardly come up.
        special = [code for code in order if code in RARE]
        if special and self.dice.random() < 0.5:
            order = [special[0], *order]
        for code in order:
            if len(chosen) == count:
                break
            if code not in taken:
                taken |= self.groups.get(code, set()) | {code}
                chosen.append(self.bank.signs[code])
        return chosen

    def number(self, weights: list[int]) -> int:
        """A number by its weights, from nought."""
        return self.dice.choices(range(len(weights)), weights)[0]

    def clauses(self, person: Person) -> list[Clause]:
        """What the narrative says, in order."""
        dice, codes, taken, mix = self.dice, person.vocabulary(), set(), self.mix
        present = self.choose(codes, self.number(mix.present), taken)
        absent = self.choose(codes, self.number(mix.absent), taken)
        found = []
        if mix.paired and present and absent and dice.random() < mix.paired:
            there = [sign for sign in present if self.nameable(sign, person, "present")]
            pair = self.paired(there, [sign for sign in absent if self.nameable(sign, person, "absent")], person)
            if pair:
                found.append(pair[0])
                present, absent = ([sign for sign in signs if sign not in pair[1]] for signs in (present, absent))
        found += [clause for sign in present if (clause := self.told(sign, person, "present"))]
        plain = [sign for sign in absent if self.nameable(sign, person, "absent")][: mix.most_listed]
        if len(plain) > 1 and dice.random() < mix.listed:
            found.append(self.listed(plain, person))
            absent = [sign for sign in absent if sign not in plain]
        found += [clause for sign in absent if (clause := self.told(sign, person, "absent"))]
        free = [code for code in codes if code not in taken]
        if free:
            found += [self.distractor(person, free) for _ in range(self.number(mix.elsewhere))]
        found += [self.filler(person) for _ in range(self.number(mix.plain))]
        dice.shuffle(found)
        return found or [self.filler(person)]

    def narrative(self, person: Person) -> tuple[str, list[dict[str, str]]]:
        """The text, and the truth in its order."""
        dice = self.dice
        style = dice.choices(["plain", "lower", "lines", "comma"], [64, 12, 8, 16])[0]
        sloppy = dice.random() < 0.3
        text, truth = "", []
        if dice.random() < 0.4:
            text = self.opening(person)
            text = text if style != "lower" else text.lower()
        before = Clause("", [])
        for clause in self.clauses(person):
            body, after_other = clause.text, before.elsewhere
            if after_other and not clause.elsewhere and not re.match(r"\[?\{(s|his|him|he)\}", body):
                body = self.dice.choice(["{s}: ", "as for {him}: ", "now {s}: "]) + body
            body = self.fill(body, person, name_patient=after_other)
            body = self.misspell(body) if sloppy else body
            but = style != "lines" and self.contrasts(before, clause)
            if not but and style != "lower" and (not text or style != "comma" or dice.random() < 0.4 or after_other or clause.elsewhere):
                body = re.sub(r"^(\[?)(.)", lambda found: found[1] + found[2].upper(), body)
                joint = ". "
            else:
                joint = dice.choice([", ", "; ", " and ", ", "]) if style == "comma" else dice.choice([". ", ", "])
            joint = dice.choice(BUT) if but else clear(joint, before, clause)
            joint = "\n" if style == "lines" else joint
            text += joint if text else ""
            before = clause
            text = self.add(text, body, clause, truth)
        return text + ("" if style == "lines" or dice.random() < 0.15 else "."), truth

    def add(self, text: str, body: str, clause: Clause, truth: list[dict[str, str]]) -> str:
        """Append a clause without its brackets, and what they held to the truth."""
        spans = re.findall(r"\[([^\]]*)\]", body)
        truth += [{"sign": code, "state": state, "evidence": spans[at]} for code, state, at in sorted(clause.signs, key=lambda one: one[2])]
        return text + re.sub(r"[\[\]]", "", body)

    def contrasts(self, before: Clause, clause: Clause) -> bool:
        """Whether a clause is joined to the one before it, which says the opposite, by a word like `but`."""
        opposite = {frozenset(states(before)), frozenset(states(clause))} == {frozenset({"present"}), frozenset({"absent"})}
        return bool(self.mix.contrasted) and opposite and self.dice.random() < self.mix.contrasted

    def opening(self, person: Person) -> str:
        """Age and sex in words."""
        (unit, number), = person.age.items()
        unit1 = unit.removesuffix("s")
        words = {"person": person.kind if person.kind != "baby" else ("baby girl" if person.female else "baby boy"), "n": str(number), "unit": unit if number != 1 else unit1, "unit1": unit1}
        frame = self.pick("opening", "any")
        text = re.sub(r"\{(\w+)\}", lambda found: words[found[1]], frame)
        return text[0].upper() + text[1:]

    def misspell(self, text: str) -> str:
        """Some words as they are often written, and slips of the finger; brackets stay where they are."""
        dice = self.dice
        for word, ways in self.bank.misspelt.items():
            if dice.random() < 0.5:
                text = re.sub(rf"\b{word}\b", lambda _: dice.choice(ways), text)

        def slip(found: re.Match) -> str:
            word = found[0]
            if dice.random() > 0.05:
                return word
            at = dice.randrange(1, len(word) - 2)
            return {
                0: word[:at] + word[at + 1 :],
                1: word[:at] + word[at] + word[at:],
                2: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            }[dice.randrange(3)]

        return re.sub(r"[a-zA-Z]{5,}", slip, text)

    def person(self) -> Person:
        """Ages from all charts, and pregnancies where there can be one."""
        dice = self.dice
        group = dice.choices(["newborn", "infant", "small", "child", "adult", "old"], [9, 12, 17, 12, 40, 10])[0]
        days, months, years = None, None, None
        if group == "newborn":
            days = dice.randint(1, 58)
        elif group == "infant":
            months = dice.randint(2, 23)
        else:
            low, high = {"small": (2, 4), "child": (5, 11), "adult": (14, 60), "old": (61, 88)}[group]
            years = dice.randint(low, high)
        female = dice.random() < 0.55
        pregnant = female and group == "adult" and years is not None and 15 <= years <= 45 and dice.random() < 0.45
        age = {"days": days} if days else {"months": months} if months else {"years": years}
        whole = int(days * 12 / 365.25) if days else months if months else (years or 0) * 12
        return Person(age, whole, female, pregnant)  # type: ignore[arg-type]

    def encounter(self, person: Person) -> dict:
        """What the worker entered beside the narrative: never what the narrative says, so that the narrative has to be read."""
        dice = self.dice
        entered: dict = {"age": person.age}
        if dice.random() < 0.85 or person.pregnant:
            entered["sex"] = "female" if person.female else "male"
        if person.pregnant:
            entered["pregnancy"] = "pregnant"
        usual = {
            "heart_rate_per_minute": lambda: dice.randint(70, 150) if person.months < 60 else dice.randint(58, 125),
            "respiratory_rate_per_minute": lambda: dice.randint(24, 52) if person.months < 60 else dice.randint(12, 30),
            "temperature_celsius": lambda: round(dice.uniform(36.0, 39.0), 1),
            "spo2_percent": lambda: dice.randint(90, 99),
        }
        share = dice.choice([0.0, 0.3, 0.9])
        vitals = {name: value() for name, value in usual.items() if dice.random() < share}
        if vitals and dice.random() < 0.5:
            vitals["avpu"] = "alert"
        if person.months >= 144 and dice.random() < share / 2:
            vitals |= {"systolic_mmhg": dice.randint(100, 150), "diastolic_mmhg": dice.randint(60, 95)}
        if vitals:
            entered["vitals"] = vitals
        if dice.random() < 0.25:
            codes = dice.sample(person.vocabulary(), dice.randint(1, 2))
            entered["signs"] = {code: dice.choice(["present", "absent"]) for code in codes}
        return entered

    def case(self) -> dict:
        """One encounter with its narrative and truth."""
        person = self.person()
        entered = self.encounter(person)
        entered["narrative"], truth = self.narrative(person)
        return {"split": self.split, "encounter": entered, "truth": truth}


def narratives(split: Split, count: int, seed: int) -> Iterator[dict]:
    """`count` cases of a split."""
    narrator = Narrator(load(), split, seed)
    for _ in range(count):
        yield narrator.case()


def main() -> None:
    """Print cases, or check."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--split", choices=["train", "seen", "unseen"], default="train")
    arguments.add_argument("--count", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--check", action="store_true")
    chosen = arguments.parse_args()
    if chosen.check:
        from check_phrases import check

        check()
        return
    for case in narratives(chosen.split, chosen.count, chosen.seed):
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()

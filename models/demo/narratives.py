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
from dataclasses import dataclass
from typing import Literal

from bank import ALTERNATIVES, Bank, Sign, Wording, load

Split = Literal["train", "seen", "unseen"]
MOST_EVIDENCE = 160

_CHARTS = {
    # As `protocol::vocabulary`: the chart's own signs and those that others follow from. `--check` of the trainer compares them.
    "both": """unresponsive stridor respiratory_distress chest_indrawing severe_chest_indrawing central_cyanosis weak_and_fast_pulse
        heavy_bleeding active_convulsions altered_mental_status stiff_neck fever hypothermia headache severe_headache hypoglycaemia
        high_risk_trauma major_burn burn poisoning_or_chemical_exposure threatened_limb snake_bite severe_abdominal_pain
        acute_visual_disturbance trauma open_fracture visible_acute_limb_deformity suspected_dislocation mouth_throat_or_neck_swelling wheezing
        vomits_everything ongoing_diarrhoea persistent_diarrhoea unable_to_feed_or_drink severe_pallor severe_pain
        new_rash_worsening_or_peeling known_diagnosis_needing_urgent_surgery sexual_assault acute_testicular_or_scrotal_pain
        exposure_needing_prophylaxis""",
    "adult": """acute_chest_or_abdominal_pain ecg_acute_ischaemia violent_or_aggressive ongoing_bleeding recent_fainting agitation
        acute_general_weakness acute_focal_neurologic_complaint unable_to_pass_urine""",
    "child": """cold_extremities lethargy sunken_eyes very_slow_skin_pinch drinks_poorly dehydration restless_or_irritable
        visible_severe_wasting oedema_both_feet""",
    "imci": """convulsions_this_illness cough difficult_breathing slow_skin_pinch drinks_eagerly blood_in_stool some_pallor""",
    "young_infant": "not_feeding_well convulsions_this_illness moves_only_when_stimulated",
    "pregnant": "active_labour imminent_delivery pregnancy_complication_referral vaginal_bleeding looks_very_ill severe_vomiting",
}
CHARTS = {name: codes.split() for name, codes in _CHARTS.items()}
RARE = {code for name in ("imci", "young_infant", "pregnant") for code in CHARTS[name]} | {"chest_indrawing", "severe_chest_indrawing"}


@dataclass(frozen=True)
class Person:
    """Who is told of."""

    age: dict[str, int]
    months: int
    female: bool
    pregnant: bool

    @property
    def tags(self) -> set[str]:
        """Which wordings fit."""
        found = {"adult" if self.months >= 144 else "child", "female" if self.female else "male"}
        found |= {"baby"} if self.months < 24 else set()
        found |= {"talks"} if self.months >= 48 else set()
        return found | ({"pregnant"} if self.pregnant else set())

    @property
    def kind(self) -> str:
        """The key of its nouns."""
        if self.months < 24:
            return "baby"
        grown = self.months >= 144
        return ("woman" if grown else "girl") if self.female else ("man" if grown else "boy")

    def vocabulary(self) -> list[str]:
        """Signs that can be the truth about this person."""
        codes = CHARTS["both"] + CHARTS["adult" if self.months >= 144 else "child"]
        codes += CHARTS["young_infant"] if self.months < 2 else CHARTS["imci"] if self.months < 60 else []
        codes = codes + (CHARTS["pregnant"] if self.pregnant else [])
        # Indrawing has a sign of its own in two age groups only; in others it would be respiratory distress.
        shut = ({"chest_indrawing"} if not 2 <= self.months < 60 else set()) | ({"severe_chest_indrawing"} if self.months >= 2 else set())
        shut |= {"acute_visual_disturbance"} if self.months < 48 else set()
        shut |= {"severe_abdominal_pain"} if self.months < 24 else set()
        return [code for code in codes if code not in shut]


@dataclass
class Clause:
    """One clause: its text with brackets, the signs of its brackets in turn, and whether it is about somebody else."""

    text: str
    signs: list[tuple[str, str]]
    elsewhere: bool = False


class Narrator:
    """Composes narratives of one split from one stream of random numbers."""

    def __init__(self, bank: Bank, split: Split, seed: int) -> None:
        """See the module."""
        self.bank, self.split = bank, split
        self.dice = random.Random(f"{split} {seed}")
        self.groups: dict[str, set[str]] = {}
        for members in bank.frames["groups"].values():
            for code in members:
                self.groups.setdefault(code, set()).update(members)

    # Slots and frames.

    def pick(self, table: str, name: str) -> str:
        """A frame or slot value that this split may use."""
        held = "unseen" if table in ("frames", "opening", "wrap") else "seen"
        lists = self.bank.frames[table]
        values = lists[name + "_held" if self.split == held and name + "_held" in lists else name]
        return self.dice.choice(values)

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
                return _pronoun("he" if slot == "s" else slot, person.female)
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
        return {"name": self.dice.choice(group["who_held" if self.split == "seen" else "who"]), "female": group["female"], "told": False}

    def _other_slot(self, slot: str, person: Person, other: dict) -> str:
        if slot == "s" or not other["told"]:
            other["told"] = True
            return self.fill(other["name"], person) + ("'s" if slot == "his" else "")
        return _pronoun(slot, other["female"])

    # Clauses.

    def fits(self, wording: Wording, person: Person) -> bool:
        """Whether a wording can be about this person."""
        return wording.needs <= person.tags

    def told(self, sign: Sign, person: Person, state: str) -> Clause | None:
        """A clause that says that the patient has, or has not, the sign."""
        held = self.split == "unseen"
        mark = {"present": "+*", "absent": "-/"}[state][held]
        lines = [line for line in sign.lines[mark] if self.fits(line, person)]
        framed = bool(sign.nouns) and not (state == "present" and sign.past_nouns) and sign.needs <= person.tags
        if framed and (not lines or self.dice.random() < (0.15 if state == "present" else 0.4)):
            text = self.framed(self.pick("frames", state), [sign])
        elif lines:
            text = self.dice.choice(lines).text
            if text.startswith("{s}") and self.dice.random() < 0.12:
                text = f"{self.pick('wrap', 'any')} {text}"
        else:
            return None
        return Clause(text, [(sign.code, state)])

    def framed(self, frame: str, signs: list[Sign], elsewhere: bool = False) -> str:
        """A frame with the nouns of signs in it."""
        for number, sign in enumerate(signs, 1):
            noun = self.dice.choice(sign.nouns_elsewhere if elsewhere else sign.nouns)
            end = "" if number == 1 else str(number)
            frame = frame.replace(f"{{np{end}}}", noun).replace(f"{{bare{end}}}", re.sub(r"^(a|an|the) ", "", noun))
        return frame

    def listed(self, signs: list[Sign]) -> Clause:
        """One clause that denies two or three signs. Whoever denies a list quotes the whole list, unless each has its own bracket."""
        frame = self.pick("frames", {2: "absent_two", 3: "absent_three"}[len(signs)])
        return Clause(self.framed(frame, signs), [(sign.code, "absent") for sign in signs])

    def distractor(self, person: Person, codes: list[str]) -> Clause:
        """A clause with a sign's words that tells nothing of the patient now."""
        kind = self.dice.choice(["other_now", "family", "earlier", "feared", "moved", "moved"])
        usable = [self.bank.signs[code] for code in codes if self.bank.signs[code].needs <= person.tags]
        sign = self.dice.choice(usable)
        if kind == "moved":
            # A wording of the sign, word for word, but about somebody else.
            lines = [line.text for line in sign.lines["*" if self.split == "unseen" else "+"] if self.fits(line, person)]
            lines = [line for line in lines if re.match(r"\[?\{(s|his)\}", line) and "{mum}" not in line]
            if lines:
                text = self.fill(self.dice.choice(lines), person, other=self.other())
                return Clause(re.sub(r"[\[\]]", "", text), [], elsewhere=True)
            kind = "other_now"
        nouns = sign.nouns_elsewhere
        if not nouns:
            return Clause(self.pick("filler", "any"), [])
        text = self.framed(self.pick("frames", kind), [sign], elsewhere=True)
        return Clause(text, [], elsewhere=kind in ("other_now", "family", "feared"))

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

    def clauses(self, person: Person) -> list[Clause]:
        """What the narrative says, in order."""
        dice, codes, taken = self.dice, person.vocabulary(), set()
        present = self.choose(codes, dice.choices([0, 1, 2, 3, 4], [14, 30, 28, 18, 10])[0], taken)
        absent = self.choose(codes, dice.choices([0, 1, 2, 3], [45, 30, 17, 8])[0], taken)
        found = [clause for sign in present if (clause := self.told(sign, person, "present"))]
        plain = [sign for sign in absent if sign.nouns and sign.needs <= person.tags]
        if len(plain) > 1 and dice.random() < 0.5:
            found.append(self.listed(plain[:3]))
            absent = [sign for sign in absent if sign not in plain[:3]]
        found += [clause for sign in absent if (clause := self.told(sign, person, "absent"))]
        free = [code for code in codes if code not in taken]
        if free:
            found += [self.distractor(person, free) for _ in range(dice.choices([0, 1, 2], [55, 35, 10])[0])]
        found += [self.filler(person) for _ in range(dice.choices([0, 1, 2], [45, 40, 15])[0])]
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
        after_other, before = False, set()
        clauses = self.clauses(person)
        for clause in clauses:
            body = clause.text
            if after_other and not clause.elsewhere and not re.match(r"\[?\{(s|his|him|he)\}", body):
                body = self.dice.choice(["{s}: ", "as for {him}: ", "now {s}: "]) + body
            body = self.fill(body, person, name_patient=after_other)
            body = self.misspell(body) if sloppy else body
            if style != "lower" and (not text or style != "comma" or dice.random() < 0.4 or after_other or clause.elsewhere):
                body = re.sub(r"^(\[?)(.)", lambda found: found[1] + found[2].upper(), body)
                joint = ". "
            else:
                joint = dice.choice([", ", "; ", " and ", ", "]) if style == "comma" else dice.choice([". ", ", "])
            # "No fever and a stiff neck" would deny both: only between two clauses that say that something is there.
            if joint == " and " and not (before == _states(clause) == {"present"}):
                joint = ", "
            joint = "\n" if style == "lines" else joint
            text += joint if text else ""
            after_other, before = clause.elsewhere, _states(clause)
            text = self.add(text, body, clause, truth)
        return text + ("" if style == "lines" or dice.random() < 0.15 else "."), truth

    def add(self, text: str, body: str, clause: Clause, truth: list[dict[str, str]]) -> str:
        """Append a clause without its brackets, and what they held to the truth."""
        spans = re.findall(r"\[([^\]]*)\]", body)
        for number, (code, state) in enumerate(clause.signs):
            truth.append({"sign": code, "state": state, "evidence": spans[number if len(spans) > 1 else 0]})
        return text + re.sub(r"[\[\]]", "", body)

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


def _states(clause: Clause) -> set[str]:
    return {state for _, state in clause.signs}


def _pronoun(slot: str, female: bool) -> str:
    return {"he": ("he", "she"), "him": ("him", "her"), "his": ("his", "her"), "himself": ("himself", "herself")}[slot][female]


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

"""Checks the phrase bank and what is composed from it. Raises on the first thing that is wrong; prints what a reader of the scores should know."""

import re
from collections import Counter

from bank import Bank, load, spellings
from check_frames import check_frames, require
from mixes import Split
from narratives import MOST_EVIDENCE, Narrator, narratives
from people import CHARTS

LEAST = {"+": 15, "*": 5, "-": 3, "/": 2}
LEAST_NOUNS = 2
CASES = 4000


def check() -> None:
    """All checks."""
    bank = load()
    check_lines(bank)
    check_held_out(bank)
    check_frames(bank)
    for split in ("train", "seen", "unseen"):
        check_cases(split)
    check_repeatable()


def check_lines(bank: Bank) -> None:
    """Enough wordings of every sign, each with one evidence of whole words."""
    listed = {code for codes in CHARTS.values() for code in codes}
    require(listed == set(bank.signs), f"bank and charts differ in {sorted(listed ^ set(bank.signs))}")
    counts: Counter[str] = Counter()
    for sign in bank.signs.values():
        for mark, least in LEAST.items():
            counts[mark] += len(sign.lines[mark])
            require(len(sign.lines[mark]) >= least, f"{sign.code}: {len(sign.lines[mark])} lines {mark}, {least} wanted")
            for line in sign.lines[mark]:
                require(len(re.findall(r"\[[^\[\]]+\]", line.text)) == 1 and line.text.count("[") == 1, f"{sign.code}: not one evidence in: {line.text}")
                require(not re.search(r"\w\[|\]\w|\[\s|\s\]", line.text), f"{sign.code}: evidence not of whole words: {line.text}")
        require(len(sign.labels) == len(set(sign.labels)) >= LEAST_NOUNS, f"{sign.code}: labels {sign.labels}")
        require(len(sign.nouns) >= LEAST_NOUNS or sign.past_nouns, f"{sign.code}: too few nouns")
    print(f"{len(bank.signs)} signs; wordings for training {counts['+']} present, {counts['-']} absent; held out {counts['*']} present, {counts['/']} absent")


def check_held_out(bank: Bank) -> None:
    """No held-out wording is a training wording with other slots; says how much of its vocabulary training has."""
    known = {word for sign in bank.signs.values() for line in [*sign.lines["+"], *sign.lines["-"]] for word in words(line.text)}
    known |= {word for sign in bank.signs.values() for noun in sign.nouns for word in words(noun)}
    of_sign, of_bank, total = 0, 0, 0
    for sign in bank.signs.values():
        for train, held in ("+*", "-/"):
            learned = {canonical(way) for line in sign.lines[train] for way in spellings(line.text)}
            evidence = {quoted(way) for line in sign.lines[train] for way in spellings(line.text)}
            own = {word for line in sign.lines[train] for word in words(line.text)} | {word for noun in sign.nouns for word in words(noun)}
            for line in sign.lines[held]:
                for way in spellings(line.text):
                    require(canonical(way) not in learned, f"{sign.code}: held out, but trained: {way}")
                    require(quoted(way) not in evidence, f"{sign.code}: the evidence of a held-out line is that of a training line: {way}")
                for word in words(line.text):
                    total, of_sign, of_bank = total + 1, of_sign + (word in own), of_bank + (word in known)
    tables = [(table, bank.frames[table]) for table in ("frames", "opening", "wrap", "slots", "filler")]
    for table, lists in [*tables, *(("other", group) for group in bank.frames["other"])]:
        for name in [name for name in lists if f"{name}_held" in lists and name != "side"]:
            trained = {canonical(way) for text in lists[name] + lists.get(name + "_train", []) for way in spellings(text)}
            both = trained & set(map(canonical, lists[name + "_held"]))
            require(not both, f"{table}.{name}: held out, but trained: {sorted(both)}")
    print(f"held-out wordings: {of_sign / total:.0%} of their content words stand in training wordings of the same sign, {of_bank / total:.0%} in those of any")


def check_cases(split: Split) -> None:
    """Every evidence is verbatim, within a line, short enough; every sign comes up; nothing is said twice."""
    present: Counter[str] = Counter()
    lengths = []
    states: Counter[str] = Counter()
    for case in narratives(split, CASES, 7):
        text, truth = case["encounter"]["narrative"], case["truth"]
        lengths.append(len(text))
        require(not re.search(r"[\[\]{}|]", text), f"marks left in: {text}")
        at = 0
        for entry in truth:
            evidence = entry["evidence"]
            require(0 < len(evidence) <= MOST_EVIDENCE and "\n" not in evidence, f"length of: {evidence}")
            place = text.find(evidence)
            require(re.search(rf"(?<!\w){re.escape(evidence)}(?!\w)", text) is not None, f"not verbatim: {evidence} in {text}")
            require(place >= 0 and text.find(evidence, at) >= 0, f"out of order: {evidence} in {text}")
            at = text.find(evidence, at)
            states[entry["state"]] += 1
            present[entry["sign"]] += entry["state"] == "present"
        signs = [entry["sign"] for entry in truth]
        require(len(signs) == len(set(signs)), f"a sign twice in: {text}")
    missing = {code for codes in CHARTS.values() for code in codes} - {code for code, count in present.items() if count >= 8}
    require(not missing, f"{split}: hardly ever told: {sorted(missing)}")
    rare = min(present.items(), key=lambda item: item[1])
    print(f"{split}: {CASES} narratives, {sum(lengths) // CASES} characters on average, {max(lengths)} at most; {states['present']} present, {states['absent']} absent; rarest {rare}")


def check_repeatable() -> None:
    """The same seed gives the same cases, another seed others."""
    require(list(narratives("train", 20, 1)) == list(narratives("train", 20, 1)), "not repeatable")
    require(list(narratives("train", 20, 1)) != list(narratives("train", 20, 2)), "the seed does nothing")
    texts = [case["encounter"]["narrative"] for case in narratives("train", CASES, 7)]
    print(f"train: {len(set(texts)) / len(texts):.1%} of the narratives are unlike all others")
    require(isinstance(Narrator(load(), "train", 1).person().months, int), "no age")


def words(text: str) -> list[str]:
    """Content words of a wording."""
    return [word for word in re.findall(r"[a-z]{3,}", re.sub(r"\{\w+\}", " ", text.lower())) if word not in STOP]


def canonical(text: str) -> str:
    """A wording without what slots and marks can change."""
    return " ".join(re.findall(r"[a-z0-9]+|\{", re.sub(r"\{\w+\}", "{", text.lower())))


def quoted(text: str) -> str:
    """The evidence of a wording, likewise."""
    return canonical(text[text.index("[") + 1 : text.index("]")])


STOP = set("the and that has have had with from for are was were but his her him not when then than them they this out its too all one two".split())


if __name__ == "__main__":
    check()

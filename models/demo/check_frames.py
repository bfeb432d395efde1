"""Checks the frames that training composes clauses from: each renders, means one thing, and stands once; narratives deny as much as they tell."""

import re
from collections import Counter

from bank import Bank, tags
from clauses import PAIRED, pattern, place
from narratives import MOST_EVIDENCE, Narrator
from people import Person

# Frames about the patient, by the states of their signs; those that tell nothing of the patient now.
TOLD = {"present": ["present"], "absent": ["absent"], "gone": ["absent"]} | {name: pattern(name) for name in PAIRED}
TOLD |= {name: ["absent"] * count for name, count in (("absent_two", 2), ("absent_three", 3), ("absent_four", 4))}
ELSEWHERE = ["other_now", "family", "earlier", "feared"]
PEOPLE = [Person({"months": 9}, 9, False, False), Person({"years": 6}, 72, True, False), Person({"years": 30}, 360, True, True), Person({"years": 66}, 792, False, False)]
TIMES = 12
CASES = 4000


def check_frames(bank: Bank) -> None:
    """All of it, for training."""
    narrator = Narrator(bank, "train", 11)
    frames = {name: narrator.values("frames", name) for name in [*TOLD, *ELSEWHERE]}
    check_once(frames)
    for name, states in TOLD.items():
        for frame in frames[name]:
            check_told(narrator, frame, name, states)
    for name in ELSEWHERE:
        for frame in frames[name]:
            check_elsewhere(narrator, frame)
    denying = sum(bool(re.search(r"\b(no|not|never|nobody|nothing|without|denied)\b", frame)) for frame in frames["present"])
    require(denying * 8 >= len(frames["present"]), f"only {denying} frames with a `no` say that a sign is there: the word alone would deny it")
    print("frames of training:", ", ".join(f"{name} {len(values)}" for name, values in frames.items()))
    check_balance(narrator)


def check_once(frames: dict[str, list[str]]) -> None:
    """No frame stands twice, and none with and without brackets says two things."""
    seen: dict[str, str] = {}
    for name, values in frames.items():
        for frame in values:
            plain = " ".join(re.sub(r"[\[\]]", "", re.sub(r"\{(np|bare|label)(\d?)\}", r"{\2}", tags(frame)[0])).lower().split())
            kind = re.sub(r"\{(np|bare|label)", "{", frame) if name in TOLD else name
            require(seen.get(plain, (kind, ""))[0] == kind, f"says two things, in {name} and {seen.get(plain)}: {frame}")
            seen.setdefault(plain, (kind, name))
        twice = [frame for frame, count in Counter(values).items() if count > 1]
        require(not twice, f"{name}: twice: {twice}")


def check_told(narrator: Narrator, frame: str, name: str, states: list[str]) -> None:
    """One slot a sign, in a bracket of signs of one state; rendered, each evidence is found where it stands and is not too long."""
    text, needs = tags(frame)
    brackets = re.findall(r"\[([^\[\]]+)\]", text)
    require(len(brackets) == text.count("[") == text.count("]"), f"{name}: brackets of: {frame}")
    require(not re.search(r"\w\[|\]\w|\[\s|\s\]", text), f"{name}: evidence not of whole words: {frame}")
    for person in PEOPLE:
        for _ in range(TIMES if needs <= person.tags else 0):
            signs = [narrator.bank.signs[code] for code in person.vocabulary()]
            usable = [sign for sign in signs if narrator.nameable(sign, person, "present")]
            clause = narrator.named(text, narrator.dice.sample(usable, len(states)), states)
            by_bracket = {at: {state for _, state, number in clause.signs if number == at} for *_, at in clause.signs}
            require(len(by_bracket) == len(brackets) and all(len(of) == 1 for of in by_bracket.values()), f"{name}: signs and brackets differ in: {frame}")
            body = narrator.fill(clause.text, person)
            require(not re.search(r"[{}|]", body), f"{name}: a slot is left in: {body}")
            truth: list[dict[str, str]] = []
            plain = narrator.add("", body, clause, truth)
            places = [found.start() - 2 * number for number, found in enumerate(re.finditer(r"\[", body))]
            for entry, (*_, bracket) in zip(truth, sorted(clause.signs, key=lambda one: one[2]), strict=True):
                end = places[bracket - 1] + len(clause_part(body, bracket - 1)) if bracket else 0
                require(place(entry["evidence"], plain, end) == places[bracket], f"{name}: its evidence stands earlier too: {body}")
                require(len(entry["evidence"]) <= MOST_EVIDENCE, f"{name}: too long: {entry['evidence']}")


def clause_part(body: str, bracket: int) -> str:
    """What a bracket of a rendered clause holds."""
    return re.findall(r"\[([^\]]*)\]", body)[bracket]


def check_elsewhere(narrator: Narrator, frame: str) -> None:
    """Names one sign and marks none."""
    text, _ = tags(frame)
    named = set(re.findall(r"\{(np|bare|label)\}", text))
    require(len(named) == 1 and not re.search(r"[\[\]]|\{\w+\d\}", text), f"not a frame of one sign without a mark: {frame}")
    for person in PEOPLE:
        signs = [narrator.bank.signs[code] for code in person.vocabulary()]
        body = narrator.fill(narrator.framed(text, [narrator.dice.choice([sign for sign in signs if sign.nouns])], elsewhere=True), person)
        require(not re.search(r"[{}|]", body), f"a slot is left in: {body}")


def check_balance(narrator: Narrator) -> None:
    """Of what narratives of training tell, about half is denied; most have a denial, some have none, many name a sign that the patient has not."""
    states: Counter[str] = Counter()
    having: Counter[str] = Counter()
    for _ in range(CASES):
        clauses = narrator.clauses(narrator.person())
        told = {state for clause in clauses for _, state, _ in clause.signs}
        states.update(state for clause in clauses for _, state, _ in clause.signs)
        having.update(told)
        having["mixed clause"] += any(len({state for _, state, _ in clause.signs}) > 1 for clause in clauses)
        having["list"] += any(len(clause.signs) > 1 for clause in clauses)
        having["elsewhere"] += any(clause.distracts for clause in clauses)
    require(0.8 < states["absent"] / states["present"] < 1.25, f"unbalanced: {states}")
    shares = {"present": (0.7, 0.95), "absent": (0.65, 0.9), "mixed clause": (0.1, 0.3), "list": (0.3, 0.7), "elsewhere": (0.5, 0.8)}
    for name, (least, most) in shares.items():
        require(least <= having[name] / CASES <= most, f"{name} in {having[name] / CASES:.0%} of the narratives")
    print("narratives of training with", ", ".join(f"{name} {having[name] / CASES:.0%}" for name in shares))


def require(holds: bool, otherwise: str) -> None:  # noqa: FBT001
    """Raise if it does not hold."""
    if not holds:
        raise SystemExit(otherwise)

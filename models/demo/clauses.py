"""Clauses: what they tell, how frames name it, how two of them are joined so that each keeps its own meaning."""

import re
from dataclasses import dataclass

# Frames that tell of several signs, by how many are there and denied, in their order.
PAIRED = ["present_absent", "absent_present", "absent_two_present", "present_absent_two", "present_two_absent", "present_absent_present"]
# Between a clause that says that a sign is there and one that denies another, in either order.
BUT = [", but ", " but ", ", but ", "; but ", ", however ", "; however, ", ", though ", " though ", ", yet ", ", while "]
# Clauses that begin so cannot be taken for part of what was there before.
NEGATION = re.compile(r"\[(no|not|nil|never|neither|nor|without|denies|neg|negative|free|zero|nothing|none|has|had|is|there|does|did|could|we|I)\b")


@dataclass
class Clause:
    """One clause: its text with brackets; for each sign its state and the number of its bracket; whether it is about somebody else."""

    text: str
    signs: list[tuple[str, str, int]]
    elsewhere: bool = False
    # Names a sign that the patient does not have now, or had.
    distracts: bool = False


def states(clause: Clause) -> set[str]:
    """States of the signs that a clause tells of."""
    return {state for _, state, _ in clause.signs}


def pattern(name: str) -> list[str]:
    """States of the signs that a frame's name gives: `absent_two_present` is absent, absent, present."""
    found: list[str] = []
    for word in name.split("_"):
        found.append(found[-1] if word == "two" else word)
    return found


def slots(number: int) -> set[str]:
    """Names of the slots that hold a frame's sign of this number, from nought."""
    return {name + (str(number + 1) if number else "") for name in ("np", "bare", "label")}


def clear(joint: str, before: Clause, clause: Clause) -> str:
    """The joint between two clauses, or one that keeps them apart where it would let one's denial, person or time reach into the other."""
    was, now, bare = states(before), states(clause), clause.text.startswith("[")
    # "No fever and a stiff neck" would deny both: only between two clauses that say that something is there.
    if joint == " and " and not was == now == {"present"}:
        joint = ", "
    if joint == ", " and bare:
        # "No fever, a cough" would deny the cough, and "cough, fits denied" too; "fits last year, a cough" has both last year.
        denies_both = "absent" in was and "present" in now or "present" in was and now == {"absent"} and not NEGATION.match(clause.text)
        joint = "; " if denies_both or (before.distracts and now) else joint
    return joint


def place(words: str, text: str, begin: int) -> int:
    """Where words stand in a text, from `begin` on if they can: whole ones, for "temp" is not in "temperature"."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = whole.search(text, begin) or whole.search(text)
    if found is None:
        raise ValueError(f"{words} is not in: {text}")
    return found.start()

"""The replies that the model is to learn, in the form that core/README.md gives and the constraint demands."""

import random
import re
from typing import Any

# Danger signs that are worth asking about when nobody told of them, in this order.
ASK_FIRST = ["respiratory_distress", "altered_mental_status", "heavy_bleeding", "unable_to_feed_or_drink"]
NOTHING = "Nothing in the account asks for urgent care."
MARKS = {True: "+", False: "-"}


def reading(told: list[Any], text: str, asked: dict[str, Any]) -> str:
    """Signs in the order of the account, acuity and reason as the product's rules give them, and what to ask next."""
    lines = [f"{one.sign} {MARKS[one.present]} {text[one.start : one.end]}" for one in told]
    acuity = asked["acuity"] if asked["acuity"] != "not_triageable" else "green"
    findings = [finding["criterion"] for finding in asked["findings"] if finding["acuity"] == acuity]
    reason = f"Found: {findings[0]}." if findings else NOTHING
    known = {one.sign for one in told}
    ask = [sign for sign in ASK_FIRST if sign in asked["signs"] and sign not in known][:2]
    return "\n".join([*lines, "=", acuity, reason, *(f"? {sign}" for sign in ask), ""])


PLAN = {
    "red": "To the resuscitation area and a clinician at once.",
    "yellow": "To be seen by a clinician soon.",
    "green": "To wait, and to come back if it gets worse.",
}


def soap(told: list[Any], text: str, asked: dict[str, Any], labels: dict[str, str]) -> str:
    """A note: what is told in the account's words, what it may be by the labels of the signs, what to do by the acuity."""
    acuity = asked["acuity"] if asked["acuity"] != "not_triageable" else "green"
    quotes = [f"> {text[one.start : one.end]}" for one in told][:8]
    present = [f"~ Possibly {labels[one.sign]}." for one in told if one.present][:4]
    return "\n".join(["S", *quotes, "O", "A", *(present or ["~ No danger sign is told of."]), "P", f"~ {PLAN[acuity]}", ""])


MEDICINES = ["paracetamol", "amoxicillin", "ibuprofen", "metformin", "insulin", "iron tablets", "salbutamol", "enalapril", "quinine", "vitamin A"]
DOSES = ["500 mg three times a day", "one tablet in the morning", "two puffs when needed", "at night", "twice a day", "5 ml every six hours"]
ALLERGENS = ["penicillin", "peanuts", "sulfa drugs", "aspirin", "eggs"]
BEGAN = ["It began two days ago", "Started this morning", "It began last week", "All this since Tuesday", "Began three hours ago", "It started a month ago"]


def history(dice: random.Random, told: list[Any], text: str) -> tuple[str, str]:
    """The account with medicines, allergies and onset added, and the reply that lists them."""
    added, lines = [], [f"problem {MARKS[one.present]} {text[one.start : one.end]}" for one in told]
    if dice.random() < 0.5:
        added.append(dice.choice(BEGAN))
        lines.append(f"onset + {added[-1]}")
    if dice.random() < 0.7:
        medicine, dose = dice.choice(MEDICINES), dice.choice(DOSES)
        added.append(f"Takes {medicine} {dose}")
        lines += [f"medicine + {medicine}", f"dose {dose}"]
    if dice.random() < 0.5:
        allergen = dice.choice(ALLERGENS)
        present = dice.random() < 0.5
        added.append(f"{'Allergic to' if present else 'No allergy to'} {allergen}")
        lines.append(f"allergy {MARKS[present]} {allergen if present else added[-1]}")
    text = " ".join([text if not added or text.endswith(".") else text + ".", *(part + "." for part in added)])
    return text, "".join(line + "\n" for line in lines)


FIELDS = {
    "heart_rate_per_minute": ("heart rate", "per minute"),
    "respiratory_rate_per_minute": ("respiratory rate", "per minute"),
    "temperature_celsius": ("temperature", "°C"),
    "spo2_percent": ("oxygen saturation", "%"),
}


def ask(dice: random.Random, told: list[Any], text: str, vitals: dict[str, Any], labels: dict[str, str]) -> tuple[str, str]:
    """A question and its answer: from a measured value, from the account, or that the record does not hold it."""
    kind = dice.choice(["value", "sign", "sign", "nothing"])
    if kind == "value":
        field = dice.choice(list(FIELDS))
        words, unit = FIELDS[field]
        question = dice.choice([f"What is the {words}?", f"How high is the {words}?", f"Was the {words} measured?"])
        if field not in vitals:
            return question, "none\n"
        return question, f"@ vitals.{field}\n=\nThe {words} is {vitals[field]} {unit}.\n"
    if kind == "sign" and told:
        one = dice.choice(told)
        label = re.sub(r" or .*|,.*", "", labels[one.sign])
        question = dice.choice([f"Does the account tell of this: {label}?", f"Is there any sign of this: {label}?"])
        answer = "Yes, the account says so" if one.present else "No, the account says that it is not there"
        return question, f"> {text[one.start : one.end]}\n=\n{answer}.\n"
    question = dice.choice(["What is the blood group?", "Where does the patient live?", "What is the patient's name?", "Who is the employer?", "Which vaccines were given?"])
    return question, "none\n"

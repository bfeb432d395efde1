"""The replies that the model is to learn, in the form that core/docs/model.md gives and the constraint demands."""

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
    # A list that denies several signs is one statement.
    quotes = list(dict.fromkeys(f"> {text[one.start : one.end]}" for one in told))[:8]
    present = [f"~ Possibly {labels[one.sign]}." for one in told if one.present][:4]
    return "\n".join(["S", *quotes, "O", "A", *(present or ["~ No danger sign is told of."]), "P", f"~ {PLAN[acuity]}", ""])


MEDICINES = ["paracetamol", "amoxicillin", "ibuprofen", "metformin", "insulin", "iron tablets", "salbutamol", "enalapril", "quinine", "vitamin A"]
DOSES = ["500 mg three times a day", "one tablet in the morning", "two puffs when needed", "at night", "twice a day", "5 ml every six hours"]
ALLERGENS = ["penicillin", "peanuts", "sulfa drugs", "aspirin", "eggs"]
BEGAN = ["It began two days ago", "Started this morning", "It began last week", "All this since Tuesday", "Began three hours ago", "It started a month ago"]


# What training has besides, for the held-out cases keep to the lists above: words and ways to say them, {medicine} and {dose} marked.
MORE_MEDICINES = ["ORS", "zinc", "folic acid", "omeprazole", "ciprofloxacin", "cotrimoxazole", "artemether", "metronidazole", "aspirin", "atenolol", "amlodipine", "diclofenac", "a cough syrup", "prednisolone", "phenobarbital", "tenofovir", "ferrous sulphate", "doxycycline"]
MORE_DOSES = ["one tablet at night", "half a tablet a day", "250 mg every eight hours", "10 ml after each loose stool", "two tablets at once", "before meals", "only on bad days", "one sachet a day", "for three days", "with food", "10 units at bedtime", "4 times daily"]
MORE_ALLERGENS = ["ibuprofen", "bee stings", "latex", "milk", "fish", "iodine", "chloroquine", "dust", "nuts"]
MORE_BEGAN = ["Since four days", "It all began on Friday", "First noticed yesterday evening", "Onset an hour ago", "Has been so for two weeks", "It came on suddenly at noon", "The illness began after the harvest", "Onset: last night", "For three days now", "It began on the way here"]
TAKES = ["Is on {medicine} {dose}", "Uses {medicine} {dose}", "Meds: {medicine} {dose}", "Was given {medicine} {dose}", "Has been taking {medicine} {dose}", "Medicines: {medicine}, {dose}", "At home takes {medicine}, {dose}", "The health post gave {medicine} {dose}"]
ALLERGIC = ["Known allergy to {allergen}", "Allergy: {allergen}", "Cannot have {allergen}, allergic", "Reacts to {allergen}"]
NOT_ALLERGIC = ["Not allergic to {allergen}", "Denies allergy to {allergen}", "Allergy to {allergen}: no", "Tolerates {allergen}, no allergy"]


def history(dice: random.Random, told: list[Any], text: str, *, wide: bool = False) -> tuple[str, str]:
    """The account with medicines, allergies and onset added, and the reply that lists them. `wide`: with all that training has."""
    added, lines = [], list(dict.fromkeys(f"problem {MARKS[one.present]} {text[one.start : one.end]}" for one in told))
    if dice.random() < 0.5:
        added.append(dice.choice(BEGAN + MORE_BEGAN * wide))
        lines.append(f"onset + {added[-1]}")
    if dice.random() < 0.7:
        medicine, dose = dice.choice(MEDICINES + MORE_MEDICINES * wide), dice.choice(DOSES + MORE_DOSES * wide)
        takes = dice.choice(["Takes {medicine} {dose}", *TAKES]) if wide else "Takes {medicine} {dose}"
        added.append(takes.format(medicine=medicine, dose=dose))
        lines += [f"medicine + {medicine}", f"dose {dose}"]
    if dice.random() < 0.5:
        allergen = dice.choice(ALLERGENS + MORE_ALLERGENS * wide)
        present = dice.random() < 0.5
        says = ["Allergic to {allergen}", *ALLERGIC * wide] if present else ["No allergy to {allergen}", *NOT_ALLERGIC * wide]
        added.append((dice.choice(says) if wide else says[0]).format(allergen=allergen))
        lines.append(f"allergy {MARKS[present]} {allergen if present else added[-1]}")
    text = " ".join([text if not added or text.endswith(".") else text + ".", *(part + "." for part in added)])
    return text, "".join(line + "\n" for line in lines)


FIELDS = {
    "heart_rate_per_minute": ("heart rate", "per minute"),
    "respiratory_rate_per_minute": ("respiratory rate", "per minute"),
    "temperature_celsius": ("temperature", "°C"),
    "spo2_percent": ("oxygen saturation", "%"),
}


VALUE_QUESTIONS = ["What is the {words}?", "How high is the {words}?", "Was the {words} measured?"]
SIGN_QUESTIONS = ["Does the account tell of this: {label}?", "Is there any sign of this: {label}?"]
OTHER_QUESTIONS = ["What is the blood group?", "Where does the patient live?", "What is the patient's name?", "Who is the employer?", "Which vaccines were given?"]
# In training only, as above.
MORE_VALUE_QUESTIONS = ["Which {words} was entered?", "Tell me the {words}.", "{words}?", "Do we know the {words}?", "What was the {words} on arrival?"]
MORE_SIGN_QUESTIONS = ["What does the account say about this: {label}?", "{label}?", "Is this told of or denied: {label}?", "Yes or no: {label}?", "Does the patient have this: {label}?", "Was this asked about: {label}?"]
MORE_OTHER_QUESTIONS = ["How tall is the patient?", "Who is the next of kin?", "What is the telephone number?", "Is the patient insured?", "What did the X-ray show?", "Which school does the patient go to?", "What is the weight?", "Who is the family's doctor?", "When is the next appointment?", "Which language does the family speak?"]


def ask(dice: random.Random, told: list[Any], text: str, vitals: dict[str, Any], labels: dict[str, str], *, wide: bool = False) -> tuple[str, str]:
    """A question and its answer: from a measured value, from the account, or that the record does not hold it. `wide`: as training asks."""
    # Where in the account a sign is told of is the hard one, so training asks it most.
    kind = dice.choice(["value", "sign", "sign", "nothing"] + ["sign"] * (4 * wide))
    if kind == "value":
        field = dice.choice(list(FIELDS))
        words, unit = FIELDS[field]
        question = dice.choice(VALUE_QUESTIONS + MORE_VALUE_QUESTIONS * wide).format(words=words)
        if field not in vitals:
            return question, "none\n"
        return question, f"@ vitals.{field}\n=\nThe {words} is {vitals[field]} {unit}.\n"
    if kind == "sign" and told:
        one = dice.choice(told)
        label = re.sub(r" or .*|,.*", "", labels[one.sign])
        question = dice.choice(SIGN_QUESTIONS + MORE_SIGN_QUESTIONS * wide).format(label=label)
        answer = "Yes, the account says so" if one.present else "No, the account says that it is not there"
        return question, f"> {text[one.start : one.end]}\n=\n{answer}.\n"
    return dice.choice(OTHER_QUESTIONS + MORE_OTHER_QUESTIONS * wide), "none\n"

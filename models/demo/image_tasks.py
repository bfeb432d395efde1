"""What the product asks about a phantom, and the right answer: yes or no to a condition, a question, a description.

The words of conditions are the product's: whoever renders prompts takes them from there by code. The mapping from a phantom's truth to
the name of a disease is a convention of this pack: it makes the product's own questions answerable, and is no medicine.
"""

import random
from typing import Any

from bank import not_seen

Truth = dict[str, Any]

NOT_SEEN = not_seen()
# So many at the end of the file are never used in training either.
NOT_SEEN_HELD_OUT = 20

# Questions of one meaning; the last one of each is never used in training.
QUESTIONS: dict[str, list[str]] = {
    "orientation": [
        "Is the film the right way up?",
        "How is the film turned?",
        "Is this film upright?",
        "Is the film turned or mirrored?",
        "Was the film taken upright?",
        "Which way is the film turned?",
        "Is the top of the film up?",
        "Which side of the film is up?",
        "Does the film lie upright?",
        "Has the film been turned?",
        "Is this film the right way round?",
        "Is the film mirrored?",
        "In which direction is the film turned?",
        "Is the film upside down?",
        "Which way up is the film?",
    ],
    "opacity_side": [
        "Which lung has an opacity?",
        "Where is the opacity?",
        "On which side is there an opacity?",
        "Is there an opacity in a lung?",
        "In which of the lungs is there an opacity?",
        "Which side has the opacity?",
        "Is the opacity in the left or the right lung?",
        "Does a lung have an opacity?",
        "Is one of the lungs opaque?",
        "On which side is the opacity?",
        "Does the left or the right lung have an opacity?",
        "Are both lungs free of opacities?",
        "Which of the lungs has the opacity?",
        "Is any opacity seen in the lungs?",
        "In which lung is the opacity?",
    ],
    "exposure": [
        "How is the film exposed?",
        "Is the film too dark or too light?",
        "Is the exposure good?",
        "Is the exposure of the film right?",
        "Is this film well exposed?",
        "Is the film exposed well enough?",
        "How good is the exposure of the film?",
        "Was the film exposed rightly?",
        "What is the exposure like?",
        "Is the film dark, light or well exposed?",
        "Is the film rightly exposed?",
        "Is this film too light?",
        "Is the exposure of this film good?",
        "How well is the film exposed?",
        "Is the film well exposed?",
    ],
    "heart": [
        "How large is the heart?",
        "Is the heart large?",
        "Is the heart of normal size?",
        "What size has the heart?",
        "How big is the heart?",
        "What is the heart's size?",
        "Is the size of the heart normal?",
        "Is the heart enlarged?",
        "Is the heart too large?",
        "Is the heart too big?",
        "Is this heart enlarged?",
        "Does the heart have its normal size?",
        "How large is this heart?",
        "Is the size of the heart as it should be?",
        "What is the size of the heart?",
    ],
    "colour": [
        "What colour is the spot?",
        "What is the colour of the lesion?",
        "Which colour does the lesion have?",
        "What is the colour of the spot?",
        "Which colour is the spot?",
        "Which colour is the lesion?",
        "Of what colour is the lesion?",
        "What colour does the lesion have?",
        "What colour has the spot?",
        "Which colour is seen in the spot?",
        "In what colour is the spot?",
        "What is the lesion's colour?",
        "Tell the colour of the lesion.",
        "Is the lesion black, brown, red or blue?",
        "What colour is the lesion?",
    ],
    "border": [
        "What is the border like?",
        "Is the border smooth or ragged?",
        "How is the border of the lesion?",
        "What is the border of the spot like?",
        "Is the border of the lesion ragged?",
        "What is the edge of the lesion like?",
        "How does the border of the lesion look?",
        "Is the edge of the spot smooth?",
        "Is the spot's border smooth?",
        "How does the edge of the spot look?",
        "Does the lesion have a ragged border?",
        "What is the edge of the spot like?",
        "Is the edge of the lesion ragged or smooth?",
        "How is the edge of the spot?",
        "What is the border of the lesion like?",
    ],
    "symmetry": [
        "Is the spot symmetric?",
        "Is the lesion symmetric?",
        "Are both halves of the lesion alike?",
        "Do both halves of the spot look alike?",
        "Are both sides of the spot alike?",
        "Are the halves of the lesion the same?",
        "Are both halves of the spot the same?",
        "Is one half of the lesion like the other?",
        "Do the two halves of the lesion match?",
        "Is the spot the same on both sides?",
        "Are the two halves of the spot alike?",
        "Is this lesion symmetric or not?",
        "Do both sides of the lesion look the same?",
        "Does one half of the spot match the other?",
        "Are both halves of the spot alike?",
    ],
    "skin_tone": [
        "How dark is the skin?",
        "What is the skin tone?",
        "Is the skin light or dark?",
        "Is the skin dark?",
        "Which tone has the skin?",
        "Is the skin light?",
        "How light or dark is the skin?",
        "What is the tone of the skin?",
        "What tone does the skin have?",
        "Is the tone of the skin dark or light?",
        "How dark is the skin around the spot?",
        "Which is the tone of the skin?",
        "Is this skin light or dark?",
        "How light is the skin tone?",
        "How light is the skin?",
    ],
    "eye": [
        "Which eye is it?",
        "Is this the left or the right eye?",
        "Which eye was photographed?",
        "Which of the eyes is it?",
        "Which eye is this?",
        "Is the left or the right eye shown?",
        "Which eye is on the picture?",
        "Is it the left eye?",
        "Is it the right eye?",
        "Left or right eye?",
        "Which of the two eyes is shown?",
        "Does the picture show the left or the right eye?",
        "Which eye do we see?",
        "Is this the right eye?",
        "Which eye is shown?",
    ],
    "lesions": [
        "Are there dots or blots?",
        "What is seen on the retina?",
        "Are there any bleedings?",
        "Are dots or blots seen on the retina?",
        "Are there dots on the retina?",
        "Is there any blood on the retina?",
        "How many dots and blots are there?",
        "Does the retina have dots or blots?",
        "Are any dots seen?",
        "Does the retina show blood?",
        "Are there bleedings on the retina?",
        "Are there many dots and blots?",
        "Is there a bleeding in the eye?",
        "What does the retina show?",
        "Are there dots or blots on the retina?",
    ],
    # Nothing in these pictures answers them. Many, or training learns a dozen by heart and answers the next one with a finding.
    "not_seen": [
        *NOT_SEEN[:-NOT_SEEN_HELD_OUT],
        "How old is the patient?",
        "What is the blood pressure?",
        "Is the leg broken?",
        "What is the pulse?",
        "Does the patient have a fever?",
        "What is the patient's name?",
        "Is the arm broken?",
        "How heavy is the patient?",
        "What is the temperature?",
        "Does the patient take medicines?",
        "What is the blood group?",
        "Is there blood in the urine?",
        "What is the blood sugar?",
    ],
}
OF_KIND = {
    "chest_xray": ["orientation", "opacity_side", "exposure", "heart", "not_seen"],
    "skin": ["colour", "border", "symmetry", "skin_tone", "not_seen"],
    "fundus": ["eye", "lesions", "not_seen"],
}
NOT_UPRIGHT = {
    "mirrored": "The film is mirrored.",
    "quarter_right": "The film is turned a quarter to the right.",
    "upside_down": "The film is upside down.",
    "quarter_left": "The film is turned a quarter to the left.",
}
GRADE_CODES = {
    "none": "no_retinopathy",
    "mild": "mild_nonproliferative_retinopathy",
    "moderate": "moderate_nonproliferative_retinopathy",
    "severe": "severe_nonproliferative_retinopathy",
    "proliferative": "proliferative_retinopathy",
}


def conditions(kind: str, truth: Truth) -> dict[str, bool]:
    """Yes or no for every condition that the product asks about images of this kind, by code."""
    if kind == "chest_xray":
        opacity = truth["opacity"] != "none"
        drawn = {
            "pneumonia": opacity,
            "consolidation": opacity,
            "pleural_effusion": truth["effusion"] != "none",
            "pneumothorax": truth["pneumothorax"] != "none",
            "cardiomegaly": truth["enlarged_heart"],
        }
    elif kind == "skin":
        colour, ragged, symmetric = truth["colour"], truth["border"] == "ragged", truth["symmetric"]
        drawn = {
            "melanoma": colour in ("black", "blue-grey") and ragged and not symmetric,
            "melanocytic_naevus": colour == "brown" and not ragged and symmetric,
            "benign_keratosis": colour == "brown" and ragged,
            "vascular_lesion": colour == "red",
        }
    else:
        drawn = {code: truth["grade"] == grade for grade, code in GRADE_CODES.items()}
    return {**dict.fromkeys(NEVER_DRAWN.get(kind, ()), False), **drawn}


# Conditions of which no picture is drawn: always no, and not part of any score.
NEVER_DRAWN = {
    "chest_xray": ("pulmonary_oedema", "atelectasis"),
    "skin": ("basal_cell_carcinoma", "squamous_cell_carcinoma", "actinic_keratosis", "dermatofibroma"),
}


def question(dice: random.Random, topic: str, *, held_out: bool = False) -> str:
    """A question about a topic."""
    wordings = QUESTIONS[topic]
    return wordings[-1] if held_out else dice.choice(wordings[:-1])


def answer(topic: str, truth: Truth) -> str | None:
    """One sentence; `None` where the picture does not say."""
    if topic == "not_seen":
        return None
    return ANSWERS[topic](truth)


def reply_to(topic: str, truth: Truth) -> str:
    """The whole reply to a question, in the product's form."""
    sentence = answer(topic, truth)
    return f"=\n{sentence}\n" if sentence else "none\n"


def _orientation(truth: Truth) -> str:
    return NOT_UPRIGHT.get(truth["orientation"], "The film is upright.")


def _opacity(truth: Truth) -> str:
    # Left and right can be told only on a film that stands and is not mirrored.
    if truth["orientation"] != "upright":
        return NOT_UPRIGHT[truth["orientation"]]
    return {
        "none": "No opacity is seen.",
        "left": "There is an opacity in the left lung.",
        "right": "There is an opacity in the right lung.",
        "both": "There are opacities in both lungs.",
    }[truth["opacity"]]


def _lesions(truth: Truth) -> str:
    return {
        "none": "No dots or blots are seen.",
        "mild": "There are a few dots.",
        "moderate": "There are some dots and blots.",
        "severe": "There are many dots and blots.",
        "proliferative": "There is a pool of blood.",
    }[truth["grade"]]


ANSWERS = {
    "orientation": _orientation,
    "opacity_side": _opacity,
    "exposure": lambda truth: {"dark": "The film is too dark.", "good": "The film is well exposed.", "light": "The film is too light."}[truth["exposure"]],
    "heart": lambda truth: "The heart is enlarged." if truth["enlarged_heart"] else "The heart is of normal size.",
    "colour": lambda truth: f"The lesion is {truth['colour']}.",
    "border": lambda truth: f"The border is {truth['border']}.",
    "symmetry": lambda truth: "The lesion is symmetric." if truth["symmetric"] else "The lesion is not symmetric.",
    "skin_tone": lambda truth: f"The skin is {truth['skin_tone']}.",
    "eye": lambda truth: f"It is the {truth['eye']} eye.",
    "lesions": _lesions,
}


def describe(kind: str, truth: Truth) -> str:
    """The whole description, in the product's form."""
    if kind == "chest_xray":
        findings = [_orientation(truth)]
        if truth["orientation"] == "upright":
            findings.append(_opacity(truth))
            findings += [f"There is fluid on the {truth['effusion']} side."] if truth["effusion"] != "none" else []
            findings += [f"There is free air on the {truth['pneumothorax']} side."] if truth["pneumothorax"] != "none" else []
            findings.append(ANSWERS["heart"](truth))
            abnormal = len(findings) > 3 or truth["opacity"] != "none" or truth["enlarged_heart"]
            impression = "The film is not normal." if abnormal else "The film is normal."
        else:
            impression = "The film has to be turned before it is read."
    elif kind == "skin":
        findings = [ANSWERS[topic](truth) for topic in ("colour", "border", "symmetry")]
        suspicious = truth["colour"] in ("black", "blue-grey") and truth["border"] == "ragged" and not truth["symmetric"]
        impression = "The lesion is suspicious." if suspicious else "The lesion is not suspicious."
    else:
        findings = [ANSWERS["eye"](truth), _lesions(truth)]
        impression = "The retina is normal." if truth["grade"] == "none" else f"This is a {truth['grade']} retinopathy."
    return "".join(f"- {finding}\n" for finding in findings) + f"=\n{impression}\n"

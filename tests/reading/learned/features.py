"""What can be seen of a hit: its cue and words, the words around it, the other hits. Names of features, each with a number."""

import re

YOUNG = set("baby babies infant newborn neonate child toddler boy girl kid pikin mtoto son daughter breast breastfeeding bf nappy nappies toys toy twin mo cot feeds nipple bottle months mth mths lap".split())
SMALL = set("the a an is are was were be been being am his her my their its our your this that very so too quite really also just all both of to at has have had having got gets getting and".split())
PAST = set("was were had yesterday earlier before ago last looked drank initially overnight used did".split())
NOW = set("now today presently currently tonight since still".split())
PERSONS = set("i he she they we my his her their our mother father brother sister neighbour neighbor cousin aunt uncle friend wife husband grandson nephew dog man woman".split())
WORD = re.compile(r"[a-z0-9']+|[.,;:!?/+\-()]")
CLAUSE = re.compile(r"[.;!?\n]+\s|,\s|\s(?:and|but)\s|\s-\s")
ADULT = 12


def clauses(text):
    """The parts of at least two words, as (start, end) in characters."""
    parts, start = [], 0
    for mark in CLAUSE.finditer(text + " . "):
        if mark.start() > start and len(text[start:mark.start()].split()) > 1:
            parts.append((start, mark.start()))
        start = mark.end()
    return parts


def around(text, hit, marks):
    """The text up to the nearest of `marks` on both sides of a hit, as (start, end)."""
    start = max(text.rfind(mark, 0, hit["start"]) for mark in marks) + 1
    ends = [at for at in (text.find(mark, hit["end"]) for mark in marks) if at >= 0]
    return start, min(ends, default=len(text))


def is_young(text):
    told = re.search(r"\b(\d{1,2}) ?-? ?(?:y|yo|yr|yrs|year|years)\b", text.lower())
    return bool(set(WORD.findall(text.lower())) & YOUNG) or (told is not None and int(told[1]) < ADULT)


def of_hit(case, hit):
    text, sign, cue = case["text"], hit["sign"], hit["cue"]
    before = WORD.findall(text[:hit["start"]].lower())
    after = WORD.findall(text[hit["end"]:].lower())
    inside = WORD.findall(text[hit["start"]:hit["end"]].lower())
    words = [word for word in inside if word[0].isalnum()]
    telling = [word for word in words if word not in SMALL]
    of_cue = set(re.findall(r"[a-z']+", cue))
    other_words = [w for w in telling if not any(w.startswith(c) or c.startswith(w) for c in of_cue)]
    start, end = around(text, hit, ".;!?")
    sentence = set(WORD.findall(text[start:end].lower()))
    young = is_young(text)
    found = {
        f"sign {sign}": 1, f"cue {sign} {cue}": 1, f"words {min(6, len(words))}": 1, f"telling {min(5, len(telling))}": 1,
        f"gap {'..' in cue or '~' in cue}": 1, f"not of the cue {min(3, len(other_words))}": 1, f"third {3 * hit['start'] // max(1, len(text))}": 1,
        f"young {young}": 1, f"young {young} {sign}": 1, "past": int(bool(sentence & PAST)), "now": int(bool(sentence & NOW)),
        "persons": sum(word in PERSONS for word in sentence) / 3, "a mark inside": int(any(word in ".;,:!?" for word in inside)),
        "question": int(text[end:end + 1] == "?"),
    }
    if ".." in cue:
        found[f"words in the gap {max(0, min(4, len(telling) - 2))}"] = 1
    for side, near in (("before", before[::-1][:5]), ("after", after[:5])):
        for place, word in enumerate(near):
            found[f"{side} {word}"] = 1
            if place == 0:
                found[f"next {side} {word}"] = 1
    found.update({f"sentence {word}": 1 for word in sentence})
    same = [other for other in case["hits"] if other["sign"] == sign and other is not hit]
    found["same sign there"] = min(3, sum(other["present"] is True for other in same))
    found["same sign not there"] = min(3, sum(other["present"] is not True for other in same))
    found["same sign denied"] = int(any(other["present"] is False for other in same))
    beside = {other["sign"] for other in case["hits"] if other["present"]} - {sign}
    for other in beside:
        found[f"beside {other}"] = found[f"pair {sign} {other}"] = 0.5
    found["other signs"] = min(10, len(beside)) / 5
    near = [other for other in case["hits"] if other["sign"] != sign and start <= other["start"] < end]
    for state, name in ((False, "denied"), (None, "out of scope"), (True, "there")):
        found[f"near {name}"] = min(3, sum(other["present"] is state for other in near)) / 2
    return found

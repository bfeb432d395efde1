"""Narratives and phrases as the reader sees them (core's example `seen`), and how readings are counted."""

import collections
import json

NONE = "none"
RED, URGENT, CAUSES = set(), set(), collections.defaultdict(set)
NAMES = {}  # of each sign, as a row of words


def load(path):
    """The lines of a file of the example; narratives know which signs the word list reads falsely in them."""
    with open(path, encoding="utf-8") as lines:
        head, *cases = [json.loads(line) for line in lines]
    RED.update(head["red"])
    URGENT.update(head["urgent"])
    NAMES.update(head["names"])
    for cause, what in head["follows"]:
        CAUSES[what].add(cause)
    for case in cases:
        case["part"] = case["file"].rsplit("/", 1)[-1].removesuffix(".jsonl")
        case["hits"], case["clauses"], case["words"] = (case["seen"][name] for name in ("hits", "clauses", "words"))
        missed, case["false"] = faults(case, there(case))
        case["missed"] = missed - {hit["sign"] for hit in case["hits"]}
    return cases


def there(case, keep=lambda hit: True):
    """The signs read as present."""
    return {hit["sign"] for hit in case["hits"] if hit["present"] and keep(hit)}


def faults(case, read):
    """(missed, falsely read); what follows from a sign is neither."""
    labels = set(case["present"])
    lacks = lambda signs, within: {sign for sign in signs - within if not CAUSES[sign] & within}
    return lacks(labels, read), lacks(read, labels)


def grams(case, part=None):
    """(rows of one to three words, pieces of words) within a part of a text."""
    start, end = (part["start"], part["end"]) if part else (0, len(case["words"]))
    words = case["words"][start:end]
    rows = [row for at, word in enumerate(words) for row in word["rows"][:len(words) - at]]
    return rows, [piece for word in words for piece in word["pieces"]]


def hits_in(case, part):
    return [hit for hit in case["hits"] if hit["own"]["start"] < part["end"] and part["start"] < hit["own"]["end"]]


def hits_there(cases):
    return [(case, hit) for case in cases for hit in case["hits"] if hit["present"]]


def counted(place, sign):
    """The numbers of a place, and how urgent its sign is."""
    return [*place["numbers"], float(sign in RED), float(sign in URGENT)]


def sums(name, cases, reading):
    """One line, counted as `score.rs` counts."""
    n = collections.Counter()
    for case in cases:
        read, labels, absent = reading(case), set(case["present"]), set(case["absent"]) | set(case["trapped"])
        missed, false = faults(case, read)
        n.update(right=len(labels - missed), missed=len(missed), false=len(false), red=len(labels & RED),
                 red_found=len(labels & RED - missed), absent=len(absent), trapped=len(absent & read))
    per = lambda part, whole: f"{part / max(1, whole):.3f}"
    return (f"{name:14} precision {per(n['right'], n['right'] + n['false'])}, recall {per(n['right'], n['right'] + n['missed'])}, "
            f"F1 {per(2 * n['right'], 2 * n['right'] + n['false'] + n['missed'])}, RED recall {per(n['red_found'], n['red'])}, "
            f"denied or trapped read as present {per(n['trapped'], n['absent'])} of {n['absent']}")

#!/usr/bin/env python3
"""Learns a language's weights from narratives and phrases, and writes them for the reader. `learn.sh` says from which.

    python3 learn.py --phrases SEEN … --known SEEN … [--out en.weights] [--score SEEN …]

SEEN comes from the example `seen`. `--score` prints sums of other narratives, never a text: it may be asked about held parts."""

import argparse
import struct

import numpy

from clauses import Clauses
from doubt import Doubt
from mention import Mentions
from narratives import RED, URGENT, load, sums, there

FIND, FIND_RED = 0.7, 0.5  # the least share with which a clause names a sign
KEEP, KEEP_URGENT = 0.55, 0.2  # the least chance of being right with which a hit stands, and one of an urgent sign
SHORT = 22  # a text of fewer words has too little around a hit
FOLDS = 4


def learn(phrases, known):
    parts = sorted({case["part"] for case in known})
    for fold in range(FOLDS):  # hits are rated by what was learned from other parts than their own
        own = set(parts[fold::FOLDS])
        mine, others = ([case for case in known if (case["part"] in own) == is_own] for is_own in (True, False))
        twice(phrases, others).rate(mine)
        Mentions(others).rate(mine)
    return twice(phrases, known), Mentions(known), Doubt(known)


def twice(phrases, cases):
    return Clauses(phrases, cases, before=Clauses(phrases, cases))


def write(path, clauses, mentions, doubt):
    """The file that `core/reading/src/weights.rs` reads."""
    floats = lambda *numbers: struct.pack(f"<{len(numbers)}f", *numbers)
    numbers = lambda *numbers: struct.pack(f"<{len(numbers)}I", *numbers)
    columns = clauses.weights.T  # a row for each name
    names = sorted(clauses.column)  # one without any weight still counts among a clause's known ones
    starts, entries = [0], bytearray()
    for row in columns:
        for column in numpy.flatnonzero(row):
            entries += struct.pack("<Bb", column, row[column])
        starts.append(len(entries) // 2)
    with open(path, "wb") as out:
        out.write(b"aidpost learned 2\n" + floats(FIND, FIND_RED, KEEP, KEEP_URGENT) + numbers(SHORT, len(clauses.signs)))
        for sign in clauses.signs:
            out.write(struct.pack("<B", len(sign)) + sign.encode())
        out.write(floats(*clauses.biases) + floats(clauses.unit) + numbers(len(names), *names) + numbers(*starts))
        out.write(numbers(starts[-1]) + entries)
        out.write(floats(*doubt.speaks))
        for table in (doubt, mentions):
            out.write(floats(table.bias, table.unit) + numbers(len(table.column), *sorted(table.column)) + table.weights.tobytes())


def score(cases, clauses, mentions, doubt):
    clauses.rate(cases)
    mentions.rate(cases)
    doubt.mark(cases)
    found = {id(case): {sign for sign, share in signs.items() if share >= (FIND_RED if sign in RED else FIND)} for case, signs in zip(cases, clauses.find(cases))}
    least = lambda hit: KEEP_URGENT if hit["sign"] in URGENT else KEEP
    kept = lambda case: there(case, lambda hit: len(case["words"]) < SHORT or hit["right"] >= least(hit))
    print(sums("word list", cases, there))
    print(sums("doubt", cases, kept))
    print(sums("find", cases, lambda case: there(case) | found[id(case)]))
    print(sums("both", cases, lambda case: kept(case) | found[id(case)]))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--phrases", "--known"):
        arguments.add_argument(name, nargs="+", required=True)
    arguments.add_argument("--score", nargs="*", default=[])
    arguments.add_argument("--out")
    given = arguments.parse_args()
    phrases, known = ([case for path in paths for case in load(path)] for paths in (given.phrases, given.known))
    learned = learn(phrases, known)
    if given.out:
        write(given.out, *learned)
    for path in given.score:
        print(path)
        score(load(path), *learned)


if __name__ == "__main__":
    main()

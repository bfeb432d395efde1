#!/usr/bin/env python3
"""Learns a language's weights from narratives and phrases, and writes them for the reader. `learn.sh` says from which.

    python3 learn.py --phrases SEEN … --known SEEN … [--out en.weights] [--score SEEN …]

SEEN comes from the example `seen`. `--score` prints sums of other narratives, never a text: it may be asked about held parts."""

import argparse
import struct

import numpy

from clauses import Clauses
from doubt import Doubt
from narratives import RED, URGENT, load, sums, there

FIND, FIND_RED = 0.6, 0.5  # the least share with which a clause names a sign
KEEP = 0.55  # the least chance of being right with which a hit stands; one of an urgent sign always does
SHORT = 22  # a text of fewer words has too little around a hit
FOLDS = 4


def learn(phrases, known):
    parts = sorted({case["part"] for case in known})
    for fold in range(FOLDS):  # hits are rated by the clauses of other parts than their own
        own = set(parts[fold::FOLDS])
        twice(phrases, [case for case in known if case["part"] not in own]).rate([case for case in known if case["part"] in own])
    return twice(phrases, known), Doubt(known)


def twice(phrases, cases):
    return Clauses(phrases, cases, before=Clauses(phrases, cases))


def write(path, clauses, doubt):
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
        out.write(b"aidpost learned 1\n" + floats(FIND, FIND_RED, KEEP) + numbers(SHORT, len(clauses.signs)))
        for sign in clauses.signs:
            out.write(struct.pack("<B", len(sign)) + sign.encode())
        out.write(floats(*clauses.biases) + floats(clauses.unit) + numbers(len(names), *names) + numbers(*starts))
        out.write(numbers(starts[-1]) + entries)
        out.write(floats(doubt.bias, *doubt.speaks, doubt.unit) + numbers(len(doubt.column), *sorted(doubt.column)) + doubt.weights.tobytes())


def score(cases, clauses, doubt):
    clauses.rate(cases)
    doubt.mark(cases)
    found = {id(case): {sign for sign, share in signs.items() if share >= (FIND_RED if sign in RED else FIND)} for case, signs in zip(cases, clauses.find(cases))}
    kept = lambda case: there(case, lambda hit: hit["sign"] in URGENT or len(case["words"]) < SHORT or hit["right"] >= KEEP)
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
    clauses, doubt = learn(phrases, known)
    if given.out:
        write(given.out, clauses, doubt)
    for path in given.score:
        print(path)
        score(load(path), clauses, doubt)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Learns a language's weights from narratives and phrases, and writes them for the reader. `learn.sh` says from which.

    python3 learn.py --phrases SEEN … --known SEEN … [--out en.weights] [--score SEEN …]

SEEN comes from the example `seen`. `--score` prints sums of other narratives, never a text: it may be asked about held parts."""

import argparse
import struct

import numpy

from clauses import Clauses
from doubt import Doubt
from finds import Finds, candidates
from mention import Mentions
from narratives import RED, URGENT, load, sums, there

FIND, FIND_RED = 0.6, 0.25  # the least chance of being right with which a clause names a sign, and a RED one
KEEP, KEEP_URGENT = 0.65, 0.25  # the least chance of being right with which a hit stands, and one of an urgent sign
SHORT = 22  # a text of fewer words has too little around a hit
FOLDS = 4


def learn(phrases, known):
    parts = sorted({case["part"] for case in known})
    for fold in range(FOLDS):  # hits and clauses are rated by what was learned from other parts than their own
        own = set(parts[fold::FOLDS])
        mine, others = ([case for case in known if (case["part"] in own) == is_own] for is_own in (True, False))
        rate(mine, twice(phrases, others), Mentions(others))
        for case in mine:
            case["fold"] = fold
    return twice(phrases, known), Mentions(known), Doubt(known, FOLDS), Finds(known, FOLDS)


def rate(cases, clauses, mentions):
    clauses.rate(cases)
    mentions.rate(cases)
    candidates(cases, clauses, mentions)


def twice(phrases, cases):
    return Clauses(phrases, cases, before=Clauses(phrases, cases))


def write(path, clauses, mentions, doubt, finds):
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
        out.write(b"aidpost learned 3\n" + floats(FIND, FIND_RED, KEEP, KEEP_URGENT) + numbers(SHORT, len(clauses.signs)))
        for sign in clauses.signs:
            out.write(struct.pack("<B", len(sign)) + sign.encode())
        out.write(floats(*clauses.biases) + floats(clauses.unit) + numbers(len(names), *names) + numbers(*starts))
        out.write(numbers(starts[-1]) + entries)
        out.write(floats(*doubt.speaks))
        for table in (doubt, mentions, finds.rows):
            out.write(floats(table.bias, table.unit) + numbers(len(table.column), *sorted(table.column)) + table.weights.tobytes())
        for trees in (doubt.trees, finds.trees):
            out.write(floats(trees.bias) + numbers(len(trees.trees)))
            for which, bounds, leaves in trees.trees:
                out.write(bytes(which.tolist()) + floats(*bounds, *leaves))


def score(cases, clauses, mentions, doubt, finds):
    rate(cases, clauses, mentions)
    doubt.mark(cases)
    told = {id(case): {sign for sign, chance in chances.items() if chance >= (FIND_RED if sign in RED else FIND)} for case, chances in zip(cases, finds.of(cases))}
    least = lambda hit: KEEP_URGENT if hit["sign"] in URGENT else KEEP
    kept = lambda case: there(case, lambda hit: len(case["words"]) < SHORT or hit["right"] >= least(hit))
    print(sums("word list", cases, there))
    print(sums("doubt", cases, kept))
    print(sums("find", cases, lambda case: there(case) | told[id(case)]))
    print(sums("both", cases, lambda case: kept(case) | told[id(case)]))


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

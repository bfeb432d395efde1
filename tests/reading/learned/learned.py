#!/usr/bin/env python3
"""What weights learned from narratives for work would gain on others: `keep` drops hits that look wrong, `find` adds signs to clauses.

    python3 learned.py --phrases ../phrases/en.work.tsv --known ../en.dev.jsonl=HITS … --new ../en.held5.jsonl=HITS …

HITS comes from core's example `hits`. Needs scikit-learn. Prints sums only, never a text: it may be asked about held parts."""

import argparse
import collections
import json
import math

from scipy.sparse import hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier

import features

KEEP, KEEP_RED, FIND = 0.4, 0.2, 0.8  # chosen on parts for work that older cues had read
NONE, FOLDS = "none", 4
RED, CAUSES = set(), collections.defaultdict(set)


def load(pair):
    """Narratives with the hits in them and what was read wrongly."""
    narratives, found = pair.split("=", 1)
    cases = [json.loads(line) for line in open(narratives, encoding="utf-8")]
    head, *hits = [json.loads(line) for line in open(found, encoding="utf-8")]
    if [case["id"] for case in cases] != [line["id"] for line in hits]:
        raise SystemExit(f"{narratives} and {found} do not hold the same narratives")
    RED.update(head["red"])
    for cause, what in head["follows"]:
        CAUSES[what].add(cause)
    for case, line in zip(cases, hits):
        case["hits"], case["part"] = line["hits"], pair
        case["clauses"] = features.clauses(case["text"])
        case["false"] = faults(case, read_as_there(case))[1]
    return cases


def read_as_there(case, keep=lambda hit: True):
    return {hit["sign"] for hit in case["hits"] if hit["present"] and keep(hit)}


def faults(case, there):
    """(missed, falsely read); what follows from a sign is neither."""
    labels = set(case["present"])
    lacks = lambda signs, within: {sign for sign in signs - within if not CAUSES[sign] & within}
    return lacks(labels, there), lacks(there, labels)


def hits_in(case, start, end):
    return [hit for hit in case["hits"] if hit["start"] < end and start < hit["end"]]


class Clauses:
    """How likely a clause speaks of each sign, or of none: by its words, pairs, threes, and pieces of words."""

    def __init__(self, phrases, cases):
        told = [(words, NONE if code.startswith("-") else code) for code, words in phrases]
        for case in cases:
            for start, end in case["clauses"]:
                hits, words = hits_in(case, start, end), case["text"][start:end]
                if not any(hit["present"] for hit in hits):
                    told.append((words, NONE))
                right = [h for h in hits if h["present"] and h["sign"] not in case["false"] and start <= h["start"] and h["end"] <= end]
                told += [(words, hit["sign"]) for hit in right]
        texts, signs = zip(*told)
        self.words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"[A-Za-z0-9'+/]+", strip_accents="unicode")
        self.pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4), min_df=3, sublinear_tf=True)
        self.model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=12, tol=None, random_state=1, average=True)
        self.model.fit(hstack([self.words.fit_transform(texts), self.pieces.fit_transform(texts)]).tocsr(), signs)

    def ask(self, texts):
        table = self.model.predict_proba(hstack([self.words.transform(texts), self.pieces.transform(texts)]).tocsr())
        return [dict(zip(self.model.classes_, row)) for row in table]

    def rate(self, cases):
        """Says of each hit how its own words and its clause speak for its sign."""
        hits = [(case, hit) for case in cases for hit in case["hits"] if hit["present"]]
        log = lambda chance: math.log(chance + 1e-3) / 3
        spans = lambda case, hit: features.around(case["text"], hit, ".;!?,\n")
        clauses = self.ask([case["text"][slice(*spans(case, hit))] for case, hit in hits])
        owns = self.ask([case["text"][hit["start"]:hit["end"]] for case, hit in hits])
        for (_, hit), clause, own in zip(hits, clauses, owns):
            hit["rated"] = {f"{name} {what}": log(row.get(sign, 0)) for name, row in (("clause", clause), ("own", own)) for what, sign in (("sign", hit["sign"]), (NONE, NONE))}

    def find(self, case):
        """Signs that no hit names in any scope, in clauses and pairs of clauses where nothing is denied or another's."""
        parts = case["clauses"] + [(one[0], two[1]) for one, two in zip(case["clauses"], case["clauses"][1:])]
        named = {hit["sign"] for hit in case["hits"]}
        parts = [part for part in parts if all(hit["present"] for hit in hits_in(case, *part))]
        rows = self.ask([case["text"][start:end] for start, end in parts]) if parts else []
        best = [max(row.items(), key=lambda item: item[1]) for row in rows]
        return {str(sign) for sign, chance in best if chance >= FIND and sign != NONE and sign not in named}


class Hits:
    """How likely a hit is right."""

    def __init__(self, cases):
        hits = [(case, hit) for case in cases for hit in case["hits"] if hit["present"]]
        self.names = DictVectorizer()
        self.model = LogisticRegression(C=0.2, solver="liblinear")
        self.model.fit(self.table(hits, self.names.fit_transform), [int(hit["sign"] not in case["false"]) for case, hit in hits])

    @staticmethod
    def table(hits, make):
        table = make([features.of_hit(case, hit) | hit["rated"] for case, hit in hits])
        table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
        return table

    def mark(self, cases):
        hits = [(case, hit) for case in cases for hit in case["hits"] if hit["present"]]
        for (_, hit), (_, right) in zip(hits, self.model.predict_proba(self.table(hits, self.names.transform))):
            hit["kept"] = right >= (KEEP_RED if hit["sign"] in RED else KEEP)


def sums(name, cases, reading):
    """One line, counted as `score.rs` counts."""
    n = collections.Counter()
    for case in cases:
        there, labels, absent = reading(case), set(case["present"]), set(case["absent"]) | set(case["trapped"])
        missed, false = faults(case, there)
        n.update(right=len(labels - missed), missed=len(missed), false=len(false), red=len(labels & RED), red_found=len(labels & RED - missed), absent=len(absent), trapped=len(absent & there))
    per = lambda part, whole: f"{part / max(1, whole):.3f}"
    print(f"{name:14} precision {per(n['right'], n['right'] + n['false'])}, recall {per(n['right'], n['right'] + n['missed'])}, F1 {per(2 * n['right'], 2 * n['right'] + n['false'] + n['missed'])}, "
          f"RED recall {per(n['red_found'], n['red'])}, denied or trapped read as present {per(n['trapped'], n['absent'])} of {n['absent']}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--phrases", "--known", "--new"):
        arguments.add_argument(name, nargs="+", required=True)
    given = arguments.parse_args()
    phrases = [line.rstrip("\n").split("\t") for path in given.phrases for line in open(path, encoding="utf-8")]
    known = [case for pair in given.known for case in load(pair)]
    new = [case for pair in given.new for case in load(pair)]
    for fold in range(FOLDS):  # a part's hits are rated by clauses of the other parts
        own = set(given.known[fold::FOLDS])
        Clauses(phrases, [case for case in known if case["part"] not in own]).rate([case for case in known if case["part"] in own])
    clauses = Clauses(phrases, known)
    clauses.rate(new)
    Hits(known).mark(new)
    kept = lambda case: read_as_there(case, lambda hit: hit["kept"])
    found = {id(case): clauses.find(case) for case in new}
    sums("as it is", new, read_as_there)
    sums("keep", new, kept)
    sums("find", new, lambda case: read_as_there(case) | found[id(case)])
    sums("keep and find", new, lambda case: kept(case) | found[id(case)])


if __name__ == "__main__":
    main()

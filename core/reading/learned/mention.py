"""Whether a mention of a sign speaks of this patient now, by the words around it. It learns from all hits, also from those whose scope the
word list knows, so that it hears of many more histories, neighbours and leaflets than those that the list takes for the patient's."""

import collections

from rows import Rows

WEIGHTS = 15_000


class Mentions(Rows):
    def __init__(self, cases):
        hits, there = zip(*(told for case in cases for told in labelled(case)))
        super().__init__([hit["around"] for hit in hits], there, WEIGHTS)

    def rate(self, cases):
        """Says of each hit how the words around it speak for its sign being there; behind `Clauses.rate`."""
        hits = [hit for case in cases for hit in case["hits"] if hit["present"]]
        for hit, sum_ in zip(hits, self.of([hit["around"] for hit in hits])):
            hit["speaks"].append(float(sum_))


def labelled(case):
    """(hit, whether its sign is there); of a sign that is there, a hit that the list takes for another's may well be another's."""
    number = collections.Counter(hit["sign"] for hit in case["hits"])
    for hit in case["hits"]:
        if hit["sign"] in case["present"]:
            if hit["present"] or number[hit["sign"]] == 1:
                yield hit, 1
        elif hit["sign"] in case["absent"] or hit["sign"] in case["trapped"]:
            yield hit, 0

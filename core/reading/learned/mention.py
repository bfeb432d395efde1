"""Whether a mention of a sign speaks of this patient now, by the words around it. It learns from all hits, also from those whose scope the
word list knows, so that it hears of many more histories, neighbours and leaflets than those that the list takes for the patient's."""

import collections

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

LEAST = 3  # mentions around which a row of words stands
WEIGHTS = 15_000  # the largest ones


class Mentions:
    def __init__(self, cases):
        told = [(hit["around"], there) for case in cases for hit, there in labelled(case)]
        count = collections.Counter(name for names, _ in told for name in names)
        self.column = {name: at for at, name in enumerate(sorted(name for name, number in count.items() if number >= LEAST))}
        model = LogisticRegression(C=25, solver="liblinear", random_state=1)
        model.fit(self.table([names for names, _ in told]), [there for _, there in told])
        weights = model.coef_[0]
        largest = numpy.sort(numpy.argsort(-numpy.abs(weights), kind="stable")[:WEIGHTS])
        names = list(self.column)
        self.column = {names[at]: new for new, at in enumerate(largest)}
        self.bias, self.unit = float(model.intercept_[0]), float(numpy.abs(weights).max()) / 127
        self.weights = numpy.round(weights[largest] / self.unit).astype("int8")

    def table(self, mentions):
        """A row for each mention; what stands around it weighs less, the more there is of it."""
        places, values, starts = [], [], [0]
        for names in mentions:
            known = [self.column[name] for name in names if name in self.column]
            places += known
            values += [1 / len(names) ** 0.5] * len(known)
            starts.append(len(places))
        return csr_matrix((numpy.array(values), numpy.array(places, "int32"), numpy.array(starts, "int32")), (len(mentions), len(self.column)))

    def rate(self, cases):
        """Says of each hit how the words around it speak for its sign being there; behind `Clauses.rate`."""
        hits = [hit for case in cases for hit in case["hits"] if hit["present"]]
        for hit, sum_ in zip(hits, self.table([hit["around"] for hit in hits]) @ (self.weights * self.unit) + self.bias):
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

"""How likely a hit is right: by its cue, the words around it, the other hits, and how its clause and the words around it speak;
and how all that goes together with where it stands."""

import collections

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from narratives import counted, hits_there
from trees import Trees

LEAST = 2  # hits of which a name is seen
SPEAKS = 5  # numbers that say how its clause, its own words and its mention speak


class Doubt:
    def __init__(self, cases, folds):
        for own in range(folds):  # the trees see sums that were learned from other parts
            self.learn(hits_there([case for case in cases if case["fold"] != own]))
            self.rate(hits_there([case for case in cases if case["fold"] == own]))
        hits = hits_there(cases)
        self.trees = Trees([seen(hit) for _, hit in hits], right(hits))
        self.learn(hits)

    def learn(self, hits):
        count = collections.Counter(name for _, hit in hits for name in hit["names"])
        self.column = {name: at for at, name in enumerate(sorted(name for name, number in count.items() if number >= LEAST))}
        model = LogisticRegression(C=0.2, solver="liblinear", random_state=1)
        model.fit(self.table(hits), right(hits))
        self.bias, weights = float(model.intercept_[0]), model.coef_[0]
        self.speaks, names = weights[:SPEAKS].astype(numpy.float32), weights[SPEAKS:]
        self.unit = float(numpy.abs(names).max()) / 127
        self.weights = numpy.round(names / self.unit).astype("int8")

    def table(self, hits):
        places, starts = [], [0]
        for _, hit in hits:
            places += [self.column[name] for name in hit["names"] if name in self.column]
            starts.append(len(places))
        names = csr_matrix((numpy.ones(len(places)), numpy.array(places, "int32"), numpy.array(starts, "int32")), (len(hits), len(self.column)))
        table = hstack([csr_matrix(numpy.array([hit["speaks"] for _, hit in hits])), names]).tocsr()
        table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
        return table

    def rate(self, hits):
        weights = numpy.concatenate([self.speaks, self.weights * self.unit])
        for (_, hit), sum_ in zip(hits, self.table(hits) @ weights + self.bias):
            hit["sum"] = float(sum_)

    def mark(self, cases):
        hits = hits_there(cases)
        self.rate(hits)
        for (_, hit), chance in zip(hits, self.trees.of([seen(hit) for _, hit in hits])):
            hit["right"] = float(chance)


def seen(hit):
    return [hit["sum"], *hit["speaks"], *counted(hit, hit["sign"])]


def right(hits):
    return [hit["sign"] not in case["false"] for case, hit in hits]

"""A sum of weights of rows of words: whether what they stand around is there."""

import collections

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

LEAST = 3  # places around which a row of words stands


class Rows:
    def __init__(self, named, right, most):
        """`named` are the rows of each place; the `most` largest weights are kept."""
        count = collections.Counter(name for names in named for name in names)
        self.column = {name: at for at, name in enumerate(sorted(name for name, number in count.items() if number >= LEAST))}
        model = LogisticRegression(C=25, solver="liblinear", random_state=1)
        model.fit(self.table(named), right)
        weights = model.coef_[0]
        largest = numpy.sort(numpy.argsort(-numpy.abs(weights), kind="stable")[:most])
        names = list(self.column)
        self.column = {names[at]: new for new, at in enumerate(largest)}
        self.bias, self.unit = float(model.intercept_[0]), float(numpy.abs(weights).max()) / 127
        self.weights = numpy.round(weights[largest] / self.unit).astype("int8")

    def table(self, named):
        """A row for each place; what stands around it weighs less, the more there is of it."""
        places, values, starts = [], [], [0]
        for names in named:
            known = [self.column[name] for name in names if name in self.column]
            places += known
            values += [1 / len(names) ** 0.5] * len(known)
            starts.append(len(places))
        return csr_matrix((numpy.array(values), numpy.array(places, "int32"), numpy.array(starts, "int32")), (len(named), len(self.column)))

    def of(self, named):
        return self.table(named) @ (self.weights * self.unit) + self.bias

"""How a clause speaks for each sign, or for none: by rows of one to three words, and pieces of words."""

import collections
import math

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from narratives import NONE, grams, hits_in, hits_there

LEAST_ROWS, LEAST_PIECES = 3, 5  # texts in which a row, a piece stands
WEIGHTS = 300_000  # the largest ones, of all
LARGEST = 127  # of a byte
PLACED = 0.05  # the least share with which a clause is taken for a missed sign's


class Clauses:
    def __init__(self, phrases, cases, before=None):
        """`before` is what was learned from the hits alone: it says which clause tells what they miss."""
        told = [(grams(case), NONE if case["phrase"].startswith("-") else case["phrase"]) for case in phrases]
        for case in cases:
            open_parts = []
            for part in case["clauses"]:
                words, hits = grams(case, part), hits_in(case, part)
                if not any(hit["present"] for hit in hits):
                    open_parts.append(words)
                own = lambda hit: part["start"] <= hit["own"]["start"] and hit["own"]["end"] <= part["end"]
                told += [(words, hit["sign"]) for hit in hits if hit["present"] and hit["sign"] not in case["false"] and own(hit)]
            if before and open_parts:
                told += before.placed(open_parts, case["missed"])
            else:  # a clause may tell what was missed
                told += [(words, NONE) for words in open_parts if not case["missed"]]
        self.learn(told)

    def placed(self, parts, missed):
        """Each missed sign with the clause that speaks most for it; the other clauses tell of none, if all signs have one."""
        shares, told, taken = self.ask(parts), [], set()
        for sign in sorted(missed & set(self.signs)):
            column = shares[:, self.signs.index(sign)]
            best = int(column.argmax())
            if column[best] >= PLACED:
                told.append((parts[best], sign))
                taken.add(best)
        if len(told) < len(missed):
            return told
        return told + [(words, NONE) for at, words in enumerate(parts) if at not in taken]

    def learn(self, told):
        texts, signs = zip(*told)
        known = set()
        for at, least in ((0, LEAST_ROWS), (1, LEAST_PIECES)):
            count = collections.Counter(name for text in texts for name in set(text[at]))
            known |= {name for name, number in count.items() if number >= least}
        self.column = {name: at for at, name in enumerate(sorted(known))}
        model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=12, tol=None, random_state=1, average=True)
        model.fit(self.table(texts), signs)
        self.signs = [str(sign) for sign in model.classes_ if sign != NONE]
        order = [list(model.classes_).index(sign) for sign in self.signs + [NONE]]
        self.biases = model.intercept_[order].astype(numpy.float32)
        self.weights, self.unit = in_bytes(model.coef_[order])

    def table(self, texts):
        places, values, starts = [], [], [0]
        for text in texts:
            for names in text:
                known = [self.column[name] for name in names if name in self.column]
                places += known
                values += [1 / math.sqrt(max(1, len(known)))] * len(known)
            starts.append(len(places))
        table = csr_matrix((numpy.array(values), numpy.array(places, "int32"), numpy.array(starts, "int32")), (len(texts), len(self.column)))
        table.sum_duplicates()
        return table

    def ask(self, texts):
        """The share of each sign, and of none behind them."""
        sums = self.table(texts) @ (self.weights.T * self.unit) + self.biases
        chances = 1 / (1 + numpy.exp(-sums))
        return chances / chances.sum(1, keepdims=True)

    def rate(self, cases):
        """Says of each hit how its clause and its own words speak for its sign, and for none."""
        hits = hits_there(cases)
        log = lambda share: math.log(share + 1e-3) / 3
        shares = [self.ask([grams(case, hit[part]) for case, hit in hits]) for part in ("clause", "own")]
        for at, (_, hit) in enumerate(hits):
            column = self.signs.index(hit["sign"]) if hit["sign"] in self.signs else None
            hit["speaks"] = [log(share) for table in shares for share in (table[at][column] if column is not None else 0, table[at][-1])]


def in_bytes(weights):
    """The largest weights as whole numbers of a unit; the others are nothing."""
    size = numpy.abs(weights)
    least = numpy.partition(size.ravel(), -min(WEIGHTS, size.size))[-min(WEIGHTS, size.size)]
    unit = float(size.max()) / LARGEST
    return numpy.round(numpy.where(size >= least, weights, 0) / unit).astype("int8"), unit

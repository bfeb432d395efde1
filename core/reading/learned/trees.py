"""Small trees whose leaves add up: what rows of words cannot say, how the numbers of a place go together."""

import math

import numpy
from sklearn.ensemble import GradientBoostingClassifier

TREES, DEPTH = 100, 3
RATE, LEAST = 0.1, 40  # how much of each tree is taken, and cases in a leaf
ALL = float(numpy.finfo("float32").max)  # no number is above it: the left side


class Trees:
    def __init__(self, numbers, right):
        model = GradientBoostingClassifier(n_estimators=TREES, max_depth=DEPTH, learning_rate=RATE, min_samples_leaf=LEAST, random_state=1)
        model.fit(numbers, right)
        self.bias = math.log(sum(right) / (len(right) - sum(right)))
        self.trees = [whole(tree.tree_) for tree in model.estimators_[:, 0]]

    def of(self, numbers):
        """The chance of each row, as the reader reckons it."""
        numbers, rows = numpy.asarray(numbers, "float32"), numpy.arange(len(numbers))
        sums = numpy.full(len(numbers), self.bias, "float32")
        for numbers_of, bounds, leaves in self.trees:
            at = numpy.zeros(len(numbers), int)
            for _ in range(DEPTH):
                at = 2 * at + 1 + (numbers[rows, numbers_of[at]] > bounds[at])
            sums += leaves[at - (2**DEPTH - 1)]
        return 1 / (1 + numpy.exp(-sums))


def whole(tree):
    """A tree in which every leaf is DEPTH deep: of each inner node, row by row, which number it asks for, and up to where the left side
    goes; then the leaves. What is not divided goes to the left."""
    number, bounds = numpy.zeros(2**DEPTH - 1, int), numpy.full(2**DEPTH - 1, ALL, "float32")
    leaves = numpy.zeros(2**DEPTH, "float32")

    def place(node, at):
        is_leaf = tree.children_left[node] < 0
        if at >= len(number):
            leaves[at - len(number)] = RATE * tree.value[node, 0, 0]
            return
        if not is_leaf:
            number[at], bounds[at] = tree.feature[node], tree.threshold[node]
        place(node if is_leaf else tree.children_left[node], 2 * at + 1)
        place(node if is_leaf else tree.children_right[node], 2 * at + 2)

    place(0, 0)
    return number, bounds, leaves

"""Which clauses tell a sign that no hit names: those that speak for it at all, judged by how they speak, what stands around them and what
else is told."""

import numpy

from narratives import NAMES, counted, faults, grams, hits_in
from rows import Rows
from trees import Trees

SHARE = 0.08  # the least with which a part may tell a sign
WEIGHTS = 8_000


def candidates(cases, clauses, mentions):
    """Gives each case its candidates: of each sign that no hit names the part, a clause or two, that speaks most for it."""
    parts = []
    for at, case in enumerate(cases):
        case["candidates"] = {}
        singles = [(at, [one], one) for one in case["clauses"]]
        pairs = [(at, [one, two], {"start": one["start"], "end": two["end"]}) for one, two in zip(case["clauses"], case["clauses"][1:])]
        parts += singles + pairs
    shares = clauses.ask([grams(cases[at], part) for at, _, part in parts])
    single = {(at, own[0]["start"]): share for (at, own, _), share in zip(parts, shares) if len(own) == 1}
    whole = [numpy.zeros(len(clauses.signs) + 1) for _ in cases]
    for (at, _), share in single.items():
        whole[at] += share
    for (at, own, part), share in zip(parts, shares):
        case, (column, second) = cases[at], numpy.argsort(-share[:-1], kind="stable")[:2]
        sign = clauses.signs[column]
        known, is_named = case["candidates"].get(sign), any(hit["sign"] == sign for hit in case["hits"])
        if share[column] < SHARE or is_named or any(clause["told"] for clause in own) or known and known["numbers"][0] >= share[column]:
            continue
        against = sum(not hit["present"] for hit in hits_in(case, part))
        clause = max(own, key=lambda one: single[at, one["start"]][column])
        names = [*clause["around"], NAMES[sign]]
        numbers = [share[column], share[-1], share[second], len(own) - 1, against, mentions.of([names])[0], whole[at][column]]
        case["candidates"][sign] = {"names": names, "numbers": [float(number) for number in numbers] + counted(clause, sign)}


class Finds:
    def __init__(self, cases, folds):
        told = [(case["fold"], one, not faults(case, {sign})[1]) for case in cases for sign, one in case["candidates"].items()]
        fold, found, right = (list(column) for column in zip(*told))
        for own in range(folds):  # the trees see sums of rows that were learned from other parts
            others = [at for at, of in enumerate(fold) if of != own]
            self.learn([found[at] for at in others], [right[at] for at in others])
            self.rate([one for one, of in zip(found, fold) if of == own])
        self.trees = Trees([seen(one) for one in found], right)
        self.learn(found, right)

    def learn(self, found, right):
        self.rows = Rows([one["names"] for one in found], right, WEIGHTS)

    def rate(self, found):
        for one, sum_ in zip(found, self.rows.of([one["names"] for one in found])):
            one["sum"] = float(sum_)

    def of(self, cases):
        """Of each case the chance of each candidate."""
        found = [one for case in cases for one in case["candidates"].values()]
        self.rate(found)
        chances = iter(self.trees.of([seen(one) for one in found]))
        return [{sign: float(next(chances)) for sign in case["candidates"]} for case in cases]


def seen(one):
    return [one["sum"], *one["numbers"]]

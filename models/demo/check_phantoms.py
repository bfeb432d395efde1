"""Checks the phantoms: that a seed is a picture, that each truth comes up, and that what a fault of the image path does is seen in them."""

import numpy as np

from image_tasks import NOT_SEEN, OF_KIND, QUESTIONS, answer, conditions, describe
from phantoms import KINDS, SIDE, phantoms

CASES = 300


def check() -> None:
    """All checks."""
    for kind in KINDS:
        drawn = list(phantoms(kind, CASES, 11))
        again = next(phantoms(kind, 1, 11))
        require(np.array_equal(drawn[0].pixels, again.pixels) and drawn[0].truth == again.truth, f"{kind}: not repeatable")
        require(not np.array_equal(drawn[0].pixels, next(phantoms(kind, 1, 12)).pixels), f"{kind}: the seed does nothing")
        require(all(one.pixels.shape == (SIDE, SIDE, 3) and one.pixels.dtype == np.uint8 for one in drawn), f"{kind}: not an image")
        shares = {code: sum(conditions(kind, one.truth)[code] for one in drawn) / CASES for code in conditions(kind, drawn[0].truth)}
        print(f"{kind}: yes to " + ", ".join(f"{code} {share:.0%}" for code, share in shares.items()))
        for topic in OF_KIND[kind]:
            answers = {answer(topic, one.truth) for one in drawn}
            require(topic == "not_seen" or len(answers) > 1, f"{kind}: always the same answer to {topic}")
            print(f"    {topic}: {sorted(str(one) for one in answers)}")
        lines = [line for one in drawn for line in describe(kind, one.truth).splitlines()]
        require(max(map(len, lines)) <= 200 and len(set(lines)) > 4, f"{kind}: description")
    require(all(len(set(wordings)) == len(wordings) >= 4 for wordings in (NOT_SEEN, *QUESTIONS.values())), "questions")
    check_faults()


def check_faults() -> None:
    """A mirror makes a right eye of a left one, and swapped channels make blue of red: measured on the pixels, without a model."""
    for one in phantoms("fundus", 40, 5):
        bright = one.pixels[..., 2].astype(float)
        bright[bright < 90] = 0
        disc = (bright.sum(0) * np.arange(SIDE)).sum() / bright.sum() / SIDE
        require((disc > 0.5) == (one.truth["eye"] == "right"), "the disc is not on the nose's side")
    for one in phantoms("skin", 80, 5):
        if one.truth["colour"] == "red":
            middle = np.median(one.pixels[380:520, 380:520].reshape(-1, 3), 0)
            require(middle[0] > middle[2] + 40, "red is not red")


def require(holds: bool, otherwise: str) -> None:  # noqa: FBT001
    """Raise if it does not hold."""
    if not holds:
        raise SystemExit(otherwise)


if __name__ == "__main__":
    check()

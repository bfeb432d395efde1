"""Held-out cases for the product to be scored on: `cases.py OUT --reading N --pictures N --notes N`; then `evaluate PACK OUT/seen.jsonl` and so on.

Narratives of both held-out splits, by a seed that training never had; notes, histories and questions about narratives in unseen words; pictures
by that seed too, as PNG files of 896 pixels; of each picture the description, all conditions of which pictures are drawn, every topic in the
wording that training never had, and questions kept from training that no picture answers. With another `--seed` come cases to fit temperatures
on. The tests' cases in `tests/demo` are `cases.py ../../tests/demo --reading 40 --pictures 8 --small`.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

import image_tasks
import replies
from data import labels
from dataset import told
from narratives import narratives
from phantoms import KINDS, phantoms

SEED = 424242
SMALL = 224


# Questions that no picture answers, asked about each.
NOT_SEEN = 3


def picture_case(file: Path, kind: str, truth: dict, number: int, dice: random.Random) -> dict:
    """What is asked about one picture, and what is right."""
    described = image_tasks.describe(kind, truth).splitlines()
    asked = {image_tasks.question(dice, topic, held_out=True): image_tasks.answer(topic, truth) for topic in image_tasks.OF_KIND[kind]}
    never = image_tasks.NEVER_DRAWN.get(kind, ())
    judged = {code: yes for code, yes in image_tasks.conditions(kind, truth).items() if code not in never}
    never_seen = image_tasks.NOT_SEEN[-image_tasks.NOT_SEEN_HELD_OUT :]
    not_seen = [never_seen[(NOT_SEEN * number + one) % len(never_seen)] for one in range(NOT_SEEN)]
    lines = [line.removeprefix("- ") for line in described if line != "="]
    return {"file": str(file), "kind": kind, "describe": lines, "ask": asked, "not_seen": not_seen, "classify": judged}


def note_cases(count: int, seed: int, dice: random.Random) -> Iterator[dict]:
    """As many cases of each task about a narrative, with the lines of the right reply that the product keeps."""
    signs = labels()
    for number, case in enumerate(narratives("unseen", 3 * count, seed + 1)):
        encounter, task = case["encounter"], ("soap", "history", "ask")[number % 3]
        found = told(case["truth"], encounter["narrative"])
        asked = {"task": task, "encounter": encounter}
        if task == "soap":
            lines = [f"> {encounter['narrative'][one.start : one.end]}" for one in found][:8]
            lines += [f"~ Possibly {signs[one.sign]}." for one in found if one.present][:4] or ["~ No danger sign is told of."]
        elif task == "history":
            encounter["narrative"], reply = replies.history(dice, found, encounter["narrative"])
            lines = reply.splitlines()
        else:
            asked["question"], reply = replies.ask(dice, found, encounter["narrative"], encounter.get("vitals", {}), signs)
            lines = [line for line in reply.splitlines() if line != "="]
        yield asked | {"lines": lines}


def picture_cases(out: Path, count: int, seed: int, dice: random.Random, *, small: bool) -> Iterator[dict]:
    """As many pictures of each kind, written to `out`, and what is asked about them."""
    for kind in KINDS:
        for number, one in enumerate(phantoms(kind, count, seed)):
            picture = Image.fromarray(one.pixels)
            if small:
                file = Path(f"{kind}-{number}.jpg")
                picture.resize((SMALL, SMALL), Image.Resampling.BOX).save(out / file, quality=90, subsampling=0)
            else:
                file = (out / f"{kind}-{number:04}.png").resolve()
                picture.save(file, compress_level=1)
            yield picture_case(file, kind, one.truth, number, dice)


def main() -> None:
    """Write the cases and the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--reading", type=int, default=400, help="narratives of each split")
    parser.add_argument("--pictures", type=int, default=100, help="pictures of each kind")
    parser.add_argument("--notes", type=int, default=0, help="notes, histories and questions, as many of each")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--small", action="store_true", help="pictures as small JPEG files: for the tests, where every clone pays")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    dice = random.Random(args.seed)
    cases = {split: narratives(split, args.reading, args.seed) for split in ("seen", "unseen")}
    cases["notes"] = note_cases(args.notes, args.seed, dice)
    cases["pictures"] = picture_cases(args.out, args.pictures, args.seed, dice, small=args.small)
    for name, some in cases.items():
        (args.out / f"{name}.jsonl").write_text("".join(json.dumps(case) + "\n" for case in some), encoding="utf-8")


if __name__ == "__main__":
    main()

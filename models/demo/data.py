"""Makes vocabulary and samples for training: `data.py PROGRAM OUT`, where PROGRAM is the product's built example `prompts`."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from gguf import TokenType
from tiny.vocabulary import SPACE, WORD, Token, listed

from bank import load
from dataset import SETTINGS, Maker, Product, Short, save
from narratives import Narrator
from tokenizer import Tokenizer

HERE = Path(__file__).parent
MERGES = 2600
SIGNS = HERE / "../../core/src/encounter/sign.rs"


def labels() -> dict[str, str]:
    """Codes and labels of all signs, as the product has them."""
    source = SIGNS.read_text(encoding="utf-8")
    return dict(re.findall(r'^    \w+, "(\w+)", "([^"]+)",', source, re.MULTILINE))


def vocabulary(product: Product, seed: int) -> list[Token]:
    """Pieces learned from what the product says and what training narratives say."""
    narrator = Narrator(load(), "train", seed)
    cases = [narrator.case() for _ in range(12_000)]
    words: Counter[str] = Counter()

    def count(text: str, times: int) -> None:
        for line in text.split("\n"):
            for word in WORD.findall(line.replace(" ", SPACE)):
                words[word] += times

    for case in cases:
        count(case["encounter"]["narrative"], 1)
        # The same words in a reply, where they follow a space.
        count(" " + " ".join(one["evidence"] for one in told_words(case)), 1)
    tasks = ["read_signs", "soap", "history", "ask"]
    bare = {json.dumps(case["encounter"]["age"]): case["encounter"] for case in cases[:600]}
    requests = [
        {"task": task, "setting": setting, "encounter": case, "question": "Why?", "told": list(labels())[at % 60 : at % 60 + 2]}
        for at, case in enumerate(bare.values())
        for task in tasks
        for setting in SETTINGS
    ]
    seen = set()
    for answer in product.answer(requests):
        for finding in answer["findings"]:
            count(f"Found: {finding['criterion']}.", 20)
        for part in answer["prefix"]:
            # Each line of the instructions is there once, however often it is asked.
            for line in part.get("text", "").split("\n"):
                if line not in seen:
                    seen.add(line)
                    count(line, 40)
    for code, label in labels().items():
        for start in ("", " "):
            count(start + code, 4000)
            count(start + label, 40)
    for more in (HERE / "replies.py", HERE / "images.txt"):
        if more.exists():
            count(more.read_text(encoding="utf-8"), 10)
    return listed(words, MERGES)


def told_words(case: dict) -> list[dict[str, str]]:
    """The truth of a case."""
    return case["truth"]


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=20250709)
    parser.add_argument("--short", type=int, default=60_000)
    parser.add_argument("--text", type=int, default=60_000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    product = Product(args.program)
    file = args.out / "vocabulary.json"
    if not file.exists():
        tokens = vocabulary(product, args.seed)
        file.write_text(json.dumps({"tokens": [[token.text, token.score, int(token.kind)] for token in tokens], "marks": 2 * len(labels()) + 1}))
    tokens = [Token(text, score, TokenType(kind)) for text, score, kind in json.loads(file.read_text())["tokens"]]
    tokenizer = Tokenizer(tokens)
    for name, kind, count, notes, seed in (("short", Short, args.short, 0.0, 1), ("text", Narrator, args.text, 0.1, 2)):
        maker = Maker(product, tokenizer, labels())
        made = maker.reading(kind(load(), "train", args.seed + seed), args.seed + seed, count, notes)
        save(args.out / f"{name}.npz", made, maker.prefixes)
        mean = sum(len(one.rest) + len(one.reply) for one in made) / max(1, len(made))
        print(f"{name}: {len(made)} samples, {len(maker.prefixes)} prefixes of {[len(ids) for ids in maker.prefixes.values()]}, {mean:.0f} tokens each")


if __name__ == "__main__":
    main()

"""Makes vocabulary and samples for training: `data.py PROGRAM OUT`, where PROGRAM is the product's built example `prompts`."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from gguf import TokenType
from vocabulary import SPACE, WORD, Token, listed

from bank import load
from dataset import Maker, Product, Short, save
from narratives import Narrator
from tokenizer import Tokenizer

HERE = Path(__file__).parent
MERGES = 3400
# So many of the longer samples are notes, histories and questions: with a tenth, their lines were right in two of three only.
NOTES = 0.2
CORE = HERE / "../../core/src"
PROTOCOL = HERE / "../../core/protocol/src"


def labels() -> dict[str, str]:
    """Codes and labels of all signs, as the product has them."""
    source = (PROTOCOL / "encounter/sign.rs").read_text(encoding="utf-8")
    return dict(re.findall(r'^    \w+, "(\w+)", "([^"]+)",', source, re.MULTILINE))


def vocabulary(seed: int) -> list[Token]:
    """Pieces learned from what the product says and what training narratives say."""
    narrator = Narrator(load(), "train", seed)
    words: Counter[str] = Counter()

    def count(text: str, times: int) -> None:
        for line in text.split("\n"):
            for word in WORD.findall(line.replace(" ", SPACE)):
                words[word] += times

    for _ in range(12_000):
        case = narrator.case()
        count(case["encounter"]["narrative"], 1)
        # The same words in a reply, where they follow a space.
        count(" " + " ".join(one["evidence"] for one in case["truth"]), 1)
    for file in sorted([*CORE.glob("prompt/templates/*.txt"), *CORE.glob("prompt/settings/*.txt")]):
        count(file.read_text(encoding="utf-8"), 40)
    # What the product and the replies say stands in their sources as string literals.
    sources = [*PROTOCOL.glob("rules/**/*.rs"), CORE / "prompt/facts.rs", CORE / "prompt/conditions.rs", PROTOCOL / "encounter/vitals.rs"]
    for file in sorted([*sources, HERE / "replies.py", HERE / "image_tasks.py"]):
        for literal in re.findall(r'"([^"\n]*)"', file.read_text(encoding="utf-8")):
            count(literal, 5)
            count(" " + literal, 5)
    for code, label in labels().items():
        for start in ("", " "):
            count(start + code, 4000)
            count(start + label, 40)
    return listed(words, MERGES)


def main() -> None:
    """Make everything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=20250709)
    parser.add_argument("--short", type=int, default=40_000)
    parser.add_argument("--text", type=int, default=120_000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    product = Product(args.program)
    file = args.out / "vocabulary.json"
    if not file.exists():
        tokens = vocabulary(args.seed)
        file.write_text(json.dumps({"tokens": [[token.text, token.score, int(token.kind)] for token in tokens], "marks": 2 * len(labels()) + 1}))
    tokens = [Token(text, score, TokenType(kind)) for text, score, kind in json.loads(file.read_text())["tokens"]]
    tokenizer = Tokenizer(tokens)
    for name, kind, count, notes, seed in (("short", Short, args.short, 0.0, 1), ("text", Narrator, args.text, NOTES, 2)):
        if count == 0:
            continue
        maker = Maker(product, tokenizer, labels())
        made = maker.reading(kind(load(), "train", args.seed + seed), args.seed + seed, count, notes)
        save(args.out / f"{name}.npz", made, maker.prefixes)
        mean = sum(len(one.rest) + len(one.reply) for one in made) / max(1, len(made))
        print(f"{name}: {len(made)} samples, {len(maker.prefixes)} prefixes of {[len(ids) for ids in maker.prefixes.values()]}, {mean:.0f} tokens each")


if __name__ == "__main__":
    main()

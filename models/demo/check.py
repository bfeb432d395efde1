"""Compares the training tokenizer with the product's, on prompts, narratives and replies: `check.py PROMPTS TEXT.gguf VOCABULARY`."""

import json
import subprocess
import sys
from pathlib import Path

from gguf import TokenType
from vocabulary import Token

import image_tasks
import looks
from bank import load
from narratives import Narrator
from tokenizer import Tokenizer

CASES = 3_000


def main() -> None:
    """Every text must have the same tokens in both."""
    program, model, file = sys.argv[1:4]
    tokens = [Token(text, score, TokenType(kind)) for text, score, kind in json.loads(Path(file).read_text())["tokens"]]
    tokenizer = Tokenizer(tokens)
    texts = []
    for split in ("train", "seen", "unseen"):
        narrator = Narrator(load(), split, 5)
        for _ in range(CASES):
            case = narrator.case()
            texts.append("Patient: 3 years\n\nAccount:\n" + case["encounter"]["narrative"])
            texts.append("".join(f"{one['sign']} + {one['evidence']}\n" for one in case["truth"]) + "=\nred\nFound: trauma.\n? lethargy\n")
    asked = [{"task": "read_signs", "setting": "triage-clinic", "encounter": {"age": {"days": days}}} for days in (3, 300, 3000, 9000)]
    asked += looks.requests()
    given = "".join(json.dumps(request) + "\n" for request in asked)
    rendered = subprocess.run([program], input=given, capture_output=True, text=True, check=True).stdout
    for line in rendered.splitlines():
        answer = json.loads(line)
        texts += [part["text"] for part in [*answer["prefix"], *answer["rest"]] if "text" in part]
    truth = {"orientation": "upright", "opacity": "left", "effusion": "right", "pneumothorax": "none", "enlarged_heart": True, "exposure": "good"}
    texts.append(image_tasks.describe("chest_xray", truth))
    given = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    product = subprocess.run([program, model], input=given, capture_output=True, text=True, check=True).stdout
    unlike = [text for text, line in zip(texts, product.splitlines(), strict=True) if json.loads(line)["tokens"] != tokenizer.encode(text)]
    print(f"{len(texts)} texts, {len(unlike)} with other tokens")
    if unlike:
        raise SystemExit(repr(unlike[0]))


if __name__ == "__main__":
    main()

"""Cases of a trained pack for `parity.py`: the product's own prompts, rendered and tokenized by the product, each with the right reply.

    python parity_cases.py PROMPTS PACK_DIR OUT_DIR      PROMPTS is the built example `prompts` of the tests crate
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import dataset
import image_tasks
import replies
from bank import load
from narratives import Narrator
from phantoms import phantoms

SEED = 20261124
# An image is kept at this size and enlarged by whole pixels when it is read: see `model.Vision.block`.
SMALL = 128


class WithTokens(dataset.Product):
    """The product with a pack's vocabulary."""

    def __init__(self, program: Path, text: Path) -> None:
        """The built example and the GGUF file that holds the vocabulary."""
        super().__init__(program)
        self.program = [str(program), str(text)]  # type: ignore[assignment]

    def answer(self, requests: Any) -> Any:
        """As rendered, with tokens."""
        import subprocess

        given = "".join(json.dumps(request) + "\n" for request in requests)
        done = subprocess.run(self.program, input=given, capture_output=True, text=True, check=True)
        return map(json.loads, done.stdout.splitlines())

    def encode(self, text: str) -> list[int]:
        """Tokens of a text."""
        return next(iter(self.answer([{"text": text}])))["tokens"]


def main() -> None:
    """Write cases and images."""
    program, pack, out = (Path(argument) for argument in sys.argv[1:4])
    manifest = json.loads((pack / "pack.json").read_text(encoding="utf-8"))
    text = pack / manifest["text"]["file"]
    product, controls = WithTokens(program, text), control_tokens(text)
    out.mkdir(parents=True, exist_ok=True)
    cases = [*readings(product, controls), *looks(product, controls, out)]
    (out / "cases.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(cases)} cases, {sum(len(piece.get('tokens', [])) for case in cases for piece in case['pieces'])} tokens")


def control_tokens(text: Path) -> dict[str, int]:
    """Ids of control tokens by their text."""
    import gguf

    words = gguf.GGUFReader(text).get_field("tokenizer.ggml.tokens").contents()
    return {word: number for number, word in enumerate(words) if word.startswith("<")}


def readings(product: WithTokens, controls: dict[str, int]) -> list[dict[str, Any]]:
    """Narratives of each split: an account to be read, and the reply."""
    found = []
    for split in ("train", "seen", "unseen"):
        case = Narrator(load(), split, SEED).case()
        encounter = case["encounter"]
        told = dataset.told(case["truth"], encounter["narrative"])
        present = [one.sign for one in told if one.present]
        answer = next(iter(product.answer([{"task": "read_signs", "setting": "triage-clinic", "encounter": encounter, "told": present}])))
        reply = replies.reading(told, encounter["narrative"], answer)
        found.append({"name": f"read_signs {split}", "pieces": pieces(answer, controls, product.encode(reply), None)})
    return found


def looks(product: WithTokens, controls: dict[str, int], out: Path) -> list[dict[str, Any]]:
    """A picture of each kind: described, and asked a question or a condition about."""
    found, dice = [], random.Random(SEED)
    for kind, topics in image_tasks.OF_KIND.items():
        phantom = next(phantoms(kind, 1, SEED))
        file = f"{kind}.rgb"
        small = Image.fromarray(phantom.pixels).reduce(phantom.pixels.shape[0] // SMALL)
        (out / file).write_bytes(np.asarray(small).tobytes())
        codes = [code for code, yes in image_tasks.conditions(kind, phantom.truth).items() if yes] or list(image_tasks.conditions(kind, phantom.truth))
        asked = [
            ({"task": "describe"}, image_tasks.describe(kind, phantom.truth)),
            ({"task": "classify", "condition": codes[0]}, "yes" if image_tasks.conditions(kind, phantom.truth)[codes[0]] else "no"),
            ({"task": "ask_image", "question": image_tasks.question(dice, topics[0])}, image_tasks.reply_to(topics[0], phantom.truth)),
        ]
        for request, reply in asked:
            answer = next(iter(product.answer([{**request, "kind": kind, "setting": "triage-clinic"}])))
            found.append({"name": f"{request['task']} {kind}", "pieces": pieces(answer, controls, product.encode(reply), file)})
    return found


def pieces(answer: dict[str, Any], controls: dict[str, int], reply: list[int], image: str | None) -> list[dict[str, Any]]:
    """A rendered prompt and a reply, as the engine takes them: runs of tokens, and the image between its own marks."""
    found: list[dict[str, Any]] = []
    for segment in [*answer["prefix"], *answer["rest"], {"tokens": reply}]:
        if segment.get("control") == "<image>":
            found.append({"image": image})
            continue
        ids = [controls[segment["control"]]] if "control" in segment else segment["tokens"]
        if found and "tokens" in found[-1]:
            found[-1]["tokens"] += ids
        else:
            found.append({"tokens": list(ids)})
    return found


if __name__ == "__main__":
    main()

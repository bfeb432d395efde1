"""Makes the tiny pack beside this file: text.gguf, projector.gguf and the pack.json that describes them.

Same script, same seed, same bytes. Needs what requirements.txt names: pip install -r requirements.txt && python make.py
"""

import argparse
import hashlib
import json
from pathlib import Path

from projector import write_projector
from text import Text, write_text
from vocabulary import tokens

SEED = 20250709
HERE = Path(__file__).parent
# The three files are committed, and every clone pays for them.
MAX_BYTES = 1_200_000


def main() -> None:
    """Write the pack and say how large it is."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--out", type=Path, default=HERE, help="where to write; beside this file if not given")
    out: Path = arguments.parse_args().out
    out.mkdir(parents=True, exist_ok=True)

    vocabulary = tokens(HERE / "corpus.txt")
    template = (HERE / "chat_template.jinja").read_text(encoding="utf-8")
    write_text(out / "text.gguf", SEED, vocabulary, template)
    write_projector(out / "projector.gguf", SEED + 1)
    manifest = {
        "schema": "aidpost.pack/1",
        "id": "tiny-random",
        "name": "Tiny Gemma 3 with random weights",
        "text": entry(out / "text.gguf"),
        "projector": entry(out / "projector.gguf"),
        "quantization": "Q8_0",
        "licence": {"id": "MIT OR Apache-2.0", "terms_url": None, "notice_file": None},
        "clinical_use": "not_for_clinical_use",
        "context_tokens": Text().context,
        "thought_tokens": 0,
        "opinion_temperature": None,
        "prompts": {},
        "known_defects": ["random weights: what it reads is noise"],
    }
    (out / "pack.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")

    total = sum((out / name).stat().st_size for name in ("text.gguf", "projector.gguf", "pack.json"))
    print(f"{out}: {len(vocabulary)} tokens, {total} bytes")
    if total > MAX_BYTES:
        raise SystemExit(f"more than {MAX_BYTES} bytes: not to be committed")


def entry(path: Path) -> dict[str, str | int]:
    """What pack.json says of a file."""
    data = path.read_bytes()
    return {"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


if __name__ == "__main__":
    main()

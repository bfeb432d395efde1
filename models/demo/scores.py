"""Puts the scores of the parts together, which evaluate.sh had made side by side: `scores.py FOLDER`."""

import json
import sys
from pathlib import Path


def main() -> None:
    """Print one record."""
    folder = Path(sys.argv[1])
    seen, unseen, rest, opinion, yes_no = (
        json.loads((folder / f"{part}.json").read_text()) for part in ("scored/seen", "scored/unseen", "scored/rest", "fitted/unseen", "fitted/rest")
    )
    scores = {"reading": seen["reading"] | unseen["reading"], "notes": rest["notes"], "images": rest["images"]}
    print(json.dumps(scores | {"temperatures": yes_no["temperatures"] | opinion["temperatures"]}, indent=2))


if __name__ == "__main__":
    main()

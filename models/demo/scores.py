"""Puts the scores of the parts together, which evaluate.sh had made side by side: `scores.py FOLDER`."""

import json
import sys
from pathlib import Path


def main() -> None:
    """Print one record."""
    parts = ("scored/seen", "scored/unseen", "scored/notes", "scored/pictures", "fitted/unseen", "fitted/pictures")
    seen, unseen, notes, pictures, opinion, yes_no = (json.loads((Path(sys.argv[1]) / f"{part}.json").read_text()) for part in parts)
    scores = {"reading": seen["reading"] | unseen["reading"], "notes": notes["notes"], "images": pictures["images"]}
    print(json.dumps(scores | {"temperatures": yes_no["temperatures"] | opinion["temperatures"]}, indent=2))


if __name__ == "__main__":
    main()

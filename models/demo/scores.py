"""Puts the scores of the parts together, which evaluate.sh had made side by side: `scores.py FOLDER`."""

import json
import sys
from pathlib import Path


def main() -> None:
    """Print one record."""
    parts = {name: json.loads((Path(sys.argv[1]) / f"{name}.json").read_text()) for name in ("seen", "unseen", "pictures")}
    reading = parts["seen"]["reading"] | parts["unseen"]["reading"]
    temperatures = parts["pictures"]["temperatures"] | parts["unseen"]["temperatures"]
    print(json.dumps({"reading": reading, "images": parts["pictures"]["images"], "temperatures": temperatures}, indent=2))


if __name__ == "__main__":
    main()

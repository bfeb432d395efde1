"""Whether a batch gave what the command gives, each encounter exactly once. Ends with 1 where it did not.

    python check.py IN OUT --command aidpost
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq


def digest(record: dict[str, Any]) -> bytes:
    """Of the record with its names sorted."""
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).digest()[:16]


def answers(target: Path) -> Iterator[tuple[str, bytes]]:
    """Each row's id, and the digest of what the command would have printed for it."""
    for path in sorted(target.rglob("*.parquet")):
        if path.name.startswith("."):
            continue
        for batch in pq.ParquetFile(path).iter_batches():
            for row in batch.to_pylist():
                error = {"code": row["error_code"], "field": row["error_field"], "message": row["error"]}
                record = {"id": row["id"], "error": error} if row["triage"] is None else json.loads(row["triage"])
                yield row["id"], digest(record)


def printed(source: Path, command: str) -> Iterator[tuple[str, bytes]]:
    """The same of the command's own output, file by file."""
    for path in sorted(source.glob("*.parquet")):
        lines = "\n".join(str(line) for line in pq.read_table(path).column("encounter").to_pylist())
        ran = subprocess.run([command, "triage", "--rules-only", "--format", "jsonl", "-"], input=lines, capture_output=True, text=True)
        for line in ran.stdout.splitlines():
            record = json.loads(line)
            yield record["id"], digest(record)


def differences(source: Path, target: Path, command: str) -> tuple[int, list[str]]:
    """How many encounters the command printed, and what is wrong with the batch."""
    made: dict[str, bytes] = {}
    wrong = []
    for name, record in answers(target):
        if name in made:
            wrong.append(f"{name}: twice")
        made[name] = record
    count = 0
    for name, record in printed(source, command):
        count += 1
        if made.pop(name, None) != record:
            wrong.append(f"{name}: not what the command prints")
    return count, wrong + [f"{name}: from nowhere" for name in made]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--command", default="aidpost")
    chosen = parser.parse_args()
    count, wrong = differences(chosen.source, chosen.target, chosen.command)
    print("\n".join(wrong[:20] or [f"{count} encounters, each once, each as the command prints it"]))
    sys.exit(bool(wrong))

"""What a batch is made of, so that a run that was stopped goes on where it was, and no record is triaged into two outputs.

The plan (`plan.json` in the output folder) is written before anything else. A run with other inputs, other steps or another engine is refused: it
would mix them. When all is done, the rows of the outputs are counted against it, and `manifest.json` says so.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow.parquet as pq

import aidpost


@dataclass(frozen=True)
class Step:
    """Input files whose output appears as a whole, or not at all."""

    name: str
    files: list[str]
    rows: int


def make(source: Path, target: Path, files_per_step: int) -> list[Step]:
    """The steps of the plan in `target`, which is made if there is none."""
    files = sorted(source.glob("*.parquet"))
    if not files:
        raise SystemExit(f"{source}: no Parquet files")
    parts = [files[at : at + files_per_step] for at in range(0, len(files), files_per_step)]
    steps = [Step(part[0].stem, [file.name for file in part], sum(pq.read_metadata(file).num_rows for file in part)) for part in parts]
    provenance = aidpost.Engine.rules_only().triage({"age": {"years": 30}})["provenance"]
    plan = {"schema": "aidpost.batch/1", "provenance": provenance, "bytes": sum(file.stat().st_size for file in files), "steps": [asdict(step) for step in steps]}
    target.mkdir(parents=True, exist_ok=True)
    path = target / "plan.json"
    if not path.exists():
        publish(path, json.dumps(plan, indent=1))
    elif json.loads(path.read_text()) != plan:
        raise SystemExit(f"{path}: was made for other inputs, other steps or another engine: take an empty output folder")
    return steps


def publish(path: Path, text: str) -> None:
    """Writes a file that is there as a whole, or not at all."""
    draft = path.with_suffix(".tmp")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def close(target: Path, outputs: dict[str, list[Path]], steps: list[Step]) -> int:
    """Counts the rows of every step's output and writes the manifest. Gives the number of rows."""
    counted = {name: sum(pq.read_metadata(path).num_rows for path in paths) for name, paths in outputs.items()}
    wanted = {step.name: step.rows for step in steps}
    if counted != wanted:
        wrong = sorted(name for name in wanted | counted if wanted.get(name) != counted.get(name))
        raise SystemExit(f"{target}: outputs without as many rows as their inputs: {', '.join(wrong)}")
    publish(target / "manifest.json", json.dumps({"schema": "aidpost.batch/1", "rows": counted}, indent=1))
    return sum(counted.values())

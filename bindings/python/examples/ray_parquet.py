"""Triages a folder of Parquet files (column `encounter`, JSON) with Ray Data, into a folder of Parquet files of the same names.

    python ray_parquet.py IN OUT --workers 2

A step is a file. Its output is written beside its place and renamed into it, so it is there as a whole or not at all; a run that was stopped goes
on with the files that have no output. A worker that dies is replaced by Ray and its file begun again. Folders must be on a disk that all
machines of the Ray cluster see.
"""

import argparse
import os
import time
import uuid
from pathlib import Path
from typing import Any

import plan
import pyarrow as pa
import pyarrow.parquet as pq
import ray

import aidpost


def triage_file(engine: aidpost.Engine, source: Path, target: Path) -> int:
    """Triages one file into its place. Gives the number of rows."""
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex}.tmp")
    rows, writer = 0, None
    for batch in pq.ParquetFile(source).iter_batches(batch_size=4096, columns=["encounter"]):
        answers = engine.triage(batch)
        writer = writer or pq.ParquetWriter(draft, answers.schema, compression="zstd")
        writer.write_batch(answers)
        rows += answers.num_rows
    if writer is None:
        pq.write_table(engine.triage(pa.table({"encounter": pa.array([], pa.string())})), draft)
    else:
        writer.close()
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    return rows


class TriageFiles:
    """A worker: it opens its engine once, and takes the names of files."""

    def __init__(self, source: str, target: str) -> None:
        self.engine = aidpost.Engine.rules_only()
        self.source, self.target = Path(source), Path(target)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        files = [str(file) for file in batch["file"]]
        began = time.process_time()
        rows = sum(triage_file(self.engine, self.source / file, self.target / file) for file in files)
        return {"rows": [rows], "core_seconds": [time.process_time() - began]}


def run(source: Path, target: Path, workers: int) -> None:
    steps = plan.make(source, target, files_per_step=1)
    for draft in target.glob(".*.tmp"):
        draft.unlink()
    pending = [step.files[0] for step in steps if not (target / step.files[0]).exists()]
    print(f"{len(pending)} of {len(steps)} files to do", flush=True)
    began = time.monotonic()
    if pending:
        files = ray.data.from_items([{"file": file} for file in pending], override_num_blocks=len(pending))
        done = files.map_batches(
            TriageFiles, fn_constructor_args=(str(source.resolve()), str(target.resolve())), batch_size=1, compute=ray.data.ActorPoolStrategy(size=workers)
        )
        results = list(done.iter_rows())
        took, rows, core_seconds = time.monotonic() - began, *(sum(result[name] for result in results) for name in ("rows", "core_seconds"))
        print(f"{rows} encounters in {took:.1f} s on {workers} workers: {rows / took:.0f} a second, {core_seconds:.1f} core-seconds", flush=True)
    total = plan.close(target, {step.name: [target / step.files[0]] for step in steps}, steps)
    print(f"{total} rows in all, as many as went in", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--address", help="of a Ray cluster; without it this machine alone")
    chosen = parser.parse_args()
    # What a worker imports beside this file.
    here = {"working_dir": str(Path(__file__).parent)}
    ray.data.DataContext.get_current().enable_progress_bars = False
    if chosen.address:
        ray.init(chosen.address, runtime_env=here)
    else:
        ray.init(num_cpus=chosen.workers, include_dashboard=False, runtime_env=here)
    run(chosen.source, chosen.target, chosen.workers)

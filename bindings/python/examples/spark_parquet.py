"""Triages a folder of Parquet files (column `encounter`, JSON) with Spark's mapInArrow, into Parquet.

    python spark_parquet.py IN OUT --workers 2        (needs Java 17)
    spark-submit spark_parquet.py IN OUT              (on a cluster; aidpost must be installed on its machines)

A step is some files, and has a folder of its own: Spark's committer writes `_SUCCESS` into it once all its rows are there. A run that was stopped goes
on with the steps that have none, and overwrites what they had begun. Read all with spark.read.parquet("OUT/*/").
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import plan
import pyarrow as pa
from pyspark.sql import SparkSession

import aidpost

COLUMNS = "id string, acuity string, supervisor_review boolean, error_code string, error_field string, error string, triage string"


def triage(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """In a worker: a batch in, as many rows out."""
    with aidpost.Engine.rules_only() as engine:
        for batch in batches:
            yield engine.triage(batch)


def run(spark: SparkSession, source: Path, target: Path, files_per_step: int) -> None:
    steps = plan.make(source, target, files_per_step)
    pending = [step for step in steps if not (target / step.name / "_SUCCESS").exists()]
    print(f"{len(pending)} of {len(steps)} steps to do", flush=True)
    began = time.monotonic()
    for step in pending:
        encounters = spark.read.schema("encounter string").parquet(*[str(source / file) for file in step.files])
        encounters.mapInArrow(triage, COLUMNS).write.mode("overwrite").option("compression", "zstd").parquet(str(target / step.name))
    took, rows = time.monotonic() - began, sum(step.rows for step in pending)
    if pending:
        print(f"{rows} encounters in {took:.1f} s: {rows / took:.0f} a second", flush=True)
    total = plan.close(target, {step.name: sorted((target / step.name).glob("part-*.parquet")) for step in steps}, steps)
    print(f"{total} rows in all, as many as went in", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--workers", type=int, help="on this machine alone; without it as spark-submit says")
    parser.add_argument("--files-per-step", type=int, default=20)
    chosen = parser.parse_args()
    builder: SparkSession.Builder = SparkSession.builder.appName("aidpost").config("spark.sql.files.openCostInBytes", "0")
    if chosen.workers:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(f"local[{chosen.workers}]").config("spark.ui.enabled", "false")
    run(builder.getOrCreate(), chosen.source, chosen.target, chosen.files_per_step)

"""The batch examples: killed in the middle and begun again, each encounter is there once, as the command prints it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
sys.path.insert(0, str(EXAMPLES))
COMMAND = os.environ.get("AIDPOST_COMMAND", "aidpost")


def start(name: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(EXAMPLES / name), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


@pytest.mark.parametrize(("name", "module", "done"), [("ray_parquet.py", "ray", "part-*.parquet"), ("spark_parquet.py", "pyspark", "*/_SUCCESS")])
def test_killed_and_begun_again(name: str, module: str, done: str, tmp_path: Path) -> None:
    pytest.importorskip(module)
    import check
    import synthetic

    source, target = tmp_path / "in", tmp_path / "out"
    synthetic.write(source, encounters=12_000, files=12, seed=7)
    arguments = [str(source), str(target), "--workers", "1", *(["--files-per-step", "1"] if module == "pyspark" else [])]
    first = start(name, *arguments)
    while first.poll() is None and len(list(target.glob(done))) < 3:
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    before = {path: path.stat().st_mtime_ns for path in target.glob(done)}
    assert 3 <= len(before) < 12, f"it was to be killed in the middle: {len(before)} of 12 were done"
    assert not (target / "manifest.json").exists()

    again = start(name, *arguments)
    output, _ = again.communicate(timeout=300)
    assert again.returncode == 0 and "12000 rows in all, as many as went in" in output, output
    assert {path: path.stat().st_mtime_ns for path in before} == before, "what was done is not done again"
    assert check.differences(source, target, COMMAND) == (12_000, [])

    # Other inputs into the same folder are refused.
    synthetic.write(source, encounters=11_000, files=11, seed=8)
    other = start(name, *arguments)
    output, _ = other.communicate(timeout=300)
    assert other.returncode != 0 and "empty output folder" in output, output


def test_a_check_sees_what_is_missing_twice_or_wrong(tmp_path: Path) -> None:
    import check
    import pyarrow.parquet as pq
    import synthetic

    import aidpost

    source, target = tmp_path / "in", tmp_path / "out"
    synthetic.write(source, encounters=50, files=1, seed=7)
    target.mkdir()
    answers = aidpost.Engine.rules_only().triage(pq.read_table(source / "part-00000.parquet"))
    pq.write_table(answers, target / "a.parquet")
    assert check.differences(source, target, COMMAND) == (50, [])
    pq.write_table(answers.slice(1), target / "a.parquet")
    assert check.differences(source, target, COMMAND)[1] == ["synthetic-000000000: not what the command prints"]
    pq.write_table(answers.slice(0, 1), target / "b.parquet")
    pq.write_table(answers.slice(0, 1), target / "c.parquet")
    assert check.differences(source, target, COMMAND)[1] == ["synthetic-000000000: twice"]

"""What the engine answers is what the command prints, and nothing of it holds Python's lock."""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, canonical

import aidpost

CANARY = "Nyota-Canary"


def test_a_list_gives_what_the_command_prints_for_lines(engine: aidpost.Engine, cases: list[dict[str, Any]], command: Callable[..., str]) -> None:
    printed = command("triage", "--rules-only", "--format", "jsonl", "-", given="\n".join(map(json.dumps, cases)))
    wanted = [canonical(json.loads(line)) for line in printed.splitlines()]
    assert [canonical(answer) for answer in engine.triage(cases)] == wanted
    assert [canonical(answer) for answer in engine.triage([json.dumps(case) for case in cases])] == wanted


def test_with_a_model_too(cases: list[dict[str, Any]], command: Callable[..., str], tmp_path: Path) -> None:
    """With a folder for prefixes, as the command has one: without it the opinion's probabilities differ by rounding."""
    told = [case for case in cases if "narrative" in case][:4]
    demo = REPOSITORY / "models/demo"
    printed = command("triage", "--pack", str(demo), "--format", "jsonl", "-", given="\n".join(map(json.dumps, told)))
    with aidpost.Engine.open(demo, cache=tmp_path) as engine:
        answers = engine.triage(told)
    assert len(answers) == 4 and all(answer["model"]["status"] == "answered" for answer in answers)
    assert [canonical(answer) for answer in answers] == [canonical(json.loads(line)) for line in printed.splitlines()]


def test_one_that_cannot_be_is_an_error_with_field_value_and_range(engine: aidpost.Engine) -> None:
    with pytest.raises(aidpost.EncounterError) as caught:
        engine.triage({"age": {"years": 34}, "vitals": {"heart_rate_per_minute": 1600}})
    assert (caught.value.code, caught.value.field) == ("out_of_range", "vitals.heart_rate_per_minute")
    assert "1600" in str(caught.value) and "0 to 350" in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, again.field, str(again)) == (caught.value.code, caught.value.field, str(caught.value))


@pytest.mark.parametrize(
    "broken",
    [
        {"narrative": f"{CANARY} fell"},
        {"age": {"years": 34}, CANARY: 1},
        {"age": {"years": 34}, "narrative": f"{CANARY} fell", "vitals": {"spo2_percent": 200}},
        {"age": {"years": 34}, "id": CANARY, "narrative": 7},
        {"age": {"years": 34}, "narrative": f"{CANARY} " * 2000},
        f'{{"age": {{"years": 34}}, "narrative": "{CANARY}',
        f'{{"age": {{"years": 34}}, "narrative": "{CANARY} \ud800"}}',
        {"age": {"years": 34}, "narrative": f"{CANARY} \ud800"},
    ],
)
def test_no_error_quotes_the_patient(engine: aidpost.Engine, broken: Any) -> None:
    with pytest.raises(aidpost.EncounterError) as caught:
        engine.triage(broken)
    assert CANARY not in repr(caught.value) and CANARY not in str(caught.value)
    chain = caught.value.__cause__ or caught.value
    assert CANARY not in repr(chain)


def test_a_pack_that_is_none_and_an_engine_that_was_closed(tmp_path: Path) -> None:
    with pytest.raises(aidpost.EngineError, match="no such folder"):
        aidpost.Engine.open(tmp_path / "nowhere")
    engine = aidpost.Engine.rules_only()
    engine.close()
    with pytest.raises(aidpost.EngineError, match="closed"):
        engine.triage({"age": {"years": 34}})


def test_two_threads_triage_while_a_third_counts(cases: list[dict[str, Any]]) -> None:
    """An engine works on a thread of its own, and ctypes gives up Python's lock: the third thread counts meanwhile; with the lock held it would wait."""
    lines = [json.dumps(case) for case in cases if "narrative" in case] * 400
    counted, done, answers = 0, threading.Event(), []

    def triage() -> None:
        # The boundary alone: one call, however long, so that nothing of Python's own lets the others run.
        with aidpost.Engine.rules_only() as engine:
            answers.append(sum(1 for _ in engine._triage_lines(lines[:4000])))

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    workers = [threading.Thread(target=triage) for _ in range(2)]
    began = time.monotonic()
    for thread in [counter, *workers]:
        thread.start()
    for thread in workers:
        thread.join()
    took = time.monotonic() - began
    done.set()
    counter.join()
    assert answers == [4000, 4000]
    assert took > 0.2, "too short to tell"
    assert counted > took * 1000 / 20, f"counted to {counted} in {took:.2f} s"


def test_ctrl_c_stops_a_call() -> None:
    script = """
import aidpost, time
engine = aidpost.Engine.rules_only()
encounter = {"age": {"years": 34}, "narrative": "She has no fever. Her neck is stiff. " * 60}
print("at work", flush=True)
try:
    engine.triage([encounter] * 8192)
except KeyboardInterrupt:
    # An engine does one call at a time: this one waits until the other has ended.
    began = time.monotonic()
    engine.triage(encounter)
    print(f"{time.monotonic() - began}", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline() == "at work\n"
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    rest, _ = child.communicate(timeout=60)
    assert child.returncode == 0 and float(rest) < 1.0, rest


def test_an_engine_stays_in_its_process(engine: aidpost.Engine) -> None:
    with pytest.raises(TypeError, match="open one in each worker"):
        pickle.dumps(engine)
    child = os.fork()
    if child == 0:
        try:
            engine.triage({"age": {"years": 34}})
        except aidpost.EngineError:
            # One of its own works.
            own = aidpost.Engine.rules_only().triage({"age": {"years": 34}, "vitals": {"heart_rate_per_minute": 160}})
            os._exit(0 if own["acuity"] == "red" else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_where_a_loop_runs_already(engine: aidpost.Engine) -> None:
    """As in a notebook."""
    import asyncio

    async def cell() -> str:
        return str(engine.triage({"age": {"years": 34}, "vitals": {"heart_rate_per_minute": 160}})["acuity"])

    assert asyncio.run(cell()) == "red"

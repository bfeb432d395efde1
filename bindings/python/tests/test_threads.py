"""Threads, signals and processes: nothing of an engine holds Python's lock, and Ctrl-C ends a call."""

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

import aidpost


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

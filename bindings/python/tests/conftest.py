"""The command and the cases that the library is held against. The command's path is in AIDPOST_COMMAND."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[3]


def canonical(record: object) -> str:
    return json.dumps(record, sort_keys=True)


@pytest.fixture(scope="session")
def command() -> Callable[..., str]:
    program = os.environ["AIDPOST_COMMAND"]

    def run(*arguments: str, given: str | None = None) -> str:
        return subprocess.run([program, *arguments], input=given, capture_output=True, text=True).stdout

    return run


@pytest.fixture(scope="session")
def cases() -> list[dict[str, Any]]:
    """Every encounter of tests/cases, and some that cannot be."""
    folder = REPOSITORY / "tests/cases"
    whole = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    lines = [json.loads(line) for line in (folder / "day.jsonl").read_text().splitlines()]
    bad: list[dict[str, Any]] = [
        {"id": "too-fast", "age": {"years": 34}, "vitals": {"heart_rate_per_minute": 1600}},
        {"id": "unknown-sign", "age": {"years": 34}, "signs": {"stridr": "present"}},
        {"id": 7, "age": {"years": 34}},
        {"id": "x" * 129, "age": {"years": 34}},
        {"id": "no-age"},
    ]
    assert len(whole) > 20 and len(lines) > 3
    return [*whole, *bad, *lines]


@pytest.fixture
def engine() -> "Any":
    import aidpost

    with aidpost.Engine.rules_only() as engine:
        yield engine

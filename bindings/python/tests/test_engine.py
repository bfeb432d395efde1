"""What the engine answers is what the command prints."""

import json
import pickle
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

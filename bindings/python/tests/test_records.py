"""Rules, flat keys, FHIR and the lexicon: as the command has them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from conftest import REPOSITORY, canonical

import aidpost


def test_rules_are_those_that_the_command_lists(command: Callable[..., str]) -> None:
    listed = aidpost.rules()
    assert len(listed) > 5
    for protocol in listed:
        printed = command("rules", protocol["id"])
        assert all(rule["id"] in printed for rule in protocol["rules"]), protocol["id"]


def test_flat_keys_there_and_back(engine: aidpost.Engine, cases: list[dict[str, Any]]) -> None:
    case = cases[0]
    keys = aidpost.flat_keys(case)
    back = aidpost.encounter_from_keys(keys)
    assert canonical(engine.triage(back)) == canonical(engine.triage(case))
    triage = engine.triage(case)
    assert aidpost.flat_keys(triage)["aidpost_acuity"] == triage["acuity"]
    with pytest.raises(aidpost.EncounterError) as caught:
        aidpost.encounter_from_keys({"age_years": "999"})
    assert caught.value.field == "age_years"


def test_fhir_is_the_command_s_bundle(engine: aidpost.Engine, command: Callable[..., str]) -> None:
    path = REPOSITORY / "tests/cases/red-child-meningitis.json"
    printed = json.loads(command("triage", "--rules-only", "--format", "fhir", str(path)))
    encounter = json.loads(path.read_text())
    made = aidpost.fhir(encounter, engine.triage(encounter), recorded=datetime(2026, 1, 1, tzinfo=UTC))

    def kinds(bundle: dict[str, Any]) -> list[str]:
        return [entry["resource"]["resourceType"] for entry in bundle["entry"]]

    assert kinds(made) == kinds(printed) and "Patient" in kinds(made)
    with pytest.raises(ValueError, match="offset"):
        aidpost.fhir(encounter, engine.triage(encounter), recorded=datetime(2026, 1, 1))
    with pytest.raises(aidpost.EncounterError):
        aidpost.fhir(encounter, {"schema": "aidpost.triage/2"})


def test_read_is_what_the_triage_reads(engine: aidpost.Engine) -> None:
    story = "She has no fever. Her neck is stiff. The temperature was 39.2."
    read = aidpost.read(story, "en")
    triage = engine.triage({"age": {"years": 30}, "narrative": story, "language": "en"})
    told = {(sign["sign"], sign["state"], sign["evidence"]) for sign in read["signs"] if sign["state"]}
    assert told == {(sign["sign"], sign["state"], sign["evidence"]) for sign in triage["reading"]["signs"]} and len(told) >= 2
    assert [value["value"] for value in read["values"]] == [value["value"] for value in triage["reading"]["values"]] != []
    for sign in read["signs"]:
        assert story[sign["span"]["start"] : sign["span"]["end"]] == sign["evidence"]
    assert aidpost.read("Le cou est raide.", "fr")["signs"][0]["sign"] == "stiff_neck"
    with pytest.raises(aidpost.EncounterError):
        aidpost.read("x", "no language")

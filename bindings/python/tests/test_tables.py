"""DataFrames and Arrow in and out: the same answers as for a list, as many rows as went in."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from conftest import canonical

import aidpost

COLUMNS = ["id", "acuity", "supervisor_review", "error_code", "error_field", "error", "triage"]


def records(table: pd.DataFrame) -> list[str]:
    """What the command would have printed for each row."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [
        canonical(
            {"id": row["id"], "error": {"code": row["error_code"], "field": row["error_field"], "message": row["error"]}}
            if row["triage"] is None
            else json.loads(row["triage"])
        )
        for row in rows
    ]


def test_a_column_of_json(engine: aidpost.Engine, cases: list[dict[str, Any]]) -> None:
    wanted = [canonical(answer) for answer in engine.triage(cases)]
    frame = pd.DataFrame({"clinic": "east", "encounter": [json.dumps(case) for case in cases]}, index=range(5, 5 + len(cases)))
    answers = engine.triage(frame)
    assert list(answers.columns) == COLUMNS and answers.index.equals(frame.index)
    assert records(answers) == wanted
    table = pa.Table.from_pandas(frame, preserve_index=False)
    assert records(engine.triage(table).to_pandas()) == wanted
    batch = table.combine_chunks().to_batches()[0]
    assert isinstance(engine.triage(batch), pa.RecordBatch) and records(engine.triage(batch).to_pandas()) == wanted
    assert engine.triage(frame.iloc[:0]).empty and engine.triage(table.slice(0, 0)).num_rows == 0


def test_flat_columns_give_what_the_encounters_give(engine: aidpost.Engine, cases: list[dict[str, Any]]) -> None:
    possible = [case for case, answer in zip(cases, engine.triage(cases), strict=True) if "schema" in answer]
    frame = pd.DataFrame([aidpost.flat_keys(case) for case in possible])
    wanted = [canonical(answer) for answer in engine.triage(possible)]
    assert records(engine.triage(frame)) == wanted
    assert records(engine.triage(pa.Table.from_pandas(frame, preserve_index=False)).to_pandas()) == wanted


def test_cells_are_numbers_truths_and_times_as_pandas_and_arrow_have_them(engine: aidpost.Engine) -> None:
    frame = pd.DataFrame(
        {
            "id": ["a", "b"],
            "age_years": [34, np.nan],
            "age_months": pd.array([None, 5], dtype="Int64"),
            "vitals_temperature_celsius": np.array([37.6, 38], dtype="float32"),
            "vitals_supplemental_oxygen": [True, False],
            "measured_at": pd.to_datetime(pd.Series(["2026-03-01T10:00:00Z", None])),
            "signs_stridor": pd.Categorical(["absent", "present"]),
        }
    )
    wanted = engine.triage(
        [
            {"id": "a", "age": {"years": 34}, "vitals": {"temperature_celsius": 37.6, "supplemental_oxygen": True}, "measured_at": "2026-03-01T10:00:00+00:00", "signs": {"stridor": "absent"}},
            {"id": "b", "age": {"months": 5}, "vitals": {"temperature_celsius": 38, "supplemental_oxygen": False}, "signs": {"stridor": "present"}},
        ]
    )
    assert wanted[1]["acuity"] == "red"
    assert records(engine.triage(frame)) == [canonical(answer) for answer in wanted]
    assert records(engine.triage(pa.Table.from_pandas(frame, preserve_index=False)).to_pandas()) == [canonical(answer) for answer in wanted]


def test_a_bad_row_is_a_row_with_an_error(engine: aidpost.Engine) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "c", "d"], "age_years": [34, 999, None, 40], "vitals_heart_rate_per_minute": [160, 80, 80, "fast"]})
    answers = engine.triage(frame)
    assert answers["acuity"].fillna("").tolist() == ["red", "", "", ""]
    assert answers["error_field"].fillna("").tolist() == ["", "age_years", "age", "vitals_heart_rate_per_minute"]
    assert answers["id"].tolist() == ["a", "b", "c", "d"]
    assert "999" in answers["error"][1] and "0 to 130" in answers["error"][1]
    lines = engine.triage(pd.DataFrame({"encounter": ['{"age": {"years": 34}}', None, "{", '{"age": {"years": 34}}']}))
    assert lines["error_code"].isna().tolist() == [True, False, False, True]


def test_a_column_that_is_no_key_is_told_before_anything_runs(engine: aidpost.Engine) -> None:
    with pytest.raises(aidpost.EncounterError, match="column facility"):
        engine.triage(pd.DataFrame({"age_years": [34], "facility": ["east"]}))
    with pytest.raises(aidpost.EncounterError, match="column age_years: there are two"):
        engine.triage(pd.DataFrame([[34, 35]], columns=["age_years", "age_years"]))
    with pytest.raises(TypeError, match="not a set"):
        engine.triage({1, 2})  # type: ignore[call-overload]

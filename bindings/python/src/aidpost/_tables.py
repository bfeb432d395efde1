"""Tables in and out: pandas and Arrow, each imported only by who brings one. A cell goes to the engine as text, which checks it."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._boundary import aidpost_ffi
from ._errors import BoundaryError, EncounterError
from ._json import to_json

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Cells = list[str | None]
Columns = dict[str, list[Any]]


@dataclass
class Table:
    """A table as the engine takes it: JSON texts, or flat keys and their texts; and how its answers become a table of its own kind."""

    lines: list[str] | None
    rows: list[dict[str, str]]
    write: Callable[[Columns], Any]


def read(table: Any) -> Table:
    """A DataFrame, a pyarrow Table or RecordBatch. Raises TypeError for anything else, EncounterError for a column that is no flat key."""
    pandas, arrow = sys.modules.get("pandas"), sys.modules.get("pyarrow")
    if pandas and isinstance(table, pandas.DataFrame):
        return _read(table.columns, lambda name: _of_pandas(table[name]), len(table), lambda columns: _to_pandas(columns, table))
    if arrow and isinstance(table, arrow.Table | arrow.RecordBatch):
        return _read(table.column_names, lambda name: _of_arrow(table.column(name)), table.num_rows, lambda columns: _to_arrow(columns, table))
    raise TypeError(f"a dict, its JSON text, a list of these, a DataFrame, a pyarrow Table or RecordBatch is wanted, not a {type(table).__name__}")


def columns(answers: Iterable[str]) -> Columns:
    """The columns that a table of answers has."""
    table: Columns = {name: [] for name in ("id", "acuity", "supervisor_review", "error_code", "error_field", "error", "triage")}
    for answer in answers:
        record = json.loads(answer)
        error = {} if "schema" in record else record["error"]
        table["id"].append(record.get("id"))
        table["acuity"].append(record.get("acuity"))
        table["supervisor_review"].append(record.get("supervisor_review"))
        table["error_code"].append(error.get("code"))
        table["error_field"].append(error.get("field"))
        table["error"].append(error.get("message"))
        table["triage"].append(None if error else answer)
    return table


def _read(names: Iterable[Any], cells: Callable[[Any], Cells], count: int, write: Callable[[Columns], Any]) -> Table:
    names = list(names)
    twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
    if twice is not None:
        raise EncounterError("duplicate_field", str(twice), f"column {twice}: there are two")
    if "encounter" in names:
        # A cell without text is no encounter, and its row says so.
        return Table([text or "" for text in cells("encounter")], [], write)
    rows: list[dict[str, str]] = [{} for _ in range(count)]
    for name in names:
        _check_key(str(name))
        for row, text in zip(rows, cells(name), strict=True):
            if text is not None:
                row[str(name)] = text
    return Table(None, rows, write)


def _check_key(name: str) -> None:
    """Whether it is a flat key; the boundary says so before it asks for an age."""
    try:
        aidpost_ffi.encounter_from_keys({name: ""})
    except BoundaryError.Input as error:
        if error.code == "unknown_name":
            raise EncounterError("unknown_name", name, f"column {name}: no flat key; take the columns that are, or give a column encounter") from None


def _of_pandas(column: "pd.Series[Any]") -> Cells:
    return [None if is_empty else _text(value) for value, is_empty in zip(column.array, column.isna(), strict=True)]


def _of_arrow(column: "pa.ChunkedArray[Any] | pa.Array[Any]") -> Cells:
    import pyarrow as pa

    if pa.types.is_temporal(column.type):
        return [None if value is None else _text(value) for value in column.to_pylist()]
    # By Arrow, so that a float of 32 bits stays 37.6.
    texts: Cells = column.cast(pa.string()).to_pylist()
    return texts


def _text(value: Any) -> str:
    if isinstance(value, str | Mapping):
        return to_json(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    text = str(value)
    return text.lower() if text in ("True", "False") else text


def _to_pandas(columns: Columns, table: "pd.DataFrame") -> "pd.DataFrame":
    import pandas as pd

    kinds = {name: "boolean" if name == "supervisor_review" else "string" for name in columns}
    return pd.DataFrame(columns, index=table.index, dtype=object).astype(kinds)


def _to_arrow(columns: Columns, table: "pa.Table | pa.RecordBatch") -> "pa.Table | pa.RecordBatch":
    import pyarrow as pa

    schema = pa.schema([(name, pa.bool_() if name == "supervisor_review" else pa.string()) for name in columns])
    return type(table).from_pydict(columns, schema=schema)

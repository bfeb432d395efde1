"""The engine: one encounter, a list of them, or a table."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, overload

from . import _tables
from ._boundary import aidpost_ffi
from ._boundary.aidpost_ffi import EngineOptions, Prefixes
from ._boundary.aidpost_models import PackSource
from ._errors import EncounterError, EngineError
from ._json import Record, to_json
from ._wait import wait

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

# So many encounters cross at once.
_AT_ONCE = 4096
_Item = TypeVar("_Item")


class Engine:
    """Triages encounters. Its calls may come from any thread; one runs at a time, so each thread that works beside others opens its own.

    An engine stays in the process that opened it: it is not pickled, and does not survive a fork. ``with`` closes it.
    """

    def __init__(self, boundary: aidpost_ffi.Engine) -> None:
        """For ``open`` and ``rules_only``."""
        self._boundary = boundary
        self._process = os.getpid()

    @classmethod
    def rules_only(cls) -> Self:
        """Rules and lexicon without a model, as ``aidpost triage --rules-only``."""
        return cls(aidpost_ffi.Engine.rules_only())

    @classmethod
    def open(
        cls,
        pack: str | os.PathLike[str],
        *,
        prompts: str | None = None,
        adapter: str | None = None,
        cache: str | os.PathLike[str] | None = None,
    ) -> Self:
        """An engine with the model of the pack in a folder; every byte of it is verified first.

        ``prompts``: a built-in set's name or a folder; ``adapter``: one of the pack's, by name. ``cache``: a folder for what the
        model read of a prompt before the patient's part, which the next start then does not read again; without it nothing is written.
        Raises EngineError for a pack that is unusable; ``rules_only`` answers all the same.
        """
        source: Any = PackSource.FOLDER(dir=str(Path(pack)))
        opened = wait(lambda call: aidpost_ffi.open_pack(source, call))
        prefixes: Any = Prefixes.FOLDER(path=str(Path(cache))) if cache else Prefixes.NOWHERE()
        options = EngineOptions(prompts=prompts, adapter=adapter, prefixes=prefixes)
        return cls(wait(lambda call: aidpost_ffi.Engine.open(opened, options, call)))

    # A text is a sequence of texts too; the first that fits counts.
    @overload
    def triage(self, encounters: Mapping[str, Any] | str) -> Record: ...  # type: ignore[overload-overlap]
    @overload
    def triage(self, encounters: Sequence[Mapping[str, Any] | str]) -> list[Record]: ...
    @overload
    def triage(self, encounters: "pd.DataFrame") -> "pd.DataFrame": ...
    @overload
    def triage(self, encounters: "pa.Table") -> "pa.Table": ...
    @overload
    def triage(self, encounters: "pa.RecordBatch") -> "pa.RecordBatch": ...

    def triage(self, encounters: Any) -> Any:
        """Triages one encounter (a dict or its JSON text), a list of them, or a table (DataFrame, pyarrow Table or RecordBatch).

        One gives a dict, ``aidpost.triage/2``. A list gives a list in the same order; an encounter that cannot be gives
        ``{"id", "error": {"code", "field", "message"}}`` there, and the others are triaged all the same.

        A table has a column ``encounter`` with JSON text (others are then left alone), or flat keys as columns:
        ``age_years``, ``vitals_temperature_celsius`` (units stand in the names), ``signs_stridor``; an empty cell is *not measured*.
        It gives a table of its own kind with as many rows in the same order (a DataFrame keeps its index), with the columns ``id``, ``acuity``,
        ``supervisor_review``, ``error_code``, ``error_field``, ``error`` and ``triage`` (JSON text); of a row the last one is empty or the errors are.

        Raises EncounterError for one encounter that cannot be, or for a column that is no flat key; EngineError for an engine that was closed.
        """
        if isinstance(encounters, str | Mapping):
            (answer,) = self._triage_lines([to_json(encounters)])
            return _checked(json.loads(answer))
        if isinstance(encounters, Sequence):
            return [json.loads(answer) for answer in self._triage_lines(map(to_json, encounters))]
        table = _tables.read(encounters)
        answers = self._triage_rows(table.rows) if table.lines is None else self._triage_lines(table.lines)
        return table.write(_tables.columns(answers))

    def close(self) -> None:
        """Frees the model's memory. Later calls raise EngineError."""
        boundary = self._here()
        wait(lambda _: boundary.release())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise TypeError("an Engine stays in its process: open one in each worker")

    def _here(self) -> aidpost_ffi.Engine:
        if self._process != os.getpid():
            raise EngineError("an Engine does not survive a fork: open one in each process")
        return self._boundary

    def _triage_lines(self, lines: Iterable[str]) -> Iterator[str]:
        boundary = self._here()
        for part in _parts(lines):
            yield from wait(partial(boundary.triage_lines, part))

    def _triage_rows(self, rows: Iterable[dict[str, str]]) -> Iterator[str]:
        boundary = self._here()
        for part in _parts(rows):
            yield from wait(partial(boundary.triage_rows, part))


def _parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    rest = iter(items)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


def _checked(answer: Record) -> Record:
    error = answer.get("error")
    if error is not None and "schema" not in answer:
        raise EncounterError(error["code"], error["field"], error["message"])
    return answer

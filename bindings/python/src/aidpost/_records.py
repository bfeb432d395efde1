"""Functions over records, without an engine: what the command's other outputs are."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ._boundary import aidpost_ffi
from ._errors import translated
from ._json import Record, to_json, whole


def rules() -> list[Record]:
    """Every protocol with its rules: ``id``, ``title``, ``source``, ``licence``, and ``rules`` with ``id``, ``gives``, ``criterion``, ``source``.

    As a table: ``pandas.json_normalize(aidpost.rules(), "rules", ["id", "title"], record_prefix="rule_")``.
    """
    return [{**vars(protocol), "rules": [dict(vars(rule)) for rule in protocol.rules]} for protocol in aidpost_ffi.every_rule()]


def flat_keys(record: Mapping[str, Any]) -> dict[str, str]:
    """A record as flat texts, as ODK, CommCare and CHT take it: of a triage ``aidpost_acuity`` and so on, of an encounter ``vitals_heart_rate_per_minute``.

    Raises EncounterError for what is neither.
    """
    text = to_json(record)
    with translated():
        if str(record.get("schema", "")).startswith("aidpost.triage/"):
            return aidpost_ffi.triage_to_keys(aidpost_ffi.triage_from_json(text))
        return aidpost_ffi.encounter_to_keys(aidpost_ffi.encounter_from_json(text))


def encounter_from_keys(keys: Mapping[str, str]) -> Record:
    """The encounter that flat texts tell; an empty one is a question without an answer. Raises EncounterError, which names the key."""
    with translated():
        encounter = aidpost_ffi.encounter_from_keys({whole(key): whole(text) for key, text in keys.items()})
    return _record(aidpost_ffi.encounter_to_json(encounter))


def fhir(encounter: Mapping[str, Any], triage: Mapping[str, Any], *, recorded: datetime | None = None) -> Record:
    """A FHIR R4 bundle (a collection about a patient without a name) of an encounter and its triage, as ``aidpost triage --format fhir``.

    ``recorded`` is when, with an offset; without it now. Raises EncounterError for what is no encounter or no triage.
    """
    recorded = recorded or datetime.now(UTC)
    if recorded.tzinfo is None:
        raise ValueError("recorded: a time with an offset is wanted")
    with translated():
        read = aidpost_ffi.encounter_from_json(to_json(encounter)), aidpost_ffi.triage_from_json(to_json(triage))
        return _record(aidpost_ffi.fhir_bundle(*read, recorded))


def read(text: str, language: str = "en", *, age: Mapping[str, int] | None = None) -> Record:
    """What the lexicon reads in a story, without a model, in milliseconds: ``signs`` and ``values``.

    A sign has ``state`` (``present``, ``absent``, or None where the words count as nothing), ``scope`` (of whom and when the words
    speak), ``evidence`` with its ``span`` in Unicode characters, and the ``cue``. Which signs are looked for depends on ``age``, such as
    ``{"months": 5}``; without it an adult's, 30 years. ``language``: a BCP 47 tag. Raises EncounterError.
    """
    encounter = {"age": dict(age) if age else {"years": 30}, "narrative": text, "language": language}
    with translated():
        suggestions = aidpost_ffi.suggest(aidpost_ffi.encounter_from_json(to_json(encounter)))
    return _record(aidpost_ffi.suggestions_to_json(suggestions))


def _record(text: str) -> Record:
    record: Record = json.loads(text)
    return record

"""Aidpost for notebooks and batches: encounters in, triages out, in the JSON of the command (``core/docs/encounter.md``).

>>> import aidpost
>>> engine = aidpost.Engine.rules_only()
>>> engine.triage({"age": {"years": 34}, "vitals": {"heart_rate_per_minute": 160}})["acuity"]
'red'
"""

from ._engine import Engine
from ._errors import AidpostError, EncounterError, EngineError
from ._json import Record
from ._records import encounter_from_keys, fhir, flat_keys, read, rules

__all__ = [
    "AidpostError",
    "EncounterError",
    "Engine",
    "EngineError",
    "Record",
    "encounter_from_keys",
    "fhir",
    "flat_keys",
    "read",
    "rules",
]

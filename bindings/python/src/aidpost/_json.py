"""Records as dicts and as JSON."""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

# A JSON object as a dict: an encounter, a triage, or the answer to what is no encounter.
Record: TypeAlias = dict[str, Any]


def to_json(record: Mapping[str, Any] | str) -> str:
    """A dict as JSON, also with numbers of numpy and times in it; a text as it is."""
    return whole(record) if isinstance(record, str) else json.dumps(record, default=_plain)


def whole(text: str) -> str:
    """The text with half characters, which UTF-8 does not have, spelt out: within JSON the engine then refuses them, and quotes nothing."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    if hasattr(value, "item"):
        return value.item()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} is nothing that JSON has")

"""What the other files call their values."""

from typing import Any, TypeAlias

# A JSON object as a dict: an encounter, a triage, or the answer to what is no encounter.
Record: TypeAlias = dict[str, Any]

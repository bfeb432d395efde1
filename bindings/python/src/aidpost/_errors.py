"""What is raised, and how the boundary's errors become it. No message holds text of a patient."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ._boundary import aidpost_ffi, aidpost_models

# uniffi adds the variants when the module is loaded, so mypy does not see them.
BoundaryError: Any = aidpost_ffi.EngineError


class AidpostError(Exception):
    """What all errors of this package are."""


class EncounterError(AidpostError, ValueError):
    """An input that cannot be. The message names field, value and range."""

    def __init__(self, code: str, field: str | None, message: str) -> None:
        super().__init__(message)
        self.code = code
        """Stable, for programs: ``out_of_range``."""
        self.field = field
        """Dotted name, ``vitals.heart_rate_per_minute``, or the flat key; None where it is the whole input."""

    def __reduce__(self) -> tuple[type["EncounterError"], tuple[str, str | None, str]]:
        return EncounterError, (self.code, self.field, str(self))


class EngineError(AidpostError, RuntimeError):
    """A pack that is unusable, an engine that was closed, a call that was cancelled."""


@contextmanager
def translated() -> Iterator[None]:
    """Raises the errors of the boundary as those of this package."""
    try:
        yield
    except BoundaryError.Input as error:
        raise EncounterError(error.code, error.field, error.reason) from None
    except BoundaryError.Released:
        raise EngineError("the engine was closed") from None
    except (BoundaryError, aidpost_models.PackError) as error:
        raise EngineError(getattr(error, "reason", type(error).__name__.lower())) from None

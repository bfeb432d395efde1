"""Waits for a call of the boundary, from any thread, also where a notebook's own loop runs. While it waits, Python's lock is free."""

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from ._boundary.aidpost import StopReason
from ._boundary.aidpost_ffi import EngineCall
from ._errors import translated

_Result = TypeVar("_Result")
_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


def _forget() -> None:
    """A fork has the loop, but not the thread that runs it."""
    global _lock, _loop
    _lock, _loop = threading.Lock(), None


os.register_at_fork(after_in_child=_forget)


def _running() -> asyncio.AbstractEventLoop:
    global _loop
    with _lock:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="aidpost", daemon=True).start()
        return _loop


def wait(work: Callable[[EngineCall], Coroutine[Any, Any, _Result]]) -> _Result:
    """What `work` gives. Ctrl-C stops it at its next step."""
    call = EngineCall()
    running = asyncio.run_coroutine_threadsafe(work(call), _running())
    with translated():
        try:
            return running.result()
        except BaseException:
            call.stop(StopReason.CANCELLED)
            raise

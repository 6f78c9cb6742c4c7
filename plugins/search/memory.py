"""Remember from build to build what was made of the same things; all of it may be forgotten at any time."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

_MARSHAL = 4  # the format of bytes that every Python we know reads
_DIGEST = 12  # bytes

T = TypeVar("T")


class Store(Protocol):
    """Where bytes are kept from build to build; it may forget any of them at any time."""

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key, or None."""

    def remember(self, key: str, value: bytes) -> None:
        """Remember bytes under a key."""


class Nothing:
    """A store without memory."""

    def recall(self, key: str) -> bytes | None:
        """Nothing."""

    def remember(self, key: str, value: bytes) -> None:
        """Let it go."""


def pack(value: Any) -> bytes:  # noqa: ANN401 - what marshal takes
    """Return plain values (tuples, texts, numbers) as bytes: what is read back fastest."""
    return marshal.dumps(value, _MARSHAL)


def unpack(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """Return what was packed; a store hands out only bytes that are as they were."""
    return marshal.loads(data)  # noqa: S302 - our own bytes


def digest(data: bytes) -> bytes:
    """Return a digest that tells apart what an archive may hold."""
    return hashlib.sha256(data).digest()[:_DIGEST]


def remembered(store: Store, key: str, decider: bytes, make: Callable[[], T]) -> T:
    """Return what was made when the same decided it, or make it; there is one row for a key."""
    row = store.recall(key)
    if row is not None:
        before, made = unpack(row)
        if before == decider:
            found: T = made
            return found
    found = make()
    store.remember(key, pack((decider, found)))
    return found

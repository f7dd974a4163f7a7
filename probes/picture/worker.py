"""A process of its own in which pictures from outside are opened: no network, no files, and it may be ended any time.

It reads requests from standard input and writes answers to standard output. A request is a `Depth`, then the
picture; an answer is JSON, then the picture made anew. Each piece has its length in eight bytes ahead of it.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from probes.audit_hook import guard
from probes.picture.answer import packed
from probes.picture.read import Depth, read

_MOST_MEMORY = 6 * 1024**3  # address space, not memory in use: the model's library maps much of what it never touches


def main() -> None:
    """Answer requests until standard input ends."""
    guard()
    _bound_memory()
    # Libraries below print what they like; only answers may go to the pipe.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while request := take(sys.stdin.buffer):
        for piece in packed(read(take(sys.stdin.buffer), Depth(request.decode()))):
            give(out, piece)
        out.flush()


def take(stream: BinaryIO) -> bytes:
    """The next piece of `stream`; empty at its end."""
    length = int.from_bytes(stream.read(8), "big")
    return stream.read(length)


def give(stream: BinaryIO, piece: bytes) -> None:
    """Write one piece to `stream`."""
    stream.write(len(piece).to_bytes(8, "big"))
    stream.write(piece)


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main()

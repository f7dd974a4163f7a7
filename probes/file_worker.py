"""A process of its own in which pictures and PDF files from outside are opened. It has no network.

It reads requests from standard input and writes answers to standard output. A request is a `Depth` or `PDF`, then the
file; an answer is JSON, then the picture made anew. Each piece has its length in eight bytes ahead of it.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO

from probes.audit_hook import guard
from probes.own_memory import bound_own_memory
from probes.pdf import read_pdf
from probes.picture.answer import packed
from probes.picture.read import Depth, read

ARGUMENT = "--read-files"  # with it alone the one-file build is this process, and not the program
PDF = "p"  # the request for a PDF; those for pictures are a Depth
MOST_MEMORY = 3 * 1024**3  # words in the largest picture that is opened, 120 megapixels, take two thirds of it


def main() -> None:
    """Answer requests until standard input ends."""
    guard()
    bound_own_memory(MOST_MEMORY)
    # Libraries below print what they like; only answers may go to the pipe.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while request := take(sys.stdin.buffer):
        for piece in answer(request.decode(), take(sys.stdin.buffer)):
            give(out, piece)
        out.flush()


def answer(request: str, data: bytes) -> tuple[bytes, bytes]:
    """The two pieces of the answer to one request."""
    if request == PDF:
        return json.dumps(asdict(read_pdf(data))).encode(), b""
    return packed(read(data, Depth(request)))


def take(stream: BinaryIO) -> bytes:
    """The next piece of `stream`; empty at its end."""
    length = int.from_bytes(stream.read(8), "big")
    return stream.read(length)


def give(stream: BinaryIO, piece: bytes) -> None:
    """Write one piece to `stream`."""
    stream.write(len(piece).to_bytes(8, "big"))
    stream.write(piece)


if __name__ == "__main__":
    main()

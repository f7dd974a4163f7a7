"""A website on loopback over TLS whose answers are whole byte streams, for pages that no good server would send."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, field

from probes.practice.certificate import make_certificate

Answer = bytes | AsyncGenerator[bytes]


@dataclass
class Site:
    """Where the site is served, the key it shows, and every request head it was sent."""

    routes: dict[str, tuple[str, int]]
    spki: str
    heads: list[str] = field(default_factory=list)


def answer(
    body: str | bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", headers: str = ""
) -> bytes:
    """A whole response; `headers` are further lines, each ended by a line break."""
    data = body.encode() if isinstance(body, str) else body
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n"
    return f"{head}{headers}\r\n".encode() + data


@asynccontextmanager
async def serve(hosts: list[str], respond: Callable[[str, str], Answer]) -> AsyncGenerator[Site]:
    """Answer every request to `hosts` with what `respond(host, target)` gives, until the block ends."""
    certificate = make_certificate(hosts)

    meeting: set[asyncio.Task[None]] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        meeting.add(task)
        task.add_done_callback(meeting.discard)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            site.heads.append(head)
            said = respond(_host(head), head.split(" ")[1])
            if isinstance(said, bytes):
                writer.write(said)
            else:
                async with aclosing(said) as parts:
                    async for part in parts:
                        writer.write(part)
                        await writer.drain()
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0, ssl=certificate.context)
    site = Site(dict.fromkeys(hosts, ("127.0.0.1", server.sockets[0].getsockname()[1])), certificate.spki)
    try:
        yield site
    finally:
        server.close()
        for task in meeting:
            task.cancel()
        await asyncio.gather(*meeting, return_exceptions=True)


def _host(head: str) -> str:
    lines = (line.partition(":") for line in head.split("\r\n")[1:])
    return next((value.strip() for name, _, value in lines if name.lower() == "host"), "")

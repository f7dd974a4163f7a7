"""The only way out: tunnels to the hosts that were asked for, everything else refused and written down.

A gate listens on loopback and opens *lanes*. A lane is one listening port with its own allowed hosts, so that the page
of one account cannot reach the hosts of another. It understands one sentence, `CONNECT host:443`, and passes the
encrypted bytes on unread: it never learns a path, a cookie or a word of a page.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from probes.audit_hook import passage
from probes.networks import is_public
from selfaudit.errors import GateError
from selfaudit.hosts import ALLOWED, NOT_ALLOWED_YET
from selfaudit.model import LedgerLine

_CONNECT = re.compile(rb"CONNECT ([\x21-\x7e]{1,300}):(\d{1,5}) HTTP/1\.[01]\r\n")
_ORDINARY = re.compile(rb"[A-Z]{3,16} (?:[a-z]{2,10}://)?([^/?#\s]{1,300})")
_HOST_NAME = re.compile(r"[a-z0-9_.:\[\]-]{1,253}")
_ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_CHUNK = 65536
_LEDGER_LINES = 1000  # a page can make up host names without end; beyond this they share one line
_OTHERS = "(more hosts)"


@dataclass(frozen=True)
class GateLimits:
    """Bounds of one lane: bytes of a request head, seconds to send it and to connect, tunnels at once, bytes passed."""

    head: int = 8192
    seconds: float = 10.0
    tunnels: int = 128
    bytes: int = 24_000_000


class Lane:
    """One listening port with its own allowed hosts. `address` is what a browser takes as its proxy.

    `passed` counts the bytes of its tunnels, both ways; `refused` are the hosts it has turned away. `also` are hosts
    that the person allowed beside `hosts`; None where nothing but `hosts` can be allowed.
    """

    def __init__(self, gate: Gate, hosts: frozenset[str], target: str, also: frozenset[str] | None = None) -> None:
        self.hosts = hosts
        self.also = also
        self.target = target
        self.address = ""
        self.passed = 0
        self.refused: set[str] = set()
        self._gate = gate
        self._server: asyncio.Server | None = None
        self._tunnels: set[asyncio.Task[None]] = set()

    @property
    def spent(self) -> bool:
        """True where the lane has passed as many bytes as it may; its tunnels are closed then."""
        return self.passed >= self._gate.limits.bytes

    def allows(self, host: str) -> bool:
        """True where `host` is one of the lane's hosts, or a sub-domain of one written as `*.example.com`."""
        return (
            host in self.hosts
            or host in (self.also or ())
            or any(host.endswith(allowed[1:]) for allowed in self.hosts if allowed.startswith("*."))
        )

    async def open(self) -> None:
        """Start listening on a free loopback port. Raises GateError where the system gives none."""
        try:
            self._server = await asyncio.start_server(self._meet, "127.0.0.1", 0, limit=self._gate.limits.head)
        except OSError as error:
            raise GateError("The gate could not be opened on this machine.") from error
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    async def close(self) -> None:
        """Stop listening and tear down every tunnel."""
        if self._server:
            self._server.close()
        for task in self._tunnels:
            task.cancel()
        await asyncio.gather(*self._tunnels, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._tunnels) >= self._gate.limits.tunnels:
            writer.transport.abort()
            return
        self._tunnels.add(task)
        try:
            await self._answer(reader, writer)
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self._tunnels.discard(task)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await self._head(reader)
        asked = _CONNECT.match(head)
        if asked is None:
            if plain := _ORDINARY.match(head):
                self._refuse(plain[1], "not an encrypted connection")
            await _say(writer, _REFUSED)
            return
        try:
            far_reader, far_writer = await self._reach(asked[1].lower(), int(asked[2]))
        except _RefusedError as refusal:
            self._refuse(asked[1], str(refusal))
            await _say(writer, _REFUSED)
            return
        own = asked[1].decode("ascii").lower() not in (self.also or ())
        self._gate.note(self.target, asked[1], True, "named for this account" if own else ALLOWED)
        try:
            await _say(writer, _ESTABLISHED)
            await self._pass_on(reader, writer, far_reader, far_writer)
        finally:
            far_writer.transport.abort()

    def _not_allowed(self) -> str:
        if not self.hosts:
            return f"nothing is let through for {self.target}"
        return "not a host of this account's platform" if self.also is None else NOT_ALLOWED_YET

    def _refuse(self, host: bytes, why: str) -> None:
        self.refused.add(self._gate.note(self.target, host, False, why))

    async def _head(self, reader: asyncio.StreamReader) -> bytes:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            async with asyncio.timeout(self._gate.limits.seconds):
                return await reader.readuntil(b"\r\n\r\n")
        return b""

    async def _reach(self, host: bytes, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        name = host.decode("ascii")
        if port != 443:
            raise _RefusedError("not the port of a secure website")
        if not self.allows(name):
            raise _RefusedError(self._not_allowed())
        if self.spent:
            raise _RefusedError("more data than a page needs")
        return await self._gate.reach(name)

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        far_reader: asyncio.StreamReader,
        far_writer: asyncio.StreamWriter,
    ) -> None:
        """Pass bytes both ways until either side ends, or the lane has passed all it may."""
        ways = [asyncio.ensure_future(self._pipe(*way)) for way in ((reader, far_writer), (far_reader, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not self.spent and (chunk := await reader.read(_CHUNK)):
            self.passed += len(chunk)
            writer.write(chunk)
            await writer.drain()


class Gate:
    """Opens lanes and keeps the ledger. Use it with `async with`: leaving closes every lane and tunnel.

    `routes` leads host names to loopback TLS servers, for practice and tests only: a gate with routes resolves no name
    and refuses every host that is not in them, so practice can never touch the real network.
    """

    def __init__(self, routes: Mapping[str, tuple[str, int]] | None = None, limits: GateLimits | None = None) -> None:
        self.limits = limits or GateLimits()
        self._routes = routes
        self._lanes: set[Lane] = set()
        self._counts: Counter[tuple[str, str, bool, str]] = Counter()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(self.close(lane) for lane in tuple(self._lanes)))

    async def open(self, hosts: Iterable[str], target: str = "", also: Iterable[str] | None = None) -> Lane:
        """A new lane to `hosts` alone, and to those of `also` that the person allowed, if the person may be asked.

        The ledger names `target` beside its traffic. Raises GateError.
        """
        asked_for = None if also is None else frozenset(host.lower() for host in also)
        lane = Lane(self, frozenset(host.lower() for host in hosts), target, asked_for)
        await lane.open()
        self._lanes.add(lane)
        return lane

    async def close(self, lane: Lane) -> None:
        """Close a lane before the gate itself closes."""
        self._lanes.discard(lane)
        await lane.close()

    def ledger(self) -> tuple[LedgerLine, ...]:
        """Every host let through or refused so far, in the order first met. A count is connections, not pages."""
        return tuple(
            LedgerLine(host, allowed, count, why, target)
            for (target, host, allowed, why), count in self._counts.items()
        )

    def note(self, target: str, host: bytes, allowed: bool, why: str) -> str:
        """Write one connection down and give the host's name in the ledger.

        What is no host name is written as such: it may carry anything.
        """
        name = host.decode("ascii", "replace").lower()
        name = name if _HOST_NAME.fullmatch(name) else "(not a host name)"
        line = (target, name, allowed, why)
        if line not in self._counts and len(self._counts) >= _LEDGER_LINES:
            line = (target, _OTHERS, allowed, why)
        self._counts[line] += 1
        return line[1]

    async def reach(self, host: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to `host`, at the very address that was checked."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                if self._routes is not None:
                    if host not in self._routes:
                        raise _RefusedError("not one of the practice sites")
                    return await asyncio.open_connection(*self._routes[host])
                with passage():
                    return await _connect(host)
        except (OSError, TimeoutError) as error:
            raise _RefusedError("no answer") from error


class _RefusedError(Exception):
    """Why a tunnel was not opened, in the ledger's words."""


async def _connect(host: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    addresses = await _resolve(host)
    if not addresses or not all(is_public(address) for address in addresses):
        raise _RefusedError("leads to a private address")
    problem: OSError = OSError()
    for address in addresses:
        try:
            return await asyncio.open_connection(address, 443)
        except OSError as error:
            problem = error
    raise problem


async def _resolve(host: str) -> list[str]:
    found = await asyncio.to_thread(socket.getaddrinfo, host, 443, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


async def _say(writer: asyncio.StreamWriter, words: bytes) -> None:
    writer.write(words)
    await writer.drain()

"""The Python process's own second layer: outside the gate, no name look-ups and no connection but loopback.

It sees what this interpreter does through its own socket module. Programs it starts, the browser among them, and code
that calls the operating system by another way are outside it: the gate and the browser's own settings hold those.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from ipaddress import ip_address

from selfaudit.errors import GateError

_LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_SENDS = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")
_passing: ContextVar[bool] = ContextVar("passing", default=False)


@contextmanager
def passage() -> Generator[None]:
    """Let the code within, and the threads and tasks it starts, resolve names and connect. Only the gate uses it."""
    token = _passing.set(True)
    try:
        yield
    finally:
        _passing.reset(token)


@cache
def guard() -> None:
    """From here to the end of the process, refuse with GateError what does not go through the gate.

    Python offers no way to take an audit hook back, so a second call changes nothing.
    """
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _LOOK_UPS:
        host = args[0]
    elif event in _SENDS:
        host = _host(args[1])
    else:
        return
    if not _passing.get() and not _is_loopback(host):
        raise GateError("Something in this program tried to reach the network past the gate. It was stopped.")


def _host(address: object) -> object:
    """The host of an IP address pair; None for local sockets, which have paths or nothing for an address."""
    return address[0] if isinstance(address, tuple) and address else None


def _is_loopback(host: object) -> bool:
    if isinstance(host, tuple):
        host = _host(host)
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str):
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"

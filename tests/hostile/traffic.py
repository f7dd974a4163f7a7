"""Runs the whole practice audit and prints, as JSON, which of the person's identifiers stood in what was sent.

`python -m tests.hostile.traffic` searches what the gate was asked and what the sites were sent, decrypted. With
`capture`, in a network namespace of its own, it also searches every packet on loopback, there the only interface.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import aclosing
from urllib.parse import quote, quote_plus, urlsplit

from probes.gate import Lane
from probes.practice import sites
from probes.practice.world import load_practice, practice_probe
from selfaudit.events import AuditFinished
from selfaudit.model import Account, Identity
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore

SHORTEST = 6  # characters: shorter ones stand in encrypted bytes by chance
_ALL, _ETHERNET = 3, 14  # linux/if_ether.h: ETH_P_ALL, ETH_HLEN


def identifiers(identity: Identity, accounts: tuple[Account, ...]) -> set[str]:
    """Everything that tells who the person is, in small letters: whole values, the words of names, bare digits."""
    schools = [name for school in identity.schools for name in (school.name, *school.other_names)]
    digits = [re.sub(r"\D", "", number) for number in identity.numbers]
    words = [word for name in (*identity.names, *schools) for word in name.split()]
    values = [*identity.names, *schools, *identity.places, *identity.numbers, *identity.emails, *identity.roles]
    handles = [account.handle for account in accounts]
    national = [number.removeprefix("0") for number in digits]
    return {text.lower() for text in (*values, *words, *handles, *digits, *national) if len(text) >= SHORTEST}


def dresses(text: str) -> Iterator[bytes]:
    """`text` as it may travel: plain, joined, quoted, in base64 at any offset, in hexadecimal, hashed."""
    plain = text.encode()
    for sign in (" ", "-", "_", ".", "+", ""):
        yield text.replace(" ", sign).encode()
    yield from (quote(text).lower().encode(), quote_plus(text).lower().encode(), text.encode("utf-16-le"))
    yield plain.hex().encode()
    yield from (hashlib.new(name, plain).hexdigest().encode() for name in ("md5", "sha1", "sha256"))
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        yield coded[-(-offset * 8 // 6) : (offset + len(plain)) * 8 // 6].lower()


def found_in(sent: bytes, wanted: set[str], accounts: tuple[Account, ...]) -> list[str]:
    """Which of `wanted` stand in `sent` outside the addresses the person named, which are all that may be sent."""
    rest = sent.lower()
    for account in accounts:
        parts = urlsplit(account.address.lower())
        path = parts.path if parts.path != "/" else ""
        # A site's own redirect to its log-in page carries the path that was asked for, quoted.
        for own in filter(None, (account.address.lower(), path, quote(path, safe="").lower(), parts.hostname)):
            rest = rest.replace(own.encode(), b"\n")
    return sorted(text for text in wanted if any(dress in rest for dress in dresses(text)))


class _Wire:
    """Every byte sent on loopback, in the order sent."""

    def __init__(self) -> None:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        self.sent = bytearray()
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL))
        self._socket.bind(("lo", _ALL))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            packet, (_, _, kind, *_) = self._socket.recvfrom(65535)
            if kind == socket.PACKET_OUTGOING:
                self.sent += packet[_ETHERNET:]


async def main(capture: bool) -> dict[str, object]:
    practice = load_practice()
    wire = _Wire() if capture else None
    asked, requests = bytearray(), bytearray()
    read_head, page_for = Lane._head, sites._page_for

    async def note_head(lane: Lane, reader: asyncio.StreamReader) -> bytes:
        head = await read_head(lane, reader)
        asked.extend(head)
        return head

    def note_request(head: str, pages: object) -> sites.Page:
        requests.extend(head.encode("latin-1"))
        return page_for(head, pages)  # type: ignore[arg-type]

    Lane._head = note_head  # type: ignore[method-assign, assignment]
    sites._page_for = note_request
    session = Session(MemoryStore(), default_pack())
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    async with practice_probe() as probe, aclosing(session.run(probe)) as events:
        finished = [event async for event in events if isinstance(event, AuditFinished)]
    wanted = identifiers(practice.identity, practice.accounts)
    sent = {"asked": bytes(asked), "requests": bytes(requests), "wire": bytes(wire.sent) if wire else b""}
    return {
        "looks": len(finished[0].audit.looks),
        "bytes": {name: len(data) for name, data in sent.items()},
        "found": {name: found_in(data, wanted, practice.accounts) for name, data in sent.items()},
        "opened": [account.address for account in practice.accounts if _opened(account, bytes(requests))],
    }


def _opened(account: Account, requests: bytes) -> bool:
    parts = urlsplit(account.address)
    return bool(parts.path) and f"GET {parts.path} HTTP/1.1\r\nHost: {parts.hostname}".encode() in requests


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main("capture" in sys.argv))))

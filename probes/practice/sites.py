"""The made-up sites, served on loopback over TLS as the real ones would be."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files

from probes.practice.certificate import make_certificate

_HEAD_LIMIT = 64 * 1024  # bytes of one request's head


@dataclass(frozen=True)
class Page:
    """What one path of one made-up host answers, after `seconds`."""

    status: int = 200
    body: bytes = b""
    location: str = ""
    hang_up: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Sites:
    """Where each made-up host is served, and the fingerprint of the key it shows."""

    routes: Mapping[str, tuple[str, int]]
    spki: str


def load_pages() -> dict[tuple[str, str], Page]:
    """Every page of the made-up sites, by host and path."""
    folder = files("probes.practice")
    rows = tomllib.loads(folder.joinpath("pages.toml").read_text("utf-8"))["page"]
    pages = {}
    for row in rows:
        body = folder.joinpath("pages", row["file"]).read_bytes() if "file" in row else b""
        pages[row["host"], row["path"]] = Page(
            row.get("status", 200), body, row.get("location", ""), row.get("hang_up", False)
        )
    return pages


@asynccontextmanager
async def serve(pages: Mapping[tuple[str, str], Page]) -> AsyncGenerator[Sites]:
    """Serve `pages` on a free port of 127.0.0.1 until the block ends."""
    hosts = sorted({host for host, _ in pages})
    certificate = make_certificate(hosts)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            page = _page_for(head.decode("latin-1"), pages)
            await asyncio.sleep(page.seconds)
            if not page.hang_up:
                writer.write(_response(page))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=certificate.context, limit=_HEAD_LIMIT)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield Sites(dict.fromkeys(hosts, ("127.0.0.1", port)), certificate.spki)


def _page_for(head: str, pages: Mapping[tuple[str, str], Page]) -> Page:
    request, *lines = head.split("\r\n")
    _, target, *_ = [*request.split(" "), "", ""]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    path = target.partition("?")[0]
    return pages.get((headers.get("host", ""), path), Page(404, b"<!doctype html><title>Not found</title>"))


def _response(page: Page) -> bytes:
    lines = [
        f"HTTP/1.1 {page.status} {HTTPStatus(page.status).phrase}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(page.body)}",
        "Cache-Control: no-store",
        "Connection: close",
    ]
    if page.location:
        lines.append(f"Location: {page.location}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + page.body

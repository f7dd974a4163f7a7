"""The made-up sites answer as they are written, over TLS, on loopback."""

import asyncio
import ssl

import pytest

from probes.practice.sites import Sites, load_pages, serve
from probes.practice.world import load_practice


async def ask(sites: Sites, host: str, path: str) -> bytes:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    where, port = sites.routes[host]
    reader, writer = await asyncio.open_connection(where, port, ssl=context, server_hostname=host)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    try:
        return await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("place", load_pages())
async def test_every_page_is_served_as_written(place: tuple[str, str]) -> None:
    page = load_pages()[place]
    async with serve(load_pages()) as sites:
        answer = await ask(sites, *place)
    if page.hang_up:
        assert answer == b""
    else:
        assert answer.startswith(f"HTTP/1.1 {page.status} ".encode())
        assert answer.endswith(page.body)


async def test_anything_else_is_not_found_and_nonsense_ends_quietly() -> None:
    async with serve(load_pages()) as sites:
        assert (await ask(sites, "chirrup.example", "/nobody")).startswith(b"HTTP/1.1 404 ")
        assert (await ask(sites, "chirrup.example", "/" + "x" * 100_000)) == b""


def test_every_account_but_the_guided_one_has_a_page_that_answers() -> None:
    pages = load_pages()
    for account in load_practice().accounts:
        if account.address:
            host, _, path = account.address.removeprefix("https://").partition("/")
            assert (host, f"/{path}") in pages


def test_the_sites_are_made_up() -> None:
    assert {host.rpartition(".")[2] for host, _ in load_pages()} == {"example"}

import asyncio
import gc
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import pytest

from probes import gate as gate_module
from probes.gate import Gate, GateLimits, Lane
from selfaudit.errors import GateError
from selfaudit.hosts import ALLOWED, NOT_ALLOWED_YET, further_hosts

NOT_ITS_OWN = "not a host of this account's platform"
HEAD = "CONNECT {} HTTP/1.1\r\nHost: x\r\n\r\n"


async def ask(lane: Lane, head: str) -> tuple[bytes, asyncio.StreamReader, asyncio.StreamWriter]:
    port = int(lane.address.rsplit(":", 1)[1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode("latin-1"))
    answer = await reader.readline()
    return answer, reader, writer


async def answer_to(lane: Lane, head: str) -> bytes:
    answer, _, writer = await ask(lane, head)
    writer.close()
    return answer


@asynccontextmanager
async def echo() -> AsyncGenerator[tuple[str, int]]:
    async def say_back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(65536):
                writer.write(chunk)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(say_back, "127.0.0.1", 0)
    try:
        yield "127.0.0.1", server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def test_a_tunnel_to_an_allowed_host_passes_bytes_both_ways() -> None:
    async with echo() as there, Gate({"page.test": there}) as gate:
        lane = await gate.open(["page.test"], "me")
        answer, reader, writer = await ask(lane, HEAD.format("page.test:443"))
        assert answer.startswith(b"HTTP/1.1 200")
        await reader.readline()
        writer.write(b"hello")
        assert await reader.readexactly(5) == b"hello"
        assert lane.passed == 2 * len(b"hello")
        writer.close()
        assert [(line.host, line.allowed, line.count, line.target) for line in gate.ledger()] == [
            ("page.test", True, 1, "me")
        ]


@pytest.mark.parametrize(
    ("head", "host", "why"),
    [
        (HEAD.format("other.test:443"), "other.test", NOT_ITS_OWN),
        (HEAD.format("page.test:80"), "page.test", "not the port of a secure website"),
        (HEAD.format("page.test:8443"), "page.test", "not the port of a secure website"),
        (HEAD.format("page.test.:443"), "page.test.", NOT_ITS_OWN),
        (HEAD.format("sub.page.test:443"), "sub.page.test", NOT_ITS_OWN),
        (HEAD.format("127.0.0.1:443"), "127.0.0.1", NOT_ITS_OWN),
        (HEAD.format("[::1]:443"), "[::1]", NOT_ITS_OWN),
        (HEAD.format("evil<b>:443"), "(not a host name)", NOT_ITS_OWN),
        ("GET http://page.test/secret/path HTTP/1.1\r\n\r\n", "page.test", "not an encrypted connection"),
        ("POST http://page.test/ HTTP/1.1\r\n\r\n", "page.test", "not an encrypted connection"),
        ("GET http://caf\xe9.test/ HTTP/1.1\r\n\r\n", "(not a host name)", "not an encrypted connection"),
    ],
)
async def test_everything_else_is_refused_and_written_down(head: str, host: str, why: str) -> None:
    async with echo() as there, Gate({"page.test": there}) as gate:
        lane = await gate.open(["page.test"], "me")
        assert (await answer_to(lane, head)).startswith(b"HTTP/1.1 403")
        (line,) = gate.ledger()
        assert (line.target, line.host, line.allowed, line.why) == ("me", host, False, why)
        assert "secret" not in repr(line)


@pytest.mark.parametrize("head", ["\r\n\r\n", "CONNECT\r\n\r\n", "\x16\x03\x01 hello\r\n\r\n", "x" * 20000])
async def test_what_is_no_request_is_refused_without_a_line(head: str) -> None:
    async with Gate({}) as gate:
        lane = await gate.open(["page.test"])
        answer = b""
        with suppress(ConnectionError):
            answer = await answer_to(lane, head)
        assert not answer or answer.startswith(b"HTTP/1.1 403")
        assert gate.ledger() == ()


async def test_a_star_allows_the_hosts_below_it_and_not_the_name_itself() -> None:
    async with Gate({}) as gate:
        lane = await gate.open(["*.page.test", "One.Test"])
        allowed = [
            host
            for host in ("a.page.test", "a.b.page.test", "page.test", "notpage.test", "one.test")
            if lane.allows(host)
        ]
        assert allowed == ["a.page.test", "a.b.page.test", "one.test"]


async def test_one_lane_does_not_reach_the_hosts_of_another() -> None:
    async with echo() as there, Gate({"a.test": there, "b.test": there}) as gate:
        first = await gate.open(["a.test"], "first")
        second = await gate.open(["b.test"], "second")
        assert (await answer_to(first, HEAD.format("b.test:443"))).startswith(b"HTTP/1.1 403")
        assert (await answer_to(second, HEAD.format("b.test:443"))).startswith(b"HTTP/1.1 200")
        assert first.refused == {"b.test"}
        assert second.refused == set()


async def test_a_gate_with_routes_reaches_nothing_but_its_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(host: str) -> list[str]:
        raise AssertionError("a practice gate resolves no name")

    monkeypatch.setattr(gate_module, "_resolve", resolve)
    async with Gate({}) as gate:
        lane = await gate.open(["example.test"])
        assert (await answer_to(lane, HEAD.format("example.test:443"))).startswith(b"HTTP/1.1 403")
        assert gate.ledger()[0].why == "not one of the practice sites"


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.0.0.1"], ["192.168.1.1"], ["169.254.169.254"], ["::1"], ["8.8.8.8", "10.0.0.1"], []],
)
async def test_a_name_that_leads_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    async def resolve(host: str) -> list[str]:
        return addresses

    async def connect(*where: object) -> None:
        raise AssertionError("no connection may be tried")

    async with Gate() as gate:
        lane = await gate.open(["rebind.test"])
        head = HEAD.format("rebind.test:443")
        port = int(lane.address.rsplit(":", 1)[1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        monkeypatch.setattr(gate_module, "_resolve", resolve)
        monkeypatch.setattr(asyncio, "open_connection", connect)
        writer.write(head.encode())
        assert (await reader.readline()).startswith(b"HTTP/1.1 403")
        writer.close()
        assert gate.ledger()[0].why == "leads to a private address"


async def test_the_very_address_that_was_checked_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    async def resolve(host: str) -> list[str]:
        asked.append(host)
        return ["93.184.215.14"]

    async def connect(*where: object) -> None:
        asked.append(where)
        raise OSError

    async with Gate() as gate:
        lane = await gate.open(["page.test"])
        reader, writer = await asyncio.open_connection("127.0.0.1", int(lane.address.rsplit(":", 1)[1]))
        monkeypatch.setattr(gate_module, "_resolve", resolve)
        monkeypatch.setattr(asyncio, "open_connection", connect)
        writer.write(HEAD.format("page.test:443").encode())
        assert (await reader.readline()).startswith(b"HTTP/1.1 403")
        writer.close()
    assert asked == ["page.test", ("93.184.215.14", 443)]


async def test_a_request_that_never_ends_is_refused_in_time() -> None:
    async with Gate({}, GateLimits(seconds=0.05)) as gate:
        lane = await gate.open(["page.test"])
        assert (await answer_to(lane, "CONNECT page.test:443 HTTP/1.1\r\nX: ")).startswith(b"HTTP/1.1 403")


async def test_a_lane_passes_no_more_bytes_than_it_may() -> None:
    async with echo() as there, Gate({"page.test": there}, GateLimits(bytes=100_000)) as gate:
        lane = await gate.open(["page.test"])
        _, reader, writer = await ask(lane, HEAD.format("page.test:443"))
        await reader.readline()
        writer.write(b"x" * 200_000)
        try:
            received = await reader.read(-1)
        except ConnectionError:
            received = b""
        writer.close()
        assert len(received) <= 200_000
        assert lane.spent
        assert (await answer_to(lane, HEAD.format("page.test:443"))).startswith(b"HTTP/1.1 403")
        assert gate.ledger()[-1].why == "more data than a page needs"


async def test_a_lane_has_so_many_tunnels_and_no_more_until_one_ends() -> None:
    async with echo() as there, Gate({"page.test": there}, GateLimits(tunnels=2)) as gate:
        lane = await gate.open(["page.test"])
        head = HEAD.format("page.test:443")
        (_, _, to_first), (_, _, to_second) = await ask(lane, head), await ask(lane, head)
        with suppress(ConnectionError):
            assert await answer_to(lane, head) == b""
        to_first.close()
        await asyncio.wait(lane._tunnels, return_when=asyncio.FIRST_COMPLETED)
        assert [line.count for line in gate.ledger()] == [2]
        assert (await answer_to(lane, head)).startswith(b"HTTP/1.1 200")
        to_second.close()


async def test_a_host_that_does_not_answer_is_refused_as_such() -> None:
    async with echo() as nobody:
        pass
    async with Gate({"page.test": nobody}) as gate:
        lane = await gate.open(["page.test"], "me")
        assert (await answer_to(lane, HEAD.format("page.test:443"))).startswith(b"HTTP/1.1 403")
        (line,) = gate.ledger()
        assert (line.host, line.allowed, line.why) == ("page.test", False, "no answer")


async def test_a_host_that_never_answers_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def connect(*_where: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(asyncio, "open_connection", connect)
    async with Gate({"page.test": ("127.0.0.1", 443)}, GateLimits(seconds=0.01)) as gate:
        with pytest.raises(Exception, match=r"^no answer$"):
            await gate.reach("page.test")


async def test_nothing_is_said_in_the_terminal_however_a_browser_leaves() -> None:
    said: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, what: said.append(what))
    async with echo() as there, Gate({"page.test": there}, GateLimits(tunnels=2)) as gate:
        lane = await gate.open(["page.test"])
        port = int(lane.address.rsplit(":", 1)[1])
        for head in ("", "CONNECT page", "x" * 20_000):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode())
            writer.write_eof()
            with suppress(ConnectionError):
                await reader.read(-1)
            writer.close()
        _, _, writer = await ask(lane, HEAD.format("page.test:443"))
        writer.transport.abort()
        await asyncio.wait(lane._tunnels)
    gc.collect()
    assert said == []


async def test_a_lane_that_is_closed_is_forgotten() -> None:
    async with Gate({}) as gate:
        lane = await gate.open(["page.test"])
        gate.note(lane.target, b"page.test", False, "no")
        assert gate.ledger()[0].target == ""
        await gate.close(lane)
        assert gate._lanes == set()


async def test_a_gate_that_cannot_be_opened_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refused(*_arguments: object, **_options: object) -> None:
        raise OSError

    monkeypatch.setattr(asyncio, "start_server", refused)
    with pytest.raises(GateError, match=r"^The gate could not be opened on this machine\.$"):
        await Gate({}).open(["page.test"])


async def test_a_lane_listens_on_this_device_alone() -> None:
    async with Gate({}) as gate:
        lane = await gate.open(["page.test"])
        assert lane._server
        assert {listening.getsockname()[0] for listening in lane._server.sockets} == {"127.0.0.1"}


async def test_names_are_resolved_for_secure_websites_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def resolve(host: str, port: int, **options: object) -> list[object]:
        asked.append((host, port, options))
        return [(None, None, None, "", ("93.184.215.14", 443)), (None, None, None, "", ("2001:db8::1", 443, 0, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert await gate_module._resolve("page.test") == ["93.184.215.14", "2001:db8::1"]
    assert asked == [("page.test", 443, {"type": socket.SOCK_STREAM})]


async def test_leaving_the_gate_tears_down_tunnels_and_ports() -> None:
    async with echo() as there:
        async with Gate({"page.test": there}) as gate:
            lane = await gate.open(["page.test"])
            _, reader, writer = await ask(lane, HEAD.format("page.test:443"))
            await reader.readline()
        with suppress(ConnectionError):
            assert await reader.read(-1) == b""
        writer.close()
        with pytest.raises(OSError):
            await ask(lane, HEAD.format("page.test:443"))


async def test_made_up_names_without_end_share_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "_LEDGER_LINES", 3)
    async with Gate({}) as gate:
        for number in range(10):
            gate.note("me", b"host%d.test" % number, False, "no")
        assert [line.count for line in gate.ledger()] == [1, 1, 1, 7]


async def test_a_host_the_person_allowed_passes_and_the_ledger_says_why() -> None:
    async with echo() as there, Gate({"page.test": there, "cdn.test": there}) as gate:
        lane = await gate.open(["page.test"], "me", also=["CDN.test"])
        for host in ("cdn.test", "page.test", "ads.test"):
            await answer_to(lane, HEAD.format(f"{host}:443"))
        assert [(line.host, line.allowed, line.why) for line in gate.ledger()] == [
            ("cdn.test", True, ALLOWED),
            ("page.test", True, "named for this account"),
            ("ads.test", False, NOT_ALLOWED_YET),
        ]


async def test_a_platforms_page_gets_no_host_to_ask_about() -> None:
    async with Gate({}) as gate:
        lane = await gate.open(["page.test"], "me")
        await answer_to(lane, HEAD.format("ads.test:443"))
        assert further_hosts(gate.ledger(), "me") == ()

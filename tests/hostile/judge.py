"""Visits the hostile page inside a network of its own and prints, as JSON, every flow that a packet capture saw.

Run in a fresh network namespace: `unshare --net python -m tests.hostile.judge gate|bare`. There every address leads to
one interface behind which nothing is; what is sent to it has left the browser. `bare` is the same visit without the
gate: it shows that the capture sees what it is there to see.
"""

import asyncio
import fcntl
import json
import os
import re
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.async_api import Browser as BareBrowser
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import async_playwright

from probes.browser import Browser
from probes.canary import check
from probes.find_browser import find_browser
from probes.gate import Gate, Lane
from probes.look import look
from probes.profile import environment, fresh_profile
from probes.visit import LookLimits
from tests.hostile import roads
from tests.hostile.site import Site, answer, serve

NETWORK = (
    "link set lo up",
    "addr add 192.0.2.2/24 dev sink",
    "link set sink up",
    "route add default dev sink",
    "-6 addr add 2001:db8:1::2/64 dev sink nodad",
    "-6 route add default dev sink",
    # Answered at once with a refusal, so that a page without a gate does not wait for its first try for ever.
    "route add local 198.51.100.0/24 dev lo",
    "route add local 10.0.0.0/8 dev lo",
)
LOCAL = 47  # a loopback port nobody listens on
PATHS = ("", *(f"away/{name}" for name in roads.AWAY))
LIMITS = LookLimits(load=60, rest=3)
ENOUGH = 60  # roads and flows: after so many without a gate we stop waiting for more
LONGEST = 60.0  # seconds to wait for them
_NAMED = re.compile(rb"r(\d{3})\x04sink\x04test|r(\d{3})\.sink\.test")
_TCP, _UDP, _ICMP6 = 6, 17, 58
_TUNSETIFF, _TUN_WITHOUT_HEADER = 0x400454CA, 0x1001  # linux/if_tun.h: IFF_TUN | IFF_NO_PI
_ALL, _ETHERNET = 3, 14  # linux/if_ether.h: ETH_P_ALL, ETH_HLEN


@dataclass
class Capture:
    """What was sent so far, as flows (protocol, address, port) and as roads taken."""

    own_ports: set[int] = field(default_factory=set)
    flows: dict[tuple[str, int, str, int], int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    enough: threading.Event = field(default_factory=threading.Event)

    def open(self) -> None:
        """Make the interface behind which nothing is, and listen there and on loopback."""
        tunnel = os.open("/dev/net/tun", os.O_RDWR)
        fcntl.ioctl(tunnel, _TUNSETIFF, struct.pack("16sH22s", b"sink", _TUN_WITHOUT_HEADER, b""))
        for command in NETWORK:
            subprocess.run(["ip", *command.split()], check=True)
        loopback = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL))
        loopback.bind(("lo", _ALL))
        threading.Thread(target=self._at_sink, args=(tunnel,), daemon=True).start()
        threading.Thread(target=self._at_loopback, args=(loopback,), daemon=True).start()

    def _at_sink(self, tunnel: int) -> None:
        while packet := os.read(tunnel, 65535):
            self._note("sink", packet)

    def _at_loopback(self, loopback: socket.socket) -> None:
        while True:
            packet, (_, _, kind, *_) = loopback.recvfrom(65535)
            if kind == socket.PACKET_OUTGOING:
                self._note("lo", packet[_ETHERNET:])

    def _note(self, interface: str, packet: bytes) -> None:
        version = packet[0] >> 4
        if version == 4:
            protocol, where, rest = packet[9], socket.inet_ntoa(packet[16:20]), packet[(packet[0] & 15) * 4 :]
        else:
            protocol, where, rest = packet[6], socket.inet_ntop(socket.AF_INET6, packet[24:40]), packet[40:]
        port = int.from_bytes(rest[2:4], "big") if protocol in (_TCP, _UDP) else 0
        opening = protocol != _TCP or rest[13] & 0x12 == 0x02
        # The kernel itself says hello on a new IPv6 interface (ICMPv6, hop-by-hop): no program sends that.
        if not opening or protocol in (0, _ICMP6) or (where == "127.0.0.1" and port in self.own_ports):
            return
        flow = (interface, protocol, where, port)
        self.flows[flow] = self.flows.get(flow, 0) + 1
        if where.startswith("198.51.100."):
            self.taken.add(int(where.rpartition(".")[2]))
        for one, other in _NAMED.findall(rest):
            self.taken.add(int(one or other))
        if min(len(self.taken), len(self.flows)) >= ENOUGH:
            self.enough.set()


def respond(host: str, target: str) -> bytes:
    path, _, query = target.partition("?")
    if path == "/redirect":
        return answer("", "302 Found", headers=f"Location: {query}\r\n")
    if path == "/worker":
        return answer(f"fetch({query!r}, {{mode: 'no-cors'}})", kind="text/javascript")
    if path.startswith("/away/"):
        sort, piece = roads.away(path.removeprefix("/away/").replace("%20", " "))
        if sort == "302":
            return answer("", "302 Found", headers=f"Location: {piece}\r\n")
        if sort == "reports":
            return answer("<img src=/missing><script src=data:,></script>", headers=_reports(piece))
        return answer(piece)
    return answer(roads.page(LOCAL)) if path == "/" else answer("", "404 Not Found")


def _reports(where: str) -> str:
    secure = where.replace("http:", "https:")
    return (
        f"Content-Security-Policy: script-src 'none'; report-uri {where}\r\n"
        f'Reporting-Endpoints: default="{secure}"\r\n'
        f'Report-To: {{"group":"g","max_age":99,"endpoints":[{{"url":"{secure}"}}]}}\r\n'
        'NEL: {"report_to":"g","max_age":99,"success_fraction":1}\r\n'
        f"Link: <{where}>; rel=preload; as=image, <{where}>; rel=preconnect\r\nRefresh: 1; url={where}\r\n"
    )


async def behind_the_gate(site: Site, own_ports: set[int]) -> list[str]:
    """What the ledger wrote down of the visit: the hosts it refused."""
    async with Gate(site.routes) as gate:
        opening = gate.open

        async def open_lane(hosts: Iterable[str], target: str = "", also: Iterable[str] | None = None) -> Lane:
            lane = await opening(hosts, target, also)
            own_ports.add(int(lane.address.rpartition(":")[2]))
            return lane

        gate.open = open_lane  # type: ignore[method-assign]
        async with Browser(gate, site.spki) as browser:
            await check(browser)
            await asyncio.gather(
                *(look(browser, f"https://page.test/{path}", ["page.test"], {}, "hostile", LIMITS) for path in PATHS)
            )
        return [line.host for line in gate.ledger() if not line.allowed and line.target == "hostile"]


async def without_a_gate(site: Site, capture: Capture) -> list[str]:
    """The same visits by a browser as Playwright starts it, until enough was sent; there is no ledger."""
    rule = f"MAP page.test 127.0.0.1:{site.routes['page.test'][1]}"
    with fresh_profile() as profile:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_browser(),
                chromium_sandbox=False,
                env=environment(profile),
                args=[f"--host-resolver-rules={rule}"],
            )
            await asyncio.gather(*(_open(browser, path) for path in PATHS))
            await asyncio.to_thread(capture.enough.wait, LONGEST)
            await browser.close()
    return []


async def _open(browser: BareBrowser, path: str) -> None:
    context = await browser.new_context(ignore_https_errors=True)
    page = await context.new_page()
    with suppress(PlaywrightError):
        await page.goto(f"https://page.test/{path}", wait_until="commit")


async def main(way: str) -> dict[str, object]:
    async with serve(["page.test"], respond) as site:
        capture = Capture({site.routes["page.test"][1]})
        capture.open()
        if way == "gate":
            refused = await behind_the_gate(site, capture.own_ports)
        else:
            refused = await without_a_gate(site, capture)
    flows = [f"{interface} {protocol} {where} {port}" for interface, protocol, where, port in capture.flows]
    taken = sorted(roads.NAMES[number - 1] for number in capture.taken)
    return {"flows": flows, "taken": taken, "refused": refused}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(sys.argv[1]))))

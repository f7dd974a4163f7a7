"""Pages that mean no good, or that nobody meant: each look ends within its limit and says what happened."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest
import pytest_asyncio

from probes.browser import Browser
from probes.find_browser import find_browser
from probes.gate import Gate, GateLimits
from probes.look import look
from probes.snapshot import Trouble
from probes.visit import LookLimits, Visit
from tests.hostile.site import Answer, answer, serve

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CLOSING = 40.0  # seconds: opening and closing a window and its lane, at their own limits, on a busy machine
WORDS = "<p>words"


async def endless(head: bytes, part: bytes) -> AsyncGenerator[bytes]:
    yield head
    while True:
        yield part
        await asyncio.sleep(0)


async def stalled(head: bytes) -> AsyncGenerator[bytes]:
    yield head
    await asyncio.Event().wait()


def script(code: str) -> bytes:
    return answer(f"<!doctype html><body>{WORDS}<script>{code}</script>")


HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
NEST = "let e = document.body; for (let i = 0; i < 5000; i++) e = e.appendChild(document.createElement('div'))"
READABLE: dict[str, Callable[[], Answer]] = {
    "alert": lambda: script("alert(1); confirm(2); prompt(3)"),
    "alerts without end": lambda: script("setInterval(() => alert(1), 1)"),
    "beforeunload": lambda: script("onbeforeunload = e => { e.preventDefault(); return 'stay' }"),
    "popups": lambda: script("for (let i = 0; i < 20; i++) open('about:blank')"),
    "popup of itself": lambda: script("if (!opener) open(location)"),
    "print": lambda: script("print()"),
    "fullscreen": lambda: script("document.documentElement.requestFullscreen().catch(() => {})"),
    "permissions": lambda: script(
        "navigator.geolocation.getCurrentPosition(() => {}); Notification.requestPermission();"
        "navigator.mediaDevices.getUserMedia({video: true, audio: true}).catch(() => {})"
    ),
    "history": lambda: script("for (let i = 0; i < 150; i++) history.pushState({}, '', '#' + i)"),
    "broken encoding": lambda: answer(b"<meta charset=utf-8><p>words \xff\xfe\xc3\x28 \x00"),
    "wrong encoding": lambda: answer("<p>words".encode("utf-16"), kind="text/html; charset=utf-16"),
    "broken markup": lambda: answer("<p>words<<<table><tr><p></table></b></i><svg><math><!-- "),
    "plain text": lambda: answer("words <b>", kind="text/plain"),
    "XML": lambda: answer("<a>words</a>", kind="text/xml"),
    "always moving": lambda: script("setInterval(() => { document.title += 'x' }, 1)"),
    "always asking": lambda: script("setInterval(() => fetch('/x').catch(() => {}), 20)"),
    "a million nodes": lambda: script("let s = '<i>'.repeat(1e6); document.body.append(...new Array(1e6).fill('x'))"),
    "a picture that never comes": lambda: answer(WORDS + "<img src=/stalled>"),
}
NEVER_LOADED = ("always asking", "a picture that never comes")
NONE, SLOW, GONE, FILE = {Trouble.NONE}, {Trouble.SLOW}, {Trouble.UNREACHABLE}, {Trouble.DOWNLOAD}
ROUND, BIG = {Trouble.REDIRECTS, Trouble.SLOW}, {Trouble.TOO_BIG, Trouble.SLOW}
LOST, BROKEN = {Trouble.SLOW, Trouble.TOO_BIG, Trouble.CRASHED}, {Trouble.CRASHED, Trouble.SLOW}
ANY = NONE | LOST
UNREADABLE: dict[str, tuple[Callable[[], Answer], set[Trouble]]] = {
    "no answer": (lambda: stalled(b""), SLOW),
    "half a head": (lambda: stalled(b"HTTP/1.1 200 OK\r\nContent-Ty"), SLOW),
    "half a page": (lambda: stalled(HTML + b"<p>words"), SLOW),
    "a page without end": (lambda: endless(HTML + b"<p>words", b"<p>more " * 500), LOST),
    "a head without end": (lambda: endless(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n" * 500), GONE),
    "not HTTP": (lambda: b"SSH-2.0-OpenSSH_9.9\r\n", ANY),
    "nothing at all": (lambda: b"", GONE),
    "hundred megabytes": (lambda: endless(HTML + b"<p>words<!--", b"x" * 1_000_000), BIG),
    "download": (lambda: answer(b"PK", kind="application/zip"), FILE),
    "attachment": (lambda: answer("words", headers="Content-Disposition: attachment\r\n"), FILE),
    "download by script": (lambda: script("location = '/download'"), ANY),
    "no content": (lambda: b"HTTP/1.1 204 No Content\r\n\r\n", GONE),
    "redirect to itself": (lambda: answer("", "302 Found", headers="Location: /redirect%20to%20itself\r\n"), ROUND),
    "redirect to a file": (lambda: answer("", "302 Found", headers="Location: file:///etc/hostname\r\n"), GONE),
    "redirect to nowhere": (lambda: answer("", "302 Found", headers="Location: https://\r\n"), GONE),
    "redirect to script": (lambda: answer("", "302 Found", headers="Location: javascript:alert(1)\r\n"), GONE),
    "reloads itself": (lambda: script("location.reload()"), ANY),
    "goes back and forth": (
        lambda: script("history.pushState({}, '', '#a'); history.back(); location = '?' + Math.random()"),
        ANY,
    ),
    "closes itself": (lambda: script("open('', '_self').close()"), ANY),
    "a busy script": (lambda: script("for (;;);"), SLOW),
    "busy later": (lambda: script("setTimeout(() => { for (;;); }, 100)"), ANY),
    "memory": (lambda: script("const a = []; setInterval(() => a.push(new Uint8Array(1e7).fill(1)), 1)"), ANY),
    "memory at once": (lambda: script("const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1))"), ANY),
    "nested without end": (lambda: script(NEST), BROKEN),
    "mail program": (lambda: script("location = 'mailto:a@page.test'"), ANY),
    "other program": (lambda: script("location = 'ms-word:ofe|u|https://page.test/a.docx'"), ANY),
    "asks for a password": (
        lambda: answer("no", "401 Unauthorized", headers='WWW-Authenticate: Basic realm="x"\r\n'),
        NONE,
    ),
    "worker without end": (lambda: script("new Worker(URL.createObjectURL(new Blob(['for(;;);'])))"), ANY),
}


def respond(host: str, target: str) -> Answer:
    name = target.lstrip("/").partition("?")[0].replace("%20", " ")
    if name in ("stalled", "download"):
        return stalled(b"") if name == "stalled" else answer(b"PK", kind="application/zip")
    if name in READABLE:
        return READABLE[name]()
    return UNREADABLE[name][0]() if name in UNREADABLE else answer("", "404 Not Found")


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def browser() -> AsyncGenerator[Browser]:
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    limits = GateLimits(bytes=20_000_000)
    async with (
        serve(["page.test"], respond) as site,
        Gate(site.routes, limits) as gate,
        Browser(gate, site.spki) as started,
    ):
        yield started


async def visit_all(browser: Browser, names: list[str], limits: LookLimits, side_by_side: int) -> dict[str, Visit]:
    """Every page, some side by side; none may take longer than its own limits and the closing of its window."""
    places = asyncio.Semaphore(side_by_side)
    most = limits.load + limits.rest + limits.read + CLOSING

    async def one(name: str) -> Visit:
        async with places, asyncio.timeout(most):
            return await look(browser, f"https://page.test/{name}", ["page.test"], {}, name, limits)

    return dict(zip(names, await asyncio.gather(*map(one, names)), strict=True))


async def test_a_page_that_can_be_read_is_read_whatever_it_does(browser: Browser) -> None:
    # A page that loads does so however busy the machine is; the others are given their time.
    loaded, never_loaded = await asyncio.gather(
        visit_all(
            browser, [name for name in READABLE if name not in NEVER_LOADED], LookLimits(load=30, rest=1, read=30), 2
        ),
        visit_all(browser, list(NEVER_LOADED), LookLimits(load=10, rest=1, read=30), 2),
    )
    visits = loaded | never_loaded
    silent = {name for name, visit in visits.items() if not any("words" in text.text for text in visit.snapshot.texts)}
    assert silent == set()
    assert {name for name, visit in visits.items() if visit.snapshot.status != 200} == set()


async def test_a_page_that_cannot_be_read_ends_in_time_and_says_why(browser: Browser) -> None:
    hanging = [name for name, (_, allowed) in UNREADABLE.items() if Trouble.SLOW in allowed]
    ending = [name for name in UNREADABLE if name not in hanging]  # by themselves, however busy the machine is
    visits = await visit_all(browser, hanging, LookLimits(load=2, rest=0.5, read=2), 7)
    visits |= await visit_all(browser, ending, LookLimits(load=60), 5)
    wrong = {
        name: visit.snapshot.trouble
        for name, visit in visits.items()
        if visit.snapshot.trouble not in UNREADABLE[name][1] or bool(visit.note) != bool(visit.snapshot.trouble)
    }
    assert wrong == {}

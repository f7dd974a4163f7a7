"""What a personal website asks for beside its own host is told, and loaded only where the person allowed it."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from probes.file_reader import FileReader, open_reader
from probes.picture.ocr import can_read_words
from probes.platform_files import own_platforms
from probes.probe import SignedOutProbe
from probes.resolve import resolve
from probes.visit import LookLimits
from selfaudit.findings import findings_with_pictures
from selfaudit.hosts import further_hosts
from selfaudit.model import Identity, Kind, Outcome
from selfaudit.policy.load import default_pack
from selfaudit.ports import Also, nothing_more
from tests.browser.conftest import Web
from tests.probes.picture.made import POOLE, exif, lanyard, plain, saved

pytestmark = pytest.mark.asyncio(loop_scope="session")

ME = resolve("https://page.test/", own_platforms(), "website")
PAGE = (
    "<!doctype html><title>Made-up page</title><p>Some words of my own</p><p id=more></p>"
    "<script src=https://cdn.test/words.js></script><img src=https://other.test/pixel>"
)


@dataclass(frozen=True)
class Probing:
    """Makes probes over one browser and one reader of pictures."""

    web: Web
    reader: FileReader

    def __call__(self, also: Also = nothing_more, limits: LookLimits | None = None) -> SignedOutProbe:
        return SignedOutProbe(
            self.web.gate, self.web.browser, own_platforms(), also, self.reader, limits or LookLimits()
        )


@pytest_asyncio.fixture(loop_scope="session")
async def probing(web: Web) -> AsyncGenerator[Probing]:
    async with open_reader() as reader:
        yield Probing(web, reader)


async def test_further_hosts_are_told_then_loaded_only_where_allowed(web: Web, probing: Probing) -> None:
    web.put(PAGE)
    web.put("more.textContent = 'My class: 4B'", "/words.js", "cdn.test")
    probe = probing()
    first = await probe.look(ME)
    assert first.look.outcome is Outcome.PUBLIC
    assert "hosts that were not visited: cdn.test, other.test." in first.look.note
    assert further_hosts(web.gate.ledger(), ME.id) == ("cdn.test", "other.test")
    second = await probing(lambda _: ("cdn.test",)).look(ME)
    assert [passage.text for passage in second.passages] == ["Some words of my own\nMy class: 4B", "Made-up page"]
    assert "hosts that were not visited: other.test." in second.look.note
    assert further_hosts(web.gate.ledger(), ME.id) == ("other.test",)


async def test_a_page_that_sends_strangers_elsewhere_to_log_in_is_a_wall(web: Web, probing: Probing) -> None:
    web.put("", status=302, location="https://other.test/login?next=me")
    seen = await probing().look(ME)
    assert seen.look.outcome is Outcome.WALL
    assert "log in" in seen.look.note


PICTURES = "<img src=/badge width=450 height=300><img src=/beach width=320 height=240><img src=/dot width=20 height=20>"


PAINTED = """<style>body { background: url(/dot) }
    h1 { background: url(/badge) center/cover; width: 450px; height: 300px }
    p::after { content: ''; display: block; width: 320px; height: 240px; background: url(/beach) }</style><h1></h1>"""


@pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")
async def test_pictures_on_the_page_are_read_with_it(web: Web, probing: Probing) -> None:
    web.put(PAGE + PAINTED + "<img src=/logo width=200 height=200><img src=/badge width=450 height=300>")
    web.put(saved(lanyard()), "/badge")
    web.put(saved(plain((20, 20))), "/dot")
    web.put(saved(plain(), exif=exif(gps=POOLE)), "/beach")
    web.put("<svg xmlns='http://www.w3.org/2000/svg'/>", "/logo")
    seen = await probing().look(ME)
    assert "2 pictures on it were read too." in seen.look.note
    assert seen.look.whole
    found = findings_with_pictures(seen, Identity(), default_pack(), probing().crop)
    told = {finding.kind: finding for finding in found}
    assert {Kind.SCHOOL, Kind.PHONE, Kind.LOCATION} <= told.keys()
    assert told[Kind.SCHOOL].target == ME.id
    assert told[Kind.SCHOOL].crop
    again = await probing().look(ME)
    assert len(again.within) == len(seen.within) == 2, "what one page gave away is told of the next one too"


async def test_a_page_with_pictures_that_were_not_read_was_seen_in_part(web: Web, probing: Probing) -> None:
    rest = "<canvas width=200 height=200></canvas><video poster=/beach style='width:200px;height:200px'></video>"
    web.put(PAGE + PICTURES + rest + "<iframe src=https://other.test/ width=200 height=200></iframe>")
    web.put(b"no picture at all", "/badge")
    seen = await probing(limits=LookLimits(pictures=1)).look(ME)
    assert not seen.look.whole
    assert seen.look.note.endswith(
        "3 pictures on it were not read. Look at them yourself. A film on it was not watched. Watch it yourself."
    ), "and not the box that stayed empty, as what fills it was not let through"

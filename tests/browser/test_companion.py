"""The window that the person drives, on a screen of its own; the test does what the person would."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import AsyncGenerator, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page as WindowPage

from probes.companion import CompanionWindow, open_companion
from probes.find_browser import find_browser
from probes.practice.sites import Page, Sites, load_pages, serve
from probes.practice.world import load_practice
from selfaudit.errors import BadInputError, NoBrowserError
from selfaudit.findings import findings_from
from selfaudit.model import Kind, View
from selfaudit.policy.load import default_pack
from selfaudit.ports import InFront
from tests.browser.left import profiles, wait_for_none_left
from tests.browser.test_processes import folder

__all__ = ["folder"]
PRACTICE = load_practice()
ACCOUNT = next(account for account in PRACTICE.accounts if account.platform == "careerlink")
SECRET = "correct-horse-battery"
HOST = "careerlink.example"


@pytest.fixture(scope="module", autouse=True)
def screen() -> Generator[str]:
    """A screen that nobody sees."""
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    if shutil.which("Xvfb") is None:
        pytest.skip("a window that can be seen needs a screen: there is no Xvfb on this machine")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", f":{said.readline().strip()}")
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        yield os.environ["DISPLAY"]
    server.terminate()
    server.wait()


@dataclass
class Practised:
    sites: Sites

    def open(self) -> AbstractAsyncContextManager[CompanionWindow]:
        return open_companion(ACCOUNT, PRACTICE.platforms, self.sites.routes, self.sites.spki)


@pytest_asyncio.fixture
async def practised() -> AsyncGenerator[Practised]:
    other = {
        (HOST, "/people/robin-quill"): Page(body=b"<!doctype html><h1 class=display-name>Robin Quill</h1>"),
        (HOST, "/reveal"): Page(
            body=b"<!doctype html><p>Your password, shown.</p><input autocomplete=new-password value=x>"
        ),
        ("elsewhere.example", "/"): Page(body=b"<!doctype html><p>Another site.</p>"),
    }
    async with serve(load_pages() | other) as sites:
        yield Practised(sites)


async def sign_in(page: WindowPage) -> None:
    await page.fill("[type=email]", "morgan@postbox.example")
    await page.fill("[type=password]", SECRET)
    await page.click("button")
    await page.wait_for_url("**/as-the-public*")
    await page.wait_for_load_state()


async def refused(window: CompanionWindow, state: InFront) -> None:
    assert await window.in_front() is state
    with pytest.raises(BadInputError):
        await window.read()


@asynccontextmanager
async def profile_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Path]:
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert profiles(folder) == []


def on_disk(folder: Path, words: str) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if words.encode() in path.read_bytes()]


async def test_a_wall_then_a_sign_in_then_the_one_page_that_is_shown(
    practised: Practised, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with profile_folders(folder, monkeypatch):
        async with practised.open() as window:
            (page,) = window.context.pages
            await refused(window, InFront.SIGN_IN)
            await sign_in(page)
            assert await window.in_front() is InFront.READABLE
            seen = await window.read()
            assert seen.look.view is View.SHOWN
            assert seen.look.target == ACCOUNT.id
            assert [account.id for account in seen.look.linked] == ["chirrup:mthistle_teaches"]
            words = "\n".join(passage.text for passage in seen.passages)
            assert "Thistledown Green Primary School" in words
            assert "what you type here" not in words
            assert SECRET not in words
            found = findings_from(
                seen, PRACTICE.identity, default_pack(), lambda passage, match: window.crop(seen, passage, match)
            )
            phone = next(finding for finding in found if finding.kind is Kind.PHONE)
            assert phone.view is View.SHOWN
            assert phone.crop
            assert phone.crop.startswith(b"\x89PNG")
            await page.goto(f"https://{HOST}/people/robin-quill")
            await refused(window, InFront.SOMEBODY)
            await page.goto(f"https://{HOST}/reveal")
            await refused(window, InFront.SIGN_IN)
            with pytest.raises(Exception, match="ERR_"):
                await page.goto("https://elsewhere.example/")
            await refused(window, InFront.LOADING)
            second = await window.context.new_page()
            await refused(window, InFront.SEVERAL)
            await second.close()
            assert on_disk(folder, SECRET) == []
            assert {line.host for line in window.ledger() if line.allowed} == {HOST}
            assert any(line.host == "elsewhere.example" for line in window.ledger() if not line.allowed)
            await page.close()
            await refused(window, InFront.CLOSED)
        async with practised.open() as window:
            await refused(window, InFront.SIGN_IN)
            await window.context.pages[0].goto(f"https://{HOST}/people/morgan-thistlewood/as-the-public")
            await window.context.pages[0].wait_for_url("**/login*")


async def test_without_a_screen_there_is_no_window(practised: Practised, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(NoBrowserError, match="no screen"):
        async with practised.open():
            pass


RUN = textwrap.dedent(
    """
    import asyncio
    from probes.companion import open_companion
    from probes.practice.world import load_practice
    practice = load_practice()
    account = next(one for one in practice.accounts if one.platform == "careerlink")
    async def main():
        async with open_companion(account, practice.platforms, {}) as window:
            print("up", flush=True)
            await asyncio.sleep(60)
    asyncio.run(main())
    """
)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="counts processes by /proc")
def test_when_the_app_dies_the_window_goes_and_its_folder_is_swept_at_the_next_start(folder: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    process.kill()
    process.communicate(timeout=60)
    wait_for_none_left(folder)
    sweep = "from probes.private_folder import sweep; from probes.profile import PREFIX; sweep(PREFIX)"
    subprocess.run([sys.executable, "-c", sweep], env=environment, check=True)
    assert profiles(folder) == []

"""Set-up finds a browser, or fetches one in the promised order, or says in one sentence what to install."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from probes import get_browser, system_library

BROWSER = Path("/made-up/chromium")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """A machine without a browser, where the commands named in `bring` bring one; gives the commands that are run."""

    def make(bring: str = "", fail: Sequence[str] = (), root: bool = True, starts: bool = True) -> list[str]:
        ran: list[str] = []
        there = [False]

        def run(command: Sequence[object], **_: object) -> subprocess.CompletedProcess[bytes]:
            words = " ".join(map(str, command))
            if words == f"{BROWSER} --version":
                return subprocess.CompletedProcess([], 0 if starts else 127)
            ran.append(words)
            there[0] = there[0] or bool(bring and bring in words)
            return subprocess.CompletedProcess([], int(any(part in words for part in fail)))

        class Fetching:
            """Stands in for Playwright's download, with a line of progress and one for programmers."""

            def __init__(self, command: Sequence[object], **options: object) -> None:
                self.returncode = run(command, **options).returncode
                self.stdout = ["|####  | 40% of 170 MiB\n", "    at ChildProcess.onexit (node:events)\n"]

            def __enter__(self) -> Fetching:
                return self

            def __exit__(self, *_: object) -> None:
                return None

        monkeypatch.setattr("probes.get_browser.subprocess.run", run)
        monkeypatch.setattr("probes.get_browser.subprocess.Popen", Fetching)
        monkeypatch.setattr(get_browser, "find_browser", lambda: BROWSER if there[0] else None)
        monkeypatch.setattr("probes.get_browser.shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr("probes.get_browser.os.geteuid", lambda: 0 if root else 1000, raising=False)
        return ran

    return make


def test_an_installed_browser_is_enough(
    world: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = world()
    monkeypatch.setattr(get_browser, "find_browser", lambda: BROWSER)
    assert get_browser.main() == 0
    assert ran == []
    assert capsys.readouterr() == ("", "")


def test_playwrights_download_comes_first(world: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    ran = world(bring="playwright install")
    assert get_browser.main() == 0
    assert len(ran) == 1
    assert ran[0].endswith("-m playwright install --no-shell chromium")
    told = capsys.readouterr().out
    assert "40% of 170 MiB" in told
    assert "node:" not in told


def test_a_download_that_does_not_start_is_not_enough(world: Callable[..., list[str]]) -> None:
    ran = world(bring="playwright install", starts=False)
    assert get_browser.main() == 0
    assert ran[1:] == ["apt-get update -qq", "apt-get install -y -qq chromium"]


def test_as_root_on_debian_the_package_is_installed(world: Callable[..., list[str]]) -> None:
    ran = world(bring="apt-get install", fail=["playwright"])
    assert get_browser.main() == 0
    assert ran[1:] == ["apt-get update -qq", "apt-get install -y -qq chromium"]


@pytest.mark.parametrize("root", [True, False])
def test_otherwise_one_sentence_says_what_to_install(
    world: Callable[..., list[str]], capsys: pytest.CaptureFixture[str], root: bool
) -> None:
    ran = world(fail=["playwright", "apt-get"], root=root)
    assert get_browser.main() == 2
    assert any("apt-get" in command for command in ran) is root
    assert capsys.readouterr().err == get_browser.WHAT_TO_INSTALL + "\n"


@pytest.mark.parametrize(("root", "starts_after"), [(True, True), (True, False), (False, False)])
def test_the_library_that_the_driver_lacks_is_installed_or_named(
    world: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    root: bool,
    starts_after: bool,
) -> None:
    ran = world(root=root)
    monkeypatch.setattr(get_browser, "find_browser", lambda: BROWSER)
    starts = iter((False, starts_after))
    monkeypatch.setattr(get_browser, "driver_starts", lambda: next(starts))
    assert get_browser.main() == (0 if starts_after else 2)
    assert ("apt-get install -y -qq libatomic1" in ran) is root
    assert ("The part that drives the browser does not start." in capsys.readouterr().err) is not starts_after


@pytest.mark.parametrize(("loads", "version", "starts"), [(True, 1, True), (False, 0, True), (False, 127, False)])
def test_the_driver_is_tried_where_its_library_is_missing(
    monkeypatch: pytest.MonkeyPatch, loads: bool, version: int, starts: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(get_browser, "loads", lambda library: loads)
    monkeypatch.setattr("probes.get_browser.subprocess.run", lambda *_, **__: subprocess.CompletedProcess([], version))
    assert get_browser.driver_starts() is starts


def test_a_library_that_nobody_has_does_not_load() -> None:
    assert not system_library.loads("libno-such-library.so.9")

"""`selfaudit scan`: what it prints and how it ends, for every sort of target."""

import asyncio
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from probes import probe as real_probe
from probes.platform_files import own_platforms
from probes.scan import plan
from selfaudit.capture import Capture, Passage
from selfaudit.model import Account, Identity, LedgerLine, Look, Outcome, View
from selfaudit.policy.load import default_pack
from selfaudit.ports import Also, Turn, at_once
from tests.probes.exports.made import zipped
from tests.probes.made_pdf import pdf
from tests.probes.picture.made import POOLE, exif, plain, saved
from tui.cli import main
from tui.exits import Exit
from tui.scan import Reading, scan
from tui.scan_progress import Progress

PAGE = """<!doctype html><html><head><title>Morgan Maple</title></head><body><h1>Hello</h1>
<p>I am a teacher at Larchfield Primary School. \x1b[2J\u202e</p></body></html>"""
CALM = "<!doctype html><html><head><title>Tea</title></head><body><p>We like tea and long walks.</p></body></html>"
WALL = """<!doctype html><html><head><title>Log in</title></head><body><h1>Log in to continue</h1>
<form><input type="password"></form></body></html>"""
SHELL = (
    '<!doctype html><html><head><title>App</title><script src="a.js"></script></head><body><div></div></body></html>'
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

Printed = tuple[int, str, str]


@pytest.fixture(autouse=True)
def plain_detection() -> None:
    """Scan is tried with the real detectors."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: str) -> Printed:
        code = main(["scan", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "saved"
    (place / "b").mkdir(parents=True)
    (place / "b" / "page").write_text(PAGE, "utf-8")
    (place / "a.htm").write_text(CALM, "utf-8")
    (place / "c.html").write_text(WALL, "utf-8")
    (place / "photo.txt").write_bytes(PNG)
    (place / "z.txt").write_text("I teach at Larchfield Primary School.", "utf-8")
    return place


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_page_with_findings_ends_with_one(run: Any, page: Path) -> None:
    code, out, err = run(str(page), "--format", "json")
    look, *findings = lines(out)
    assert (code, err) == (1, "")
    assert list(look) == ["type", "target", "outcome", "passages", "whole", "findings", "note"]
    assert look == look | {"type": "look", "target": str(page), "outcome": "public", "findings": len(findings)}
    for finding in findings:
        assert list(finding) == [
            *("type", "target", "kind", "quote", "place", "severity", "confidence", "rule", "why", "key_points")
        ]
        assert finding["type"] == "finding"
        assert finding["target"] == str(page)
        assert finding["severity"] in ("high", "medium", "low")
        assert 0 <= finding["confidence"] <= 1
    assert any(finding["kind"] == "school" and "staff-12" in finding["key_points"] for finding in findings)


def test_a_page_without_findings_ends_with_nought(run: Any, tmp_path: Path) -> None:
    calm = tmp_path / "calm.html"
    calm.write_text(CALM, "utf-8")
    code, out, _ = run(str(calm))
    assert code == 0
    assert out.splitlines()[-1] == "Nothing was found in 1 target."


@pytest.mark.parametrize(("text", "outcome"), [(WALL, "wall"), (SHELL, "not_checked")])
def test_what_could_not_be_looked_at_is_never_clean(run: Any, tmp_path: Path, text: str, outcome: str) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(text, "utf-8")
    code, out, _ = run(str(saved), "--format", "json")
    assert code == 3
    assert [line["outcome"] for line in lines(out)] == [outcome]


def test_a_folder_is_read_in_order_by_content_not_by_name(run: Any, folder: Path) -> None:
    code, out, _ = run(str(folder), "--format", "json")
    looks = [line for line in lines(out) if line["type"] == "look"]
    assert code == 1
    assert [Path(look["target"]).relative_to(folder).as_posix() for look in looks] == [
        *("a.htm", "c.html", "photo.txt", "z.txt", "b/page")
    ]
    assert [look["outcome"] for look in looks] == ["public", "wall", "not_checked", "public", "public"]
    assert "cannot be opened" in looks[2]["note"]


def test_a_picture_and_a_pdf_are_read(run: Any, tmp_path: Path) -> None:
    (tmp_path / "beach.jpg").write_bytes(saved(plain(), exif=exif({315: "Robin Ashdale"}, gps=POOLE)))
    (tmp_path / "letter").write_bytes(pdf("Call Robin on 07700 900123"))
    code, out, _ = run(str(tmp_path), "--format", "json")
    found = {(Path(line["target"]).name, line["kind"]) for line in lines(out) if line["type"] == "finding"}
    assert code == 1
    assert found >= {("beach.jpg", "location"), ("beach.jpg", "picture"), ("letter", "phone")}


def test_standard_input_is_text(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"I teach at Larchfield Primary School.")))
    code, out, _ = run("-", "--format", "json")
    look, *findings = lines(out)
    assert code == 1
    assert look["target"] == "-"
    assert {(finding["kind"], finding["target"], finding["place"]) for finding in findings} >= {("school", "-", "text")}


def test_an_identity_sharpens_it(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><p>Great day at Larchy today with everyone.</p>", "utf-8")
    me = tmp_path / "me.toml"
    me.write_text('[[schools]]\nname = "Larchfield Primary School"\nother_names = ["Larchy"]\n', "utf-8")
    assert run(str(page))[0] == 0
    code, out, _ = run(str(page), "--identity", str(me), "--format", "json")
    assert code == 1
    assert any(line.get("quote") == "Larchy" for line in lines(out))


BAD = {
    "missing file": ["nowhere.html"],
    "unknown format": ["page.html", "--format", "xml"],
    "no target": [],
    "http only": ["http://maple.example/"],
    "not the web": ["ftp://maple.example/"],
    "own network": ["https://localhost/"],
    "numbers": ["https://192.0.2.1/"],
    "script": ["javascript:alert(1)"],
    "user in address": ["https://me@maple.example/"],
    "port": ["https://maple.example:8443/"],
    "empty name": [""],
    "null byte": ["a\x00b"],
    "empty file": ["empty.html"],
    "blank file": ["blank.html"],
    "zip": ["export.zip"],
    "binary": ["noise.bin"],
    "empty folder": ["nothing"],
    "no identity": ["page.html", "--identity", "nowhere.toml"],
    "broken identity": ["page.html", "--identity", "broken.toml"],
    "unknown key": ["page.html", "--identity", "unknown.toml"],
    "binary identity": ["page.html", "--identity", "photo.png"],
    "good and bad": ["page.html", "nowhere.html"],
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_bad_input_is_one_sentence_and_prints_nothing(
    run: Any, page: Path, tmp_path: Path, case: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.html").touch()
    Path("blank.html").write_text(" \n\t\n")
    Path("photo.png").write_bytes(PNG)
    Path("export.zip").write_bytes(b"PK\x03\x04" + bytes(30))
    Path("noise.bin").write_bytes(bytes(range(256)) * 4)
    Path("nothing").mkdir()
    Path("broken.toml").write_text("names = [")
    Path("unknown.toml").write_text('nmaes = ["Morgan Maple"]')
    code, out, err = run(*BAD[case], *(["--format", form] if "--format" not in BAD[case] else []))
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "maple" not in err.lower()


def test_text_from_outside_does_not_steer_the_terminal(run: Any, page: Path) -> None:
    _, out, _ = run(str(page))
    assert "Larchfield Primary School" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert max(map(len, out.splitlines())) <= 80 or str(page) in out


def test_the_text_says_why_and_what_to_do(run: Any, page: Path) -> None:
    _, out, _ = run(str(page))
    assert "Why: " in out
    assert "What to do: " in out
    assert "staff point 12" in out
    assert re.fullmatch(r"[1-9]\d* findings? in 1 of 1 target\.", out.splitlines()[-1])


def test_the_text_ends_with_what_could_not_be_looked_at(run: Any, folder: Path) -> None:
    _, out, _ = run(str(folder))
    end = out[out.index("Could not be looked at") :]
    assert "c.html" in end
    assert "photo.txt" in end
    assert end.splitlines()[-1].endswith("2 could not be looked at.")


def test_sarif_names_rules_and_places(run: Any, folder: Path) -> None:
    code, out, _ = run(str(folder), "--format", "sarif")
    document = json.loads(out)
    work = document["runs"][0]
    rules = work["tool"]["driver"]["rules"]
    assert code == 1
    assert document["version"] == "2.1.0"
    assert work["results"]
    for result in work["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert len(work["invocations"][0]["toolExecutionNotifications"]) == 2


ACCOUNT = Account("website", "maya.example", "https://maya.example/")


class _MadeUpProbe:
    def __init__(self) -> None:
        self.looked: list[str] = []

    async def look(self, account: Account, turn: Turn = at_once) -> Capture:
        self.looked.append(account.address)
        seen = Look(account.id, account.address, View.SIGNED_OUT, Outcome.PUBLIC, datetime.now(UTC), "", 1)
        return Capture(seen, (Passage("I teach at Larchfield Primary School."),))

    def crop(self, capture: Capture, passage: Passage, match: object) -> bytes | None:
        return None

    def ledger(self) -> tuple[LedgerLine, ...]:
        return ()


def test_an_address_is_looked_at_by_the_probe_and_told_as_given(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = _MadeUpProbe()

    @asynccontextmanager
    async def opened(*_: object) -> AsyncGenerator[_MadeUpProbe]:
        yield probe

    monkeypatch.setattr(real_probe, "open_probe", opened)
    code, out, _ = run("https://www.instagram.com/Miss.Maple_4?igsh=abc", "--format", "json")
    assert code == 1
    assert probe.looked == ["https://www.instagram.com/miss.maple_4/"]
    assert {line["target"] for line in lines(out)} == {"https://www.instagram.com/Miss.Maple_4?igsh=abc"}


def test_a_host_is_allowed_for_this_scan_where_it_was_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[tuple[str, ...]] = []

    @asynccontextmanager
    async def opened(_: object, also: Also) -> AsyncGenerator[_MadeUpProbe]:
        allowed.append(tuple(also(ACCOUNT)))
        yield _MadeUpProbe()

    monkeypatch.setattr(real_probe, "open_probe", opened)
    run("https://maya.example/")
    run("https://maya.example/", "--allow-host", "fonts.example", "--allow-host", "CDN.example")
    assert allowed == [(), ("fonts.example", "cdn.example")]
    code, _, err = run("https://maya.example/", "--allow-host", "127.0.0.1")
    assert (code, len(allowed)) == (2, 2)
    assert "numbers" in err


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><p>Zoë teaches at École Larchfield Primary School 😀</p>", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tui", "scan", "--format", "json", str(page)],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": "/nowhere"},
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 1
    assert all(json.loads(line) for line in done.stdout.decode("utf-8").splitlines())


def test_help_on_scan_starts_no_browser_and_no_database() -> None:
    code = "import sys; from tui.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    heavy = "print([name for name in ('playwright', 'lxml', 'textual', 'sqlcipher3') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_shows_what_was_found_and_names_what_was_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    for number in range(400):
        (tmp_path / f"b{number:03}.html").write_text(CALM, "utf-8")
    command = [sys.executable, "-m", "tui", "scan", str(tmp_path), "--format", "json"]
    with (
        (tmp_path.parent / "errors").open("w+", encoding="utf-8") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as running,
    ):
        assert running.stdout
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        # `communicate` would lose what `readline` has already taken from the pipe.
        out = running.stdout.read()
        running.wait()
        errors.seek(0)
        err = errors.read()
    told = lines(first + out)
    assert running.returncode == 1
    assert "Traceback" not in err
    assert any(line["type"] == "finding" for line in told)
    left = [line for line in told if line["type"] == "look" and "you stopped" in line["note"]]
    assert left and all(line["outcome"] == "not_checked" for line in left)
    assert len({line["target"] for line in told if line["type"] == "look"}) == 401


async def test_a_download_in_hand_is_told_in_part(tmp_path: Path) -> None:
    post = {"title": "Call 07700 900123.", "creation_timestamp": 1700000000, "media": []}
    path = zipped(tmp_path / "a.zip", {"your_instagram_activity/content/posts_1.json": [post] * 3_000})
    out = io.StringIO()
    task: list[asyncio.Task[Exit]] = []

    class StopsAfterAWhile(Progress):
        def tell(self, passages: int = 0) -> None:
            if passages >= 1_000:
                task[0].cancel()

    reading = Reading(Identity(), default_pack(), own_platforms(), lambda: datetime.now(UTC), real_probe.open_probe)  # type: ignore[arg-type]
    targets = plan([str(path)], own_platforms(), bytes)
    task.append(asyncio.ensure_future(scan(targets, reading, out, "json", False, StopsAfterAWhile(None, 1))))
    assert await task[0] is Exit.FOUND
    look, *found = lines(out.getvalue())
    assert (look["outcome"], look["whole"]) == ("partial", False) and "you stopped" in look["note"]
    assert [line["quote"] for line in found] == ["07700 900123"]


def test_progress_is_one_line_that_writes_over_itself() -> None:
    out = io.StringIO()
    moments = iter([0.0, 1.0, 1.0, 1.1, 40.0, 40.0, 40.0, 80.0, 80.0, 80.0])
    progress = Progress(out, 8, lambda: next(moments))
    progress.tell()
    progress._done = 3
    progress.one_more()
    progress.one_more()
    assert out.getvalue().count("\n") == 0
    assert "Looked at 0 of 8." in out.getvalue()
    assert "Looked at 5 of 8, less than a minute left." in out.getvalue()
    silent = Progress(None, 8, lambda: 0.0)
    silent.tell()
    silent.clear()

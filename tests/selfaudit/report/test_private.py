from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from selfaudit.model import Account, Choice, Identity, Kind, LedgerLine, Outcome, School, Standing
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.progress import Progress, Said
from selfaudit.report.private import private_report
from selfaudit.text import harmless
from tests.selfaudit.made_up import CHIRP, DAY, INSTA, START, audit, decided, finding, look, progress, said
from tests.selfaudit.report.papers import everything, hard_words

NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 20
HOSTILE = (
    "</style></p><script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>\"'>&amp;"
    "<base href=//a.example><meta http-equiv=refresh content=0>{{ 7*7 }}{% raw %}\u202e\x1b[31m\x00<!--"
)
TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "main",
    "section",
    "ol",
    "ul",
    "li",
    "strong",
    "span",
    "div",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "article",
    "mark",
    "img",
    "dl",
    "dt",
    "dd",
    "footer",
    "svg",
    "line",
    "rect",
    "text",
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "href", "aria-labelledby", "aria-label"}
ATTRIBUTES |= {"colspan", "id", "tabindex", "role", "scope", "dir", "src", "alt", "data-label"}
ATTRIBUTES |= {"viewbox", "x", "y", "x1", "y1", "x2", "y2", "rx", "width", "height"}


def report(kept: Progress, masked: bool = False) -> str:
    return private_report(default_pack(), kept, settle(default_pack(), kept), NOW, masked)


def parsed(page: str) -> Any:
    return html.document_fromstring(page)


def rich() -> Progress:
    """Something of everything."""
    phone = finding(Kind.PHONE, crop=PNG)
    email = finding(Kind.EMAIL, quote="robin@mail.example", standing=Standing.STILL_THERE)
    gone = finding(Kind.POSTCODE, quote="ZZ99 9ZZ", standing=Standing.GONE)
    return progress(
        audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [phone, email, gone]),
        decisions={email: decided(Choice.KEEP, "my reason")},
        answers={"staff-13": said(Said.TALK, note="my note"), "staff-3": said(Said.YES)},
    )


def hostile() -> Progress:
    """The same words of a hostile page wherever words from outside can stand."""
    account = Account(HOSTILE, HOSTILE, "https://a.example/" + HOSTILE, HOSTILE)
    one = replace(
        finding(Kind.PHONE, account),
        quote=HOSTILE,
        context=HOSTILE * 3,
        quote_at=len(HOSTILE),
        why=HOSTILE,
        rule=HOSTILE,
        fingerprint=HOSTILE,
        crop=b"\x89PNG" + HOSTILE.encode(),
    )
    elsewhere = replace(one, target=HOSTILE + "2", fingerprint="2")
    run = audit([look(account, Outcome.PUBLIC, note=HOSTILE)], [one, elsewhere], accounts=[account])
    run = replace(run, ledger=(LedgerLine(HOSTILE, False, 2, HOSTILE, HOSTILE),), policy=HOSTILE)
    return progress(
        run,
        decisions={one: decided(Choice.KEEP, HOSTILE)},
        answers={"staff-13": said(Said.TALK, note=HOSTILE)},
    )


PAGES = {
    "everything": rich(),
    "hostile": hostile(),
    "nothing yet": progress(),
    "accounts only": progress(accounts=[INSTA]),
    "not finished": progress(audit({INSTA: Outcome.BLOCKED}, finished=False)),
    "clean": progress(audit({INSTA: Outcome.PRIVATE})),
    "three audits": everything(),
    "hard words": hard_words(),
}


@pytest.fixture(params=[(name, masked) for name in PAGES for masked in (False, True)], ids=str)
def page(request: pytest.FixtureRequest) -> str:
    name, masked = request.param
    return report(PAGES[name], masked)


def test_it_holds_only_our_own_markup(page: str) -> None:
    for element in parsed(page).iter():
        assert element.tag in TAGS, element.tag
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        assert element.get("href", "#summary") == "#summary"
        assert element.get("src", "data:image/png;base64,").startswith("data:image/png;base64,")


def test_it_refers_to_nothing_outside(page: str) -> None:
    style = parsed(page).findtext(".//style")
    assert "url(" not in style
    assert "@import" not in style
    assert not parsed(page).xpath("//link | //script | //iframe | //object | //form")


def test_its_content_policy_allows_its_own_style_and_nothing_else(page: str) -> None:
    policy = parsed(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_words_of_a_hostile_page_are_shown_as_words() -> None:
    page = report(hostile())
    for marked in parsed(page).xpath("//mark"):
        assert marked.text_content() == harmless(HOSTILE)
    assert not set("\u202e\x1b\x00") & set(page)


def test_a_screen_reader_finds_its_way(page: str) -> None:
    tree = parsed(page)
    assert tree.get("lang") == "en-GB"
    assert tree.findtext(".//title")
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)
    assert tree.xpath("//a[@class='skip']")[0].get("href")[1:] in ids
    for table in tree.xpath("//table"):
        assert table.findtext("caption")
        assert table.xpath("thead//th[@scope='col']")
        assert all(len(row.xpath("th[@scope='row']")) == 1 for row in table.xpath("tbody/tr"))
    assert all(picture.get("alt") for picture in tree.xpath("//img"))


def test_a_masked_report_holds_no_quote_reason_note_or_picture() -> None:
    whole, masked = report(rich()), report(rich(), masked=True)
    for private in ("07700 900123", "robin@mail.example", "Hello, here is", "my reason", "my note", "data:image"):
        assert private in whole
        assert private not in masked
    assert len(parsed(masked).xpath("//mark")) == len(parsed(whole).xpath("//mark")) == 2


def test_the_quote_is_marked_in_its_context() -> None:
    quoted = parsed(report(rich())).xpath("//p[@class='quote']")[0]
    assert quoted.text_content() == "Hello, here is 07700 900123 for you"
    assert quoted.findtext("mark") == "07700 900123"


def test_the_map_tells_none_from_not_known() -> None:
    rows = {
        row.findtext("th"): [cell.text_content() for cell in row.xpath("td")]
        for row in parsed(report(rich())).xpath("//section[@aria-labelledby='map']//tbody/tr")
    }
    assert rows == {"Instagram · robin.quill": ["1", "1"], "Chirp · rquill": ["Not known: could not look"]}


def test_an_account_that_could_not_be_looked_at_is_told_in_the_summary_with_what_to_do_further_down() -> None:
    tree = parsed(report(rich()))
    assert "Nothing is known yet about Chirp · rquill" in tree.xpath("//section")[0].text_content()
    told = tree.xpath("//section[@aria-labelledby='accounts']//tr[contains(., 'Chirp')]")[0].text_content()
    assert "Could not look: the site asks visitors to sign in. Sign in, view" in told


def test_a_page_read_in_part_is_told_in_the_summary() -> None:
    kept = progress(audit([look(INSTA, Outcome.PUBLIC, whole=False)], accounts=(INSTA,)))
    summary = parsed(report(kept)).xpath("//section")[0].text_content()
    assert "Only a part was read of Instagram · robin.quill." in summary
    assert "Only a part" not in report(rich())


def test_every_key_point_stands_there_with_state_evidence_and_what_is_missing() -> None:
    points = parsed(report(rich())).xpath("//section[@aria-labelledby='points']/article")
    settled = settle(default_pack(), rich())
    assert len(points) == len(settled)
    for shown, one in zip(points, settled, strict=True):
        text = shown.text_content()
        assert shown.xpath("p[contains(@class, 'state')]")[0].text_content() == one.state.capitalize()
        assert default_pack().key_point(one.key_point).cite in text
        assert all(line in text for line in one.missing)
        assert all(item.text.split(" in view on ")[0] in text for item in one.evidence)


def test_the_ledger_and_the_next_date_are_told() -> None:
    tree = parsed(report(rich()))
    assert "instagram.example" in tree.xpath("//section[@aria-labelledby='ledger']")[0].text_content()
    assert "1 September 2027" in tree.xpath("//section[@aria-labelledby='next']")[0].text_content()


def test_an_unfinished_audit_says_so_first() -> None:
    summary = parsed(report(PAGES["not finished"])).xpath("//section")[0].text_content()
    assert "not finished" in summary


def test_what_the_person_did_not_name_is_a_limit() -> None:
    kept = rich()
    assert "You did not name your school, or your phone number" in report(kept)
    named = Identity(schools=(School("Oakmere Primary School"),), numbers=("07700 900123",), places=("Wimborne",))
    named_audit = replace(kept.audits[0], identity=named)
    assert "You did not name" not in report(replace(kept, audits=(named_audit,)))


def test_two_hundred_findings_with_pictures_stay_under_five_megabytes() -> None:
    findings = [finding(Kind.PHONE, quote=f"07700 900{number:03}", crop=PNG + b"x" * 15_000) for number in range(200)]
    page = report(progress(audit({INSTA: Outcome.PUBLIC}, findings)))
    assert page.count("<img") == 200
    assert len(page.encode()) < 5_000_000


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2."""

    def light(colour: str) -> float:
        full = colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])
        parts = [int(full[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_of_words_can_be_read_in_light_dark_and_print() -> None:
    style = (resources.files("selfaudit.report") / "templates" / "report.css").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert len(palettes) == 3
    for colours in palettes:
        for words in ("ink", "soft", "accent", "do", "talk", "unknown", "met"):
            for ground in ("page", "card"):
                assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)
        assert contrast(colours["mark-ink"], colours["mark"]) >= 7


def test_what_an_earlier_audit_saw_stays_in_view_while_the_page_cannot_be_looked_at() -> None:
    before = audit({INSTA: Outcome.PUBLIC}, [finding(Kind.PHONE)], start=START - 90 * DAY)
    tree = parsed(report(progress(before, audit({INSTA: Outcome.WALL}))))
    found = tree.xpath("//section[@aria-labelledby='findings']")[0].text_content()
    assert "07700 900123" in found
    assert "Seen in an earlier audit" in found


def test_what_is_not_about_the_person_is_not_counted() -> None:
    one = finding(Kind.PHONE)
    kept = progress(audit({INSTA: Outcome.PUBLIC}, [one]), decisions={one: decided(Choice.NOT_ME)})
    assert not parsed(report(kept)).xpath("//section[@aria-labelledby='map']//table")

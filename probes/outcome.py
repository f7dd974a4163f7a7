"""What came of a look: status, final address and words become an outcome and a note in plain words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from probes.addresses import read_address, segments
from probes.platform import Marker, Platform, Sign
from probes.snapshot import PageSnapshot
from probes.walls import (
    BOT_CHECK,
    EMPTY_SHELL,
    LOG_IN,
    LOG_IN_FORM,
    LOG_IN_PATHS,
    LOG_IN_TITLES,
    MISSING,
    NOT_CONTENT,
)
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Outcome

_THIN = 1500  # characters: a page that asks to log in and says less than this shows nothing of a profile
_LITTLE = 400  # characters beside the log-in form: less than that is the form's own page
_ALMOST_NOTHING = 60  # characters: what a page says that is built by scripts which did not run
_LONGEST_SIGN = 160  # characters: a line longer than this is somebody's own words, not a notice
_SURE = (Sign.STATUS, Sign.ADDRESS)


@dataclass(frozen=True)
class Verdict:
    """An outcome and, in plain words, why: what the person reads beside it.

    `whole` is False where the page goes on beyond what was read: nothing found in it is not nothing there.
    """

    outcome: Outcome
    note: str
    whole: bool = True


def judge(page: PageSnapshot, platform: Platform | None = None, account: Account | None = None) -> Verdict:
    """What the look at `page` says. Whatever is unclear comes out as not conclusive, never as clean."""
    verdict = _judge(page, platform, account)
    if not page.cut:
        return verdict
    note = f"{verdict.note} Only its first part was read: please look at the rest."
    return Verdict(verdict.outcome, note, whole=False)


def _judge(page: PageSnapshot, platform: Platform | None, account: Account | None) -> Verdict:
    site = None if platform is None or platform.any_host else platform
    name = site.name if site else "The page"
    lines = _lines(page)
    signs = _marker_signs(page, platform, account, lines) if platform else {}
    if verdict := _refused(page, name, signs, lines):
        return verdict
    content = _has_content(page, site)
    if verdict := _settled(page, name, platform, signs, lines, content):
        return verdict
    if verdict := _walled(page, name, signs, lines, content):
        return verdict
    words = _own_words(lines)
    if len(words) < _ALMOST_NOTHING and (page.scripts or not words) and not content:
        return Verdict(Outcome.NOT_CHECKED, "The page is almost empty without its scripts, so nothing could be read.")
    if site and page.status is not None and not content and Outcome.PUBLIC not in signs:
        return Verdict(Outcome.NOT_CHECKED, f"It is not sure what {name} showed. Please look yourself.")
    return Verdict(Outcome.PUBLIC, "Anyone can read this page.")


def _refused(page: PageSnapshot, name: str, signs: dict[Outcome, set[Sign]], lines: list[str]) -> Verdict | None:
    """Outcomes of a page that is no page of the person's at all."""
    status = page.status or 0
    checked = page.title.strip().casefold()
    thin = sum(map(len, lines)) < _THIN
    if Outcome.BLOCKED in signs or status in (403, 406, 418, 429, 451, 999):
        return Verdict(Outcome.BLOCKED, f"{name} refused the visit. Please look yourself.")
    if thin and (BOT_CHECK.fullmatch(checked) or any(BOT_CHECK.fullmatch(line.casefold()) for line in lines)):
        return Verdict(Outcome.BLOCKED, f"{name} asked for proof that a person is looking. Please look yourself.")
    if status == 401:
        return Verdict(Outcome.WALL, f"{name} asks visitors to log in.")
    if status >= 500 or status == 408:
        return Verdict(Outcome.UNREACHABLE, f"{name} had a fault of its own (status {status}). Try again later.")
    return None


def _settled(
    page: PageSnapshot,
    name: str,
    platform: Platform | None,
    signs: dict[Outcome, set[Sign]],
    lines: list[str],
    content: bool,
) -> Verdict | None:
    """`not_found` and `private`, which need a status or address and a marker in the page's own words."""
    missing = set(signs.get(Outcome.NOT_FOUND, ()))
    if page.status in (404, 410):
        missing.add(Sign.STATUS)
    generic = platform is None or platform.any_host
    if generic and any(MISSING.fullmatch(line.casefold()) for line in (page.title, *lines)):
        missing.add(Sign.LINE)
    private = signs.get(Outcome.PRIVATE, set())
    if _two_signs(missing) and not _two_signs(private):
        return Verdict(Outcome.NOT_FOUND, f"{name} says that there is nothing at this address.")
    if _two_signs(private) and not _two_signs(missing):
        if content and Outcome.PUBLIC in signs:
            return Verdict(Outcome.PARTIAL, f"{name} calls this private, but shows some of it to everyone.")
        return Verdict(Outcome.PRIVATE, f"{name} shows strangers that this account is private.")
    if page.status in (404, 410) or (missing - set(_SURE)) or (private - set(_SURE)):
        return Verdict(Outcome.NOT_CHECKED, f"It is not sure what {name} showed. Please look yourself.")
    return None


def _two_signs(signs: Iterable[Sign]) -> bool:
    found = set(signs)
    return bool(found & set(_SURE)) and bool(found - set(_SURE))


def _walled(
    page: PageSnapshot, name: str, signs: dict[Outcome, set[Sign]], lines: list[str], content: bool
) -> Verdict | None:
    path = [part.casefold() for part in segments(_path(page.address))]
    title = page.title.strip().casefold()
    strong = (
        Outcome.WALL in signs or bool(LOG_IN_TITLES.fullmatch(title)) or any(LOG_IN_PATHS.fullmatch(p) for p in path)
    )
    asked = [line for line in lines if len(line) <= _LONGEST_SIGN and LOG_IN.search(_plain(line))]
    form = [line for line in lines if LOG_IN_FORM.fullmatch(_plain(line))]
    rest = sum(len(line) for line in lines if line not in asked and line not in form)
    if content and (strong or asked or (page.password_field and form)):
        return Verdict(Outcome.PARTIAL, f"{name} shows strangers a part and asks to log in for the rest.")
    if strong or (rest < _LITTLE and (asked or (page.password_field and form))):
        return Verdict(Outcome.WALL, f"{name} asks visitors to log in.")
    return None


def _marker_signs(
    page: PageSnapshot, platform: Platform, account: Account | None, lines: list[str]
) -> dict[Outcome, set[Sign]]:
    signs: dict[Outcome, set[Sign]] = {}
    data = [text for _, text in (*page.structured, *page.metas)]
    for marker in platform.markers:
        if _fits(marker, page, account, lines, data):
            signs.setdefault(marker.outcome, set()).add(marker.sign)
    return signs


def _fits(marker: Marker, page: PageSnapshot, account: Account | None, lines: list[str], data: list[str]) -> bool:
    if marker.sign is Sign.STATUS:
        return str(page.status) == marker.value
    if marker.sign is Sign.ADDRESS:
        return _address_fits(marker.value, page, account)
    wanted = _pattern(marker.value)
    if marker.sign is Sign.TITLE:
        return bool(wanted.fullmatch(_plain(page.title)))
    if marker.sign is Sign.LINE:
        return any(wanted.fullmatch(_plain(line)) for line in lines)
    return any(wanted.fullmatch(text) for text in data)


def _address_fits(value: str, page: PageSnapshot, account: Account | None) -> bool:
    path = _path(page.address).rstrip("/").casefold()
    if value == "/{handle}":
        own = _path(account.address).rstrip("/").casefold() if account else path
        return bool(path.strip("/")) and path == own
    return path == value.casefold() or path.startswith(value.casefold().rstrip("/") + "/")


def _has_content(page: PageSnapshot, site: Platform | None) -> bool:
    """Whether a field that is the person's own (not the site's frame) has words in it."""
    own = {field.name for field in site.fields} if site else set()
    return any(
        text.visible and text.field in own and not NOT_CONTENT.fullmatch(_plain(text.text)) for text in page.texts
    )


def _lines(page: PageSnapshot) -> list[str]:
    visible = (text.text for text in page.texts if text.visible and text.attribute in ("", "value"))
    return [line.strip() for text in visible for line in text.split("\n") if line.strip()]


def _own_words(lines: list[str]) -> str:
    return " ".join(line for line in lines if not EMPTY_SHELL.fullmatch(line.casefold()))


def _pattern(value: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, _plain(value).split("…"))), re.IGNORECASE | re.DOTALL)


def _plain(text: str) -> str:
    """One spelling for what pages write in several: apostrophes, blanks."""
    return " ".join(text.replace("\u2019", "'").replace("\xa0", " ").split())


def _path(address: str) -> str:
    try:
        return read_address(address).path if address else ""
    except BadInputError:
        return ""

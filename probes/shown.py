"""What the person shows becomes a capture: the page in the window they drive, copied text, a saved page. Pure.

Only pages of their own account are read, and never one that asks for a password or what somebody typed into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from probes.decode import decode
from probes.linked import linked_accounts, written_accounts
from probes.mhtml import is_mhtml, page_of
from probes.outcome import judge
from probes.page import passages
from probes.page_pictures import unseen_on
from probes.platform import Platform
from probes.resolve import resolve
from probes.saved import is_page, read_as, saved_from
from probes.snapshot import PageSnapshot, Text
from probes.unseen import told as told_of
from selfaudit.capture import Capture
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Look, Outcome, View
from selfaudit.ports import InFront

_READ = "Read as you showed it."
_IN_PART = "Read as you showed it, but only its first part."
_LEAST = 40  # characters: less is no page, but perhaps a password or a message that was copied for something else
_LONGEST_VALUE = 24  # characters: longer values in an address are marks for following people about, not a page's name
_FOLLOWING = re.compile(r"_.*|utm_.*|fbclid|gclid|igshid?|ref(?:_?src)?|trk\w*|lipi|si|locale|lang|hl", re.IGNORECASE)
_REFUSALS = {
    InFront.CLOSED: ("The window is closed.", "Open it again to show a page."),
    InFront.LOADING: ("There is no page in the window yet.", "Wait until it has loaded, then read it."),
    InFront.SEVERAL: ("More than one page is open in the window.", "Close those that should not be read."),
    InFront.ELSEWHERE: ("This page is not on the site of this account.", "Go back to your own profile there."),
    InFront.SOMEBODY: (
        "This page goes by another name than the account you chose.",
        "Open your own profile. If this name is yours too, add it on the Accounts step.",
    ),
    InFront.SIGN_IN: ("This is a sign-in page: sign in first.", "Then go to your profile and read that."),
}


def refusal(state: InFront) -> BadInputError:
    """Why a page in this state is not read, in words. Raises KeyError for one that can be read."""
    return BadInputError(*_REFUSALS[state])


def whose(address: str, account: Account, platforms: Mapping[str, Platform]) -> InFront:
    """Whether the page at `address` is one of this account's site, of somebody else there, or elsewhere."""
    platform = platforms[account.platform]
    try:
        parts = urlsplit(address)
        if parts.scheme != "https" or not platform.allows(account, parts.hostname or ""):
            return InFront.ELSEWHERE
    except ValueError:
        return InFront.ELSEWHERE
    try:
        other = resolve(address, platforms, platform.id)
    except BadInputError:
        return InFront.READABLE  # nobody's profile: settings, and a view of one's own page that carries no name
    own = platform.any_host or other.id.casefold() == account.id.casefold()
    return InFront.READABLE if own else InFront.SOMEBODY


def shown_page(
    page: PageSnapshot,
    account: Account,
    platforms: Mapping[str, Platform],
    now: datetime,
    picture: bytes | None = None,
) -> Capture:
    """The page as a capture of the account. An empty address is a page of which nobody knows where it is from.

    Raises BadInputError where it is not one of the account's pages, asks to sign in, or holds nothing to read.
    """
    place = whose(page.address, account, platforms) if page.address else InFront.READABLE
    if place is not InFront.READABLE:
        raise refusal(place)
    if page.password_field:
        raise refusal(InFront.SIGN_IN)
    page = replace(page, texts=tuple(text for text in page.texts if text.attribute != "value"))
    platform = platforms[account.platform]
    verdict = judge(page, platform, account)
    if verdict.outcome is Outcome.WALL:
        raise refusal(InFront.SIGN_IN)
    if not verdict.outcome.conclusive or verdict.outcome is Outcome.NOT_FOUND:
        raise BadInputError("There is nothing to read on this page.", verdict.note)
    told = passages(page, platform)
    unseen = unseen_on(page)
    note = " ".join(filter(None, (_READ if verdict.whole else _IN_PART, told_of(0, unseen))))
    look = Look(
        account.id,
        page_name(page.address, account),
        View.SHOWN,
        verdict.outcome,
        now,
        note,
        len(told),
        verdict.whole and not unseen,
        linked_accounts(page, platform, platforms, account),
    )
    return Capture(look, told, picture)


def shown_text(text: str, account: Account, platforms: Mapping[str, Platform], now: datetime) -> Capture:
    """Text that was copied off one of the account's pages. Raises BadInputError where it is too little to be a page."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if sum(map(len, lines)) < _LEAST or len(" ".join(lines).split()) < 2:
        raise BadInputError(
            "This is too little to be a page.", "Select everything on the page, copy it, and try again."
        )
    paragraphs = re.split(r"\n\s*\n", "\n".join(line.strip() for line in text.splitlines()))
    texts = tuple(Text(paragraph.strip(), visible=True, tag="p") for paragraph in paragraphs if paragraph.strip())
    capture = shown_page(PageSnapshot("", None, texts=texts), account, platforms, now)
    return replace(capture, look=replace(capture.look, linked=written_accounts(lines, platforms, account)))


def shown_file(data: bytes, account: Account, platforms: Mapping[str, Platform], now: datetime) -> Capture:
    """A page that the person saved. Raises BadInputError where it is no page, or not one of the account's."""
    platform = platforms[account.platform]
    single = page_of(data) if is_mhtml(data) else None
    html = single.html if single else data
    if not is_page(decode(html)):
        raise BadInputError("This file is not a saved page.", "Save the page as a web page, HTML, and try again.")
    page = read_as(html, platform, (single.address if single else "") or saved_from(html))
    return shown_page(page, account, platforms, now)


def page_name(address: str, account: Account) -> str:
    """`address` without what names a visit and not a page; the account's own address where it is the same page."""
    if not address:
        return ""
    parts = urlsplit(address)
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if _names_page(key, value)])
    bare = f"https://{parts.hostname}{parts.path.rstrip('/')}{'?' if query else ''}{query}"
    return account.address if bare.casefold() == account.address.rstrip("/").casefold() else bare


def _names_page(key: str, value: str) -> bool:
    return len(value) <= _LONGEST_VALUE and not _FOLLOWING.fullmatch(key)

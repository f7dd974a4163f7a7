"""What people paste becomes the right account, whatever it is dressed in, or one kind sentence says why not."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import quote, unquote

from probes.addresses import Address, read_address, refuse_http, segments
from probes.platform import Form, Platform
from selfaudit.errors import BadInputError
from selfaudit.model import Account
from selfaudit.text import harmless

# Fronts that one site answers under: mobile pages, and pages in one language or country ("uk.", "de-de.").
_FRONT = re.compile(r"(?:www|m|mobile|mbasic|touch|web|amp|old|new|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.[^.]+)")
_LINK = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
_LOOKS_LIKE_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)|[^\s/@:]+\.[^\s/@.:]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_LABELLED = re.compile(r"([A-Za-z][A-Za-z ./()-]{0,30}?)\s*(?:[:\-–=/]\s*|\s(?=@)|\s+(?=\S+$))(@?\S+)")
_WRAPPING = "<>()[]{}\"'“”‘’«»`*"
_AFTER = f"{_WRAPPING}.,;:!?"


def resolve(text: str, platforms: Mapping[str, Platform], platform: str = "") -> Account:
    """The account that `text` names; `platform` is the id of the site it is on, where the person chose one.

    Raises BadInputError, with a kind sentence, for anything unclear.
    """
    pasted = _tidy(text)
    if not pasted:
        raise BadInputError("Nothing was typed.", "Paste the address of your profile, or your user name.")
    links = sorted({link.rstrip(_AFTER) for link in _LINK.findall(pasted)})
    if len(links) > 1:
        raise BadInputError("There is more than one address in this.", "Paste one at a time.")
    chosen = [platforms[platform]] if platform else list(platforms.values())
    if links:
        return _from_address(links[0], platforms, platform)
    if named := _federated(pasted, chosen):
        return named
    if labelled := _labelled(pasted, platforms):
        name, rest = labelled
        if platform in ("", name.id):
            return resolve(rest, platforms, name.id)
        raise _elsewhere(name, platforms[platform])
    if platform and (account := _bare(pasted, platforms[platform])):
        return account
    if _LOOKS_LIKE_ADDRESS.match(pasted):
        return _from_address(pasted, platforms, platform)
    if platform:
        raise _not_here(platforms[platform])
    raise BadInputError(
        "It is not clear which site this account is on.", "Choose the site first, or paste the profile's full address."
    )


def _from_address(text: str, platforms: Mapping[str, Platform], platform: str) -> Account:
    address = read_address(text.removeprefix("//"))
    for known in sorted(platforms.values(), key=on_any_server):
        if account := account_at(address, known):
            if platform and known.id != platform:
                raise _elsewhere(known, platforms[platform])
            return account
    for known in platforms.values():
        if address.host in known.opaque:
            raise BadInputError(
                "This is a shortened link that does not say whose page it leads to.",
                "Open it in your browser and copy the address you end up at.",
            )
        if not known.any_host and _is_host_of(address, known):
            raise _not_here(known)
    website = next((known for known in platforms.values() if known.any_host), None)
    if website is None or platform not in ("", website.id):
        raise _not_here(platforms[platform]) if platform else BadInputError("This site is not known.")
    refuse_http(address)
    bare = address.text.removeprefix("https://").rstrip("/")
    return Account(website.id, bare, address.text, website.name)


def account_at(address: Address, platform: Platform) -> Account | None:
    """The account whose page on `platform` this is, or None where it is no page of an account there."""
    return next((account for form in platform.forms if (account := _fit(address, platform, form))), None)


def on_any_server(platform: Platform) -> bool:
    """True for a platform whose pages stand on many servers: what another site's file knows comes first."""
    return any("{server}" in form.address for form in platform.forms)


def _fit(address: Address, platform: Platform, form: Form) -> Account | None:
    for spelling in form.spellings:
        parts = _parts(address, spelling)
        if parts and (account := _account(platform, form, parts["handle"], parts.get("server", ""))):
            return account
    return None


def _parts(address: Address, spelling: str) -> dict[str, str] | None:
    """What stands at {handle} and {server} where `address` is written like `spelling`; more path may follow."""
    where, _, question = spelling.partition("?")
    host, _, path = where.partition("/")
    found = _read(host, address.host) or _read(host, _FRONT.sub("", address.host, count=1))
    if found is None:
        return None
    wanted, given = path.split("/") if path else [], segments(address.path)
    if len(given) < len(wanted):
        return None
    for want, part in zip(wanted, given, strict=False):
        read = _read(want, part)
        if read is None:
            return None
        found |= read
    if question:
        key, _, want = question.partition("=")
        read = _read(want, dict(address.query).get(key, ""))
        return None if read is None else _named(found | read)
    return _named(found)


def _named(found: dict[str, str]) -> dict[str, str] | None:
    return found if found.get("handle") else None


def _read(template: str, text: str) -> dict[str, str] | None:
    match = _pattern(template).fullmatch(text)
    return {"": "", **match.groupdict()} if match else None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a part of a spelling fits; spellings stand in platform files, so there are few of them."""
    pattern = re.escape(template).replace(r"\{handle\}", "(?P<handle>.+)").replace(r"\{any\}", ".+")
    return re.compile(pattern.replace(r"\{server\}", "(?P<server>.+)"), re.IGNORECASE)


def _account(platform: Platform, form: Form, handle: str, server: str = "") -> Account | None:
    """The account for `handle` where it is written as `form` wants and is not one of the site's own words."""
    bare = handle.lower() if form.lower_case else handle
    if not form.handle.fullmatch(bare) or bare.casefold() in platform.not_handles:
        return None
    if "{server}" in form.address and not server:
        return None
    address = form.address.replace("{handle}", quote(bare, safe="@.~:")).replace("{server}", server)
    return Account(platform.id, f"{bare}@{server}" if server else bare, address, platform.name)


def _bare(text: str, platform: Platform) -> Account | None:
    """The account of a user name pasted alone, with or without @, or with the last part of its address: "u/name"."""
    handle = unquote(text).removeprefix("@").strip().rstrip("/")
    for form in platform.forms:
        if account := _account(platform, form, handle):
            return account
    if not re.fullmatch(r"/[^\s:?#]+|[^\s:?#./]+/[^\s:?#]+", text):
        return None
    for form in platform.forms:
        for host in dict.fromkeys(_site_names(platform)):
            if account := _fit(read_address(f"{host}/{text.lstrip('/')}"), platform, form):
                return account
    return None


def _federated(text: str, platforms: list[Platform]) -> Account | None:
    """The account written @name@server, on a platform that has servers."""
    match = re.fullmatch(r"@?([^@\s/]+)@([^@\s/]+\.[^@\s/]+)", text)
    if not match or not (text.startswith("@") or len(platforms) == 1):
        return None
    for platform in platforms:
        for form in platform.forms:
            if "{server}" in form.address:
                server = read_address(match[2]).host
                if account := _account(platform, form, match[1], server):
                    return account
    return None


def _labelled(text: str, platforms: Mapping[str, Platform]) -> tuple[Platform, str] | None:
    """The site and the rest of what is written with the site's name in front: "Instagram: @name", "twitter name"."""
    match = _LABELLED.fullmatch(text)
    if not match:
        return None
    label = match[1].strip().casefold()
    if "." in label:  # a host: "about.me/name" is an address
        return None
    for platform in platforms.values():
        if label == platform.name.casefold() or label in platform.other_names:
            return platform, match[2].strip(_WRAPPING)
    return None


def _is_host_of(address: Address, platform: Platform) -> bool:
    return any(address.host == host or address.host.endswith(f".{host}") for host in _site_names(platform))


def _site_names(platform: Platform) -> Iterator[str]:
    for form in platform.forms:
        for spelling in form.spellings:
            host = spelling.split("/", 1)[0]
            if "{" not in host:
                yield host


def _elsewhere(known: Platform, chosen: Platform) -> BadInputError:
    return BadInputError(
        f"This is on {known.name}, not on {chosen.name}.", f"Choose {known.name}, or paste another address."
    )


def _not_here(platform: Platform) -> BadInputError:
    example = next((example.pasted for example in platform.examples if example.handle), "")
    return BadInputError(
        f"This does not look like an account on {platform.name}.",
        f"It should look like this made-up one: {example}" if example else "",
    )


def _tidy(text: str) -> str:
    plain = harmless(unicodedata.normalize("NFKC", text))
    return plain.strip(f"{string.whitespace}{_WRAPPING},;!").removesuffix(".")

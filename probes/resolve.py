"""What people paste becomes the right account, whatever it is dressed in, or one kind sentence says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from probes.addresses import read_address, refuse_http
from probes.forms import account_at, account_of, fit, is_host_of, on_any_server, site_names
from probes.pasted import addresses_in_words, bare, links_in, tidy, user_name_in_words, without_label
from probes.platform import Platform
from selfaudit.errors import BadInputError
from selfaudit.model import Account

_LOOKS_LIKE_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)|[^\s/@:]+\.[^\s/@.:]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_LABELLED = re.compile(
    r"([A-Za-z][A-Za-z ./()-]{0,40}?)(\s*[:\-–=/]\s*|\s(?=@)|\s+is\s+|\s+(?=\S+$))(@?\S+|\+?[0-9][0-9 ()-]+)"
)
_ABOUT_A_LABEL = re.compile(r"^my\s+|\s+(?:user ?name|name|handle|profile|account|channel|page|id)$")


def resolve(text: str, platforms: Mapping[str, Platform], platform: str = "") -> Account:
    """The account that `text` names; `platform` is the id of the site it is on, where the person chose one.

    Raises BadInputError, with a kind sentence, for anything unclear.
    """
    pasted = tidy(text)
    if not pasted:
        raise BadInputError("Nothing was typed.", "Paste the address of your profile, or your user name.")
    if link := _only(links_in(pasted)):
        return _from_address(link, platforms, platform)
    if named := _federated(pasted, platforms, platform):
        return named
    if labelled := _labelled(pasted, platforms):
        name, rest = labelled
        if name.any_host or platform in ("", name.id):
            # A "blog" may stand on a site that is known by a name of its own.
            return resolve(rest, platforms, platform if name.any_host else name.id)
        raise _elsewhere(name, platforms[platform])
    if platform and (account := _bare(without_label(pasted), platforms[platform])):
        return account
    if account := _in_words(pasted, platforms, platform):
        return account
    if _LOOKS_LIKE_ADDRESS.match(pasted):
        return _from_address(pasted, platforms, platform)
    if platform:
        raise _not_here(platforms[platform])
    raise BadInputError(
        "It is not clear which site this account is on.", "Choose the site first, or paste the profile's full address."
    )


def _only(addresses: list[str]) -> str:
    if len(addresses) > 1:
        raise BadInputError("There is more than one address in this.", "Paste one at a time.")
    return addresses[0] if addresses else ""


def _from_address(text: str, platforms: Mapping[str, Platform], platform: str) -> Account:
    address = read_address(text.removeprefix("//"))
    owner = next((known for known in platforms.values() if not known.any_host and is_host_of(address, known)), None)
    for known in sorted(platforms.values(), key=on_any_server):
        if owner and on_any_server(known):
            continue
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
    if owner:
        raise _not_here(owner)
    website = next((known for known in platforms.values() if known.any_host), None)
    if website is None or platform not in ("", website.id):
        raise _not_here(platforms[platform]) if platform else BadInputError("This site is not known.")
    refuse_http(address)
    name = address.text.removeprefix("https://").rstrip("/")
    return Account(website.id, name, address.text, website.name)


def _bare(text: str, platform: Platform) -> Account | None:
    """The account of a user name pasted alone, with or without @, or with the last part of its address: "u/name"."""
    handle = unquote(text).removeprefix("@").strip().rstrip("/")
    for form in platform.forms:
        if account := account_of(platform, form, handle):
            return account
    if not re.fullmatch(r"/[^\s:?#]+|[^\s:?#./]+/[^\s:?#]+", text):
        return None
    for form in platform.forms:
        for host in dict.fromkeys(site_names(platform)):
            if account := fit(read_address(f"{host}/{text.lstrip('/')}"), platform, form):
                return account
    return None


def _federated(text: str, platforms: Mapping[str, Platform], platform: str) -> Account | None:
    """The account written @name@server, on a platform that has servers, or whose own host speaks with them."""
    match = re.fullmatch(r"@?([^@\s/]+)@([^@\s/]+\.[^@\s/]+)", text)
    if not match or not (text.startswith("@") or platform):
        return None
    servers = [known for known in platforms.values() if on_any_server(known) and platform in ("", known.id)]
    if not servers and not text.startswith("@"):
        return None
    address = read_address(f"{match[2]}/@{match[1]}")
    for known in platforms.values():
        if not known.any_host and is_host_of(address, known) and platform in ("", known.id):
            return account_at(address, known)
    for known in servers:
        for form in known.forms:
            if account := account_of(known, form, match[1], address.host):
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
    if match[2].strip() or match[3].startswith("@"):  # "my instagram account" names no account
        label = _ABOUT_A_LABEL.sub("", label)
    for platform in platforms.values():
        if label == platform.name.casefold() or label in platform.other_names:
            return platform, bare(match[3])
    return None


def _in_words(text: str, platforms: Mapping[str, Platform], platform: str) -> Account | None:
    """The account that stands among other words: its address, or its user name beside the name of its site."""
    if address := _only(addresses_in_words(text)):
        return _from_address(address, platforms, platform)
    name, around = user_name_in_words(text)
    if not name:
        return None
    sites = {known.id: known for known in platforms.values() if _is_named(known, around)}
    if not sites:
        return _alone(name, platforms, platform) if text.endswith(name) else None
    if len(sites) != 1:
        return None
    site = next(iter(sites.values()))
    if platform not in ("", site.id):
        raise _elsewhere(site, platforms[platform])
    return _bare(name, site)


def _alone(name: str, platforms: Mapping[str, Platform], platform: str) -> Account | None:
    """The account of a user name with no site beside it: on the one chosen, or on the one whose host it names."""
    if platform:
        return _bare(name, platforms[platform])
    try:
        address = read_address(name)
    except BadInputError:
        return None
    sites = [known for known in platforms.values() if not known.any_host and not on_any_server(known)]
    return next((account for known in sites if (account := account_at(address, known))), None)


def _is_named(platform: Platform, text: str) -> bool:
    """Whether `text` has the site's name as a word; a name of one letter only as it is written: an x is a kiss."""
    names = [name for name in (platform.name, *platform.other_names) if len(name) > 1]
    if any(re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text.casefold()) for name in names):
        return True
    return len(platform.name) == 1 and bool(re.search(rf"(?<!\w){re.escape(platform.name)}(?!\w)", text))


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

"""Cookie banners: refused where a button for it is known, told as in the way where not. Never accepted."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files

from playwright.async_api import CDPSession

from probes.platform_files import own_platforms
from probes.world import evaluate

_SCRIPT = files("probes").joinpath("consent.js").read_text("utf-8")
NONE, REFUSED, IN_THE_WAY = "none", "refused", "in the way"


async def refuse(cdp: CDPSession, press: bool = True) -> str:
    """NONE, REFUSED, or IN_THE_WAY for a banner that cannot be refused in one step; `press` False only looks.

    Raises Playwright's Error where the page is gone.
    """
    return str(await evaluate(cdp, script(press)))


def script(press: bool) -> str:
    """What `refuse` lets the page's isolated world work out."""
    banners, labels = _known()
    return f"({_SCRIPT})({banners}, {labels}, {json.dumps(press)})"


@cache
def _known() -> tuple[str, str]:
    """Banners of the platform files and of consent.toml, and labels, as JSON without their sources."""
    data = tomllib.loads(files("probes").joinpath("consent.toml").read_text("utf-8"))
    banners = [{"where": banner["where"], "refuse": banner.get("refuse", "")} for banner in data["banner"]]
    known = [platform.banner for platform in own_platforms().values() if platform.banner]
    banners = [{"where": banner.where, "refuse": banner.refuse} for banner in known] + banners
    return json.dumps(banners), json.dumps(data["labels"])

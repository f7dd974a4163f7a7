"""Every maker of cookie banners that is known: its banner is refused and never accepted, or told as in the way."""

import tomllib
from importlib.resources import files

import pytest

from probes import consent
from tests.browser.conftest import Web

BANNERS = tomllib.loads(files("probes").joinpath("consent.toml").read_text("utf-8"))["banner"]
YES = "<button onclick=\"document.title = 'accepted'\">Accept all cookies</button>"
NO = "onclick=\"document.title = 'refused'\">No</button>"
IN_SHADOW = "<div><template shadowrootmode=open>{}</template></div>"

# Made-up markup in the shape the maker gives its banner.
MADE = {
    "OneTrust": f"<div id=onetrust-banner-sdk>{YES}<button id=onetrust-reject-all-handler {NO}</div>",
    "Cookiebot": f"<div id=CybotCookiebotDialog>{YES}<button id=CybotCookiebotDialogBodyButtonDecline {NO}</div>",
    "Didomi": f"<div id=didomi-notice>{YES}<button id=didomi-notice-disagree-button {NO}</div>",
    "Quantcast": f"<div id=qc-cmp2-ui><div class=qc-cmp2-summary-buttons>{YES}<button mode=secondary {NO}</div></div>",
    "CookieYes": f"<div class=cky-consent-container>{YES}<button data-cky-tag=reject-button {NO}</div>",
    "Complianz": "<div id=cmplz-cookiebanner-container><div class=cmplz-cookiebanner>"
    f"{YES}<button class=cmplz-deny {NO}</div></div>",
    "Osano": f"<div class=osano-cm-dialog>{YES}<button class=osano-cm-denyAll {NO}</div>",
    "TrustArc": f"<div id=truste-consent-track>{YES}<button id=truste-consent-required {NO}</div>",
    "TrustArc, in a frame": "<div class=truste_popframe><iframe></iframe></div>",
    "Usercentrics": IN_SHADOW.format(
        f"<div data-testid=uc-container>{YES}<button data-testid=uc-deny-all-button {NO}</div>"
    ),
    "Usercentrics, by the page": f"<div id=usercentrics-button>{YES}<button id=uc-btn-deny-banner {NO}</div>",
    "consentmanager": f"<div id=cmpbox>{YES}<button class=cmpboxbtnno {NO}</div>",
    "Klaro": f"<div class=klaro><div class=cookie-notice>{YES}<button class=cn-decline {NO}</div></div>",
    "Termly": f"<div id=termly-code-snippet-support><div>{YES}<button data-tid=banner-decline {NO}</div></div>",
    "Axeptio": IN_SHADOW.format(f"<div class=axeptio_widget>{YES}<button id=axeptio_btn_dismiss {NO}</div>"),
    "iubenda": f"<div id=iubenda-cs-banner>{YES}<button class=iubenda-cs-reject-btn {NO}</div>",
    "Civic Cookie Control": f"<div id=ccc open><div id=ccc-notify>{YES}<button id=ccc-notify-reject {NO}</div></div>",
    "CookieScript": f"<div id=cookiescript_injected>{YES}<button id=cookiescript_reject {NO}</div>",
    "Evidon": f"<div id=_evidon_banner>{YES}<button id=_evidon-decline-button {NO}</div>",
    "tarteaucitron": f"<div id=tarteaucitronAlertBig>{YES}<button id=tarteaucitronAllDenied2 {NO}</div>",
    "Google": f"<div class=fc-consent-root>{YES}<button class=fc-cta-do-not-consent {NO}</div>",
    "UniConsent": f"<div class=unic><div class=unic-bar>{YES}<button>Manage Options</button></div></div>",
    "Sourcepoint": "<div id=sp_message_container_1><iframe id=sp_message_iframe_1></iframe></div>",
}


def test_every_maker_has_a_made_up_banner() -> None:
    assert [banner["name"] for banner in BANNERS] == list(MADE)


@pytest.mark.asyncio(loop_scope="session")
async def test_each_banner_is_refused_and_never_accepted_or_is_told(web: Web) -> None:
    went = {}
    async with web.browser.visitor(()) as (context, _):
        page = await context.new_page()
        for name, made in MADE.items():
            await page.set_content(f"<title>untouched</title><body>{made}")
            cdp = await context.new_cdp_session(page)
            went[name] = (await consent.refuse(cdp), await page.title())
            await cdp.detach()
    assert went == {
        banner["name"]: (consent.REFUSED, "refused") if "refuse" in banner else (consent.IN_THE_WAY, "untouched")
        for banner in BANNERS
    }

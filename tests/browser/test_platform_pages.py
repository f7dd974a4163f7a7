"""The made-up pages of every platform, read by a real browser, come out as they do from a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from probes.platform_files import own_platforms
from probes.prove import load_proofs, wrong_reading
from probes.reader import read_page
from tests.browser.conftest import Web

PAGES = Path(__file__).parents[1] / "probes" / "pages"
PLATFORMS = own_platforms()


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("platform", [known.id for known in PLATFORMS.values() if known.has_page])
async def test_a_browser_reads_the_proof_pages_like_saved_ones(web: Web, platform: str) -> None:
    known = PLATFORMS[platform]
    fields = {field.name: field.selectors for field in known.fields}
    wrong: list[str] = []
    async with web.browser.visitor(()) as (context, _):
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        for name, proof in load_proofs(PAGES / platform).items():
            await page.set_content(proof.page.decode())
            reading = await read_page(cdp, fields, proof.status)
            snapshot = replace(reading.snapshot, address=proof.address)
            wrong += wrong_reading(known, PLATFORMS, name, proof, snapshot)
    assert wrong == []

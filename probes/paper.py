"""Pages of our own printed on paper: by the same browser, behind a gate that lets nothing through."""

from __future__ import annotations

import asyncio

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page

from probes.browser import Browser
from probes.connected import while_alive
from probes.emoji import drawable
from probes.gate import Gate
from probes.tagged_pdf import well_marked
from selfaudit.errors import NoBrowserError


async def print_pdf(*pages: str) -> list[bytes]:
    """Each of the HTML `pages`, which must stand alone, as an A4 PDF with tags and an outline.

    Raises NoBrowserError where no browser is found, it does not start, or it does not print.
    """
    try:
        async with Gate() as gate, Browser(gate) as browser, browser.own_page() as sheet:
            # Marking goes on beside the next page and the end of the browser.
            marking = [
                asyncio.ensure_future(asyncio.to_thread(well_marked, await _print(sheet, page))) for page in pages
            ]
    except PlaywrightError as error:
        raise NoBrowserError("The browser could not print this.", "Save the page instead, and print that.") from error
    return await asyncio.gather(*marking)


async def _print(sheet: Page, page: str) -> bytes:
    devtools = await sheet.context.new_cdp_session(sheet)
    async with while_alive(devtools):
        await devtools.send("Emulation.setScriptExecutionDisabled", {"value": True})
        await sheet.emulate_media(media="print", color_scheme="light")
        await sheet.set_content(await drawable(sheet, page), wait_until="load")
        return await sheet.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True)

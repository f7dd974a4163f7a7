"""A visitor's pace: wait until a page rests, scroll through it so that what loads late is there, go back to the top."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from playwright.async_api import CDPSession

from probes.world import evaluate

# The height of the page and when it last changed, as seen from the first call on: the world lasts as the page does.
# Alike twice, it is the page it was.
GLANCE = """(() => {
  if (!globalThis.changed) {
    globalThis.changed = performance.now();
    new MutationObserver(() => { changed = performance.now(); })
      .observe(document, {subtree: true, childList: true, characterData: true});
  }
  return [document.documentElement ? document.documentElement.scrollHeight : 0, changed];
})()"""
# Half the stillness at least is waited for from now on, however long the page has been still.
_QUIET = """(milliseconds, most) => new Promise(done => {
  const from = performance.now();
  const check = () => {
    const now = performance.now();
    const left = Math.max(changed + milliseconds, from + milliseconds / 2) - now;
    if (left <= 0 || now - from > most) done(); else setTimeout(check, left);
  };
  check();
})"""
# Gives how many screens it went down, and whether the end of the page was reached. A frame is painted at each screen:
# pages that load late, or show words as they come into view, watch it frame by frame.
_DOWN = """async screens => {
  const frame = () => new Promise(done => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 100); });
  for (let gone = 0; gone < screens; gone += 1) {
    const before = scrollY;
    scrollBy({top: innerHeight * 0.9, behavior: 'instant'});
    if (scrollY <= before + 1) return [gone, true];
    await frame();
  }
  return [screens, scrollY + innerHeight >= document.documentElement.scrollHeight - 1];
}"""
_TOP = "scrollTo({left: 0, top: 0, behavior: 'instant'})"


@dataclass(frozen=True)
class Scrolled:
    """How many screens a page was scrolled down, and whether its end was reached."""

    screens: int = 0
    whole: bool = True


async def come_to_rest(cdp: CDPSession, waiting: Collection[object], quiet: float, most: float) -> None:
    """Return once the page has not changed for `quiet` seconds and waits for nothing, or after `most` seconds.

    Raises Playwright's Error where the page is gone.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(most):
            while True:
                await evaluate(cdp, f"{GLANCE}, ({_QUIET})({quiet * 1000}, {most * 1000})")
                if not waiting:
                    return


async def there_and_back(cdp: CDPSession, screens: int) -> tuple[Scrolled, object]:
    """Scroll down at most `screens` screens, and back to the top at once; with a glance at what the page is then.

    Raises Playwright's Error where the page is gone.
    """
    said = await evaluate(cdp, f"({_DOWN})({screens}).then(said => {{ {_TOP}; return [said, {GLANCE}]; }})")
    return (Scrolled(*said[0]), said[1]) if isinstance(said, list) else (Scrolled(), None)


async def scroll_through(
    cdp: CDPSession, waiting: Collection[object], screens: int, quiet: float, most: float
) -> Scrolled:
    """Scroll down at most `screens` screens, let the page come to rest, go back to the top.

    A page that grows at its end is followed, for `most` seconds in all. Raises Playwright's Error where it is gone.
    """
    left, whole, rested = screens, False, False
    with suppress(TimeoutError):
        async with asyncio.timeout(most):
            while True:
                said = await evaluate(cdp, f"({_DOWN})({left})")
                gone, whole = said if isinstance(said, list) else (0, True)
                left -= gone
                if rested and (not gone or not left):
                    break
                await come_to_rest(cdp, waiting, quiet, most)
                rested = True
    await evaluate(cdp, _TOP)
    return Scrolled(screens - left, whole)

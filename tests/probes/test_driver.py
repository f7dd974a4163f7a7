"""A driver that does not start is told in a sentence, with what to do."""

from __future__ import annotations

import pytest

from probes import driver
from selfaudit.errors import NoBrowserError


class Broken:
    """Ends at once, as Playwright's driver does where a library of the system is missing."""

    async def start(self) -> None:
        raise Exception("Connection closed while reading from the driver")


@pytest.mark.parametrize(("system", "said"), [("linux", "libatomic1"), ("win32", "anew"), ("darwin", "anew")])
async def test_it_says_what_to_do(system: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "async_playwright", Broken)
    monkeypatch.setattr("sys.platform", system)
    with pytest.raises(NoBrowserError) as told:
        await driver.start_driver()
    assert said in told.value.hint

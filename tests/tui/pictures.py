"""Pictures of every step of the walk, on the practice person.

`python -m tests.tui.pictures FOLDER [--size WIDTHxHEIGHT] [--colours NAME]`, where the name is that of a set of colours
or `none`, as for somebody who sets NO_COLOR. Textual's own pictures name fonts on the web; these name none, and are
turned into PNG on this device.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import subprocess
import tempfile
from contextlib import aclosing
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from probes.find_browser import find_browser
from probes.practice.own_data import keep_own_data
from probes.practice.world import load_practice, practice_companion, practice_probe, practice_search
from selfaudit.policy.load import default_pack
from selfaudit.ports import Store
from selfaudit.progress import Step
from selfaudit.reviews import Review
from selfaudit.session import Session, now
from selfaudit.vault.memory import MemoryStore
from tui.app import SelfAuditApp
from tui.themes import THEMES
from tui.walk import STEPS, KnownPlatforms, Searching, Walk

_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
_LISTS = {Review.POSTS: ("1",), Review.PHOTOS: ("2", "k", "right", "r"), Review.CONNECTIONS: ("3", "n", "p", "n")}


async def practised() -> Store:
    """What is kept after the practice person's pages have been looked at."""
    store, practice, pack = MemoryStore(), load_practice(), default_pack()
    keep_own_data(store, practice, pack, now())
    session = Session(store, pack)
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    async with practice_probe() as probe, aclosing(session.run(probe)) as events:
        async for _ in events:
            pass
    return store


async def drawn(store: Store, size: tuple[int, int], keys: tuple[str, ...] = ()) -> str:
    """The screen as SVG, without a reference to anything outside it."""
    session = Session(store, default_pack())
    platforms = KnownPlatforms(load_practice().platforms)
    searching = Searching(load_practice().search_pages, practice_search)
    walk = Walk(session, platforms, practice_probe, practice_companion, practice=True, searching=searching)
    with patch.dict(os.environ, {"HOME": "/home/morgan", "USERPROFILE": "/home/morgan"}):
        return await _svg(SelfAuditApp(walk), size, keys)


async def _svg(app: SelfAuditApp, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        svg = app.export_screenshot(simplify=True)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family:[^;]*;", "font-family: monospace;", svg)


def write_png(svg: str, path: Path) -> None:
    """Turn `svg` into a small PNG. Raises FileNotFoundError where there is no browser to draw it."""
    browser = find_browser()
    if browser is None:
        raise FileNotFoundError("no browser to draw with")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(f'<body style="margin:0">{svg}', "utf-8")
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        size = f"--window-size={int(float(box[1]))},{int(float(box[2]))}"
        command = [
            str(browser),
            *_FLAGS,
            *root,
            f"--user-data-dir={folder}/profile",
            size,
            f"--screenshot={path}",
            str(page),
        ]
        subprocess.run(command, check=True, capture_output=True)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(96).save(path, optimize=True)


def main() -> None:
    """Draw every step into the folder that the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--colours", default=THEMES[0].name, choices=[*(theme.name for theme in THEMES), "none"])
    said = parser.parse_args()
    folder, (width, height) = said.folder, map(int, said.size.split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    store = asyncio.run(practised())
    if said.colours == "none":
        os.environ["NO_COLOR"] = "1"
    else:
        store.keep_colours(said.colours)
    for step in STEPS:
        store.keep_step(Step(step))
        svg = asyncio.run(drawn(store, (width, height)))
        write_png(svg, folder / f"{step.name.lower().replace('_', '-')}.png")
    store.keep_step(Step.REVIEWS)
    for review, (key, *more) in _LISTS.items():
        svg = asyncio.run(drawn(store, (width, height), (key, *more)))
        write_png(svg, folder / f"reviews-{review}.png")


if __name__ == "__main__":
    main()

"""Runs visible.js in a world of its own inside a page, and makes a PageSnapshot of what it says."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.async_api import CDPSession

from probes.connected import while_alive
from probes.snapshot import Image, Link, PageSnapshot, Shows, Text
from probes.world import isolated_world, world_of
from selfaudit.capture import Box

_PARTS = "\n".join(files("probes").joinpath(name).read_text("utf-8") for name in ("painted.js", "visible.js"))
_SCRIPT = f"function (...given) {{ {_PARTS} return read(...given); }}"


@dataclass(frozen=True)
class ReadLimits:
    """Bounds of one reading: nodes walked, characters kept, words given their own box, milliseconds in the page."""

    nodes: int = 200_000
    characters: int = 1_000_000
    words: int = 20_000
    milliseconds: int = 4_000


@dataclass(frozen=True)
class Reading:
    """What a page says, and how large it is in CSS pixels."""

    snapshot: PageSnapshot
    width: int
    height: int


async def read_page(
    cdp: CDPSession, fields: Mapping[str, Sequence[str]], status: int | None, limits: ReadLimits | None = None
) -> Reading:
    """The page of `cdp` as it stands now.

    `fields` are CSS selectors by field name; of each list the first that finds words counts.
    Raises Playwright's Error where the page is gone, or crashes meanwhile.
    """
    async with while_alive(cdp):
        await isolated_world(cdp)
        return await read_in_world(cdp, fields, status, limits)


async def read_in_world(
    cdp: CDPSession, fields: Mapping[str, Sequence[str]], status: int | None, limits: ReadLimits | None = None
) -> Reading:
    """The same, in the world last made for this page, by a caller who watches whether the page lives.

    Raises Playwright's Error also where the page has another document by now.
    """
    options = {"fields": dict(fields), **(limits or ReadLimits()).__dict__}
    world = await world_of(cdp)
    said = await _call(cdp, world, options, [])
    roots = await _closed_roots(cdp, world) if said["hosts"] else []
    if roots:
        said = await _call(cdp, world, options, roots)
    return Reading(_snapshot(said, status), int(said["width"]), int(said["height"]))


async def _call(cdp: CDPSession, world: int, options: object, roots: list[str]) -> dict[str, Any]:
    arguments = [{"value": options}, *({"objectId": root} for root in roots)]
    said = await cdp.send(
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": _SCRIPT,
            "executionContextId": world,
            "arguments": arguments,
            "returnByValue": True,
        },
    )
    if "exceptionDetails" in said:
        raise RuntimeError(said["exceptionDetails"]["exception"].get("description", "visible.js failed"))
    return dict(json.loads(said["result"]["value"]))


async def _closed_roots(cdp: CDPSession, world: int) -> list[str]:
    """Handles of elements with a closed shadow root, each followed by its root; a page's scripts cannot give them."""
    hosts = await cdp.send("Runtime.evaluate", {"expression": "closedRootHosts", "contextId": world})
    listed = await cdp.send("Runtime.getProperties", {"objectId": hosts["result"]["objectId"], "ownProperties": True})
    handles = [row["value"]["objectId"] for row in listed["result"] if row["name"].isdigit()]
    found = await asyncio.gather(*(_closed_root(cdp, world, handle) for handle in handles))
    return [handle for pair in found for handle in pair]


async def _closed_root(cdp: CDPSession, world: int, host: str) -> tuple[str, ...]:
    node = (await cdp.send("DOM.describeNode", {"objectId": host, "depth": 0, "pierce": True}))["node"]
    for root in node.get("shadowRoots", ()):
        if root.get("shadowRootType") == "closed":
            made = await cdp.send(
                "DOM.resolveNode", {"backendNodeId": root["backendNodeId"], "executionContextId": world}
            )
            return host, made["object"]["objectId"]
    return ()


def _snapshot(said: dict[str, Any], status: int | None) -> PageSnapshot:
    return PageSnapshot(
        address=said["address"],
        status=status,
        title=said["title"],
        language=said["language"],
        texts=tuple(_text(*row) for row in said["texts"]),
        metas=tuple((name, content) for name, content in said["metas"]),
        structured=tuple((kind, text) for kind, text in said["structured"]),
        links=tuple(Link(*row) for row in said["links"]),
        images=tuple(_image(*row) for row in said["images"]),
        password_field=said["password"],
        cut=said["cut"],
    )


def _image(source: str, description: str, visible: bool, names: str, box: list[float], sort: str) -> Image:
    x, y, width, height = box
    return Image(source, description, visible, names, Box(x, y, width, height), Shows(sort))


def _text(text: str, visible: bool, tag: str, field: str, attribute: str, boxes: list[int]) -> Text:
    """`boxes` holds six numbers for each box: the first and last character, and where it stands in whole pixels."""
    each = [iter(boxes)] * 6
    placed = tuple(Box(x, y, width, height, start, end) for start, end, x, y, width, height in zip(*each, strict=True))
    return Text(text, visible, tag, field, attribute, placed)

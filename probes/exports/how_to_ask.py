"""What to say to somebody who has the sort of download that cannot be read."""

from __future__ import annotations

from probes.platform_files import own_platforms


def ask_for_json(platform: str) -> str:
    """That this is not the sort of download that can be read, and how to ask for the right one, in a few sentences."""
    known = own_platforms()[platform]
    guide = known.export
    steps = " ".join(guide.steps) if guide else ""
    where = f" at {guide.link}" if guide and guide.link else ""
    what = f"This {known.name} download is made for people, not for programs."
    return f"{what} Ask for it again as JSON{where}. {steps}".strip()

"""What a run stopped by force leaves in the folders for temporary files: swept at each start, and by `wipe`."""

from __future__ import annotations

from probes import profile
from probes.footprints import copies


def sweep() -> None:
    """Remove the browsers' profiles and the copies of their databases that nobody uses any more."""
    profile.sweep()
    copies.sweep()

"""What a run stopped by force leaves in the folders for temporary files: swept at each start, and by `wipe`."""

from __future__ import annotations

from probes import profile
from probes.footprints import copies


def sweep() -> int:
    """Remove the browsers' profiles and the copies of their databases that nobody uses any more; how many folders."""
    return profile.sweep() + copies.sweep()

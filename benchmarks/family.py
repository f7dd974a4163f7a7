"""What this process and every process below it use: memory and processor time (Linux; 0 elsewhere)."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def resident() -> float:
    """Resident memory, in MB."""
    total = 0
    for entry in _family():
        try:
            total += int((entry / "statm").read_text().split()[1]) * 4096
        except (OSError, ValueError):
            continue
    return total / 1e6


def processor_seconds() -> float:
    """Processor time so far, in seconds, with that of children that have ended."""
    total = 0
    for entry in _family():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))  # proc(5): user and system time, own and of children waited for
        except (OSError, ValueError):
            continue
    return total / _TICKS


def _family() -> list[Path]:
    parents: dict[str, str] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[entry.name] = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue
    family = {Path("/proc/self").resolve().name} if parents else set()
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return [Path("/proc", name) for name in family]

"""Whether two pictures look the same, by their fingerprints of light and dark. Pure.

A fingerprint is hexadecimal; how alike two are is told by how many of their bits differ.
"""

from __future__ import annotations

SAVED_AGAIN = 10  # of 256 bits of a difference hash: saved again, smaller or at another quality, about 0 to 6 differ
SHOWN_ELSEWHERE = 10  # of 63 bits of a perceptual hash: in another size and frame 0 to 6 differ, of another picture 20


def alike(one: str, other: str, most: int = SAVED_AGAIN) -> bool:
    """Whether two pictures with these fingerprints look the same to a person who glances at them."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= most

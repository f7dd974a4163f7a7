"""Where in a folder of many things an unpacked download begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from probes.exports.find import readers_of
from probes.exports.member import Member, telling
from probes.exports.reader import Reader


def roots(members: Sequence[Member]) -> tuple[str, ...]:
    """The folders that hold a download of their own, each with a slash at its end; the empty name is the whole folder.

    A download begins where the first of its platform's signs stands; one that is a single file has no folder.
    Of a folder inside another only the outer counts.
    """
    found = {root for reader in readers_of(members) for root in _begins(reader, members)}
    outer = [root for root in found if not any(root != other and root.startswith(other) for other in found)]
    return tuple(sorted(outer))


def _begins(reader: Reader, members: Sequence[Member]) -> Iterator[str]:
    first = {member.folded: member for member in reversed(members)}
    for member in (first[name] for name in telling(members)):
        for sign in (sign for group in reader.signs for sign in group if sign is not reader.alone):
            if met := sign.search(member.folded):
                start = met.start()
                yield member.name[: start + 1] if member.name[start] == "/" else member.name[:start]

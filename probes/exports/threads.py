"""Threads, which has no download of its own: it lies in a folder of Instagram's.

Source of the layout: files and keys met in many real downloads, what-if-horizon/what-if-data-donation fe2cc91.
"""

from __future__ import annotations

from probes.exports.instagram import posts, profile
from probes.exports.meta import linked_accounts
from probes.exports.reader import Layout, Reader, Section, named
from selfaudit.own_data import Tie

READER = Reader(
    platform="threads",
    signs=((named(r"threads/(?:personal_information|threads_and_replies|followers|following)\.(?:json|html)"),),),
    sections=(
        Section(named(r"threads/personal_information\.json"), profile),
        Section(named(r"threads/threads_and_replies(?:_\d+)?\.json"), posts, quiet=True),
        Section(named(r"threads/followers(?:_\d+)?\.json"), linked_accounts(Tie.FOLLOWER)),
        Section(named(r"threads/following\.json"), linked_accounts(Tie.FOLLOWING)),
        Section(named(r"threads/follow_requests_you_ve_received\.json"), linked_accounts(Tie.WANTS_TO_FOLLOW)),
    ),
    layouts=(Layout("JSON, inside Instagram's", named(r"threads/[^/]*\.json")),),
    html=named(r"threads/(?:personal_information|threads_and_replies)\.html"),
)

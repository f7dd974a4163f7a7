"""Which settings card helps with what: over every platform file there is."""

from __future__ import annotations

import pytest

from probes.platform_files import own_platforms
from selfaudit.model import Kind, Place
from tests.tui.people import finding
from tui.where_to_change import in_posts, where_to_change


@pytest.mark.parametrize(
    ("site", "kind", "place", "title"),
    [
        ("instagram", Kind.PHONE, Place.BIO, "Empty the fields about you"),
        ("facebook", Kind.SCHOOL, Place.EMPLOYER, "Remove work, education, places and contact details"),
        ("linktree", Kind.CONTACT_LINK, Place.LINK, "Take school, job and contact details out of the page"),
        ("x", Kind.LOCATION, Place.POST, "Remove places from your posts"),
        ("x", Kind.WORDING, Place.POST, None),
        ("instagram", Kind.SCHOOL, Place.POST, None),
    ],
)
def test_the_card_is_about_what_was_found(site: str, kind: Kind, place: Place, title: str | None) -> None:
    card = where_to_change(own_platforms()[site], [finding(kind, place=place)])
    assert (card.title if card else None) == title


@pytest.mark.parametrize("site", own_platforms().values(), ids=lambda site: site.id)
def test_an_open_page_is_closed_by_the_first_card_of_its_site(site: object) -> None:
    platform = next(one for one in own_platforms().values() if one is site)
    assert where_to_change(platform, []) == (platform.settings[0] if platform.settings else None)


def test_posts_are_changed_one_by_one() -> None:
    assert in_posts([finding(place=Place.POST)])
    assert not in_posts([finding(place=Place.BIO)])

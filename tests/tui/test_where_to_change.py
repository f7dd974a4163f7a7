"""Which settings card helps with what: over every platform file there is."""

from __future__ import annotations

import pytest

from probes.platform_files import own_platforms
from selfaudit.model import Account, Kind, Place
from tests.tui.people import finding
from tui.where_to_change import changes_on, where_to_change


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


@pytest.mark.parametrize(
    ("site", "places", "value", "by_hand"),
    [
        ("instagram", [Place.BIO], "No workplace, phone, email or link that names your school", ""),
        ("instagram", [Place.POST], "", "Open the post, then change or delete it."),
        (
            "instagram",
            [Place.POST, Place.BIO, Place.POST],
            "No workplace",
            "Open the posts, and change or delete each.",
        ),
        ("nowhere", [Place.POST, Place.BIO], "", "Edit your profile there. Open the post, then change or delete it."),
        ("nowhere", [Place.BIO], "", "Edit your profile there."),
    ],
)
def test_the_plan_is_told_the_value_and_what_no_setting_reaches(
    site: str, places: list[Place], value: str, by_hand: str
) -> None:
    account = Account(site, "robin.quill", "", "Somewhere")
    change = changes_on(own_platforms().get)(account, [finding(Kind.SCHOOL, place=place) for place in places])
    assert change and change.account == account.label
    assert change.value.startswith(value) and bool(change.value) is bool(value)
    assert change.by_hand == by_hand
    assert bool(change.steps) is bool(change.known) is bool(value)


def test_an_open_page_is_closed_by_its_value_and_what_is_not_sure_says_so() -> None:
    change = changes_on(own_platforms().get)(Account("instagram", "robin.quill", "", "Instagram"), [])
    assert change and change.value == "Private account: on" and change.steps
    weak = [one for platform in own_platforms().values() for one in platform.settings[:1] if not one.source.verified]
    told = [changes_on(own_platforms().get)(Account(name, "robin", "", name), []) for name in own_platforms()]
    assert sum(bool(one and "not confirmed" in one.known) for one in told) == len(weak) > 0
    assert changes_on(own_platforms().get)(Account("nowhere", "robin", "", "Somewhere"), []) is None

import datetime
import json
import tomllib
from importlib.resources import files

from probes.consent import _known
from probes.platform_files import own_platforms


def test_every_banner_has_its_source_and_date() -> None:
    data = tomllib.loads(files("probes").joinpath("consent.toml").read_text("utf-8"))
    assert set(data) == {"labels", "banner"}
    for banner in data["banner"]:
        assert {"name", "where", "source", "read"} <= set(banner) <= {"name", "where", "refuse", "source", "read"}
        assert isinstance(banner["read"], datetime.date)
        assert banner["source"]


def test_no_label_accepts() -> None:
    labels = tomllib.loads(files("probes").joinpath("consent.toml").read_text("utf-8"))["labels"]
    accepting = [label for label in labels if label.lower().startswith(("accept", "allow", "agree", "ok", "yes"))]
    assert all("essential" in label or "necessary" in label for label in accepting)
    assert len(set(map(str.lower, labels))) == len(labels)


def test_the_banner_of_each_platform_file_is_known() -> None:
    known = {(banner["where"], banner["refuse"]) for banner in json.loads(_known()[0])}
    own = {(site.banner.where, site.banner.refuse) for site in own_platforms().values() if site.banner}
    assert len(own) >= 8
    assert own <= known


def test_sources_stay_out_of_the_page() -> None:
    assert "source" not in _known()[0]

"""The part of a vault that holds the person's own data for review."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from selfaudit.reviews import SETTLED, KeptDownload, OwnData, Reviewed, ReviewItem, forgotten
from selfaudit.vault import review_rows
from selfaudit.vault.database import Database


class KeptReviews:
    """Items, answers, small pictures and downloads, in an open database. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> OwnData:
        """Everything kept. Raises ValueError, KeyError or TypeError for rows this program did not write."""
        rows, items = self._database.read, review_rows.ITEMS
        return OwnData(
            tuple(review_rows.item_of(name, tuple(row)) for name, *row in rows(items.all_named)),
            {name: review_rows.REVIEWED.value(tuple(row)) for name, *row in rows(review_rows.REVIEWED.all_named)},
            tuple(review_rows.download_of(name, tuple(row)) for name, *row in rows(review_rows.DOWNLOADS.all_named)),
        )

    def keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        """Write these items, and the small pictures of some of them by id."""
        rows = review_rows.ITEMS
        with self._database.change():
            self._database.write_all(_upsert(rows.table, rows.columns), [(item.id, *rows.row(item)) for item in items])
            self._database.write_all("REPLACE INTO review_picture VALUES (?, ?)", list(pictures.items()))

    def keep_reviewed(self, answers: Mapping[str, Reviewed | None]) -> None:
        """Write the person's word on each of these items; None takes it back."""
        rows = review_rows.REVIEWED
        given = [(name, *rows.row(answer)) for name, answer in answers.items() if answer]
        with self._database.change():
            self._database.write_all(rows.replace, given)
            self._database.write_all(rows.remove, [(name,) for name, answer in answers.items() if not answer])

    def keep_download(self, download: KeptDownload) -> None:
        """Write what stays of a download, in place of an earlier one of the same account."""
        with self._database.change():
            self._database.write(review_rows.DOWNLOADS.replace, download.target, *review_rows.DOWNLOADS.row(download))

    def keep_pictures_read(self, target: str, basis: str, read: Mapping[str, Sequence[str]]) -> None:
        """Write which pictures were read, and take away what was read for anything else than `basis`."""
        rows = [(target, digest, basis, json.dumps(found)) for digest, found in read.items()]
        with self._database.change():
            self._database.write("DELETE FROM picture_read WHERE target = ? AND basis <> ?", target, basis)
            self._database.write_all("REPLACE INTO picture_read VALUES (?, ?, ?, ?)", rows)

    def pictures_read(self, target: str, basis: str) -> dict[str, tuple[str, ...]]:
        """The pictures that were read, by digest, each with its findings."""
        wanted = "SELECT digest, findings FROM picture_read WHERE target = ? AND basis = ?"
        return {digest: tuple(json.loads(found)) for digest, found in self._database.read(wanted, target, basis)}

    def picture(self, item_id: str) -> bytes | None:
        """The small picture of an item; None where there is none."""
        found = self._database.read("SELECT picture FROM review_picture WHERE name = ?", item_id)
        return bytes(found[0][0]) if found else None

    def forget_settled(self, own: OwnData) -> OwnData:
        """Take away the words and pictures of settled items; gives what is left."""
        settled = {name for name, answer in own.reviewed.items() if answer.choice in SETTLED}
        items = tuple(forgotten(item) if item.id in settled else item for item in own.items)
        changed = [item for item, before in zip(items, own.items, strict=True) if item != before]
        if changed:
            rows = review_rows.ITEMS
            with self._database.change():
                self._database.write_all(
                    _upsert(rows.table, rows.columns), [(item.id, *rows.row(item)) for item in changed]
                )
                self._database.write_all("DELETE FROM review_picture WHERE name = ?", [(item.id,) for item in changed])
        return OwnData(items, own.reviewed, own.downloads)


def _upsert(table: str, columns: Sequence[str]) -> str:
    """Write a row in the place that an earlier one with the same name has, so that the order stays."""
    names = ", ".join(columns)
    marks = ", ".join("?" * (len(columns) + 1))
    updates = ", ".join(f"{column} = excluded.{column}" for column in columns)
    return f"INSERT INTO {table} (name, {names}) VALUES ({marks}) ON CONFLICT (name) DO UPDATE SET {updates}"  # noqa: S608

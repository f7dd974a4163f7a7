"""Made-up people for papers: one with something of everything, and those whose papers are hard to lay out."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from selfaudit.model import Account, Choice, Finding, Identity, Kind, LedgerLine, Outcome, Place, School, Standing
from selfaudit.progress import Progress, Said
from tests.selfaudit.made_up import AFTER, CHIRP, DAY, INSTA, START, audit, decided, finding, look, progress, said

BLOG = Account("website", "quill.example", "https://quill.example/", "Personal website")
RUNS = Account("striders", "quillruns", "https://striders.test/quillruns", "Striders")
GAMES = Account("gamer", "rquill", "https://gamer.test/rquill", "Gamer")
ME = Identity(("Robin Quill",), (School("Oakmere Primary School", ("OPS",)),), places=("Wimborne",))
KEPT_FOR = "My union page needs it; agreed with the Head."


def crop(words: str = "07700 900123") -> bytes:
    """A small picture of words on a page, as the audit cuts one."""
    picture = Image.new("RGB", (460, 96), "white")
    pen = ImageDraw.Draw(picture)
    pen.text((20, 36), f"Hello, here is {words} for you", fill="black", font_size=18)
    pen.rectangle((140, 30, 330, 64), outline=(200, 30, 30), width=2)
    out = io.BytesIO()
    picture.quantize(32).save(out, "PNG")
    return out.getvalue()


def everything() -> Progress:
    """Three audits, a trail, a wall, a page read in part, decisions, answers, notes, and what is gone."""
    phone = finding(Kind.PHONE, BLOG, crop=crop())
    school = finding(Kind.SCHOOL, quote="Oakmere Primary School", crop=crop("Oakmere Primary School"))
    place = finding(Kind.LOCATION, RUNS, Standing.STILL_THERE, "Wimborne", Place.HOME)
    run = replace(finding(Kind.LOCATION, RUNS, quote="my morning run from home"), rule="location-route", times=3)
    email = finding(Kind.EMAIL, BLOG, Standing.STILL_THERE, "robin@mail.example", Place.LINK)
    job = finding(Kind.PROFESSION, INSTA, quote="Year 4 teacher", place=Place.JOB_TITLE)
    rude = finding(Kind.WORDING, INSTA, quote="what an idiot", place=Place.POST)
    gone = finding(Kind.POSTCODE, INSTA, Standing.GONE, "ZZ99 9ZZ")
    before = [replace(one, standing=Standing.NEW) for one in (phone, school, place, email, gone)]
    looks = [
        replace(look(INSTA, Outcome.PUBLIC), linked=(BLOG,)),
        look(BLOG, Outcome.PUBLIC, note="Anyone can read this page."),
        look(RUNS, Outcome.PARTIAL, whole=False),
        look(CHIRP, Outcome.WALL),
        look(GAMES, Outcome.PRIVATE),
    ]
    accounts = [INSTA, BLOG, RUNS, CHIRP, GAMES]
    newest = audit(looks, [phone, school, place, run, email, job, rude, gone], accounts=accounts)
    newest = replace(
        newest, identity=ME, ledger=(*newest.ledger, LedgerLine("ads.test", False, 12, "not the site you named"))
    )
    kept = progress(
        audit({INSTA: Outcome.PUBLIC, BLOG: Outcome.WALL}, before[:2], start=START - 400 * DAY),
        audit({INSTA: Outcome.PUBLIC, BLOG: Outcome.PUBLIC, RUNS: Outcome.PUBLIC}, before, start=START - 180 * DAY),
        newest,
        decisions={email: decided(Choice.KEEP, KEPT_FOR), rude: decided(Choice.TALK), job: decided(Choice.FIXED)},
        answers={
            "staff-13": said(Said.TALK, note="Ask about the new phones."),
            "staff-3": said(Said.YES),
            "staff-5": said(Said.TO_DO, AFTER),
        },
    )
    return replace(kept, identity=ME)


def many(number: int = 200) -> Progress:
    """As many findings as anybody has, each with its picture."""
    kinds = [Kind.PHONE, Kind.SCHOOL, Kind.LOCATION, Kind.WORDING, Kind.PROFESSION]
    accounts = [INSTA, BLOG, RUNS, GAMES]
    found = [_numbered(at, kinds[at % 5], accounts[at % 4]) for at in range(number)]
    return progress(audit(dict.fromkeys(accounts, Outcome.PUBLIC), found))


def _numbered(at: int, kind: Kind, account: Account) -> Finding:
    quote = f"07700 900{at:03}"
    return finding(kind, account, quote=quote, place=list(Place)[at % 10], crop=crop(quote))


def hard_words() -> Progress:
    """Words without a break, right-to-left words, other scripts, and pictures in letters."""
    long, arabic = "Llanfair" * 14, "مدرّسة في مدرسة البلوط الابتدائية"
    odd = Account("website", f"{long}.example", f"https://{long.lower()}.example/", "Personal website")
    rtl = Account("chirp", "معلمة_روبن", "https://chirp.test/x", "Chirp")
    found = [
        replace(finding(Kind.EMAIL, odd, quote=f"{long}@{long}.example"), context=f"{long}@{long}.example", quote_at=0),
        replace(finding(Kind.SCHOOL, rtl, quote="مدرسة البلوط"), context=arabic, quote_at=arabic.index("مدرسة البلوط")),
        replace(finding(Kind.PROFESSION, rtl, quote="老师"), context="四年级 老师 👩‍🏫🏳️‍🌈", quote_at=4),
    ]
    kept = progress(
        audit([look(odd, Outcome.PUBLIC, note=long), look(rtl, Outcome.PUBLIC)], found, accounts=[odd, rtl]),
        answers={"staff-13": said(Said.TALK, note=f"{long} {arabic}")},
    )
    return replace(kept, identity=Identity(("Robin Quill",)))

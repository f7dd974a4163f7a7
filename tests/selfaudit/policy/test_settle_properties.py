"""Nothing but its evidence can make a key point met."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from selfaudit.model import Account, Choice, Decision, Finding, Kind, Look, Outcome, Standing, View
from selfaudit.policy.in_view import concerns
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import SettledBy
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import State
from selfaudit.progress import Answer, Progress, Said
from selfaudit.reviews import SETTLED, OwnData, Review, ReviewChoice, Reviewed, ReviewItem
from tests.selfaudit.made_up import START, audit, finding, look

PACK = default_pack()
ACCOUNTS = [Account("site", name, f"https://{name}.example/") for name in ("ada", "bo", "cy")]
SEEN_ROADS = {SettledBy.FINDINGS, SettledBy.PRIVACY}

views = st.just(View.SIGNED_OUT) | st.sampled_from(View)
times = st.integers(-500, 500).map(lambda days: START + timedelta(days=days, hours=1))
looks = st.builds(
    look, st.sampled_from(ACCOUNTS), st.sampled_from(Outcome), st.sampled_from(View), times, whole=st.booleans()
)
on_pages = st.builds(finding, st.sampled_from(Kind), st.sampled_from(ACCOUNTS), st.sampled_from(Standing))
in_pictures = st.builds(finding, st.just(Kind.TOGETHER), st.sampled_from(ACCOUNTS), st.sampled_from(Standing)).map(
    lambda one: replace(one, key_points=("staff-9",), view=View.FILE)
)
found = on_pages | on_pages | in_pictures
audits = st.builds(
    audit,
    st.lists(looks, max_size=5),
    st.lists(found, max_size=4),
    st.booleans(),
    times,
    st.lists(st.sampled_from(ACCOUNTS), unique=True),
)
decisions = st.builds(Decision, st.sampled_from(Choice), times, st.sampled_from(["", " ", "agreed"]))
answers = st.builds(Answer, st.sampled_from(Said), times)
ids = [point.id for point in PACK.key_points]


@st.composite
def anything(draw: st.DrawFn) -> Progress:
    """Anything that could ever be kept, likely or not."""
    kept = tuple(sorted(draw(st.lists(audits, max_size=3)), key=lambda one: one.started_at))
    prints = [one.fingerprint for each in kept for one in each.findings]
    return Progress(
        accounts=tuple(draw(st.lists(st.sampled_from(ACCOUNTS), unique=True))),
        audits=kept,
        decisions=draw(st.dictionaries(st.sampled_from(prints), decisions)) if prints else {},
        answers=draw(st.dictionaries(st.sampled_from(ids), answers)),
    )


@st.composite
def almost_settled(draw: st.DrawFn) -> Progress:
    """Everything met but for a thing or two that went otherwise."""
    accounts = draw(st.lists(st.sampled_from(ACCOUNTS), min_size=1, unique=True))
    seen = [look(account, Outcome.PRIVATE) for account in accounts]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(seen) - 1))
        seen[at] = draw(st.builds(look, st.just(accounts[at]), st.sampled_from(Outcome), views, whole=st.booleans()))
    newest = audit(seen, draw(st.lists(found, max_size=2)), draw(st.integers(0, 5)) > 0, accounts=accounts)
    yes = dict.fromkeys(ids, Answer(Said.YES, START + timedelta(days=9)))
    listed = draw(st.sampled_from([accounts, accounts, ACCOUNTS, accounts[1:]]))
    kept = Decision(
        Choice.KEEP, START + timedelta(days=draw(st.sampled_from([8, 10]))), draw(st.sampled_from(["", "why"]))
    )
    decided = st.just(kept) | st.none() | decisions
    drawn = {one.fingerprint: draw(decided) for one in newest.findings}
    return Progress(
        accounts=tuple(listed),
        audits=(newest,),
        decisions={fingerprint: one for fingerprint, one in drawn.items() if one},
        answers=yes | draw(st.dictionaries(st.sampled_from(ids), answers, max_size=2)),
    )


def progresses() -> st.SearchStrategy[Progress]:
    return almost_settled() | almost_settled() | anything()


def met(progress: Progress) -> set[str]:
    return {one.key_point for one in settle(PACK, progress) if one.state is State.MET}


def last_signed_out(progress: Progress) -> dict[str, Look]:
    newest = progress.audits[-1] if progress.audits else None
    return {one.target: one for one in (newest.looks if newest else ()) if one.view is View.SIGNED_OUT}


def open_in_newest(progress: Progress) -> list[Finding]:
    newest = progress.audits[-1] if progress.audits else None
    return [
        one
        for one in (newest.findings if newest else ())
        if one.standing is not Standing.GONE
        and ((choice := progress.decisions.get(one.fingerprint)) is None or choice.choice is Choice.FIXED)
    ]


def kept_in_newest(progress: Progress) -> list[Finding]:
    newest = progress.audits[-1] if progress.audits else None
    return [
        one
        for one in (newest.findings if newest else ())
        if one.standing is not Standing.GONE
        and (choice := progress.decisions.get(one.fingerprint))
        and choice.choice is Choice.KEEP
    ]


@given(progresses())
def test_met_by_sight_needs_a_finished_audit_that_saw_every_account_to_its_end(progress: Progress) -> None:
    looks, settled = last_signed_out(progress), met(progress)
    for point in PACK.key_points:
        if SEEN_ROADS & set(point.settled_by) and point.id in settled:
            newest = progress.audits[-1]
            assert newest.finished_at
            accounts = {*newest.accounts, *progress.accounts}
            assert accounts
            assert all(looks[account.id].complete for account in accounts)
            if SettledBy.PRIVACY in point.settled_by:
                assert {looks[account.id].outcome for account in accounts} <= {Outcome.PRIVATE, Outcome.NOT_FOUND}


@given(progresses())
def test_nothing_open_concerns_a_point_that_is_met(progress: Progress) -> None:
    settled = met(progress)
    for one in open_in_newest(progress):
        assert not any(concerns(PACK, one, point) for point in settled)


@given(progresses())
def test_what_is_kept_settles_only_with_room_for_judgement_a_reason_and_a_later_yes(progress: Progress) -> None:
    settled = met(progress)
    for one in kept_in_newest(progress):
        for point in [PACK.key_point(point) for point in settled if concerns(PACK, one, point)]:
            decision, answer = progress.decisions[one.fingerprint], progress.answers[point.id]
            assert point.judgement
            assert decision.reason.strip()
            assert answer.said is Said.YES
            assert answer.answered_at >= decision.decided_at


@given(progresses())
def test_met_by_answer_needs_a_yes(progress: Progress) -> None:
    settled = met(progress)
    for point in PACK.key_points:
        if SettledBy.ANSWER in point.settled_by and point.id in settled:
            assert progress.answers[point.id].said is Said.YES


@given(progresses())
def test_met_carries_evidence_and_everything_else_says_what_is_missing(progress: Progress) -> None:
    for one in settle(PACK, progress):
        assert bool(one.missing) == (one.state is not State.MET)
        assert one.evidence or one.state is not State.MET


@given(progresses(), st.sampled_from(ACCOUNTS), st.sampled_from([one for one in Outcome if not one.conclusive]))
def test_an_account_that_could_not_be_looked_at_never_settles_anything(
    progress: Progress, account: Account, outcome: Outcome
) -> None:
    before = met(progress)
    if not progress.audits:
        return
    newest = progress.audits[-1]
    walled = replace(newest, accounts=(*newest.accounts, account), looks=(*newest.looks, look(account, outcome)))
    after = met(replace(progress, audits=(*progress.audits[:-1], walled)))
    assert not {point.id for point in PACK.key_points if SEEN_ROADS & set(point.settled_by)} & after
    seen_before = account not in newest.accounts and any(one.target == account.id for one in newest.looks)
    assert seen_before or after <= before


@given(progresses())
def test_looking_again_is_met_only_by_a_finished_audit_that_saw_something(progress: Progress) -> None:
    if "principle-3" in met(progress):
        assert any(
            one.finished_at and any(each.outcome.conclusive and each.target == account.id for each in one.looks)
            for one in progress.audits
            for account in one.accounts
        )


@given(progresses(), st.sampled_from(ids), answers)
def test_an_answer_to_one_point_changes_no_other(progress: Progress, point: str, answer: Answer) -> None:
    other = replace(progress, answers={**progress.answers, point: answer})
    assert met(progress) - {point} == met(other) - {point}


@given(progresses(), st.sampled_from(ids), answers)
def test_no_answer_raises_what_is_settled_by_sight_alone(progress: Progress, point: str, answer: Answer) -> None:
    if PACK.key_point(point).judgement or SettledBy.ANSWER in PACK.key_point(point).settled_by:
        return
    silent = replace(progress, answers={key: one for key, one in progress.answers.items() if key != point})
    assert met(replace(progress, answers={**progress.answers, point: answer})) <= met(silent)


@given(progresses(), found)
def test_one_more_finding_never_settles_a_point(progress: Progress, one: Finding) -> None:
    if not progress.audits:
        return
    newest = progress.audits[-1]
    more = replace(progress, audits=(*progress.audits[:-1], replace(newest, findings=(*newest.findings, one))))
    assert met(more) <= met(progress)


lists = st.lists(
    st.tuples(st.sampled_from(Review), st.none() | st.sampled_from(ReviewChoice)), min_size=1, max_size=6
).map(lambda rows: [(ReviewItem(str(at), review, "site:ada", START), given) for at, (review, given) in enumerate(rows)])


@given(progresses(), lists)
def test_met_with_a_list_needs_every_item_of_it_settled(
    progress: Progress, rows: list[tuple[ReviewItem, ReviewChoice | None]]
) -> None:
    given_words = {item.id: Reviewed(choice, START) for item, choice in rows if choice}
    with_lists = replace(progress, own_data=OwnData(tuple(item for item, _ in rows), given_words))
    settled = met(with_lists)
    assert settled <= met(progress)
    for item, choice in rows:
        assert choice in SETTLED or not any(item.review in PACK.key_point(point).reviews for point in settled)


@given(progresses())
def test_the_order_of_answers_and_decisions_does_not_matter(progress: Progress) -> None:
    turned = replace(
        progress,
        answers=dict(reversed(list(progress.answers.items()))),
        decisions=dict(reversed(list(progress.decisions.items()))),
    )
    assert settle(PACK, turned) == settle(PACK, progress)

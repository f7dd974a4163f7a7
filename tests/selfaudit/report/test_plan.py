from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from selfaudit.model import Account, Choice, Finding, Kind, Outcome, Place
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.report.changes import Change
from selfaudit.report.plan import plan
from selfaudit.trail import trails
from tests.selfaudit.made_up import AFTER, CHIRP, DAY, INSTA, audit, decided, finding, look, progress
from tests.selfaudit.report.papers import BLOG, everything

PHONE, JOB = finding(Kind.PHONE), finding(Kind.WORDING, quote="what an idiot", place=Place.POST)


def test_what_is_grave_comes_first_then_open_pages_then_pages_to_look_at() -> None:
    tasks = plan(default_pack(), progress(audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [JOB, PHONE])))
    assert [(task.title, task.targets) for task in tasks] == [
        ("Phone number: take it down, or decide", (INSTA.id,)),
        ("Close your pages to strangers", (INSTA.id,)),
        ("See for yourself", (CHIRP.id,)),
        ("Worth reading again: take it down, or decide", (INSTA.id,)),
    ]


def test_findings_of_one_kind_are_one_task_that_says_where() -> None:
    more = [finding(Kind.PHONE, quote=f"07700 90012{digit}") for digit in range(9)] + [finding(Kind.PHONE, CHIRP)]
    task, *_ = plan(default_pack(), progress(audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PUBLIC}, more)))
    assert set(task.fingerprints) == {one.fingerprint for one in more}
    assert task.where == "Instagram · robin.quill (bio); Chirp · rquill (bio)"


def test_the_rest_of_a_page_read_in_part_is_looked_at_by_the_person() -> None:
    (task,) = plan(default_pack(), progress(audit([look(INSTA, Outcome.PRIVATE, whole=False)], accounts=(INSTA,))))
    assert (task.title, task.targets) == ("See the rest for yourself", (INSTA.id,))


def test_an_account_without_a_page_is_gone_through_in_the_app() -> None:
    app = Account("palaver", "robin", "", "Palaver")
    (task,) = plan(default_pack(), progress(audit({app: Outcome.NOT_CHECKED})))
    assert "Go through its settings in the app" in task.do


def test_findings_alike_come_in_the_packs_own_order_of_kinds() -> None:
    findings = [finding(kind, quote=kind, place=Place.EMPLOYER) for kind in sorted(Kind)]
    tasks = plan(default_pack(), progress(audit({INSTA: Outcome.PRIVATE}, findings)))
    titles = [advice.title for advice in default_pack().kinds.values()]
    high = [task.title.split(":")[0] for task in tasks][:6]
    assert high == sorted(high, key=titles.index)
    assert high[0] == "Phone number"


def test_what_was_changed_is_looked_at_again() -> None:
    kept = progress(audit({INSTA: Outcome.PRIVATE}, [PHONE]), decisions={PHONE: decided(Choice.FIXED)})
    (task,) = plan(default_pack(), kept)
    assert task.title == "Look again: phone number"


def test_what_is_decided_is_not_asked_for_again() -> None:
    for choice in (Choice.KEEP, Choice.NOT_ME):
        kept = progress(audit({INSTA: Outcome.PRIVATE}, [PHONE]), decisions={PHONE: decided(choice, "why")})
        assert plan(default_pack(), kept) == ()


accounts = st.sampled_from([Account("site", name, f"https://{name}.example/", "Site") for name in "abc"])
looks = st.dictionaries(accounts, st.sampled_from(Outcome), max_size=3)
found = st.lists(st.builds(finding, st.sampled_from(Kind), accounts), max_size=6)
decisions = st.sampled_from([None, decided(Choice.FIXED), decided(Choice.KEEP, "why"), decided(Choice.NOT_ME)])


@given(looks, found, st.data())
def test_the_plan_holds_every_open_finding_once_and_every_unseen_account(
    seen: dict[Account, Outcome],
    findings: list[Finding],
    data: st.DataObject,
) -> None:
    choices = {one: choice for one in findings if (choice := data.draw(decisions))}
    kept = progress(audit(seen, findings), decisions=choices)
    tasks, known = plan(default_pack(), kept), what_is_known(kept)
    assert sorted(print_ for task in tasks for print_ in task.fingerprints) == sorted(
        one.fingerprint for one in known.open
    )
    yourself = [target for task in tasks if task.title == "See for yourself" for target in task.targets]
    assert sorted(yourself) == sorted(account.id for account in known.unseen)
    assert all(task.minutes > 0 and task.do and task.why and task.where for task in tasks)


def test_what_is_to_be_talked_about_is_one_task() -> None:
    kept = progress(audit({INSTA: Outcome.PRIVATE}, [PHONE, JOB]), decisions={PHONE: decided(Choice.TALK)})
    assert [task.id for task in plan(default_pack(), kept)] == ["talk", "wording"]


def test_a_page_said_to_be_closed_is_looked_at_again_and_comes_back_when_it_is_still_open() -> None:
    open_page = audit({INSTA: Outcome.PUBLIC})
    (task,) = plan(default_pack(), progress(open_page))
    done = dict.fromkeys(task.decided_by, decided(Choice.FIXED))
    (again,) = plan(default_pack(), replace(progress(open_page), decisions=done))
    assert (again.id, again.targets) == ("again-close", (INSTA.id,))
    later = audit([look(INSTA, Outcome.PUBLIC, seen_at=AFTER + DAY)], accounts=(INSTA,))
    assert plan(default_pack(), replace(progress(later), decisions=done)) == (task,)


def test_what_the_person_saw_for_themselves_is_not_asked_for_twice_after_one_look() -> None:
    walled = audit({CHIRP: Outcome.WALL})
    (task,) = plan(default_pack(), progress(walled))
    done = dict.fromkeys(task.decided_by, decided(Choice.FIXED))
    kept = replace(progress(walled), decisions=done)
    assert plan(default_pack(), kept) == ()
    assert what_is_known(kept).unseen == (CHIRP,)


def test_each_step_tells_where_it_is_changed_and_to_which_value() -> None:
    asked: list[tuple[Account, list[Finding]]] = []

    def where(account: Account, found: Sequence[Finding]) -> Change:
        asked.append((account, list(found)))
        return Change(account.label, f"{len(found)} less")

    fixed = finding(Kind.EMAIL)
    kept = progress(
        audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PRIVATE, BLOG: Outcome.WALL}, [PHONE, JOB, fixed]),
        decisions={fixed: decided(Choice.FIXED)},
    )
    told = {task.id: [(one.account, one.value) for one in task.changes] for task in plan(default_pack(), kept, where)}
    assert told == {
        "phone": [(INSTA.label, "1 less")],
        "wording": [(INSTA.label, "1 less")],
        "close": [(INSTA.label, "0 less")],
        "see": [],
        "again-email": [],
    }
    assert [found for _, found in asked if found] == [[PHONE], [JOB]]


def test_the_step_that_ends_most_ways_says_where_the_school_and_the_job_stand() -> None:
    ends = [finding(Kind.PHONE, CHIRP), finding(Kind.EMAIL, CHIRP)]
    job, together = finding(Kind.PROFESSION, CHIRP, place=Place.JOB_TITLE), finding(Kind.TOGETHER, CHIRP)
    kept = progress(audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PUBLIC}, [*ends, job, together]))
    cut, *_ = plan(default_pack(), kept, lambda account, found: Change(account.label, str(len(found))))
    assert (cut.id, cut.rests_on, cut.fingerprints) == ("cut", (job.fingerprint,), ())
    assert cut.changes == (Change(CHIRP.label, "1"),)
    assert cut.do == "It stands in: job title. Change it there, then look again."


def test_the_step_that_ends_most_ways_names_the_account_on_which_it_is_taken() -> None:
    for kept in (everything(), replace(everything(), decisions={})):
        told, (first, *_) = trails(default_pack(), kept), plan(default_pack(), kept)
        label = next(one.label for one in kept.accounts if told.weakest and one.id == told.weakest.at)
        assert first.id == "cut" and label == first.where and label in first.title


def test_the_way_to_a_setting_is_told_once() -> None:
    two = progress(audit({INSTA: Outcome.PUBLIC}, [PHONE, finding(Kind.EMAIL)]))
    tasks = plan(
        default_pack(), two, lambda account, _: Change(account.label, "Private: on", ("Settings",), "as of May")
    )
    first, *others = (change for task in tasks for change in task.changes)
    assert first == Change(INSTA.label, "Private: on", ("Settings",), "as of May")
    assert others == [Change(INSTA.label, "Private: on")] * 2

"""Looking at some accounts once more within an audit: what it takes away, and what it must not lose. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from selfaudit.model import Audit, Finding, Look, Standing, View


def without(audit: Audit, targets: Collection[str]) -> Audit:
    """`audit` as it was before it looked at these accounts, signed out."""
    return replace(
        audit,
        looks=tuple(look for look in audit.looks if not _signed_out(look, targets)),
        findings=tuple(finding for finding in audit.findings if not _signed_out(finding, targets)),
        finished_at=None,
    )


def in_view(audit: Audit, targets: Collection[str]) -> tuple[Finding, ...]:
    """What the audit saw on these accounts, signed out, and has not seen to be gone."""
    return tuple(
        finding for finding in audit.findings if _signed_out(finding, targets) and finding.standing is not Standing.GONE
    )


def put_back(after: Audit, before: Audit, targets: Collection[str]) -> Audit:
    """`after`, which looks at these accounts again, with what is still to be believed of `before`.

    Until an account has been looked at again, all of it counts as it was. A look that could not see the page, or not
    all of it, makes nothing gone: what was in view before and is not in view now is kept.
    """
    looked = {look.target: look for look in after.looks if _signed_out(look, targets)}
    waiting = [target for target in targets if target not in looked]
    looks = tuple(look for look in before.looks if _signed_out(look, waiting))
    present = {finding.fingerprint for finding in after.findings}
    unsure = [target for target, look in looked.items() if not look.complete]
    kept = (one for one in in_view(before, unsure) if one.fingerprint not in present)
    findings = (*(one for one in before.findings if _signed_out(one, waiting)), *kept)
    done = before.finished_at if waiting else after.finished_at
    return replace(after, looks=after.looks + looks, findings=after.findings + findings, finished_at=done)


def _signed_out(one: Look | Finding, targets: Collection[str]) -> bool:
    return one.target in targets and one.view is View.SIGNED_OUT

"""Scan results as SARIF 2.1.0 (OASIS standard, 2020-03-27), for editors and build machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from selfaudit.model import Finding, Look, Severity
from selfaudit.policy.pack import Pack

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}


class Sarif:
    """Gathers every look and writes one document at the end."""

    def __init__(self, out: TextIO, pack: Pack) -> None:
        self._out = out
        self._pack = pack
        self._rules: dict[str, dict[str, object]] = {}
        self._results: list[dict[str, object]] = []
        self._notices: list[dict[str, object]] = []

    def add(self, look: Look, findings: Sequence[Finding]) -> None:
        """One look and what it found."""
        for finding in findings:
            self._rules.setdefault(finding.rule, self._rule(finding))
            self._results.append(self._result(finding))
        if not look.complete:
            notice: dict[str, object] = {
                "level": "warning",
                "message": {"text": look.note or look.outcome},
                "locations": [_at(look.target)],
            }
            self._notices.append(notice)

    def end(self) -> None:
        """Write the document."""
        run = {
            "tool": {"driver": {"name": "selfaudit", "rules": list(self._rules.values())}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": self._notices}],
            "results": self._results,
        }
        document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
        text = json.dumps(document, ensure_ascii=False, indent=2)
        self._out.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")

    def _rule(self, finding: Finding) -> dict[str, object]:
        advice = self._pack.kinds[finding.kind]
        return {
            "id": finding.rule,
            "shortDescription": {"text": advice.title},
            "fullDescription": {"text": finding.why},
            "help": {"text": advice.to_do},
            "defaultConfiguration": {"level": _LEVELS[advice.severity]},
            "properties": {"kind": finding.kind, "keyPoints": list(finding.key_points)},
        }

    def _result(self, finding: Finding) -> dict[str, object]:
        return {
            "ruleId": finding.rule,
            "ruleIndex": list(self._rules).index(finding.rule),
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.why} ({finding.place}: {finding.quote})"},
            "locations": [_at(finding.target, finding.context)],
            "partialFingerprints": {"selfaudit/v1": finding.fingerprint},
            "rank": round(finding.confidence * 100, 1),
            "properties": {"kind": finding.kind, "place": finding.place, "visible": finding.visible},
        }


def _at(target: str, snippet: str = "") -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(target)}}
    if snippet:
        place["contextRegion"] = {"startLine": 1, "snippet": {"text": snippet}}
        place["region"] = {"startLine": 1}
    return {"physicalLocation": place}


def _uri(target: str) -> str:
    if target.startswith("https://"):
        return quote(target, safe=":/?#[]@!$&'()*+,;=%~")
    if target == "-":
        return "stdin"
    return quote(Path(target).as_posix().encode("utf-8", "surrogateescape"), safe="/:")

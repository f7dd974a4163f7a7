"""Scan results as JSON Lines: one line a look, one line a finding. Always valid UTF-8."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TextIO

from selfaudit.model import Finding, Look


class JsonLines:
    """Writes each look as it is done."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def add(self, look: Look, findings: Sequence[Finding]) -> None:
        """One look and what it found."""
        self._line(
            {
                "type": "look",
                "target": look.target,
                "outcome": look.outcome,
                "passages": look.passages,
                "whole": look.whole,
                "findings": len(findings),
                "note": look.note,
            }
        )
        for finding in findings:
            self._line(
                {
                    "type": "finding",
                    "target": finding.target,
                    "kind": finding.kind,
                    "quote": finding.quote,
                    "place": finding.place,
                    "severity": finding.severity,
                    "confidence": round(finding.confidence, 3),
                    "rule": finding.rule,
                    "why": finding.why,
                    "key_points": list(finding.key_points),
                }
            )
        self._out.flush()

    def end(self) -> None:
        """Nothing more comes."""

    def _line(self, values: dict[str, object]) -> None:
        line = json.dumps(values, ensure_ascii=False)
        self._out.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")

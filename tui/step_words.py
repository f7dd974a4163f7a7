"""What the steps of the walk are called, and how many minutes each takes."""

from __future__ import annotations

from selfaudit.progress import Step

STEP_NAMES = {
    Step.WELCOME: "Welcome",
    Step.ABOUT_YOU: "About you",
    Step.ACCOUNTS: "Accounts",
    Step.LOOK: "Look",
    Step.OWN_DATA: "Own data",
    Step.FIRST: "First things",
    Step.FINDINGS: "Findings",
    Step.REVIEWS: "Reviews",
    Step.SETTINGS: "Settings",
    Step.KEY_POINTS: "Key points",
    Step.REPORT: "Report",
}
STEP_MINUTES = {
    Step.WELCOME: 1,
    Step.ABOUT_YOU: 1,
    Step.ACCOUNTS: 2,
    Step.LOOK: 2,
    Step.OWN_DATA: 2,
    Step.FIRST: 3,
    Step.FINDINGS: 2,
    Step.REVIEWS: 5,
    Step.SETTINGS: 2,
    Step.KEY_POINTS: 2,
    Step.REPORT: 1,
}

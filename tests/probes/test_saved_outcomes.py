"""Saved pages without an address: what keeps them from being read is told, and ordinary pages are read."""

from datetime import UTC, datetime

import pytest

from probes.from_file import read_words
from probes.platform_files import own_platforms

NOW = datetime(2026, 9, 1, tzinfo=UTC)
HTML = '<!doctype html><html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
PASSWORD = '<label>Password</label><input type="password"><button>Log in</button>'

PAGES = {
    "join first": (
        "wall",
        "Sign Up | LinkedIn",
        f"<h1>Join</h1><p>Email</p>{PASSWORD}<p>Already a member? Sign in</p>",
    ),
    "log in first": (
        "wall",
        "Log in to Maplebook",
        f"<div>Log in to Maplebook</div>{PASSWORD}<a>Forgotten account?</a>",
    ),
    "front page": ("wall", "Maplebook – log in or sign up", f"<h2>Maplebook connects people.</h2>{PASSWORD}"),
    "no password yet": (
        "wall",
        "Chatter",
        "<p>Join today.</p><p>Create account</p><p>Already have an account?</p><p>Sign in</p>",
    ),
    "consent": (
        "wall",
        "Before you continue",
        "<h1>Before you continue to Maple</h1><p>We use cookies.</p><button>Reject all</button>",
    ),
    "password page": (
        "wall",
        "Morgan",
        "<p>This content is password protected.</p><label>Password</label><input type=password>",
    ),
    "human check": ("blocked", "Just a moment...", "<noscript>Enable JavaScript and cookies to continue</noscript>"),
    "denied": ("blocked", "Access Denied", "<h1>Access Denied</h1><p>You don't have permission to see this here.</p>"),
    "press": ("blocked", "Maple", "<h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1>"),
    "robot": (
        "blocked",
        "Robot or human?",
        "<h1>Robot or human?</h1><p>Hold the button to confirm that you’re human.</p>",
    ),
    "puzzle": ("blocked", "Maple", "<div>Verify to continue:</div><div>Drag the puzzle piece into place</div>"),
    "fault": ("unreachable", "503 Service Unavailable", "<h1>Service Unavailable</h1><p>Try again in a while.</p>"),
    "missing": ("not_checked", "404 Not Found", "<h1>404 Not Found</h1><p>nginx</p>"),
    "closed": ("not_checked", "Private Site", "<h1>Private Site</h1><p>Ask the owner to let you in.</p>"),
    "private": ("not_checked", "Morgan (@m)", "<h2>This account is private</h2><p>Follow to see more of it.</p>"),
    "script root": ("not_checked", "Morgan", '<div id="root"></div><script src="a.js"></script>'),
    "loading": ("not_checked", "Morgan", '<div id="app">Loading...</div><script src="a.js"></script>'),
    "needs scripts": ("not_checked", "M", "<p>You need to enable JavaScript to run this app.</p><script>1</script>"),
    "noscript only": (
        "not_checked",
        "M",
        "<noscript>Please switch on scripts to use all of this.</noscript><script>1</script>",
    ),
    "cookie bar": (
        "not_checked",
        "M",
        "<p>We use cookies to make this work.</p><button>Accept all</button><script>1</script>",
    ),
    "pictures": ("not_checked", "My photos", '<img src="a.jpg"><img src="b.jpg">'),
    "nothing": ("not_checked", "Morgan Maple, teacher", ""),
    "frames": ("not_checked", "Morgan", "<noframes>No frames here.</noframes>"),
    "tiny": ("public", "", "<p>Ring 020 7946 0123</p>"),
    "tiny with a script": ("public", "", '<p>Call me: 020 7946 0123</p><script src="count.js"></script>'),
    "log-in in the margin": (
        "public",
        "Morgan's kitchen",
        f'<nav>Home <a href="/login">Log in</a></nav><h1>Soup</h1><p>I cook on Sundays.</p>{PASSWORD}',
    ),
    "about walls": (
        "public",
        "Morgan's notes",
        "<p>Today a site said 404, page not found, and then asked me to verify that I am human. "
        "You must log in, it said, to continue; this account is private. I went for a walk instead.</p>"
        + "<p>More.</p>"
        * 3,
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_outcomes_of_saved_pages(case: str) -> None:
    outcome, title, body = PAGES[case]
    seen = read_words(HTML.format(title=title, body=body).encode(), "page.html", own_platforms(), NOW)
    assert seen.look.outcome == outcome
    assert seen.look.note

"""Words by which pages everywhere ask to log in, check for robots, say that they are missing or wait for scripts.

Sources: bellingcat/auto-archiver (deletion_detection.py, url.py, afbe4fa, 2026-04-27), WebBreacher/WhatsMyName
(e62338e, 2026-08-16), soxoj/maigret (149acb1, 2026-08-20); the rest is general knowledge of English-language sites.
Each is held against a whole title or line in small letters, but for LOG_IN, which is searched for.
"""

from __future__ import annotations

import re

_FRONT = r"(?:.{0,40}[|•·–:-]\s*)?"  # a site's name before the words proper
_BACK = r"(?:\s*[|•·–-].{0,60})?"  # or after them
_ENTER = r"(?:log ?in|sign ?in|sign ?up|register|join)"
_HUMAN = r"(?:a )?(?:human|person|robot|not a robot)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


LOG_IN_PATHS = _any(
    r"log[-_]?in(?:\.\w+)?",
    r"sign[-_]?(?:in|up)(?:\.\w+)?",
    r"register|authwall|sso|oauth\d?|session_expired|checkpoint",
    r"wp-login\.php",
)
LOG_IN_HOSTS = _any(r"(?:.+[.-])?(?:log[-_]?in|sign[-_]?in|accounts?|auth|sso|idp|oauth)(?:[.-].+)")
LOG_IN_TITLES = _any(
    rf"{_FRONT}(?:log ?in|sign ?(?:in|up)|(?:log|sign) ?in or (?:sign|log) ?(?:up|in)){_BACK}",
    rf"{_FRONT}(?:login required|members only){_BACK}",
    r"before you continue(?: to .{1,40})?",
    rf"{_FRONT}(?:log ?in|sign ?in|sign ?up|log in or sign up) (?:to|into|on|for) .{{0,60}}",
)
LOG_IN = _any(
    r"you (?:must|need to|have to) (?:be )?(?:log(?:ged)?|sign(?:ed)?|register(?:ed)?) ?(?:in|up)?\b",
    rf"\b{_ENTER}(?:,? or {_ENTER})? to (?:continue|view|see|read|access|follow|connect|unlock|find|watch|your)\b",
    rf"\b{_ENTER} to \w+'s\b",
    r"\b(?:log|sign) ?in (?:is )?required",
    r"\balready (?:on .{1,20}\?|have an account|a member|registered)",
    r"\bcreate (?:a |an |your )?(?:new |free )?account",
    r"\bforgot(?:ten)? (?:your )?password",
    r"\bsee more (?:of|from) .{1,60} on ",
    r"\bdon't have an account",
    r"\bnew to .{1,30}\? (?:join|sign up)",
    rf"\b{_ENTER} (?:to|with) .{{1,30}} to (?:request|view|see|get|continue)\b",
    r"^sign up (?:with|for) (?:\w+ ?){1,3}$",
    r"\bis password[- ]protected\b|\benter (?:your|the) password\b",
    r"^before you continue\b",
)
LOG_IN_FORM = _any(
    r"(?:log|sign) ?(?:in|up|on)(?: with .{1,20})?|login|password|user ?name.{0,20}|email.{0,30}",
    r"(?:mobile|phone) .{0,40}|(?:terms|privacy|cookies?|help|about)(?: .{0,30})?",
    r"remember me|keep me (?:logged|signed) in|show(?: password)?|next|continue(?: with .{1,20})?|or|submit|join now",
    r"(?:forgot(?:ten)?|lost) .{0,40}|create .{0,20}account|agree (?:&|and) join",
)
BOT_CHECK = _any(
    r"just a moment(?:\.\.\.|…)?",
    r"attention required!?.{0,40}",
    r"access (?:denied|to this page has been denied).{0,40}",
    r"security (?:measure|check|checkpoint|verification).{0,40}",
    rf"are you {_HUMAN}\??.{{0,40}}|robot or human\?",
    r".{0,40}\bto confirm (?:that )?you(?:'re| are) (?:a )?human.{0,60}",
    r"verify to continue:?|drag the (?:slider|puzzle) .{0,60}|tiktok-verify-page",
    rf"(?:please )?(?:verify|confirm|prove)(?: that)? (?:you(?:'re| are)|your are) {_HUMAN}.{{0,80}}",
    rf"(?:let's |we need to )?(?:confirm|make sure|check)(?: that)? you(?:'re| are) {_HUMAN}.{{0,80}}",
    rf"verifying (?:that )?you are {_HUMAN}.{{0,80}}",
    r"checking (?:your browser|if the site connection is secure).{0,80}",
    r"enable javascript and cookies to continue.{0,40}",
    r"(?:our systems have detected )?unusual traffic.{0,80}",
    r"(?:sorry, )?you(?:'ve| have) been (?:temporarily )?blocked.{0,80}",
    r"i'm not a robot|robot check|human verification|captcha|performing security verification",
    r"(?:please )?(?:complete|solve) the (?:security check|captcha|puzzle).{0,80}",
    r"one more step.{0,40}|ddos protection by .{0,40}|pardon our interruption.{0,20}|press & hold.{0,60}",
    r"too many requests.{0,40}|(?:error )?429(?: too many requests)?.{0,10}",
    r"(?:error )?403(?:[ :-]+forbidden)?|forbidden|request (?:blocked|unsuccessful).{0,60}",
    r"vercel security checkpoint",
)
FAULT = _any(
    rf"{_FRONT}(?:error )?50[0234](?: error)?"
    r"(?:[ :-]+(?:internal server error|bad gateway|service unavailable|.{0,8}time-?out))?",
    rf"{_FRONT}(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out){_BACK}",
    r"(?:this site is |site |down for |under )?(?:scheduled )?maintenance(?: mode)?",
)
CLOSED = _any(
    r"(?:this|the) (?:site|blog|profile|account|page) is (?:currently )?private\b.{0,80}",
    r"private (?:site|blog|profile|account)",
    r"(?:these|this user's) (?:posts|tweets) are protected\b.{0,80}",
)
MISSING = _any(
    rf"{_FRONT}(?:error )?(?:404|410)(?:\s*[|•·–:.-]?\s*(?:error|gone|(?:page |file )?not found|oops).{{0,40}})?",
    rf"{_FRONT}(?:sorry,? )?(?:the |this |that )?(?:requested )?(?:page|file|site|post|profile|account|content|url)"
    r"(?: you(?:'re| are| were) looking for| you requested)?"
    r" ?(?:(?:could |can)(?:not|n't|'t) be found|(?:was |is )?not found|(?:does not|doesn't) exist|no longer exists"
    rf"|(?:is no longer|isn't) (?:available|here))(?: (?:on|here|any).{{0,40}})?[.!]?{_BACK}",
    r"(?:oops!? )?(?:that|this) page can.?t be found\.?",
    rf"nothing (?:was )?found(?: here)?\.?|not found\.?{_BACK}",
    r"we (?:can't|cannot|couldn't|could not) find (?:that|this|the) page.{0,60}",
)
EMPTY_SHELL = _any(
    r"(?:loading|please wait|one moment|opening)\W{0,5}(?:please wait\W*)?",
    r".{0,60}\b(?:enable|requires?|needs?|turn on|without|disabled)\b.{0,30}java ?script.{0,120}",
    r".{0,40}java ?script (?:is|must be|has to be|required|to be)\b.{0,120}",
    r"skip to (?:main )?content|your browser is not supported.{0,80}|please enable js\b.{0,60}",
    r".{0,80}\bcookies?\b.{0,120}|(?:accept|allow|reject|decline)(?: all)?|manage (?:preferences|settings|options)",
    r"menu|search|close|home|back|ok|got it",
)
NOT_CONTENT = _any(
    rf"(?:{_ENTER}|facebook|instagram|x|linkedin|welcome|menu|search)(?: .{{0,40}})?",
    r"(?:sorry|hmm|oops).{0,120}",
    r"(?:this|the) (?:page|account|content|profile).{0,120}",
    r"see what's happening|happening now|page not found|loading.{0,10}",
)

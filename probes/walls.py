"""Words by which pages everywhere ask to log in, check for robots, say that they are missing or wait for scripts.

Sources: bellingcat/auto-archiver (deletion_detection.py, url.py, afbe4fa, 2026-04-27), WebBreacher/WhatsMyName (e62338e, 2026-08-16),
soxoj/maigret (149acb1, 2026-08-20); the rest is general knowledge of English-language sites. All in small letters.
"""

from __future__ import annotations

import re

LOG_IN_PATHS = re.compile(
    r"log-?in(?:\.\w+)?|sign-?in(?:\.\w+)?|sign-?up(?:\.\w+)?|register|authwall|log_in|sign_in|wp-login\.php|sso|oauth\d?"
    r"|session_expired|checkpoint"
)
LOG_IN_TITLES = re.compile(
    r"(?:.{0,40}[•|·–-]\s*)?(?:log ?in|sign ?in|sign ?up|log in or sign up|sign up or log in|login required|members only)"
    r"(?:\s*[•|·–-].{0,60}|\s+(?:to|or|for|on|into|with)\b.{0,60})?"
)
LOG_IN = re.compile(
    r"(?:you (?:must|need to|have to) (?:be )?(?:log(?:ged)? ?in|sign(?:ed)? ?in|register))"
    r"|(?:(?:please )?(?:log ?in|sign ?in|sign ?up|register|join)(?:,? or (?:log ?in|sign ?in|sign ?up|register|join))?"
    r" to (?:continue|view|see|read|access|follow|connect|unlock|use|get|find|watch|\w+'s|your))"
    r"|(?:(?:log ?in|sign ?in) (?:is )?required)|(?:already (?:on|have an account|a member|registered))"
    r"|(?:create (?:a |an |your )?(?:new |free )?account)|(?:forgot(?:ten)? (?:your )?password)"
    r"|(?:see more (?:of|from) .{1,60} on )|(?:don't have an account)|(?:new to .{1,30}\? (?:join|sign up))"
)
BOT_CHECK = re.compile(
    r"just a moment(?:\.\.\.|…)?|attention required!?.{0,40}|access denied.{0,40}|security measure|security check(?:point)?.{0,40}"
    r"|are you (?:a robot|human)\??.{0,40}|(?:please )?(?:verify|confirm|prove)(?: that)? you(?:'re| are) (?:a )?(?:human|person|not a robot)"
    r".{0,80}|checking (?:your browser|if the site connection is secure).{0,80}|verifying (?:that )?you are (?:a )?human.{0,80}"
    r"|enable javascript and cookies to continue.{0,40}|unusual traffic.{0,80}|our systems have detected unusual traffic.{0,80}"
    r"|you(?:'ve| have) been (?:temporarily )?blocked.{0,80}|sorry, you have been blocked|i'm not a robot|robot check|human verification"
    r"|(?:please )?complete the (?:security check|captcha).{0,80}|one more step.{0,40}|ddos protection by .{0,40}|pardon our interruption.{0,20}"
    r"|performing security verification|too many requests.{0,40}|(?:error )?429.{0,40}|(?:error )?403 forbidden|403 - forbidden.{0,40}"
    r"|request (?:blocked|unsuccessful).{0,60}|captcha|press & hold.{0,60}|let's confirm you are human|vercel security checkpoint"
)
MISSING = re.compile(
    r"(?:.{0,40}[|•·–:-]\s*)?(?:error )?(?:404|410)(?:\s*[|•·–:.-]?\s*(?:error|gone|(?:page |file )?not found|oops).{0,40})?"
    r"|(?:.{0,40}[|•·–:-]\s*)?(?:sorry,? )?(?:the |this |that )?(?:page|file|site|post|profile|account|content|url)"
    r"(?: you(?:'re| are| were) looking for)?(?: (?:could |can)(?:not|n't) be found|(?: was| is)? not found| (?:does not|doesn't) exist"
    r"| (?:is no longer|isn't) (?:available|here))(?: (?:on|here|any).{0,40})?[.!]?(?:\s*[|•·–-].{0,60})?"
    r"|(?:oops!? )?(?:that|this) page can.t be found\.?|nothing (?:was )?found(?: here)?|not found(?:\s*[|•·–-].{0,60})?"
    r"|we (?:can't|cannot|couldn't|could not) find (?:that|this|the) page.{0,60}"
)
EMPTY_SHELL = re.compile(
    r"(?:loading|please wait|one moment|opening)\W{0,5}(?:please wait\W*)?"
    r"|.{0,60}(?:enable|requires?|needs?|turn on|without|disabled in|disabled)\b.{0,30}java ?script.{0,120}"
    r"|.{0,40}java ?script (?:is|must be|has to be|required|to be)\b.{0,120}|skip to (?:main )?content|your browser is not supported.{0,80}"
)
NOT_CONTENT = re.compile(
    r"(?:log ?in|sign ?in|sign ?up|join|register|facebook|instagram|x|linkedin|welcome|menu|search)(?:\b.{0,40})?|(?:sorry|hmm|oops).{0,120}"
    r"|(?:this|the) (?:page|account|content|profile).{0,120}|see what's happening|happening now|page not found|loading.{0,10}",
    re.IGNORECASE,
)

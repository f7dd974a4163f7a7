"""What is never opened, whatever a reader asks for: private messages, searches, advertising data, log-in history."""

from __future__ import annotations

import re

from probes.exports.member import fold

_FOLDERS = frozenset(
    (
        "messages", "inbox", "message_requests", "archived_threads", "filtered_threads", "e2ee_cutover",
        "your_group_messages", "direct_messages", "direct_messages_media", "direct_messages_group_media", "chat_media",
        "grok_chat_media", "recent_searches", "search", "searches", "logged_information", "ads", "ads_information",
        "ads_and_topics",
        "ads_and_businesses", "instagram_ads_and_businesses", "security_and_login_information",
        "login_and_account_creation", "login_and_profile_creation", "dating", "apps_and_websites",
        "apps_and_websites_off_of_facebook", "apps_and_websites_off_of_instagram",
    )
)  # fmt: skip
_FILES = re.compile(
    r"^(?:messages?(?:_\d+)?|guide_messages|learning_role_play_messages|messaging|secret_conversations|chat[_ ]history"
    r"|talk_history|snap_history|direct-message.*|ad-.*|ads?[_ ].*|ip-audit|ip_logs|logins?|login_history"
    r"|login_activity|security challenges|search(?:es|queries|_history|-history)?|saved-search|your_search_history"
    r"|watch-history|personalization|grok-.*|advertis.*)\.(?:json|js|csv|txt|html)$"
)
# Folders that may hold anything where they lie in no download, and what is private wherever it lies.
_EVERYDAY = frozenset(("messages", "inbox", "search", "searches", "ads", "dating"))
_THREADS = re.compile(r"(?:^|/)messages/(?:inbox|archived_threads|filtered_threads|message_requests|photos)/")
_PAGES = re.compile(r"^(?:message_\d+|chat_history|(?:watch|search)-history|login_activity|your_search_history)\.html$")
# These tell when the account was made private or public; they lie beside the log-in history, but are none.
_NOT_LOGINS = re.compile(r"/(?:profile|account)_privacy_changes\.json$")


def never_opened(name: str) -> bool:
    """True for members that hold private messages, searches, advertising data or log-in history."""
    folded = fold(name)
    if _NOT_LOGINS.search(folded):
        return False
    *folders, file = folded.split("/")
    return any(folder in _FOLDERS for folder in folders) or bool(_FILES.match(file))


def private_by_name(name: str) -> bool:
    """True for files that are never opened wherever they lie, not only in a download that is known."""
    folded = fold(name)
    if _NOT_LOGINS.search(folded):
        return False
    *folders, file = folded.split("/")
    if _THREADS.search(folded) or any(folder in _FOLDERS - _EVERYDAY for folder in folders):
        return True
    return bool(_PAGES.match(file)) or (file.endswith((".json", ".csv")) and bool(_FILES.match(file)))

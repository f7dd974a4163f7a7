"""The vault closed in the middle of the walk, and the way back in."""

from __future__ import annotations

import threading
from contextlib import nullcontext

from selfaudit.errors import SelfAuditError, WrongKeyError
from tui.opening import type_passphrase
from tui.plain.interrupts import ctrl_c_breaks_off
from tui.plain.talk import BackError, LockError, StopError, Talk
from tui.walk import Door, Walk

_LOCKED = "Locked. Your vault is closed, and everything is kept."
_STILL_HERE = "What was said before stands in this window until you close or clear it."


async def locked(talk: Talk, walk: Walk) -> bool:
    """Close the vault until the person opens it again; False where they stop instead."""
    door = walk.door
    if door is None:
        return False
    walk.session.lock()
    talk.say("", _LOCKED, _STILL_HERE)
    talk.where, talk.help, talk.everywhere = _LOCKED, "Press Enter, or type stop.", {}
    while True:
        try:
            await talk.wait("Press Enter to unlock it.")
            walk.session.unlock(await door.open(_passphrase(door)))
        except StopError:
            return False
        except (BackError, LockError):
            continue
        except WrongKeyError:
            talk.say("", "That did not open it. Try again.")
        except SelfAuditError as error:
            talk.say("", error.message, error.hint)
        else:
            return True


def _passphrase(door: Door) -> str:
    """What opens the vault, typed without being shown; nothing where the keyring has it."""
    if not door.wants_passphrase():
        return ""
    main = threading.current_thread() is threading.main_thread()
    with ctrl_c_breaks_off() if main else nullcontext():
        return type_passphrase("Your passphrase (it is not shown while you type): ")

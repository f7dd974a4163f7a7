"""The few things to do first, one after the other."""

from __future__ import annotations

from functools import partial

from selfaudit.policy.known import what_is_known
from selfaudit.report.plan import Task
from selfaudit.session import now
from selfaudit.text import one_line
from tui.first_words import FEW, can_be_done, how_it_is, put_first, task_state
from tui.looking_again import lookable
from tui.plain.again import look_again
from tui.plain.findings import tell_words
from tui.plain.one_by_one import Place, one_by_one
from tui.plain.talk import Talk
from tui.plain.windows import open_picture_in_window
from tui.walk import Walk
from tui.where_to_change import task_cards
from tui.words import count

_HELP = (
    "Change it now in the site's own settings and say that it is done, or leave it for later: it stays in your plan."
)


async def first_things(talk: Talk, walk: Walk) -> None:
    """At most three tasks of the plan, the most helpful first."""
    talk.help = _HELP
    every = walk.session.plan()
    tasks = put_first(walk.session.progress, every)
    talk.say("", how_it_is(walk.session.progress, len(tasks), len(every) - len(tasks)))
    if not tasks:
        await talk.wait()
    await one_by_one(talk, tasks, partial(_one, talk, walk))


async def _one(talk: Talk, walk: Walk, task: Task, place: Place) -> bool:
    known = {finding.fingerprint: finding for finding in what_is_known(walk.session.progress).standing}
    found = [known[name] for name in task.about if name in known]
    talk.say("", f"{place}: {task.title}. About {count(task.minutes, 'minute', 'minutes')}.", one_line(task.where, 300))
    for one in found[:FEW]:
        tell_words(talk, one, 200)
    talk.say(f"What to do: {task.do}", f"Why it matters: {task.why}")
    for card in task_cards(task, found, walk, now().date()):
        talk.say("", f"Where to change it. {one_line(card.title, 120)}", *(f"  {line}" for line in card.lines))
        if card.source:
            talk.say(f"  {card.source}")
    while True:
        waiting = {one.id for one in walk.session.plan()}
        state, accounts = task_state(walk.session.progress, task, waiting), lookable(walk.session, task.targets)
        options = [("later", "next one" if state else "later: it stays in the plan")]
        if not state and can_be_done(task):
            options.append(("done", "done"))
        if state == "done":
            options.append(("undo", "not done after all"))
        if accounts and state != "gone":
            options.append(("again", "look at these pages again"))
        picture = next((one.crop for one in found if one.crop), None) if walk.show_picture else None
        if picture:
            options.append(("picture", "see a picture of the words on the page, in a window"))
        said = await talk.choose(f"{state.capitalize()}. What now?" if state else "What now?", options, "later")
        if said == "later":
            return True
        if said == "again":
            await look_again(talk, walk, accounts, found)
        elif picture and walk.show_picture and said == "picture":
            await open_picture_in_window(talk, walk.show_picture, picture)
        else:
            walk.session.say_done(task, done=said == "done")

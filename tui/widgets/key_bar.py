"""Every key that does something on this screen, in plain words, over as many lines as it takes."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

_GAP = "  "
_LEAST = Size(60, 16)  # columns and rows below which the keys would leave no room for the step itself
_SMALL = "This window is small. Make it bigger, or press Ctrl+Q and start again with --plain."
_MOVE = "app.focus_next"  # not shown where there is nowhere to move to
# What Textual's own widgets do with these keys, in our words: it shows most of them to nobody.
_OTHERS = {
    ("enter", "press"): ("Enter", "Choose"),
    ("enter", "select"): ("Enter", "Choose"),
    ("enter", "submit"): ("Enter", "Done"),
    ("enter", "show_overlay"): ("Enter", "Open the list"),
    ("escape", "dismiss"): ("Esc", "Close the list"),
}


class KeyBar(Widget):
    """The footer. Each key can be clicked too."""

    def on_mount(self) -> None:
        """Draw anew whenever other keys are in force."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self.call_after_refresh(self.refresh, layout=True)

    def render(self) -> RenderResult:
        """The keys, line by line, so that no key is parted from its words."""
        return Content("\n").join(self._told(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the keys need at this width."""
        return len(self._told(width))

    def _told(self, width: int) -> list[Content]:
        """The keys; in a window too small for them, what to do about that."""
        size = self.app.size
        if size.width < _LEAST.width or size.height < _LEAST.height:
            return [Content(line) for line in wrap(_SMALL, max(1, width))]
        return _lines(self._keys(), width)

    def _keys(self) -> list[Content]:
        shown: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if ours := _OTHERS.get((binding.key, binding.action)):
                binding = replace(binding, key_display=ours[0], description=ours[1], show=True)
            if binding.show and active.enabled and not (binding.action == _MOVE and len(self.screen.focus_chain) < 2):
                shown.setdefault(binding.action, binding)
        return [self._key(binding) for binding in shown.values()]

    def _key(self, binding: Binding) -> Content:
        key = Content(self.app.get_key_display(binding)).stylize("bold $primary")
        words = Content(f" {binding.description}")
        return Content.assemble(key, words).stylize(Style.from_meta({"@click": f"app.simulate_key('{binding.key}')"}))


def _lines(keys: list[Content], width: int) -> list[Content]:
    lines: list[Content] = []
    for key in keys:
        if lines and lines[-1].cell_length + len(_GAP) + key.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], _GAP, key)
        else:
            lines.append(key)
    return lines or [Content("")]

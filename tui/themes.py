"""Three calm sets of colours: dark, light, and high contrast. Every meaning they carry is also said in words."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#7fb4d9",
    secondary="#9fb8c8",
    accent="#f0c674",
    warning="#f0c674",
    error="#f2a097",
    success="#9ccf9c",
    foreground="#e6e9eb",
    background="#16202a",
    surface="#1c2833",
    panel="#24323f",
    dark=True,
    variables={"quote": "#ffe08a", "quiet": "#b4c0c9", "button-foreground": "#0e161d"},
)
LIGHT = Theme(
    name="light",
    primary="#1d5a85",
    secondary="#44606f",
    accent="#7a4d00",
    warning="#7a4d00",
    error="#9c2218",
    success="#1f6b2e",
    foreground="#1a232b",
    background="#faf8f4",
    surface="#f2eee6",
    panel="#e6e0d4",
    dark=False,
    variables={"quote": "#8a1c00", "quiet": "#4d5962", "button-foreground": "#ffffff"},
)
CONTRAST = Theme(
    name="high contrast",
    primary="#00e5ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff9d9d",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#3d3d3d",
    dark=True,
    text_alpha=1.0,
    variables={"quote": "#ffff00", "quiet": "#ffffff", "button-foreground": "#000000"},
)
THEMES = (DARK, LIGHT, CONTRAST)

"""The version of the program, in the one place it is written down."""

__version__ = "0.1.0"

"""`python -m tui` and the `selfaudit` command."""

import sys

from probes.audit_hook import guard
from selfaudit.vault.guard import no_core_dumps
from tui import cli


def main() -> int:
    """Run the command line with the second layer on: no connection of this process but through the gate.

    A crash leaves no picture of its memory on the disk.
    """
    no_core_dumps()
    guard()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tui` and the `selfaudit` command."""

import sys

from probes.audit_hook import guard
from tui import cli


def main() -> int:
    """Run the command line with the second layer on: no connection of this process but through the gate."""
    guard()
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())

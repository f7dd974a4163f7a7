import subprocess
import sys
import textwrap


def run(code: str) -> str:
    """What `code` prints in an interpreter of its own: an audit hook cannot be taken back."""
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


TRY = """
    import asyncio, socket
    from selfaudit.errors import GateError
    from probes.audit_hook import guard, passage
    guard(); guard()
    def attempt(name, work):
        try:
            work()
            print(name, "passed")
        except GateError:
            print(name, "stopped")
        except OSError:
            print(name, "passed")
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
"""


def test_what_goes_past_the_gate_is_stopped() -> None:
    said = run(
        TRY
        + """
    attempt("connect", lambda: socket.socket().connect(("192.0.2.1", 443)))
    attempt("connect6", lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 443)))
    attempt("look-up", lambda: socket.getaddrinfo("page.invalid", 443))
    attempt("by name", lambda: socket.gethostbyname("page.invalid"))
    attempt("create", lambda: socket.create_connection(("192.0.2.1", 443)))
    attempt("datagram", lambda: udp.sendto(b"x", ("192.0.2.1", 53)))
    attempt("listen", lambda: socket.socket().bind(("0.0.0.0", 0)))
    attempt("asyncio", lambda: asyncio.run(asyncio.open_connection("page.invalid", 443)))
    import urllib.request
    attempt("urllib", lambda: urllib.request.urlopen("http://page.invalid/"))
    """
    )
    lines = said.splitlines()
    assert len(lines) == 9, said
    assert all(line.endswith("stopped") for line in lines), said


def test_loopback_and_the_gate_go_on() -> None:
    said = run(
        TRY
        + """
    attempt("bind", lambda: socket.socket().bind(("127.0.0.1", 0)))
    attempt("datagram", lambda: udp.sendto(b"x", ("127.0.0.1", 9)))
    attempt("name", lambda: socket.getaddrinfo("localhost", 1))
    attempt("number", lambda: socket.getaddrinfo("127.0.0.1", 1))
    attempt("local", lambda: socket.socket(socket.AF_UNIX).connect("/nowhere"))
    async def gate():
        with passage():
            await asyncio.to_thread(socket.getaddrinfo, "192.0.2.1", 443)
    attempt("gate", lambda: asyncio.run(gate()))
    """
    )
    lines = said.splitlines()
    assert len(lines) == 6, said
    assert all(line.endswith("passed") for line in lines), said


def test_the_program_starts_with_it() -> None:
    said = run("""
    import socket, sys
    from selfaudit.errors import GateError
    from tui import __main__ as program
    def leak():
        try:
            socket.create_connection(("192.0.2.1", 443))
        except GateError:
            return 7
    program.cli.main = leak
    print(program.main())
    """)
    assert said == "7\n"

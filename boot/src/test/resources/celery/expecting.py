"""What the clients of the interop test say: they end with 1 at the first surprise."""

PATIENCE = 30


def expect(what, found, expected):
    if found != expected:
        raise SystemExit(f"{what}: expected {expected!r}, found {found!r}")
    print("ok", what)


def expect_error(what, kind, result):
    try:
        found = result.get(timeout=PATIENCE)
    except kind as error:
        print("ok", what, repr(error))
        return error
    raise SystemExit(f"{what}: expected {kind.__name__}, found {found!r}")

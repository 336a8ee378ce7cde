"""What Sentry is sent, read as it arrives there: the kinds of errors and the places, and no words."""

import gzip
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import sentry_sdk
from sentry_sdk.utils import event_from_exception

from bot.delivery.faults import Faults
from bot.reporting import to_sentry

SECRET = "sentinel-Überall-4711"


@pytest.fixture
def sentry():
    """A server that takes what Sentry's own transport sends; gives its DSN and what came."""
    came = []

    class Take(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            came.append(gzip.decompress(body) if self.headers.get("content-encoding") == "gzip" else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Take)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://key@127.0.0.1:{server.server_port}/1", came
    server.shutdown()
    server.server_close()


def broken():
    words = SECRET
    try:
        raise KeyError(words)
    except KeyError as error:
        raise ValueError(f"cannot read {words}") from error


def caught():
    logging.getLogger("heard").warning("before %s", SECRET)
    sentry_sdk.add_breadcrumb(message=SECRET)
    try:
        broken()
    except ValueError as error:
        return error


def test_kinds_and_places_are_sent_and_no_words(sentry):
    dsn, came = sentry
    report, end = to_sentry(dsn)
    Faults(report).tell(caught(), "some.route")
    end()
    sent = b"".join(came)
    assert b"ValueError" in sent
    assert b"KeyError" in sent
    assert b'"function":"broken"' in sent.replace(b'": "', b'":"')
    for word in (
        SECRET.encode(),
        b"sentinel",
        b"cannot read",
        b"some.route",
        b"vars",
        b"breadcrumbs",
        b"argv",
    ):
        assert word not in sent, word


def test_left_to_itself_sentry_would_have_sent_them(sentry):
    """The control: the same error, as Sentry gathers it by default."""
    dsn, came = sentry
    client = sentry_sdk.Client(dsn=dsn)
    event, hint = event_from_exception(caught(), client_options=client.options)
    client.capture_event(event, hint=hint)
    client.close(timeout=2)
    assert b"sentinel" in b"".join(came)


def test_a_fault_of_the_anonymous_channel_is_not_sent(sentry, now):
    dsn, came = sentry
    report, end = to_sentry(dsn)
    Faults(report).count_sealed(now.date())
    end()
    assert came == []

"""The room is for this machine only, and its page asks nobody else."""

import socket

import pytest

from bot.practice import pages


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8900", "127.0.0.1.evil.example", ""])
async def test_another_host_name_is_refused(room, http, host):
    """A name that somebody points at 127.0.0.1 must not open the room to their page."""
    for path in ("/", "/room/state", "/bot1:a/getMe"):
        assert (await http.get(room.url + path, headers={"Host": host})).status_code in {400, 403}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8900", "[::1]:8900"])
async def test_loopback_names_are_welcome(room, http, host):
    assert (await http.get(room.url + "/room/state", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_other_peoples_pages_are_refused(room, http, headers):
    answer = await http.post(room.url + "/room/people", json={"name": "Eve"}, headers=headers)
    assert answer.status_code == 403
    assert (await http.get(room.url + "/room/state")).json()["people"] == []


async def test_our_own_page_is_welcome(room, http):
    headers = {"Origin": room.url, "Sec-Fetch-Site": "same-origin"}
    assert (
        await http.post(room.url + "/room/people", json={"name": "Ann"}, headers=headers)
    ).status_code == 200


async def test_what_is_not_declared_as_json_is_refused(room, http):
    """A form or a plain text can be sent across sites without asking; JSON cannot."""
    answer = await http.post(
        room.url + "/room/people", content=b'{"name": "Eve"}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 400


async def test_a_very_long_body_is_refused(room, http):
    body = b'{"name": "' + b"x" * (31 * 1024 * 1024) + b'"}'
    answer = await http.post(
        room.url + "/room/people", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


async def test_it_listens_on_loopback_only(room):
    port = int(room.url.rsplit(":", 1)[1])
    addresses = {
        a[4][0] for a in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET, socket.SOCK_STREAM)
    }
    for address in addresses - {"127.0.0.1"}:
        if address.startswith("127."):
            continue
        with socket.socket() as probe:
            probe.settimeout(1)
            assert probe.connect_ex((address, port)) != 0


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<!doctype html>")
    (tmp_path / "page" / "room.js").write_text("export {}")
    (tmp_path / "page" / "look.css").write_text("p {}")
    (tmp_path / "page" / "notes.txt").write_text("not for the browser")
    (tmp_path / "secret.js").write_text("no")
    monkeypatch.setattr(pages, "FOLDER", tmp_path / "page")


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page/room.js", "text/javascript; charset=utf-8"),
        ("/page/look.css", "text/css; charset=utf-8"),
    ],
)
async def test_the_pages_files_are_served_under_strict_rules(room, http, folder, path, mime):
    answer = await http.get(room.url + path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == mime
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/page/../secret.js", "/page/%2e%2e/secret.js", "/page/notes.txt", "/page/none.js"]
)
async def test_nothing_else_is_served(room, http, folder, path):
    assert (await http.get(room.url + path)).status_code == 404

"""Telegram's HTML: read strictly, refused in Telegram's words, and the same after a round trip."""

import string
from contextlib import suppress
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.entities import Words, find, given_entity, to_html, units
from bot.practice.html import checked_link, parse
from bot.practice.refusals import Refusal


def read(source: str) -> Words:
    return parse(
        source, lambda user_id: {"id": user_id, "is_bot": False, "first_name": "A"} if user_id == 5 else None
    )


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>hi</b>", "hi", [{"type": "bold", "offset": 0, "length": 2}]),
        ("<STRONG>hi</STRONG>", "hi", [{"type": "bold", "offset": 0, "length": 2}]),
        ("😀<i>é</i>", "😀é", [{"type": "italic", "offset": 2, "length": 1}]),
        ("<u>a<s>b</s></u>", "ab", [
            {"type": "underline", "offset": 0, "length": 2},
            {"type": "strikethrough", "offset": 1, "length": 1},
        ]),
        ('<span class="tg-spoiler">x</span>', "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<blockquote>x</blockquote>", "x", [{"type": "blockquote", "offset": 0, "length": 1}]),
        ("<blockquote expandable>x</blockquote>", "x", [{"type": "expandable_blockquote", "offset": 0, "length": 1}]),
        ('<a href="https://heard.invalid/r:1">\u200b</a>hi', "\u200bhi", [
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://heard.invalid/r:1"},
        ]),
        ("<a href='example.org'>x</a>", "x", [{"type": "text_link", "offset": 0, "length": 1, "url": "http://example.org/"}]),
        ('<a href="nowhere">x</a>', "x", []),
        ('<a href="tg://user?id=5">x</a>', "x", [
            {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 5, "is_bot": False, "first_name": "A"}},
        ]),
        ('<a href="tg://user?id=6">x</a>', "x", []),
        ('<pre><code class="language-py">x</code></pre>', "x", [{"type": "pre", "offset": 0, "length": 1, "language": "py"}]),
        ("<pre>x</pre>", "x", [{"type": "pre", "offset": 0, "length": 1}]),
        ('<tg-time unix="1700000000" format="r">x</tg-time>', "x", [
            {"type": "date_time", "offset": 0, "length": 1, "unix_time": 1700000000, "date_time_format": "r"},
        ]),
        ("&lt;b&gt; &amp; &quot; &#233; &#x1F600; &nbsp; &", '<b> & " é 😀 &nbsp; &', []),
        ("a > b", "a > b", []),
        ("<b></b>x", "x", []),
    ],
)  # fmt: skip
def test_what_telegram_reads(source, text, entities):
    words = read(source)
    assert words.text == text
    assert words.entities == entities


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("é<foo>x</foo>", 'Unsupported start tag "foo" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("2<3", "Unclosed start tag at byte offset 1"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y', "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<i =a>x</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<i a=b_c>x</i>", "Unexpected end of name token at byte offset 5"),
    ],
)
def test_what_telegram_refuses(source, refusal):
    with pytest.raises(Refusal) as caught:
        read(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {refusal}"


TEXTS = st.text(alphabet=string.ascii_letters + " <>&\"'/é😀\n\u200b", max_size=40)


@given(TEXTS)
def test_escaped_text_comes_back_as_it_was(text):
    assert read(escape(text)) == Words(text, [])


@given(st.text(alphabet="<>/abip &;\"'=é😀re", max_size=60))
def test_any_text_is_read_or_refused(source):
    try:
        words = read(source)
    except Refusal:
        return  # in which words, the test above says
    for entity in words.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(words.text)


def _tree(children):
    tags = st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler", "blockquote"])
    return st.builds(lambda tag, inner: f"<{tag}>{inner}</{tag}>", tags, children) | st.builds(
        "".join, st.lists(children, max_size=4)
    )


@given(st.recursive(TEXTS.map(escape), _tree, max_leaves=12))
def test_html_written_from_what_was_read_reads_the_same(source):
    words = read(source)
    again = read(to_html(words.text, words.entities))
    order = sorted(words.entities, key=lambda e: (e["offset"], -e["length"]))
    assert again.text == words.text
    key = str
    assert sorted(again.entities, key=key) == sorted(order, key=key)


@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 30), st.sampled_from(["bold", "italic"])), max_size=5
    ),
)
def test_html_of_any_entities_is_well_formed(text, marks):
    entities = []
    for offset, length, kind in marks:
        with suppress(Refusal):  # outside the text, or in the middle of a character
            entities.append(given_entity({"type": kind, "offset": offset, "length": length}, text))
    assert read(to_html(text, entities)).text == text


@pytest.mark.parametrize(("offset", "length"), [(1, 1), (0, 1), (-1, 2), (0, 0), (0, 4), (3, 1)])
def test_entities_outside_the_text_or_within_a_character_are_refused(offset, length):
    with pytest.raises(Refusal):
        given_entity({"type": "bold", "offset": offset, "length": length}, "😀x")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("go /help@heard_bot now", [("bot_command", "/help@heard_bot")]),
        ("and/or 1/2", []),
        ("see https://example.org/a?b=c. Then", [("url", "https://example.org/a?b=c")]),
        ("mail me@example.org", [("email", "me@example.org")]),
        ("@amina_k said #idea1", [("mention", "@amina_k"), ("hashtag", "#idea1")]),
        ("nothing. at all", []),
    ],
)
def test_what_telegram_finds_by_itself(text, found):
    assert [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in find(text)] == found


def test_blanks_at_the_ends_go_and_entities_follow():
    words = Words(
        " \n hi there  ",
        [{"type": "bold", "offset": 0, "length": 5}, {"type": "italic", "offset": 11, "length": 2}],
    )
    assert words.trimmed() == Words("hi there", [{"type": "bold", "offset": 0, "length": 2}])


@pytest.mark.parametrize(
    ("given_url", "kept"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("a.org", "http://a.org/"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://127.0.0.1:8900/x", "http://127.0.0.1:8900/x"),
        ("javascript:alert(1)", None),
        ("ftp://a.org", None),
        ("", None),
    ],
)
def test_which_links_lead_somewhere(given_url, kept):
    assert checked_link(given_url) == kept

"""Bots' HTML on the page: only what is allowed becomes part of it, and no word is lost."""

import random
from html import escape

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PIECES = (
    *("<b>", "</b>", "<i>", "</i>", "<pre>", "</pre>", "<code>", "</code>", "<tg-spoiler>", "</tg-spoiler>"),
    *("<blockquote expandable>", "</blockquote>", '<span class="tg-spoiler">', "</span>", "</a>"),
    *(
        '<a href="javascript:alert(1)">',
        '<a href="https://t.me/x?start=1" onclick="alert(1)">',
        "<a href='x'>",
    ),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<style>*{}</style>",
    ),
    *(
        '<b style="color:red" onmouseover="alert(1)">',
        "<iframe src=//x>",
        "<form action=x>",
        "<input autofocus>",
    ),
    *(
        "&lt;",
        "&amp;",
        "&#x41;",
        "&#0;",
        "&#99999999;",
        "&bogus;",
        "<",
        ">",
        "&",
        '"',
        "\u202e",
        "\u200b",
        "👋🏽",
    ),
    *("https://example.invalid/a?b=1&amp;c=2", "words", "\n", " "),
)
LOOK = """
async (htmls) => {
  const { readMarkup } = await import("/page/markup.js");
  return htmls.map((html) => {
    const made = readMarkup(html);
    const all = [...made.querySelectorAll("*")];
    return {
      tags: all.map((one) => one.tagName.toLowerCase()),
      traits: all.flatMap((one) => one.getAttributeNames()),
      words: made.textContent,
    };
  });
}
"""
TAGS = {"b", "i", "u", "s", "code", "pre", "span", "button", "blockquote"}
TRAITS = {"type", "class", "aria-label", "aria-expanded", "data-address", "data-fold"}


async def test_only_allowed_elements_and_attributes_come_of_anything(look):
    dice = random.Random(20261123)
    htmls = ["".join(dice.choices(PIECES, k=dice.randint(1, 12))) for _ in range(3000)]
    for html, seen in zip(htmls, await (await look()).page.evaluate(LOOK, htmls), strict=True):
        assert set(seen["tags"]) <= TAGS, html
        assert set(seen["traits"]) <= TRAITS, html


async def test_escaped_words_come_through_unchanged(look):
    dice = random.Random(7)
    texts = ["".join(dice.choices(PIECES, k=dice.randint(1, 12))) for _ in range(1000)]
    seen = await (await look()).page.evaluate(LOOK, [escape(text) for text in texts])
    assert [one["words"] for one in seen] == texts


async def test_a_bots_own_note_in_an_empty_link_is_no_button(look):
    """Heard's prompts carry their route in a link on nothing visible; nobody should meet it."""
    html = '<a href="https://heard.invalid/r:1">\u200b</a>Write your answer.'
    [seen] = await (await look()).page.evaluate(LOOK, [html])
    assert seen["tags"] == []

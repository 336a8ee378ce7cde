/**
 * Turns Telegram's HTML into elements, by a list of what is allowed.
 *
 * The words come from a bot under test, so they are never given to the browser as markup. This reads
 * the few tags Telegram knows, letter by letter, and makes each element itself; anything else stays text.
 */
import { element } from "./element.js";

/** Telegram's tags and what the page makes of them. */
const PLAIN = new Map(Object.entries({
  b: "b", strong: "b", i: "i", em: "i", u: "u", ins: "u", s: "s", strike: "s", del: "s",
  code: "code", pre: "pre", "tg-emoji": "span", "tg-time": "span",
}));
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>|&(#x[0-9a-f]+|#\d+|lt|gt|amp|quot|apos|nbsp);|[^<&]+|[<&]/giu;
const NAMED = /** @type {Record<string, string>} */ ({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: "\u00a0" });
const ADDRESS = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|\bt\.me\/[^\s<>"]*[^\s<>".,;:!?)\]]/giu;
const BLANK = /^[\s\u200b-\u200f\u2060\ufeff]*$/u;

/** @param {string} name what stands between & and ; */
function character(name) {
  if (!name.startsWith("#")) return NAMED[name.toLowerCase()];
  const code = name[1] === "x" || name[1] === "X" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

/** @param {string} attributes @param {string} name */
function attribute(attributes, name) {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=\\s|$)`, "iu").exec(attributes);
  return found ? (found[1] ?? "").replace(/&(#x[0-9a-f]+|#\d+|lt|gt|amp|quot|apos|nbsp);/giu, (_, n) => character(n)) : null;
}

/** Hidden words that a press uncovers. */
function spoiler() {
  const cover = element("button", { type: "button", class: "spoiler", "aria-label": "Hidden words. Press to show them." });
  cover.addEventListener("click", () => {
    const shown = element("span", { class: "uncovered", tabindex: "-1" }, ...cover.childNodes);
    cover.replaceWith(shown);
    shown.focus();
  });
  return cover;
}

/** A block quote that starts short. */
function foldedQuote() {
  const quote = element("blockquote", { class: "folded" });
  const more = element("button", { type: "button", class: "unfold", "aria-expanded": "false" }, "Show more");
  more.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(!folded));
    more.textContent = folded ? "Show more" : "Show less";
  });
  return { quote, more };
}

/**
 * A web address, as a button: the page itself never leaves the machine, so it only says where it leads.
 * @param {string} address
 * @param {...(Node | string)} shown
 */
export function link(address, ...shown) {
  const made = element("button", { type: "button", class: "link", "data-address": address }, ...shown);
  made.addEventListener("click", () =>
    made.dispatchEvent(new CustomEvent("follow", { bubbles: true, detail: { address } })));
  return made;
}

/** @param {string} words @param {boolean} literal no addresses are looked for in code and links */
function wordsWithLinks(words, literal) {
  if (literal) return [words];
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const found of words.matchAll(ADDRESS)) {
    parts.push(words.slice(from, found.index), link(found[0], found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, words.slice(from)];
}

/** @param {string} tag @param {string} attributes @returns {HTMLElement | null} */
function open(tag, attributes) {
  const plain = PLAIN.get(tag);
  if (plain) return element(plain);
  if (tag === "tg-spoiler" || (tag === "span" && attribute(attributes, "class") === "tg-spoiler")) return spoiler();
  if (tag === "blockquote") return element("blockquote", { "data-fold": attribute(attributes, "expandable") !== null });
  if (tag === "a") return link(attribute(attributes, "href") ?? "");
  return null;
}

/** Take out what would be an empty button, and give folded quotes theirs. @param {DocumentFragment} whole */
function finish(whole) {
  for (const made of whole.querySelectorAll("button.link")) {
    // A link on nothing visible carries a bot's own note (Heard's prompts do); people see no link there.
    if (BLANK.test(made.textContent ?? "")) made.replaceWith(...made.childNodes);
  }
  for (const inner of whole.querySelectorAll("button.spoiler button")) inner.replaceWith(...inner.childNodes);
  for (const block of whole.querySelectorAll("blockquote, pre")) {
    const after = block.nextSibling; // a block ends its line by itself, so the newline after it would show twice
    if (after instanceof Text) after.data = after.data.replace(/^\n/u, "");
  }
  for (const quote of whole.querySelectorAll("blockquote[data-fold]")) {
    const { quote: folded, more } = foldedQuote();
    quote.before(folded, more);
    folded.append(...quote.childNodes);
    quote.remove();
  }
}

/**
 * Read a message's `html`.
 * @param {string} html Telegram's HTML
 * @returns {DocumentFragment} ready to be put on the page
 */
export function readMarkup(html) {
  const whole = document.createDocumentFragment();
  /** @type {{tag: string, into: ParentNode}[]} */
  const opened = [{ tag: "", into: whole }];
  let words = "";
  const write = () => {
    const literal = opened.some(({ tag }) => tag === "a" || tag === "code" || tag === "pre");
    opened[opened.length - 1].into.append(...wordsWithLinks(words, literal));
    words = "";
  };
  for (const [token, closing, name, attributes, entity] of html.matchAll(TOKEN)) {
    const tag = name?.toLowerCase();
    const made = tag && !closing ? open(tag, attributes) : null;
    if (tag && closing && tag === opened[opened.length - 1].tag) {
      write();
      opened.pop();
    } else if (made) {
      write();
      opened[opened.length - 1].into.append(made);
      opened.push({ tag, into: made });
    } else words += entity ? character(entity) : token;
  }
  write();
  finish(whole);
  return whole;
}

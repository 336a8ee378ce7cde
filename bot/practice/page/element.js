/**
 * Builds parts of the page.
 *
 * Everything people or bots wrote reaches the page as text nodes through here, never as markup,
 * so nothing that is said in a chat can become part of the page.
 */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Make an element.
 * @param {string} tag element name
 * @param {Record<string, any>} [traits] attributes; `on` holds listeners by event name; true sets an
 *   empty attribute; false, null and undefined leave the attribute out
 * @param {...Child} children text and elements, in order
 * @returns {HTMLElement}
 */
export function element(tag, traits = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child || child === "")));
  return made;
}

/**
 * Make a button that looks like what it does.
 * @param {string} label what it says, also to a screen reader
 * @param {() => void} press what a press does
 * @param {Record<string, any>} [traits] further attributes
 * @param {...Child} children shown instead of the label, when given
 */
export function button(label, press, traits = {}, ...children) {
  const named = children.length ? { "aria-label": label, title: label } : {};
  return element(
    "button",
    { type: "button", ...named, on: { click: press }, ...traits },
    ...(children.length ? children : [label]),
  );
}

/**
 * Words for a screen reader only.
 * @param {string} words
 */
export function unseen(words) {
  return element("span", { class: "unseen" }, words);
}

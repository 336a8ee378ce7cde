/** The page's dialogs: a browser's own, with a title and a way out. */
import { button, element } from "./element.js";
import { icon } from "./icons.js";

/**
 * Open a dialog; it is taken away again when it closes.
 * @param {string} title
 * @param {...(Node | string)} content
 * @returns {HTMLDialogElement}
 */
export function openDialog(title, ...content) {
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { "aria-label": title },
    element("header", {}, element("h2", {}, title), button("Close", () => dialog.close(), { class: "round" }, icon("close"))),
    ...content));
  dialog.addEventListener("close", () => {
    dialog.remove();
    // The button that opened it may have been in a menu that has closed since.
    if (document.activeElement === document.body) document.getElementById("phones")?.focus();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Ask for a name, and put a new phone on the table.
 * @param {(name: string) => Promise<void>} add
 */
export function askForPerson(add) {
  const field = /** @type {HTMLInputElement} */ (element("input", { id: "new-name", required: true, maxlength: "40", autocomplete: "off" }));
  const said = element("p", { role: "status" });
  const form = element("form", { on: { submit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      await add(field.value.trim());
      dialog.close();
    } catch (fault) {
      said.textContent = /** @type {Error} */ (fault).message;
    }
  } } }, element("label", { for: "new-name" }, "First name"), field, said, element("button", { type: "submit", class: "strong" }, "Give them a phone"));
  const dialog = openDialog("Add a person", form);
  field.focus();
}

/**
 * Say where a link leads. One that opens the bot can be opened on anybody's phone, as if it had been passed on.
 * @param {string} address
 * @param {import("./room.js").Person[]} people
 * @param {(id: number, payload: string) => void} openOn
 */
export function showLink(address, people, openOn) {
  const payload = /(?:^|\/\/)(?:t\.me|telegram\.me)\/[^?]+\?(?:.*&)?start=([\w-]{1,64})/u.exec(address)?.[1]
    ?? /^tg:\/\/resolve\?(?:.*&)?start=([\w-]{1,64})/u.exec(address)?.[1];
  const where = element("p", { class: "address" }, element("code", {}, address));
  if (!payload) {
    return openDialog("A link", element("p", {}, "On a real phone this would open:"), where,
      element("p", {}, "Here nothing leaves your machine, so it stays closed."));
  }
  const choose = people.map(({ id, name }) => button(name, () => {
    dialog.close();
    openOn(id, payload);
  }));
  const dialog = openDialog("This link opens the bot", where, element("p", {}, "Whose phone opens it?"), element("div", { class: "choices" }, ...choose));
  return dialog;
}

/**
 * Show a text to keep, and put it on the clipboard when the browser allows.
 * @param {string} title
 * @param {string} text
 * @param {{label: string, text: string}} other a wider text, for those who tick it
 */
export function showText(title, text, other) {
  const field = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "14", readonly: true, spellcheck: "false", "aria-label": title }));
  const said = element("p", { role: "status" });
  const wide = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", on: { change: () => fill() } }));
  const fill = () => (field.value = wide.checked ? other.text : text);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "Copied. Paste it into a file under tests/transcripts.";
    } catch {
      field.select();
      said.textContent = "The text is selected. Copy it with Ctrl and C.";
    }
  };
  fill();
  openDialog(title, field, element("label", { class: "kind" }, wide, other.label), said,
    button("Copy", copy, { class: "strong" }, icon("copy"), "Copy"));
}

/** The menu of one phone: how it looks, blocking the bot, and writing the conversation down. */
import { button, element, unseen } from "./element.js";
import { icon } from "./icons.js";

/**
 * @param {import("./heard-phone.js").HeardPhone} phone
 * @returns {HTMLDetailsElement}
 */
export function phoneMenu(phone) {
  const menu = /** @type {HTMLDetailsElement} */ (element("details", { class: "menu" }));
  const summary = element("summary", { class: "round", title: "More" }, icon("more"), unseen(`More for ${phone.name}’s phone`));
  const sheet = element("div", { class: "sheet" });
  const close = () => {
    menu.open = false;
    summary.focus();
  };
  const look = (/** @type {string} */ words, /** @type {() => boolean} */ turn, on = false) => {
    const made = button(words, () => {
      made.setAttribute("aria-pressed", String(turn()));
      close();
      phone.log.toEnd();
    }, { "aria-pressed": String(on) });
    return made;
  };
  const person = (/** @type {"block" | "unblock" | "clear"} */ deed) => async () => {
    close();
    await phone.deeds.turn(phone.id_, deed).catch((fault) => phone.notices.say(fault.message));
  };
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    sheet.replaceChildren(
      look("Small old phone", () => swapLook(phone), phone.dataset.look === "old"),
      look("Large text", () => phone.toggleAttribute("data-large"), phone.hasAttribute("data-large")),
      look("Night", () => phone.toggleAttribute("data-night"), phone.hasAttribute("data-night")),
      phone.person?.blocked
        ? button("Unblock the bot", person("unblock"))
        : button("Block the bot", person("block")),
      button("Clear this chat", person("clear")),
      button("Copy this conversation as a test", () => {
        close();
        phone.dispatchEvent(new CustomEvent("copy-test", { bubbles: true, detail: { id: phone.id_ } }));
      }));
  });
  menu.append(summary, sheet);
  return menu;
}

/** @param {import("./heard-phone.js").HeardPhone} phone */
function swapLook(phone) {
  const usual = phone.dataset.usual ?? (phone.dataset.look === "old" ? "new" : phone.dataset.look ?? "new");
  phone.dataset.usual = usual;
  phone.dataset.look = phone.dataset.look === "old" ? usual : "old";
  return phone.dataset.look === "old";
}

/**
 * Menus close when one looks elsewhere or presses Escape, as menus do.
 * @param {Document} page
 */
export function closeMenus(page) {
  const opened = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (page.querySelectorAll("details.menu[open]"));
  page.addEventListener("click", (event) => {
    for (const menu of opened()) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  page.addEventListener("focusin", (event) => {
    for (const menu of opened()) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

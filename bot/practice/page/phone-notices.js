/**
 * What a phone says for a moment: the answer to a press, or why something did not work.
 *
 * Telegram shows a press's answer as a toast that goes away, or as an alert that waits for OK.
 */
import { button, element } from "./element.js";

const SHOWN_FOR = 3500; // milliseconds, the least time for a toast
const PER_LETTER = 60; // milliseconds more per letter, so that slow readers can finish

export class PhoneNotices {
  constructor() {
    this.toast = element("div", { class: "toast", role: "status" });
    this.words = element("p", {});
    this.ok = button("OK", () => this.#close());
    this.alert = element("div", { class: "alert", role: "alertdialog", "aria-label": "The bot says", hidden: true }, this.words, this.ok);
    this.alert.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    /** @type {Element | null} */ this.before = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.leaving = undefined;
  }

  /** @param {string} words */
  say(words) {
    clearTimeout(this.leaving);
    this.toast.textContent = words;
    this.leaving = setTimeout(() => (this.toast.textContent = ""), SHOWN_FOR + words.length * PER_LETTER);
  }

  /** @param {string} words @param {boolean} alert it waits for OK */
  answer(words, alert) {
    if (!alert) return this.say(words);
    this.before = document.activeElement;
    this.words.textContent = words;
    this.alert.hidden = false;
    this.ok.focus();
  }

  #close() {
    this.alert.hidden = true;
    const back = this.before?.isConnected ? this.before : this.alert.parentElement?.querySelector("chat-log");
    if (back instanceof HTMLElement) back.focus();
  }
}

/** `<chat-log>`: the messages on one phone, oldest first, kept in place when something changes. */
import { dayOf } from "./hours.js";
import { drawDay, drawDeleted, drawMessage, sentAt } from "./message.js";

/**
 * @typedef {import("./room.js").Message} Message
 * @typedef {{name: string, sign: string, draw: () => HTMLElement}} Piece
 */

const NEAR_END = 120; // pixels; closer than this to the end, a new message scrolls into view
const LEAD = 8; // pixels above a message that is read from its beginning
const MARGIN = 24; // pixels between what is revealed and the edge

export class ChatLog extends HTMLElement {
  /** @type {import("./message.js").Around} */ around;
  /** @type {Map<string, {sign: string, drawn: HTMLElement}>} */ #pieces = new Map();
  #following = true;
  #height = 0;

  connectedCallback() {
    this.addEventListener("scroll", () => {
      // A scroll that comes of a new size says nothing about what the reader wants.
      if (this.clientHeight === this.#height) this.#following = this.scrollTop > this.#end - NEAR_END;
    });
    const stay = () => {
      this.#height = this.clientHeight;
      if (this.#following) this.toEnd();
    };
    new ResizeObserver(stay).observe(this);
    this.addEventListener("load", stay, true); // a picture has its height only once it is there
  }

  /** @param {string} name whose chat it is, for screen readers */
  label(name) {
    this.setAttribute("role", "log");
    this.setAttribute("aria-label", `Chat on ${name}’s phone`);
    this.setAttribute("tabindex", "0");
  }

  /** @param {Message[]} messages @returns {Piece[]} */
  #plan(messages) {
    /** @type {Piece[]} */
    const pieces = [];
    let day = "";
    let gone = { name: "", count: 0 };
    for (const message of messages) {
      const today = dayOf(sentAt(message), this.around.zone);
      if (today !== day) pieces.push({ name: `day ${today}`, sign: "", draw: () => drawDay(today) });
      if (message.deleted) {
        gone = today === day && gone.count ? gone : { name: `gone ${message.message_id}`, count: 0 };
        gone.count += 1;
        const { name, count } = gone;
        if (count > 1) pieces.pop();
        pieces.push({ name, sign: String(count), draw: () => drawDeleted(count) });
      } else {
        gone = { name: "", count: 0 };
        const sign = JSON.stringify(message);
        pieces.push({ name: `message ${message.message_id}`, sign, draw: () => drawMessage(message, this.around) });
      }
      day = today;
    }
    return pieces;
  }

  /**
   * Show these messages, touching only what changed.
   * @param {Message[]} messages
   */
  show(messages) {
    const held = document.activeElement?.closest("[data-message]");
    const heldHere = held && this.contains(held) ? held.getAttribute("data-message") : null;
    const kept = new Map();
    const pieces = this.#plan(messages);
    for (const { name, sign, draw } of pieces) {
      const old = this.#pieces.get(name);
      kept.set(name, old?.sign === sign ? old : { sign, drawn: this.#draw(draw, old) });
    }
    for (const [name, { drawn }] of this.#pieces) if (kept.get(name)?.drawn !== drawn) drawn.remove();
    this.#place([...kept.values()].map(({ drawn }) => drawn));
    this.#pieces = kept;
    if (heldHere && !this.contains(document.activeElement)) this.#holdOn(heldHere);
    if (this.#following) this.toEnd();
  }

  /** Draw a piece; one that comes later than the chat itself shows that it is new. @param {() => HTMLElement} draw @param {object} [old] */
  #draw(draw, old) {
    const drawn = draw();
    if (this.#pieces.size) drawn.classList.add(old ? "changed" : "fresh");
    return drawn;
  }

  /** Put the drawn pieces in order without moving those already there. @param {HTMLElement[]} drawn */
  #place(drawn) {
    drawn.forEach((piece, index) => {
      if (this.children[index] !== piece) this.insertBefore(piece, this.children[index] ?? null);
    });
  }

  /** Keep a keyboard user where they were when the message they pressed on was redrawn. @param {string} id */
  #holdOn(id) {
    const again = this.querySelector(`[data-message="${id}"]`);
    (again instanceof HTMLElement ? again : this).focus({ preventScroll: true });
  }

  /** Scroll only as far as needed, and only this chat. @param {HTMLElement} piece something in it */
  reveal(piece) {
    const [box, whole] = [piece.getBoundingClientRect(), this.getBoundingClientRect()];
    if (box.top < whole.top) this.scrollTop += box.top - whole.top - MARGIN;
    else if (box.bottom > whole.bottom) this.scrollTop += box.bottom - whole.bottom + MARGIN;
  }

  /** Where the newest message is read from: its end, or its beginning where it does not fit. */
  get #end() {
    const whole = this.scrollHeight - this.clientHeight;
    const newest = /** @type {HTMLElement | null} */ (this.lastElementChild);
    return newest && newest.offsetHeight > this.clientHeight ? Math.min(whole, newest.offsetTop - LEAD) : whole;
  }

  toEnd() {
    this.#following = true;
    this.scrollTop = this.#end;
  }

  /**
   * @param {number} message
   * @param {string} label
   * @returns {HTMLElement | null} the button as it stands on the page
   */
  keyOf(message, label) {
    const keys = [...this.querySelectorAll(`[data-message="${message}"] .key`)];
    return /** @type {HTMLElement | null} */ (keys.find((key) => key.getAttribute("data-label") === label) ?? null);
  }
}

customElements.define("chat-log", ChatLog);

/**
 * `<phone-table>`: the phones, side by side, as many as fit.
 *
 * The others wait with a count of what they have not shown yet; the shelf brings them forward.
 */
import { HeardPhone } from "./heard-phone.js";

const ONE_COLUMN = 700; // pixels; below this one phone at a time
const DESK = 350; // pixels a desk needs
const PHONE = 282; // pixels a phone needs, with the gap

export class PhoneTable extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./deeds.js").Deeds} */ deeds;
  /** @type {Map<number, HeardPhone>} */ phones = new Map();
  /** @type {Map<number, number>} */ unread = new Map();
  /** @type {number[]} */ #recent = [];
  /** @type {number[] | null} */ #only = null;

  connectedCallback() {
    new ResizeObserver(() => this.arrange()).observe(this);
    this.room.addEventListener("people", () => this.#people());
    this.room.addEventListener("chat", (event) => this.#chat(/** @type {CustomEvent} */ (event).detail));
  }

  #people() {
    for (const person of this.room.people) {
      if (this.phones.has(person.id)) continue;
      const phone = /** @type {HeardPhone} */ (document.createElement("heard-phone"));
      Object.assign(phone, { room: this.room, deeds: this.deeds });
      this.append(phone);
      phone.draw(person, (this.phones.size % 6) + 1);
      this.phones.set(person.id, phone);
      if (this.room.leads(person)) this.#recent.push(person.id);
    }
    for (const phone of this.phones.values()) phone.refresh();
    this.arrange();
  }

  /** @param {{id: number, changed: import("./room.js").Message[], first: boolean, known: Set<number>}} change */
  #chat({ id, changed, first, known }) {
    const phone = this.phones.get(id);
    if (!phone) return;
    phone.refresh();
    if (first || !phone.hidden) return;
    const fresh = changed.filter((one) => one.from !== "me" && !one.deleted && !known.has(one.message_id)).length;
    if (!fresh) return;
    this.unread.set(id, (this.unread.get(id) ?? 0) + fresh);
    this.room.tell("unread", phone.person && this.room.leads(phone.person) ? { name: phone.name } : {});
  }

  get #capacity() {
    const width = this.clientWidth;
    if (width < ONE_COLUMN) return 1;
    const desk = [...this.phones.values()].some((phone) => phone.dataset.look === "desk");
    return Math.max(2, desk ? 1 + Math.floor((width - DESK) / PHONE) : Math.floor(width / PHONE));
  }

  /** Decide who is on the table, and put everyone else away. */
  arrange() {
    const room = this.#capacity;
    const desks = room > 1 ? this.#recent.filter((id) => this.phones.get(id)?.dataset.look === "desk") : [];
    const rest = this.#recent.filter((id) => !desks.includes(id));
    const shown = new Set(this.#only ?? [...desks, ...rest].slice(0, room));
    let changed = false;
    for (const [id, phone] of this.phones) {
      if (phone.hidden === shown.has(id)) changed = true;
      phone.hidden = !shown.has(id);
      if (changed && shown.has(id)) phone.log.toEnd();
      if (shown.has(id)) this.unread.delete(id);
    }
    if (changed) this.room.tell("unread", {});
    this.dataset.count = String(shown.size);
  }

  /** Put one person's phone in front. @param {number} id */
  bring(id) {
    const phone = this.phones.get(id);
    if (!phone) return;
    if (phone.hidden || this.#capacity === 1) this.#recent = [id, ...this.#recent.filter((one) => one !== id)];
    if (phone.hidden && this.#only) this.only(null);
    this.arrange();
  }

  /** Put a phone in front and where it can be seen, also on a page that scrolls. @param {number} id */
  lookAt(id) {
    this.bring(id);
    this.phones.get(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Show only these, or everyone again. @param {number[] | null} ids */
  only(ids) {
    this.#only = ids;
    this.arrange();
  }

  /** Point at a phone, and at a button on it. @param {number | null} id @param {string} [label] */
  light(id, label = "") {
    for (const [one, phone] of this.phones) phone.light(one === id ? label : null);
  }
}

customElements.define("phone-table", PhoneTable);

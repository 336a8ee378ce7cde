/**
 * `<both-sides>`: what staff see, beside what the person who writes without a name sees.
 *
 * The promise of the anonymous channel is hard to believe until one looks at both ends at once, and at
 * what is stored between them.
 */
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { askIfThere } from "./wire.js";

export class BothSides extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./phone-table.js").PhoneTable} */ table;

  /** @type {HTMLElement} */ stored;
  /** @type {HTMLInputElement} */ wanted;
  /** @type {HTMLElement} */ found;

  connectedCallback() {
    this.hidden = true;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Both sides");
    this.stored = element("div", { class: "stored" });
    this.wanted = element("input", { type: "search", autocomplete: "off" });
    this.wanted.addEventListener("input", () => this.#look());
    this.found = element("output", {});
    this.room.addEventListener("chat", () => this.hidden || this.#readStored());
  }

  get possible() {
    return Boolean(this.room.story?.sides);
  }

  /** Look at both ends, or go back to everyone's phones. @param {boolean} on */
  turn(on) {
    const { sides } = this.room.story ?? {};
    if (!sides || this.hidden !== on) return;
    const staff = this.room.byKey(sides.staff);
    const writer = this.room.byKey(sides.writer);
    if (!staff || !writer) return;
    this.hidden = !on;
    document.body.toggleAttribute("data-sides", on);
    this.table.only(on ? [staff.id, writer.id] : null);
    this.room.tell("sides", { on });
    if (!on) return;
    this.#draw(sides, staff.name, writer.name);
    this.#readStored();
  }

  /** @param {any} sides @param {string} staff @param {string} writer */
  #draw(sides, staff, writer) {
    const list = (/** @type {string} */ title, /** @type {string[]} */ lines) =>
      element("section", {}, element("h3", {}, title), element("ul", {}, ...lines.map((line) => element("li", {}, line))));
    this.replaceChildren(
      element("header", {}, element("h2", {}, `What ${staff} sees, and what ${writer} sees`),
        button("Back to all phones", () => this.turn(false), { class: "round" }, icon("close"))),
      list(`${staff} knows`, sides.known), list(`${staff} does not know`, sides.unknown),
      element("p", { class: "honest" }, sides.honest), this.stored);
  }

  async #readStored() {
    const kept = await askIfThere("/room/stored").catch(() => null);
    this.stored.hidden = !kept;
    if (!kept) return;
    const open = new Set([...this.stored.querySelectorAll("details[open]")].map((kind) => kind.id));
    this.stored.replaceChildren(element("h3", {}, "What is stored"),
      element("label", { class: "wanted" }, "Look for a name, or for words that were written", this.wanted), this.found,
      ...kept.tables.map((/** @type {any} */ table) => drawTable(table, open.has(`kept-${table.name}`))));
    this.#look();
  }

  /** Mark what was looked for, and say where it is. */
  #look() {
    const wanted = this.wanted.value.trim().toLowerCase();
    const places = [];
    for (const kind of this.stored.querySelectorAll("details")) {
      const rows = [...kind.querySelectorAll("tbody tr")].filter((row) => {
        const holds = wanted !== "" && (row.textContent ?? "").toLowerCase().includes(wanted);
        row.classList.toggle("holds", holds);
        return holds;
      });
      if (rows.length) places.push(kind.querySelector("b")?.textContent);
      if (wanted) kind.open = rows.length > 0;
    }
    this.found.value = wanted && (places.length ? `Found in: ${places.join("; ")}.` : "Nowhere in here.");
  }
}

/** @param {{name: string, title: string, why: string, columns: string[], rows: any[][]}} table @param {boolean} open */
function drawTable({ name, title, why, columns, rows }, open) {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column)));
  const body = rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell === null ? "nothing" : String(cell)))));
  return element("details", { class: "kept", id: `kept-${name}`, open },
    element("summary", {}, element("b", {}, title), element("small", {}, ` ${name}: ${rows.length || "nothing"}`)),
    element("p", {}, why),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Rows: ${title}` },
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...body))));
}

customElements.define("both-sides", BothSides);

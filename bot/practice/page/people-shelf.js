/** `<people-shelf>`: everyone with a phone; a press puts their phone on the table. */
import { button, element, unseen } from "./element.js";

export class PeopleShelf extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./phone-table.js").PhoneTable} */ table;

  #all = false;

  connectedCallback() {
    this.setAttribute("role", "navigation");
    this.setAttribute("aria-label", "Phones");
    for (const event of ["people", "unread"]) this.room.addEventListener(event, () => this.draw());
  }

  draw() {
    const held = document.activeElement?.closest("people-shelf [data-person]")?.getAttribute("data-person");
    const others = this.room.people.filter((person) => !this.room.leads(person) && this.table.phones.get(person.id)?.hidden !== false);
    const few = this.room.people.filter((person) => !others.includes(person));
    this.replaceChildren(...(this.#all ? this.room.people : few).map((person) => this.#tab(person)));
    if (others.length) this.append(this.#more(others.length));
    const current = this.querySelector("[aria-current]");
    if (current instanceof HTMLElement) this.scrollLeft = current.offsetLeft - this.offsetLeft - this.clientWidth / 3;
    const again = held && this.querySelector(`[data-person="${held}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** Opens and closes the list of those without a part in the story. @param {number} count */
  #more(count) {
    const words = this.#all ? "Fewer" : `+ ${count} others`;
    return button(words, () => {
      this.#all = !this.#all;
      this.draw();
      const again = this.querySelector(".others");
      if (again instanceof HTMLElement) again.focus();
    }, { class: "tab others", "aria-expanded": String(this.#all) });
  }

  /** @param {import("./room.js").Person} person */
  #tab(person) {
    const phone = this.table.phones.get(person.id);
    const waiting = this.table.unread.get(person.id);
    const shown = phone && !phone.hidden;
    const made = element("button", {
      type: "button", class: "tab", "data-person": person.id, "data-hue": phone?.dataset.hue,
      "data-shown": shown, "aria-current": shown ? "true" : null, "data-lit": phone?.hasAttribute("data-lit"),
    }, element("span", { class: "avatar", "aria-hidden": "true" }, person.name.slice(0, 1)), element("span", { class: "name" }, person.name));
    if (waiting) made.append(element("span", { class: "count" }, String(waiting), unseen(" not read")));
    made.addEventListener("click", () => {
      this.table.lookAt(person.id);
      this.draw();
    });
    return made;
  }
}

customElements.define("people-shelf", PeopleShelf);

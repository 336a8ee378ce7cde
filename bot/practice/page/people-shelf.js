/** `<people-shelf>`: everyone with a phone; a press puts their phone on the table. */
import { element, unseen } from "./element.js";

export class PeopleShelf extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./phone-table.js").PhoneTable} */ table;

  connectedCallback() {
    this.setAttribute("role", "navigation");
    this.setAttribute("aria-label", "Phones");
    for (const event of ["people", "unread"]) this.room.addEventListener(event, () => this.draw());
  }

  draw() {
    const held = document.activeElement?.closest("people-shelf [data-person]")?.getAttribute("data-person");
    this.replaceChildren(...this.room.people.map((person) => this.#tab(person)));
    const again = held && this.querySelector(`[data-person="${held}"]`);
    if (again instanceof HTMLElement) again.focus();
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

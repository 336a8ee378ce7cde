/** `<clock-bar>`: the room's day and hour, and the ways to move them on. */
import { button, element, unseen } from "./element.js";
import { icon } from "./icons.js";
import { dayOf, hourNumber, hourOf, momentOf } from "./hours.js";
import { sky } from "./sky.js";

const JUMPS = [
  { label: "+1 hour", jump: "1h" },
  { label: "Tomorrow 9 am", jump: "tomorrow 09:00" },
  { label: "+1 week", jump: "7d" },
];

export class ClockBar extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./deeds.js").Deeds} */ deeds;
  /** @type {HTMLElement} */ hour;
  /** @type {HTMLElement} */ day;
  /** @type {SVGSVGElement} */ sky;
  /** @type {HTMLElement} */ said;
  /** @type {HTMLInputElement} */ field;
  /** @type {HTMLSelectElement} */ unit;
  /** @type {HTMLElement} */ stop;
  #moving = false;

  connectedCallback() {
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "The room’s clock");
    this.hour = element("span", { class: "hour" });
    this.day = element("span", { class: "day-name" });
    this.sky = sky();
    this.said = element("span", { class: "unseen", role: "status" });
    this.replaceChildren(element("div", { class: "face" }, this.sky, element("div", { class: "when" }, this.hour, this.day)), this.#jumps(), this.said);
    this.room.addEventListener("clock", () => this.draw());
    setInterval(() => this.draw(), 5_000);
    this.draw();
  }

  #jumps() {
    const menu = /** @type {HTMLDetailsElement} */ (element("details", { class: "menu" }));
    this.field = /** @type {HTMLInputElement} */ (element("input", { type: "number", min: "1", max: "400", value: "3", "aria-label": "How many" }));
    this.unit = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": "Minutes, hours or days" },
      element("option", { value: "m" }, "minutes"), element("option", { value: "h" }, "hours"), element("option", { value: "d", selected: true }, "days")));
    this.stop = button("Stop the clock", () => this.#turn());
    const go = (/** @type {string} */ jump) => () => {
      menu.open = false;
      menu.querySelector("summary")?.focus();
      this.move(jump);
    };
    menu.append(
      element("summary", { class: "pill" }, "Move the clock", icon("down")),
      element("div", { class: "sheet" },
        ...JUMPS.map(({ label, jump }) => button(label, go(jump))),
        element("form", { class: "jump", on: { submit: (/** @type {Event} */ event) => {
          event.preventDefault();
          go(`${this.field.value}${this.unit.value}`)();
        } } }, this.field, this.unit, element("button", { type: "submit" }, "Go")),
        this.stop));
    const quick = element("div", { class: "quick" }, ...JUMPS.map(({ label, jump }) => button(label, () => this.move(jump), { class: "pill" })));
    return element("div", { class: "jumps" }, quick, menu);
  }

  async #turn() {
    await this.deeds.runClock(!this.room.running).catch((fault) => this.#say(fault.message));
    this.draw();
  }

  /** Move the clock and say where it stands. @param {string} jump as `readJump` takes it */
  async move(jump) {
    if (this.#moving) return;
    this.#moving = true;
    this.toggleAttribute("data-moving", true);
    try {
      await this.deeds.moveClock(jump);
      this.#say(`The clock now shows ${momentOf(this.room.now, this.room.zone)}.`);
    } catch (fault) {
      this.#say(/** @type {Error} */ (fault).message);
      this.room.tell("trouble", /** @type {Error} */ (fault).message);
    }
    this.#moving = false;
    this.toggleAttribute("data-moving", false);
  }

  /** @param {string} words */
  #say(words) {
    this.said.textContent = words;
  }

  draw() {
    const { now, zone, running } = this.room;
    this.hour.textContent = hourOf(now, zone);
    this.day.replaceChildren(unseen(", "), dayOf(now, zone), running ? "" : element("b", {}, " · stopped"));
    this.stop.textContent = running ? "Stop the clock" : "Let the clock run";
    const hour = hourNumber(now, zone);
    document.documentElement.dataset.sky = hour < 6 || hour >= 21 ? "night" : hour < 9 ? "dawn" : hour < 17 ? "day" : "dusk";
    this.sky.dataset.hour = String(hour);
  }
}

customElements.define("clock-bar", ClockBar);

/** `<story-panel>`: the guided story, one step at a time: what to press, and why it matters. */
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { StoryRun } from "./story-run.js";

export class StoryPanel extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./phone-table.js").PhoneTable} */ table;
  /** @type {import("./story-hands.js").StoryHands} */ hands;
  /** @type {StoryRun} */ run;
  /** @type {HTMLElement} */ place;
  /** @type {HTMLElement} */ dots;
  /** @type {HTMLElement} */ heading;
  /** @type {HTMLElement} */ say;
  /** @type {HTMLElement} */ why;
  /** @type {HTMLElement} */ then;
  /** @type {HTMLElement} */ go;
  /** @type {HTMLElement} */ back;
  /** @type {HTMLElement} */ skip;
  /** @type {HTMLElement} */ fold;
  #busy = false;
  #trouble = "";

  /** Begin, or go on where this window left off. */
  open() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Story");
    this.id = "story";
    this.tabIndex = -1;
    this.run = new StoryRun(this.room, sessionStorage);
    this.#build();
    this.run.addEventListener("change", () => this.draw());
    this.room.addEventListener("people", () => this.#point());
    this.hidden = false;
    this.draw();
  }

  #build() {
    this.place = element("p", { class: "place" });
    this.dots = element("div", { class: "dots", "aria-hidden": "true" }, ...this.run.steps.map(() => element("i")));
    this.heading = element("h2", { "aria-live": "polite" });
    this.say = element("p", { class: "say" });
    this.why = element("p", { class: "why" });
    this.then = element("p", { class: "then", role: "status" });
    this.go = button("Do it for me", () => this.#go(), { class: "strong" });
    this.back = button("Back", () => this.run.go(this.run.at - 1));
    this.skip = button("Skip", () => this.#skip());
    this.fold = button("Hide the story", () => this.#fold(), { class: "fold", "aria-expanded": "true", "aria-controls": "story-text" }, element("span", {}, "Hide"), icon("down"));
    this.replaceChildren(
      element("header", {}, this.heading, this.dots, this.place, this.fold),
      element("div", { class: "text", id: "story-text", "aria-live": "polite", role: "group", "aria-label": "This step", tabindex: "0" }, this.say, this.why),
      element("div", { class: "deal" }, this.then, element("div", { class: "buttons" }, this.go, this.back, this.skip)));
  }

  #fold() {
    const folded = this.toggleAttribute("data-folded");
    const words = folded ? "Show the story" : "Hide the story";
    this.fold.querySelector("span")?.replaceChildren(words.split(" ")[0]);
    this.fold.setAttribute("aria-label", words);
    this.fold.title = words;
    this.fold.setAttribute("aria-expanded", String(!folded));
  }

  async #go() {
    if (this.#busy) return;
    if (this.run.isDone) return this.run.next();
    this.#trouble = "";
    this.#busy = true;
    this.draw();
    try {
      await this.hands.finish(this.run);
    } catch (fault) {
      this.#trouble = /** @type {Error} */ (fault).message;
    }
    this.#busy = false;
    this.draw();
  }

  #skip() {
    this.#trouble = "";
    const further = this.run.further;
    if (further) this.run.go(this.run.steps.indexOf(further));
    else this.run.next();
  }

  draw() {
    const { step, steps, at, isDone, isLast } = this.run;
    const held = this.contains(document.activeElement);
    const further = this.#busy ? undefined : this.run.further;
    this.place.replaceChildren(element("span", {}, "Step "), `${at + 1} of ${steps.length}`);
    [...this.dots.children].forEach((dot, index) => dot.setAttribute("class", index === at ? "here" : index < at ? "past" : ""));
    if (this.dataset.step !== step.id) this.#write(step);
    this.dataset.step = step.id;
    const finished = isDone && Boolean(step.done);
    this.toggleAttribute("data-done", finished);
    this.toggleAttribute("data-busy", this.#busy);
    put(this.then, this.#trouble || (finished ? step.then ?? "Done." : further ? "You are ahead of the story." : ""));
    put(this.go, this.#busy ? "Doing it…" : isDone ? "Next" : "Do it for me");
    this.go.hidden = isLast && isDone;
    this.go.setAttribute("aria-busy", String(this.#busy));
    put(this.skip, further ? `Go to “${further.title}”` : "Skip");
    this.skip.hidden = isDone || isLast;
    this.back.hidden = at === 0;
    this.#point();
    if (held && document.activeElement === document.body) (this.go.hidden ? this : this.go).focus();
  }

  /** @param {import("./story-run.js").Step} step */
  #write(step) {
    this.#trouble = "";
    this.heading.textContent = step.title;
    this.say.replaceChildren(...withKeys(step.say));
    this.why.replaceChildren(element("b", {}, "Why: "), step.why);
    const person = this.room.byKey(step.on);
    if (person) this.table.bring(person.id);
  }

  /** Point at the phone, and at the button to press next. */
  #point() {
    const { nextDeed, step } = this.run;
    const person = nextDeed && !nextDeed.clock && !nextDeed.view ? this.room.byKey(nextDeed.on ?? step.on) : null;
    this.table.light(person?.id ?? null, nextDeed?.press ?? "");
    document.body.dataset.next = nextDeed?.clock ? "clock" : nextDeed?.view ? "sides" : "phone";
    this.room.tell("pointed");
  }
}

/** Change words only when they differ, so that a screen reader is not told twice. @param {HTMLElement} place @param {string} words */
function put(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** Words with [buttons] drawn as such. @param {string} words */
function withKeys(words) {
  return words.split(/(\[[^\]]+\])/u).map((part) => (part.startsWith("[") ? element("kbd", {}, part.slice(1, -1)) : part));
}

customElements.define("story-panel", StoryPanel);

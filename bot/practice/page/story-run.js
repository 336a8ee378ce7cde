/**
 * Where somebody is in the story.
 *
 * It watches the room rather than leading it: people may wander off, do steps by hand or in another
 * order, and the story picks up from what it sees.
 */
import { holds } from "./story-conditions.js";
import { fits } from "./labels.js";

/**
 * @typedef {{on?: string, press?: string, say?: string, clock?: string, start?: string, scan?: string, view?: string, if_there?: boolean, reply?: boolean}} Deed
 * @typedef {{id: string, title: string, say: string, why: string, then?: string, on: string, do?: Deed | Deed[], done?: import("./story-conditions.js").Condition}} Step
 */

const KEY = "story";

export class StoryRun extends EventTarget {
  /** @param {import("./room.js").Room} room @param {Storage} keep what survives a reload of the page */
  constructor(room, keep) {
    super();
    this.room = room;
    this.keep = keep;
    /** @type {Step[]} */ this.steps = room.story.steps;
    const kept = room.empty ? {} : JSON.parse(keep.getItem(KEY) ?? "{}");
    this.at = Math.min(kept.at ?? 0, this.steps.length - 1);
    this.upTo = kept.next ?? 0;
    /** @type {Set<string>} */ this.done = new Set(kept.done ?? []);
    /** @type {{who: string, label: string}[]} */ this.presses = kept.presses ?? [];
    this.since = room.now;
    this.view = "room";
    /** While the story does a step itself, it counts its own deeds. */
    this.led = false;
    this.#listen();
    this.look();
  }

  #listen() {
    const hear = (/** @type {string} */ name, /** @type {(said: any) => Deed | void} */ read) =>
      this.room.addEventListener(name, (event) => {
        const deed = read(/** @type {CustomEvent} */ (event).detail);
        if (deed && !this.led) this.#follow(deed);
        this.look();
      });
    hear("chat", () => undefined);
    hear("clock", () => undefined);
    hear("pressed", ({ id, label }) => {
      this.presses.push({ who: this.key(id), label });
      return { on: this.key(id), press: label };
    });
    hear("said", ({ id, text }) => (text.startsWith("/start") ? { on: this.key(id), start: text } : { on: this.key(id), say: text }));
    hear("jumped", ({ jump }) => ({ clock: jump }));
    hear("sides", ({ on }) => {
      this.view = on ? "sides" : "room";
      return { view: this.view };
    });
  }

  /** A person's name in the story. @param {number} id */
  key(id) {
    const name = this.room.person(id)?.name;
    return this.room.story.people.find((/** @type {{name: string}} */ one) => one.name === name)?.key ?? String(id);
  }

  get step() {
    return this.steps[this.at];
  }

  /** What the step asks for, one thing after another. @returns {Deed[]} */
  get deeds() {
    return this.step.do ? [this.step.do].flat() : [];
  }

  /** What to do now. @returns {Deed | undefined} */
  get nextDeed() {
    return this.isDone ? undefined : this.deeds[this.upTo];
  }

  get isDone() {
    return !this.step.done || this.done.has(this.step.id);
  }

  get isLast() {
    return this.at === this.steps.length - 1;
  }

  /** Somebody did something: was it what the step asks for? @param {Deed} deed */
  #follow(deed) {
    const index = this.deeds.findIndex((one, place) => place >= this.upTo && this.#same(one, deed));
    if (index >= 0) this.upTo = index + 1;
  }

  /** @param {Deed} wanted @param {Deed} seen */
  #same(wanted, seen) {
    if (seen.on && (wanted.on ?? this.step.on) !== seen.on) return false;
    if (wanted.press) return fits(seen.press, wanted.press);
    if (wanted.start || wanted.scan) return Boolean(seen.start);
    if (wanted.say) return Boolean(seen.say);
    if (wanted.clock) return Boolean(seen.clock);
    return wanted.view !== undefined && wanted.view === seen.view;
  }

  /** See which steps are done by now. */
  look() {
    const memory = {
      chat: (/** @type {string} */ key) => this.room.chats.get(this.room.byKey(key)?.id ?? -1) ?? [],
      presses: this.presses,
      view: this.view,
      passed: this.room.now.getTime() - this.since.getTime(),
    };
    for (const step of this.steps.slice(this.at)) {
      // Time since a step came up means nothing for steps still ahead.
      const measured = step === this.step ? memory : { ...memory, passed: 0 };
      if (step.done && holds(step.done, step.on, measured)) this.done.add(step.id);
    }
    this.#save();
  }

  /** A step that is already done while this one is not: people went another way. @returns {Step | undefined} */
  get further() {
    if (this.isDone) return undefined;
    const done = this.steps.slice(this.at + 1).filter((one) => one.done && this.done.has(one.id)).at(-1);
    return done && this.steps[this.steps.indexOf(done) + 1];
  }

  /** Go on, past everything that is already done. */
  next() {
    let to = this.at + 1;
    while (to < this.steps.length - 1 && this.steps[to].done && this.done.has(this.steps[to].id)) to += 1;
    this.go(Math.min(to, this.steps.length - 1));
  }

  /** @param {number} to index of a step */
  go(to) {
    this.at = Math.max(0, to);
    this.upTo = 0;
    this.since = this.room.now;
    this.look();
  }

  #save() {
    this.keep.setItem(KEY, JSON.stringify({ at: this.at, next: this.upTo, done: [...this.done], presses: this.presses }));
    this.dispatchEvent(new Event("change"));
  }
}

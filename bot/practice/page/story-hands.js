/** "Do it for me": does what a step asks for, on the phones, at a pace that can be followed. */
import { findKey } from "./labels.js";
import { RoomFault } from "./wire.js";

const PACE = 650; // milliseconds between two deeds, so that each can be seen
const LONGEST = 7000; // milliseconds that these pauses may take in one step
const PATIENCE = 4000; // milliseconds to wait for a button or an outcome

/** @typedef {import("./story-run.js").Deed} Deed */

export class StoryHands {
  /**
   * @param {import("./room.js").Room} room
   * @param {import("./deeds.js").Deeds} deeds
   * @param {import("./phone-table.js").PhoneTable} table
   * @param {import("./both-sides.js").BothSides} sides
   */
  constructor(room, deeds, table, sides) {
    this.room = room;
    this.deeds = deeds;
    this.table = table;
    this.sides = sides;
    this.pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : PACE;
  }

  /**
   * Do the rest of the step.
   * @param {import("./story-run.js").StoryRun} run
   * @throws {RoomFault} when something the step needs is not there
   */
  async finish(run) {
    const step = run.step;
    run.led = true;
    const pace = Math.min(this.pace, LONGEST / (run.deeds.length * 2));
    try {
      while (run.step === step && run.upTo < run.deeds.length) {
        await this.#one(run.deeds[run.upTo], step.on, pace);
        run.upTo += 1;
        await rest(pace);
      }
    } finally {
      run.led = false;
    }
    run.look();
    const done = await this.#until(() => run.isDone || run.step !== step);
    if (!done) throw new RoomFault("That did not lead where the story expected. Go on by hand, or skip this step.", 400);
  }

  /**
   * @param {Deed} deed
   * @param {string} usual whose turn it is when the deed does not say
   * @param {number} pace milliseconds
   */
  async #one(deed, usual, pace) {
    if (deed.clock) return this.deeds.moveClock(deed.clock);
    if (deed.view) return this.sides.turn(deed.view === "sides");
    const person = this.room.byKey(deed.on ?? usual);
    if (!person) throw new RoomFault("This person has no phone in the room.", 404);
    this.table.lookAt(person.id);
    if (deed.start) return this.deeds.start(person.id);
    if (deed.scan) return this.deeds.say(person.id, `/start ${this.#scan(deed.scan)}`);
    if (deed.say) return this.#say(person.id, deed);
    return this.#press(person.id, deed, pace);
  }

  /** @param {number} id @param {Deed} deed @param {number} pace milliseconds */
  async #press(id, deed, pace) {
    const label = deed.press ?? "";
    const find = () => findKey(this.room.chats.get(id) ?? [], label);
    if (!deed.if_there) await this.#until(find);
    if (!find()) {
      if (deed.if_there) return;
      throw this.#missing(label);
    }
    this.table.light(id, label);
    await rest(pace);
    const phone = this.table.phones.get(id);
    // The bot may be redrawing the message at this moment: look afresh, and again if the button was gone.
    const pressed = await this.#until(async () => {
      await this.room.readChat(id);
      const found = find();
      return found && phone?.press(found.message, found.key, phone.log.keyOf(found.message.message_id, found.key.text) ?? undefined);
    });
    if (!pressed) throw this.#missing(label);
  }

  /** @param {string} label */
  #missing(label) {
    return new RoomFault(`The button “${label}” is not on this phone now. Go on by hand, or skip this step.`, 404);
  }

  /** Write; as an answer, where the bot asked for one. @param {number} id @param {Deed} deed */
  async #say(id, deed) {
    const asked = () => {
      const newest = this.room.chats.get(id)?.at(-1);
      return newest?.from === "bot" && newest.force_reply && !newest.deleted ? newest.message_id : undefined;
    };
    if (deed.reply && !(await this.#until(() => asked() !== undefined))) {
      throw new RoomFault("The bot has not asked for an answer. Go on by hand, or skip this step.", 404);
    }
    const message = asked();
    return this.deeds.say(id, deed.say ?? "", message ? { reply_to: message } : {});
  }

  /** The newest link into the bot that one person was given. @param {string} key whose chat it is in */
  #scan(key) {
    const messages = this.room.chats.get(this.room.byKey(key)?.id ?? -1) ?? [];
    for (const message of [...messages].reverse()) {
      const written = [message.html, ...(message.buttons ?? []).flat().map(({ url }) => url ?? "")].join(" ");
      const found = /[?&](?:amp;)?start=([\w-]{1,64})/u.exec(message.deleted ? "" : written);
      if (found) return found[1];
    }
    throw new RoomFault("There is no poster or link to scan yet.", 404);
  }

  /** Wait for something to be so. @param {() => any} so */
  async #until(so) {
    const end = Date.now() + PATIENCE;
    let found = await so();
    while (!found && Date.now() < end) {
      await rest(100);
      found = await so();
    }
    return found;
  }
}

/** @param {number} time milliseconds */
const rest = (time) => new Promise((go) => setTimeout(go, time));

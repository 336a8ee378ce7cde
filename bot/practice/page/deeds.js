/**
 * What a person at a phone, or whoever moves the clock, can do.
 *
 * Each deed also tells the page that it happened, so that the story can follow along and the
 * conversation can be written down as a test.
 */
import { ask, askIfThere } from "./wire.js";
import { readJump } from "./hours.js";

/** @typedef {import("./room.js").Room} Room */

export class Deeds {
  /** @param {Room} room */
  constructor(room) {
    this.room = room;
  }

  /** @param {number} id @param {string} deed @param {object} body */
  async #of(id, deed, body = {}) {
    const answer = await ask("POST", this.room.pathOf(id, deed), body);
    await this.room.readChat(id);
    return answer;
  }

  /**
   * @param {number} id who speaks
   * @param {string} text
   * @param {{reply_to?: number, chat?: number}} [how]
   */
  async say(id, text, how = {}) {
    this.room.tell("said", { id, text, ...how });
    return this.#of(id, "say", { text, ...how });
  }

  /**
   * @param {number} id who presses
   * @param {number} message
   * @param {import("./room.js").Key} key
   */
  async press(id, message, key) {
    return this.#of(id, "press", { message_id: message, button: key.data ?? key.text });
  }

  /** @param {number} id @param {number} message @param {string} text */
  async edit(id, message, text) {
    this.room.tell("corrected", { id, message, text });
    return this.#of(id, "edit", { message_id: message, text });
  }

  /**
   * @param {number} id
   * @param {{kind: string, file?: string, name?: string, caption?: string}} thing `file` in base64
   */
  async send(id, thing) {
    this.room.tell("sent", { id, kind: thing.kind, name: thing.name });
    return this.#of(id, "send", thing);
  }

  /** Open the chat with the bot, by the link the story has for this person. @param {number} id */
  async start(id) {
    const person = this.room.person(id);
    const name = person && this.room.role(person)?.start;
    const payload = name ? ((await askIfThere("/room/links")) ?? {})[name] : null;
    return this.say(id, payload ? `/start ${payload}` : "/start");
  }

  /** @param {number} id @param {"block" | "unblock" | "clear"} deed */
  async turn(id, deed) {
    this.room.tell("turned", { id, deed });
    await this.#of(id, deed);
    await this.room.readState();
  }

  /** @param {string} jump as `readJump` takes it */
  async moveClock(jump) {
    const from = this.room.now;
    const move = readJump(jump, from, this.room.zone);
    if (!move) return;
    const answer = await ask("POST", "/room/clock", move);
    this.room.setClock(answer.now);
    this.room.tell("jumped", { jump, from, to: new Date(answer.now) });
    await this.room.readAll();
  }

  /** @param {boolean} run */
  async runClock(run) {
    const answer = await ask("POST", "/room/clock", { run });
    this.room.setClock(answer.now, run);
  }

  /** @param {object} fault as `POST /room/faults` takes it */
  async breakTelegram(fault) {
    await ask("POST", "/room/faults", fault);
    await this.room.readState();
  }

  async mendTelegram() {
    await ask("DELETE", "/room/faults");
    await this.room.readState();
  }

  /** @param {string} name @returns {Promise<number>} the new person's id */
  async addPerson(name) {
    const { id } = await ask("POST", "/room/people", { name });
    await this.room.readState();
    await this.room.readChat(id);
    return id;
  }
}

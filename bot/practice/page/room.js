/**
 * What the page knows of the room: who is there, what each phone shows, what time it is.
 *
 * The server's chats are the truth. An event only says that something changed; the chat is then read
 * again as a whole, so a missed event, a restart or a second window can never leave a phone wrong.
 */
import { ask, askIfThere } from "./wire.js";

/**
 * @typedef {{text: string, data?: string, url?: string, style?: string, disabled?: boolean}} Key one inline button
 * @typedef {{name: string, mime: string, size: number, url: string}} Attachment
 * @typedef {{message_id: number, chat: number, from: string, date: string | number, text: string,
 *   html: string, buttons: Key[][], force_reply?: any, kind: string, file?: Attachment, reply_keyboard?: string[][],
 *   contact?: {first_name: string, phone_number: string}, location?: {latitude: number, longitude: number}, edited: boolean,
 *   deleted: boolean, reply_to?: any, silent: boolean, bot: number}} Message
 * @typedef {{id: number, name: string, language: string, blocked: boolean}} Person
 */

export class Room extends EventTarget {
  constructor() {
    super();
    /** @type {Person[]} */ this.people = [];
    /** @type {any[]} */ this.groups = [];
    /** @type {any[]} */ this.faults = [];
    /** @type {{id: number, name: string, username: string}[]} */ this.bots = [];
    /** @type {Map<number, Message[]>} */ this.chats = new Map();
    /** @type {any} */ this.story = null;
    /** @type {Map<number, Promise<void>>} */ this.reads = new Map();
    /** @type {Set<number>} */ this.stale = new Set();
    this.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    /** @type {number | undefined} */ this.bot = undefined;
    this.running = true;
    this.ahead = 0;
  }

  /** The room's time. */
  get now() {
    return new Date(this.running ? Date.now() + this.ahead : this.ahead);
  }

  /** True before anything was said on any phone. */
  get empty() {
    return [...this.chats.values()].every((messages) => !messages.length);
  }

  /** @param {string} name @param {any} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Read everything once. */
  async open() {
    this.story = await askIfThere("/room/story");
    if (this.story?.zone) this.zone = this.story.zone;
    await this.readState();
    if (this.story) await this.seatPeople();
    await this.readAll();
  }

  /** Give everyone in the story a phone, in the story's order. */
  async seatPeople() {
    const there = new Set(this.people.map(({ name }) => name));
    for (const { name } of this.story.people) {
      if (!there.has(name)) await ask("POST", "/room/people", { name });
    }
    await this.readState();
  }

  async readState() {
    const state = await ask("GET", "/room/state");
    Object.assign(this, { people: this.inOrder(state.people), groups: state.groups, faults: state.faults, bots: state.bots });
    this.bot ??= this.bots[0]?.id;
    this.setClock(state.now, state.run);
    this.tell("people");
    this.tell("faults");
  }

  /** People of the story first, in its order. @param {Person[]} people */
  inOrder(people) {
    const order = (this.story?.people ?? []).map((/** @type {{name: string}} */ one) => one.name);
    const place = (/** @type {Person} */ one) => (order.indexOf(one.name) + 1 || order.length + 1);
    return [...people].sort((a, b) => place(a) - place(b));
  }

  /** Read every chat again. */
  async readAll() {
    await Promise.all(this.people.map(({ id }) => this.readChat(id)));
  }

  /**
   * Where to ask about a person. With several bots in the room it says which one is meant.
   * @param {number} id
   * @param {string} deed
   */
  pathOf(id, deed) {
    return `/room/people/${id}/${deed}${this.bots.length > 1 ? `?bot=${this.bot}` : ""}`;
  }

  /** Look at another bot's chats. @param {number} bot */
  async choose(bot) {
    this.bot = bot;
    await this.readAll();
  }

  /**
   * Read one chat. Reads of a chat go one after another, so that an older answer never replaces a newer one.
   * @param {number} id a person
   * @returns {Promise<void>}
   */
  readChat(id) {
    const before = this.reads.get(id) ?? Promise.resolve();
    const read = before.catch(() => undefined).then(() => this.#read(id));
    this.reads.set(id, read);
    return read;
  }

  /** @param {number} id */
  async #read(id) {
    const { messages } = await ask("GET", this.pathOf(id, "chat"));
    const before = new Map((this.chats.get(id) ?? []).map((one) => [one.message_id, JSON.stringify(one)]));
    const changed = messages.filter((/** @type {Message} */ one) => before.get(one.message_id) !== JSON.stringify(one));
    const first = !this.chats.has(id);
    this.chats.set(id, messages);
    if (changed.length || first) this.tell("chat", { id, changed, first, known: new Set(before.keys()) });
  }

  /**
   * Read some chats soon; a burst of events reads each chat once.
   * @param {number} id whose
   */
  readSoon(id) {
    if (!this.stale.size) setTimeout(() => this.readStale(), 30);
    this.stale.add(id);
  }

  async readStale() {
    const ids = [...this.stale];
    this.stale.clear();
    const known = new Set(this.people.map(({ id }) => id));
    if (ids.some((id) => !known.has(id))) await this.readState();
    await Promise.all(ids.map((id) => this.readChat(id).catch(() => undefined)));
  }

  /** @param {string} now ISO @param {boolean} [running] */
  setClock(now, running) {
    const moment = Date.parse(now);
    const before = this.now.getTime();
    if (running !== undefined) this.running = running;
    this.ahead = this.running ? moment - Date.now() : moment;
    this.tell("clock", { jumped: Math.abs(moment - before) > 30_000 });
  }

  /** @param {number} id @returns {Person | undefined} */
  person(id) {
    return this.people.find((one) => one.id === id);
  }

  /** What the story tells of a person. @param {Person} person */
  role(person) {
    return this.story?.people.find((/** @type {{name: string}} */ one) => one.name === person.name) ?? null;
  }

  /** Whether somebody has a part: in a story, others are there but stay in the background. @param {Person} person */
  leads(person) {
    return !this.story || this.role(person) !== null;
  }

  /** The person that a story calls by a key. @param {string} key @returns {Person | undefined} */
  byKey(key) {
    const name = this.story?.people.find((/** @type {{key: string}} */ one) => one.key === key)?.name;
    return this.people.find((one) => one.name === name);
  }
}

/** `<heard-phone>`: one person's phone, with their chat with the bot. */
import { button, element } from "./element.js";
import { hourOf } from "./hours.js";
import { ChatLog } from "./chat-log.js";
import { findKey } from "./labels.js";
import { MessageComposer } from "./message-composer.js";
import { phoneMenu } from "./phone-menu.js";
import { PhoneNotices } from "./phone-notices.js";

/**
 * @typedef {import("./room.js").Message} Message
 * @typedef {import("./room.js").Key} Key
 */

export class HeardPhone extends HTMLElement {
  /** @type {import("./room.js").Room} */ room;
  /** @type {import("./deeds.js").Deeds} */ deeds;
  /** @type {ChatLog} */ log;
  /** @type {MessageComposer} */ composer;
  /** @type {PhoneNotices} */ notices;
  /** @type {HTMLElement} */ clock;
  /** @type {HTMLElement} */ foot;
  /** @type {HTMLSelectElement} */ chats;
  id_ = 0;
  chat = 0;
  name = "";
  /** @type {string | null} */ #lit = null;

  /**
   * @param {import("./room.js").Person} person
   * @param {number} hue which of the cases, from 1
   */
  draw(person, hue) {
    const role = this.room.role(person);
    this.id_ = this.chat = person.id;
    this.name = person.name;
    Object.assign(this.dataset, { hue, look: role?.desk ? "desk" : role?.phone ?? "new", person: person.id });
    this.toggleAttribute("data-night", Boolean(role?.night));
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", `owner-${person.id}`);
    this.#build(person, role);
    this.room.addEventListener("clock", () => this.#tick());
    setInterval(() => this.#tick(), 10_000);
    this.#tick();
  }

  /** @param {import("./room.js").Person} person @param {any} role */
  #build(person, role) {
    this.log = /** @type {ChatLog} */ (document.createElement("chat-log"));
    this.log.around = this.#around();
    this.log.label(person.name);
    this.composer = /** @type {MessageComposer} */ (document.createElement("message-composer"));
    this.composer.say = (text, how) => {
      this.log.toEnd();
      return this.#try(() => this.deeds.say(this.id_, text, this.chat === this.id_ ? how : { ...how, chat: this.chat }));
    };
    this.composer.edit = (message, text) => this.#try(() => this.deeds.edit(this.id_, message, text));
    this.composer.send = (thing) => {
      this.log.toEnd();
      return this.#try(() => this.deeds.send(this.id_, /** @type {any} */ (thing)));
    };
    this.composer.draw(person.name);
    this.notices = new PhoneNotices();
    this.chats = /** @type {HTMLSelectElement} */ (element("select", { class: "chats", "aria-label": `Chat on ${person.name}’s phone`, hidden: true, on: { change: () => {
      this.chat = Number(this.chats.value);
      this.refresh();
    } } }));
    this.clock = element("span", {});
    this.foot = element("div", { class: "foot", id: `write-${person.id}`, tabindex: "-1" });
    const title = role?.desk ? [person.name, element("span", { class: "badge" }, "The desk")] : [person.name];
    this.replaceChildren(
      element("a", { class: "skip", href: `#write-${person.id}` }, `Skip to ${person.name}’s message box`),
      element("header", { class: "tag" },
        element("span", { class: "avatar", "aria-hidden": "true" }, person.name.slice(0, 1)),
        element("div", { class: "who" }, element("h2", { id: `owner-${person.id}` }, ...title), element("p", {}, role?.role ?? "Added by you")),
        phoneMenu(this)),
      element("div", { class: "screen" },
        element("div", { class: "status", "aria-hidden": "true" }, this.clock, element("span", { class: "battery" })),
        this.chats, this.log, this.foot, this.notices.toast, this.notices.alert));
  }

  #around() {
    return {
      writer: this.name ?? "",
      zone: this.room.zone,
      find: (/** @type {number} */ id) => this.messages.find((one) => one.message_id === id),
      press: (/** @type {Message} */ message, /** @type {Key} */ key, /** @type {HTMLButtonElement} */ made) => this.press(message, key, made),
      reply: (/** @type {Message} */ message) => this.#write("reply", message),
      edit: (/** @type {Message} */ message) => this.#write("edit", message),
    };
  }

  /** @param {"reply" | "edit"} kind @param {Message} message */
  #write(kind, message) {
    this.composer.about(kind, message);
    this.composer.field.focus();
  }

  /** What this phone shows: the chat with the bot, or a group that the bot is in. */
  get messages() {
    return (this.room.chats.get(this.id_) ?? []).filter(({ chat }) => chat === this.chat);
  }

  /** Let the owner change to a group, once there is one. */
  #offerChats() {
    const groups = this.room.groups.filter(({ people }) => people.includes(this.id_));
    this.chats.hidden = !groups.length;
    if (this.chats.options.length === groups.length + 1) return;
    const option = (/** @type {number} */ id, /** @type {string} */ title) => element("option", { value: id, selected: id === this.chat }, title);
    this.chats.replaceChildren(option(this.id_, "The bot"), ...groups.map(({ id, title }) => option(id, title)));
  }

  get person() {
    return this.room.person(this.id_);
  }

  #tick() {
    this.clock.textContent = hourOf(this.room.now, this.room.zone);
  }

  /** Show the chat as the room has it now. */
  refresh() {
    this.#offerChats();
    this.log.show(this.messages);
    this.composer.heed(this.messages.at(-1));
    this.#chooseFoot();
    this.#mark();
  }

  /** Below the chat: the way in, the way back after blocking, or the place to write. */
  #chooseFoot() {
    const blocked = this.person?.blocked;
    const state = blocked ? "blocked" : this.messages.length || this.chat !== this.id_ ? "open" : "empty";
    if (this.foot.dataset.state === state) return;
    const held = this.foot.contains(document.activeElement);
    this.foot.dataset.state = state;
    if (state === "open") this.foot.replaceChildren(this.composer);
    if (state === "empty") this.foot.replaceChildren(button(this.startLabel, () => this.start(), { class: "start" }));
    if (state === "blocked") {
      this.foot.replaceChildren(element("p", {}, `${this.name} has blocked the bot.`),
        button("Unblock", () => this.#try(() => this.deeds.turn(this.id_, "unblock")), { class: "start" }));
    }
    if (held) this.foot.focus();
  }

  get startLabel() {
    return (this.person && this.room.role(this.person)?.start_label) || "Start";
  }

  /** Open the chat, with the link this person has in the story. */
  start() {
    return this.#try(() => this.deeds.start(this.id_));
  }

  /**
   * @param {Message} message
   * @param {Key} key
   * @param {HTMLElement} [made] the button pressed
   * @returns {Promise<boolean>} whether the press was taken
   */
  async press(message, key, made) {
    if (key.url) return this.dispatchEvent(new CustomEvent("follow", { bubbles: true, detail: { address: key.url } }));
    if (made?.getAttribute("aria-busy")) return false;
    made?.setAttribute("aria-busy", "true");
    const newest = this.messages.at(-1)?.message_id;
    const taken = await this.#try(async () => {
      const said = await this.deeds.press(this.id_, message.message_id, key);
      if (this.messages.at(-1)?.message_id !== newest) this.log.toEnd();
      if (!said.answered && !said.copied) this.notices.say("The bot has not answered this press. A real phone would still be waiting.");
      else if (said.copied) this.notices.say(`Copied on this phone: ${said.copied}`);
      else if (said.answer) this.notices.answer(said.answer, said.alert);
    });
    made?.removeAttribute("aria-busy");
    return taken;
  }

  /** Do something, and say it on the phone when the room refuses. @param {() => Promise<any>} deed @returns {Promise<boolean>} */
  async #try(deed) {
    try {
      await deed();
      return true;
    } catch (fault) {
      this.notices.say(/** @type {Error} */ (fault).message);
      return false;
    }
  }

  /** Point at what the story means: this phone and perhaps one button. @param {string | null} label */
  light(label) {
    const fresh = label !== this.#lit;
    this.#lit = label;
    this.toggleAttribute("data-lit", label !== null);
    const target = this.#mark();
    if (fresh && target && this.log.contains(target)) this.log.reveal(target);
  }

  #mark() {
    for (const old of this.querySelectorAll("[data-pointed]")) old.removeAttribute("data-pointed");
    if (this.#lit === null) return null;
    const found = findKey(this.messages, this.#lit);
    const target = found
      ? this.log.keyOf(found.message.message_id, found.key.text)
      : /** @type {HTMLElement | null} */ (this.foot.querySelector(".start"));
    target?.setAttribute("data-pointed", "");
    return target;
  }
}

customElements.define("heard-phone", HeardPhone);

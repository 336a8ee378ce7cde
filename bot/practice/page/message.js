/** Draws one message of a chat, with its keyboard, files and marks. */
import { button, element, unseen } from "./element.js";
import { icon } from "./icons.js";
import { readMarkup } from "./markup.js";
import { hourOf } from "./hours.js";

/**
 * @typedef {import("./room.js").Message} Message
 * @typedef {import("./room.js").Key} Key
 * @typedef {object} Around what a message needs to know of its chat
 * @property {string} writer name of the phone's owner
 * @property {string} zone
 * @property {(id: number) => Message | undefined} find another message of the chat
 * @property {(message: Message, key: Key, pressed: HTMLButtonElement) => void} press
 * @property {(message: Message) => void} reply
 * @property {(message: Message) => void} edit
 */

/** When a message was written. @param {Message} message */
export function sentAt(message) {
  return new Date(typeof message.date === "number" ? message.date * 1000 : message.date);
}

/** Who wrote it, as the phone's owner would say. @param {Message} message @param {string} writer */
export function nameOf(message, writer) {
  if (message.from === "bot") return "Bot";
  return message.from === "me" ? writer : message.from;
}

/** The message this one answers, in a few words. @param {Message} message @param {Around} around */
function quote(message, around) {
  if (!message.reply_to) return null;
  const id = message.reply_to.message_id ?? message.reply_to;
  const answered = around.find(id);
  const words = answered && !answered.deleted ? answered.text || answered.kind : "A message that is gone";
  return element("div", { class: "quote" }, unseen("In reply to: "), words.slice(0, 120));
}

/** @param {Message} message */
function attachment({ file, kind, contact, location }) {
  if (contact) return element("div", { class: "attached" }, icon("contact"), `${contact.first_name}, ${contact.phone_number}`);
  if (location) return element("div", { class: "attached" }, icon("place"), `${location.latitude}, ${location.longitude}`);
  if (!file) return null;
  if (file.mime.startsWith("image/")) return element("img", { class: "picture", src: file.url, alt: file.name });
  if (file.mime.startsWith("audio/") || kind === "voice") {
    return element("audio", { class: "sound", controls: true, preload: "metadata", src: file.url, "aria-label": file.name });
  }
  const size = `${Math.max(1, Math.round(file.size / 1024))} kB`;
  return element("a", { class: "attached", href: file.url, download: file.name },
    icon("file"), element("span", {}, file.name, " ", element("small", {}, size)));
}

/** Time and marks. @param {Message} message @param {Around} around */
function marks(message, around) {
  const row = element("div", { class: "marks" });
  if (message.silent) row.append(icon("quiet"), unseen("Arrived without a sound. "));
  if (message.edited) row.append(element("span", {}, "edited"));
  row.append(element("time", {}, hourOf(sentAt(message), around.zone)));
  return row;
}

/** What can be done with a message. @param {Message} message @param {Around} around */
function actions(message, around) {
  const start = message.text.slice(0, 30);
  const row = element("div", { class: "actions" },
    button(`Reply to: ${start}`, () => around.reply(message), { class: "small" }, icon("reply")));
  if (message.from === "me" && message.kind === "text") {
    row.append(button(`Change: ${start}`, () => around.edit(message), { class: "small" }, icon("edit")));
  }
  return row;
}

/** @param {Message} message @param {Around} around */
function keyboard(message, around) {
  if (!message.buttons?.length) return null;
  const rows = message.buttons.map((keys) => element("div", { class: "row" }, ...keys.map((key) => {
    const made = /** @type {HTMLButtonElement} */ (element("button", {
      type: "button", class: "key", "data-style": key.style, "data-label": key.text, disabled: key.disabled,
    }, element("span", {}, key.text), key.url ? icon("out") : null));
    made.addEventListener("click", () => around.press(message, key, made));
    return made;
  })));
  return element("div", { class: "keyboard", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

/**
 * @param {Message} message
 * @param {Around} around
 * @returns {HTMLElement}
 */
export function drawMessage(message, around) {
  const mine = message.from === "me";
  const bubble = element("div", { class: "bubble" },
    unseen(`${nameOf(message, around.writer)}: `),
    quote(message, around),
    attachment(message),
    element("div", { class: "words", dir: "auto" }, readMarkup(message.html || "")),
    marks(message, around));
  return element("div", {
    class: `message ${mine ? "mine" : "theirs"}`, "data-message": message.message_id, tabindex: "-1",
  }, element("div", { class: "line" }, bubble, actions(message, around)), keyboard(message, around));
}

/** What is left of messages that were deleted. @param {number} count */
export function drawDeleted(count) {
  const words = count === 1 ? "A message was deleted here" : `${count} messages were deleted here`;
  return element("div", { class: "gone" }, words);
}

/** The line between two days. @param {string} day */
export function drawDay(day) {
  return element("div", { class: "day" }, element("span", {}, day));
}

/**
 * When a step of the story counts as done.
 *
 * A step is recognised by what can be seen on the phones, so it does not matter who did it or how.
 */
import { fits } from "./labels.js";

/**
 * @typedef {import("./room.js").Message} Message
 * @typedef {{shows?: string, said?: string, pressed?: string, passed?: string, view?: string, on?: string,
 *   all?: Condition[], any?: Condition[]}} Condition
 * @typedef {object} Memory what has happened in the room
 * @property {(key: string) => Message[]} chat a person's messages
 * @property {{who: string, label: string}[]} presses
 * @property {number} passed milliseconds on the room's clock since the step came up
 * @property {string} view `room` or `sides`
 */

const UNITS = /** @type {Record<string, number>} */ ({ m: 60_000, h: 3_600_000, d: 86_400_000 });

/**
 * @param {Condition} condition
 * @param {string} on whose phone, when the condition does not say
 * @param {Memory} memory
 * @returns {boolean}
 */
export function holds(condition, on, memory) {
  const who = condition.on ?? on;
  if (condition.all) return condition.all.every((one) => holds(one, who, memory));
  if (condition.any) return condition.any.some((one) => holds(one, who, memory));
  if (condition.shows) return memory.chat(who).some((one) => one.from === "bot" && reads(one, condition.shows));
  if (condition.said) return memory.chat(who).some((one) => one.from === "me" && reads(one, condition.said));
  if (condition.pressed) return memory.presses.some((one) => one.who === who && fits(one.label, condition.pressed));
  if (condition.passed) return memory.passed >= length(condition.passed);
  return condition.view === memory.view;
}

/** @param {Message} message @param {string | undefined} pattern */
function reads(message, pattern) {
  if (message.deleted) return false;
  const labels = (message.buttons ?? []).flat().map(({ text }) => `[${text}]`);
  return new RegExp(pattern ?? "", "isu").test([message.text, ...labels].join("\n"));
}

/** @param {string} words such as "7d" @returns {number} milliseconds */
function length(words) {
  const [, count, unit] = /^(\d+)([mhd])$/u.exec(words) ?? ["", "0", "m"];
  return Number(count) * UNITS[unit];
}

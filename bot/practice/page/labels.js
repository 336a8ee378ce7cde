/** How button labels are found: by their words, whatever emoji or capitals they carry, or by a pattern. */

/** @param {string | null | undefined} label */
function plain(label) {
  return (label ?? "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}

/**
 * Whether a button says what is wanted.
 * @param {string | undefined} label what it says
 * @param {string | undefined} wanted the same words, or a `/pattern/` where the words hold a date or a name
 */
export function fits(label, wanted) {
  const pattern = /^\/(.+)\/$/u.exec(wanted ?? "");
  return pattern ? new RegExp(pattern[1], "iu").test(label ?? "") : plain(label) === plain(wanted);
}

/**
 * The newest button of a chat that says this; the first one, where a message has several.
 * @param {import("./room.js").Message[]} messages oldest first
 * @param {string} wanted as `fits` takes it
 * @returns {{message: import("./room.js").Message, key: import("./room.js").Key} | null}
 */
export function findKey(messages, wanted) {
  const all = [...messages].reverse().filter((one) => !one.deleted)
    .flatMap((message) => (message.buttons ?? []).flat().map((key) => ({ message, key })));
  return all.find(({ key }) => key.text === wanted) ?? all.find(({ key }) => fits(key.text, wanted)) ?? null;
}

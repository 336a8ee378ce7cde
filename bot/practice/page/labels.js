/** How two button labels are compared: by their words, whatever emoji or capitals they carry. */

/** @param {string | null | undefined} label */
export function plain(label) {
  return (label ?? "").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}

/**
 * The newest button of a chat that says this.
 * @param {import("./room.js").Message[]} messages oldest first
 * @param {string} label exactly so, or else the same words
 * @returns {{message: import("./room.js").Message, key: import("./room.js").Key} | null}
 */
export function findKey(messages, label) {
  const all = [...messages].reverse().filter((one) => !one.deleted)
    .flatMap((message) => (message.buttons ?? []).flat().map((key) => ({ message, key })));
  return all.find(({ key }) => key.text === label) ?? all.find(({ key }) => plain(key.text) === plain(label)) ?? null;
}

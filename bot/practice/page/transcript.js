/**
 * Writes down what happens in the room, as text that a test can read back.
 *
 * Whoever meets a fault here, or a conversation worth keeping, copies it into `tests/transcripts/`.
 */

/**
 * @typedef {{kind: string, who?: string, id?: number, text?: string, rows?: string[][]}} Entry
 * @typedef {import("./room.js").Message} Message
 */

const KEY = "transcript";

export class Transcript {
  /** @param {import("./room.js").Room} room @param {Storage} keep what survives a reload of the page */
  constructor(room, keep) {
    this.room = room;
    this.keep = keep;
    /** @type {Entry[]} */ this.entries = JSON.parse(keep.getItem(KEY) ?? "[]");
    const hear = (/** @type {string} */ name, /** @type {(said: any) => void} */ take) =>
      room.addEventListener(name, (event) => take(/** @type {CustomEvent} */ (event).detail));
    hear("chat", ({ id }) => this.#chat(id));
    hear("pressed", ({ id, label }) => this.#add({ kind: "press", who: this.#name(id), text: label }));
    hear("answered", ({ id, answer }) => answer && this.#add({ kind: "answer", who: this.#name(id), text: answer }));
    hear("turned", ({ id, deed }) => this.#add({ kind: deed, who: this.#name(id) }));
    hear("jumped", ({ jump }) => this.#add({ kind: "clock", text: sayJump(jump) }));
  }

  /** Forget a room that has gone. */
  clear() {
    this.entries = [];
    this.keep.removeItem(KEY);
  }

  /** @param {number} id */
  #name(id) {
    return this.room.person(id)?.name ?? "Somebody";
  }

  /** @param {Entry} entry */
  #add(entry) {
    this.entries.push(entry);
    this.keep.setItem(KEY, JSON.stringify(this.entries));
  }

  /** @param {number} person */
  #chat(person) {
    const who = this.#name(person);
    for (const message of this.room.chats.get(person) ?? []) {
      const entry = { who, id: message.message_id, text: wordsOf(message), rows: (message.buttons ?? []).map((row) => row.map(({ text }) => text)) };
      const last = this.entries.findLast((one) => one.who === who && one.id === entry.id);
      const bot = message.from === "bot";
      if (message.deleted) {
        if (last && last.kind !== "delete") this.#add({ kind: "delete", who, id: entry.id, text: last.text });
      } else if (!last) this.#add({ kind: bot ? "bot" : message.kind === "text" ? "say" : "send", ...entry });
      else if (last.text !== entry.text || String(last.rows) !== String(entry.rows)) this.#add({ kind: bot ? "edit" : "change", ...entry });
    }
  }

  /**
   * The conversation as text.
   * @param {string} title
   * @param {string | null} only one person's name, or null for everybody
   */
  write(title, only) {
    const chosen = this.entries.filter((one) => !only || !one.who || one.who === only);
    return [`# ${title}`, ...inOrder(chosen).map(line), ""].join("\n");
  }
}

/** @param {Message} message */
function wordsOf({ text, kind, file }) {
  if (kind === "text") return text;
  return [`(${[kind, file?.name].filter(Boolean).join(": ")})`, text].filter(Boolean).join("\n");
}

const BOTS = new Set(["answer", "bot", "edit", "delete"]);

/**
 * What a bot does between two deeds of people: the answer to a press, then messages in the order they were sent.
 * News of it comes in by several ways at once, so the order of arrival says little.
 * @param {Entry[]} entries
 */
function inOrder(entries) {
  /** @type {Entry[][]} */
  const runs = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last && BOTS.has(entry.kind) && BOTS.has(last[0].kind)) last.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => run.sort((a, b) => (a.id ?? 0) - (b.id ?? 0)));
}

/** @param {Entry} entry */
function block({ text = "", rows = [] }) {
  const lines = [...text.split("\n"), ...rows.map((row) => row.map((label) => `[${label}]`).join(" "))];
  return lines.map((one) => (one ? `    ${one}` : "")).join("\n");
}

/** @param {Entry} entry */
function line(entry) {
  const { kind, who, text = "" } = entry;
  if (kind === "say" || kind === "change") {
    return `${who}${kind === "change" ? " changes" : ""}: ${text.split("\n").join("\n    ")}`;
  }
  if (kind === "bot") return `Bot to ${who}:\n${block(entry)}`;
  if (kind === "edit") return `Bot edits for ${who}:\n${block(entry)}`;
  if (kind === "delete") return `Bot deletes for ${who}: "${firstWords(text)}"`;
  const plain = /** @type {Record<string, string>} */ ({
    press: `${who} presses [${text}]`, answer: `Bot answers ${who}: ${text}`, send: `${who} sends ${text}`,
    clock: `Clock: ${text}`, block: `${who} blocks the bot`, unblock: `${who} unblocks the bot`, clear: `${who} clears the chat`,
  });
  return plain[kind];
}

/** @param {string} text */
function firstWords(text) {
  const words = text.split(/\s+/u);
  return words.length > 5 ? `${words.slice(0, 5).join(" ")}…` : text.replace(/\s+/gu, " ");
}

/** "7d" as "+7 days". @param {string} jump */
function sayJump(jump) {
  const units = /** @type {Record<string, string>} */ ({ s: "second", m: "minute", h: "hour", d: "day" });
  if (!/^\d+[smhd]( \d+[smhd])*$/u.test(jump)) return jump;
  return `+${jump.replace(/(\d+)([smhd])/gu, (_, count, unit) => `${count} ${units[unit]}${count === "1" ? "" : "s"}`)}`;
}

/**
 * The one place where the page asks the room's server for something.
 *
 * Faults arrive as plain words in `error`, so that whoever asked can show them as they are.
 */

/** What the room answered when it could not do what was asked. */
export class RoomFault extends Error {
  /**
   * @param {string} words what went wrong, in plain words
   * @param {number} status HTTP status; 0 when the room did not answer at all
   */
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

/**
 * Ask the room.
 * @param {"GET" | "POST" | "DELETE"} method
 * @param {string} path such as `/room/state`
 * @param {object} [body] sent as JSON
 * @returns {Promise<any>} the decoded answer
 * @throws {RoomFault} when the room refuses or does not answer
 */
export async function ask(method, path, body) {
  const what = /** @type {RequestInit} */ ({ method });
  if (body !== undefined) {
    what.headers = { "Content-Type": "application/json" };
    what.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, what);
  } catch {
    throw new RoomFault("The practice room does not answer. Is it still running?", 0);
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new RoomFault(said.error ?? `The room answered ${answer.status}.`, answer.status);
  return said;
}

/**
 * Ask for something that a room may lack.
 * @param {string} path
 * @returns {Promise<any | null>} null when the room has no such thing
 */
export async function askIfThere(path) {
  try {
    return await ask("GET", path);
  } catch (fault) {
    if (fault instanceof RoomFault && fault.status === 404) return null;
    throw fault;
  }
}

/**
 * Keeps the page in step with the room through server-sent events.
 *
 * After any break the whole room is read again, because nobody knows what was missed.
 */

const AGAIN_AFTER = 1500; // milliseconds; long enough not to hammer a room that is restarting

/**
 * Follow the room for as long as the page is open.
 * @param {import("./room.js").Room} room
 */
export function follow(room) {
  const source = new EventSource("/room/events");
  let broken = false;
  source.addEventListener("open", async () => {
    if (!broken) return;
    broken = false;
    await room.readState();
    await room.readAll();
    room.tell("link", { up: true });
  });
  source.addEventListener("error", () => {
    if (!broken) room.tell("link", { up: false });
    broken = true;
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => follow(room), AGAIN_AFTER);
  });
  const listen = (/** @type {string} */ name, /** @type {(said: any) => void} */ take) =>
    source.addEventListener(name, (event) => take(JSON.parse(event.data || "{}")));
  const reread = (/** @type {any} */ said) => room.readSoon(whose(room, said));
  for (const name of ["message", "edit", "delete"]) listen(name, reread);
  listen("press", (said) => room.tell("press", said));
  listen("clock", (said) => said.now && room.setClock(said.now, said.running ?? said.run));
  listen("fault", () => room.readState());
}

/**
 * Whose phone an event is about; everyone's when it does not say.
 * @param {import("./room.js").Room} room
 * @param {any} said
 * @returns {number[]}
 */
function whose(room, said) {
  const id = said.person?.id ?? said.person;
  return typeof id === "number" ? [id] : room.people.map((one) => one.id);
}

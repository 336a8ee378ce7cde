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
    const known = room.people.map(({ id }) => id);
    await room.readState();
    // People who are gone mean another room at the same address: begin again with it.
    if (known.some((id) => !room.person(id))) return location.reload();
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
  const reread = (/** @type {{person: number}} */ said) => room.readSoon(said.person);
  for (const name of ["message", "edit", "delete"]) listen(name, reread);
  listen("press", (said) => {
    const pressed = { id: said.person, label: labelOf(room, said), answer: said.answer };
    room.tell(said.answered ? "answered" : "pressed", pressed);
  });
  listen("clock", (said) => room.setClock(said.now, said.run));
  listen("fault", () => room.readState());
}

/**
 * What the pressed button says; a press may have named its data instead.
 * @param {import("./room.js").Room} room
 * @param {{person: number, message_id: number, button: string}} said
 */
function labelOf(room, { person, message_id, button }) {
  const message = room.chats.get(person)?.find((one) => one.message_id === message_id);
  return message?.buttons.flat().find(({ data }) => data === button)?.text ?? button;
}

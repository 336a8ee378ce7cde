/** Puts the page together; the only module that knows all of its parts. */
import { Room } from "./room.js";
import { Deeds } from "./deeds.js";
import { follow } from "./events.js";
import { button, element } from "./element.js";
import { icon } from "./icons.js";
import { closeMenus } from "./phone-menu.js";
import { askForPerson, showLink, showText } from "./dialogs.js";
import { openFaults } from "./fault-panel.js";
import { Transcript } from "./transcript.js";
import { StoryHands } from "./story-hands.js";
import { PhoneTable } from "./phone-table.js";
import { PeopleShelf } from "./people-shelf.js";
import { ClockBar } from "./clock-bar.js";
import { BothSides } from "./both-sides.js";
import { StoryPanel } from "./story-panel.js";

const room = new Room();
const deeds = new Deeds(room);
const transcript = new Transcript(room, sessionStorage);

/** @param {string} selector @returns {HTMLElement} */
const find = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/**
 * Make one of the page's parts and put it in its place.
 * @template {HTMLElement} T
 * @param {new () => T} kind
 * @param {object} parts what it works with
 * @param {string} place where it goes
 * @returns {T}
 */
function build(kind, parts, place) {
  const made = Object.assign(new kind(), parts);
  find(place).append(made);
  return made;
}

const table = build(PhoneTable, { room, deeds }, "#stage");
const sides = build(BothSides, { room, table }, "#stage");
build(PeopleShelf, { room, table }, "#people");
build(ClockBar, { room, deeds }, "#clock");
const story = build(StoryPanel, { room, table, hands: new StoryHands(room, deeds, table, sides), hidden: true }, "#guide");

/** @param {string} words */
function trouble(words) {
  const place = find("#trouble");
  place.textContent = words;
  place.hidden = !words;
}

/** The buttons that act on the whole room. */
function tools() {
  const both = button("Both sides", () => sides.turn(sides.hidden), { "aria-pressed": "false", hidden: !sides.possible, class: "pill both" }, icon("sides"), "Both sides");
  room.addEventListener("sides", (event) => both.setAttribute("aria-pressed", String(/** @type {CustomEvent} */ (event).detail.on)));
  both.removeAttribute("title");
  both.removeAttribute("aria-label");
  const more = button("The room", () => {
    const open = find("#tools").toggleAttribute("data-open");
    more.setAttribute("aria-expanded", String(open));
  }, { class: "round", id: "room-menu", "aria-expanded": "false", "aria-controls": "tools" }, icon("more"));
  find("#tools").before(more);
  const close = () => {
    find("#tools").removeAttribute("data-open");
    more.setAttribute("aria-expanded", "false");
  };
  document.addEventListener("click", (event) => more.contains(/** @type {Node} */ (event.target)) || close());
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  find("#tools").append(both,
    button("Break Telegram", () => openFaults(room, deeds), { class: "pill" }, icon("storm"), "Break Telegram"),
    button("Add a person", () => askForPerson(async (name) => table.bring(await deeds.addPerson(name))), { class: "pill" }, icon("person"), "Add a person"));
}

/** With several bots in the room, one is looked at. */
function bots() {
  const choice = /** @type {HTMLSelectElement} */ (element("select", { "aria-label": "Which bot", on: { change: () => room.choose(Number(choice.value)) } }));
  const draw = () => {
    choice.hidden = room.bots.length < 2;
    choice.replaceChildren(...room.bots.map(({ id, name }) => element("option", { value: id, selected: id === room.bot }, `${name} (${id})`)));
  };
  find("#tools").prepend(choice);
  room.addEventListener("people", draw);
  draw();
}

/** With no story and nobody there, offer a first phone. */
function welcome() {
  const place = find("#welcome");
  const draw = () => (place.hidden = room.people.length > 0);
  place.append(button("Put three phones on the table", async () => {
    for (const name of ["Sam", "Ade", "Maggie"]) await deeds.addPerson(name);
  }, { class: "strong" }));
  room.addEventListener("people", draw);
  draw();
}

/** @param {number} id */
function copyTest(id) {
  const name = room.person(id)?.name ?? "";
  showText(`What happened on ${name}’s phone`, transcript.write(`A conversation with ${name}`, name),
    { label: "Everyone’s phones", text: transcript.write(room.story?.title ?? "A conversation", null) });
}

document.addEventListener("copy-test", (event) => copyTest(/** @type {CustomEvent} */ (event).detail.id));
document.addEventListener("follow", (event) => {
  showLink(/** @type {CustomEvent} */ (event).detail.address, room.people, (id, payload) => {
    table.bring(id);
    deeds.say(id, `/start ${payload}`).catch((fault) => trouble(fault.message));
  });
});
room.addEventListener("trouble", (event) => trouble(/** @type {CustomEvent} */ (event).detail));
room.addEventListener("link", (event) => {
  trouble(/** @type {CustomEvent} */ (event).detail.up ? "" : "The practice room does not answer. Trying again…");
});
room.addEventListener("unread", (event) => {
  const { name } = /** @type {CustomEvent} */ (event).detail;
  if (name) find("#said").replaceChildren(element("span", {}, `A message on ${name}’s phone.`));
});
closeMenus(document);

try {
  await room.open();
  if (room.empty) transcript.clear();
  tools();
  bots();
  welcome();
  if (room.story) story.open();
  follow(room);
} catch (fault) {
  trouble(/** @type {Error} */ (fault).message);
}
document.body.dataset.ready = "";

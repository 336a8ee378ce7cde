/** "Break Telegram": make the pretend Telegram fail the ways the real one does. */
import { button, element } from "./element.js";
import { openDialog } from "./dialogs.js";

const KINDS = [
  { key: "flood", label: "Too many requests", why: "Telegram asks the bot to wait 5 seconds.", fault: { status: 429, retry_after: 5 } },
  { key: "error", label: "Server error", why: "Telegram has a bad moment (502).", fault: { status: 502 } },
  { key: "lost", label: "Lost answer", why: "The message arrives, but the bot is never told.", fault: { drop: true } },
  { key: "slow", label: "Slow", why: "Every call takes three seconds.", fault: { delay: 3 } },
];

/**
 * @param {import("./room.js").Room} room
 * @param {import("./deeds.js").Deeds} deeds
 */
export function openFaults(room, deeds) {
  const now = element("p", { role: "status" });
  const say = () => {
    const count = room.faults.length;
    now.textContent = count ? `${count === 1 ? "One fault is" : `${count} faults are`} waiting.` : "Telegram works as it should.";
  };
  const act = (/** @type {() => Promise<void>} */ deed) => async () => {
    try {
      await deed();
      say();
    } catch (fault) {
      now.textContent = /** @type {Error} */ (fault).message;
    }
  };
  const form = /** @type {HTMLFormElement} */ (element("form", {},
    element("fieldset", {}, element("legend", {}, "What goes wrong"), ...KINDS.map(kind)),
    element("div", { class: "fields" },
      element("label", {}, "For whom ", element("select", { name: "person" }, element("option", { value: "" }, "Everyone"),
        ...room.people.map(({ id, name }) => element("option", { value: id }, name)))),
      element("label", {}, "How often ", element("select", { name: "times" },
        element("option", { value: "1" }, "Once"), element("option", { value: "3" }, "3 times"), element("option", { value: "20" }, "20 times")))),
    now));
  const broken = async () => {
    const chosen = new FormData(form);
    const fault = KINDS.find(({ key }) => key === chosen.get("kind"))?.fault;
    const person = chosen.get("person");
    await deeds.breakTelegram({ method: "*", times: Number(chosen.get("times")), ...fault, ...(person ? { person: Number(person) } : {}) });
  };
  form.append(element("div", { class: "choices" },
    button("Break it", act(broken), { class: "strong danger" }), button("Mend everything", act(() => deeds.mendTelegram()))));
  openDialog("Break Telegram", element("p", {}, "See what people notice when Telegram fails. They should notice little."), form);
  say();
}

/** @param {{key: string, label: string, why: string}} one @param {number} index */
function kind({ key, label, why }, index) {
  return element("label", { class: "kind" }, element("input", { type: "radio", name: "kind", value: key, checked: index === 0 }),
    element("span", {}, element("b", {}, label), " ", element("small", {}, why)));
}

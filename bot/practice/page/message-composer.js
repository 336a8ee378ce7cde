/** `<message-composer>`: where a person writes, answers a chosen message, or attaches something. */
import { button, element, unseen } from "./element.js";
import { icon } from "./icons.js";
import { SAMPLES, readFile } from "./samples.js";

/** @typedef {import("./room.js").Message} Message */

export class MessageComposer extends HTMLElement {
  /** @type {(text: string, how: {reply_to?: number}) => Promise<void>} */ say;
  /** @type {(message: number, text: string) => Promise<void>} */ edit;
  /** @type {(thing: object) => Promise<void>} */ send;
  /** @type {HTMLTextAreaElement} */ field;
  /** @type {HTMLElement} */ bar;
  /** @type {HTMLElement} */ keys;
  /** @type {HTMLInputElement} */ files;
  /** @type {{kind: "reply" | "edit", message: Message} | null} */ #about = null;
  #forcedBy = 0;

  /** @param {string} name the phone's owner */
  draw(name) {
    this.field = /** @type {HTMLTextAreaElement} */ (element("textarea", {
      rows: "1", placeholder: "Message", "aria-label": `Message from ${name}`,
      on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), input: () => this.#grow() },
    }));
    this.bar = element("div", { class: "about", hidden: true });
    this.files = /** @type {HTMLInputElement} */ (element("input", {
      type: "file", hidden: true, tabindex: "-1", "aria-hidden": "true", on: { change: () => this.#chosen() },
    }));
    this.keys = element("div", { class: "keyboard", role: "group", "aria-label": "Ready answers", hidden: true });
    this.replaceChildren(this.bar, this.keys, element("div", { class: "write" },
      this.#attachments(), this.field, this.files,
      button(`Send as ${name}`, () => this.#go(), { class: "send" }, icon("send"))));
  }

  #attachments() {
    const menu = /** @type {HTMLDetailsElement} */ (element("details", { class: "menu upward" }));
    const act = (/** @type {() => void} */ deed) => () => {
      menu.open = false;
      this.field.focus();
      deed();
    };
    menu.append(
      element("summary", { class: "round", title: "Attach" }, icon("attach"), unseen("Attach")),
      element("div", { class: "sheet" },
        ...SAMPLES.map(({ label, picture, make }) =>
          button(label, act(async () => this.send(await make())), {}, icon(picture), label)),
        button("A file of yours…", act(() => this.files.click()), {}, icon("file"), "A file of yours…")));
    return menu;
  }

  async #chosen() {
    const file = this.files.files?.[0];
    this.files.value = "";
    if (file) await this.send(await readFile(file));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape" && this.#about) this.forget();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#go();
  }

  #grow() {
    this.field.rows = Math.min(5, Math.max(1, this.field.value.split("\n").length));
  }

  async #go() {
    const text = this.field.value.trim();
    if (!text) return this.field.focus();
    const about = this.#about;
    this.forget();
    this.field.value = "";
    this.#grow();
    if (about?.kind === "edit") return this.edit(about.message.message_id, text);
    return this.say(text, about ? { reply_to: about.message.message_id } : {});
  }

  /** Answer or change a message. @param {"reply" | "edit"} kind @param {Message} message */
  about(kind, message) {
    this.#about = { kind, message };
    const title = kind === "edit" ? "Change your message" : `Answer: ${message.text.slice(0, 80)}`;
    this.bar.replaceChildren(icon(kind), element("span", {}, title),
      button(kind === "edit" ? "Do not change it" : "Do not answer this message", () => this.forget(), { class: "small" }, icon("close")));
    this.bar.hidden = false;
    this.field.placeholder = message.force_reply?.placeholder || "Write your answer";
    if (kind === "edit") this.field.value = message.text;
    this.#grow();
  }

  forget() {
    this.#about = null;
    this.bar.hidden = true;
    this.field.placeholder = "Message";
  }

  /** Buttons that say their own label, as some bots put under the chat. @param {string[][]} rows */
  #offer(rows) {
    this.keys.hidden = !rows.length;
    this.keys.replaceChildren(...rows.map((row) =>
      element("div", { class: "row" }, ...row.map((label) => button(label, () => this.say(label, {}), { class: "key" })))));
  }

  /**
   * A bot can ask for an answer to its newest message; Telegram then opens the answer bar by itself.
   * @param {Message | undefined} newest
   */
  heed(newest) {
    this.#offer(newest?.reply_keyboard ?? []);
    const asks = newest?.from === "bot" && !newest.deleted && newest.force_reply;
    if (asks && newest.message_id !== this.#forcedBy) {
      this.#forcedBy = newest.message_id;
      this.about("reply", newest);
    } else if (this.#forcedBy && this.#about?.message.message_id === this.#forcedBy && !asks) this.forget();
  }
}

customElements.define("message-composer", MessageComposer);

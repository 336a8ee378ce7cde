/**
 * The page's own small drawings, as strokes on a 24 × 24 grid.
 *
 * They are drawn here rather than taken from a font or an emoji, which differ from phone to phone.
 */

const STROKES = {
  attach: "M12 5v14M5 12h14",
  send: "M5 12.5 19.5 5l-4 14.5-4-5.6zM11.5 13.9 19.5 5",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  reply: "M9.5 7 4.5 12l5 5M5 12h8.5c3.6 0 6 2 6 5.5",
  edit: "m14.5 6 3.5 3.5L9 18.5 4.5 19.5 5.5 15zM13 7.5l3.5 3.5",
  close: "m6.5 6.5 11 11M17.5 6.5l-11 11",
  out: "M9 6.5h8.5V15M17 7 7 17",
  quiet: "M17.5 10.5c0-3-2.2-5-5.5-5-1 0-2 .2-2.8.6M6.7 9.5c0 4-1.7 5.5-2.2 6h11.7M10.5 18.5c.8.9 2.2.9 3 0M5 4l14.5 15.5",
  file: "M7 3.5h6.5L18 8v12.5H7zM13 4v4.5h5",
  photo: "M4 6h16v12H4zM4.5 16l4.5-4.5 3.5 3.5 2.5-2 4.5 3.5M15.5 9.5h.01",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v4.5a2.5 2.5 0 0 1-5 0V6.5A2.5 2.5 0 0 1 12 4M6.5 11a5.5 5.5 0 0 0 11 0M12 16.5V20",
  contact: "M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 19.5c.8-3.4 3.4-5 7-5s6.2 1.6 7 5",
  place: "M12 20.5c4-4.6 6-7.8 6-10.5a6 6 0 0 0-12 0c0 2.7 2 5.9 6 10.5M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
  sides: "M4 5.5h7v13H4zM13 5.5h7v13h-7z",
  storm: "M7.5 14.5a3.7 3.7 0 0 1 .3-7.4 5 5 0 0 1 9.5 1.4 3 3 0 0 1-.3 6M12.5 11l-2.5 4.5h4L11.5 20",
  person: "M10 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 19.5c.7-3.4 3-5 6.5-5 1.6 0 3 .3 4 1M18 14v6M15 17h6",
  play: "M8 5.5v13l10-6.5z",
  pause: "M8.5 6v12M15.5 6v12",
  book: "M12 7c-2-1.5-4.5-2-8-2v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V5c-3.5 0-6 .5-8 2M12 7v13",
  copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
  tick: "m5.5 12.5 4.5 4.5 9-10",
  down: "m6.5 9.5 5.5 5.5 5.5-5.5",
};

/** @typedef {keyof typeof STROKES} IconName */

/**
 * One drawing, hidden from screen readers: the words beside it say the same.
 * @param {IconName} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", STROKES[name]);
  picture.append(path);
  return picture;
}

/**
 * The little sky beside the clock: sun by day, moon by night.
 *
 * It lets people see at a glance that time has passed; the hour beside it says the same in figures.
 */

/** @returns {SVGSVGElement} a drawing that `data-hour` moves, through the style sheet */
export function sky() {
  const space = "http://www.w3.org/2000/svg";
  const draw = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ traits) => {
    const made = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(traits)) made.setAttribute(name, String(value));
    return made;
  };
  const picture = /** @type {SVGSVGElement} */ (draw("svg", { viewBox: "0 0 44 44", class: "sky", "aria-hidden": "true" }));
  const turning = draw("g", { class: "turning" });
  turning.append(
    draw("circle", { class: "sun", cx: 22, cy: 9, r: 5 }),
    draw("path", { class: "moon", d: "M24.5 30.5a5.5 5.5 0 1 0 0 10 4.6 4.6 0 0 1 0-10" }),
  );
  picture.append(
    draw("circle", { class: "air", cx: 22, cy: 22, r: 22 }),
    turning,
    draw("path", { class: "ground", d: "M0 29c7-3 12-3 20-.5s16 2.5 24-1.5v17H0z" }),
  );
  return picture;
}

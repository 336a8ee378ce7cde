/**
 * Times as people say them, in the time zone of the story.
 *
 * The room's clock is an instant; people live in a zone. "Tomorrow at 9" must be 9 where the group is,
 * also on the days when the clocks change.
 */

const LOCALE = "en-GB";

/**
 * @param {Date} instant
 * @param {string} zone IANA name, such as `Europe/London`
 * @param {Intl.DateTimeFormatOptions} parts what to show
 */
function show(instant, zone, parts) {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...parts }).format(instant);
}

/** "14:05". @param {Date} instant @param {string} zone */
export const hourOf = (instant, zone) => show(instant, zone, { hour: "2-digit", minute: "2-digit" });

/** "Tuesday 24 November". @param {Date} instant @param {string} zone */
export const dayOf = (instant, zone) =>
  show(instant, zone, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");

/** "Tuesday 24 November 2026, 09:00". @param {Date} instant @param {string} zone */
export const momentOf = (instant, zone) =>
  `${dayOf(instant, zone)} ${show(instant, zone, { year: "numeric" })}, ${hourOf(instant, zone)}`;

/** The hour of the day, 0 to 23. @param {Date} instant @param {string} zone */
export const hourNumber = (instant, zone) =>
  Number(show(instant, zone, { hour: "2-digit", hourCycle: "h23" }));

/**
 * How far the zone's wall clock is from UTC at an instant.
 * @param {number} at milliseconds since 1970
 * @param {string} zone
 * @returns {number} milliseconds
 */
function offset(at, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric", second: "numeric",
  }).formatToParts(new Date(at));
  /** @type {Record<string, number>} */
  const of = {};
  for (const part of parts) of[part.type] = Number(part.value);
  return Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute, of.second) - Math.floor(at / 1000) * 1000;
}

/**
 * The next time a wall clock shows the given hour.
 * @param {Date} now
 * @param {string} zone
 * @param {number} days 0 for today, 1 for tomorrow
 * @param {number} hour
 * @param {number} minute
 * @returns {Date}
 */
export function onDay(now, zone, days, hour, minute) {
  const wall = new Date(now.getTime() + offset(now.getTime(), zone));
  const aim = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, hour, minute);
  return new Date(aim - offset(aim - offset(aim, zone), zone));
}

/** Well inside the hours in which the bot writes by itself. @param {Date} now @param {string} zone */
const isDaytime = (now, zone) => hourNumber(now, zone) >= 9 && hourNumber(now, zone) < 19;

/**
 * Read a jump of the clock: "2h", "7d", "today 23:40", "tomorrow 09:00", or "daytime", which moves on
 * to ten in the morning unless people may be written to now.
 * @param {string} jump
 * @param {Date} now
 * @param {string} zone
 * @returns {{advance: string} | {to: string} | null} the body for `POST /room/clock`; null: stay
 */
export function readJump(jump, now, zone) {
  if (jump === "daytime") return isDaytime(now, zone) ? null : readJump("today 10:00", now, zone);
  const named = /^(today|tomorrow) (\d{1,2}):(\d{2})$/.exec(jump);
  if (named) {
    const days = named[1] === "today" ? 0 : 1;
    const [hour, minute] = [Number(named[2]), Number(named[3])];
    const aim = onDay(now, zone, days, hour, minute);
    // The clock only goes forward: a time that has passed today means tomorrow's.
    return { to: (aim > now ? aim : onDay(now, zone, days + 1, hour, minute)).toISOString() };
  }
  return /^\d{4}-/.test(jump) ? { to: jump } : { advance: jump };
}

/**
 * Things to attach without looking for a file: made on the spot, so nothing of the tester's own is needed.
 */

/**
 * @typedef {{kind: string, file?: string, name?: string, caption?: string}} Thing what `…/send` takes
 * @typedef {import("./icons.js").IconName} IconName
 */

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}

/** A small picture of a front door. @returns {Promise<Thing>} */
async function photo() {
  const canvas = document.createElement("canvas");
  canvas.width = 320;
  canvas.height = 240;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const shapes = /** @type {[string, number, number, number, number][]} */ ([
    ["#e9d8bd", 0, 0, 320, 240], ["#c9b18a", 0, 190, 320, 50], ["#7d3f2a", 112, 44, 96, 152],
    ["#2f5d57", 122, 54, 76, 142], ["#cfe3dc", 134, 66, 52, 40], ["#f0b541", 184, 128, 7, 7],
  ]);
  for (const [colour, ...box] of shapes) {
    pen.fillStyle = colour;
    pen.fillRect(...box);
  }
  const blob = await new Promise((take) => canvas.toBlob(take, "image/png"));
  return { kind: "photo", name: "front-door.png", file: base64(new Uint8Array(await /** @type {Blob} */ (blob).arrayBuffer())) };
}

/** One second of a soft tone, as a WAV file. @returns {Thing} */
function voice() {
  const rate = 8000;
  const sound = new DataView(new ArrayBuffer(44 + rate));
  const write = (/** @type {number} */ at, /** @type {string} */ word) =>
    [...word].forEach((letter, index) => sound.setUint8(at + index, letter.charCodeAt(0)));
  write(0, "RIFF");
  sound.setUint32(4, 36 + rate, true);
  write(8, "WAVEfmt ");
  sound.setUint32(16, 16, true);
  sound.setUint16(20, 1, true);
  sound.setUint16(22, 1, true);
  sound.setUint32(24, rate, true);
  sound.setUint32(28, rate, true);
  sound.setUint16(32, 1, true);
  sound.setUint16(34, 8, true);
  write(36, "data");
  sound.setUint32(40, rate, true);
  for (let at = 0; at < rate; at += 1) sound.setUint8(44 + at, 128 + 40 * Math.sin(at / 5) * Math.sin((at / rate) * Math.PI));
  return { kind: "voice", name: "voice.wav", file: base64(new Uint8Array(sound.buffer)) };
}

/** @returns {Thing} */
const paper = () =>
  ({ kind: "document", name: "notes.txt", file: btoa("Some notes from the meeting.\n") });

/** @type {{label: string, picture: IconName, make: () => Thing | Promise<Thing>}[]} */
export const SAMPLES = [
  { label: "A photo", picture: "photo", make: photo },
  { label: "A voice message", picture: "voice", make: voice },
  { label: "A document", picture: "file", make: paper },
  { label: "My phone number", picture: "contact", make: () => ({ kind: "contact" }) },
  { label: "Where I am", picture: "place", make: () => ({ kind: "location" }) },
];

/**
 * A file from the tester's own machine; it goes to the room on the same machine and no further.
 * @param {File} file
 * @returns {Promise<Thing>}
 */
export async function readFile(file) {
  const kind = file.type.startsWith("image/") ? "photo" : file.type.startsWith("audio/") ? "voice" : "document";
  return { kind, name: file.name, file: base64(new Uint8Array(await file.arrayBuffer())) };
}

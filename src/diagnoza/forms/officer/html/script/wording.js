// Polish for people, and texts as they are compared and kept.

/**
 * The right form of a noun with its number: 1 pytanie, 2 pytania, 5 pytań.
 * @param {number} count @param {string} one @param {string} few @param {string} many
 */
function plural(count, one, few, many) {
  const [unit, ten] = [count % 10, count % 100];
  const isFew = unit >= 2 && unit <= 4 && (ten < 12 || ten > 14);
  return `${count}\u00a0${count === 1 ? one : isFew ? few : many}`;
}

/** @param {number} count */
function questionsWord(count) {
  return plural(count, "pytanie", "pytania", "pytań");
}

/**
 * Lower case without diacritics and with single spaces, the form in which words are compared.
 * @param {string} text
 */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .replace(/[\s\u0085]+/g, " ")
    .trim();
}

// eslint-disable-next-line no-control-regex -- these are the characters no sheet may hold
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Cs}/gu;

/**
 * The text as a sheet can hold it: what it may not hold becomes a visible sign, as in `files/yaml_scalars.py`.
 * @param {string} text
 */
function storable(text) {
  return text.replace(/\r\n?/g, "\n").replace(REFUSED, (found) => {
    const code = found.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/**
 * The text as a sheet keeps it: storable, without what is blank at its ends.
 * @param {string} text
 */
function stored(text) {
  return storable(text).replace(/^[\s\u0085]+|[\s\u0085]+$/g, "");
}

/**
 * The day and hour with the offset of the zone, to the second.
 * @param {Date} date
 */
function moment(date) {
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

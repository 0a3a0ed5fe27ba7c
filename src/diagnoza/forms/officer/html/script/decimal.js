// Decimal numbers as texts: compared exactly, read from what people type.

/**
 * Below, at or above 0, as the first is less than, equal to or greater than the second.
 * @param {string} first @param {string} second
 */
function compareDecimals(first, second) {
  const places = Math.max(...[first, second].map((text) => text.split(".")[1]?.length ?? 0));
  const [a, b] = [scaled(first, places), scaled(second, places)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {string} text @param {number} places */
function scaled(text, places) {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

const DECIMAL = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
const MAX_DIGITS = 30;

/**
 * The number as a sheet holds it, or null: „1 234,5” → „1234.5”.
 * @param {string} typed
 */
function readDecimal(typed) {
  const text = typed
    .replace(/[\s\u2009\u202f]/g, "")
    .replace("\u2212", "-")
    .replace(",", ".")
    .replace(/^(-?)0+(?=[0-9])/, "$1");
  return DECIMAL.test(text) && text.length <= MAX_DIGITS ? text : null;
}

/**
 * Whether a dot may stand between thousands („1.500”), so that nobody can tell which number is meant.
 * @param {string} typed
 */
function isAmbiguous(typed) {
  return /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(typed.trim());
}

/**
 * A number of a sheet as people write it; any other text as it is.
 * @param {string} text
 */
function shownDecimal(text) {
  return DECIMAL.test(text) ? text.replace(".", ",") : text;
}

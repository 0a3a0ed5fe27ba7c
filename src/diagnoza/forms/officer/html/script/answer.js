// What was typed into a field, as an answer: numbers and days, and what is wrong with them.

/**
 * What was read of a text: the value as a sheet holds it, or what is wrong; both empty where nothing was typed.
 * @typedef {{value: string, wrong: string}} Reading
 */

const EMPTY = { value: "", wrong: "" };
const DONT_KNOW = "nie wiem";
const NOT_APPLICABLE = "nie dotyczy";
const NOT_EXAMINED = "nie zbadano";

/**
 * @param {string} typed @param {string | null} min @param {string | null} max
 * @returns {Reading}
 */
function readNumber(typed, min, max) {
  if (!typed.trim()) return EMPTY;
  if (isAmbiguous(typed)) return { value: "", wrong: "Kropka może tu oddzielać tysiące. Wpisz liczbę bez kropek, a ułamek po przecinku." };
  const value = readDecimal(typed);
  if (value === null) return { value: "", wrong: "To nie jest liczba. Wpisz same cyfry, np. 12 albo 12,5." };
  const isLow = min !== null && compareDecimals(value, min) < 0;
  const isHigh = max !== null && compareDecimals(value, max) > 0;
  return isLow || isHigh ? { value: "", wrong: `Liczba jest poza zakresem: wpisz liczbę ${range(min, max)}.` } : { value, wrong: "" };
}

/** @param {string | null} min @param {string | null} max */
function range(min, max) {
  const from = min === null ? "" : `od ${shownDecimal(min)}`;
  const to = max === null ? "" : `do ${shownDecimal(max)}`;
  return [from, to].filter(Boolean).join(" ");
}

/**
 * A day written RRRR-MM-DD or DD.MM.RRRR.
 * @param {string} typed
 * @returns {Reading}
 */
function readDay(typed) {
  const text = typed.trim().replace(/\s*r\.?$/, "");
  if (!typed.trim()) return EMPTY;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const polish = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (!iso && !polish) return { value: "", wrong: "To nie jest data. Wpisz np. 2026-03-12 albo 12.03.2026." };
  const [year = "", month = "", day = ""] = iso ? iso.slice(1) : (polish?.slice(1).reverse() ?? []);
  if (!isDay(Number(year), Number(month), Number(day))) {
    return { value: "", wrong: "Nie ma takiego dnia. Sprawdź dzień, miesiąc i rok." };
  }
  return { value: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, wrong: "" };
}

/** @param {number} year @param {number} month @param {number} day */
function isDay(year, month, day) {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && days !== undefined && day >= 1 && day <= days;
}

/**
 * A free text; the words that stand for no answer have choices of their own.
 * @param {string} typed
 * @returns {Reading}
 */
function readText(typed) {
  const word = fold(storable(typed));
  if (word === NOT_APPLICABLE || word === NOT_EXAMINED) {
    return { value: "", wrong: "Zaznacz „Nie dotyczy” i podaj uzasadnienie albo opisz stan innymi słowami." };
  }
  return { value: word === DONT_KNOW ? DONT_KNOW : stored(typed), wrong: "" };
}

/**
 * What a question with one field was answered.
 * @param {Question} question @param {string} typed
 * @returns {Reading}
 */
function readField(question, typed) {
  if (question.kind === "number") return readNumber(typed, question.min, question.max);
  return question.kind === "date" ? readDay(typed) : readText(typed);
}

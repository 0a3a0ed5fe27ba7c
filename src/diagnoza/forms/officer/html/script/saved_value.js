// What a file says of one question, taken as untrusted: only what the question knows becomes an entry.

/** @typedef {Record<string, unknown>} Fields */

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d[+-]([01]\d|2[0-3]):[0-5]\d$/;
const MAX_EVIDENCE = 1000;

/**
 * The object a value is, or null.
 * @param {unknown} value
 * @returns {Fields | null}
 */
function fieldsOf(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Fields} */ (value) : null;
}

/**
 * The own field of that name if it is a text, else "".
 * @param {Fields} fields @param {string} name
 */
function textOf(fields, name) {
  const value = Object.hasOwn(fields, name) ? fields[name] : "";
  return typeof value === "string" ? value : "";
}

/**
 * @param {Fields} fields @param {string} name
 * @returns {unknown[]}
 */
function listOf(fields, name) {
  const value = Object.hasOwn(fields, name) ? fields[name] : [];
  return Array.isArray(value) ? value : [];
}

/** @param {unknown[]} list */
function textsIn(list) {
  return list.filter((value) => typeof value === "string");
}

/** @param {string} text */
function momentIn(text) {
  const found = MOMENT.exec(text);
  return found && isDay(Number(found[1]), Number(found[2]), Number(found[3])) ? text : "";
}

/**
 * The options of the question among the texts, in its order; one that excludes the rest stands alone.
 * @param {Question} question @param {string[]} texts
 */
function optionsAmong(question, texts) {
  const chosen = question.options.filter((option) => texts.includes(option.id));
  const alone = question.kind === "multi" ? chosen.find((option) => option.exclusive) : chosen[0];
  return (alone ? [alone] : chosen).map((option) => option.id);
}

/**
 * An entry of `odpowiedzi`; null where its answer is none the question knows.
 * @param {Question} question @param {Fields} fields
 * @returns {Entry | null}
 */
function entryOfSheet(question, fields) {
  const established = fieldsOf(fields["ustalono"]) ?? {};
  const entry = {
    ...newEntry(),
    reason: textOf(fields, "uzasadnienie"),
    note: textOf(fields, "uwagi"),
    evidence: textsIn(listOf(fields, "dowody")).slice(0, MAX_EVIDENCE),
    post: textOf(established, "stanowisko"),
    when: momentIn(textOf(established, "kiedy")),
  };
  if (!Object.hasOwn(fields, "odpowiedz")) return entry;
  const answer = answerIn(question, fields["odpowiedz"]);
  return answer && { ...entry, ...answer };
}

/**
 * @param {Question} question @param {unknown} value
 * @returns {Partial<Entry> | null}
 */
function answerIn(question, value) {
  if (value === DONT_KNOW || value === NOT_APPLICABLE) return { state: value };
  if (Array.isArray(value)) return question.kind === "table" ? tableIn(question, value) : choiceIn(question, value);
  if (typeof value !== "string") return null;
  const choice = choiceIn(question, [value]);
  const hasField = ["number", "date", "text"].includes(question.kind);
  return choice ?? (hasField ? { text: question.kind === "number" ? shownDecimal(value) : value } : null);
}

/**
 * Options of the question, all of them known and no more than it allows; else null.
 * @param {Question} question @param {unknown[]} values
 * @returns {Partial<Entry> | null}
 */
function choiceIn(question, values) {
  const chosen = optionsAmong(question, textsIn(values));
  return chosen.length > 0 && chosen.length === values.length ? { chosen } : null;
}

/**
 * @param {Question} question @param {unknown[]} values
 * @returns {Partial<Entry> | null}
 */
function tableIn(question, values) {
  const rows = values.map((value) => fieldsOf(value));
  if (rows.length > MAX_ROWS) return null;
  const cells = rows.map((row) => question.columns.map((column) => cellIn(column, textOf(row ?? {}, column.id))));
  return { rows: cells, isNone: rows.length === 0 };
}

/** @param {Column} column @param {string} text */
function cellIn(column, text) {
  if (column.kind === "number") return shownDecimal(text);
  if (column.kind !== "single" || text === DONT_KNOW) return text;
  return column.options.some(([id]) => id === text) ? text : "";
}

/**
 * An entry kept as it was typed, in a comment.
 * @param {Question} question @param {Fields} fields
 * @returns {Entry}
 */
function entryOfComment(question, fields) {
  const state = textOf(fields, "state");
  const rows = listOf(fields, "rows").slice(0, MAX_ROWS);
  return {
    ...newEntry(),
    state: state === DONT_KNOW || state === NOT_APPLICABLE ? state : "",
    chosen: state ? [] : optionsAmong(question, textsIn(listOf(fields, "chosen"))),
    text: textOf(fields, "text"),
    rows: rows.map((row) => question.columns.map((_, place) => textAt(row, place))),
    isNone: fields["isNone"] === true,
    reason: textOf(fields, "reason"),
    note: textOf(fields, "note"),
    evidence: textsIn(listOf(fields, "evidence")).slice(0, MAX_EVIDENCE),
    post: textOf(fields, "post"),
    when: momentIn(textOf(fields, "when")),
  };
}

/** @param {unknown} row @param {number} place */
function textAt(row, place) {
  const value = Array.isArray(row) ? row[place] : "";
  return typeof value === "string" ? value : "";
}

// What a person entered at one question: everything typed, right or wrong, and what of it makes an answer.

/**
 * `chosen` are ids of options, `text` what stands in the field, `isNone` says that a table has no rows. `post` is who
 * gave the answer where it came from a file, "" for whoever fills the form now; `when` is the last change.
 * @typedef {{chosen: string[], state: "" | "nie wiem" | "nie dotyczy", text: string, rows: string[][], isNone: boolean,
 *   reason: string, note: string, evidence: string[], post: string, when: string}} Entry
 *
 * What is wrong, and at which field: `answer`, `reason` or a cell. A missing field is told later than a wrong one.
 * @typedef {{place: string, before: string, text: string, isMissing: boolean}} Fault
 *
 * @typedef {string | string[] | Record<string, string>[]} Answer
 */

/** @returns {Entry} */
function newEntry() {
  return { chosen: [], state: "", text: "", rows: [], isNone: false, reason: "", note: "", evidence: [], post: "", when: "" };
}

/**
 * The answer as a sheet holds it; undefined while the question is open.
 * @param {Question} question @param {Entry} entry
 * @returns {Answer | undefined}
 */
function answerOf(question, entry) {
  if (entry.state === NOT_APPLICABLE) return stored(entry.reason) ? NOT_APPLICABLE : undefined;
  if (entry.state) return entry.state;
  if (question.kind === "multi") return entry.chosen.length > 0 ? entry.chosen : undefined;
  if (entry.chosen[0] !== undefined) return entry.chosen[0];
  if (question.kind === "table") return tableAnswer(question, entry);
  return readField(question, entry.text).value || undefined;
}

/** @param {Question} question @param {Entry} entry */
function tableAnswer(question, entry) {
  const rows = savedRows(question, entry.rows);
  if (rows.length === 0) return entry.isNone ? [] : undefined;
  return entry.isNone || rowFaults(question, entry.rows).length > 0 ? undefined : rows;
}

/**
 * @param {Question} question @param {Entry} entry
 * @returns {Fault[]}
 */
function faultsOf(question, entry) {
  /** @param {string} place @param {string} text */
  const fault = (place, text, isMissing = false) => [{ place, before: "", text, isMissing }];
  if (entry.state === NOT_APPLICABLE && !stored(entry.reason)) {
    return fault("reason", "Napisz, dlaczego pytanie nie dotyczy jednostki.", true);
  }
  if (entry.state || entry.chosen.length > 0 || entry.isNone) {
    const isIdle = unused(question, entry) !== "";
    return isIdle ? fault("answer", "To, co wpisano, nie liczy się jako odpowiedź; zapisze się w uwagach.") : [];
  }
  if (question.kind === "table") return rowFaults(question, entry.rows);
  const { wrong } = readField(question, entry.text);
  return wrong ? fault("answer", wrong) : [];
}

/**
 * What was typed but is no part of the answer; it goes into the remarks, so that nothing is lost.
 * @param {Question} question @param {Entry} entry
 */
function unused(question, entry) {
  const answer = answerOf(question, entry);
  const isTyped = answer !== undefined && !entry.state && entry.chosen.length === 0 && !entry.isNone;
  const typed = isTyped ? [] : [stored(entry.text), rowsText(question, entry.rows)];
  const states = entry.state && answer === undefined ? [`${entry.state} (bez uzasadnienia)`] : [];
  return storable([...states, ...typed].filter(Boolean).join("\n"));
}

/** @param {Entry} entry */
function isEntered(entry) {
  const texts = [entry.text, entry.reason, entry.note, ...entry.evidence, ...entry.rows.flat(), ...entry.chosen];
  return entry.state !== "" || entry.isNone || texts.some((text) => stored(text));
}

/**
 * What a condition sees of the entry. A form knows no day of the diagnosis, so the months of a date cannot be told;
 * nie dotyczy is not accepted yet.
 * @param {Question} question @param {Entry} entry
 * @returns {Observation}
 */
function observation(question, entry) {
  const answer = answerOf(question, entry);
  const isOpen = answer === undefined || entry.state !== "" || answer === DONT_KNOW;
  if (isOpen) return UNKNOWN;
  const isMeasure = (question.kind === "number" || question.kind === "date") && entry.chosen.length === 0;
  return {
    ...NOTHING_SEEN,
    state: "answered",
    chosen: entry.chosen,
    number: isMeasure && question.kind === "number" ? String(answer) : null,
    isMeasurable: !(isMeasure && question.kind === "date"),
    rows: question.kind === "table" ? answer.length : 0,
  };
}

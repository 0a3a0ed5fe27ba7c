// Rows of a table: an array of cells in the order of the columns.

const MAX_ROWS = 1000;

/**
 * What was read of one cell; a choice is the id of its option.
 * @param {Column} column @param {string} typed
 * @returns {Reading}
 */
function readCell(column, typed) {
  if (fold(storable(typed)) === DONT_KNOW) return { value: DONT_KNOW, wrong: "" };
  if (column.kind === "number") return readNumber(typed, null, null);
  if (column.kind === "date") return readDay(typed);
  return { value: stored(typed), wrong: "" };
}

/** @param {string[]} row */
function isBlank(row) {
  return row.every((cell) => !stored(cell));
}

/**
 * The faults of all rows; a row with nothing in it has none.
 * @param {Question} question @param {string[][]} rows
 * @returns {Fault[]}
 */
function rowFaults(question, rows) {
  return rows.flatMap((row, index) => (isBlank(row) ? [] : cellFaults(question, row, index)));
}

/**
 * @param {Question} question @param {string[]} row @param {number} index
 * @returns {Fault[]}
 */
function cellFaults(question, row, index) {
  const faults = question.columns.map((column, place) => {
    const { value, wrong } = readCell(column, row[place] ?? "");
    const isMissing = !wrong && !value && column.required;
    const text = isMissing ? "Wypełnij to pole albo wpisz „nie wiem”." : wrong;
    return { place: cellPlace(index, place), before: `Wiersz ${index + 1}, „${column.label}”: `, text, isMissing };
  });
  return faults.filter(({ text }) => text);
}

/** @param {number} row @param {number} column */
function cellPlace(row, column) {
  return `${row}.${column}`;
}

/**
 * Rows as a sheet holds them: what is filled, by the ids of the columns.
 * @param {Question} question @param {string[][]} rows
 */
function savedRows(question, rows) {
  return rows
    .filter((row) => !isBlank(row))
    .map((row) => {
      const cells = question.columns.map((column, place) => [column.id, readCell(column, row[place] ?? "").value]);
      return Object.fromEntries(cells.filter(([, value]) => value));
    });
}

/**
 * Rows as a text for people, where they cannot be saved as rows.
 * @param {Question} question @param {string[][]} rows
 */
function rowsText(question, rows) {
  const shown = rows.map((row, index) => {
    const cells = question.columns.map((column, place) => ({ label: column.label, text: stored(row[place] ?? "") }));
    const filled = cells.filter(({ text }) => text).map(({ label, text }) => `${label}: ${text}`);
    return filled.length > 0 ? `wiersz ${index + 1}: ${filled.join("; ")}` : "";
  });
  return shown.filter(Boolean).join("\n");
}

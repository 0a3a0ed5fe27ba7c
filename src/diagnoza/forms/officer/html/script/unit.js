// The head of the sheet: the unit and who fills the form.

/**
 * Everything typed in the head; `counts` by the key of the sheet.
 * @typedef {{name: string, kind: string, counts: Map<string, string>, post: string}} Head
 * @typedef {{key: string, fact: string, label: string, isWhole: boolean}} Count
 */

const NO_NAME = "nie podano";
const MAX_COUNT = "1000000";

/** @type {Count[]} */
const COUNTS = [
  { key: "pracownicy", fact: "pracownicy", label: "Pracownicy", isWhole: true },
  { key: "etaty_1_stycznia", fact: "etaty", label: "Etaty na 1 stycznia", isWhole: false },
  { key: "stanowiska", fact: "stanowiska", label: "Stanowiska komputerowe", isWhole: true },
  { key: "serwery", fact: "serwery", label: "Serwery fizyczne i wirtualne", isWhole: true },
  { key: "lokalizacje", fact: "lokalizacje", label: "Budynki i inne lokalizacje", isWhole: true },
];

/**
 * @param {Form} form
 * @returns {Head}
 */
function newHead(form) {
  return { name: "", kind: form.kind, counts: new Map(), post: "" };
}

/**
 * @param {Count} count @param {string} typed
 * @returns {Reading}
 */
function readCount(count, typed) {
  const reading = readNumber(typed, "0", MAX_COUNT);
  const isBroken = count.isWhole && reading.value.includes(".");
  return isBroken ? { value: "", wrong: "Wpisz liczbę całkowitą." } : reading;
}

/**
 * The unit as a sheet holds it; one the form was made for stays as it is.
 * @param {Form} form @param {Head} head
 * @returns {{nazwa: string, rodzaj: string, zasoby?: Record<string, string>}}
 */
function savedUnit(form, head) {
  if (form.unit) return form.unit;
  const counts = COUNTS.map((count) => [count.key, readCount(count, head.counts.get(count.key) ?? "").value]);
  const resources = Object.fromEntries(counts.filter(([, value]) => value));
  const unit = { nazwa: stored(head.name) || NO_NAME, rodzaj: head.kind };
  return Object.keys(resources).length > 0 ? { ...unit, zasoby: resources } : unit;
}

/**
 * What conditions read of the unit.
 * @param {Form} form @param {Head} head
 * @returns {Facts}
 */
function factsOf(form, head) {
  const unit = savedUnit(form, head);
  const resources = unit.zasoby ?? {};
  const known = COUNTS.filter(({ key }) => Object.hasOwn(resources, key));
  return new Map([["rodzaj", unit.rodzaj], ...known.map(({ key, fact }) => /** @type {[string, string]} */ ([fact, resources[key] ?? ""]))]);
}

/**
 * What is missing or wrong in the head, with the id of the field.
 * @param {Form} form @param {Head} head
 * @returns {{field: string, label: string, text: string, isMissing: boolean}[]}
 */
function headFaults(form, head) {
  const faults = [];
  if (!form.unit && !stored(head.name)) {
    faults.push({ field: "unit-name", label: "Nazwa jednostki", text: "Wpisz pełną nazwę jednostki.", isMissing: true });
  }
  for (const count of form.unit ? [] : COUNTS) {
    const { wrong } = readCount(count, head.counts.get(count.key) ?? "");
    if (wrong) faults.push({ field: `unit-${count.fact}`, label: count.label, text: wrong, isMissing: false });
  }
  if (!stored(head.post)) {
    faults.push({ field: "post", label: "Stanowisko", text: "Wpisz stanowisko osoby, która odpowiada.", isMissing: true });
  }
  return faults;
}

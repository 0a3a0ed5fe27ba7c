// Writing the sheet: lines that the strict loader reads as YAML, and this page line by line as JSON.

const UNFINISHED = "# niedokończone ";
const UNFINISHED_UNIT = "# niedokończona jednostka: ";
const SHEET_HEAD = [
  "# Odpowiedzi zapisane w formularzu programu diagnoza. Odeślij ten plik osobie, która prowadzi diagnozę.",
  "# Aby je zmienić, otwórz formularz i wybierz „Otwórz zapisany plik”; tego pliku nie trzeba poprawiać ręcznie.",
];

/**
 * @param {Form} form @param {Head} head @param {Map<string, Entry>} entries
 */
function sheetText(form, head, entries) {
  const kept = [...questionsById(form).values()].flatMap((question) => {
    const entry = entries.get(question.id);
    return entry && isEntered(entry) ? [{ question, entry }] : [];
  });
  const people = savedPeople(head, kept.map(({ entry }) => entry));
  const answers = kept.map(({ question, entry }) => `  ${json(question.id)}: ${json(savedEntry(form, question, entry, head))}`);
  const lines = [
    ...SHEET_HEAD,
    form.mark,
    ...unfinished(form, head, kept),
    'format_arkusza: "1"',
    `kwestionariusz: ${json(form.questionnaire)}`,
    `wersja_kwestionariusza: ${json(form.version)}`,
    'status: "projekt"',
    `jednostka: ${json(savedUnit(form, head))}`,
    ...(people.length > 0 ? [`przebieg: ${json({ osoby: people })}`] : []),
    ...(answers.length > 0 ? ["odpowiedzi:", ...answers] : ["odpowiedzi: {}"]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Comments that keep, exactly as it was typed, what no sheet may hold; only this page reads them.
 * @param {Form} form @param {Head} head @param {{question: Question, entry: Entry}[]} kept
 */
function unfinished(form, head, kept) {
  const isUnitOpen = !form.unit && headFaults(form, head).some(({ field, isMissing }) => field.startsWith("unit-") && !isMissing);
  const unit = { nazwa: head.name, rodzaj: head.kind, zasoby: Object.fromEntries(COUNTS.map(({ key }) => [key, head.counts.get(key) ?? ""])) };
  const open = kept.filter(({ question, entry }) => unused(question, entry));
  return [
    ...(isUnitOpen ? [`${UNFINISHED_UNIT}${json(unit)}`] : []),
    ...open.map(({ question, entry }) => `${UNFINISHED}${json(question.id)}: ${json(entry)}`),
  ];
}

/**
 * Who answered and when last; the one who fills the form now comes first.
 * @param {Head} head @param {Entry[]} entries
 */
function savedPeople(head, entries) {
  /** @type {Map<string, string>} */
  const last = new Map([[stored(head.post), ""]]);
  for (const entry of entries) {
    const post = stored(entry.post || head.post);
    const before = last.get(post) ?? "";
    last.set(post, entry.when > before ? entry.when : before);
  }
  last.delete("");
  return [...last].map(([post, when]) => (when ? { stanowisko: post, kiedy: when } : { stanowisko: post }));
}

/**
 * @param {Form} form @param {Question} question @param {Entry} entry @param {Head} head
 */
function savedEntry(form, question, entry, head) {
  const answer = answerOf(question, entry);
  const rest = unused(question, entry);
  const note = [stored(entry.note), rest ? `wpisano: ${rest}` : ""].filter(Boolean).join("\n");
  const evidence = entry.evidence.map(savedEvidence).filter(Boolean);
  const post = stored(entry.post || head.post);
  const reason = stored(entry.reason);
  return {
    ...(answer === undefined ? {} : { odpowiedz: answer }),
    ...(reason ? { uzasadnienie: reason } : {}),
    ...(note ? { uwagi: note } : {}),
    ...(evidence.length > 0 ? { dowody: evidence } : {}),
    ustalono: { metoda: form.method, ...(post ? { stanowisko: post } : {}), ...(entry.when ? { kiedy: entry.when } : {}) },
    ...(answer === NOT_APPLICABLE ? { uznane: "nie" } : {}),
  };
}

/**
 * A number alone would cite the auditor's register, which a form does not have.
 * @param {string} typed
 */
function savedEvidence(typed) {
  const text = stored(typed);
  return /^D-[0-9]+$/.test(text) ? `dowód ${text}` : text;
}

// What would break a line, hide itself or turn the direction of the text is written as an escape.
const HIDDEN_CHARACTERS = /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * JSON on one line that is YAML as well.
 * @param {unknown} value
 * @returns {string}
 */
function json(value) {
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).map(([key, part]) => `${json(key)}: ${json(part)}`).join(", ")}}`;
  }
  if (typeof value !== "string") return JSON.stringify(value);
  return JSON.stringify(storable(value)).replace(HIDDEN_CHARACTERS, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

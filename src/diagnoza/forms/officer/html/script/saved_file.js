// Reading a saved file or a draft: line by line, as untrusted; what is not taken is told.

/**
 * @typedef {{head: Head, entries: Map<string, Entry>, told: string[]}} SavedFile
 * @typedef {{number: number, key: string, value: unknown}} Line
 */

const MAX_FILE = 2_000_000;
const NOT_OURS = "To nie jest plik zapisany w tym formularzu. Wybierz plik z końcówką .yaml, który zapisano przyciskiem „Zapisz plik”.";
const NOBODY = { name: "", kind: "", counts: new Map(), post: "" };

/**
 * The file as head and entries, or a sentence that says why nothing of it can be taken.
 * @param {Form} form @param {string} text
 * @returns {SavedFile | string}
 */
function readSheet(form, text) {
  if (text.length > MAX_FILE) return "Plik jest za duży: formularz czyta pliki do 2 MB.";
  /** @type {string[]} */
  const told = [];
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/).flatMap((line, index) => lineOf(line, index + 1, told));
  const top = new Map(lines.filter(({ key }) => !key.includes(" ")).map(({ key, value }) => [key, value]));
  const questionnaire = top.get("kwestionariusz");
  if (!top.has("format_arkusza") || typeof questionnaire !== "string") return NOT_OURS;
  if (questionnaire !== form.questionnaire) {
    return `Plik zawiera odpowiedzi na inny kwestionariusz: ${questionnaire.slice(0, 80)}. Nic nie wczytano.`;
  }
  if (top.get("wersja_kwestionariusza") !== form.version || !text.includes(form.mark)) {
    told.push("Plik zapisano w formularzu innej wersji kwestionariusza. Wczytano te odpowiedzi, które do niego pasują; sprawdź je.");
  }
  const comments = new Map(lines.filter(({ key }) => key.startsWith("#")).map(({ key, value }) => [key, value]));
  return { head: headIn(form, top, comments, told), entries: entriesIn(form, lines, comments, told), told };
}

const LINES = [
  { pattern: /^([a-z_]+): (.+)$/, key: "" },
  { pattern: /^ {2}("[^"\\]+"): (.+)$/, key: "answer " },
  { pattern: /^# niedokończone ("[^"\\]+"): (.+)$/, key: "# " },
  { pattern: /^(# niedokończona jednostka): (.+)$/, key: "" },
];

/**
 * The line as a key and a value; none for other comments and blank lines.
 * @param {string} line @param {number} number @param {string[]} told
 * @returns {Line[]}
 */
function lineOf(line, number, told) {
  for (const { pattern, key } of LINES) {
    const found = pattern.exec(line);
    if (!found) continue;
    try {
      return [{ number, key: key + (found[1] ?? "").replaceAll('"', ""), value: JSON.parse(found[2] ?? "") }];
    } catch {
      break;
    }
  }
  const isNothing = line.trim() === "" || line === "odpowiedzi:" || (line.startsWith("#") && !line.startsWith(UNFINISHED));
  if (!isNothing) told.push(`Wiersz ${number}: tego zapisu formularz nie rozumie, więc go nie wczytał.`);
  return [];
}

/**
 * @param {Form} form @param {Map<string, unknown>} top @param {Map<string, unknown>} comments @param {string[]} told
 * @returns {Head}
 */
function headIn(form, top, comments, told) {
  const typed = fieldsOf(comments.get("# niedokończona jednostka"));
  const unit = typed ?? fieldsOf(top.get("jednostka")) ?? {};
  const name = textOf(unit, "nazwa");
  const kind = textOf(unit, "rodzaj");
  const resources = fieldsOf(unit["zasoby"]) ?? {};
  const people = listOf(fieldsOf(top.get("przebieg")) ?? {}, "osoby");
  if (form.unit && name !== form.unit.nazwa) told.push(`Plik dotyczy innej jednostki: ${name.slice(0, 200)}. Sprawdź, czy to właściwy plik.`);
  return {
    name: name === NO_NAME ? "" : name,
    kind: form.kinds.some(([id]) => id === kind) ? kind : form.kind,
    counts: new Map(COUNTS.map(({ key }) => [key, textOf(resources, key)])),
    post: textOf(fieldsOf(people[0]) ?? {}, "stanowisko"),
  };
}

/**
 * @param {Form} form @param {Line[]} lines @param {Map<string, unknown>} comments @param {string[]} told
 * @returns {Map<string, Entry>}
 */
function entriesIn(form, lines, comments, told) {
  const questions = questionsById(form);
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {string[]} */
  const strangers = [];
  for (const { number, key, value } of lines) {
    if (!key.startsWith("answer ")) continue;
    const id = key.slice("answer ".length);
    const question = questions.get(id);
    if (!question) {
      strangers.push(id);
      continue;
    }
    const typed = fieldsOf(comments.get(`# ${id}`));
    const fields = fieldsOf(value);
    const entry = typed ? entryOfComment(question, typed) : fields && entryOfSheet(question, fields);
    if (entry) entries.set(id, entry);
    else told.push(`Wiersz ${number}: odpowiedzi na pytanie „${question.text}” formularz nie rozumie, więc jej nie wczytał.`);
    // What would not be saved as it stands was not taken whole.
    const isWhole = typed || !entry || json(savedEntry(form, question, entry, NOBODY)) === json(value);
    if (!isWhole) told.push(`Wiersz ${number}: odpowiedź na pytanie „${question.text}” wczytano tylko w części; sprawdź ją.`);
  }
  if (strangers.length > 0) {
    told.push(`Nie wczytano odpowiedzi na pytania, których nie ma w tym formularzu: ${strangers.join(", ").slice(0, 1000)}.`);
  }
  return entries;
}

// The file on the disk: saving it, and opening it again.

function save() {
  const text = sheetText(form, head, entries);
  const today = moment(new Date()).slice(0, 10);
  const name = `${form.name}-${today}.yaml`;
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  isSaved = true;
  fresh.clear();
  warn("reminder", "");
  tellSaved(name, new Blob([text]).size);
}

/** @param {string} name @param {number} size */
function tellSaved(name, size) {
  heading.tellAll(head);
  for (const view of views.values()) view.tellAll();
  const faults = allFaults();
  const items = faults.map(({ target, text }) => element("li", {}, element("a", { href: `#${target}` }, text)));
  byId("result-list").replaceChildren(...items);
  const isLarge = size > MAX_FILE ? " Plik ma ponad 2 MB i program go nie wczyta: skróć najdłuższe odpowiedzi." : "";
  const count = openQuestions().length;
  const open = count > 0 ? `Bez odpowiedzi: ${questionsWord(count)}.` : "";
  const advice = items.length > 0
    ? "Plik można odesłać albo dokończyć później. Zanim go odeślesz, popraw w formularzu:"
    : count > 0
      ? "Plik można dokończyć później. Odeślij go bezpieczną drogą: zaszyfrowany albo na nośniku."
      : "Odeślij go bezpieczną drogą: zaszyfrowany albo na nośniku.";
  setText(byId("result-title"), `Zapisano plik ${name}`);
  setText(byId("result-text"), [open, advice].filter(Boolean).join(" ") + isLarge);
  byId("result").hidden = false;
  setText(byId("saved"), `Zapisano plik ${name}.`);
  setText(byId("saved-faults"), `Do poprawy: ${items.length}`);
  byId("saved-faults").hidden = items.length === 0;
}

function openQuestions() {
  return [...questions.values()].filter((question) => visible.get(question.id) !== false && answerOf(question, desk.entry(question.id)) === undefined);
}

function allFaults() {
  const inHead = headFaults(form, head).map(({ field: target, label, text }) => ({ target, text: `${label}: ${text}` }));
  const inQuestions = [...questions.values()]
    .filter(({ id }) => visible.get(id) !== false)
    .flatMap((question) =>
      faultsOf(question, desk.entry(question.id)).map(({ before, text }) => ({
        target: `q-${question.id}`,
        text: `Pytanie ${numbers.get(question.id)}: ${before}${text}`,
      })),
    );
  return [...inHead, ...inQuestions];
}

/** @param {File} file */
async function openFile(file) {
  const read = file.size > MAX_FILE ? "Plik jest za duży: formularz czyta pliki do 2 MB." : readSheet(form, await file.text());
  if (typeof read === "string") return tellOpened(read, []);
  const isFilled = [...entries.values()].some(isEntered);
  if (isFilled && !window.confirm("W formularzu są już odpowiedzi. Zastąpić je tymi z pliku?")) return;
  take(read);
  isSaved = true;
  keepDraft();
  tellOpened(`Wczytano plik ${file.name}: ${plural(read.entries.size, "odpowiedź", "odpowiedzi", "odpowiedzi")}.`, read.told);
}

/** @param {string} text @param {string[]} told */
function tellOpened(text, told) {
  setText(byId("opened"), text);
  byId("opened-list").replaceChildren(...told.map((line) => element("li", {}, line)));
  byId("opened-box").hidden = false;
}

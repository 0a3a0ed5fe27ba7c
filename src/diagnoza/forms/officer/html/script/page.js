// The whole page: what was entered, and everything that happens to it.

const REMIND_AFTER = 20;
const form = /** @type {Form} */ (JSON.parse(byId("form-data").textContent ?? ""));
const questions = questionsById(form);
const numbers = new Map(form.areas.flatMap((area, place) => area.questions.map(({ id }, index) => [id, `${place + 1}.${index + 1}`])));
/** @type {Map<string, Entry>} */
let entries = new Map();
let head = newHead(form);
let isSaved = true;
/** Questions answered since the file was saved. */
const fresh = new Set();
/** @type {Map<string, Truth>} */
let visible = new Map();

/** @param {string} text */
function say(text) {
  // The same words twice would not be read aloud, so the old ones go first.
  byId("said").textContent = "";
  setTimeout(() => (byId("said").textContent = text), 50);
}

/** @type {Desk} */
const desk = {
  entry: (id) => entries.get(id) ?? newEntry(),
  replace(id, entry) {
    entry.when = moment(new Date());
    entry.post = "";
    entries.set(id, entry);
    const question = questions.get(id);
    if (question && answerOf(question, entry) !== undefined) fresh.add(id);
    changed();
    views.get(id)?.show();
  },
  say,
};

/** @type {Map<string, QuestionView>} */
const views = new Map([...questions.values()].map((question) => [question.id, questionView(question, numbers.get(question.id) ?? "", desk)]));
buildAreas();
byId("facts").append(factsList(form, questions.size));
byId("about").append(...form.introduction.map((text) => element("p", {}, text)));
byId("version").append(`Kwestionariusz ${form.questionnaire}, wersja ${form.version}. Skrót SHA-256 treści: ${form.sha256}`);
const heading = headView(form, byId("unit-fields"), (alter) => {
  alter(head);
  changed();
  heading.show(head);
});
const progress = progressView(form, (id) => numbers.get(id) ?? "");
const search = searchView(form, views, say);
const draft = draftStore(`diagnoza:${form.questionnaire}:${form.key}`, (warning) => warn("draft-warning", warning));
const draftSwitch = /** @type {HTMLInputElement} */ (byId("draft"));

function buildAreas() {
  byId("areas").append(
    ...form.areas.map((area, place) =>
      element("section", { id: `area-${area.id}`, class: "area", "aria-labelledby": `title-${area.id}` },
        element("h2", { id: `title-${area.id}`, tabindex: "-1" }, `${place + 1}. ${area.title}`),
        element("p", { class: "count", id: `count-${area.id}` }),
        ...area.questions.flatMap(({ id }) => views.get(id)?.box ?? [])),
    ),
  );
}

/** @param {string} id @param {string} text */
function warn(id, text) {
  setText(byId(id), text);
  byId(id).hidden = !text;
}

/** Something was entered: everything that follows from it. */
function changed() {
  isSaved = false;
  setText(byId("saved"), "Są niezapisane zmiany.");
  byId("saved-faults").hidden = true;
  refresh();
  keepDraft();
  if (fresh.size >= REMIND_AFTER) {
    warn("reminder", `Niezapisane odpowiedzi: ${fresh.size}. Zapisz plik, aby ich nie stracić.`);
  }
}

function refresh() {
  const before = visible;
  visible = traceRoute(form, entries, factsOf(form, head));
  const open = new Set([...questions.values()].filter((question) => answerOf(question, desk.entry(question.id)) === undefined).map(({ id }) => id));
  for (const [id, view] of views) view.setShown(visible.get(id) ?? null);
  progress.update(open, visible);
  tellRoute(before);
}

/** @param {Map<string, Truth>} before */
function tellRoute(before) {
  if (before.size === 0) return;
  const ids = [...views.keys()];
  const gone = ids.filter((id) => before.get(id) !== false && visible.get(id) === false).length;
  const come = ids.filter((id) => before.get(id) === false && visible.get(id) !== false).length;
  const words = [come ? `Doszło: ${questionsWord(come)}.` : "", gone ? `Ukryto: ${questionsWord(gone)}.` : ""];
  if (gone || come) say(words.join(" ").trim());
}

function showAll() {
  for (const view of views.values()) view.show();
  heading.show(head);
  refresh();
}

/** @param {SavedFile} file */
function take(file) {
  entries = file.entries;
  head = file.head;
  fresh.clear();
  visible = new Map();
  showAll();
}

// What people do

/** @param {Event} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const target = link && document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
  if (!link || !target) return;
  search.clear();
  const view = views.get(target.getAttribute("data-question") ?? "");
  if (view) {
    event.preventDefault();
    view.focus();
  } else if (target.classList.contains("area")) {
    target.querySelector("h2")?.focus({ preventScroll: true });
  } else if (target.matches("input, select, #result, #missing")) {
    event.preventDefault();
    if (target instanceof HTMLDetailsElement) target.open = true;
    (target.querySelector("summary") ?? target).focus();
    target.scrollIntoView({ block: "start" });
  }
}

const picker = /** @type {HTMLInputElement} */ (byId("file"));
picker.addEventListener("change", () => {
  const [file] = picker.files ?? [];
  if (file) void openFile(file).finally(() => (picker.value = ""));
});
byId("open").addEventListener("click", () => picker.click());
for (const id of ["save", "save-below"]) byId(id).addEventListener("click", save);
byId("print").addEventListener("click", () => window.print());
draftSwitch.addEventListener("change", () => (draftSwitch.checked ? writeDraft() : dropDraft()));
byId("draft-clear").addEventListener("click", dropDraft);
draft.onOtherTab(() => {
  if (!draftSwitch.checked) return;
  draftSwitch.checked = false;
  warn("draft-warning", "Szkic zmieniono albo usunięto w innej karcie, więc tutaj przestał się zapisywać. Zapisz plik.");
});
document.addEventListener("click", follow);
window.addEventListener("pagehide", writeDraft);
window.addEventListener("beforeunload", (event) => {
  if (isSaved) return;
  event.preventDefault();
  // Browsers from before 2023 ask only where this is set.
  event.returnValue = true;
});

// The bar grows with what it tells; what is gone to must not come to lie under it.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${byId("bar").offsetHeight}px`)).observe(byId("bar"));
// On a narrow screen the questions come first.
/** @type {HTMLDetailsElement} */ (byId("area-box")).open = window.matchMedia("(min-width: 60rem)").matches;
showAll();
restoreDraft();
byId("loading").hidden = true;

// One question on the page.

/**
 * What the parts of a question ask of it: to change its entry (`place` is the field typed into), to keep the present
 * entry for „Cofnij”, to say something aloud.
 * @typedef {{change: (alter: (entry: Entry) => void, place?: string) => void, remember: (label: string) => void,
 *   focusUndo: () => void, say: (text: string) => void}} Host
 *
 * @typedef {{box: HTMLFieldSetElement, show: () => void, tellAll: () => void, setShown: (shown: Truth) => void,
 *   focus: () => void}} QuestionView
 *
 * What a question asks of the page.
 * @typedef {{entry: (id: string) => Entry, replace: (id: string, entry: Entry) => void, say: (text: string) => void}} Desk
 */

const MAYBE = "To pytanie może się okazać zbędne. Rozstrzygnie o tym inna odpowiedź; na razie można je zostawić.";

/**
 * @param {Question} question @param {string} number @param {Desk} desk
 * @returns {QuestionView}
 */
function questionView(question, number, desk) {
  /** @type {{entry: Entry, label: string} | null} */
  let undone = null;
  let isTold = false;
  const touched = new Set();

  /** @type {Host} */
  const host = {
    change(alter, place = "") {
      const entry = structuredClone(desk.entry(question.id));
      alter(entry);
      if (undone && undone.entry !== desk.entry(question.id)) undone = null;
      touched.delete(place);
      desk.replace(question.id, entry);
    },
    remember(label) {
      undone = { entry: desk.entry(question.id), label };
    },
    focusUndo: () => undo.focus(),
    say: desk.say,
  };
  const undo = button("Cofnij", () => {
    if (undone) desk.replace(question.id, undone.entry);
    undone = null;
    view.show();
    view.focus();
  }, { class: "minor", hidden: true });
  const clear = button("Usuń odpowiedź", () => {
    host.remember("usunięcie odpowiedzi");
    host.change((entry) => Object.assign(entry, { chosen: [], state: "", text: "", rows: [], isNone: false, reason: "" }));
    host.focusUndo();
  }, { class: "minor", "aria-label": `Usuń odpowiedź na pytanie ${number}` });

  const maybe = element("p", { class: "maybe", hidden: true }, MAYBE);
  const [parts, about] = [answerParts(question, host), additions(question, host)];
  const actions = element("div", { class: "actions" }, clear, undo);
  const box = questionBox(question, number, [maybe], [...parts.boxes, ...about.boxes, actions]);
  const tell = () => {
    const faults = faultsOf(question, desk.entry(question.id));
    const ripe = faults.filter(({ place, isMissing }) => isTold || (!isMissing && touched.has(place)));
    parts.tell(ripe);
    about.tell(ripe);
  };
  box.addEventListener("change", (event) => {
    touched.add(placeOf(event.target));
    afterPress(tell);
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) afterPress(view.tellAll);
  });

  /** @type {QuestionView} */
  const view = {
    box,
    show() {
      const entry = desk.entry(question.id);
      parts.show(entry);
      about.show(entry);
      tell();
      const isGiven = entry.state !== "" || entry.isNone || [entry.text, ...entry.chosen, ...entry.rows.flat()].some(Boolean);
      clear.hidden = !isGiven && entry.rows.length === 0;
      undo.hidden = undone === null;
      setText(undo, `Cofnij ${undone?.label ?? ""}`.trim());
      box.classList.toggle("answered", answerOf(question, entry) !== undefined);
    },
    tellAll() {
      isTold = isEntered(desk.entry(question.id));
      tell();
    },
    setShown(shown) {
      box.hidden = shown === false;
      maybe.hidden = shown !== null;
    },
    focus() {
      const first = ".answer :is(input, textarea, select, button)";
      const target = box.querySelector("[aria-invalid='true']") ?? box.querySelector(first);
      if (target instanceof HTMLElement) target.focus();
      box.scrollIntoView({ block: "start" });
    },
  };
  return view;
}

/**
 * @param {Question} question @param {string} number @param {HTMLElement[]} above @param {HTMLElement[]} below
 */
function questionBox(question, number, above, below) {
  const id = `q-${question.id}`;
  const help = question.help ? [element("p", { class: "help", id: `${id}-help` }, question.help)] : [];
  const heading = element("h3", {}, element("span", { class: "number" }, `${number}. `), question.text);
  return element(
    "fieldset",
    { class: "question", id, tabindex: "-1", "data-question": question.id, "aria-describedby": question.help ? `${id}-help` : false },
    element("legend", {}, heading),
    ...[...above, ...help, ...below],
  );
}

/**
 * The place of a field within its question.
 * @param {EventTarget | null} control
 */
function placeOf(control) {
  const box = control instanceof Element ? control.closest("[data-place]") : null;
  return box?.getAttribute("data-place") ?? "answer";
}

/**
 * @typedef {{boxes: HTMLElement[], show: (entry: Entry) => void, tell: (faults: Fault[]) => void}} Parts
 */

/**
 * The answer: a field or rows where the kind has them, then the choices.
 * @param {Question} question @param {Host} host
 * @returns {Parts}
 */
function answerParts(question, host) {
  const id = `q-${question.id}`;
  const options = choices(question, host);
  const best = question.best ? [element("p", { class: "requires" }, `Najwyższa ocena wymaga, by: ${question.best}.`)] : [];
  const idle = element("p", { class: "fault", id: `${id}-fault`, hidden: true });
  if (question.kind === "table") {
    const rows = rowsOf(question, host);
    return {
      boxes: [element("div", { class: "answer" }, rows.box, options.box, idle)],
      show: (entry) => (rows.show(entry), options.show(entry)),
      tell(faults) {
        rows.tell(faults);
        const own = faults.find(({ place }) => place === "answer");
        setText(idle, own?.text ?? "");
        idle.hidden = !own;
      },
    };
  }
  if (question.kind === "single" || question.kind === "multi") {
    const hint = question.kind === "multi" ? [element("p", { class: "hint" }, "Można zaznaczyć kilka odpowiedzi.")] : [];
    return { boxes: [element("div", { class: "answer" }, ...hint, options.box)], show: options.show, tell: () => undefined };
  }
  const typed = answerField(question, host);
  return {
    boxes: [element("div", { class: "answer" }, typed.box, ...best, options.box)],
    show: (entry) => (typed.show(entry.text), options.show(entry)),
    tell: (faults) => typed.tell(faults.find(({ place }) => place === "answer")?.text ?? ""),
  };
}

/**
 * @param {Question} question @param {Host} host
 */
function answerField(question, host) {
  const limits = range(question.min, question.max);
  const looks = /** @type {const} */ ({
    number: { kind: "number", label: question.unit ? `Liczba (${question.unit})` : "Liczba", hint: limits ? `Liczba ${limits}.` : "" },
    date: { kind: "line", label: "Data", hint: "RRRR-MM-DD lub DD.MM.RRRR, np. 2026-03-12." },
    text: { kind: "text", label: "Odpowiedź", hint: "" },
  });
  const look = looks[question.kind === "number" || question.kind === "date" ? question.kind : "text"];
  return field({
    ...{ id: `q-${question.id}-answer`, ...look, describedBy: question.help && `q-${question.id}-help` },
    onInput: (value) =>
      host.change((entry) => {
        entry.text = value;
        entry.chosen = [];
        entry.state = "";
      }, "answer"),
  });
}

/**
 * The reason of „nie dotyczy”, remarks and evidence, and what the question rests on.
 * @param {Question} question @param {Host} host
 * @returns {Parts}
 */
function additions(question, host) {
  const id = `q-${question.id}`;
  const reason = field({
    ...{ id: `${id}-reason`, place: "reason", label: "Uzasadnienie, dlaczego nie dotyczy", kind: "text", isRequired: true },
    onInput: (value) => host.change((entry) => (entry.reason = value), "reason"),
  });
  const note = field({
    ...{ id: `${id}-note`, place: "note", label: "Uwagi", kind: "text" },
    onInput: (value) => host.change((entry) => (entry.note = value), "note"),
  });
  const evidence = evidenceList(id, host);
  const more = unfolding("Uwagi i dowody", "more", note.box, evidence.box);
  const basis = sources(question);
  return {
    boxes: [reason.box, more, ...basis],
    show(entry) {
      reason.box.hidden = entry.state !== NOT_APPLICABLE && !entry.reason;
      reason.show(entry.reason);
      note.show(entry.note);
      evidence.show(entry);
      if (entry.note || entry.evidence.length > 0) more.open = true;
    },
    tell: (faults) => reason.tell(faults.find(({ place }) => place === "reason")?.text ?? ""),
  };
}

/** @param {Question} question */
function sources(question) {
  /** @type {(heading: string, texts: string[]) => HTMLElement[]} */
  const listed = (heading, texts) =>
    texts.length === 0
      ? []
      : [element("p", { class: "label" }, heading), element("ul", {}, ...texts.map((text) => element("li", {}, text)))];
  const parts = [...listed("Co przygotować", question.evidence), ...listed("Podstawa", question.basis)];
  return parts.length > 0 ? [unfolding("Co przygotować i podstawa prawna", "basis", ...parts)] : [];
}

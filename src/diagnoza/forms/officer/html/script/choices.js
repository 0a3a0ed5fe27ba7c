// Radios and check boxes of one question, with what has to be seen before an option may be chosen.

/**
 * @typedef {{box: HTMLElement, show: (entry: Entry) => void, first: HTMLInputElement | null}} Choices
 * @typedef {{type: "radio" | "checkbox", name: string, value: string, label: string, requires: string,
 *   onPick: (isOn: boolean) => void}} ChoiceOptions
 */

const INSTEAD = /** @type {const} */ ([
  [DONT_KNOW, "Nie wiem"],
  [NOT_APPLICABLE, "Nie dotyczy"],
]);

/**
 * One radio or check box with its label.
 * @param {ChoiceOptions} options
 */
function choice({ type, name, value, label, requires, onPick }) {
  const id = `${name}-${value.replaceAll(" ", "-")}`;
  const control = element("input", { type, id, name, value, "aria-describedby": requires ? `${id}-requires` : false });
  control.addEventListener("change", () => onPick(control.checked));
  const box = element("div", { class: "choice" }, control, element("label", { for: id }, label));
  if (requires) {
    box.append(element("p", { class: "requires", id: `${id}-requires` }, `Można wybrać, gdy: ${requires}.`));
  }
  return { box, control };
}

/**
 * The options of a question, then „nie wiem” and „nie dotyczy”. One radio group where one is chosen; else check boxes,
 * of which those that exclude the rest take it away when chosen, and say so.
 * @param {Question} question @param {Host} host
 * @returns {Choices}
 */
function choices(question, host) {
  const isSingle = question.kind === "single";
  const type = isSingle ? "radio" : "checkbox";
  const name = `q-${question.id}-a`;
  /** @type {((entry: Entry) => void)[]} */
  const shows = [];

  /** @param {Option} option */
  const optionBox = (option) => {
    const { box, control } = choice({
      ...{ type, name, value: option.id, label: option.label, requires: option.requires },
      onPick: (isOn) => host.change((entry) => pick(question, entry, option, isOn, host.say)),
    });
    shows.push((entry) => (control.checked = entry.chosen.includes(option.id)));
    return box;
  };
  /** @param {typeof INSTEAD[number]} pair */
  const insteadBox = ([state, label]) => {
    const { box, control } = choice({
      ...{ type, name, value: state, label, requires: "" },
      onPick: (isOn) => host.change((entry) => pickState(entry, isOn ? state : "", host.say)),
    });
    shows.push((entry) => (control.checked = entry.state === state));
    return box;
  };
  const none = question.kind === "table" ? [noRowsBox(name, host, shows)] : [];
  const own = element("div", { class: "options" }, ...question.options.map(optionBox), ...none);
  const instead = element("div", { class: "instead" }, ...INSTEAD.map(insteadBox));
  const box = element("div", { class: "choices" }, own, instead);
  return { box, show: (entry) => shows.forEach((show) => show(entry)), first: box.querySelector("input") };
}

/**
 * @param {string} name @param {Host} host @param {((entry: Entry) => void)[]} shows
 */
function noRowsBox(name, host, shows) {
  const { box, control } = choice({
    ...{ type: "checkbox", name, value: "brak", label: "Nie ma czego wpisać: tabela pozostaje pusta", requires: "" },
    onPick: (isOn) =>
      host.change((entry) => {
        entry.isNone = isOn;
        if (isOn) entry.state = "";
      }),
  });
  shows.push((entry) => (control.checked = entry.isNone));
  return box;
}

/**
 * @param {Question} question @param {Entry} entry @param {Option} option @param {boolean} isOn @param {(text: string) => void} say
 */
function pick(question, entry, option, isOn, say) {
  const isMany = question.kind === "multi";
  const before = isMany ? entry.chosen : [];
  const excluded = question.options.filter((other) => before.includes(other.id) && (option.exclusive || other.exclusive));
  const gone = isOn ? excluded.filter((other) => other.id !== option.id) : [];
  const kept = before.filter((id) => id !== option.id && !gone.some((other) => other.id === id));
  entry.chosen = optionsAmong(question, isOn ? [...kept, option.id] : kept);
  if (isOn && question.kind !== "single") {
    const words = [...gone.map((other) => other.label), ...INSTEAD.filter(([state]) => state === entry.state).map(([, label]) => label)];
    if (words.length > 0) say(`Odznaczono: ${words.join("; ")}.`);
  }
  if (isOn) entry.state = "";
}

/**
 * @param {Entry} entry @param {Entry["state"]} state @param {(text: string) => void} say
 */
function pickState(entry, state, say) {
  if (state && entry.chosen.length > 1) say("Odznaczono wybrane wcześniej odpowiedzi.");
  entry.state = state;
  if (!state) return;
  entry.chosen = [];
  entry.isNone = false;
}

// The rows of a table question, each a group of fields that fits a narrow screen.

/**
 * @param {Question} question @param {Host} host
 * @returns {{box: HTMLElement, show: (entry: Entry) => void, tell: (faults: Fault[]) => void}}
 */
function rowsOf(question, host) {
  const list = element("div", { class: "rows" });
  /** @type {Field[][]} */
  let rows = [];
  const add = button("Dodaj wiersz", () => {
    host.change((entry) => {
      entry.rows.push(question.columns.map(() => ""));
      entry.state = "";
      entry.isNone = false;
    });
    rows.at(-1)?.[0]?.control.focus();
  });

  /** @param {number} index */
  const row = (index) => {
    const fields = question.columns.map((column, place) => cellField(question, column, index, place, host));
    const remove = button("Usuń wiersz", () => {
      host.remember(`usunięcie wiersza ${index + 1}`);
      host.change((entry) => entry.rows.splice(index, 1));
      host.focusUndo();
    }, { class: "minor", "aria-label": `Usuń wiersz ${index + 1}` });
    const cells = element("div", { class: "cells" }, ...fields.map(({ box }) => box));
    list.append(element("fieldset", { class: "row" }, element("legend", {}, `Wiersz ${index + 1}`), cells, remove));
    return fields;
  };
  return {
    box: element("div", { class: "table" },
      element("p", { class: "hint" }, "Każda pozycja to osobny wiersz. Czego nie wiadomo, wpisz jako „nie wiem”."), list, add),
    show(entry) {
      if (rows.length !== entry.rows.length) {
        list.replaceChildren();
        rows = entry.rows.map((_, index) => row(index));
      }
      entry.rows.forEach((cells, index) => cells.forEach((text, place) => rows[index]?.[place]?.show(text)));
      add.disabled = entry.rows.length >= MAX_ROWS;
    },
    tell(faults) {
      const texts = new Map(faults.map(({ place, text }) => [place, text]));
      rows.forEach((fields, index) => fields.forEach((own, place) => own.tell(texts.get(cellPlace(index, place)) ?? "")));
    },
  };
}

const CELL_HINTS = { text: "", single: "", number: "", date: "RRRR-MM-DD lub DD.MM.RRRR" };

/**
 * @param {Question} question @param {Column} column @param {number} index @param {number} place @param {Host} host
 */
function cellField(question, column, index, place, host) {
  /** @type {[string, string][]} */
  const options = [["", "– wybierz –"], ...column.options, [DONT_KNOW, DONT_KNOW]];
  const kinds = /** @type {const} */ ({ text: "text", number: "number", date: "line", single: "choice" });
  return field({
    ...{ id: `q-${question.id}-r${index}-${column.id}`, label: column.label, hint: CELL_HINTS[column.kind] },
    ...{ kind: kinds[column.kind], isRequired: column.required, options, place: cellPlace(index, place) },
    onInput: (value) =>
      host.change((entry) => {
        const cells = entry.rows[index];
        if (cells) cells[place] = value;
        entry.state = "";
        entry.isNone = false;
      }, cellPlace(index, place)),
  });
}

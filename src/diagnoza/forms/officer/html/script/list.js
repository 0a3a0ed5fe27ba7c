// A list of short texts to add to and take from: the evidence of an answer.

/**
 * @param {string} id @param {Host} host
 * @returns {{box: HTMLElement, show: (entry: Entry) => void}}
 */
function evidenceList(id, host) {
  const items = element("ol", { class: "items" });
  const add = button("Dodaj dowód", () => {
    host.change((entry) => entry.evidence.push(""));
    fields.at(-1)?.control.focus();
  });
  /** @type {Field[]} */
  let fields = [];

  /** @param {number} index */
  const item = (index) => {
    const own = field({
      ...{ id: `${id}-e${index}`, label: `Dowód ${index + 1}`, kind: "text", place: `evidence ${index}` },
      onInput: (value) => host.change((entry) => (entry.evidence[index] = value)),
    });
    const remove = button("Usuń", () => {
      host.remember(`usunięcie dowodu ${index + 1}`);
      host.change((entry) => entry.evidence.splice(index, 1));
      host.focusUndo();
    }, { class: "minor", "aria-label": `Usuń dowód ${index + 1}` });
    items.append(element("li", {}, own.box, remove));
    return own;
  };
  return {
    box: element("div", { class: "evidence" }, element("p", { class: "label" }, "Dowody"),
      element("p", { class: "hint" }, "Dokument, notatka, zrzut ekranu: nazwa i miejsce, w którym można go obejrzeć."), items, add),
    show(entry) {
      if (fields.length !== entry.evidence.length) {
        items.replaceChildren();
        fields = entry.evidence.map((_, index) => item(index));
      }
      entry.evidence.forEach((text, index) => fields[index]?.show(text));
      add.disabled = entry.evidence.length >= MAX_EVIDENCE;
    },
  };
}

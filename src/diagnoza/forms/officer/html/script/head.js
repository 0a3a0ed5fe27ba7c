// The head of the page: what the form is, the unit and who fills it.

/**
 * @typedef {{show: (head: Head) => void, tellAll: (head: Head) => void}} HeadView
 */

/**
 * Facts of the form as a list of terms.
 * @param {Form} form @param {number} count
 */
function factsList(form, count) {
  /** @type {[string, string][]} */
  const facts = [
    ["Dla kogo", form.role],
    ["Jednostka", form.unit?.nazwa ?? ""],
    ["Termin odpowiedzi", form.due],
    ["Kontakt", form.contact],
    ["Zakres", `${questionsWord(count)}, ${plural(form.areas.length, "obszar", "obszary", "obszarów")}`],
  ];
  const shown = facts.filter(([, text]) => text);
  return element("dl", {}, ...shown.map(([term, text]) => element("div", {}, element("dt", {}, term), element("dd", {}, text))));
}

/**
 * Fields of the unit and the post; those of a unit the form was made for stay out.
 * @param {Form} form @param {HTMLElement} box @param {(alter: (head: Head) => void) => void} change
 * @returns {HeadView}
 */
function headView(form, box, change) {
  const name = field({ id: "unit-name", label: "Nazwa jednostki", isRequired: true, onInput: (value) => change((head) => (head.name = value)) });
  const kind = field({
    ...{ id: "unit-kind", label: "Rodzaj jednostki", kind: "choice", options: form.kinds },
    onInput: (value) => change((head) => (head.kind = value)),
  });
  const counts = COUNTS.map((count) => ({
    key: count.key,
    field: field({
      ...{ id: `unit-${count.fact}`, label: count.label, kind: "number" },
      onInput: (value) => change((head) => head.counts.set(count.key, value)),
    }),
  }));
  const post = field({
    ...{ id: "post", label: "Stanowisko osoby, która odpowiada", isRequired: true },
    hint: "Wpisz stanowisko, np. informatyk. Imienia i nazwiska nie podawaj.",
    onInput: (value) => change((head) => (head.post = value)),
  });
  if (!form.unit) {
    const sizes = element("fieldset", { class: "counts" }, element("legend", {}, "Wielkość jednostki"),
      element("p", { class: "hint" }, "Jeśli znasz te liczby, podaj je: od niektórych zależy, które pytania są potrzebne."),
      element("div", { class: "cells" }, ...counts.map((count) => count.field.box)));
    box.append(name.box, kind.box, sizes);
  }
  box.append(post.box);
  /** @type {Map<string, Field>} */
  const fields = new Map([name, post, ...counts.map((count) => count.field)].map((own) => [own.control.id, own]));
  const left = new Set();
  let isTold = false;
  /** @param {Head} head */
  const tell = (head) => {
    const faults = new Map(headFaults(form, head).map((fault) => [fault.field, fault]));
    for (const [id, own] of fields) {
      const fault = faults.get(id);
      own.tell(fault && (isTold || (!fault.isMissing && left.has(id))) ? fault.text : "");
    }
  };
  let present = newHead(form);
  const tellPresent = () => tell(present);
  box.addEventListener("change", (event) => {
    left.add(/** @type {Element} */ (event.target).id);
    afterPress(tellPresent);
  });
  return {
    show(head) {
      present = head;
      name.show(head.name);
      kind.show(head.kind);
      post.show(head.post);
      counts.forEach((count) => count.field.show(head.counts.get(count.key) ?? ""));
      tell(head);
    },
    tellAll(head) {
      isTold = true;
      tell(head);
    },
  };
}

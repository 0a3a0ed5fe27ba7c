// A field with its label, hint and the place where its fault is told.

/**
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {{box: HTMLElement, control: Control, show: (value: string) => void, tell: (fault: string) => void}} Field
 * @typedef {{id: string, label: string, place?: string, hint?: string, describedBy?: string, isRequired?: boolean,
 *   kind?: "line" | "number" | "text" | "choice", options?: [string, string][], onInput: (value: string) => void}} FieldOptions
 */

/**
 * @param {FieldOptions} options
 * @returns {Field}
 */
function field(options) {
  const { id, label, hint = "", describedBy = "", isRequired = false } = options;
  const faultId = `${id}-fault`;
  const described = [describedBy, hint && `${id}-hint`, faultId].filter(Boolean).join(" ");
  const control = controlOf(options, { id, "aria-describedby": described, "aria-required": isRequired && "true" });
  const fault = element("p", { class: "fault", id: faultId, hidden: true });
  const required = isRequired ? [element("span", { class: "required" }, " (wymagane)")] : [];
  const grown = control instanceof HTMLTextAreaElement ? element("div", { class: "grown" }, control) : control;
  const box = element("div", { class: `field of-${options.kind ?? "line"}`, "data-place": options.place ?? false }, element("label", { for: id }, label, ...required));
  if (hint) box.append(element("p", { class: "hint", id: `${id}-hint` }, hint));
  box.append(grown, fault);
  // The text stands behind the field as well: that makes the field as high as its text, on paper too.
  const grow = () => grown !== control && grown.setAttribute("data-text", `${control.value}\n`);
  control.addEventListener("input", () => {
    grow();
    options.onInput(control.value);
  });
  return {
    box,
    control,
    show(value) {
      if (control.value !== value) control.value = value;
      grow();
    },
    tell(text) {
      setText(fault, text);
      fault.hidden = !text;
      if (text) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    },
  };
}

/**
 * @param {FieldOptions} options @param {Record<string, string | boolean>} attributes
 * @returns {Control}
 */
function controlOf({ kind = "line", options = [] }, attributes) {
  if (kind === "choice") {
    return element("select", attributes, ...options.map(([value, text]) => element("option", { value }, text)));
  }
  if (kind === "text") return element("textarea", { ...attributes, rows: "1" });
  const mode = kind === "number" ? "decimal" : false;
  return element("input", { ...attributes, type: "text", inputmode: mode, autocomplete: "off", spellcheck: kind === "number" && "false" });
}

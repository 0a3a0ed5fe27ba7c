// Elements of the page; texts only ever as text.

/**
 * An element with its attributes and what it holds; an attribute that is false is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string | boolean>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

/**
 * @param {string} text @param {() => void} act @param {Record<string, string | boolean>} attributes
 */
function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Sets the text only where it changed, so that nothing is read aloud twice.
 * @param {Element} node @param {string} text
 */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * A `details` that unfolds under its heading.
 * @param {string} summary @param {string} kind @param {(Node | string)[]} children
 */
function unfolding(summary, kind, ...children) {
  return element("details", { class: kind }, element("summary", {}, summary), ...children);
}

// How far the form is: by area in the navigation, overall in the bar, and the open questions by name.

/**
 * @typedef {{update: (open: Set<string>, visible: Map<string, Truth>) => void}} Progress
 */

/**
 * @param {Form} form @param {(id: string) => string} numberOf
 * @returns {Progress}
 */
function progressView(form, numberOf) {
  const meter = /** @type {HTMLProgressElement} */ (byId("meter"));
  const list = byId("area-list");
  const missing = byId("missing-list");
  const areas = form.areas.map((area) => {
    const count = element("span", { class: "count" });
    const inList = element("li", {}, element("a", { href: `#area-${area.id}` }, area.title), count);
    list.append(inList);
    return { area, count, inHeading: byId(`count-${area.id}`) };
  });
  return {
    update(open, visible) {
      let [done, all] = [0, 0];
      /** @type {HTMLElement[]} */
      const links = [];
      for (const { area, count, inHeading } of areas) {
        const asked = area.questions.filter(({ id }) => visible.get(id) !== false);
        const left = asked.filter(({ id }) => open.has(id));
        const text = `${asked.length - left.length} z ${asked.length}`;
        setText(count, text);
        setText(inHeading, `odpowiedzi: ${text}`);
        count.classList.toggle("done", left.length === 0);
        done += asked.length - left.length;
        all += asked.length;
        links.push(...left.map((question) => openLink(question, numberOf(question.id))));
      }
      meter.max = Math.max(1, all);
      meter.value = done;
      setText(byId("done"), `${done} z ${all}`);
      setText(byId("missing-count"), links.length > 0 ? `Brakuje odpowiedzi: ${links.length}` : "Nie brakuje żadnej odpowiedzi");
      missing.replaceChildren(...links);
    },
  };
}

/** @param {Question} question @param {string} number */
function openLink(question, number) {
  return element("li", {}, element("a", { href: `#q-${question.id}` }, `${number}. ${question.text}`));
}

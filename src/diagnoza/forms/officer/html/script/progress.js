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
  let listed = "";
  return {
    update(open, visible) {
      let [done, all] = [0, 0];
      /** @type {Question[]} */
      const left = [];
      for (const { area, count, inHeading } of areas) {
        const asked = area.questions.filter(({ id }) => visible.get(id) !== false);
        const missed = asked.filter(({ id }) => open.has(id));
        const share = `${asked.length - missed.length} z ${asked.length}`;
        setText(count, share);
        setText(inHeading, `odpowiedzi: ${share}`);
        count.classList.toggle("done", missed.length === 0);
        done += asked.length - missed.length;
        all += asked.length;
        left.push(...missed);
      }
      meter.max = Math.max(1, all);
      meter.value = done;
      setText(byId("done"), `${done} z ${all}`);
      const text = left.length > 0 ? `Brakuje odpowiedzi: ${left.length}` : "Nie brakuje żadnej odpowiedzi";
      setText(byId("missing-count"), text);
      setText(byId("missing-link"), `Brakuje ${left.length}`);
      byId("missing-link").hidden = left.length === 0;
      // Typing changes the list but rarely.
      const ids = left.map(({ id }) => id).join(" ");
      if (ids !== listed) missing.replaceChildren(...left.map((question) => openLink(question, numberOf(question.id))));
      listed = ids;
    },
  };
}

/** @param {Question} question @param {string} number */
function openLink(question, number) {
  return element("li", {}, element("a", { href: `#q-${question.id}` }, `${number}. ${question.text}`));
}

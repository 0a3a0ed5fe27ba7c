// Looking for questions by their text, whatever the diacritics.

/**
 * @param {Form} form @param {Map<string, QuestionView>} views @param {(text: string) => void} say
 */
function searchView(form, views, say) {
  const control = /** @type {HTMLInputElement} */ (byId("search"));
  const texts = new Map(
    [...questionsById(form).values()].map((question) => {
      const own = [question.text, question.help, ...question.options.map(({ label }) => label)];
      return [question.id, fold(own.join(" "))];
    }),
  );
  const apply = () => {
    const wanted = fold(control.value);
    let found = 0;
    for (const area of form.areas) {
      const matching = area.questions.filter(({ id }) => texts.get(id)?.includes(wanted));
      area.questions.forEach((question) => views.get(question.id)?.box.classList.toggle("unmatched", !matching.includes(question)));
      byId(`area-${area.id}`).classList.toggle("unmatched", matching.length === 0);
      found += matching.filter(({ id }) => !views.get(id)?.box.hidden).length;
    }
    const result = found > 0 ? `Pasuje ${questionsWord(found)}.` : "Żadne pytanie nie pasuje.";
    setText(byId("search-result"), wanted ? result : "");
  };
  control.addEventListener("input", apply);
  return {
    clear() {
      if (!control.value) return;
      control.value = "";
      apply();
      say("Pokazano wszystkie pytania.");
    },
  };
}

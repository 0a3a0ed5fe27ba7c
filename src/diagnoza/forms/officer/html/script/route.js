// Which question applies, as in `answers/route.py`: true, false, or null where it cannot be told yet.

/**
 * @param {Form} form @param {Map<string, Entry>} entries @param {Facts} facts
 * @returns {Map<string, Truth>} by the id of the question
 */
function traceRoute(form, entries, facts) {
  const questions = questionsById(form);
  /** @type {Map<string, Truth>} */
  const visible = new Map();

  /** @type {Observe} */
  const observe = (id) => {
    const question = questions.get(id);
    // Somebody else is asked what stands outside this form.
    if (!question) return UNKNOWN;
    const shown = shownOf(question);
    return shown === null ? UNKNOWN : shown ? observation(question, entries.get(id) ?? newEntry()) : HIDDEN;
  };

  /** @param {Question} question */
  const shownOf = (question) => {
    const known = visible.get(question.id);
    if (known !== undefined) return known;
    const shown = question.condition === null ? true : truth(question.condition, observe, facts);
    visible.set(question.id, shown);
    return shown;
  };

  questions.forEach(shownOf);
  return visible;
}

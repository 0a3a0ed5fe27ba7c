// What this page was made of: the data `data.py` wrote into it.

/**
 * @typedef {{id: string, label: string, requires: string, exclusive: boolean}} Option
 * @typedef {{id: string, label: string, kind: "text" | "number" | "date" | "single", required: boolean,
 *   options: [string, string][]}} Column
 * @typedef {"single" | "multi" | "number" | "date" | "text" | "table"} Kind
 * @typedef {{id: string, text: string, kind: Kind, help: string, evidence: string[], basis: string[], best: string,
 *   options: Option[], columns: Column[], unit: string, min: string | null, max: string | null,
 *   condition: Condition | null}} Question
 * @typedef {{id: string, title: string, questions: Question[]}} Area
 * @typedef {{id: string, nazwa: string, rodzaj: string, zasoby?: Record<string, string>}} FixedUnit
 * @typedef {{key: string, name: string, questionnaire: string, version: string, sha256: string, mark: string,
 *   method: string, title: string, introduction: string[], role: string, due: string, contact: string,
 *   unit: FixedUnit | null, kinds: [string, string][], kind: string, areas: Area[]}} Form
 */

/**
 * All questions of a form in the order they are asked.
 * @param {Form} form
 * @returns {Map<string, Question>}
 */
function questionsById(form) {
  return new Map(form.areas.flatMap((area) => area.questions).map((question) => [question.id, question]));
}

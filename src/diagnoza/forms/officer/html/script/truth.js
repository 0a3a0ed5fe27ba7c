// Three-valued conditions, as in `definition/truth.py`: nothing is true because it was not answered.

/**
 * True, false, or null: unknown.
 * @typedef {boolean | null} Truth
 *
 * @typedef {{test: "all" | "any", parts: Condition[]}} Junction
 * @typedef {{test: "not", part: Condition}} Opposite
 * @typedef {{test: "answer", question: string, operator: string, options: string[], number: string | null}} AnswerTest
 * @typedef {{test: "answered" | "na" | "disputed", question: string}} StateTest
 * @typedef {{test: "rows", question: string, atLeast: number}} RowsTest
 * @typedef {{test: "fact", fact: string, operator: string, kinds: string[], numbers: string[]}} FactTest
 * @typedef {Junction | Opposite | AnswerTest | StateTest | RowsTest | FactTest} Condition
 *
 * What is known of a question. `number` is the number given, null where an option was chosen instead or where the months
 * of a date cannot be told (`isMeasurable` false).
 * @typedef {{state: "answered" | "hidden" | "not_applicable" | "unknown", chosen: string[], number: string | null,
 *   isMeasurable: boolean, rows: number, isDisputed: boolean}} Observation
 * @typedef {(question: string) => Observation} Observe
 * @typedef {Map<string, string>} Facts
 */

/** @type {Omit<Observation, "state">} */
const NOTHING_SEEN = { chosen: [], number: null, isMeasurable: true, rows: 0, isDisputed: false };
/** @type {Observation} */
const UNKNOWN = { ...NOTHING_SEEN, state: "unknown" };
/** @type {Observation} */
const HIDDEN = { ...NOTHING_SEEN, state: "hidden" };

/**
 * @param {Condition} condition @param {Observe} observe @param {Facts} facts
 * @returns {Truth}
 */
function truth(condition, observe, facts) {
  switch (condition.test) {
    case "all":
      return junction(condition.parts, false, observe, facts);
    case "any":
      return junction(condition.parts, true, observe, facts);
    case "not": {
      const part = truth(condition.part, observe, facts);
      return part === null ? null : !part;
    }
    case "answer":
      return answerTruth(condition, observe(condition.question));
    case "answered":
      return stateTruth(observe(condition.question), "answered");
    case "na":
      return stateTruth(observe(condition.question), "not_applicable");
    case "disputed": {
      const seen = observe(condition.question);
      return seen.isDisputed ? true : seen.state === "unknown" ? null : false;
    }
    case "rows": {
      const seen = observe(condition.question);
      return seen.state === "answered" ? seen.rows >= condition.atLeast : stateTruth(seen, "answered");
    }
    case "fact":
      return factTruth(condition, facts.get(condition.fact));
  }
}

/**
 * `all` is decided by a false part, `any` by a true one; else unknown where some part is.
 * @param {Condition[]} parts @param {boolean} decisive @param {Observe} observe @param {Facts} facts
 * @returns {Truth}
 */
function junction(parts, decisive, observe, facts) {
  const found = parts.map((part) => truth(part, observe, facts));
  return found.includes(decisive) ? decisive : found.includes(null) ? null : !decisive;
}

/**
 * @param {Observation} seen @param {Observation["state"]} state
 * @returns {Truth}
 */
function stateTruth(seen, state) {
  return seen.state === "unknown" ? null : seen.state === state;
}

/**
 * @param {AnswerTest} test @param {Observation} seen
 * @returns {Truth}
 */
function answerTruth(test, seen) {
  if (seen.state !== "answered") return stateTruth(seen, "answered");
  if (test.number !== null) {
    if (seen.number === null) return seen.isMeasurable ? false : null;
    return isOrdered(test.operator, compareDecimals(seen.number, test.number));
  }
  if (test.operator === "has_all") return test.options.every((option) => seen.chosen.includes(option));
  const isMet = test.options.some((option) => seen.chosen.includes(option));
  return test.operator === "ne" ? !isMet : isMet;
}

/**
 * @param {FactTest} test @param {string | undefined} value
 * @returns {Truth}
 */
function factTruth(test, value) {
  if (value === undefined) return null;
  if (test.fact === "rodzaj") return test.kinds.includes(value);
  const orders = test.numbers.map((number) => compareDecimals(value, number));
  return test.operator === "in" ? orders.includes(0) : isOrdered(test.operator, orders[0] ?? 0);
}

/**
 * @param {string} operator lt, le, gt or ge
 * @param {number} order below, at or above 0
 */
function isOrdered(operator, order) {
  return (operator.startsWith("l") ? order < 0 : order > 0) || (operator.endsWith("e") && order === 0);
}

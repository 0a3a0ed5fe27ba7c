// How the script of the HTML form is checked. Its files are classic scripts that share one scope: `tsc` knows what stands
// in which of them, so names that come from another file are left to it.
const js = require("@eslint/js");
const globals = require("globals");

const message = "Texts go into the page as text: textContent, append, createElement.";

module.exports = [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "script", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "no-redeclare": "off",
      "no-unused-vars": ["error", { vars: "local", argsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": ["error", { builtinGlobals: false }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "createContextualFragment", "setHTMLUnsafe"].map(
          (property) => ({ property, message }),
        ),
        ...["write", "writeln"].map((property) => ({ object: "document", property, message })),
      ],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource", "DOMParser", "event", "name"],
      complexity: ["error", 15],
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", 90],
    },
  },
];

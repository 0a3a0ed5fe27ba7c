// The draft in the browser's own store: only when switched on, every failure told.

/**
 * `tell` gets "" when all is well. The store may be shut (a private window, a policy), full, or written by another tab.
 * @param {string} key @param {(warning: string) => void} tell
 */
function draftStore(key, tell) {
  /** @type {<T>(work: (store: Storage) => T) => T | undefined} */
  const attempt = (work) => {
    try {
      // The getter itself throws where the browser shuts the store.
      const done = work(window.localStorage);
      tell("");
      return done;
    } catch {
      tell("Przeglądarka nie zapisała szkicu: pamięć jest zablokowana albo pełna. Zapisuj odpowiedzi przyciskiem „Zapisz plik”.");
      return undefined;
    }
  };
  return {
    /** The text of the draft, null where there is none. A shut store is no news until somebody wants a draft. */
    read() {
      try {
        return window.localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    /** @param {string} text */
    write: (text) => attempt((store) => (store.setItem(key, text), true)) ?? false,
    clear: () => attempt((store) => (store.removeItem(key), true)) ?? false,
    /** @param {() => void} act */
    onOtherTab(act) {
      window.addEventListener("storage", (event) => {
        if (event.key === key || event.key === null) act();
      });
    },
  };
}

let draftTimer = 0;

function keepDraft() {
  clearTimeout(draftTimer);
  if (draftSwitch.checked) draftTimer = setTimeout(writeDraft, 300);
}

function writeDraft() {
  clearTimeout(draftTimer);
  if (draftSwitch.checked) draft.write(sheetText(form, head, entries));
}

function dropDraft() {
  draftSwitch.checked = false;
  clearTimeout(draftTimer);
  if (draft.clear()) say("Szkic usunięto z przeglądarki. Odpowiedzi pozostały na tej stronie.");
}

function restoreDraft() {
  const text = draft.read();
  if (text === null) return;
  const read = readSheet(form, text);
  if (typeof read === "string") {
    warn("draft-warning", "Szkicu zapisanego w przeglądarce nie można odczytać. Pominięto go.");
    return;
  }
  take(read);
  draftSwitch.checked = true;
  isSaved = read.entries.size === 0;
  tellOpened(`Przywrócono szkic z tej przeglądarki: ${plural(read.entries.size, "odpowiedź", "odpowiedzi", "odpowiedzi")}.`, read.told);
}

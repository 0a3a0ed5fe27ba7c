// A field is left when the next thing is pressed. Were its fault shown at once, what is pressed would move away from
// under the pointer and the click be lost; so it is shown when the pointer is released.

let isPressed = false;
/** @type {Set<() => void>} */
const waiting = new Set();

/**
 * Acts now, or once the pointer is released; the same act waits but once.
 * @param {() => void} act
 */
function afterPress(act) {
  if (isPressed) waiting.add(act);
  else act();
}

function released() {
  isPressed = false;
  const acts = [...waiting];
  waiting.clear();
  acts.forEach((act) => act());
}

document.addEventListener("pointerdown", () => (isPressed = true), true);
// The click comes after the release and before the timer.
for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => setTimeout(released), true);

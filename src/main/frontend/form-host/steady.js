/*
 * form-js writes or removes a message when a field is left. When a person leaves it by pressing a button, the button would
 * move away under the pointer, and the click be lost.
 */
const AFTER_CLICK = 50;

/** Runs work at once, or when the pointer has let go. Answers `whenReleased` and `stop`. */
export function keepSteady(container) {
  const listening = new AbortController();
  const listen = (type, work) => document.addEventListener(type, work, { capture: true, signal: listening.signal });
  let isPressed = false;
  let waiting = [];
  const release = () => {
    isPressed = false;
    setTimeout(() => waiting.splice(0).forEach(work => work()), AFTER_CLICK);
  };
  listen('pointerdown', () => {
    isPressed = true;
  });
  listen('pointerup', release);
  listen('pointercancel', release);
  // The field keeps the focus, and so what it shows, until the click is done.
  listen('mousedown', event => {
    if (event.target.closest('button') && container.contains(document.activeElement)) {
      event.preventDefault();
    }
  });
  return {
    whenReleased: work => (isPressed ? waiting.push(work) : work()),
    stop: () => listening.abort()
  };
}

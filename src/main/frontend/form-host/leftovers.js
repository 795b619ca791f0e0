/** The few English texts of form-js that no setting reaches, replaced in the page as they appear. */
const REPLACED = [
  ['.fjs-repeat-row-remove', 'aria-label', /^Remove list item (\d+)$/, 'Fjern rad $1'],
  ['.fjs-timepicker input', 'placeholder', /^hh:mm.*$/, 'tt:mm'],
  ['img[alt]', 'alt', /^This is an image placeholder$/, 'Plass til et bilde']
];

export function replaceLeftovers(container) {
  const replace = () => REPLACED.forEach(([selector, attribute, english, norwegian]) => {
    for (const found of container.querySelectorAll(selector)) {
      const text = found.getAttribute(attribute) ?? '';
      if (english.test(text)) {
        found.setAttribute(attribute, text.replace(english, norwegian));
      }
    }
  });
  const observer = new MutationObserver(replace);
  observer.observe(container, { childList: true, subtree: true });
  replace();
  return () => observer.disconnect();
}

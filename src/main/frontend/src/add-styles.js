/** Adds a style sheet to the page. */
export function addStyles(text) {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
  return style;
}

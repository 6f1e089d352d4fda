export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; strings become text, never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") {
      made.className = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

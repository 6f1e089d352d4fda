// The few marks that our cards use in a TextBlock: backslash escapes, **strong**, [text](address) and <at>name</at>. Everything else is
// text. Nothing of the input reaches the page unescaped.

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ESCAPED[character]);

const MARKS = /\\([\\*_])|\*\*((?:\\.|[^*\\])+)\*\*|\[([^\][]*)\]\((https?:\/\/[^\s()<>"']+)\)|<at>([^<>]*)<\/at>/g;

export function toHtml(text) {
  let html = "";
  let done = 0;
  for (const mark of text.matchAll(MARKS)) {
    html += escapeHtml(text.slice(done, mark.index)) + htmlOf(mark);
    done = mark.index + mark[0].length;
  }
  return html + escapeHtml(text.slice(done));
}

function htmlOf([, character, strong, label, address, person]) {
  if (character !== undefined) {
    return escapeHtml(character);
  }
  if (strong !== undefined) {
    return `<strong>${toHtml(strong)}</strong>`;
  }
  if (address !== undefined) {
    return `<a href="${escapeHtml(address)}" rel="noreferrer noopener" target="_blank">${toHtml(label)}</a>`;
  }
  return `<span class="mention">${escapeHtml(person)}</span>`;
}

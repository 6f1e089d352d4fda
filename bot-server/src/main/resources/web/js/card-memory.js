// A card is replaced as a whole whenever its case moves. These keep what the reader had unfolded and typed.

const isToggle = (action) => action.type === "Action.ToggleVisibility";

const targetOf = (action) => {
  const target = action.targetElements?.[0];
  return typeof target === "string" ? target : target?.elementId;
};

function firstWords(node) {
  if (Array.isArray(node)) {
    return node.reduce((found, child) => found || firstWords(child), "");
  }
  if (node?.type === "RichTextBlock") {
    return node.inlines.map((inline) => inline.text ?? "").join("");
  }
  return node?.type === "TextBlock" ? node.text : firstWords(node?.items ?? []);
}

/** Every fold of a card: its element's id, and words that name it also after other folds came or went. */
function folds(node, place = "") {
  if (Array.isArray(node)) {
    return node.flatMap((child) => folds(child, place));
  }
  if (node?.type === "ColumnSet") {
    const here = place + "/" + firstWords(node.columns.at(-1));
    return node.columns.flatMap((column) => folds(column.items, here));
  }
  if (node?.type === "ActionSet") {
    return node.actions.filter(isToggle).map((action) => ({ id: targetOf(action), name: place + "/" + action.title }));
  }
  return folds(node?.items ?? [], place);
}

function each(node, visit) {
  if (Array.isArray(node)) {
    node.forEach((child) => each(child, visit));
  } else if (node && typeof node === "object") {
    visit(node);
    [node.body, node.items, node.columns].forEach((inside) => inside && each(inside, visit));
  }
}

/** What to remember of a drawn card. */
export function remember(json, card, sent) {
  const open = folds(json.body)
    .filter(({ id }) => card.getElementById(id)?.isVisible)
    .map(({ name }) => name);
  const typed = sent ? {} : Object.fromEntries(card.getAllInputs().map((input) => [input.id, input.value]));
  return { open: new Set(open), typed };
}

/** The card as it is to be drawn, with what was remembered of its forerunner. */
export function recall(json, memory) {
  const next = structuredClone(json);
  const visible = new Set(folds(next.body).filter(({ name }) => memory.open.has(name)).map(({ id }) => id));
  each(next, (node) => {
    if (visible.has(node.id)) {
      node.isVisible = true;
    }
    if (node.type?.startsWith("Input.") && memory.typed[node.id]) {
      node.value = memory.typed[node.id];
    }
  });
  return next;
}

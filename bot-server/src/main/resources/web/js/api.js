// What the page asks of the server. Every failure is an Error whose message a person can read.

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The program does not answer. Is it still running? What you typed is still here.");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error ?? "That did not work. Please try again.");
  }
  return body;
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

// crypto.randomUUID is there: the page is always on localhost, which counts as secure.
export const newId = () => crypto.randomUUID();

export const api = {
  page: () => ask("/local/page"),
  say: (message) => post("/local/messages", message),
  press: (action) => post("/local/actions", action),
  upload: ({ conversation, person, id, name, content }) =>
    ask("/local/files?" + new URLSearchParams({ conversation, person, id, name }), {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: content,
    }),
  tenant: () => ask("/local/tenant"),
  setGate: (gate, choice) => post("/local/tenant", { gate, choice }),
  clock: () => ask("/local/clock"),
  skip: (minutes) => post("/local/clock", { minutes }),
};

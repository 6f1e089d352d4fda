import { api } from "./api.js";
import { byId, element } from "./dom.js";

/** The make-believe tenant: its gates, and what was said in the last SMTP session. */
export class Tenant {
  #timer;

  constructor(report) {
    this.report = report;
    this.refresh();
  }

  /** Asks soon what has changed; several wishes at once are one. */
  refresh() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#do(api.tenant), 150);
  }

  async #do(request) {
    try {
      this.#show(await request());
    } catch (error) {
      this.report(error.message);
    }
  }

  #show({ mailbox, gates, session }) {
    byId("tenant-mailbox").textContent = mailbox;
    const focused = document.activeElement?.id;
    byId("gates").replaceChildren(...gates.map((gate) => this.#gate(gate)));
    if (focused?.startsWith("gate-")) {
      byId(focused)?.focus();
    }
    showSession(session);
  }

  #gate({ id, label, about, open, chosen, choices }) {
    const select = element("select", { id: "gate-" + id, title: about });
    select.append(...choices.map((choice) => element("option", { value: choice.id }, choice.label)));
    select.value = chosen;
    select.addEventListener("change", () => this.#do(() => api.setGate(id, select.value)));
    return element(
      "li",
      { class: open ? "open" : "shut" },
      element("span", { class: "mark", "aria-hidden": "true" }, open ? "✓" : "✗"),
      element("label", { for: select.id }, label, element("span", { class: "hidden" }, open ? " (open)" : " (shut)")),
      select,
    );
  }
}

function showSession(lines) {
  const journal = byId("journal");
  const shown = lines.map(({ speaker, text }) =>
    element("li", { class: speaker }, element("span", { class: "hidden" }, speaker + ": "), (speaker === "client" ? "→ " : "← ") + text),
  );
  const none = element("li", { class: "none" }, "Nobody has called yet.");
  const atEnd = journal.childElementCount !== shown.length;
  journal.replaceChildren(...(shown.length ? shown : [none]));
  if (atEnd) {
    journal.scrollTop = journal.scrollHeight;
  }
}

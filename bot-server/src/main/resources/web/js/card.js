/* global AdaptiveCards */
import { hostConfig } from "./host-config.js";
import { toHtml } from "./markdown.js";
import { recall, remember } from "./card-memory.js";

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

const FOCUSABLE = "button, input, textarea, select, a[href]";

/** One card on the page. The place stays, what is in it is drawn anew. */
export class CardPlace {
  static #made = 0;

  constructor(press) {
    this.press = press;
    this.name = `card-${++CardPlace.#made}-`;
    this.place = document.createElement("div");
    this.place.className = "adaptive";
    // The log announces new cards; a card that changes in place is announced in a sentence instead.
    this.place.setAttribute("aria-live", "off");
    this.place.tabIndex = -1;
  }

  show(json) {
    const focused = this.#focusedIndex();
    const shown = this.card ? recall(json, remember(this.json, this.card, this.sent)) : json;
    this.json = json;
    this.card = new AdaptiveCards.AdaptiveCard();
    this.card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    this.card.onExecuteAction = (action) => this.#execute(action);
    this.card.parse(shown);
    this.place.replaceChildren(this.card.render());
    this.place.classList.remove("busy");
    this.sent = false;
    this.#nameToggles();
    this.#focus(focused);
  }

  async #execute(action) {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      window.open(action.url, "_blank", "noopener,noreferrer");
      return;
    }
    if (action instanceof AdaptiveCards.ToggleVisibilityAction) {
      // The fold opens or closes right after this.
      queueMicrotask(() => this.#nameToggles());
      return;
    }
    if (this.place.classList.contains("busy")) {
      return;
    }
    this.sent = action.associatedInputs !== "none";
    this.place.classList.add("busy");
    try {
      await this.press(action.data);
    } catch {
      this.sent = false;
    } finally {
      this.place.classList.remove("busy");
    }
  }

  /** The renderer does not tell a screen reader whether a fold is open, and its ids are the same on every card. */
  #nameToggles() {
    for (const button of this.place.querySelectorAll("button[aria-controls]")) {
      const id = button.dataset.fold ?? button.getAttribute("aria-controls");
      const fold = this.card.getElementById(id);
      button.dataset.fold = id;
      button.setAttribute("aria-expanded", String(Boolean(fold?.isVisible)));
      if (fold?.renderedElement) {
        fold.renderedElement.id = this.name + id;
        button.setAttribute("aria-controls", this.name + id);
      }
    }
  }

  #focusedIndex() {
    return [...this.place.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  }

  #focus(index) {
    if (index < 0) {
      return;
    }
    const possible = [...this.place.querySelectorAll(FOCUSABLE)];
    const near = possible[Math.min(index, possible.length - 1)];
    (near?.offsetParent ? near : this.place).focus({ preventScroll: true });
  }
}

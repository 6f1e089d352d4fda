import { byId, element } from "./dom.js";
import { CardPlace } from "./card.js";

const FOLDED_FROM = 900;
const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** The conversation: entries in order, each in its slot. */
export class Log {
  #entries = new Map();
  #unseen = 0;

  constructor({ nameOf, speaker, press }) {
    this.nameOf = nameOf;
    this.speaker = speaker;
    this.press = press;
    this.region = byId("log");
    this.region.addEventListener("scroll", () => this.#atEnd() && this.#seen());
    byId("to-end").addEventListener("click", () => this.#toEnd());
    document.addEventListener("visibilitychange", () => this.#title());
  }

  clear() {
    this.#entries.forEach(({ node }) => node.remove());
    this.#entries.clear();
    this.region.setAttribute("aria-busy", "true");
    byId("welcome").hidden = true;
    this.#seen();
  }

  /** Everything that was there is here; from now on news are announced. */
  loaded() {
    this.region.setAttribute("aria-busy", "false");
    byId("welcome").hidden = this.#entries.size > 0;
  }

  put(message) {
    byId("welcome").hidden = true;
    const known = this.#entries.get(message.slot);
    if (known) {
      this.#replace(known, message);
    } else {
      this.#add(message);
    }
  }

  mark(person) {
    this.#entries.forEach(({ node, author }) => node.classList.toggle("mine", author === person));
  }

  #replace(known, message) {
    if (known.card) {
      known.card.show(message.card);
      byId("updated").textContent = "Updated: " + message.card.fallbackText;
    }
  }

  #add(message) {
    const follow = this.#atEnd() || message.author === this.speaker();
    const entry = message.kind === "card" ? this.#cardEntry(message) : this.#textEntry(message);
    this.#entries.set(message.slot, entry);
    const next = [...this.#entries.values()].filter((other) => other.position > message.position);
    const before = next.reduce((first, other) => (first && first.position < other.position ? first : other), undefined);
    this.region.insertBefore(entry.node, before?.node ?? null);
    if (follow || this.#loading) {
      this.#show(entry.node);
    } else {
      byId("to-end").hidden = false;
    }
    this.#count(message);
  }

  #cardEntry(message) {
    const card = new CardPlace(this.press);
    card.show(message.card);
    const avatar = element("div", { class: "avatar", "aria-hidden": "true" }, element("img", { src: "/assets/icon.svg", alt: "" }));
    const content = element("div", { class: "content" }, who("SMTP Medic", message.at), card.place);
    const node = element("article", { class: "entry card", "data-slot": message.slot, "aria-label": "SMTP Medic" }, avatar, content);
    return { node, card, author: message.author, position: message.position };
  }

  #textEntry(message) {
    const name = this.nameOf(message.author);
    const avatar = element("div", { class: "avatar", "aria-hidden": "true" }, name.slice(0, 1));
    const text = message.kind === "file" ? "📎 " + message.text : message.text;
    const bubble = element("div", { class: "bubble", dir: "auto" }, text);
    const content = element("div", { class: "content" }, who(name, message.at), bubble);
    if (text.includes("\n") || text.length > 140) {
      bubble.classList.add("log-like");
    }
    if (text.length > FOLDED_FROM || text.split("\n").length > 9) {
      content.append(unfolder(bubble));
    }
    const node = element("article", { class: "entry", "data-slot": message.slot, "aria-label": name }, avatar, content);
    node.classList.toggle("mine", message.author === this.speaker());
    return { node, author: message.author, position: message.position };
  }

  #atEnd() {
    return this.region.scrollHeight - this.region.scrollTop - this.region.clientHeight < 120;
  }

  get #loading() {
    return this.region.getAttribute("aria-busy") === "true";
  }

  /** A card that is taller than the window is read from its top. */
  #show(node) {
    this.#toEnd();
    const above = this.region.getBoundingClientRect().top + 8 - node.getBoundingClientRect().top;
    this.region.scrollTop -= Math.max(0, above);
  }

  #toEnd() {
    this.region.scrollTop = this.region.scrollHeight;
    byId("to-end").hidden = true;
  }

  #count(message) {
    if (document.hidden && message.author === "bot" && !this.#loading) {
      this.#unseen++;
      this.#title();
    }
  }

  #seen() {
    byId("to-end").hidden = true;
    this.#title();
  }

  #title() {
    if (!document.hidden) {
      this.#unseen = 0;
    }
    document.title = (this.#unseen ? `(${this.#unseen}) ` : "") + "SMTP Medic";
  }
}

function who(name, at) {
  const time = element("time", { datetime: at }, TIME.format(new Date(at)));
  return element("p", { class: "who" }, element("strong", {}, name), " ", time);
}

function unfolder(bubble) {
  bubble.classList.add("folded");
  const button = element("button", { type: "button", class: "more", "aria-expanded": "false" }, "Show all");
  button.addEventListener("click", () => {
    const folded = bubble.classList.toggle("folded");
    button.textContent = folded ? "Show all" : "Show less";
    button.setAttribute("aria-expanded", String(!folded));
  });
  return button;
}

import { byId, element } from "./dom.js";

const fresh = () => "talk-" + crypto.randomUUID().slice(0, 8);
const title = (id) => (id.startsWith("talk-") ? "Talk " + id.slice(5, 9) : "IT support");

/** Which conversation is open. It stands in the address, so two windows can show the same one. */
export class Conversations {
  constructor(first, known, opened) {
    this.first = first;
    this.opened = opened;
    this.ids = [...new Set([first, ...known])];
    byId("new-conversation").addEventListener("click", () => this.#go(fresh()));
    byId("conversation").addEventListener("change", (event) => this.#go(event.target.value));
    addEventListener("hashchange", () => this.open());
  }

  get current() {
    const named = location.hash.slice(1);
    return /^[a-z0-9][a-z0-9-]{0,39}$/.test(named) ? named : this.first;
  }

  open() {
    if (!this.ids.includes(this.current)) {
      this.ids.push(this.current);
    }
    const select = byId("conversation");
    select.replaceChildren(...this.ids.map((id) => element("option", { value: id }, title(id))));
    select.value = this.current;
    this.opened(this.current);
  }

  #go(id) {
    location.hash = id;
  }
}

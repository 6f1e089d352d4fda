import { api, newId } from "./api.js";
import { showClock } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversations } from "./conversations.js";
import { byId } from "./dom.js";
import { Log } from "./log.js";
import { People } from "./people.js";
import { showSamples } from "./samples.js";
import { Tenant } from "./tenant.js";

const page = await api.page();
const people = new People(page.people, (id) => log.mark(id));
const context = () => ({ conversation: conversations.current, person: people.current });
const composer = new Composer(context);
let tenant;

const log = new Log({
  nameOf: (id) => people.nameOf(id),
  speaker: () => people.current,
  press: async (data) => {
    composer.problem("");
    try {
      await api.press({ ...context(), id: newId(), data });
    } catch (error) {
      composer.problem(error.message);
      throw error;
    }
  },
});

let stream;
const conversations = new Conversations(page.first, page.conversations, (id) => {
  stream?.close();
  log.clear();
  // The browser comes back by itself, and names the last event it saw.
  stream = new EventSource("/local/stream?conversation=" + encodeURIComponent(id));
  stream.addEventListener("message", (event) => {
    log.put(JSON.parse(event.data));
    tenant?.refresh();
  });
  stream.addEventListener("idle", () => log.loaded());
  stream.addEventListener("open", () => (byId("connection").hidden = true));
  stream.addEventListener("error", () => (byId("connection").hidden = false));
});
conversations.open();

if (page.demo) {
  byId("panel").hidden = false;
  byId("show-panel").hidden = false;
  const show = (shown) => {
    byId("panel").classList.toggle("shown", shown);
    byId("show-panel").setAttribute("aria-expanded", String(shown));
    byId(shown ? "hide-panel" : "show-panel").focus();
  };
  byId("show-panel").addEventListener("click", () => show(true));
  byId("hide-panel").addEventListener("click", () => show(false));
  tenant = new Tenant((words) => composer.problem(words));
  showSamples((text) => {
    byId("panel").classList.remove("shown");
    byId("show-panel").setAttribute("aria-expanded", "false");
    composer.offer(text);
  });
  await showClock((words) => composer.problem(words));
}
byId("message").focus();

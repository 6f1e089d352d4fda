import { api, newId } from "./api.js";
import { byId } from "./dom.js";

// What is longer travels as a file: the server takes messages of 1 MB and files of 5 MB.
const LONGEST_MESSAGE = 250_000;

/** The message box, files by button and by drag and drop. */
export class Composer {
  #sending = false;

  constructor(context) {
    this.context = context;
    this.box = byId("message");
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.box.addEventListener("input", () => this.#fit());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#send();
      }
    });
    this.#files();
  }

  /** Puts text into the box, for the person to look at and send. */
  offer(text) {
    this.box.value = text;
    this.#fit();
    this.box.focus();
  }

  async #send() {
    const text = this.box.value;
    if (!text.trim()) {
      this.problem("Type or paste something first.");
      return;
    }
    const sent = await this.#attempt(() =>
      text.length > LONGEST_MESSAGE
        ? api.upload({ ...this.context(), id: newId(), name: "pasted.txt", content: new Blob([text]) })
        : api.say({ ...this.context(), id: newId(), text }),
    );
    if (sent) {
      this.box.value = "";
      this.#fit();
    }
    this.box.focus();
  }

  async #upload(file) {
    await this.#attempt(() => api.upload({ ...this.context(), id: newId(), name: file.name, content: file }));
  }

  async #attempt(send) {
    if (this.#sending) {
      return false;
    }
    this.#sending = true;
    byId("send").disabled = true;
    this.problem("");
    try {
      await send();
      return true;
    } catch (error) {
      this.problem(error.message);
      return false;
    } finally {
      this.#sending = false;
      byId("send").disabled = false;
    }
  }

  problem(words) {
    byId("problem").textContent = words;
    byId("problem").hidden = !words;
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = this.box.scrollHeight + "px";
  }

  #files() {
    const input = byId("file");
    byId("attach").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      [...input.files].forEach((file) => this.#upload(file));
      input.value = "";
    });
    const chat = byId("chat");
    const hint = (shown) => (event) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        byId("drop").hidden = !shown;
      }
    };
    chat.addEventListener("dragover", hint(true));
    chat.addEventListener("dragleave", hint(false));
    chat.addEventListener("drop", (event) => {
      hint(false)(event);
      [...(event.dataTransfer?.files ?? [])].forEach((file) => this.#upload(file));
    });
  }
}

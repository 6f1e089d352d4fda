import { api, newId } from "./api.js";
import { byId } from "./dom.js";

// What is longer travels as a file: the server takes messages of 1 MB and files of 5 MB.
const LONGEST_MESSAGE = 250_000;

/** The message box, files by button and by drag and drop. */
export class Composer {
  #sending = false;
  #unsent = { text: "", id: "" };

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
    const id = this.#idOf(text);
    const sent = await this.#attempt(() =>
      text.length > LONGEST_MESSAGE
        ? api.upload({ ...this.context(), id, name: "pasted.txt", content: new Blob([text]) })
        : api.say({ ...this.context(), id, text }),
    );
    if (sent) {
      this.#unsent = { text: "", id: "" };
      if (this.box.value === text) {
        this.box.value = "";
        this.#fit();
      }
    }
    this.box.focus();
  }

  /** The same id for a second try with the same text: where only the answer was lost, it is not said twice. */
  #idOf(text) {
    const { conversation, person } = this.context();
    const whole = JSON.stringify([conversation, person, text]);
    if (this.#unsent.text !== whole) {
      this.#unsent = { text: whole, id: newId() };
    }
    return this.#unsent.id;
  }

  /** One after the other; the first that is refused is told by its name, and so are those that were not tried. */
  async #upload(files) {
    for (const [index, file] of files.entries()) {
      const sent = await this.#attempt(() => api.upload({ ...this.context(), id: newId(), name: file.name, content: file }));
      if (!sent) {
        const names = files.slice(index).map(({ name }) => name);
        this.problem(`${byId("problem").textContent} Not sent: ${names.join(", ")}.`.trim());
        return;
      }
    }
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
      this.#upload([...input.files]);
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
      this.#upload([...(event.dataTransfer?.files ?? [])]);
    });
    // Beside the chat, the browser would leave the page and open the file.
    ["dragover", "drop"].forEach((name) => addEventListener(name, (event) => event.preventDefault()));
  }
}

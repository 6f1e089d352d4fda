import { byId, element } from "./dom.js";

/** The switch between the people; {@code changed} hears the id of whoever speaks now. */
export class People {
  constructor(people, changed) {
    this.people = people;
    const stored = sessionStorage.getItem("person");
    this.current = people.some(({ id }) => id === stored) ? stored : people[0].id;
    byId("people").append(
      ...people.map(({ id, name, zone }) => {
        const input = element("input", { type: "radio", name: "person", value: id, id: "person-" + id });
        input.checked = id === this.current;
        input.addEventListener("change", () => {
          this.current = id;
          sessionStorage.setItem("person", id);
          changed(id);
        });
        return element("label", { title: zone }, input, name);
      }),
    );
  }

  nameOf(id) {
    return this.people.find((person) => person.id === id)?.name ?? "Somebody";
  }
}

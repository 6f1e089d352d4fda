import { api } from "./api.js";
import { byId, element } from "./dom.js";

const SPEEDS = [
  [60_000, "a minute"],
  [6_000, "6 seconds"],
  [1_000, "a second"],
  [200, "a fifth of a second"],
];
const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** The demo's own time, as it runs. */
export async function showClock() {
  let state;
  let taken;
  const take = (answer) => {
    state = answer;
    taken = performance.now();
  };
  take(await api.clock());

  const select = byId("speed");
  const speeds = SPEEDS.some(([millis]) => millis === state.minuteMillis)
    ? SPEEDS
    : [...SPEEDS, [state.minuteMillis, state.minuteMillis / 1000 + " seconds"]];
  select.replaceChildren(...speeds.map(([millis, label]) => element("option", { value: millis }, label)));
  select.value = String(state.minuteMillis);
  select.addEventListener("change", async () => take(await api.setSpeed(Number(select.value))));

  const draw = () => {
    const now = new Date(Date.parse(state.now) + ((performance.now() - taken) * 60_000) / state.minuteMillis);
    byId("clock").textContent = FORMAT.format(now);
    byId("clock").dateTime = now.toISOString();
  };
  draw();
  setInterval(draw, 200);
}

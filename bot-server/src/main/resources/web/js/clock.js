import { api } from "./api.js";
import { byId, element } from "./dom.js";

const SKIPS = [
  [15, "+15 min"],
  [60, "+1 h"],
  [24 * 60, "+1 day"],
];
const FORMAT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** The demo's own time, as it runs. */
export async function showClock(report) {
  let state;
  let taken;
  const take = (answer) => {
    state = answer;
    taken = performance.now();
  };
  take(await api.clock());
  byId("speed").textContent =
    state.minuteMillis === 60_000
      ? "Runs as any clock does. What waits comes sooner when you skip ahead."
      : `A minute passes in ${state.minuteMillis / 1000} s.`;
  byId("skips").append(
    ...SKIPS.map(([minutes, label]) => {
      const button = element("button", { type: "button", class: "quiet" }, label);
      button.addEventListener("click", () => api.skip(minutes).then(take, (error) => report(error.message)));
      return button;
    }),
  );

  const draw = () => {
    const now = new Date(Date.parse(state.now) + ((performance.now() - taken) * 60_000) / state.minuteMillis);
    byId("clock").textContent = FORMAT.format(now);
    byId("clock").dateTime = now.toISOString();
  };
  draw();
  setInterval(draw, 200);
}

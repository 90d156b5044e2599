// Going through the figures of a printed issue by keys: one is current, its place in the text is marked beside it.
// Without a script every figure has its buttons, and every number in the text leads to its figure.
(() => {
  "use strict";
  const desk = document.querySelector("[data-archive]");
  if (!desk) return;
  const figures = () => [...desk.querySelectorAll("[data-figure]")];
  const open = (figure) => Boolean(figure.querySelector("[data-judge]"));
  const now = () => desk.querySelector("[data-figure][aria-current]");
  const mark = (uid) => desk.querySelector(`[data-mark="${CSS.escape(uid)}"]`);

  const go = (figure, focus = true) => {
    if (!figure) return;
    desk.querySelectorAll("[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    figure.setAttribute("aria-current", "true");
    const source = mark(figure.dataset.figure);
    if (source) {
      source.setAttribute("aria-current", "true");
      const page = source.closest(".archive-text");
      const row = source.closest("li");
      page.scrollTop += row.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3;
    }
    figure.scrollIntoView({ block: "nearest" });
    if (focus) figure.focus({ preventScroll: true });
  };

  const step = (by) => {
    const all = figures();
    go(all[Math.min(Math.max(all.indexOf(now()) + by, 0), all.length - 1)]);
  };

  // The next one that nobody has judged, from here on; from the beginning when there is none further down.
  const next = (from) => {
    const all = figures();
    const place = all.findIndex((figure) => figure.dataset.figure === from);
    const left = [...all.slice(place + 1), ...all.slice(0, place + 1)].filter(open);
    go(left[0] || all[place]);
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const typing = event.target.closest("input, select, textarea, button, a, summary");
    const figure = now();
    if (typing) {
      if (event.key === "Escape" && figure?.contains(typing)) figure.focus();
      return;
    }
    const keys = {
      j: () => step(1),
      k: () => step(-1),
      Enter: () => figure?.querySelector("[data-judge]")?.requestSubmit(),
      x: () => figure?.querySelector("[data-reject]")?.click(),
      u: () => figure?.querySelector("[data-back]")?.requestSubmit(),
      e: () => {
        const more = figure?.querySelector(".archive-more");
        if (!more) return;
        more.open = true;
        figure.querySelector("[name=indicator]").focus();
      },
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  desk.addEventListener("focusin", (event) => {
    const figure = event.target.closest("[data-figure]");
    if (figure && figure !== now()) go(figure, false);
  });
  desk.addEventListener("click", (event) => {
    const source = event.target.closest("[data-mark]");
    if (!source) return;
    event.preventDefault();
    go(figures().find((figure) => figure.dataset.figure === source.dataset.mark));
  });

  // What came back stands where the figure stood: its mark takes its state, and the hand goes on.
  document.addEventListener("htmx:afterSwap", (event) => {
    const came = event.detail.elt?.closest?.("[data-figure]") || desk.querySelector(`#${CSS.escape(event.detail.target?.id || "none")}`);
    const uid = came?.dataset.figure || event.detail.target?.dataset?.figure;
    const figure = uid && figures().find((each) => each.dataset.figure === uid);
    if (!figure) return;
    const state = ["open", "confirmed", "corrected", "rejected"].find((word) => figure.classList.contains(word));
    const source = mark(uid);
    if (source) source.className = `mark-figure ${state}`;
    if (open(figure)) go(figure);
    else next(uid);
  });

  const asked = location.hash.startsWith("#figure-") && document.getElementById(location.hash.slice(1));
  go(asked || figures().find(open), Boolean(asked) || figures().some(open));
})();

// The chosen edition beside the text, drawn anew after each save; on a narrow window the preview has its own page.
(() => {
  "use strict";
  const ROOM = window.matchMedia("(width >= 75rem)");
  const pane = document.querySelector("[data-look-pane]");
  const toggle = document.querySelector("[data-look-toggle]");
  if (!pane || !toggle) return;
  const frame = pane.querySelector("iframe");
  const choices = [...pane.querySelectorAll("[data-edition]")];
  const remembered = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch {
      return null;
    }
    return value;
  };

  const chosen = () => choices.find((choice) => choice.getAttribute("aria-pressed") === "true");
  const draw = () => {
    if (pane.hidden) return;
    // The same address again draws the frame anew; where the reader had scrolled to is the browser's to keep.
    frame.src = chosen().dataset.edition;
  };
  const show = (open) => {
    pane.hidden = !open;
    toggle.setAttribute("aria-pressed", String(open));
    document.querySelector(".press").classList.toggle("looking", open);
    draw();
  };
  const fit = () => {
    toggle.hidden = !ROOM.matches;
    show(ROOM.matches && remembered("youju:look") === "open");
  };

  toggle.addEventListener("click", () => {
    const open = pane.hidden;
    remembered("youju:look", open ? "open" : "closed");
    show(open);
  });
  pane.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-edition]");
    if (!choice) return;
    choices.forEach((other) => other.setAttribute("aria-pressed", String(other === choice)));
    draw();
  });
  // What changes the issue is sent with POST and taken; trying a sentence out and keeping a draft change nothing.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { successful, requestConfig, pathInfo } = event.detail;
    const changes = successful && requestConfig.verb === "post" && !/\/(proof|draft)\/$/.test(pathInfo.requestPath);
    if (changes) draw();
  });
  ROOM.addEventListener("change", fit);
  fit();
})();

// A paper that is typed is kept on the server, sealed, when the hand rests and on leaving. Nothing of it is stored
// in this browser: what a case says may not lie on a shared computer.
(() => {
  "use strict";
  const REST = 1500;
  const timers = new WeakMap();
  const forms = () => document.querySelectorAll("form[data-keeps]");
  const place = (form) => form.querySelector("[data-kept]");

  const typed = (form) => {
    const data = new FormData(form);
    [...data.entries()].forEach(([name, value]) => {
      if (value instanceof File) data.delete(name);
    });
    return data;
  };

  const keep = async (form) => {
    clearTimeout(timers.get(form));
    if (!form.dataset.dirty) return;
    const said = place(form);
    try {
      const answer = await fetch(form.dataset.keeps, { method: "POST", body: typed(form) });
      if (answer.status === 403 || answer.status === 409 || answer.redirected) {
        said.textContent = said.dataset.ended;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const time = await answer.text();
      delete form.dataset.dirty;
      said.textContent = `${said.dataset.kept} ${time}`;
    } catch {
      said.textContent = said.dataset.lost;
      timers.set(form, setTimeout(() => keep(form), 10 * REST));
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keeps]");
    if (!form) return;
    form.dataset.dirty = "yes";
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keep(form), REST));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form[data-keeps]");
    if (!form) return;
    clearTimeout(timers.get(form));
    delete form.dataset.dirty;
  });

  const leave = () => {
    forms().forEach((form) => {
      if (form.dataset.dirty) navigator.sendBeacon(form.dataset.keeps, typed(form));
    });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", () => forms().forEach(keep));
})();

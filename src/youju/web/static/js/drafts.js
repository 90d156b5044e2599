// Unsaved words: kept on the server when the hand rests and on leaving, in this browser at once, and offered again.
(() => {
  "use strict";
  const REST = 2000;
  const FIELDS = ["margin", "margin_html", "sentence", "sentence_html", "title", "body", "body_html", "link", "alt", "office", "version", "base"];
  const timers = new WeakMap();
  const forms = () => document.querySelectorAll("form[data-writes]");
  const key = (form) => `youju:draft:${form.dataset.writer}:${form.dataset.place}`;

  const words = (form) => {
    const said = {};
    FIELDS.forEach((name) => {
      if (form.elements[name]) said[name] = form.elements[name].value;
    });
    return JSON.stringify(said);
  };

  // A browser that keeps nothing (a private window, a full disk) still has the server.
  const store = (name, text) => {
    try {
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  };
  const stored = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };

  const sent = (form) => {
    const data = new FormData(form);
    [...data.entries()].forEach(([name, value]) => {
      if (value instanceof File) data.delete(name);
    });
    data.set("passage", form.dataset.passage);
    return data;
  };

  const say = (form, text) => {
    const place = form.querySelector("[data-kept]");
    if (place) place.textContent = text;
  };

  const keep = async (form) => {
    clearTimeout(timers.get(form));
    if (!form.dataset.dirty) return;
    const text = words(form);
    try {
      const answer = await fetch(form.dataset.keeps, { method: "POST", body: sent(form), headers: { "HX-Request": "true" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const time = await answer.text();
      if (words(form) !== text) return;
      store(key(form), null);
      delete form.dataset.dirty;
      const place = form.querySelector("[data-kept]");
      say(form, time && place ? `${place.dataset.kept} ${time}` : "");
    } catch {
      say(form, form.querySelector("[data-kept]")?.dataset.offline ?? "");
      timers.set(form, setTimeout(() => keep(form), 10 * REST));
    }
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-writes]");
    if (!form) return;
    form.dataset.dirty = store(key(form), words(form)) ? "stored" : "only here";
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => keep(form), REST));
  });

  // On leaving there is no time for an answer; the copy in this browser stays until the server has confirmed one.
  const leave = () => {
    forms().forEach((form) => {
      if (form.dataset.dirty) navigator.sendBeacon(form.dataset.keeps, sent(form));
    });
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", () => forms().forEach(keep));
  window.addEventListener("beforeunload", (event) => {
    if ([...forms()].some((form) => form.dataset.dirty === "only here")) event.preventDefault();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt;
    if (!form.matches?.("form[data-writes]")) return;
    clearTimeout(timers.get(form));
    const { successful, requestConfig } = event.detail;
    if (successful && !requestConfig.parameters.merge) store(key(form), null);
  });

  document.addEventListener("click", (event) => {
    const leaving = event.target.closest("[data-leaves]");
    if (leaving) keep(leaving.closest("form"));
    const button = event.target.closest("[data-resume], [data-drop]");
    if (!button) return;
    const passage = button.closest(".passage");
    const form = passage.querySelector("form[data-writes]");
    const text = stored(key(form));
    button.closest("[data-unsaved]").hidden = true;
    if (button.matches("[data-drop]")) return void store(key(form), null);
    Object.entries(JSON.parse(text ?? "{}")).forEach(([name, value]) => {
      if (form.elements[name]) form.elements[name].value = value;
    });
    form.dispatchEvent(new CustomEvent("youju:refilled"));
    form.querySelector("textarea, input:not([type=hidden])")?.dispatchEvent(new Event("input", { bubbles: true }));
  });

  const offer = () => {
    forms().forEach((form) => {
      if (form.dataset.offered) return;
      form.dataset.offered = "yes";
      // Refused for its pictures alone, a form comes back with its text saved: that is no unsaved word any more.
      if (form.dataset.saved) store(`youju:draft:${form.dataset.writer}:${form.dataset.saved}`, null);
      const text = stored(key(form));
      const notice = form.closest(".passage")?.querySelector("[data-unsaved]");
      if (notice && text && text !== words(form)) notice.hidden = false;
    });
  };

  const names = () => {
    const writers = document.getElementById("writers");
    if (!writers) return;
    const found = new Map([...writers.children].map((row) => [row.dataset.at, row.textContent]));
    document.querySelectorAll(".writing[data-of]").forEach((place) => {
      const text = found.get(place.dataset.of) ?? "";
      if (place.textContent !== text) place.textContent = text;
    });
  };

  // Words of whoever sat here before are not for the next one.
  const forget = () => {
    const writer = document.querySelector("[data-reader]")?.dataset.reader;
    if (!writer) return;
    Object.keys(localStorage)
      .filter((name) => name.startsWith("youju:draft:") && !name.startsWith(`youju:draft:${writer}:`))
      .forEach((name) => store(name, null));
  };

  document.addEventListener("htmx:afterSettle", () => {
    offer();
    names();
  });
  document.addEventListener("DOMContentLoaded", () => {
    forget();
    offer();
    names();
  });
})();

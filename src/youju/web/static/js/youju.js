// The little that a screen needs beyond htmx: looks, the drawer, questions before an act, and a word when the line is down.
(() => {
  "use strict";
  const root = document.documentElement;
  const notices = () => document.getElementById("notices");
  let opener = null;

  const keep = (look, choice) => {
    document.cookie = `${look}=${choice}; path=/; max-age=${choice ? 31536000 : 0}; samesite=lax`;
  };

  const choose = (button) => {
    const { look, choice } = button.dataset;
    const chosen = root.dataset[look] === choice ? "" : choice;
    if (chosen) root.dataset[look] = chosen;
    else delete root.dataset[look];
    keep(look, chosen);
    document.querySelectorAll(`[data-look="${look}"]`).forEach((other) => {
      other.setAttribute("aria-pressed", String(other.dataset.choice === chosen));
    });
  };

  const close = (id) => {
    const part = document.getElementById(id);
    if (!part) return;
    if (part.tagName === "DIALOG") part.close();
    else part.replaceChildren();
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  };

  const say = (text) => {
    const place = notices();
    if (!place || !text) return;
    const line = document.createElement("p");
    line.className = "notice bad strip";
    line.textContent = text;
    place.replaceChildren(line);
    line.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const look = event.target.closest("[data-look]");
    if (look) return choose(look);
    const closing = event.target.closest("[data-closes]");
    if (closing) return close(closing.dataset.closes);
    const opening = event.target.closest("[data-opens]");
    if (opening) {
      opener = opening;
      document.getElementById(opening.dataset.opens)?.showModal();
      return;
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    if (document.getElementById("drawer")?.childElementCount) close("drawer");
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id === "drawer") opener = event.detail.elt;
  });
  // A strip of months opens where the reader is.
  const turn = () => {
    document.querySelectorAll(".months").forEach((strip) => {
      const here = strip.querySelector("[aria-current]");
      if (here) strip.scrollLeft = here.offsetLeft - strip.clientWidth / 2;
    });
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    turn();
    event.target.querySelector?.("[data-focus]")?.focus();
  });
  document.addEventListener("htmx:sendError", () => say(notices()?.dataset.offline));
  document.addEventListener("htmx:timeout", () => say(notices()?.dataset.offline));
  document.addEventListener("htmx:responseError", () => say(notices()?.dataset.failed));
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    say(notices()?.dataset.passkey);
  });

  // A key or a list of codes is there to be copied: one touch selects it all.
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.("[data-select]")) event.target.select();
  });

  // Unsaved words on this device go with whoever logs out.
  document.addEventListener("submit", (event) => {
    if (!event.target.action.endsWith("/accounts/logout/")) return;
    Object.keys(localStorage).filter((name) => name.startsWith("youju:draft:")).forEach((name) => localStorage.removeItem(name));
  });

  document.addEventListener("DOMContentLoaded", () => {
    turn();
    document.querySelector("main .error-summary[data-focus]")?.focus();
  });
})();

// An answer that leads to another place of the same page: the browser alone would roll there and fetch nothing new.
(() => {
  "use strict";
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const answer = event.detail.xhr.getResponseHeader("HX-Redirect");
    const to = answer && new URL(answer, location.href);
    if (!to?.hash || to.origin !== location.origin) return;
    if (to.pathname + to.search !== location.pathname + location.search) return;
    event.preventDefault();
    history.replaceState({ leads: true }, "", to);
    history.scrollRestoration = "manual";
    location.reload();
  });
  // A page that is fetched again stays where it was, and not where it was led.
  window.addEventListener("load", () => {
    if (!history.state?.leads) return;
    history.replaceState(null, "");
    const place = document.getElementById(location.hash.slice(1));
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  });
})();

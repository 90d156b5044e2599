// A screen on the wall looks again once a minute. While the network is away, what it showed last stays.
(() => {
  "use strict";
  const EVERY = 60000;
  const look = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store", credentials: "omit" });
      if (answer.status === 404) location.reload();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-wall]");
      const shown = document.querySelector("[data-wall]");
      if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh);
    } catch {
      // Next minute again.
    }
  };
  setInterval(look, EVERY);
})();

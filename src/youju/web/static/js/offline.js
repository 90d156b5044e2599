// What is promised without network is said before anyone starts; today's and tomorrow's rolls are kept for it.
(() => {
  "use strict";
  const { vault, envelopes } = globalThis.Youju;
  const place = document.getElementById("promise");
  if (!place) return;
  const reader = document.body.dataset.reader;
  const SOON = 60000;
  const say = (word, state) => {
    place.textContent = place.dataset[word];
    place.classList.toggle("warn", state !== "good");
    place.hidden = !place.textContent;
  };

  // Rolls of today and tomorrow, sealed with a key that does not leave this browser.
  const keep = async () => {
    const before = await vault.recall(reader, "roster").catch(() => null);
    if (before && Date.now() - before.at < SOON && place.dataset.today === before.today) return;
    const answer = await fetch(place.dataset.kept, { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" });
    if (!answer.ok) return;
    await vault.remember(reader, "roster", { ...(await answer.json()), at: Date.now() });
    await beside();
  };
  // What other rooms keep for the same days, where their door opens to this person.
  const beside = async () => {
    for (const [name, path] of Object.entries(JSON.parse(place.dataset.beside ?? "{}"))) {
      const answer = await fetch(path, { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" });
      if (answer.ok) await vault.remember(reader, name, await answer.json());
    }
  };
  const serve = async () => {
    await navigator.serviceWorker.register(place.dataset.worker);
    await navigator.serviceWorker.ready;
  };

  const begin = async () => {
    if (!vault.able) return say("insecure");
    const wechat = /MicroMessenger/i.test(navigator.userAgent);
    if (wechat) say("wechat");
    if (!navigator.serviceWorker) return wechat ? null : say("noworker");
    try {
      await Promise.all([envelopes.server(), serve(), keep()]);
    } catch {
      return wechat || !navigator.onLine ? null : say("noworker");
    }
    document.body.dataset.kept = "yes";
    if (wechat) return;
    const stays = navigator.storage?.persist ? await navigator.storage.persist().catch(() => false) : false;
    say(stays ? "persisted" : "unsure", "good");
  };
  document.addEventListener("youju:sent", async ({ detail }) => {
    const roster = await vault.recall(reader, "roster").catch(() => null);
    if (!roster) return;
    roster.sessions.forEach((session) => {
      const now = detail.now[session.uid];
      if (!now) return;
      session.nameless = now.nameless;
      session.seats.forEach((seat) => Object.assign(seat, now.seats[seat.person] ?? {}));
    });
    await vault.remember(reader, "roster", roster);
  });
  begin();
})();

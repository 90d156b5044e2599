// The service worker: rolls, rounds and reports open without network; `YOUJU` is written before this by the server.
/* global YOUJU */
importScripts(YOUJU.vault);
(() => {
  "use strict";
  const CACHE = `youju-${YOUJU.version}`;
  const PATIENCE = 5000;
  const frames = YOUJU.frames.map(({ shell, pages }) => ({ shell, pages: pages.map((page) => new RegExp(page)) }));

  self.addEventListener("install", (event) => {
    const asked = [...frames.map(({ shell }) => shell), ...YOUJU.assets].map((path) => new Request(path, { cache: "reload" }));
    event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(asked)).then(() => self.skipWaiting()));
  });
  // What an older version left goes; so does a roster whose days are over.
  self.addEventListener("activate", (event) => {
    const old = async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith("youju-") && name !== CACHE).map((name) => caches.delete(name)));
      await self.Youju.vault.owner();
      await self.clients.claim();
    };
    event.waitUntil(old());
  });

  const within = (asked) => Promise.race([asked, new Promise((_, lose) => setTimeout(() => lose(new Error("slow")), PATIENCE))]);
  const fresh = async (request, path) => {
    try {
      return await within(fetch(request));
    } catch {
      return (await caches.match(path)) ?? Response.error();
    }
  };
  const page = async (request, shell) => {
    try {
      const answer = await within(fetch(request));
      if (![502, 503, 504].includes(answer.status)) return answer;
    } catch {
      // Nothing comes from there: the empty frame opens, and fills itself from this browser.
    }
    return (await caches.match(shell)) ?? Response.error();
  };
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== self.location.origin) return;
    const frame = frames.find(({ pages }) => pages.some((each) => each.test(pathname)));
    if (request.mode === "navigate" && frame) event.respondWith(page(request, frame.shell));
    else if (YOUJU.assets.includes(pathname)) event.respondWith(fresh(request, pathname));
  });
})();

// What this browser keeps: envelopes that nobody here can open, and a roster that goes at logout and after tomorrow.
// Runs in pages and in the service worker.
(() => {
  "use strict";
  const LABEL = "youju envelope 1";
  const text = new TextEncoder();
  const Youju = (globalThis.Youju ??= {});
  // Without a secure address a browser has no crypto.subtle; in some private windows it has no database.
  const able = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);

  let opened = null;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open("youju", 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("envelopes", { keyPath: "seq", autoIncrement: true });
        asked.result.createObjectStore("kept", { keyPath: "name" });
      };
      asked.onsuccess = () => {
        asked.result.onversionchange = () => asked.result.close();
        resolve(asked.result);
      };
      asked.onerror = () => reject(asked.error);
    });
    return opened;
  };

  // One transaction: what `act` gives back is the answer once everything is on the disk.
  const work = async (name, mode, act) => {
    const base = await database();
    return new Promise((resolve, reject) => {
      const transaction = base.transaction(name, mode, { durability: "strict" });
      const box = {};
      transaction.oncomplete = () => resolve(box.value);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      act(transaction.objectStore(name), (value) => (box.value = value));
    });
  };
  const read = (name, key) => work(name, "readonly", (store, give) => (store.get(key).onsuccess = (event) => give(event.target.result)));
  const all = (name) => work(name, "readonly", (store, give) => (store.getAll().onsuccess = (event) => give(event.target.result)));
  const put = (name, row) => work(name, "readwrite", (store) => store.put(row));

  const encoded = (bytes) => {
    let said = "";
    new Uint8Array(bytes).forEach((byte) => (said += String.fromCharCode(byte)));
    return btoa(said);
  };
  const decoded = (said) => Uint8Array.from(atob(said), (letter) => letter.charCodeAt(0));

  // To the server's public key: ECDH with a pair of this envelope alone, HKDF, AES-GCM bound to what stands outside.
  const seal = async ({ key, kind, about, by }, said, { sealer, point }) => {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await crypto.subtle.importKey("raw", decoded(point), curve, false, []);
    const pair = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const own = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256);
    const secret = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
    const salt = new Uint8Array([...own, ...decoded(point)]);
    const way = { name: "HKDF", hash: "SHA-256", salt, info: text.encode(LABEL) };
    const lock = await crypto.subtle.deriveKey(way, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = text.encode([LABEL, kind, key, about, by, sealer].join("\n"));
    const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, lock, text.encode(JSON.stringify(said)));
    return { version: 1, key, kind, about, by, sealer, point: encoded(own), nonce: encoded(nonce), content: encoded(content) };
  };

  const SERVER = "server";
  const wipe = () =>
    work("kept", "readwrite", (store) => {
      store.openCursor().onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return;
        if (cursor.key !== SERVER) cursor.delete();
        cursor.continue();
      };
    });
  // What was still being fetched when somebody logged out must not come back after the wiping.
  let left = false;
  const keep = (row) => (left ? null : put("kept", row));
  const leave = () => {
    left = true;
    return wipe();
  };
  // The key never leaves the browser's own keeping. It is one person's, until the day after tomorrow.
  const lockOf = async (reader) => {
    const row = await read("kept", "lock");
    if (row && row.reader === reader && Date.now() < row.until) return row.lock;
    if (row) await wipe();
    return null;
  };
  const DAY = 86400000;
  const dayAfterTomorrow = () => new Date().setHours(0, 0, 0, 0) + 2 * DAY;
  const remember = async (reader, name, said) => {
    let lock = await lockOf(reader);
    if (!lock) lock = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const row = await read("kept", "lock");
    // What is fetched today is good for today and tomorrow.
    if (!row || name === "roster") await keep({ name: "lock", reader, lock, until: dayAfterTomorrow() });
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const content = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, lock, text.encode(JSON.stringify(said)));
    await keep({ name, nonce, content });
  };
  const recall = async (reader, name) => {
    const lock = await lockOf(reader);
    const row = lock && (await read("kept", name));
    if (!row) return null;
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce }, lock, row.content);
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  // Whose roster lies here, if it is still good.
  const owner = async () => {
    const row = await read("kept", "lock");
    return row && (await lockOf(row.reader)) ? row.reader : null;
  };

  // What a frame without network shows: kept under this name for whoever it was kept for, who is the page's reader then.
  const mine = async (name) => {
    const reader = able ? await owner() : null;
    const kept = reader && (await recall(reader, name).catch(() => null));
    if (kept) document.body.dataset.reader = reader;
    return kept;
  };

  Youju.vault = { able, work, all, read, put, seal, wipe, leave, remember, recall, owner, mine };
})();

// Sealed envelopes: made one tap after the other, sent in order by one tab at a time, told on every page.
(() => {
  "use strict";
  const AT_ONCE = 20;
  const RETRY = 8000;
  const REST = 1200;
  const DOOR = "/intake/envelopes/";
  const FRESH = 12 * 3600000;
  const Youju = (globalThis.Youju ??= {});
  const { vault } = Youju;
  const able = vault.able;
  const reader = () => document.body.dataset.reader ?? "";
  const open = new Map();
  let chain = Promise.resolve();
  let timer = 0;
  let trouble = "";
  let token = "";
  const tabs = globalThis.BroadcastChannel ? new BroadcastChannel("youju") : null;

  const key = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  // Who is logged in, and to which key is sealed. Without network what was learnt before holds.
  const hello = async () => {
    const answer = await fetch(DOOR, { headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store" });
    if (!answer.ok) throw new Error("login");
    const said = await answer.json();
    token = said.token;
    await vault.put("kept", { name: "server", sealer: said.sealer, point: said.point, at: Date.now() });
    return said;
  };
  const server = async () => {
    const row = await vault.read("kept", "server");
    if (row && Date.now() - row.at < FRESH) return row;
    try {
      return await hello();
    } catch (wrong) {
      if (row) return row;
      throw wrong;
    }
  };

  // A set that no tab has begun to send takes one more mark; otherwise the mark begins a set of its own. What is long
  // stands alone.
  const write = async (kind, about, mark, alone) => {
    const before = alone ? null : open.get(about);
    const set = { key: before?.key ?? key(), marks: [...(before?.marks ?? []), mark] };
    const by = reader();
    const envelope = await vault.seal({ key: set.key, kind, about, by }, { at: Date.now(), marks: set.marks }, await server());
    const row = { key: set.key, by, about, n: set.marks.length, closed: false, envelope };
    const seq = await vault.work("envelopes", "readwrite", (store, give) => {
      if (!before) return (store.add(row).onsuccess = (event) => give(event.target.result));
      store.get(before.seq).onsuccess = (event) => {
        if (!event.target.result || event.target.result.closed) return give(0);
        store.put({ ...row, seq: before.seq });
        give(before.seq);
      };
    });
    if (!seq) {
      open.delete(about);
      return write(kind, about, mark, alone);
    }
    if (!alone) open.set(about, { ...set, seq });
    return set.key;
  };
  const add = (kind, about, mark, alone = false) => {
    chain = chain.catch(() => null).then(() => write(kind, about, mark, alone));
    chain.then(tell, () => null);
    return chain;
  };

  const alone = async (act) => {
    if (navigator.locks) return navigator.locks.request("youju-envelopes", act);
    // Two senders do no harm, for the server knows each key; a lease only spares it the work.
    const mine = key();
    const held = await vault.work("kept", "readwrite", (store, give) => {
      store.get("lease").onsuccess = (event) => {
        if ((event.target.result?.until ?? 0) > Date.now()) return give(false);
        store.put({ name: "lease", until: Date.now() + 15000, mine });
        give(true);
      };
    });
    if (!held) return later("");
    try {
      return await act();
    } finally {
      await vault.put("kept", { name: "lease", until: 0 });
    }
  };

  // What is about to be sent takes no further mark: a second sending has to say the same.
  const take = () =>
    vault.work("envelopes", "readwrite", (store, give) => {
      const found = [];
      give(found);
      store.openCursor().onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor || found.length >= AT_ONCE) return;
        const row = cursor.value;
        if (row.by === reader() && !row.stays) {
          if (!row.closed) cursor.update({ ...row, closed: true });
          found.push(row);
        }
        cursor.continue();
      };
    });
  const settle = (rows, answers) =>
    vault.work("envelopes", "readwrite", (store) => {
      rows.forEach((row) => {
        const said = answers.find((answer) => answer.key === row.key);
        if (!said || said.state === "others") return;
        if (said.state === "stays") store.put({ ...row, closed: true, stays: said.words.join(" ") });
        else store.delete(row.seq);
      });
    });

  const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const post = async (rows, again = true) => {
    const body = new FormData();
    body.set("envelopes", JSON.stringify(rows.map((row) => row.envelope)));
    const headers = { "X-CSRFToken": token || cookie(), Accept: "application/json" };
    const answer = await fetch(DOOR, { method: "POST", body, headers, redirect: "manual", keepalive: rows.length < 4 });
    if (answer.type === "opaqueredirect") throw new Error("login");
    if (answer.status === 403 && again) {
      if ((await hello()).reader !== reader()) throw new Error("login");
      return post(rows, false);
    }
    if (!answer.ok) throw new Error("unsent");
    return answer.json();
  };

  const deliver = async () => {
    for (;;) {
      const rows = await take();
      if (!rows.length) break;
      const said = await post(rows);
      await settle(rows, said.answers);
      const done = said.answers.filter((answer) => answer.state !== "others").map((answer) => answer.key);
      trouble = "";
      const heard = { ...said, done };
      tabs?.postMessage(heard);
      sent(heard);
      if (done.length < rows.length) throw new Error("login");
      // What is being tapped meanwhile is left to grow into a set of its own.
      if (rows.length < AT_ONCE) break;
    }
  };
  const later = (why) => {
    trouble = why;
    clearTimeout(timer);
    timer = setTimeout(send, RETRY);
    return tell();
  };
  let sending = false;
  const send = async () => {
    if (!able || sending || !reader()) return;
    sending = true;
    try {
      await chain.catch(() => null);
      await alone(deliver);
      if (await tell()) timer = setTimeout(send, REST);
    } catch (wrong) {
      await later(["login", "unsent"].includes(wrong.message) ? wrong.message : "offline");
    } finally {
      sending = false;
    }
  };

  // What somebody else sealed here, for whoever answers for the records; the server takes it only if they have left.
  const handIn = async () => {
    let done = 0;
    await alone(async () => {
      const rows = (await vault.all("envelopes")).filter((row) => row.by !== reader());
      for (let at = 0; at < rows.length; at += AT_ONCE) {
        const some = rows.slice(at, at + AT_ONCE);
        const said = await post(some);
        await settle(some, said.answers);
        done += said.answers.filter((answer) => answer.state !== "others").length;
      }
    });
    await tell();
    return done;
  };

  const sent = (heard) => document.dispatchEvent(new CustomEvent("youju:sent", { detail: heard }));
  if (tabs) {
    tabs.onmessage = (event) => {
      sent(event.data);
      tell();
    };
  }
  const waiting = async () => {
    const rows = able ? await vault.all("envelopes") : [];
    const own = rows.filter((row) => row.by === reader());
    return { own, others: rows.length - own.length, stays: own.filter((row) => row.stays) };
  };

  // A quiet strip with the count, on every page of whoever is logged in and at the login itself.
  const tell = async () => {
    const { own, others, stays } = await waiting();
    const sets = own.length - stays.length;
    document.dispatchEvent(new CustomEvent("youju:waiting", { detail: { own, others, trouble } }));
    const strip = document.getElementById("waiting");
    if (!strip) return sets;
    const words = [];
    // A roll tells its own marks itself; only the way to the login stands here as well.
    if (sets && (trouble === "login" || !document.getElementById("roll"))) words.push((strip.dataset[trouble] ?? strip.dataset.own).replace("{n}", sets));
    if (stays.length) words.push(`${strip.dataset.stays.replace("{n}", stays.length)} ${stays[0].stays}`);
    if (others) words.push(strip.dataset.others.replace("{n}", others));
    strip.querySelector("span").textContent = words.join(" ");
    strip.querySelector("a").hidden = trouble !== "login";
    strip.hidden = !words.length;
    return sets;
  };

  const begin = async () => {
    if (!able) return;
    const owner = await vault.owner();
    if (owner && reader() && owner !== reader()) await vault.wipe();
    const { own } = await waiting();
    // Whatever no office knew is asked about once more with each page.
    await vault.work("envelopes", "readwrite", (store) => own.filter((row) => row.stays).forEach((row) => store.put({ ...row, stays: "" })));
    await tell();
    if (own.length && reader()) await send();
  };
  const leave = (event) => {
    if (!event.target.action?.endsWith("/accounts/logout/") || event.target.dataset.wiped) return;
    event.preventDefault();
    const gone = () => {
      event.target.dataset.wiped = "yes";
      event.target.submit();
    };
    Promise.race([vault.leave(), new Promise((done) => setTimeout(done, 1500))]).then(gone, gone);
  };
  if (able) {
    document.addEventListener("submit", leave);
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") send();
    });
  }
  Youju.envelopes = { able, add, send, handIn, tell, waiting, key, server, begin };
  if (!document.body.dataset.offline) begin();
})();

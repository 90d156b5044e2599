// How the marks of a roll leave the page: in sealed envelopes where the browser can, else from the page's memory.
(() => {
  "use strict";
  const REST = 1200;
  const RETRY = 8000;
  const MANY = 10;
  const MOST = 200;
  const Youju = (globalThis.Youju ??= {});
  const KIND = "roll_call.marks";

  // `hear` is told what waits and why, `settle` what the server says of the roll, `say` what a person has to read.
  const sealed = (roll, { hear, settle, say }) => {
    const { vault, envelopes } = Youju;
    const session = roll.dataset.session;
    const reader = document.body.dataset.reader;
    const name = `roll:${session}`;
    let queue = [];
    let timer = 0;
    // Nobody here can open an envelope: what was tapped is remembered apart, to be drawn again after a reload.
    const remember = () => vault.remember(reader, name, queue).catch(() => null);
    // Taps since the last sending began: what is on its way does not hurry the next.
    let fresh = 0;
    const go = () => {
      fresh = 0;
      envelopes.send();
    };
    const push = async (mark) => {
      queue.push(mark);
      fresh += 1;
      hear("");
      try {
        mark.envelope = await envelopes.add(KIND, session, mark);
        await remember();
        clearTimeout(timer);
        timer = setTimeout(go, fresh >= MANY ? 0 : REST);
      } catch {
        say(roll.dataset.lost);
      }
    };
    document.addEventListener("youju:sent", async ({ detail }) => {
      queue = queue.filter((mark) => !mark.envelope || !detail.done.includes(mark.envelope));
      const words = detail.answers.filter((answer) => answer.state === "held").flatMap((answer) => answer.words);
      if (detail.answers.some((answer) => answer.state === "held")) say([roll.dataset.held, ...new Set(words)].join(" "));
      if (detail.now[session]) settle(detail.now[session]);
      hear("", detail.saved);
      await remember();
    });
    document.addEventListener("youju:waiting", ({ detail }) => hear(detail.trouble));
    const load = async () => {
      const { own } = await envelopes.waiting();
      const still = new Set(own.map((row) => row.key));
      queue = ((await vault.recall(reader, name).catch(() => null)) ?? []).filter((mark) => still.has(mark.envelope));
      return queue;
    };
    // What older versions left in the open goes into envelopes, and from the open.
    const seal = async () => {
      let found = 0;
      for (const place of Object.keys(localStorage).filter((key) => key.startsWith("youju:roll:"))) {
        const [, , by, about] = place.split(":");
        const marks = JSON.parse(localStorage.getItem(place) ?? "[]");
        if (by === reader) for (const mark of marks) await envelopes.add(KIND, about, mark);
        if (by === reader) localStorage.removeItem(place);
        if (by === reader) found += marks.length;
      }
      return found;
    };
    return { push, load, seal, send: envelopes.send, queue: () => queue };
  };

  const open = (roll, { hear, settle, say }) => {
    const form = roll.querySelector("form");
    let queue = [];
    let sending = false;
    let timer = 0;
    const body = (marks) => {
      const data = new FormData();
      data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.set("marks", JSON.stringify(marks));
      return data;
    };
    const later = (why) => {
      hear(why);
      clearTimeout(timer);
      timer = setTimeout(send, RETRY);
    };
    const send = async () => {
      if (sending || !queue.length) return;
      sending = true;
      try {
        const answer = await fetch(roll.dataset.marks, { method: "POST", body: body(queue.slice(0, MOST)), headers: { Accept: "application/json" } });
        if (answer.redirected) return later("loginopen");
        const said = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : {};
        if (!answer.ok) {
          if (said.refused) say(said.refused);
          return later("unsent");
        }
        const done = new Set(said.answers.map((each) => each.key));
        queue = queue.filter((mark) => !done.has(mark.key));
        const refused = [...new Set(said.answers.map((each) => each.message).filter(Boolean))];
        if (refused.length) say(refused.join(" "));
        settle(said);
        hear("", said.saved);
        if (queue.length) timer = setTimeout(send, REST);
      } catch {
        later("offlineopen");
      } finally {
        sending = false;
      }
    };
    const push = (mark) => {
      queue.push(mark);
      hear("");
      clearTimeout(timer);
      timer = setTimeout(send, queue.length >= MANY ? 0 : REST);
    };
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && queue.length) navigator.sendBeacon(roll.dataset.marks, body(queue.slice(0, MOST)));
    });
    window.addEventListener("online", send);
    window.addEventListener("beforeunload", (event) => {
      if (queue.length) event.preventDefault();
    });
    return { push, load: async () => [], seal: async () => null, send, queue: () => queue };
  };

  Youju.box = (roll, ears) => (Youju.envelopes?.able && document.body.dataset.reader ? sealed : open)(roll, ears);
})();

// On the way: one home after the other. A visit is drawn at once, sealed on the phone and handed in once.
(() => {
  "use strict";
  const Youju = (globalThis.Youju ??= {});
  const KIND = "visits.visit";
  const LONGEST = 720;
  const clock = () => new Date().toTimeString().slice(0, 5);

  // The minutes since somebody arrived, where nobody typed any.
  const since = (arrived) => {
    const [hours, minutes] = arrived.split(":").map(Number);
    const now = new Date();
    const passed = now.getHours() * 60 + now.getMinutes() - hours * 60 - minutes;
    return passed >= 0 && passed <= LONGEST ? passed : null;
  };
  const arriving = (root) => {
    root.querySelectorAll("[data-now]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const form = button.closest("form");
        form.elements.arrived.value = clock();
        form.elements.arrived.focus();
      });
    });
  };

  const begin = async () => {
    arriving(document);
    const walk = document.getElementById("walk");
    if (!walk) return;
    const { vault, envelopes } = Youju;
    const round = walk.dataset.round;
    const reader = document.body.dataset.reader;
    const name = `round:${round}`;
    const able = Boolean(envelopes?.able && reader);
    const cards = [...walk.querySelectorAll("article.stop")];
    let queue = [];

    const dot = (stop) => walk.querySelector(`[data-dot="${CSS.escape(stop)}"]`);
    const card = (stop) => cards.find((each) => each.dataset.stop === stop);
    const done = (each) => Boolean(each.dataset.state);
    const draw = (stop, state, said) => {
      const found = card(stop);
      if (!found) return;
      found.dataset.state = state;
      found.querySelector("[data-said]").textContent = said;
      found.querySelector("form").hidden = Boolean(state);
      if (dot(stop)) dot(stop).dataset.state = state;
      const walked = document.querySelector("[data-walked]");
      if (walked) walked.textContent = String(cards.filter(done).length);
    };
    const show = (stop, focus = true) => {
      cards.forEach((each) => {
        each.hidden = each.dataset.stop !== stop;
      });
      walk.querySelectorAll("[data-dot]").forEach((each) => {
        if (each.dataset.dot === stop) each.setAttribute("aria-current", "step");
        else each.removeAttribute("aria-current");
      });
      if (focus) card(stop)?.querySelector("h2").focus();
    };
    const after = (stop) => {
      const place = cards.indexOf(card(stop));
      const order = [...cards.slice(place + 1), ...cards.slice(0, place + 1)];
      return order.find((each) => !done(each)) ?? order[0];
    };

    const tell = (trouble, time) => {
      const line = walk.querySelector("[data-tells]");
      const words = queue.length ? (walk.dataset[trouble] ?? walk.dataset.unsent) : time ? walk.dataset.saved : null;
      if (words === null && line.textContent && !line.classList.contains("waits")) return;
      line.textContent = (words ?? "").replace("{n}", String(queue.length)).replace("{time}", time ?? "");
      line.classList.toggle("waits", Boolean(queue.length && trouble));
    };
    const notice = (text) => {
      const line = document.createElement("p");
      line.className = "notice bad strip";
      line.textContent = text;
      document.getElementById("notices").replaceChildren(line);
    };
    const remember = () => vault.remember(reader, name, queue).catch(() => null);

    const said = (form, outcome) => {
      const fields = form.elements;
      const met = outcome === "met" ? [...form.querySelectorAll("input[name=met]:checked")].map((box) => box.value) : [];
      const typed = fields.minutes.value === "" ? null : Number(fields.minutes.value);
      const minutes = outcome !== "met" ? null : (typed ?? (fields.arrived.value ? since(fields.arrived.value) : null));
      return {
        key: fields.key.value || envelopes.key(), stop: fields.stop.value, outcome, met, minutes,
        arrived: fields.arrived.value, brought: fields.brought.value, findings: fields.findings.value, needs: fields.needs.value,
      };
    };
    const write = async (form, outcome) => {
      const mark = said(form, outcome);
      if (outcome === "met" && !mark.met.length) return notice(walk.dataset.nobody);
      if (mark.minutes > LONGEST) return notice(walk.dataset.long);
      document.getElementById("notices").replaceChildren();
      try {
        const envelope = await envelopes.add(KIND, round, mark, true);
        queue.push({ stop: mark.stop, outcome, envelope });
        // What was found is in the envelope, which nobody here can open; the page forgets it.
        await remember();
      } catch {
        return notice(walk.dataset.lost);
      }
      form.elements.key.value = envelopes.key();
      draw(mark.stop, outcome, `${walk.dataset[outcome]} · ${walk.dataset.waits}`);
      show(after(mark.stop).dataset.stop);
      tell("");
      envelopes.send();
    };

    walk.addEventListener("submit", (event) => {
      const outcome = event.submitter?.value;
      if (!able || !outcome) return;
      event.preventDefault();
      write(event.target, outcome);
    });
    walk.addEventListener("click", (event) => {
      const step = event.target.closest("[data-dot]");
      if (step) {
        event.preventDefault();
        show(step.dataset.dot);
      }
      if (event.target.closest("[data-next]")) show(after(event.target.closest("article").dataset.stop).dataset.stop);
    });
    walk.querySelectorAll("[data-next]").forEach((button) => {
      button.hidden = cards.length < 2;
    });

    document.addEventListener("youju:sent", async ({ detail }) => {
      queue = queue.filter((mark) => !detail.done.includes(mark.envelope));
      const held = detail.answers.filter((answer) => answer.state === "held");
      if (held.length) notice([walk.dataset.held, ...new Set(held.flatMap((answer) => answer.words))].join(" "));
      const waits = new Set(queue.map((mark) => mark.stop));
      Object.entries(detail.now[round]?.stops ?? {}).forEach(([stop, now]) => {
        if (!waits.has(stop)) draw(stop, now.state, now.said);
      });
      tell("", detail.saved);
      await remember();
    });
    document.addEventListener("youju:waiting", ({ detail }) => tell(detail.trouble));

    const first = () => card(wrong ?? asked ?? "") ?? cards.find((each) => !done(each)) ?? cards[0];
    const asked = location.hash.match(/^#stop-(.+)$/)?.[1];
    const wrong = document.querySelector(".error-summary a")?.hash.slice("#stop-".length);
    if (first()) show(first().dataset.stop, Boolean(wrong));
    if (able) {
      const { own } = await envelopes.waiting();
      const still = new Set(own.map((row) => row.key));
      queue = ((await vault.recall(reader, name).catch(() => null)) ?? []).filter((mark) => still.has(mark.envelope));
      queue.forEach((mark) => draw(mark.stop, mark.outcome, `${walk.dataset[mark.outcome]} · ${walk.dataset.waits}`));
      if (queue.length) {
        show(first().dataset.stop, false);
        tell("");
        envelopes.send();
      }
    }
  };
  Youju.visiting = begin;
  if (!document.body.dataset.offline) begin();
})();

// Roll call: a tap is drawn at once and handed to the box, which gets it to the server once (post.js).
(() => {
  "use strict";
  const Youju = (globalThis.Youju ??= {});
  const begin = async () => {
    const roll = document.getElementById("roll");
    if (!roll) return;
    const form = roll.querySelector("form");
    const dialog = document.getElementById("seat-more");
    const reason = () => form.elements.reason?.value ?? "";
    const seatOf = (person) => roll.querySelector(`[data-seats] .seat[data-person="${CSS.escape(person)}"]`);
    const counts = new Map();

    const draw = (seat, state, minutes, itself = false) => {
      seat.dataset.state = state;
      seat.dataset.minutes = minutes ?? "";
      seat.querySelector("input[type=checkbox]").checked = state === "present";
      const early = state === "present" && minutes && Number(minutes) !== Number(dialog.dataset.length);
      const said = state ? roll.dataset[itself ? "itself" : state] : "";
      seat.querySelector("[data-said]").textContent = early ? roll.dataset.minutes.replace("{n}", minutes) : said;
    };

    const total = () => {
      const here = roll.querySelectorAll('[data-seats] .seat[data-state="present"]').length;
      const nameless = [...roll.querySelectorAll("[data-counter] input:not([type=hidden])")].reduce((sum, input) => sum + (Number(input.value) || 0), 0);
      document.querySelector("[data-came]").textContent = String(here + nameless);
    };

    const tell = (trouble, time) => {
      const line = roll.querySelector("[data-state]");
      const n = box.queue().length;
      const words = n ? (roll.dataset[trouble] ?? roll.dataset.unsent) : time ? roll.dataset.saved : null;
      if (words === null && line.textContent && !line.classList.contains("waits")) return;
      line.textContent = (words ?? "").replace("{n}", String(n)).replace("{time}", time ?? "");
      line.classList.toggle("waits", Boolean(n && trouble));
    };

    const push = (mark) => {
      box.push({ key: Youju.envelopes.key(), reason: reason(), ...mark });
      total();
    };

    const say = (seat, said, minutes) => {
      const mark = { said, role: seat.dataset.role || roll.dataset.role, person: seat.dataset.person };
      if (minutes !== undefined) mark.minutes = minutes;
      const news = said === "present" && seat.dataset.state !== "present";
      draw(seat, said === "undo" ? "" : said, said === "present" ? (minutes ?? seat.dataset.minutes) : "");
      push(mark);
      offer(news ? seat : null, mark.role);
    };

    // Whoever is called by name may have been counted without one before: then both would count.
    const offered = roll.querySelector("[data-offer]");
    const offer = (seat, role) => {
      const row = seat && roll.querySelector(`[data-counter="${CSS.escape(role)}"]`);
      offered.hidden = !(row && counts.get(role) > 0);
      if (offered.hidden) return;
      const name = seat.querySelector(".name").firstChild.textContent.trim();
      const words = offered.dataset.offer.replace("{name}", name).replace("{role}", row.querySelector("label").textContent);
      offered.querySelector("span").textContent = words.replace("{n}", String(counts.get(role)));
      offered.dataset.role = role;
    };

    const settle = (answer) => {
      const waiting = new Set(box.queue().map((mark) => mark.person).filter(Boolean));
      Object.entries(answer.seats).forEach(([person, now]) => {
        const seat = seatOf(person);
        if (seat && !waiting.has(person)) draw(seat, now.state, now.minutes, now.itself);
      });
      const roles = new Set(box.queue().filter((mark) => !mark.person).map((mark) => mark.role));
      roll.querySelectorAll("[data-counter]").forEach((row) => {
        const role = row.dataset.counter;
        if (roles.has(role)) return;
        row.querySelector("input:not([type=hidden])").value = String(answer.nameless[role] ?? 0);
        counts.set(role, answer.nameless[role] ?? 0);
      });
      total();
    };

    const notice = (text) => {
      const line = document.createElement("p");
      line.className = "notice bad strip";
      line.textContent = text;
      document.getElementById("notices").replaceChildren(line);
    };

    const walkIn = (found) => {
      const { person, name, face } = found.dataset;
      let seat = seatOf(person);
      if (!seat) {
        seat = found.cloneNode(true);
        const box = seat.querySelector("input");
        box.removeAttribute("data-walk-in");
        seat.querySelector(".seat-said").dataset.said = "";
        seat.querySelector(".face").textContent = face;
        const more = roll.querySelector("template[data-more]")?.content.firstElementChild.cloneNode(true);
        if (more) {
          more.setAttribute("aria-label", name);
          seat.append(more);
        }
        roll.querySelector("[data-seats]").append(seat);
        roll.querySelector("[data-empty]")?.remove();
      }
      say(seat, "present");
      document.getElementById("found").replaceChildren();
      const seek = document.getElementById("seek");
      seek.value = "";
      seek.focus();
    };

    const more = (seat) => {
      dialog.dataset.person = seat.dataset.person;
      dialog.querySelector("h2").textContent = seat.querySelector(".name").firstChild.textContent;
      const slide = dialog.querySelector("input[type=range]");
      slide.value = seat.dataset.minutes || dialog.dataset.length;
      slide.dispatchEvent(new Event("input", { bubbles: true }));
      dialog.showModal();
    };

    const count = (row, value) => {
      const role = row.dataset.counter;
      const before = counts.get(role) ?? 0;
      const now = Math.max(0, Math.min(100000, value || 0));
      row.querySelector("input:not([type=hidden])").value = String(now);
      counts.set(role, now);
      const step = now - before;
      if (step) push({ said: step > 0 ? "present" : "undo", role, n: Math.abs(step) });
      else total();
    };

    // Nameless people of marks that still wait are counted on top of what the page was made with.
    const onTop = (mark) => {
      const row = roll.querySelector(`[data-counter="${CSS.escape(mark.role)}"]`);
      if (!row) return;
      const now = Math.max(0, (counts.get(mark.role) ?? 0) + (mark.said === "undo" ? -mark.n : mark.n));
      counts.set(mark.role, now);
      row.querySelector("input:not([type=hidden])").value = String(now);
    };

    form.addEventListener("change", (event) => {
      const box = event.target.closest("input[type=checkbox]");
      if (box?.hasAttribute("data-walk-in")) return walkIn(box.closest(".seat"));
      if (box) return say(box.closest(".seat"), box.checked ? "present" : "undo");
      const row = event.target.closest("[data-counter]");
      if (row) count(row, Number(event.target.value));
    });
    form.addEventListener("click", (event) => {
      const step = event.target.closest("[data-step]");
      if (step) {
        const row = step.closest("[data-counter]");
        return count(row, (counts.get(row.dataset.counter) ?? 0) + Number(step.dataset.step));
      }
      const open = event.target.closest("[data-more]");
      if (open) more(open.closest(".seat"));
    });
    offered.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const row = roll.querySelector(`[data-counter="${CSS.escape(offered.dataset.role)}"]`);
      if (button.hasAttribute("data-replace")) count(row, (counts.get(offered.dataset.role) ?? 0) - 1);
      offered.hidden = true;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      box.send();
    });
    dialog.addEventListener("input", (event) => {
      if (event.target.type === "range") dialog.querySelector("output").textContent = roll.dataset.minutes.replace("{n}", event.target.value);
    });
    dialog.addEventListener("click", (event) => {
      const care = event.target.closest("[data-care]");
      const person = dialog.dataset.person;
      if (care) {
        dialog.close();
        htmx.ajax("POST", care.dataset.care.replace("00000000-0000-0000-0000-000000000000", person), { target: "#drawer" });
        return;
      }
      const choice = event.target.closest("[data-say]");
      if (!choice) return;
      const said = choice.dataset.say;
      if (said === "minutes") say(seatOf(person), "present", Number(dialog.querySelector("input[type=range]").value));
      else say(seatOf(person), said);
      dialog.close();
    });

    roll.querySelectorAll("[data-more], [data-step]").forEach((button) => {
      button.hidden = false;
    });
    roll.querySelectorAll("[data-plain]").forEach((part) => {
      part.hidden = true;
    });
    roll.querySelectorAll("[data-counter]").forEach((row) => {
      counts.set(row.dataset.counter, Number(row.querySelector("input:not([type=hidden])").value) || 0);
    });
    const box = Youju.box(roll, { hear: tell, settle, say: notice });
    const again = await box.load();
    again.forEach((mark) => {
      const seat = mark.person && seatOf(mark.person);
      if (seat) draw(seat, mark.said === "undo" ? "" : mark.said, mark.minutes);
      if (!mark.person) onTop(mark);
    });
    if (again.length) {
      total();
      tell("");
      box.send();
    }
    if (await box.seal()) box.send();
  };
  Youju.roll = begin;
  if (!document.body.dataset.offline) begin();
})();

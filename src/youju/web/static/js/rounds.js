// The page of rounds that opens without network: what this browser keeps for one person fills an empty frame.
(() => {
  "use strict";
  const { vault, envelopes } = globalThis.Youju;
  const page = document.getElementById("offline");
  const asked = location.pathname.match(/\/rounds\/([0-9a-f-]{36})\//)?.[1];
  const NOBODY = "00000000-0000-0000-0000-000000000000";
  // The day of the organisation, wherever the phone thinks it is.
  const day = () => new Date().toLocaleDateString("sv-SE", { timeZone: page.dataset.zone });
  const part = (name) => document.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);

  const row = (round) => {
    const item = part("row");
    item.querySelector("a").href = page.dataset.walk.replace(NOBODY, round.uid);
    item.querySelector(".when").textContent = round.label;
    item.querySelector(".what").textContent = round.name;
    item.querySelector(".note").textContent = String(round.stops.length);
    return item;
  };
  const list = (kept) => {
    page.querySelector("[data-rounds]").replaceChildren(...kept.rounds.map(row));
    page.querySelector("[data-none]").hidden = kept.rounds.length > 0;
  };

  const person = (found) => {
    const item = part("person");
    item.querySelector("input").value = found.person;
    item.querySelector(".face").textContent = found.face;
    item.querySelector(".name").textContent = found.name;
    if (found.nickname) {
      const aka = document.createElement("span");
      aka.className = "aka";
      aka.textContent = found.nickname;
      item.querySelector(".name").append(aka);
    }
    item.querySelector(".seat-said").textContent = found.age;
    return item;
  };
  const stop = (found, round) => {
    const item = part("stop");
    item.id = `stop-${found.stop}`;
    Object.assign(item.dataset, { stop: found.stop, state: found.state });
    item.querySelector("[data-number]").textContent = String(found.number);
    item.querySelector("[data-name]").textContent = found.name;
    item.querySelector("[data-who]").textContent = found.who;
    item.querySelector("[data-said]").textContent = found.said;
    const form = item.querySelector("form");
    form.hidden = Boolean(found.state);
    form.elements.stop.value = found.stop;
    form.elements.key.value = envelopes.key();
    form.elements.brought.value = round.brought;
    item.querySelector("[data-people]").append(...found.people.map(person));
    return item;
  };
  const dot = (found) => {
    const link = document.createElement("a");
    link.href = `#stop-${found.stop}`;
    link.textContent = String(found.number);
    link.setAttribute("aria-label", `${found.number} ${found.name}`);
    Object.assign(link.dataset, { dot: found.stop, state: found.state });
    return link;
  };
  const draw = async (round) => {
    page.querySelector("h1").textContent = round.name;
    page.querySelector("[data-lead]").textContent = [round.label, round.note].filter(Boolean).join(" · ");
    page.querySelector("[data-list]").hidden = true;
    if (round.day > day()) {
      page.querySelector("[data-closed]").hidden = false;
      return;
    }
    page.querySelector("[data-board]").append(document.querySelector("template[data-board]").content.cloneNode(true));
    const walk = document.getElementById("walk");
    walk.dataset.round = round.uid;
    walk.querySelector("[data-stops]").append(...round.stops.map((each) => stop(each, round)));
    walk.querySelector("[data-dots]").append(...round.stops.map(dot));
    await globalThis.Youju.visiting();
  };

  const begin = async () => {
    const kept = await vault.mine("rounds");
    if (kept) {
      const round = kept.rounds.find((each) => each.uid === asked);
      if (round) await draw(round);
      else list(kept);
    } else {
      page.querySelector("[data-none]").hidden = false;
    }
    document.body.dataset.drawn = "yes";
    await envelopes.begin();
  };
  begin();
})();

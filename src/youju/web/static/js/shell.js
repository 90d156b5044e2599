// The page that opens without network: what this browser keeps for one person is put into an empty frame.
(() => {
  "use strict";
  const { vault, envelopes } = globalThis.Youju;
  const page = document.getElementById("offline");
  const asked = location.pathname.match(/\/sessions\/([0-9a-f-]{36})\//)?.[1];
  // The day of the organisation, wherever the phone thinks it is.
  const day = () => new Date().toLocaleDateString("sv-SE", { timeZone: page.dataset.zone });
  const part = (name) => document.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);

  const row = (session) => {
    const item = part("row");
    const link = item.querySelector("a");
    link.href = page.dataset.roll.replace("00000000-0000-0000-0000-000000000000", session.uid);
    item.querySelector(".when").textContent = `${session.label} ${session.hours}`;
    item.querySelector(".what").textContent = session.name;
    item.querySelector(".note").textContent = session.cancelled ? page.dataset.cancelled : session.site;
    return item;
  };
  const list = (roster) => {
    const rows = page.querySelector("[data-sessions]");
    rows.replaceChildren(...roster.sessions.map(row));
    page.querySelector("[data-none]").hidden = roster.sessions.length > 0;
  };

  const seat = (found) => {
    const item = part("seat");
    Object.assign(item.dataset, { person: found.person, role: found.role, state: found.state, minutes: found.minutes ?? "" });
    item.querySelector("input[type=checkbox]").value = found.person;
    item.querySelector("input[type=checkbox]").checked = found.state === "present";
    item.querySelector(".face").textContent = found.face;
    item.querySelector(".name").textContent = found.name;
    if (found.nickname) {
      const aka = document.createElement("span");
      aka.className = "aka";
      aka.textContent = found.nickname;
      item.querySelector(".name").append(aka);
    }
    item.querySelector("[data-more]").setAttribute("aria-label", found.name);
    const board = document.getElementById("roll");
    item.querySelector("[data-said]").textContent = board.dataset[found.state] ?? "";
    return item;
  };
  const draw = async (session) => {
    page.querySelector("h1").textContent = session.name;
    page.querySelector("[data-lead]").textContent = `${session.label} ${session.hours}`;
    page.querySelector("[data-list]").hidden = true;
    if (session.cancelled || session.day > day()) {
      page.querySelector("[data-closed]").hidden = false;
      return;
    }
    page.querySelector("[data-board]").append(document.querySelector("template[data-roll]").content.cloneNode(true));
    page.querySelector(".came").hidden = false;
    const board = document.getElementById("roll");
    Object.assign(board.dataset, { session: session.uid, role: session.role });
    const dialog = document.getElementById("seat-more");
    dialog.dataset.length = session.length;
    dialog.querySelector("input[type=range]").max = session.length || 180;
    board.querySelector("[data-seats]").append(...session.seats.map(seat));
    if (session.seats.length) board.querySelector("[data-empty]")?.remove();
    Object.entries(session.nameless).forEach(([role, n]) => {
      const counter = board.querySelector(`[data-counter="${role}"] input:not([type=hidden])`);
      if (counter) counter.value = String(n);
    });
    await globalThis.Youju.roll();
  };

  const begin = async () => {
    const roster = await vault.mine("roster");
    if (roster) {
      const session = roster.sessions.find((each) => each.uid === asked);
      if (session) await draw(session);
      else list(roster);
    } else {
      page.querySelector("[data-none]").hidden = false;
    }
    document.body.dataset.drawn = "yes";
    await envelopes.begin();
  };
  begin();
})();

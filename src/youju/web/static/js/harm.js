// A report of suspected harm: sealed on the phone and handed in once, with network or without.
(() => {
  "use strict";
  const KIND = "safeguarding.report";
  const WHOM = ["police", "civil_affairs", "education", "other"];
  const { vault, envelopes } = globalThis.Youju;
  const board = document.getElementById("harm");
  const offline = Boolean(document.body.dataset.offline);
  if (!board) return;
  const form = board.querySelector("form");
  const tell = (text, bad) => {
    const line = board.querySelector("[data-tells]");
    line.textContent = text;
    line.classList.toggle("waits", Boolean(bad));
  };
  const told = () =>
    WHOM.filter((whom) => form.elements[`told_${whom}`]?.checked).map((whom) => ({
      whom, name: form.elements[`name_${whom}`].value, at: form.elements[`at_${whom}`].value,
    }));
  const said = () => {
    const { key, seen, person, who, on } = form.elements;
    return { key: key.value || envelopes.key(), seen: seen.value, person: person.value, who: who.value, on: on.value, told: told() };
  };
  let mine = "";
  const write = async () => {
    if (form.elements.seen.value.trim().length < 2) return tell(board.dataset.empty, true);
    try {
      mine = await envelopes.add(KIND, board.dataset.about, said(), true);
    } catch {
      return tell(board.dataset.lost, true);
    }
    form.hidden = true;
    form.reset();
    form.elements.key.value = envelopes.key();
    board.append(board.querySelector("[data-tells]"));
    tell(board.dataset.waits, true);
    envelopes.send();
  };
  document.addEventListener("youju:sent", ({ detail }) => {
    const answer = detail.answers.find((each) => each.key === mine);
    if (answer) tell([answer.state === "held" ? board.dataset.held : board.dataset.sent, ...answer.words].join(" "), answer.state === "held");
  });
  const listen = () =>
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      write();
    });

  // Without network: whom one's office calls, from what this browser keeps.
  const calling = (office) => {
    board.dataset.about = office.uid;
    office.calls.forEach(({ whom, name, number }) => {
      const row = board.querySelector(`[data-call="${whom}"]`);
      const link = row.querySelector("[data-number]");
      row.querySelector("[data-name]").textContent = name;
      link.hidden = !number;
      row.querySelector("[data-unwritten]").hidden = Boolean(number);
      if (number) link.href = `tel:${number}`;
      link.querySelector("span").textContent = number;
    });
  };
  const fill = async () => {
    const kept = await vault.mine("harm");
    if (!kept?.offices.length) {
      form.hidden = true;
      document.querySelector("[data-none]").hidden = false;
      return;
    }
    const choose = document.getElementById("harm-office");
    choose.replaceChildren(...kept.offices.map((office) => new Option(office.name, office.uid)));
    choose.closest("[data-offices]").hidden = kept.offices.length < 2;
    choose.addEventListener("change", () => calling(kept.offices.find((office) => office.uid === choose.value)));
    calling(kept.offices[0]);
    form.elements.on.value = new Date().toLocaleDateString("sv-SE");
    form.elements.key.value = envelopes.key();
    listen();
    document.body.dataset.drawn = "yes";
    await envelopes.begin();
  };
  if (offline) fill();
  else if (envelopes?.able && document.body.dataset.reader) listen();
})();

// Passages in another order: dragged by the grip, or with Alt and an arrow key; the buttons do the same for everybody.
(() => {
  "use strict";
  let dragged = null;
  const section = (element) => element.closest(".press-section");
  const passages = (list) => [...list.querySelectorAll(":scope > .passage[data-moves], :scope > .passage.editing")];

  const unmark = () => document.querySelectorAll(".drop-before, .drop-after").forEach((row) => row.classList.remove("drop-before", "drop-after"));

  // Only the grip begins a drag, so that words can still be marked with the mouse.
  document.addEventListener("pointerdown", (event) => {
    const passage = event.target.closest("[data-grip]")?.closest(".passage");
    if (passage) passage.draggable = true;
  });
  document.addEventListener("pointerup", () => {
    document.querySelectorAll(".passage[draggable=true]").forEach((row) => row.removeAttribute("draggable"));
  });

  document.addEventListener("dragstart", (event) => {
    const passage = event.target.closest?.(".passage[draggable=true]");
    if (!passage) return;
    dragged = passage;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", passage.id);
    passage.classList.add("dragged");
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged?.removeAttribute("draggable");
    dragged = null;
    unmark();
  });

  // Where the hand is: before or after which passage of a section that takes this one.
  const aim = (event) => {
    const there = dragged && event.target.closest?.(".press-section");
    if (!there || !there.dataset.takes || there.dataset.takes !== section(dragged).dataset.takes) return null;
    const rows = passages(there.querySelector(".passages")).filter((row) => row !== dragged);
    const next = rows.find((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    return { there, rows, place: next ? rows.indexOf(next) : rows.length };
  };

  document.addEventListener("dragover", (event) => {
    const found = aim(event);
    if (!found) return;
    event.preventDefault();
    unmark();
    const { rows, place, there } = found;
    if (rows[place]) rows[place].classList.add("drop-before");
    else (rows.at(-1) ?? there.querySelector(".passages").lastElementChild ?? there).classList.add("drop-after");
  });
  document.addEventListener("drop", (event) => {
    const found = aim(event);
    if (!found) return;
    event.preventDefault();
    const { there, place } = found;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const part = document.querySelector("[name=part]")?.value ?? "";
    htmx.ajax("POST", dragged.dataset.moves, {
      target: there,
      swap: "outerHTML",
      values: { to: String(place), section: there.dataset.section, part, csrfmiddlewaretoken: token },
    });
  });

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key) || event.target.closest("form[data-writes]")) return;
    const passage = event.target.closest?.(".passage[data-moves]");
    if (!passage) return;
    event.preventDefault();
    passage.querySelector(`[name=to][value=${event.key === "ArrowUp" ? "up" : "down"}]:not(:disabled)`)?.click();
  });

  // What was moved keeps the focus, so that it can be moved on.
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll(".press-section[data-moved]").forEach((moved) => {
      document.getElementById(`p-${moved.dataset.moved}`)?.focus({ preventScroll: false });
      delete moved.dataset.moved;
    });
  });
})();

// A companion is dragged onto a child: the pair is fixed, and the rest is proposed around it at once.
// Without a mouse "Somebody else" does the same in two taps; nothing is kept before the proposal is confirmed.
(() => {
  "use strict";
  const page = document.querySelector("[data-matching]");
  if (!page) return;
  let held = null;
  const child = (event) => {
    const row = held && event.target.closest?.("[data-child]");
    return row && row.dataset.companion !== held ? row : null;
  };
  const unmark = () => page.querySelectorAll(".taking").forEach((row) => row.classList.remove("taking"));

  page.addEventListener("dragstart", (event) => {
    const companion = event.target.closest?.("[data-number]");
    if (!companion) return;
    held = companion.dataset.number;
    event.dataTransfer.effectAllowed = "link";
    event.dataTransfer.setData("text/plain", companion.textContent.trim());
    page.classList.add("dragging");
  });
  page.addEventListener("dragend", () => {
    held = null;
    page.classList.remove("dragging");
    unmark();
  });
  page.addEventListener("dragover", (event) => {
    const row = child(event);
    unmark();
    if (!row) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "link";
    row.classList.add("taking");
  });
  page.addEventListener("drop", (event) => {
    const row = child(event);
    if (!row) return;
    event.preventDefault();
    // The last decision counts, and the page says what it means for the others.
    const there = new URL(page.dataset.matching, location.href);
    there.searchParams.set("onto", `${row.dataset.child}.${held}`);
    there.hash = row.dataset.child;
    location.assign(there);
  });
})();

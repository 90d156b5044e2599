// A lead is dragged into the issue, onto a story or between stories; a picture to another place of its story.
// Everything here can be done with buttons too: this only spares the way to them.
(() => {
  "use strict";
  let lead = null;
  let picture = null;
  const MARKS = ["drop-before", "drop-after", "drop-into"];
  const unmark = () => {
    MARKS.forEach((mark) => document.querySelectorAll(`.${mark}`).forEach((row) => row.classList.remove(mark)));
  };
  const pictures = (list) => [...list.querySelectorAll(":scope > .story-picture")];

  // Only the grip begins to drag a picture, so that words can still be marked; a lead has no words to mark.
  document.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[data-grip-picture]")?.closest(".story-picture");
    if (row) row.draggable = true;
  });
  document.addEventListener("pointerup", () => {
    document.querySelectorAll(".story-picture[draggable=true]").forEach((row) => row.removeAttribute("draggable"));
  });
  document.addEventListener("dragstart", (event) => {
    lead = event.target.closest?.("[data-lead][draggable=true]") ?? null;
    picture = lead ? null : (event.target.closest?.(".story-picture[draggable=true]") ?? null);
    const dragged = lead ?? picture;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = lead ? "copyMove" : "move";
    event.dataTransfer.setData("text/plain", dragged.id);
    dragged.classList.add("dragged");
    document.body.classList.toggle("dragging-lead", Boolean(lead));
  });
  document.addEventListener("dragend", () => {
    [lead, picture].forEach((row) => row?.classList.remove("dragged"));
    picture?.removeAttribute("draggable");
    document.body.classList.remove("dragging-lead");
    lead = picture = null;
    unmark();
  });

  // Where a lead would go: into the story under the hand, else to the end of its section.
  const goal = (event) => {
    const section = event.target.closest?.(".press-section[data-takes=stories]");
    if (!section) return null;
    const story = event.target.closest(".passage[data-moves]");
    if (story) return { mark: story, where: `story:${story.id.slice(2)}`, name: "drop-into" };
    const last = section.querySelector(".passages").lastElementChild ?? section;
    return { mark: last, where: `section:${section.dataset.section}`, name: "drop-before" };
  };
  // The place of a picture among the others of its story.
  const place = (event) => {
    const list = event.target.closest?.(".story-pictures");
    if (!list || list !== picture.parentElement) return null;
    const rows = pictures(list).filter((row) => row !== picture);
    const next = rows.find((row) => {
      const box = row.getBoundingClientRect();
      const beside = event.clientY < box.bottom && event.clientX < box.left + box.width / 2;
      const above = event.clientY < box.top + box.height / 2;
      return getComputedStyle(list).gridTemplateColumns.includes(" ") ? beside : above;
    });
    return { rows, to: next ? rows.indexOf(next) : rows.length };
  };

  document.addEventListener("dragover", (event) => {
    const found = lead ? goal(event) : picture ? place(event) : null;
    if (!found) return;
    event.preventDefault();
    unmark();
    if (lead) found.mark.classList.add(found.name);
    else if (found.rows[found.to]) found.rows[found.to].classList.add("drop-before");
    else found.rows.at(-1)?.classList.add("drop-after");
  });
  document.addEventListener("drop", (event) => {
    const found = lead ? goal(event) : picture ? place(event) : null;
    if (!found) return;
    event.preventDefault();
    unmark();
    if (lead) return void ask(lead.dataset.lead, found);
    const passage = picture.closest(".passage");
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const part = passage.querySelector("[name=part]")?.value ?? "";
    htmx.ajax("POST", picture.dataset.movesPicture, {
      target: passage,
      swap: "outerHTML",
      values: { to: String(found.to), part, csrfmiddlewaretoken: token },
    });
  });

  // What was dropped is asked about where it was dropped: which photos, which words.
  const ask = (address, { mark, where }) => {
    document.querySelectorAll(".passage.taking").forEach((row) => row.remove());
    const row = document.createElement("li");
    row.className = "passage editing taking";
    if (where.startsWith("story:")) mark.after(row);
    else mark.before(row);
    htmx.ajax("GET", `${address}?where=${encodeURIComponent(where)}`, { target: row, swap: "innerHTML" }).then(() => {
      row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      row.scrollIntoView({ block: "nearest" });
    });
  };
  document.addEventListener("click", (event) => {
    const leave = event.target.closest("[data-untake]");
    const dropped = leave?.closest(".passage.taking");
    const put = leave?.closest(".lead-put");
    if (!dropped && !put) return;
    event.preventDefault();
    if (dropped) return void dropped.remove();
    const card = put.closest("[data-lead]");
    htmx.ajax("GET", document.getElementById("leads-beside").getAttribute("hx-get"), "#leads-beside").then(() => {
      document.querySelector(`#${card.id} .lead-put a`)?.focus();
    });
  });

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.(".story-picture[data-moves-picture]");
    const way = { ArrowUp: "up", ArrowLeft: "up", ArrowDown: "down", ArrowRight: "down" }[event.key];
    if (!row || !way || !event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    row.querySelector(`[name=to][value=${way}]:not(:disabled)`)?.click();
  });

  // What was moved keeps the focus, so that it can be moved on.
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll(".story-pictures[data-moved-picture]").forEach((list) => {
      document.getElementById(`pic-${list.dataset.movedPicture}`)?.focus({ preventScroll: false });
      delete list.dataset.movedPicture;
    });
  });
})();

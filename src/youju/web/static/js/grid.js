// Arrows and Enter move through the month grid as in a spreadsheet; Ctrl+Enter saves.
(() => {
  "use strict";
  const grid = document.getElementById("grid");
  if (!grid) return;
  const step = (input, rows, columns) => {
    const cell = input.closest("td");
    const row = cell.parentElement;
    let place = [...row.children].indexOf(cell) + columns;
    let next = row;
    for (let tries = 0; tries < grid.rows.length; tries += 1) {
      if (rows) next = rows > 0 ? next.nextElementSibling : next.previousElementSibling;
      const found = next?.children[place]?.querySelector("input");
      if (found) {
        found.focus();
        found.select();
        return true;
      }
      if (!next) return false;
      if (columns) place += columns;
    }
    return false;
  };
  grid.addEventListener("keydown", (event) => {
    const input = event.target.closest("input");
    if (!input || event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) input.form.requestSubmit();
      else if (!step(input, event.shiftKey ? -1 : 1, 0)) input.form.querySelector("[type=submit]").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (step(input, event.key === "ArrowDown" ? 1 : -1, 0)) event.preventDefault();
    } else if (event.key === "ArrowLeft" && input.selectionStart === 0 && input.selectionEnd === 0) {
      if (step(input, 0, -1)) event.preventDefault();
    } else if (event.key === "ArrowRight" && input.selectionStart === input.value.length) {
      if (step(input, 0, 1)) event.preventDefault();
    }
  });
  grid.addEventListener("focusin", (event) => event.target.closest("input")?.select());
})();

// How long an asked story is while it is written: characters as they are printed, blanks not counted.
(() => {
  "use strict";
  const told = document.querySelector("[data-written]");
  const form = told?.closest("form[data-writes]");
  if (!form) return;

  const words = () => {
    const editor = form.querySelector(".composed[aria-multiline=true]");
    if (!editor) return form.elements.body?.value ?? "";
    const copy = editor.cloneNode(true);
    // A chip shows what a figure is called as well; printed is only what it says.
    for (const label of copy.querySelectorAll(".token .soft")) label.remove();
    return copy.textContent;
  };
  const count = () => {
    const said = String([...words().replace(/\s+/gu, "")].length);
    // It stands inside the form that is watched: said again only when it says something else.
    if (told.textContent !== said) told.textContent = said;
  };
  new MutationObserver(count).observe(form, { subtree: true, childList: true, characterData: true });
  form.addEventListener("input", count);
})();

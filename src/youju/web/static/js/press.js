// What writing an issue needs beyond htmx: a figure put where the hand was and Enter that saves.
(() => {
  "use strict";
  const last = new WeakMap();

  const place = (passage) =>
    last.get(passage) ?? passage.querySelector("textarea[data-takes-tokens]") ?? passage.querySelector("[data-takes-tokens]");

  const put = (button) => {
    const passage = button.closest(".passage");
    const field = passage && place(passage);
    if (!field) return;
    if (field.tagName === "INPUT" && field.name === "margin") field.value = button.dataset.token;
    else field.setRangeText(button.dataset.token, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-token]");
    if (button) put(button);
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-takes-tokens]")) last.set(event.target.closest(".passage"), event.target);
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    // While characters are being composed, Enter belongs to the input method.
    if (event.isComposing || event.keyCode === 229 || !field.closest?.("form[data-writes]")) return;
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey || (field.matches("[data-enter-saves]") && !event.shiftKey));
    if (saves) {
      event.preventDefault();
      field.form.requestSubmit();
    }
    if (event.key === "Escape" && !field.form.dataset.dirty) field.form.querySelector("[data-leaves]")?.click();
  });
})();

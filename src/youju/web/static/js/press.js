// What writing an issue needs beyond htmx: a figure put where the hand was, Enter that saves, and no words lost by leaving.
(() => {
  "use strict";
  const typed = new Set();
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
    if (event.target.closest("[data-leaves]")) typed.delete(event.target.closest(".passage"));
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
    if (event.key === "Escape" && !typed.has(field.closest(".passage"))) field.form.querySelector("[data-leaves]")?.click();
  });

  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-writes]")) typed.add(event.target.closest(".passage"));
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-writes]")) typed.delete(event.target.closest(".passage"));
  });
  // A line that was not taken is unsaved again.
  document.addEventListener("htmx:afterSwap", () => {
    document.querySelectorAll(".passage.editing .error-summary").forEach((summary) => typed.add(summary.closest(".passage")));
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...typed].some((passage) => passage.isConnected)) event.preventDefault();
  });
})();

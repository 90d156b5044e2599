// What writing an issue needs beyond htmx: a figure put where the hand was and Enter that saves.
(() => {
  "use strict";
  const last = new WeakMap();

  const place = (passage) =>
    last.get(passage) ??
    passage.querySelector(".composed[aria-multiline=true], .composed") ??
    passage.querySelector("textarea[data-takes-tokens]") ??
    passage.querySelector("[data-takes-tokens]");

  const insert = (editor, { token, label, said }) => {
    const chip = { type: "figure", attrs: { token, label, said } };
    // A margin holds one figure and nothing else.
    if (editor.view.dom.closest(".field")?.querySelector("[name=margin]")) {
      editor.commands.setContent({ type: "doc", content: [{ type: "paragraph", content: [chip] }] }, { emitUpdate: true });
      editor.commands.focus("end");
    } else {
      editor.chain().focus().insertContent(chip).run();
    }
  };

  const put = (button) => {
    const passage = button.closest(".passage");
    const field = passage && place(passage);
    if (!field) return;
    if (field.composer) return void insert(field.composer, button.dataset);
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
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && field.matches?.(".picker input[type=search]")) {
      event.preventDefault();
      field.closest(".passage").querySelector(".offers [data-token]")?.click();
    }
    const form = field.closest?.("form[data-writes]");
    if (!form) return;
    const saves = event.key === "Enter" && (event.ctrlKey || event.metaKey || (field.matches("[data-enter-saves]") && !event.shiftKey));
    if (saves) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === "Escape" && !form.dataset.dirty) form.querySelector("[data-leaves]")?.click();
  });

  // A date, or words with a number of somebody else's: made into a chip like a figure.
  document.addEventListener("click", (event) => {
    const maker = event.target.closest("[data-makes]");
    if (!maker) return;
    const field = maker.parentElement.querySelector("input");
    const text = field.value.trim().replace(/[{}\n]/g, "");
    if (!text) return void field.focus();
    const day = maker.dataset.makes === "date" ? text.split("-").map(Number) : null;
    maker.dataset.token = `{${maker.dataset.makes}:${text}}`;
    maker.dataset.said = day ? `${day[1]}月${day[2]}日` : text;
    field.value = "";
    put(maker);
    delete maker.dataset.token;
  });

  // The editor is large and comes only where something is written; until then, and without it, the plain field serves.
  const source = new URL("composer.js", document.currentScript.src).href;
  const mount = () => {
    const fields = [...document.querySelectorAll("[data-html]:not([data-mounted])")];
    fields.forEach((field) => (field.dataset.mounted = ""));
    if (fields.length) import(source).then((composer) => fields.filter((field) => field.isConnected).forEach(composer.mount));
  };
  document.addEventListener("htmx:afterSettle", mount);
  document.addEventListener("DOMContentLoaded", mount);

  // A long form that folds up leaves the window somewhere else: what was saved is what one wants to see.
  document.addEventListener("htmx:afterSettle", (event) => {
    const saved = event.detail.elt;
    if (saved?.matches?.(".passage") && saved.querySelector(".notice.good")) saved.scrollIntoView({ block: "nearest" });
  });
})();

// One button takes an edition into the clipboard as its readers' editor wants it: HTML with its styles, or plain words.
// What it takes is behind an address, or, with #name, in a field of the page.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-copies]")) {
    const label = [...button.childNodes].findLast((node) => node.nodeType === Node.TEXT_NODE);
    const said = label.data;
    const field = button.dataset.copies.startsWith("#") && document.querySelector(button.dataset.copies);
    let taken = field ? { type: "text/plain", text: field.value } : null;
    if (!field) fetch(button.dataset.copies, { credentials: "same-origin" })
      .then(async (answer) => {
        if (answer.ok) taken = { type: answer.headers.get("Content-Type").split(";")[0], text: await answer.text() };
      })
      .catch(() => {});

    // The browser's own copy, filled by hand: it works without a secure address and keeps every inline style.
    const fill = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", taken.type === "text/html" ? words(taken.text) : taken.text);
      if (taken.type === "text/html") event.clipboardData.setData("text/html", taken.text);
    };
    // Read by hand: a parser would try the inline styles against this page's policy.
    const marks = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
    const words = (html) =>
      html
        .replace(/<\/(p|h\d|tr)>/g, "\n")
        .replace(/<\/td>/g, " ")
        .replace(/<[^>]*>/g, "")
        .replace(/&(?:lt|gt|quot|#x27|amp);/g, (mark) => marks[mark]);

    button.addEventListener("click", () => {
      document.addEventListener("copy", fill, { once: true });
      const done = taken !== null && document.execCommand("copy");
      document.removeEventListener("copy", fill);
      label.data = done ? button.dataset.copied : button.dataset.failed;
      setTimeout(() => { label.data = said; }, 4000);
    });
  }
})();

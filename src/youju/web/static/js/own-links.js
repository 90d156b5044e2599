// Own pages of sign-ups that this phone has opened, so that the code on the wall finds them. They stay on the phone
// until they are taken back, eight at most, and are offered only to the page behind a good code.
const KEY = "youju-own-links", MOST = 8;

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function keep(links) {
  try {
    localStorage.setItem(KEY, JSON.stringify(links.slice(-MOST)));
  } catch {
    // A browser that keeps nothing asks for the address instead.
  }
}

const own = document.querySelector("[data-own-link]");
if (own) keep([...kept().filter((one) => one !== own.dataset.ownLink), own.dataset.ownLink]);

const gone = document.querySelector("[data-own-link-gone]");
if (gone) keep(kept().filter((one) => one !== gone.dataset.ownLinkGone));

const form = document.querySelector("form[data-own-links]");
if (form && kept().length) {
  const field = form.querySelector("input[name=links]");
  const hint = form.querySelector(".hint");
  field.value = kept().map((one) => `joined/${one}/`).join(" ");
  // Nothing to type: what would stand in the field says nothing to anybody.
  field.type = "hidden";
  form.querySelector("label").hidden = true;
  if (hint) hint.textContent = form.dataset.ownLinks;
}

// The editor of stories and sentences: paragraphs, sub-headings, items, quotations, links and figures as chips, no more.
// What it sends is read back into the same grammar on the server; without a script the plain field does the same work.
import {
  Blockquote,
  BulletList,
  Document,
  Editor,
  Heading,
  ListItem,
  Mark,
  Node,
  Paragraph,
  Text,
  UndoRedo,
} from "../django_prose_editor/editor.js";

const Figure = Node.create({
  name: "figure",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    const told = (name) => ({ default: "", parseHTML: (element) => element.dataset[name] ?? "" });
    return { token: told("token"), label: told("label"), said: told("said") };
  },
  parseHTML() {
    return [{ tag: "span[data-token]" }];
  },
  renderHTML({ node }) {
    const { token, label, said } = node.attrs;
    const shown = said ? [["span", { class: "soft" }, label], " ", ["b", {}, said]] : [label || token];
    return ["span", { class: "token", "data-token": token, "data-label": label, "data-said": said }, ...shown];
  },
  renderText({ node }) {
    return node.attrs.token;
  },
});

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return { href: { default: "" } };
  },
  parseHTML() {
    return [{ tag: 'a[href^="https://"]' }];
  },
  renderHTML({ mark }) {
    return ["a", { href: mark.attrs.href, rel: "noopener noreferrer" }, 0];
  },
});

// Blocks stand beside each other, never inside each other: the grammar knows no nesting.
const STORY = [
  Document,
  Paragraph,
  Text,
  UndoRedo,
  Figure,
  Link,
  Heading.configure({ levels: [2] }),
  BulletList,
  ListItem.extend({ content: "paragraph" }),
  Blockquote.extend({ content: "paragraph+" }),
];
const SENTENCE = [Document.extend({ content: "paragraph" }), Paragraph, Text, UndoRedo, Figure, Link];

const ACTS = {
  heading: (chain) => chain.toggleHeading({ level: 2 }),
  bulletList: (chain) => chain.toggleBulletList(),
  blockquote: (chain) => chain.toggleBlockquote(),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
};

const attributes = (field) => {
  const label = document.querySelector(`label[for="${field.id}"]`);
  const named = { class: "input composed", role: "textbox", "aria-multiline": String(field.name === "body"), "data-takes-tokens": "" };
  if (label) named["aria-label"] = label.firstChild.textContent.trim();
  for (const name of ["aria-describedby", "aria-invalid", "data-enter-saves"]) {
    if (field.hasAttribute(name)) named[name] = field.getAttribute(name);
  }
  return named;
};

const tools = (bar, editor) => {
  const address = bar.querySelector("[data-address]");
  const row = address.closest("[data-linking]");
  const act = (button) => {
    const name = button.dataset.act;
    if (name === "link") {
      if (editor.isActive("link")) return editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
      row.hidden = false;
      return address.focus();
    }
    return ACTS[name](editor.chain().focus()).run();
  };
  const join = () => {
    const href = address.value.trim();
    if (!address.checkValidity() || !href.startsWith("https://")) return address.reportValidity();
    const { empty } = editor.state.selection;
    const chain = editor.chain().focus();
    if (empty) chain.insertContent({ type: "text", text: new URL(href).hostname, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setMark("link", { href }).run();
    address.value = "";
    row.hidden = true;
    return true;
  };
  bar.addEventListener("mousedown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) act(button);
    if (event.target.closest("[data-join]")) join();
  });
  address.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    join();
  });
  const press = () => {
    bar.querySelectorAll("[aria-pressed]").forEach((button) => {
      button.setAttribute("aria-pressed", String(editor.isActive(button.dataset.act)));
    });
  };
  editor.on("transaction", press);
  bar.hidden = false;
};

export const mount = (field) => {
  const form = field.form;
  const passage = field.closest(".passage");
  const html = document.createElement("input");
  html.type = "hidden";
  html.name = `${field.name}_html`;
  field.after(html);
  const place = document.createElement("div");
  place.className = "composer";
  html.after(place);
  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: field.name === "body" ? STORY : SENTENCE,
    content: field.dataset.html,
    editorProps: {
      attributes: attributes(field),
      // A brace is how a figure begins: it leads to the list of figures.
      handleTextInput: (_view, _from, _to, text) => {
        const search = text === "{" && passage.querySelector(".picker input[type=search]");
        if (search) search.focus();
        return Boolean(search);
      },
    },
    onUpdate: () => {
      html.value = editor.getHTML();
      html.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  editor.view.dom.composer = editor;
  const focused = document.activeElement === field || (field.autofocus && !passage.querySelector("[data-focus]"));
  field.required = false;
  field.hidden = true;
  document.querySelector(`label[for="${field.id}"]`)?.addEventListener("click", () => editor.commands.focus());
  form.addEventListener("youju:refilled", () => {
    if (html.value) editor.commands.setContent(html.value, { emitUpdate: false });
  });
  const bar = field.name === "body" && passage.querySelector("[data-tools]");
  if (bar) tools(bar, editor);
  if (focused) editor.commands.focus("end");
};

// A finger on a grip drags as a mouse does: browsers on phones and tablets begin no drag of their own there.
// Whatever listens to dragstart, dragover, drop and dragend hears the same; the buttons stay the way for everybody.
(() => {
  "use strict";
  const EDGE = 72;
  let held = null;

  const tell = (name, target, event) => {
    const { clientX, clientY } = event;
    const said = new DragEvent(name, { bubbles: true, cancelable: true, clientX, clientY, dataTransfer: held.data });
    target.dispatchEvent(said);
    return said.defaultPrevented;
  };
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY) ?? document.body;
  // Near the edge of the window the page moves on under the finger.
  const roll = () => {
    if (!held) return;
    const { clientY } = held.last;
    const step = clientY < EDGE ? -10 : clientY > innerHeight - EDGE ? 10 : 0;
    if (step) {
      scrollBy(0, step);
      held.over = tell("dragover", under(held.last), held.last);
    }
    held.frame = requestAnimationFrame(roll);
  };
  const end = (event, dropped) => {
    if (!held || event.pointerId !== held.pointer) return;
    cancelAnimationFrame(held.frame);
    if (dropped && held.over) tell("drop", under(event), event);
    tell("dragend", held.row, event);
    held = null;
  };

  document.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || held || !event.isPrimary) return;
    const grip = event.target.closest(".grip");
    const row = grip?.closest("[data-lead], .story-picture, .passage");
    if (!row) return;
    // A grip gives no words to mark and nothing to scroll; the drag of the browser's own would take the finger away.
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.draggable = true;
    held = { pointer: event.pointerId, row, data: new DataTransfer(), last: event, over: false, frame: 0 };
    tell("dragstart", row, event);
    held.frame = requestAnimationFrame(roll);
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    held.last = event;
    held.over = tell("dragover", under(event), event);
  });
  // Heard before the others let go of what they hold.
  document.addEventListener("pointerup", (event) => end(event, true), { capture: true });
  document.addEventListener("pointercancel", (event) => end(event, false), { capture: true });
})();

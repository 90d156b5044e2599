// Which part of a picture is printed: a frame with two corners, in thousandths of the picture's sides.
(() => {
  "use strict";
  const SIDES = ["left", "top", "right", "bottom"];
  const LEAST = 100;
  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

  const set = (form, cropper) => {
    const image = cropper.querySelector("[data-whole]");
    const box = cropper.querySelector("[data-box]");
    const ratio = form.querySelector("[data-ratio]");
    const file = form.querySelector("[data-picture]");
    const alt = form.querySelector("[data-alt]");
    const field = (name) => form.elements[name];
    let crop = SIDES.map((side) => Number(field(side).value || (side === "right" || side === "bottom" ? 1000 : 0)));

    const draw = () => {
      const [left, top, right, bottom] = crop;
      box.hidden = !ratio.value;
      box.style.left = `${left / 10}%`;
      box.style.top = `${top / 10}%`;
      box.style.width = `${(right - left) / 10}%`;
      box.style.height = `${(bottom - top) / 10}%`;
    };
    const write = () => {
      SIDES.forEach((side, place) => (field(side).value = String(crop[place])));
      field("boxed").value = "on";
      draw();
    };
    // Height in thousandths for a width in thousandths, in the chosen ratio; null where any is right.
    const tall = (width) => {
      const [across, down] = ratio.value.split(":").map(Number);
      return down ? (width * image.naturalWidth * down) / (across * image.naturalHeight) : null;
    };
    const centre = () => {
      if (!ratio.value) crop = [0, 0, 1000, 1000];
      else if (ratio.value !== "free") {
        const height = tall(1000);
        const width = height > 1000 ? Math.round(1000 / (height / 1000)) : 1000;
        const high = Math.round(Math.min(1000, height));
        const left = Math.floor((1000 - width) / 2);
        const top = Math.floor((1000 - high) / 2);
        crop = [left, top, left + width, top + high];
      }
      write();
    };
    const shift = (x, y) => {
      const [left, top, right, bottom] = crop;
      const dx = clamp(Math.round(x), -left, 1000 - right);
      const dy = clamp(Math.round(y), -top, 1000 - bottom);
      crop = [left + dx, top + dy, right + dx, bottom + dy];
      write();
    };
    const pull = (corner, x, y) => {
      let [left, top, right, bottom] = crop;
      if (corner === "first") {
        left = clamp(Math.round(left + x), 0, right - LEAST);
        top = clamp(Math.round(top + y), 0, bottom - LEAST);
        const height = tall(right - left);
        if (height !== null) top = Math.round(bottom - height);
        if (top < 0) return;
      } else {
        right = clamp(Math.round(right + x), left + LEAST, 1000);
        bottom = clamp(Math.round(bottom + y), top + LEAST, 1000);
        const height = tall(right - left);
        if (height !== null) bottom = Math.round(top + height);
        if (bottom > 1000) return;
      }
      if (bottom - top < LEAST) return;
      crop = [left, top, right, bottom];
      write();
    };

    box.addEventListener("pointerdown", (event) => {
      const corner = event.target.dataset.corner;
      const stage = image.getBoundingClientRect();
      let [x, y] = [event.clientX, event.clientY];
      event.preventDefault();
      (corner ? event.target : box).focus();
      box.setPointerCapture(event.pointerId);
      const move = (step) => {
        const by = [((step.clientX - x) / stage.width) * 1000, ((step.clientY - y) / stage.height) * 1000];
        [x, y] = [step.clientX, step.clientY];
        if (corner) pull(corner, ...by);
        else shift(...by);
      };
      const end = () => box.removeEventListener("pointermove", move);
      box.addEventListener("pointermove", move);
      box.addEventListener("pointerup", end, { once: true });
      box.addEventListener("pointercancel", end, { once: true });
    });
    box.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] }[event.key];
      if (!way) return;
      event.preventDefault();
      if (event.target.dataset.corner) pull(event.target.dataset.corner, ...way);
      else shift(...way);
    });
    ratio.addEventListener("change", centre);
    image.addEventListener("load", () => {
      cropper.hidden = false;
      if (file?.files.length) centre();
      draw();
    });
    file?.addEventListener("change", () => {
      if (!file.files.length) return;
      image.src = URL.createObjectURL(file.files[0]);
      // A new picture is another picture: it is asked for what it shows.
      alt.value = "";
      alt.required = true;
      alt.focus();
    });
    if (image.getAttribute("src") && image.complete && image.naturalWidth) {
      cropper.hidden = false;
      draw();
    }
  };

  const begin = () => {
    document.querySelectorAll("[data-cropper]:not([data-set])").forEach((cropper) => {
      cropper.dataset.set = "";
      set(cropper.closest("form"), cropper);
    });
  };
  document.addEventListener("htmx:afterSettle", begin);
  document.addEventListener("DOMContentLoaded", begin);
})();

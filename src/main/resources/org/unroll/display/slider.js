
for (const box of document.querySelectorAll(".unroll-slider")) {
  const source = box.querySelector("script");
  if (!source) continue;
  const { title, labels, svg, slots, values, frames } = JSON.parse(source.textContent);
  const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const elements = drawing.querySelectorAll(":not(tspan)");

  const make = (name, style, attributes) => {
    const element = document.createElement(name);
    element.style.cssText = style;
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const last = frames.length;
  const bar = make("label", "display:flex;align-items:center;gap:10px;box-sizing:border-box;margin:0 0 4px;"
    + "max-width:100%;padding:8px 14px;background:#fff;color:#1f2328;border:1px solid #d9d9d6;border-radius:6px;"
    + "font:13px DejaVu Sans,Helvetica,Arial,sans-serif;color-scheme:light", {});
  const range = make("input", "flex:1;min-width:80px;margin:0;accent-color:#0072b2",
    { type: "range", min: 1, max: last, step: 1, value: 1, "aria-label": title });
  const told = make("output", "min-width:11em", { "aria-live": "off" });
  bar.style.width = drawing.getAttribute("width") + "px";
  bar.append("step", range, told);

  const show = () => {
    const frame = range.value - 1;
    slots.forEach(([element, attribute], slot) => {
      const value = values[frames[frame][slot]];
      if (attribute) elements[element].setAttribute(attribute, value);
      else elements[element].innerHTML = value;
    });
    told.textContent = labels[frame];
    range.setAttribute("aria-valuetext", labels[frame]);
  };
  range.addEventListener("input", show);
  // some pages take the browser's own mark of the focus away
  range.addEventListener("focus", () => bar.style.boxShadow = "inset 0 0 0 2px #0072b2");
  range.addEventListener("blur", () => bar.style.boxShadow = "none");
  // keys move the slider, not the notebook's selection
  bar.addEventListener("keydown", event => event.stopPropagation());
  box.setAttribute("data-lm-suppress-shortcuts", "true");
  drawing.style.cssText = "display:block;max-width:100%;height:auto;overflow:visible";
  box.replaceChildren(bar, drawing);
  show();
}

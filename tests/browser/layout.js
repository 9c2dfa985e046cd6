// Looks at a page as it stands; returns a sentence for each thing that a person would trip over.
({ size, buttons }) => {
  const found = [];
  const seen = (el) => {
    const box = el.getBoundingClientRect();
    return el.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && box.width > 1 && box.height > 1 && box.right > 0;
  };
  const name = (el) =>
    `<${el.tagName.toLowerCase()}${el.id ? ` #${el.id}` : ""}${el.className ? ` .${String(el.className).replaceAll(" ", ".")}` : ""}>`
    + ` "${(el.innerText || el.value || el.alt || "").trim().slice(0, 40)}"`;

  const room = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  if (wide > room) {
    const guilty = [...document.body.querySelectorAll("*")]
      .filter((el) => seen(el) && el.getBoundingClientRect().right > room + 1
        && ![...el.children].some((child) => child.getBoundingClientRect().right > room + 1));
    found.push(`${size}: page is ${wide - room} px too wide: ${guilty.slice(0, 3).map(name).join(", ")}`);
  }

  for (const el of document.body.querySelectorAll("*")) {
    const text = [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!text || !seen(el) || el.closest(".unseen, .skip, select, option")) continue;
    const style = getComputedStyle(el);
    const clips = (side) => ["hidden", "clip"].includes(style[side]);
    if ((clips("overflowX") && el.scrollWidth > el.clientWidth + 1)
      || (clips("overflowY") && el.scrollHeight > el.clientHeight + 1)) {
      found.push(`${size}: text is cut off: ${name(el)}`);
    }
  }

  if (buttons) {
    const small = ".small, .back, nav *, .tools *";
    const main = [...document.querySelectorAll("main button, main .button")].filter(
      (el) => seen(el) && !el.matches(small));
    for (const el of main) {
      const box = el.getBoundingClientRect();
      if (box.height < 47.5) found.push(`${size}: main button is ${box.height} px high: ${name(el)}`);
    }
  }

  const headings = [...document.querySelectorAll("h1")].filter(seen);
  if (headings.length !== 1) found.push(`${size}: ${headings.length} h1`);
  if (!document.title.trim()) found.push(`${size}: no title`);
  return found;
}

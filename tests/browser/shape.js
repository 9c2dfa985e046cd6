// Tells how a page is built, without its words: two lists of different births have one shape.
() => {
  const shape = (el) => {
    const told = [el.tagName, el.className, el.type ?? "", el.getAttribute("role") ?? ""];
    const parts = [...el.children].map(shape);
    const inside = parts.filter((part, at) => parts.indexOf(part) === at);
    return `${told.join(".")}(${inside.join("")})`;
  };
  return shape(document.body);
}

// Make elements. Text is only ever set as text, never as markup.

const byId = (id) => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function button(label, onclick, properties = {}) {
  return make("button", { type: "button", onclick, ...properties }, label);
}

// A link to a document opens only what is plainly a web address.
function link(address, label) {
  if (!/^https?:\/\//i.test(address || "")) return make("span", {}, label);
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, label);
}

function swatch(style) {
  const mark = make("span", { class: "swatch", "aria-hidden": "true" }, style.letter);
  mark.style.setProperty("--light", style.light);
  mark.style.setProperty("--dark", style.dark);
  return mark;
}

function countOf(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

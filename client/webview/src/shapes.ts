/**
 * The drawing as plain data, an element a shape: the page builds it node by node, a file writes it as text. Whatever
 * stands in a manifest is a value here, and neither of the two lets it become markup.
 */

export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly Shape[];
  readonly text?: string;
}

/** An element with children. */
export function shape(
  tag: string,
  attributes: Shape["attributes"],
  children: readonly (Shape | undefined)[] = [],
): Shape {
  return { tag, attributes, children: children.filter((child) => child !== undefined) };
}

/** An element that holds a text. */
export function textShape(tag: string, attributes: Shape["attributes"], text: string): Shape {
  return { tag, attributes, children: [], text: legal(text) };
}

/** A shape as XML. */
export function xmlOf({ tag, attributes, children, text }: Shape): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escaped(legal(String(value)))}"`,
  );
  const inside = text === undefined ? children.map(xmlOf).join("") : escaped(text);
  return inside === "" ? `<${tag}${written.join("")}/>` : `<${tag}${written.join("")}>${inside}</${tag}>`;
}

/** Builds a shape in a page: attributes and texts are set as values, never parsed. */
export function elementOf(page: Document, { tag, attributes, children, text }: Shape): SVGElement {
  const element = page.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, legal(String(value)));
  if (text !== undefined) element.textContent = text;
  for (const child of children) element.append(elementOf(page, child));
  return element;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Without what XML has no way to write: control characters and halves of surrogate pairs. */
function legal(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, " ");
}

/** The drawing as a file: whatever a name holds is text in it. */
import { expect, test } from "vitest";
import type { PictureTexts } from "../../src/picture/messages.ts";
import { boxesOf } from "../src/boxes.ts";
import { curve } from "../src/cables.ts";
import { svgOf } from "../src/exporting.ts";
import { shortened, widthOf } from "../src/measures.ts";
import { sceneOf } from "../src/scene.ts";
import { wordsOf } from "../src/words.ts";
import { edge, node } from "./pictures.ts";

const word = "word";
const texts: PictureTexts = {
  states: { reached: "reached", "near-miss": "near miss", nothing: "nothing there", unknown: "unknown" },
  reaches: { file: word, folder: word, everything: word },
  reach: word,
  port: "Port",
  container: "Container",
  alias: "Alias",
  nameless: "without a name",
  here: word,
  services: "Services: {0}",
  problems: "to look at: {0}",
  empty: word,
  asTree: word,
  export: word,
  zoomIn: word,
  zoomOut: word,
  fit: word,
  neighbours: word,
  expandAll: word,
  collapseAll: word,
  picture: word,
};

function svg(...parameters: Parameters<typeof node>): string {
  const picture = {
    nodes: [node(...parameters), node("b", { namespace: parameters[1]?.namespace })],
    edges: [edge(parameters[0], "b", { state: "near-miss", text: parameters[0] })],
  };
  return svgOf(sceneOf(boxesOf(picture), new Set()), wordsOf(texts), () => "");
}

test.each([
  '<img src=x onerror="alert(1)">',
  "]]><script>alert(1)</script>",
  "\" onload='x' a=\"",
  "&amp;&#0;\u0000\uD800",
])("a name like %j is text in SVG", (name) => {
  const text = svg(name, { text: name, namespace: name, state: "near-miss" });
  const tags = new Set([...text.matchAll(/<\/?([a-zA-Z!?]+)/g)].map(([, tag]) => tag));
  expect([...tags].sort()).toEqual(
    ["circle", "g", "line", "path", "rect", "style", "svg", "text", "title", "?xml"]
      .filter((tag) => tags.has(tag))
      .sort(),
  );
  expect(text).not.toMatch(/ on[a-z]+="/);
  expect(text).not.toMatch(/[\p{Cs}]|(?!\n)\p{Cc}/u);
  expect(text.replace(/&#\d+;/g, "")).not.toContain("&");
});

test("a card is named for those who hear it, and its state is a shape as well", () => {
  const text = svg("web", { namespace: "shop", state: "near-miss", text: "no pod" });
  expect(text).toContain('aria-label="Service web, shop, near miss, no pod"');
  expect(text).toContain('class="mark near-miss"');
  expect(text).toContain('class="cable leads near-miss"');
});

test("an SVG stands alone: no variable of the editor, nothing from elsewhere", () => {
  const text = svg("web");
  expect(text).not.toContain("var(");
  expect(text.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import/);
});

test("what does not fit is cut by characters, not in the middle of one", () => {
  expect(shortened("short", 100)).toBe("short");
  const cut = shortened("😀".repeat(50), 100);
  expect(cut).toMatch(/^😀+…$/u);
  expect(widthOf(cut, 11)).toBeLessThanOrEqual(100);
});

test("a cable is level where it leaves and where it arrives", () => {
  expect(
    curve([
      { x: 0, y: 0 },
      { x: 100, y: 50 },
    ]),
  ).toBe("M0 0C50 0 50 50 100 50");
  expect(
    curve([
      { x: 100, y: 0 },
      { x: 0, y: 50 },
    ]),
  ).toMatch(/^M100 0C165 0 -65 50 0 50$/);
  expect(curve([])).toBe("");
});

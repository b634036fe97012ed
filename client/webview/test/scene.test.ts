/** Where things stand in the picture. */
import { describe, expect, test } from "vitest";
import { boxesOf } from "../src/boxes.ts";
import { initiallyExpanded, toggled } from "../src/expanding.ts";
import { type PlacedCard, sceneOf } from "../src/scene.ts";
import { edge, manyServices, node } from "./pictures.ts";

const chain = {
  nodes: [
    node("client", { role: "client" }),
    node("svc"),
    node("port", { role: "port", parent: "svc" }),
    node("pods", { role: "workload" }),
    node("container", { role: "container", parent: "pods" }),
  ],
  edges: [edge("client", "port", { relation: "calls" }), edge("port", "container")],
};

function overlaps(cards: readonly PlacedCard[]): readonly string[] {
  return cards.flatMap((a, at) =>
    cards
      .slice(at + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.card.node.id} ${b.card.node.id}`),
  );
}

describe("a scene", () => {
  test("goes from left to right along the cables", () => {
    const { cards } = sceneOf(boxesOf(chain), new Set());
    const x = (id: string) => cards.find(({ card }) => card.node.id === id)?.x ?? Number.NaN;
    expect(x("client")).toBeLessThan(x("svc"));
    expect(x("svc")).toBeLessThan(x("pods"));
  });

  test("lets cables begin and end at the rows of their cards", () => {
    const { cards, cables } = sceneOf(boxesOf(chain), new Set());
    const svc = cards.find(({ card }) => card.node.id === "svc");
    const leads = cables.find(({ edge: each }) => each.from === "port");
    expect(leads?.start.x).toBe((svc?.x ?? 0) + (svc?.width ?? 0));
    expect(leads?.start.y).toBeGreaterThan((svc?.y ?? 0) + 40);
  });

  test("is drawn of cycles, of objects that call themselves, and of nothing", () => {
    const cycle = { nodes: [node("a"), node("b")], edges: [edge("a", "b"), edge("b", "a"), edge("a", "a")] };
    expect(sceneOf(boxesOf(cycle), new Set()).cables).toHaveLength(2);
    expect(sceneOf(boxesOf({ nodes: [], edges: [] }), new Set())).toMatchObject({
      cards: [],
      cables: [],
      groups: [],
    });
  });

  test("leaves out cables without ends", () => {
    expect(boxesOf({ nodes: [node("a")], edges: [edge("a", "gone")] }).edges).toEqual([]);
  });

  test("has no card over another", () => {
    const boxes = boxesOf(manyServices(60));
    expect(overlaps(sceneOf(boxes, new Set(boxes.groups.map(({ id }) => id))).cards)).toEqual([]);
  });

  test("is the same each time", () => {
    const boxes = () => boxesOf(manyServices(30));
    const all = new Set(boxes().groups.map(({ id }) => id));
    expect(JSON.stringify(sceneOf(boxes(), all).cables)).toBe(JSON.stringify(sceneOf(boxes(), all).cables));
  });
});

describe("groups", () => {
  const boxes = boxesOf(manyServices(500));

  test("are folders and namespaces, named without what all share", () => {
    expect(boxes.groups).toHaveLength(25);
    expect(boxes.groups.map(({ folder }) => folder)).toContain("team-7");
    const two = boxesOf({ nodes: [node("a", { namespace: "x" }), node("b", { namespace: "y" })], edges: [] });
    expect(two.groups.map(({ folder, namespace }) => `${folder} ${namespace}`)).toEqual(["app x", "app y"]);
  });

  test("of 500 Services begin collapsed, but for that of the cursor", () => {
    expect(initiallyExpanded(boxes, undefined).size).toBe(0);
    const [open] = initiallyExpanded(boxes, "container-150");
    expect(boxes.groups.find(({ id }) => id === open)?.folder).toBe("team-7");
    const scene = sceneOf(boxes, new Set(open === undefined ? [] : [open]));
    expect(scene.groups.map(({ state }) => state).filter((state) => state === "open")).toHaveLength(1);
    expect(scene.cards).toHaveLength(40);
  });

  test("of a small picture begin open, and open and close", () => {
    const small = boxesOf(manyServices(25));
    const all = initiallyExpanded(small, undefined);
    expect(all.size).toBe(2);
    const [first = ""] = all;
    expect(toggled(toggled(all, first), first)).toEqual(all);
    expect(sceneOf(small, toggled(all, first)).cards).toHaveLength(10);
  });

  test("that are collapsed have one cable for all between them", () => {
    const far = (id: string, folder: string, role: "service" | "workload") =>
      node(id, { role, location: { ...node("").location, uri: `file:///w/${folder}/x.yaml` } });
    const nodes = [far("a", "one", "workload"), far("b", "one", "workload"), far("svc", "two", "service")];
    const edges = [edge("a", "svc", { relation: "calls" }), edge("b", "svc", { relation: "calls" })];
    expect(sceneOf(boxesOf({ nodes, edges }), new Set()).cables).toMatchObject([{ count: 2 }]);
  });

  test("may all be open", () => {
    const few = boxesOf(manyServices(100));
    const scene = sceneOf(few, new Set(few.groups.map(({ id }) => id)));
    expect(scene.cards).toHaveLength(200);
    expect(overlaps(scene.cards)).toEqual([]);
  });
});

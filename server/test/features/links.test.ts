import { expect, test } from "vitest";
import { links } from "../../src/features/links.ts";
import { pathOf } from "../support/check.ts";
import { questionAt } from "./ask.ts";

const files = `#- kustomization.yaml
resources:
  - app.yaml
  - "./base"
  - missing.yaml
  - https://example.org/x.yaml
patches:
  - path: patches/web.yaml
  - patch: "kind: Service"
components: [$0../c]
#- app.yaml
kind: Service
#- base/kustomization.yml
resources: []
#- patches/web.yaml
kind: Service
`;

test("a kustomization links the files and folders that are there", () => {
  const { asked, files: texts } = questionAt(files);
  const text = texts.get("kustomization.yaml") ?? "";
  expect(
    links(asked).map(({ range, target }) => [text.slice(range.start, range.end), pathOf(target)]),
  ).toEqual([
    ["app.yaml", "app.yaml"],
    ["./base", "base/kustomization.yml"],
    ["patches/web.yaml", "patches/web.yaml"],
  ]);
});

test("no other file has links of ours", () => {
  const { asked } = questionAt(
    files
      .replace("resources: []", "$0resources: []")
      .replace("[$0", "[")
      .replace("kustomization.yml", "other.yml"),
  );
  expect(links(asked)).toEqual([]);
});

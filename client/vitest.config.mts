import { defineConfig } from "vitest/config";

export default defineConfig({
  // What needs an editor is tested in one: see `test/e2e`.
  test: { include: ["webview/test/**/*.test.ts"] },
});

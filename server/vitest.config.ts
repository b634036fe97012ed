import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // These start the built programs, so they run after the build and on their own.
    exclude: ["test/process/**"],
  },
});

import { defineConfig } from "vite";

// The server hands out this folder; the wheel carries it, git does not.
export default defineConfig({
  build: {
    outDir: "../src/datakasse/web/static",
    emptyOutDir: true,
    target: "es2022",
  },
});

import { defineConfig } from "vite";

// The server hands out this folder; the wheel carries it, git does not.
export default defineConfig({
  build: {
    outDir: "../src/datakasse/web/static",
    emptyOutDir: true,
    target: "es2022",
    // The customer's display is a page of its own, so that the till does not carry it.
    rolldownOptions: { input: ["index.html", "display.html"] },
  },
});

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { inLanguage } from "./src/till/words/table.ts";
import { LANGUAGES } from "./src/writing/language.ts";

const BUILT = "../src/datakasse/web/static";

// The server hands out this folder; the wheel carries it, git does not.
export default defineConfig({
  plugins: [oneLanguageAtATime(), serviceWorker()],
  build: {
    outDir: BUILT,
    emptyOutDir: true,
    target: "es2022",
    // Every browser that the till supports preloads modules by itself.
    modulePreload: { polyfill: false },
    // The display, the office and the hub are pages of their own, so that the till does not carry them.
    rolldownOptions: {
      input: ["index.html", "display.html", "office.html", "hub.html"],
      // What pages share is one file, as is what the till shares with the panels that it fetches later, and the hub's page
      // with the office: in several small ones it is packed less tightly.
      output: {
        advancedChunks: {
          groups: [
            { name: "shared", minShareCount: 2, test: /frontend.src.(?!till|office|hub)/ },
            { name: "till", minShareCount: 2, test: /frontend.src.till.(?!words)/ },
            { name: "office-and-hub", minShareCount: 2, test: /frontend.src.office/ },
          ],
        },
      },
    },
  },
});

/** Puts the texts of one language where the table of all would be asked for them: a till loads what it speaks. */
function oneLanguageAtATime(): Plugin {
  return {
    name: "one-language-at-a-time",
    apply: "build",
    load(id) {
      const language = LANGUAGES.find((one) => id.endsWith(`/words/said/${one}.ts`));
      if (language === undefined) return null;
      return `export default ${JSON.stringify(inLanguage(language))};`;
    },
  };
}

/** Writes the service worker last: it knows every other file, and is another one as soon as any of them is. */
function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    closeBundle() {
      const files = readdirSync(BUILT, { recursive: true, withFileTypes: true })
        // The office asks the register for everything it shows; a till has no use for it without.
        .filter((entry) => entry.isFile() && !/^(\.|office[.-]|hub[.-])/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(BUILT.length).replaceAll("\\", "/"))
        .sort();
      const digest = createHash("sha256");
      for (const file of files) digest.update(`${file}\n`).update(readFileSync(BUILT + file));
      const paths = files.map((file) => (file === "/index.html" ? "/" : file));
      const worker = readFileSync("worker/worker.js", "utf-8")
        .replace("__FILES__", JSON.stringify(paths))
        .replace("__VERSION__", JSON.stringify(digest.digest("hex").slice(0, 16)));
      writeFileSync(`${BUILT}/worker.js`, worker);
    },
  };
}

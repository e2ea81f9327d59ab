// The service worker: keeps the files of the page, so that it opens at once and without the register, and
// nothing else. What the register answers is never kept. A new version waits until a page says that it may
// take over (src/till/line/version.ts).

/** Filled in by the build: every file of the page, and a digest of them all. */
const FILES = __FILES__;
const VERSION = __VERSION__;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((path) => new Request(path, { cache: "reload" }));
  event.waitUntil(caches.open(VERSION).then((kept) => kept.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(old());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || !FILES.includes(pathname)) return;
  const kept = caches.match(pathname, { cacheName: VERSION });
  event.respondWith(kept.then((file) => file ?? fetch(event.request)));
});

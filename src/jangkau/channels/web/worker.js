/* Keeps the verification page for days without a network. `TOLD` stands above, written by the
   server. It answers for that page, its list and its own parts; for nothing else, ever. */
const WAIT = 5000; // milliseconds after which a slow network counts as none

const keep = async (paths) => {
  const cache = await caches.open(TOLD.name);
  await Promise.all(paths.map(async (path) => (await cache.match(path)) || cache.add(path)));
};

self.addEventListener("install", (event) => {
  const fresh = async () => {
    const cache = await caches.open(TOLD.name);
    await cache.addAll([TOLD.page, TOLD.list, ...TOLD.parts]);
    await self.skipWaiting();
  };
  event.waitUntil(fresh());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("verifikasi-"));
    await Promise.all(names.filter((name) => name !== TOLD.name).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data.filter((path) => TOLD.later.includes(path))));
});

async function newest(request, path) {
  const cache = await caches.open(TOLD.name);
  const kept = await cache.match(path);
  const fetched = fetch(request).then((answer) => {
    if (answer.ok && !answer.redirected) cache.put(path, answer.clone());
    return answer;
  });
  if (!kept) return fetched;
  const slow = new Promise((done) => setTimeout(done, WAIT, kept));
  return Promise.race([fetched.catch(() => kept), slow]);
}

async function part(request, path) {
  const cache = await caches.open(TOLD.name);
  const kept = await cache.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) cache.put(path, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname === TOLD.page || pathname === TOLD.list) event.respondWith(newest(request, pathname));
  else if (TOLD.parts.includes(pathname) || TOLD.later.includes(pathname)) event.respondWith(part(request, pathname));
});

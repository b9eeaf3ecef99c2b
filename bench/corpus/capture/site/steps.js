// SPDX-License-Identifier: Apache-2.0 OR MIT
// The scenes that need a script, one after another. A scene is sent even if the one before failed.

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const first = (target, ...names) =>
  new Promise((resolve) => names.forEach((name) => target.addEventListener(name, resolve, { once: true })));

const json = { "Content-Type": "application/json" };

const steps = {
  fetch: () => fetch("/fetch/items.json?page=2&per_page=50", { headers: { Accept: "application/json" } }),

  cors: () =>
    fetch(CROSS_ORIGIN + "/fetch-cors/items/7", {
      method: "PUT",
      mode: "cors",
      credentials: "include",
      headers: { ...json, "X-CSRF-Token": "d41d8cd98f00b204" },
      body: JSON.stringify({ name: "trie", size: 7 }),
    }),

  xhr: () => {
    const request = new XMLHttpRequest();
    request.open("POST", "/xhr/legacy");
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    const ended = first(request, "loadend");
    request.send("action=refresh&id=7");
    return ended;
  },

  authorization: () => fetch("/authorization/me", { headers: { Authorization: "Bearer not-a-real-token" } }),

  range: () => fetch("/range/archive.bin", { headers: { Range: "bytes=0-499" } }),

  conditional: async () => {
    await (await fetch("/conditional/list.json")).text(); // fills the cache
    await (await fetch("/conditional/list.json")).text(); // revalidates
  },

  video: () => {
    const video = document.createElement("video");
    const ended = first(video, "error", "loadedmetadata");
    video.src = "/video/clip.mp4";
    video.load();
    return ended;
  },

  worker: () => {
    const worker = new Worker("/worker/task.js");
    return first(worker, "message", "error");
  },

  serviceWorker: async () => {
    const registration = await navigator.serviceWorker.register("/service-worker/sw.js");
    await registration.unregister();
  },

  eventSource: async () => {
    const source = new EventSource("/eventsource/feed");
    await first(source, "message", "error");
    source.close();
  },

  webSocket: () => {
    const socket = new WebSocket("ws://" + location.host + "/websocket/chat", ["chat.v2", "chat.v1"]);
    return first(socket, "close", "error");
  },

  beacon: () => navigator.sendBeacon("/beacon/metrics", new URLSearchParams({ event: "leave", ms: "1234" })),

  ping: () => document.getElementById("audited").click(),

  cookie: async () => {
    await fetch("/set-cookie/login");
    await fetch("/cookie/profile");
  },
};

addEventListener("load", async () => {
  for (const step of Object.values(steps)) {
    try {
      await Promise.race([step(), pause(5000)]);
    } catch (error) {
      console.log(String(error)); // the capture reports the scene as missing
    }
  }
  await pause(1500); // browsers send beacons, pings and reports with a delay
  document.getElementById("form").submit();
});

// SPDX-License-Identifier: Apache-2.0 OR MIT
// The scenes of Node's fetch. Arguments: the first origin, the second, a folder to leave files in.

const origin = process.argv[2];
const send = async (path, options) => (await fetch(origin + path, options)).arrayBuffer();

const form = new FormData();
form.append("title", "a file");
form.append("file", new Blob(["hello\n"], { type: "text/plain" }), "hello.txt");

// The length of a stream is unknown, so the body is sent chunked.
const stream = new ReadableStream({
  start(controller) {
    controller.enqueue(new TextEncoder().encode("hello\n"));
    controller.close();
  },
});

await send("/navigation/");
await send("/cookie/profile", { headers: { Cookie: "session=0b7c1f5e9a; theme=dark" } });
await send("/json/items", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ name: "trie" }),
});
await send("/form-urlencoded/search", { method: "POST", body: new URLSearchParams({ q: "field names", lang: "en" }) });
await send("/form-multipart/upload", { method: "POST", body: form });
await send("/upload/hello.txt", { method: "PUT", body: stream, duplex: "half" });

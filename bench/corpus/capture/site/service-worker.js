// SPDX-License-Identifier: Apache-2.0 OR MIT
// Does nothing: only the request for it matters.
addEventListener("install", () => skipWaiting());

// SPDX-License-Identifier: Apache-2.0 OR MIT
// Does nothing: only the request for this file is recorded.
addEventListener("install", () => skipWaiting());

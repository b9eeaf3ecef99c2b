# SPDX-License-Identifier: Apache-2.0 OR MIT
"""A client that sends requests all the time, while a test reloads nginx."""

import threading

from nginx_server import Client


class Load(threading.Thread):
    """Sends requests until finish is called. Counts the responses and stores those that are wrong."""

    def __init__(self, port, is_right):
        super().__init__(daemon=True)
        self.port, self.is_right, self.count, self.wrong, self.done = port, is_right, 0, [], threading.Event()
        self.start()

    def run(self):
        while not self.done.is_set():
            try:
                with Client(self.port) as client:
                    response = client.request("/", [("X-Int", "1"), ("X-New", "2"), ("Y", "y"), ("Connection", "close")])
                    if response.status != 200 or not self.is_right(response.body):
                        self.wrong.append(response.body)
                    self.count += 1
            except OSError as error:
                self.wrong.append(error)

    def finish(self):
        self.done.set()
        self.join(60)
        return self.wrong

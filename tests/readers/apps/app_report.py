# SPDX-License-Identifier: Apache-2.0 OR MIT
"""What the Python applications share: sends one datagram per dispatched request to the socket of the test.

READERS_SOCKET names the socket, READERS_SERVER the server. The driver connects from an address of 127/8 that it uses once, so
the address says to which stream a request belongs. An odd second byte asks the application to read the body.
"""

import json
import os
import socket

SERVER = os.environ["READERS_SERVER"]
_channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
_path = os.environ["READERS_SOCKET"]


def reads_body(address):
    return int(address.split(".")[1]) % 2 == 1


def send(address, method, target, fields, body, variables=False):
    """fields: pairs of text. body: its length, or -1 if nobody read it. variables: the names are variables such as HTTP_HOST."""
    fields = [(name, value[:200]) for name, value in fields][:200]
    report = {"server": SERVER, "address": address, "method": method, "target": target[:500], "fields": fields, "body": body,
              "variables": variables}
    _channel.sendto(json.dumps(report).encode(), _path)

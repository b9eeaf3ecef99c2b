# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Cheroot's server with the WSGI application. usage: cheroot_app.py PORT"""

import sys

from cheroot import wsgi
from wsgi_app import application

server = wsgi.Server(("127.0.0.1", int(sys.argv[1])), application, numthreads=24, request_queue_size=1024, timeout=2)
server.safe_start()

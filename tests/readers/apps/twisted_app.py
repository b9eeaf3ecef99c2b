# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Twisted's server with an application that reports each request. usage: twisted_app.py PORT

Twisted reads the body before it dispatches, so both kinds of application are the same here.
"""

import sys

import app_report
from twisted.internet import reactor
from twisted.web import resource, server


class Answer(resource.Resource):
    isLeaf = True

    def render(self, request):
        fields = [(name.decode("latin-1"), value.decode("latin-1"))
                  for name, values in request.requestHeaders.getAllRawHeaders() for value in values]
        body = len(request.content.read())
        app_report.send(request.client.host, request.method.decode("latin-1"), request.uri.decode("latin-1"), fields, body)
        return b"ok\n"


reactor.listenTCP(int(sys.argv[1]), server.Site(Answer()), backlog=1024, interface="127.0.0.1")
reactor.run()

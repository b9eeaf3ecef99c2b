# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The servers that the test knows. A new one needs an entry here, and an application in apps/ if none fits."""

import getpass

from reader_server import APPS, INSTALLED, Server, free_port


def python_server(name, package, environment, *words, connections=20):
    """A server in one of the virtual environments. In words, PORT is the port."""
    python = INSTALLED / environment / "bin/python"
    version = [python, "-c", f"from importlib.metadata import version; print(version({package!r}))"]
    return Server(name, lambda port, folder: [python, *(str(word).replace("PORT", str(port)) for word in words)], version, connections)


def wsgi_servers(environment):
    application = "wsgi_app:application"
    yield python_server(f"waitress-{environment}", "waitress", environment, "-m", "waitress", "--listen=127.0.0.1:PORT",
                        "--threads=24", "--connection-limit=2000", application)
    yield python_server(f"gunicorn-{environment}", "gunicorn", environment, "-m", "gunicorn", "--bind=127.0.0.1:PORT",
                        "--worker-class=gthread", "--threads=24", "--backlog=1024", "--log-level=critical", application)
    yield python_server(f"cheroot-{environment}", "cheroot", environment, "cheroot_app.py", "PORT")


def asyncio_servers(environment):
    yield python_server(f"aiohttp-{environment}", "aiohttp", environment, "aiohttp_app.py", "PORT", connections=40)
    yield python_server(f"tornado-{environment}", "tornado", environment, "tornado_app.py", "PORT", connections=40)
    yield python_server(f"uvicorn-{environment}", "uvicorn", environment, "-m", "uvicorn", "--port=PORT", "--http=httptools",
                        "--no-access-log", "--no-proxy-headers", "--log-level=critical", "asgi_app:application", connections=40)
    yield python_server(f"hypercorn-{environment}", "hypercorn", environment, "-m", "hypercorn", "--bind=127.0.0.1:PORT",
                        "--error-logfile=/dev/null", "asgi_app:application", connections=40)


def lighttpd(port, folder):
    (folder / "lighttpd.conf").write_text(f"""
server.modules = ( "mod_scgi" )
server.document-root = "{folder}"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{folder}/errors"
server.upload-dirs = ( "{folder}" )
scgi.server = ( "" => (( "host" => "127.0.0.1", "port" => {(folder / "responder").read_text()}, "check-local" => "disable" )) )
""")
    return ["lighttpd", "-D", "-f", folder / "lighttpd.conf"]


def nginx(port, folder):
    (folder / "nginx.conf").write_text(f"""
daemon off; user {getpass.getuser()}; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 1024; }}
http {{
    access_log off; client_body_temp_path {folder}/body; scgi_temp_path {folder}/scgi; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; underscores_in_headers on; ignore_invalid_headers off;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        location / {{
            scgi_pass 127.0.0.1:{(folder / "responder").read_text()};
            scgi_param REMOTE_ADDR $remote_addr; scgi_param REQUEST_METHOD $request_method; scgi_param REQUEST_URI $request_uri;
            scgi_param CONTENT_LENGTH $content_length; scgi_param SCGI 1;
        }}
    }}
}}
""")
    return ["nginx", "-c", folder / "nginx.conf", "-e", folder / "errors"]


def with_responder(command):
    """Chooses the port of the SCGI responder before the server's configuration names it."""

    def complete(port, folder):
        (folder / "responder").write_text(str(free_port()))
        return command(port, folder)

    return complete


def scgi_responder(folder):
    return ["python3", APPS / "scgi_responder.py", (folder / "responder").read_text()]


def uwsgi(*option):
    def command(port, folder):
        words = [str(word).replace("PORT", str(port)) for word in option]
        return ["uwsgi", "--plugin=http,python3", *words, "--wsgi-file=wsgi_app.py", "--master", "--threads=24", "--listen=1024",
                "--disable-logging", "--die-on-term", "--http-timeout=5", "--socket-timeout=5"]

    return command


def other_servers():
    yield Server("uwsgi-socket", uwsgi("--http11-socket=127.0.0.1:PORT"), ["uwsgi", "--version"])
    yield Server("uwsgi-router", uwsgi("--http=127.0.0.1:PORT", "--http-keepalive=5"), ["uwsgi", "--version"])
    yield Server("lighttpd", with_responder(lighttpd), ["lighttpd", "-v"], 40, [scgi_responder])
    yield Server("nginx", with_responder(nginx), ["nginx", "-v"], 40, [scgi_responder])
    yield Server("puma", lambda port, folder: ["puma", "--bind", f"tcp://127.0.0.1:{port}", "--threads=24:24", "--quiet",
                                               "--environment=production", "rack_app.ru"], ["puma", "--version"])
    # thin and starman drop what has arrived after a request, and then take the rest, a body for example, for the next request;
    # thin ignores Transfer-Encoding.
    yield Server("thin", lambda port, folder: ["thin", "--address=127.0.0.1", f"--port={port}", "--rackup=rack_app.ru", "--quiet",
                                               "--environment=production", "start"], ["thin", "--version"], 40, single=True)
    yield Server("webrick", lambda port, folder: ["rackup", "--server=webrick", "--host=127.0.0.1", f"--port={port}", "--quiet",
                                                  "--env=production", "rack_app.ru"], ["ruby", "-rwebrick", "-e", "puts WEBrick::VERSION"])
    yield Server("starman", lambda port, folder: ["starman", f"--listen=127.0.0.1:{port}", "--workers=16", "--backlog=1024",
                                                  "--env=deployment", "--app=psgi_app.psgi"], ["starman", "--version"], 14, single=True)
    yield Server("go", lambda port, folder: [INSTALLED / "go_app", port], ["go", "version"], 40)


def known_servers():
    for environment in "newest", "older":
        yield from wsgi_servers(environment)
        yield from asyncio_servers(environment)
    yield python_server("twisted", "twisted", "newest", "twisted_app.py", "PORT", connections=40)
    yield from other_servers()

# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Starts and stops an nginx on the loopback interface, and sends requests to it.

Environment: HDRTRIE_NGINX is the path of the server (default /usr/sbin/nginx), HDRTRIE_NGINX_MODULE the path of the module.
"""

import os
import pathlib
import signal
import socket
import subprocess
import time

EXE = os.environ.get("HDRTRIE_NGINX", "/usr/sbin/nginx")
MODULE = os.environ["HDRTRIE_NGINX_MODULE"]
HEADERS_MORE = pathlib.Path("/usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so")

MAIN = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log {level};
worker_processes {workers};
{modules}
{main}
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    large_client_header_buffers 8 64k;
{http}
}}
"""

# With these settings the parser of nginx accepts the most names.
LAX = "underscores_in_headers on; ignore_invalid_headers off;"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Nginx:
    """One nginx with its folder.

    http: the text of the http block, in which {port} and {h2} are the ports of this server and {folder} is its folder. lists: files
    to write into the folder, by name. modules: the modules to load. main: directives outside the blocks. wrap: a command that
    runs nginx, such as valgrind. patience: seconds to wait for the start.
    """

    def __init__(self, folder, http, lists=None, modules=(MODULE,), main="", level="info", workers=1, wrap=(),
                 patience=30):
        self.folder = pathlib.Path(folder)
        self.port, self.h2 = free_port(), free_port()
        self.modules, self.main, self.level, self.workers, self.wrap = modules, main, level, workers, list(wrap)
        self.process, self.patience = None, patience
        for name, text in (lists or {}).items():
            self.write(name, text)
        self.configure(http)

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def configure(self, http):
        text = MAIN.format(
            user="user root;" if os.geteuid() == 0 else "",
            folder=self.folder,
            level=self.level,
            workers=self.workers,
            modules="".join(f"load_module {module};\n" for module in self.modules),
            main=self.main,
            http=http.replace("{port}", str(self.port)).replace("{h2}", str(self.h2)).replace("{folder}", str(self.folder)),
        )
        self.write("nginx.conf", text)

    def command(self, *arguments):
        return [EXE, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log"),
                *arguments]

    def test(self):
        """Runs nginx -t; returns its exit status and its output."""
        result = subprocess.run(self.command("-t"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return result.returncode, result.stdout.decode(errors="replace")

    def start(self):
        self.process = subprocess.Popen([*self.wrap, *self.command("-g", "daemon off;")], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.PIPE)
        until = time.monotonic() + self.patience
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(f"nginx did not start: {self.process.stderr.read().decode()} {self.log()}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.02)
        raise AssertionError(f"nginx does not listen: {self.log()}")

    def reload(self):
        request(self.port)  # nginx listens before it handles signals, and SIGHUP would end it; a response shows that it does
        self.process.send_signal(signal.SIGHUP)

    def stop(self):
        """Stops nginx; returns its exit status and its standard error."""
        if self.process is None:
            return 0, ""
        process, self.process = self.process, None
        until = time.monotonic() + 60
        # Repeat the signal: with one process nginx misses it between its check for signals and the wait for events.
        while time.monotonic() < until and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(1)
            except subprocess.TimeoutExpired:
                pass
        process.kill()
        _, errors = process.communicate()
        return process.returncode, errors.decode(errors="replace")

    def log(self):
        path = self.folder / "error.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def wait_for_log(self, text, count=1, patience=30):
        """Waits until the error log contains text count times; returns False if that takes longer than patience seconds."""
        until = time.monotonic() + patience
        while self.log().count(text) < count:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True


class Response:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def values(self, name):
        return [value for key, value in self.fields if key.lower() == name.lower()]


class Client:
    """One connection to an HTTP/1 server. It sends exactly the bytes of its arguments."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.file = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.file.close()
        self.socket.close()

    def request(self, path="/", fields=(), method="GET", body=b"", host="h"):
        """Sends a request and returns the response.

        fields: lines, or pairs of name and value. A body is sent with Content-Length, unless the fields have Transfer-Encoding.
        """
        lines = [line if isinstance(line, bytes) else b": ".join(map(to_bytes, line)) for line in fields]
        if host is not None:
            lines.insert(0, b"Host: " + to_bytes(host))
        if body and not any(line.lower().startswith(b"transfer-encoding") for line in lines):
            lines.append(b"Content-Length: %d" % len(body))
        head = b"\r\n".join([b"%s %s HTTP/1.1" % (to_bytes(method), to_bytes(path)), *lines])
        self.socket.sendall(head + b"\r\n\r\n" + body)
        return self.read(method)

    def read(self, method="GET"):
        status = self.file.readline()
        if not status:
            raise ConnectionError("the server closed the connection before it sent a response")
        fields = []
        while (line := self.file.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            fields.append((name, value.strip()))
        response = Response(int(status.split()[1]), fields, b"")
        if method == "HEAD" or response.status in (204, 304):
            return response
        if response.values("transfer-encoding"):
            while size := int(self.file.readline().split(b";")[0], 16):
                response.body += self.file.read(size)
                self.file.readline()
            while (line := self.file.readline()) not in (b"\r\n", b"\n", b""):
                name, _, value = line.decode("latin-1").partition(":")
                response.fields.append((name, value.strip()))
        elif length := response.values("content-length"):
            response.body = self.file.read(int(length[0]))
        else:
            response.body = self.file.read()
        return response


def to_bytes(text):
    return text if isinstance(text, bytes) else text.encode("latin-1")


def request(port, *arguments, **more):
    with Client(port) as client:
        return client.request(*arguments, **more)

# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Starts and stops an Envoy on the loopback interface. Its listeners come from a file that Envoy watches.

Environment: HDRTRIE_ENVOY_MODULE is the path of the module, HDRTRIE_ENVOY_FOLDER that of install_envoy, HDRTRIE_ENVOY the name
of one of its environments.
"""

import http.client
import json
import os
import pathlib
import subprocess
import sys
import time

FOLDER = pathlib.Path(os.environ["HDRTRIE_ENVOY_FOLDER"])
MODULE = pathlib.Path(os.environ["HDRTRIE_ENVOY_MODULE"])
TYPES = "type.googleapis.com/"
FILTERS = f"{TYPES}envoy.extensions.filters.http."


def packages_of(environment):
    return next(iter(FOLDER.glob(f"{environment}/lib/python3*/site-packages")), None)


def find_envoy(environment=None):
    """Returns the path of the server, or None if install_envoy has not installed it."""
    packages = packages_of(environment or os.environ.get("HDRTRIE_ENVOY", "newest"))
    return packages / "envoy" / "_bin" / "envoy" if packages else None


EXE = find_envoy()
if packages_of("newest"):  # the tests use its HTTP/2 library
    sys.path.append(str(packages_of("newest")))


def module_filter(text, module="hdrtrie_envoy", name="hdrtrie"):
    """The filter with a configuration. Its text is that of the README."""
    return {"name": name, "typed_config": {
        "@type": f"{FILTERS}dynamic_modules.v3.DynamicModuleFilter", "filter_name": name,
        "dynamic_module_config": {"name": module},
        "filter_config": {"@type": f"{TYPES}google.protobuf.StringValue", "value": text}}}


def module_route(text, name="hdrtrie"):
    """What typed_per_filter_config of a route has, for another configuration."""
    return {name: {
        "@type": f"{FILTERS}dynamic_modules.v3.DynamicModuleFilterPerRoute",
        "dynamic_module_config": {"name": "hdrtrie_envoy"}, "per_route_config_name": name,
        "filter_config": {"@type": f"{TYPES}google.protobuf.StringValue", "value": text}}}


def route(prefix="/", cluster="h1", **more):
    return {"match": {"prefix": prefix}, "route": {"cluster": cluster}, **more}


def listener(name, filters=(), routes=None, manager=None, log=None):
    """A listener for HTTP/1 and HTTP/2 without TLS, with trailers, and with Envoy's own changes of fields switched off."""
    router = {"name": "router", "typed_config": {
        "@type": f"{FILTERS}router.v3.Router", "suppress_envoy_headers": True}}
    access_log = [{"name": "file", "typed_config": {
        "@type": f"{TYPES}envoy.extensions.access_loggers.file.v3.FileAccessLog", "path": str(log[0]),
        "log_format": {"text_format_source": {"inline_string": log[1] + "\n"}}}}] if log else []
    connection_manager = {
        "@type": f"{TYPES}envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": name, "generate_request_id": False, "access_log": access_log,
        "server_header_transformation": "PASS_THROUGH", "max_request_headers_kb": 200,
        "common_http_protocol_options": {"max_headers_count": 1000}, "http_protocol_options": {"enable_trailers": True},
        "upgrade_configs": [{"upgrade_type": "websocket"}],
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes or [
            route("/h2/", "h2"), route()]}]},
        "http_filters": [*filters, router], **(manager or {})}
    return {"@type": f"{TYPES}envoy.config.listener.v3.Listener", "name": name,
            "address": {"socket_address": {"address": "127.0.0.1", "port_value": 0}},
            "filter_chains": [{"filters": [{"name": "http", "typed_config": connection_manager}]}]}


def cluster(name, port):
    own = {"http2_protocol_options": {}} if name == "h2" else {"http_protocol_options": {"enable_trailers": True}}
    return {"name": name, "type": "STATIC", "connect_timeout": "5s",
            "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": [{"endpoint": {"address": {
                "socket_address": {"address": "127.0.0.1", "port_value": port}}}}]}]},
            "typed_extension_protocol_options": {f"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
                "@type": f"{TYPES}envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                "common_http_protocol_options": {"max_headers_count": 1000},
                "explicit_http_config": own}}}


class Envoy:
    """One Envoy with its folder, and an upstream on 127.0.0.1:upstream."""

    def __init__(self, folder, upstream, exe=None, modules=MODULE.parent):
        self.folder, self.upstream, self.exe, self.version = pathlib.Path(folder), upstream, exe or EXE, 0
        self.process, self.modules = None, modules

    def write_listeners(self, *listeners):
        """Gives Envoy these listeners, before or after the start. A file that is moved into place is noticed."""
        self.version += 1
        new = self.folder / "listeners.new"
        new.write_text(json.dumps({"version_info": str(self.version), "resources": listeners}))
        new.rename(self.folder / "listeners.json")

    def start(self, *listeners):
        """Starts with the listeners and waits until they accept. Raises AssertionError with the log if that fails."""
        self.write_listeners(*listeners)
        config = {
            "node": {"id": "test", "cluster": "test"},
            "admin": {"address": {"socket_address": {"address": "127.0.0.1", "port_value": 0}}},
            "dynamic_resources": {"lds_config": {"path_config_source": {"path": str(self.folder / "listeners.json")}}},
            "static_resources": {"clusters": [cluster("h1", self.upstream), cluster("h2", self.upstream)]}}
        (self.folder / "envoy.json").write_text(json.dumps(config))
        self.process = subprocess.Popen(
            [self.exe, "-c", self.folder / "envoy.json", "--concurrency", "1", "--disable-hot-restart", "-l", "warning",
             "--component-log-level", "dynamic_modules:info", "--admin-address-path", self.folder / "admin"],
            stdout=subprocess.DEVNULL, stderr=open(self.folder / "log", "ab"),
            env={**os.environ, "ENVOY_DYNAMIC_MODULES_SEARCH_PATH": str(self.modules)})
        names = {one["name"] for one in listeners}
        self.wait(lambda: (self.folder / "admin").exists() and (self.folder / "admin").read_text())
        self.admin_port = int((self.folder / "admin").read_text().rsplit(":", 1)[1])
        self.wait(lambda: names <= set(self.ports()))
        return self

    def wait(self, condition, patience=30):
        """Waits until condition() is true; returns that value."""
        until = time.monotonic() + patience
        while True:
            try:
                if value := condition():
                    return value
            except (OSError, http.client.HTTPException):
                pass
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"Envoy ended or did not become ready: {self.log()}")
            time.sleep(0.02)

    def admin(self, path, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", self.admin_port, timeout=30)
        connection.request(method, path)
        body = connection.getresponse().read().decode()
        connection.close()
        return body

    def ports(self):
        """The port of each listener, by name."""
        statuses = json.loads(self.admin("/listeners?format=json")).get("listener_statuses", [])
        return {one["name"]: one["local_address"]["socket_address"]["port_value"] for one in statuses}

    def stat(self, name):
        """The value of a counter, or None."""
        return next((int(line.split(": ")[1]) for line in self.admin("/stats").splitlines()
                     if line.split(": ")[0] == name), None)

    def log(self):
        return (self.folder / "log").read_text(errors="replace") if (self.folder / "log").exists() else ""

    def stop(self):
        """Stops Envoy; returns its exit status."""
        if self.process is None:
            return 0
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

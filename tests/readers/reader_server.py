# SPDX-License-Identifier: Apache-2.0 OR MIT
"""Starts and stops a server on a free port of loopback."""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
APPS = HERE / "apps"
INSTALLED = ROOT / "build-readers"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Missing(Exception):
    """The server is not installed, or does not start."""


class Server:
    """name: without spaces. command(port, folder): its arguments. version: arguments of a command that prints the version.

    connections: how many streams run at once. A server with threads or processes needs more of them than this.
    single: the server receives what strip --single leaves.
    """

    def __init__(self, name, command, version, connections=20, helpers=(), single=False):
        self.name, self.command, self.version_command = name, command, version
        self.connections, self.helpers, self.single = connections, helpers, single
        self.port, self.processes, self.version = None, [], "?"

    def start(self, folder, socket_path):
        self.folder = folder / self.name
        self.folder.mkdir()
        self.port = free_port()
        arguments = self.command(self.port, self.folder)
        self.require(arguments[0])
        self.version = self.read_version()
        environment = os.environ | {
            "READERS_SOCKET": str(socket_path), "READERS_SERVER": self.name, "PYTHONPATH": str(APPS),
            "PYTHONDONTWRITEBYTECODE": "1", "GODEBUG": "", "HOME": str(self.folder),
        }
        self.log = open(self.folder / "log", "wb")
        for helper in self.helpers:
            self.run(helper(self.folder), environment)
        self.run(arguments, environment)
        self.wait_until_ready()

    def require(self, program):
        if not shutil.which(str(program)):
            raise Missing(f"{program} is not installed")

    def run(self, arguments, environment):
        self.processes.append(subprocess.Popen(
            [str(argument) for argument in arguments], cwd=APPS, env=environment, stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=subprocess.STDOUT, start_new_session=True))

    def read_version(self):
        arguments = [str(argument) for argument in self.version_command]
        run = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False, cwd=APPS)
        found = re.search(r"\d+(\.\d+)+", run.stdout + run.stderr)
        if not found:
            raise Missing(f"{' '.join(arguments)} prints no version")
        return found[0]

    def wait_until_ready(self):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
            if self.processes[-1].poll() is not None:
                break
        tail = (self.folder / "log").read_text(errors="replace")[-500:]
        self.stop()
        raise Missing(f"it does not start: {tail}")

    def is_running(self):
        return all(process.poll() is None for process in self.processes)

    def stop(self):
        """Ends the sessions of the processes that start() began, and only these."""
        for number in signal.SIGTERM, signal.SIGKILL:
            for process in self.processes:
                try:
                    os.killpg(process.pid, number)
                except ProcessLookupError:
                    pass
            try:
                for process in self.processes:
                    process.wait(3)
            except subprocess.TimeoutExpired:
                continue
        self.processes = []
        self.log.close()

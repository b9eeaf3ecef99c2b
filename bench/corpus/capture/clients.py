# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The clients: finds each, reads its version, starts it, and makes sure that it has ended."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

SCRIPTS = pathlib.Path(__file__).parent / "clients"

# Disables the requests that a browser makes by itself. On a machine without network they would fail slowly.
FIREFOX_PREFERENCES = """\
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.safebrowsing.downloads.remote.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"""


class Client:
    """A program that plays its scenes and then ends."""

    browser = False
    seconds = 90

    def __init__(self, name, package, program, version, command):
        self.name, self.package = name, package
        self._program, self._version, self._command = program, version, command

    def find(self):
        return shutil.which(self._program)

    def version(self, program):
        """Returns the first line of the client's own version message."""
        shown = subprocess.run([program, *self._version], capture_output=True, text=True, timeout=60, check=False)
        lines = [line.strip() for line in (shown.stdout + shown.stderr).splitlines() if line.strip()]
        return lines[0] if lines else "unknown"

    def command(self, program, origins, scratch):
        return [program, *self._command, *origins, str(scratch)]

    def environment(self, scratch):
        """Returns an environment without the user's settings (proxies, ~/.curlrc, profiles), which must not change a head."""
        kept = {name: os.environ[name] for name in ("PATH", "GOCACHE", "GOROOT", "JAVA_HOME") if name in os.environ}
        return kept | {"HOME": str(scratch), "LANG": "en_US.UTF-8", "TZ": "UTC", "GO111MODULE": "off", "GOTOOLCHAIN": "local"}


class Module(Client):
    """A Python module, in the first interpreter that has it; a virtual environment may lack the system's packages."""

    def find(self):
        for python in (sys.executable, shutil.which("python3"), "/usr/bin/python3"):
            tried = python and subprocess.run([python, "-c", f"import {self._program}"], capture_output=True, check=False)
            if tried and tried.returncode == 0:
                return python
        return None


class Shell(Client):
    """A command-line client that a shell script runs."""

    def command(self, program, origins, scratch):
        return ["/bin/sh", str(SCRIPTS / (self.name + ".sh")), *origins, str(scratch)]


class Browser(Client):
    """A browser does not end by itself. It is ended after its last page."""

    browser = True
    seconds = 150

    def command(self, program, origins, scratch):
        profile = scratch / "profile"
        profile.mkdir()
        (profile / "user.js").write_text(FIREFOX_PREFERENCES, encoding="utf-8")  # Chromium ignores it
        filled = [word.replace("PROFILE", str(profile)) for word in self._command]
        if "chrom" in self.name and os.geteuid() == 0:
            filled.append("--no-sandbox")  # as root Chromium does not start with its sandbox
        return [program, *filled, origins[0] + "/navigation/"]


MODULE_VERSION = "import sys, {0}; print('{0}', {0}.__version__ + ',', 'Python', sys.version.split()[0])"

CLIENTS = [
    Browser("chromium", "chromium", "chromium", ["--version"],
            ["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--user-data-dir=PROFILE"]),
    Browser("firefox", "firefox-esr", "firefox-esr", ["--version"],
            ["--headless", "--no-remote", "--profile", "PROFILE"]),
    Shell("curl", "curl", "curl", ["--version"], []),
    Shell("wget", "wget", "wget", ["--version"], []),
    Module("urllib", "python3", "urllib.request", ["--version"], [str(SCRIPTS / "urllib_scenes.py")]),
    Module("requests", "python3-requests", "requests", ["-c", MODULE_VERSION.format("requests")],
           [str(SCRIPTS / "requests_scenes.py")]),
    Module("aiohttp", "python3-aiohttp", "aiohttp", ["-c", MODULE_VERSION.format("aiohttp")],
           [str(SCRIPTS / "aiohttp_scenes.py")]),
    Client("node", "nodejs", "node", ["--version"], [str(SCRIPTS / "node_scenes.mjs")]),
    Client("go", "golang-go", "go", ["version"], ["run", str(SCRIPTS / "go_scenes.go")]),
    Client("java", "openjdk-17-jdk-headless", "java", ["-version"], [str(SCRIPTS / "JavaScenes.java")]),
    Client("lwp", "libwww-perl", "perl", ["-MLWP", "-e", 'printf "libwww-perl %s, Perl %vd\\n", LWP->VERSION, $^V'],
           [str(SCRIPTS / "lwp_scenes.pl")]),
]


def run(client, program, origins, scratch, done, log):
    """Plays the client's scenes. Returns an error message, or None if it ended well."""
    process = subprocess.Popen(client.command(program, origins, scratch), env=client.environment(scratch), cwd=scratch,
                               stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        if client.browser:
            return None if done.wait(client.seconds) else f"did not reach its last page in {client.seconds} s"
        status = process.wait(client.seconds)
        return None if status == 0 else f"ended with status {status}"
    except subprocess.TimeoutExpired:
        return f"took more than {client.seconds} s"
    finally:
        end(process)


def end(process):
    """Ends the session that run() started with all its processes: SIGTERM first, so that a browser can clean up."""
    for number, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, number)
            process.wait(patience)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue

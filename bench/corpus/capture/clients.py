# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The clients: how to find each, how to ask its version, how to start it, and how to be sure that it has ended."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys

SCRIPTS = pathlib.Path(__file__).parent / "clients"

# Away with all that a browser does of its own accord: it would only fail, and slowly, on a machine without network.
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
    """A program that plays scenes and then ends by itself."""

    browser = False
    seconds = 90

    def __init__(self, name, package, program, version, command):
        self.name, self.package = name, package
        self._program, self._version, self._command = program, version, command

    def find(self):
        return shutil.which(self._program)

    def version(self, program):
        """The first line of what the client prints of its version."""
        shown = subprocess.run([program, *self._version], capture_output=True, text=True, timeout=60, check=False)
        lines = [line.strip() for line in (shown.stdout + shown.stderr).splitlines() if line.strip()]
        return lines[0] if lines else "unknown"

    def command(self, program, origins, scratch):
        return [program, *self._command, *origins, str(scratch)]

    def environment(self, scratch):
        """Nothing of the user's own settings (proxies, ~/.curlrc, profiles) may reach a captured head."""
        kept = {name: os.environ[name] for name in ("PATH", "GOCACHE", "GOROOT", "JAVA_HOME") if name in os.environ}
        return kept | {"HOME": str(scratch), "LANG": "en_US.UTF-8", "TZ": "UTC", "GO111MODULE": "off", "GOTOOLCHAIN": "local"}


class Module(Client):
    """A Python module, in the first interpreter that has it: a virtual environment's may lack the system's packages."""

    def find(self):
        for python in (sys.executable, shutil.which("python3"), "/usr/bin/python3"):
            tried = python and subprocess.run([python, "-c", f"import {self._program}"], capture_output=True, check=False)
            if tried and tried.returncode == 0:
                return python
        return None


class Shell(Client):
    """A command-line client, played by a shell script."""

    def command(self, program, origins, scratch):
        return ["/bin/sh", str(SCRIPTS / (self.name + ".sh")), *origins, str(scratch)]


class Browser(Client):
    """Ends only when told to: its last page says when."""

    browser = True
    seconds = 150

    def command(self, program, origins, scratch):
        profile = scratch / "profile"
        profile.mkdir()
        (profile / "user.js").write_text(FIREFOX_PREFERENCES, encoding="utf-8")  # Chromium ignores it
        filled = [word.replace("PROFILE", str(profile)) for word in self._command]
        if "chrom" in self.name and os.geteuid() == 0:
            filled.append("--no-sandbox")  # Chromium refuses to start as root with it
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
    """Play the client's scenes; how it ended, or None when it ended well."""
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
    """End the session that run() started, helpers included: first politely, so that a browser leaves no debris."""
    for number, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, number)
            process.wait(patience)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue

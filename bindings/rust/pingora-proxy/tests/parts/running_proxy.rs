// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The proxy as a process of its own, with a list in a folder of its own.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{channel, Receiver};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

pub struct RunningProxy {
    pub address: SocketAddr,
    pub list: PathBuf,
    lines: Mutex<Receiver<String>>,
    child: Child,
}

impl RunningProxy {
    /// Starts the proxy, and waits until it listens.
    pub fn start(name: &str, list_text: &str, upstream: SocketAddr, options: &[&str]) -> Self {
        let folder = env::temp_dir().join(format!("hdrtrie-proxy-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let list = folder.join("proxy.names");
        fs::write(&list, list_text).unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap(); // free again after this line
        let mut child = Command::new(env!("CARGO_BIN_EXE_hdrtrie-pingora-proxy"))
            .args([address.to_string(), upstream.to_string()])
            .arg(&list)
            .args(options)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let errors = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || errors.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let begin = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begin.elapsed() < Duration::from_secs(60), "the proxy does not listen");
            assert!(child.try_wait().unwrap().is_none(), "the proxy has ended");
            thread::sleep(Duration::from_millis(20));
        }
        Self { address, list, lines: Mutex::new(lines), child }
    }

    /// Sends SIGHUP.
    pub fn hang_up(&self) {
        let status = Command::new("kill").args(["-HUP", &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// The next line of standard error that contains `text`.
    pub fn wait_for_line(&self, text: &str) -> String {
        let lines = self.lines.lock().unwrap();
        loop {
            let line = lines.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("no line has {text}"));
            if line.contains(text) {
                return line;
            }
        }
    }
}

impl Drop for RunningProxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(self.list.parent().unwrap());
    }
}

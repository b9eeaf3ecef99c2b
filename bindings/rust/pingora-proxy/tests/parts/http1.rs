// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A client and an echo upstream for HTTP/1.

use super::message::{parse, Fields};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Reads one head; empty at the end of the stream.
fn read_head(reader: &mut impl BufRead) -> Vec<u8> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if !matches!(reader.read_until(b'\n', &mut head), Ok(1..)) {
            return Vec::new();
        }
    }
    head
}

/// Starts an upstream. The body of its response is the head that it received, and the response has the same fields.
pub fn start_upstream() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            thread::spawn(move || serve(stream));
        }
    });
    address
}

fn serve(stream: TcpStream) {
    let mut writer = stream.try_clone().unwrap();
    let mut reader = BufReader::new(stream);
    loop {
        let head = read_head(&mut reader);
        if head.is_empty() {
            return;
        }
        let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n", head.len());
        // The fields that the proxy is to strip from the response come in the path, so that the request may lose them.
        for (name, value) in fields_of_path(&head) {
            write!(answer, "{name}: {value}\r\n").unwrap();
        }
        answer += "\r\n";
        if writer.write_all(&[answer.as_bytes(), &head].concat()).is_err() {
            return;
        }
    }
}

/// The path of a request: `/` and the fields for the response, each byte in hexadecimal.
pub fn path_of(fields: &[(String, String)]) -> String {
    let text: String = fields.iter().map(|(name, value)| format!("{name}:{value}\n")).collect();
    text.bytes().fold("/".to_owned(), |path, byte| path + &format!("{byte:02x}"))
}

/// The fields in the path of a request head.
pub fn fields_of_path(head: &[u8]) -> Fields {
    let line = head.split(|&byte| byte == b'\r').next().unwrap();
    let path = line.split(|&byte| byte == b' ').nth(1).unwrap();
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap() as u8;
    let bytes = path[1..].chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    let text = String::from_utf8(bytes).unwrap();
    text.lines().map(|line| line.split_once(':').unwrap()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

/// A client with one connection.
pub struct Client(BufReader<TcpStream>);

impl Client {
    pub fn connect(proxy: SocketAddr) -> Self {
        Self(BufReader::new(TcpStream::connect(proxy).unwrap()))
    }

    /// Sends a request, and returns the fields that the upstream received, and those of the response. Its status is 200.
    pub fn exchange(&mut self, request: &[(String, String)], response: &[(String, String)]) -> (Fields, Fields) {
        let mut head = format!("GET {} HTTP/1.1\r\nHost: test\r\n", path_of(response));
        for (name, value) in request {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        head += "\r\n";
        self.0.get_mut().write_all(head.as_bytes()).unwrap();
        let answer = read_head(&mut self.0);
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        let fields = parse(&answer);
        let len = fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length")).expect("a length");
        let mut body = vec![0; len.1.parse().unwrap()];
        self.0.read_exact(&mut body).unwrap();
        (parse(&body), fields)
    }
}

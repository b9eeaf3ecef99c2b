// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Messages: their fields, the requests of the corpus, and the forms of listed names.

use super::slow_oracle::Oracle;
use std::path::Path;
use std::{fs, str};

pub type Fields = Vec<(String, String)>;

/// Fields that announce a body, or change the protocol: the tests send none.
const CHANGES_MESSAGE: [&str; 6] =
    ["host", "content-length", "transfer-encoding", "expect", "upgrade", "http2-settings"];

/// Fields of an HTTP/1 head, without its first line.
pub fn parse(head: &[u8]) -> Fields {
    let text = str::from_utf8(head).expect("the corpus and the proxy send ASCII");
    let field = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
        (name.to_owned(), value.trim().to_owned())
    };
    text.split("\r\n").skip(1).filter(|line| !line.is_empty()).map(field).collect()
}

/// The corpus, and for each listed name a message with its six forms: as listed, in capitals, with `_`, `.` and `!` for
/// `-`, and with an `x` after it.
pub fn messages(corpus: &Path, oracle: &Oracle) -> Vec<Fields> {
    let mut paths: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 100, "{}", corpus.display());
    let mut messages: Vec<Fields> = paths.iter().map(|path| parse(&fs::read(path).unwrap())).collect();
    for literal in oracle.literals().filter(|literal| !literal.is_empty()) {
        let replaced = ["_", ".", "!"].map(|byte| literal.replace('-', byte));
        let forms = [literal.to_owned(), literal.to_uppercase()].into_iter().chain(replaced);
        let forms = forms.chain([format!("{literal}x")]);
        messages.push(forms.enumerate().map(|(index, name)| (name, format!("value {index}"))).collect());
    }
    for message in &mut messages {
        message.retain(|(name, _)| !CHANGES_MESSAGE.contains(&name.to_ascii_lowercase().as_str()));
        message.push(("X-Survivor".to_owned(), "stays".to_owned()));
    }
    messages
}

/// Lower-case names, sorted: Pingora may change the order of different names, and HTTP/2 has no capitals. The order of the
/// values of one name stays. Date and the length of the echo differ between two exchanges.
pub fn comparable(fields: &[(String, String)]) -> Fields {
    let lower = |(name, value): &(String, String)| (name.to_ascii_lowercase(), value.clone());
    let mut fields: Fields = fields.iter().map(lower).collect();
    fields.retain(|(name, _)| name != "date" && name != "content-length");
    fields.sort_by(|a, b| a.0.cmp(&b.0));
    fields
}

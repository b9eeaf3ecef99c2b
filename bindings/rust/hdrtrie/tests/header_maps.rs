// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Clear, keep and Connection over `HeaderMap`.
#![cfg(feature = "http")]

use hdrtrie::http::{clear, clear_cookies, keep, Connection};
use hdrtrie::{Groups, Select, Table};
use http::{HeaderMap, HeaderName, HeaderValue};

fn headers(fields: &[(&str, &str)]) -> HeaderMap {
    let field = |&(name, value): &(&str, &str)| -> (HeaderName, HeaderValue) {
        (name.parse().unwrap(), value.parse().unwrap())
    };
    let mut map = HeaderMap::new();
    for (name, value) in fields.iter().map(field) {
        map.append(name, value);
    }
    map
}

/// The fields, sorted by name; the values of a name in their order.
fn sorted(map: &HeaderMap) -> Vec<(&str, &str)> {
    let mut fields: Vec<_> = map.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    fields.sort_by_key(|field| field.0);
    fields
}

/// `clear` and `keep` do not test names of a HeaderMap for malformed ones, because http accepts tokens only.
#[test]
fn a_header_name_is_a_token() {
    for byte in 0..=255 {
        let name = [b'x', byte];
        assert!(HeaderName::from_bytes(&name).is_err() || hdrtrie::is_token(name), "{byte}");
    }
    assert!(HeaderName::from_bytes(b"").is_err());
}

#[test]
fn clear_removes_every_value_and_no_framing_field() {
    let table = Table::from_list("fold separators\n[a]\nX-Int-*\nHost\n[b]\nX-B\n").unwrap();
    let fields = [("x_int_a", "1"), ("accept", "2"), ("host", "3"), ("x_int_a", "4"), ("x-b", "5"), ("accept", "6")];
    let mut map = headers(&fields);
    assert_eq!(clear(&table, table.group("a").unwrap(), &mut map), 1);
    assert_eq!(sorted(&map), [("accept", "2"), ("accept", "6"), ("host", "3"), ("x-b", "5")]);
    assert_eq!(clear(&table, Groups::ALL, &mut map), 1);
    assert_eq!(clear(&table, Groups::ALL, &mut map), 0);
    assert_eq!(clear(&table, Select::from(Groups::ALL).with_framing(), &mut map), 1);
    assert_eq!(sorted(&map), [("accept", "2"), ("accept", "6")]);
}

#[test]
fn clear_and_keep_work_for_any_number_of_names() {
    let table = Table::from_list("fold case\nX-Int-*\n").unwrap();
    for count in [0, 1, 63, 64, 65, 128, 300] {
        let mut map = HeaderMap::new();
        for n in 0..count {
            let name = format!("x-{}-{n}", if n % 3 == 0 { "int" } else { "ext" });
            map.insert(name.parse::<HeaderName>().unwrap(), n.into());
        }
        let mut kept = map.clone();
        let listed = (0..count).filter(|n| n % 3 == 0).count();
        assert_eq!(clear(&table, Groups::ALL, &mut map), listed);
        assert!(map.keys().all(|name| name.as_str().starts_with("x-ext-")) && map.len() == count as usize - listed);
        assert_eq!(keep(&table, Groups::ALL, &mut kept), Ok(count as usize - listed));
        assert!(kept.keys().all(|name| name.as_str().starts_with("x-int-")) && kept.len() == listed);
    }
}

#[test]
fn keep_refuses_a_wide_fold_and_keeps_framing_fields() {
    let wide = Table::from_list("fold separators\nAccept\n").unwrap();
    let mut map = headers(&[("accept", "1"), ("host", "2"), ("content-length", "0"), ("x", "3")]);
    assert!(keep(&wide, Groups::ALL, &mut map).is_err());
    assert_eq!(map.len(), 4);
    let table = Table::from_list("fold case\nAccept\n").unwrap();
    assert_eq!(keep(&table, Groups::ALL, &mut map), Ok(1));
    assert_eq!(sorted(&map), [("accept", "1"), ("content-length", "0"), ("host", "2")]);
}

#[test]
fn cookies_are_removed_from_each_field() {
    let table = Table::from_list("fold case\nX-Foo\ncookie:s\n").unwrap();
    let mut map = headers(&[("cookie", "a=1; s=2"), ("cookie", "s=3"), ("cookie", "b=4"), ("x-foo", "5")]);
    assert_eq!(clear(&table, Groups::ALL, &mut map), 1);
    assert_eq!(sorted(&map), [("cookie", "a=1"), ("cookie", "b=4")]);
    assert_eq!(clear_cookies(&table, Groups::ALL, &mut map), 0);
    let without = Table::from_list("fold case\nX-Foo\n").unwrap();
    assert_eq!(clear_cookies(&without, Groups::ALL, &mut map), 0);
}

/// Two fields of one name, of which Connection keeps one.
#[test]
fn connection_decides_each_value_of_a_name() {
    let mut map = headers(&[
        ("connection", "te, content-length, a b"),
        ("connection", "x-one"),
        ("te", "gzip"),
        ("te", "trailers"),
        ("x-one", "1"),
        ("x-two", "2"),
        ("content-length", "0"),
    ]);
    let verdict = Connection::new().keep_te_trailers().clear(&mut map);
    assert_eq!(sorted(&map), [("content-length", "0"), ("te", "trailers"), ("x-two", "2")]);
    assert_eq!((verdict.nominated, verdict.protected, verdict.no_token, verdict.over_cap), (4, 1, 1, 0));
    assert_eq!(verdict.marked, 4);
}

#[test]
fn connection_counts_nominations_over_its_cap() {
    let many: Vec<String> = (0..20).map(|n| format!("x-{n}")).collect();
    let mut map = headers(&[("connection", &many.join(","))]);
    assert_eq!(Connection::new().read(&map).clone().apply_len(), 1);
    assert_eq!(Connection::new().clear(&mut map).over_cap, 4);
}

trait ApplyLen {
    fn apply_len(&self) -> usize;
}

/// A message has one nomination field here; its text outlives the message.
impl ApplyLen for hdrtrie::http::Nominations {
    fn apply_len(&self) -> usize {
        Connection::new().apply(self, &mut headers(&[("x-3", "1"), ("x-19", "1")])).marked
    }
}

#[cfg(feature = "pingora")]
mod pingora {
    use super::*;
    use pingora_http::{RequestHeader, ResponseHeader};

    /// The names as HTTP/1 writes them.
    fn wire(header: &RequestHeader) -> Vec<String> {
        let mut bytes = Vec::new();
        header.header_to_h1_wire(&mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        let mut lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
        lines.sort();
        lines
    }

    #[test]
    fn a_request_keeps_the_case_of_its_other_names() {
        let table = Table::from_list("fold separators\nX-Int-*\ncookie:s\n").unwrap();
        let mut request = RequestHeader::build("GET", b"/", Some(4)).unwrap();
        for (name, value) in
            [("X_Int_A", "1"), ("ACCEPT", "2"), ("x-int-B", "3"), ("Accept", "4"), ("Cookie", "a=1; s=2")]
        {
            request.append_header(name, value).unwrap();
        }
        assert_eq!(clear(&table, Groups::ALL, &mut request), 2);
        assert_eq!(wire(&request), ["ACCEPT: 2", "Accept: 4", "cookie: a=1"]);
    }

    #[test]
    fn a_response_is_cleared_and_kept() {
        let table = Table::from_list("fold case\nServer\n").unwrap();
        let mut response = ResponseHeader::build(200, None).unwrap();
        response.append_header("Server", "a").unwrap();
        response.append_header("Via", "b").unwrap();
        let mut kept = response.clone();
        assert_eq!(clear(&table, Groups::ALL, &mut response), 1);
        assert!(response.headers.keys().eq(["via"]));
        assert_eq!(keep(&table, Groups::ALL, &mut kept), Ok(1));
        assert!(kept.headers.keys().eq(["server"]));
    }
}

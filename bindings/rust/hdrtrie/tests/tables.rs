// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Tables: bytes that are none, alignment, sharing between threads, marks over any number of names, lists in files.

use hdrtrie::{Aligned, Groups, Included, Kind, List, ListFile, Severity, StaticTable, Table, TableErrorKind};
use std::sync::{Arc, OnceLock};
use std::{env, fs, process, thread};

fn table(text: &str) -> Box<Table> {
    Table::from_list(text).unwrap()
}

#[test]
fn every_changed_byte_is_refused() {
    let bytes = table("fold separators\n[a]\nX-Int-*\n*-Id\nX-Foo\n!case X-Bar\ncookie:s\n").as_bytes().to_vec();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert!(Table::from_bytes(&changed).is_err(), "byte {at}");
        assert!(Table::from_bytes(&bytes[..at]).is_err(), "{at} bytes");
    }
    let longer = [&bytes[..], &[0; 64]].concat();
    assert_eq!(Table::from_bytes(&longer).unwrap_err().kind(), TableErrorKind::Truncated);
    assert!(Table::from_bytes(&bytes).is_ok());
}

#[test]
fn a_misaligned_table_is_refused_in_place_and_copied_otherwise() {
    let bytes = table("fold case\nX-Foo\n").as_bytes().to_vec();
    static ROOM: OnceLock<Vec<u8>> = OnceLock::new();
    let room = ROOM.get_or_init(|| {
        let mut room = vec![0; bytes.len() + 128];
        let start = room.as_ptr().align_offset(64) + 1;
        room[start..][..bytes.len()].copy_from_slice(&bytes);
        room
    });
    let start = room.as_ptr().align_offset(64);
    let shifted = &room[start + 1..][..bytes.len()];
    assert_eq!(Table::from_static(shifted).unwrap_err().kind(), TableErrorKind::Alignment);
    assert!(Table::from_bytes(shifted).unwrap().find("x-foo").is_some());
}

static NOT_A_TABLE: StaticTable = StaticTable::new(&Aligned([0; 512]));

#[test]
#[should_panic(expected = "a static table")]
fn a_static_table_with_wrong_bytes_panics() {
    let _ = NOT_A_TABLE.find("x");
}

#[test]
fn threads_share_a_table() {
    let shared: Arc<Table> = table("fold separators\nX-Int-*\n").into();
    let threads = [0; 4].map(|_| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || (0..1000).all(|n| shared.find(format!("x_int_{n}")).is_some()))
    });
    for thread in threads {
        assert!(thread.join().unwrap());
    }
}

/// Any number of names, around the 64 that one call judges.
#[test]
fn mark_gives_the_index_of_each_match() {
    let table = table("fold case\nX-Int-*\nHost\n");
    let api = self::table("fold case\nA-*\n");
    for count in [0, 1, 2, 63, 64, 65, 127, 128, 129, 200] {
        for step in [1, 2, 3, 64, 65] {
            let name = |n: usize| if n % step == 0 { format!("x-int-{n}") } else { format!("a-{n}") };
            let names: Vec<String> = (0..count).map(name).collect();
            let expected = (0..count).step_by(step).map(|n| (n, names[n].as_bytes()));
            assert!(table.mark(Groups::ALL, &names).eq(expected.clone()), "{count} {step}");
            assert!(api.mark_unlisted(Groups::ALL, &names).unwrap().eq(expected), "{count} {step}");
        }
    }
    assert_eq!(table.mark(Groups::ALL, ["host", "Content-Length"]).count(), 0);
    assert_eq!(table.mark(Groups::NONE, ["x-int-a", "", "a b"]).count(), 2);
    assert_eq!(api.mark_unlisted(Groups::ALL, ["host", "a-1", "b"]).unwrap().count(), 1);
}

#[test]
fn all_diagnostics_arrive_in_order() {
    let error = List::new("l", "X Foo\nfold case\n[]\nY\nY\n").build().unwrap_err();
    assert!(error.diagnostics.len() >= 3, "{error}");
    assert!(error.diagnostics.iter().any(|found| found.severity == Severity::Error));
    let lines: Vec<u32> = error.diagnostics.iter().map(|found| found.line).collect();
    assert!(lines.is_sorted(), "{error}");
    for (line, found) in error.to_string().lines().zip(&error.diagnostics) {
        assert_eq!(line, found.to_string());
        assert!(line.starts_with("l:"), "{line}");
    }
}

#[test]
fn includes_are_resolved_and_released() {
    let includes = |name: &str, from: Option<&str>| match (name, from) {
        ("a", Some("l")) => Some(Included { path: "dir/a".into(), text: b"include \"b\"\nA\n".to_vec() }),
        ("b", Some("dir/a")) => Some(Included { path: "dir/b".into(), text: Vec::new() }),
        ("loop", _) => Some(Included { path: "l".into(), text: b"include \"loop\"\n".to_vec() }),
        ("nul", _) => Some(Included { path: "a\0b".into(), text: Vec::new() }),
        _ => None,
    };
    let build = |text: &str| List::new("l", text).build_with(includes);
    assert!(build("fold case\ninclude \"a\"\n").unwrap().table.find("a").is_some());
    for wrong in ["loop", "nul", "missing"] {
        let error = build(&format!("fold case\ninclude \"{wrong}\"\n")).unwrap_err();
        assert_eq!((error.diagnostics[0].line, error.diagnostics[0].severity), (2, Severity::Error), "{error}");
    }
    assert!(build("fold case\ninclude <missing>\n").is_err());
}

#[test]
fn files_include_files_beside_them() {
    let folder = env::temp_dir().join(format!("hdrtrie-files-{}", process::id()));
    fs::create_dir_all(folder.join("sub")).unwrap();
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
    write("top.names", "fold case\n[top]\ninclude \"sub/a.names\"\ninclude \"sub/b.names\"\n");
    write("sub/a.names", "A\ninclude \"b.names\"\n");
    write("sub/b.names", "B\n");
    write("loop.names", "fold case\ninclude \"sub/../loop.names\"\n");
    write("missing.names", "fold case\ninclude \"none.names\"\n");

    let list = ListFile::build(folder.join("top.names")).unwrap();
    assert!(list.table.find("a").is_some() && list.table.find("b").is_some());
    assert_eq!(list.files.len(), 3, "{:?}", list.files);
    for wrong in ["loop.names", "missing.names"] {
        let error = ListFile::build(folder.join(wrong)).unwrap_err().to_string();
        assert!(error.contains(&format!("{wrong}:2:")), "{error}");
    }
    assert!(ListFile::build(folder.join("none.names")).unwrap_err().to_string().contains("none.names"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn rules_have_kinds_that_their_patterns_do_not_show() {
    let table = table("fold case\nx*\nx\\*\n*-y\n*\n");
    let kinds: Vec<_> = table.rules().map(|rule| (rule.pattern, rule.kind, rule.literal())).collect();
    let expected =
        [("x*", Kind::Prefix, "x"), ("x*", Kind::Exact, "x*"), ("*-y", Kind::Suffix, "-y"), ("*", Kind::Prefix, "")];
    assert_eq!(kinds, expected);
    assert_eq!(table.rule(4), None);
    assert_eq!(table.rule(u32::MAX), None);
}

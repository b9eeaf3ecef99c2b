// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Compares the bindings with the C headers: a C compiler checks each size, offset and constant, and each function that
//! the headers declare has a binding.
use hdrtrie_sys as sys;
use std::fmt::Write as _;
use std::io::Write as _;
use std::mem::{align_of, offset_of, size_of};
use std::process::{Command, Stdio};
use std::{env, fs};

/// Adds an assertion for a type of one name in both languages, and for each of its members.
macro_rules! structs {
    ($out:expr, $($name:ident { $($member:ident),* })*) => {$(
        writeln!($out, "IS(sizeof({0}), {1}); IS(_Alignof({0}), {2});", stringify!($name),
            size_of::<sys::$name>(), align_of::<sys::$name>()).unwrap();
        $(writeln!($out, "IS(offsetof({0}, {1}), {2});", stringify!($name), stringify!($member),
            offset_of!(sys::$name, $member)).unwrap();)*
    )*};
}

macro_rules! constants {
    ($out:expr, $($name:ident)*) => {$(writeln!($out, "IS({}, {});", stringify!($name), sys::$name).unwrap();)*};
}

fn assertions() -> String {
    let mut out = String::from(
        "#include <hdrtrie/hdrtrie.h>\n#define IS(a, b) _Static_assert((a) == (b), #a \" is not \" #b \", as in Rust\")\n",
    );
    structs!(out,
        hdrtrie_table { line }
        hdrtrie_match { id, groups }
        hdrtrie_layout { stride, name_offset, len_offset, len_size, flags }
        hdrtrie_head_result { len, removed, malformed, cookies, complete }
        hdrtrie_cookie_result { len, removed, malformed }
        hdrtrie_connection_options { hop_by_hop, hop_by_hop_groups, protected_names, cap, flags }
        hdrtrie_connection_refusal { count, field, offset, len }
        hdrtrie_connection_verdict { fields, nominated, marked, refused, notes }
        hdrtrie_connection { options, verdict, upgrade, lens, count, names }
        hdrtrie_field_layout { name, value }
        hdrtrie_allocator { allocate, release, context }
        hdrtrie_rule { literal, len, kind, group, exception, line, cookie }
        hdrtrie_diagnostic { severity, file, line, column, text }
        hdrtrie_build_options { fold, allocator, diagnose, diagnose_context }
        hdrtrie_resolver { open, release, context }
        hdrtrie_list_options { build, resolver }
        hdrtrie_fold {} hdrtrie_kind {} hdrtrie_error {} hdrtrie_severity {} hdrtrie_connection_reason {}
    );
    constants!(out,
        HDRTRIE_FORMAT_VERSION HDRTRIE_FOLD_NONE HDRTRIE_FOLD_CASE HDRTRIE_FOLD_UNDERSCORE HDRTRIE_FOLD_SEPARATORS
        HDRTRIE_KIND_EXACT HDRTRIE_KIND_PREFIX HDRTRIE_KIND_SUFFIX HDRTRIE_EXCEPTION HDRTRIE_EXCEPTION_SPELLED
        HDRTRIE_ALL_GROUPS HDRTRIE_ALLOW_MALFORMED HDRTRIE_PATTERN_MAX HDRTRIE_GROUP_MAX HDRTRIE_ID_MAX
        HDRTRIE_OK HDRTRIE_ERR_MEMORY HDRTRIE_ERR_LIST HDRTRIE_ERR_LIMIT HDRTRIE_ERR_READ HDRTRIE_ERR_TRUNCATED
        HDRTRIE_ERR_MAGIC HDRTRIE_ERR_VERSION HDRTRIE_ERR_DIGEST HDRTRIE_ERR_STRUCTURE HDRTRIE_ERR_ANSWER
        HDRTRIE_LAYOUT_CONTINUATIONS HDRTRIE_LAYOUT_PSEUDO HDRTRIE_LAYOUT_FRAMING HDRTRIE_HEAD_FRAMING
        HDRTRIE_CONNECTION_CAP HDRTRIE_CONNECTION_CAP_MAX HDRTRIE_CONNECTION_KEEP_TE_TRAILERS
        HDRTRIE_CONNECTION_KEEP_UPGRADE HDRTRIE_CONNECTION_MARK_FRAMING HDRTRIE_CONNECTION_CONTINUED
        HDRTRIE_CONNECTION_PADDED HDRTRIE_CONNECTION_KEPT_TE HDRTRIE_CONNECTION_KEPT_UPGRADE
        HDRTRIE_CONNECTION_WRONG_FOLD HDRTRIE_CONNECTION_PROTECTED HDRTRIE_CONNECTION_NO_TOKEN
        HDRTRIE_CONNECTION_OVER_CAP HDRTRIE_CONNECTION_REASON_COUNT HDRTRIE_WARNING HDRTRIE_ERROR HDRTRIE_LIST_FILE_MAX
    );
    // `names` has an unnamed struct type in C.
    writeln!(out, "IS(sizeof(((hdrtrie_connection *)0)->names[0]), {});", size_of::<sys::hdrtrie_connection_name>())
        .unwrap();
    out
}

/// The folder of the headers: with the feature `system` those that are installed.
const HEADERS: &str = env!("HDRTRIE_INCLUDE");

#[test]
fn sizes_offsets_and_constants_are_those_of_c() {
    let compiler = env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let mut words = compiler.split_whitespace(); // a wrapper such as ccache can come first
    let mut command = Command::new(words.next().expect("CC names a compiler"));
    let mut child = command
        .args(words)
        .args(["-std=c11", "-fsyntax-only", "-x", "c", "-I", HEADERS, "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{compiler}: {error}; install a C compiler, or name one in CC"));
    child.stdin.take().unwrap().write_all(assertions().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The words of a text that begin with `hdrtrie_` and are followed by `(`.
fn calls(text: &str) -> Vec<&str> {
    let ends_word = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    text.match_indices('(')
        .map(|(at, _)| &text[text[..at].rfind(ends_word).map_or(0, |before| before + 1)..at])
        .filter(|word| word.starts_with("hdrtrie_"))
        .collect()
}

#[test]
fn each_exported_call_has_a_binding() {
    let bindings = include_str!("../src/lib.rs");
    let bound: Vec<&str> = bindings.split("pub fn ").skip(1).flat_map(|text| calls(text).first().copied()).collect();
    let mut exported = 0;
    for entry in fs::read_dir(format!("{HEADERS}/hdrtrie")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for declaration in text.split("\nHDRTRIE_API ").skip(1) {
            let name = calls(declaration)[0];
            assert!(bound.contains(&name), "{}: {name} has no binding", path.display());
            exported += 1;
        }
    }
    assert_eq!(exported, bound.len(), "a binding that no header declares");
}

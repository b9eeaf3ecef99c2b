// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Makes the maps of phf.rs before the crate is compiled, one per list. PEER_LISTS has the paths of the lists, separated by
//! colons; listing.py writes these files for gperf. The map of edge_exact_none.gperf is exported as phf_edge_exact_none. The
//! names in the files are in lower case, so one map serves fold none and fold case.
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// Returns the name and the id of a line `"name", id`, or None for other lines.
fn read_word(line: &str) -> Option<(&[u8], &str)> {
    let (quoted, id) = line.rsplit_once(", ")?;
    Some((quoted.strip_prefix('"')?.strip_suffix('"')?.as_bytes(), id))
}

fn main() {
    println!("cargo:rerun-if-env-changed=PEER_LISTS");
    let lists = env::var("PEER_LISTS").expect("PEER_LISTS must have the paths of the lists");
    let mut code = String::new();
    for path in env::split_paths(&lists).filter(|path| !path.as_os_str().is_empty()) {
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {}", path.display(), error));
        let words: Vec<_> = text.lines().filter_map(read_word).collect();
        let symbol = Path::new(&path).file_stem().expect("the path of a list must end in a file name").to_string_lossy().into_owned();
        let longest = words.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut map = phf_codegen::Map::new();
        for (name, id) in &words {
            map.entry(*name, *id);
        }
        writeln!(code, "list_map!(\"phf_{symbol}\", {longest}, {map});", map = map.build())
            .expect("a write to a string cannot fail");
    }
    let out = env::var_os("OUT_DIR").expect("cargo must set OUT_DIR");
    fs::write(Path::new(&out).join("phf_maps.rs"), code).expect("phf_maps.rs cannot be written");
}

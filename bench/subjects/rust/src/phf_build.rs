// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Makes phf.rs's maps before the crate is compiled, one a list. PEER_LISTS names their files, listing.py's for gperf, one
//! after another with a colon between; the map of edge_exact_none.gperf is exported as phf_edge_exact_none. These files
//! hold names in lower case, which serve fold none and fold case alike.
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The names of a file and their ids: lines of `"name", id`.
fn read_words(text: &str) -> Vec<(&[u8], &str)> {
    let parse = |line: &'_ str| -> Option<(usize, usize)> { Some((line.find('"')? + 1, line.rfind("\", ")?)) };
    text.lines()
        .filter_map(|line| parse(line).map(|(from, to)| (line[from..to].as_bytes(), line[to + 3..].trim())))
        .collect()
}

fn main() {
    println!("cargo:rerun-if-env-changed=PEER_LISTS");
    let lists = env::var("PEER_LISTS").expect("PEER_LISTS names the lists");
    let mut code = String::new();
    for path in env::split_paths(&lists) {
        println!("cargo:rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {}", path.display(), error));
        let words = read_words(&text);
        let symbol = Path::new(&path).file_stem().expect("a file's name").to_string_lossy().into_owned();
        let longest = words.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let mut map = phf_codegen::Map::new();
        for (name, id) in &words {
            map.entry(*name, *id);
        }
        write!(
            code,
            "const _: () = {{\n    static MAP: phf::Map<&'static [u8], i32> = {map};\n    struct This;\n    \
             impl ListMap for This {{\n        const LONGEST: usize = {longest};\n        \
             #[inline(always)]\n        fn map() -> &'static phf::Map<&'static [u8], i32> {{\n            &MAP\n        \
             }}\n    }}\n    crate::export!(List<This>, \"phf_{symbol}\");\n}};\n",
            map = map.build(),
        )
        .expect("a string takes all");
    }
    let out = env::var_os("OUT_DIR").expect("cargo says where");
    fs::write(Path::new(&out).join("phf_maps.rs"), code).expect("phf_maps.rs is written");
}

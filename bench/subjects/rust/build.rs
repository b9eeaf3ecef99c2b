// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Makes a phf map of each list in RUST_PEERS_LISTS, paths between colons: exact names, ids in their order.

use std::fmt::Write;

fn main() {
    let lists = std::env::var("RUST_PEERS_LISTS").unwrap_or_default();
    let mut source = String::from("static LISTS: &[&phf::Map<&[u8], i32>] = &[\n");
    println!("cargo:rerun-if-env-changed=RUST_PEERS_LISTS");
    for path in lists.split(':').filter(|path| !path.is_empty()) {
        println!("cargo:rerun-if-changed={path}");
        let text = std::fs::read_to_string(path).expect(path);
        let mut map = phf_codegen::Map::<&[u8]>::new();
        let is_name = |line: &&str| !line.is_empty() && !line.starts_with(['#', '[']) && !line.starts_with("fold ");
        for (id, name) in text.lines().filter(is_name).enumerate() {
            map.entry(name.as_bytes(), &id.to_string());
        }
        writeln!(source, "    &{},", map.build()).unwrap();
    }
    source.push_str("];\n");
    let folder = std::env::var("OUT_DIR").unwrap();
    std::fs::write(std::path::Path::new(&folder).join("lists.rs"), source).unwrap();
}

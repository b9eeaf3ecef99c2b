// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Compiles the C sources (feature `bundled`), or finds the installed library (feature `system`). The sources are in c/ if
//! this is an unpacked archive, or else in the repository.
//!
//! Crates that depend on this one get the path of the C headers in `DEP_HDRTRIE_INCLUDE`.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    #[cfg(feature = "system")]
    system::link();
    #[cfg(all(feature = "bundled", not(feature = "system")))]
    bundled::compile();
    #[cfg(not(any(feature = "bundled", feature = "system")))]
    panic!("hdrtrie-sys needs one of its features: bundled or system");
}

/// Tells dependent crates, and the tests of this one, where the C headers are.
#[cfg(any(feature = "bundled", feature = "system"))]
fn print_include(folder: &std::path::Path) {
    println!("cargo:include={}", folder.display());
    println!("cargo:rustc-env=HDRTRIE_INCLUDE={}", folder.display());
}

#[cfg(feature = "system")]
mod system {
    use std::path::Path;

    pub fn link() {
        // Before 1.0 each minor version may change the ABI.
        let library =
            pkg_config::Config::new().range_version("0.1.0".."0.2.0").probe("hdrtrie").unwrap_or_else(|error| {
                panic!("the installed library hdrtrie was not found; install it, or use the feature bundled: {error}")
            });
        let include = library.include_paths.first().map_or(Path::new("/usr/include"), |path| path);
        super::print_include(include);
    }
}

#[cfg(all(feature = "bundled", not(feature = "system")))]
mod bundled {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    /// The folder with include, src and lists. An archive has a copy of them.
    fn find_sources() -> PathBuf {
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
        let copy = root.join("c");
        if copy.is_dir() {
            return copy;
        }
        root.ancestors().nth(3).expect("the crate is in bindings/rust of the repository").to_owned()
    }

    /// The files of a folder with this extension, in order. Cargo compiles again if one changes.
    fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a folder can be read").path())
            .filter(|path| path.extension().is_some_and(|found| found == extension))
            .collect();
        files.sort();
        for file in &files {
            println!("cargo:rerun-if-changed={}", file.display());
        }
        files
    }

    pub fn compile() {
        let c = find_sources();
        for folder in ["include/hdrtrie", "include/hdrtrie/template"] {
            files(&c.join(folder), "h");
        }
        for folder in ["detail", "detail/format", "detail/backend"] {
            files(&c.join("include/hdrtrie").join(folder), "h");
        }
        for folder in ["src/runtime", "src/check", "src/compile"] {
            files(&c.join(folder), "h");
        }

        let mut sources = files(&c.join("src/runtime"), "c");
        sources.extend(files(&c.join("src/check"), "c"));
        if env::var_os("CARGO_FEATURE_LISTS").is_some() {
            sources.extend(files(&c.join("src/compile"), "c"));
            sources.extend(files(&c.join("lists"), "c"));
        } else {
            sources.retain(|file| !file.ends_with("load.c") && !file.ends_with("read_file.c"));
            // they allocate
        }
        cc::Build::new()
            .std("c11")
            .include(c.join("include"))
            .define("NDEBUG", None)
            .flag_if_supported("-fvisibility=hidden")
            .files(&sources)
            .compile("hdrtrie");
        super::print_include(&c.join("include"));
    }
}

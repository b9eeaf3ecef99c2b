// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Compiles the C sources in c/ (feature `bundled`), or finds the installed library (feature `system`).
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

#[cfg(feature = "system")]
mod system {
    pub fn link() {
        // Before 1.0 each minor version may change the ABI.
        let library =
            pkg_config::Config::new().range_version("0.1.0".."0.2.0").probe("hdrtrie").unwrap_or_else(|error| {
                panic!("the installed library hdrtrie was not found; install it, or use the feature bundled: {error}")
            });
        if let Some(include) = library.include_paths.first() {
            println!("cargo:include={}", include.display());
        }
    }
}

#[cfg(all(feature = "bundled", not(feature = "system")))]
mod bundled {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

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
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
        let c = root.join("c");
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
        let mut build = cc::Build::new();
        if env::var("OPT_LEVEL").as_deref() == Ok("0") {
            build.opt_level(1); // the inline code of the SIMD backends compiles three times as fast as without
        }
        build
            .std("c11")
            .include(c.join("include"))
            .define("NDEBUG", None)
            .flag_if_supported("-fvisibility=hidden")
            .files(&sources)
            .compile("hdrtrie");
        println!("cargo:include={}", c.join("include").display());
    }
}

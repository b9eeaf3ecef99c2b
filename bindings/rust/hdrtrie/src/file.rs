// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Lists in files, with the files that they include.

use crate::{Built, Diagnostic, Included, List, ListError, Table};
use std::boxed::Box;
use std::path::{Path, PathBuf};
use std::string::{String, ToString};
use std::vec::Vec;
use std::{error, fmt, fs, io};

/// A list that was read from a file, with the files that it includes.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = std::env::temp_dir().join(format!("hdrtrie-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("edge.names");
/// # std::fs::write(&path, "fold case\ninclude \"more.names\"\n")?;
/// # std::fs::write(folder.join("more.names"), "X-Foo\n")?;
/// use hdrtrie::ListFile;
///
/// let list = ListFile::build(&path)?;
/// assert!(list.table.find("x-foo").is_some());
/// assert_eq!(list.files.len(), 2);
/// assert!(ListFile::build(path.with_file_name("missing.names")).is_err());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct ListFile {
    /// The table.
    pub table: Box<Table>,
    /// The warnings, in the order of the lines.
    pub warnings: Vec<Diagnostic>,
    /// The list's file, and then each included file, in the order of first use.
    pub files: Vec<PathBuf>,
}

/// Why a file has no table. See [`ListFile`] for an example.
#[derive(Debug)]
pub enum ListFileError {
    /// The list's file cannot be read.
    Read(PathBuf, io::Error),
    /// The list has errors. An included file that cannot be read is one of them.
    List(ListError),
}

impl fmt::Display for ListFileError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "{}: the list cannot be read: {error}", path.display()),
            Self::List(error) => error.fmt(f),
        }
    }
}

impl error::Error for ListFileError {}

impl ListFile {
    /// Reads a list and builds its table. The path of an included file is relative to the file that includes it. See
    /// [`ListFile`] for an example.
    pub fn build(path: impl AsRef<Path>) -> Result<Self, ListFileError> {
        let path = path.as_ref();
        let text = fs::read(path).map_err(|error| ListFileError::Read(path.to_path_buf(), error))?;
        let mut files = Vec::from([path.to_path_buf()]);
        let mut names = Names::default();
        let first = names.of(path);
        let built = List::new(&first, &text).build_with(|name, from| {
            let included = Path::new(from?).parent().unwrap_or(Path::new("")).join(name);
            let text = fs::read(&included).ok()?;
            let path = names.of(&included);
            if !files.iter().any(|file| file == Path::new(&path)) {
                files.push(path.clone().into());
            }
            Some(Included { path, text })
        });
        let Built { table, warnings } = built.map_err(ListFileError::List)?;
        Ok(Self { table, warnings, files })
    }
}

/// The first path of each file: a/../b.names is b.names, so that loops are found.
#[derive(Default)]
struct Names(Vec<(PathBuf, String)>);

impl Names {
    fn of(&mut self, path: &Path) -> String {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if let Some((_, first)) = self.0.iter().find(|(seen, _)| *seen == real) {
            return first.clone();
        }
        let name = path.to_string_lossy().to_string();
        self.0.push((real, name.clone()));
        name
    }
}

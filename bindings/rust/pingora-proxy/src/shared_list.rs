// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The table of a list, which a reload replaces while requests use it.

use crate::counters::Counters;
use hdrtrie::{ListFile, ListFileError, Table};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// A table and its counters. A request uses one generation from its beginning to its end.
pub struct Generation {
    pub table: Box<Table>,
    pub counters: Counters,
}

pub struct SharedList {
    path: PathBuf,
    now: RwLock<Arc<Generation>>,
}

fn read(path: &Path) -> Result<Arc<Generation>, ListFileError> {
    let list = ListFile::build(path)?;
    for warning in &list.warnings {
        eprintln!("{warning}");
    }
    Ok(Arc::new(Generation { table: list.table, counters: Counters::default() }))
}

impl SharedList {
    pub fn read(path: impl Into<PathBuf>) -> Result<Self, ListFileError> {
        let path = path.into();
        Ok(Self { now: RwLock::new(read(&path)?), path })
    }

    pub fn now(&self) -> Arc<Generation> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the list again. If it has an error, the old table stays. Prints the outcome, and the counters of the table
    /// that is replaced.
    pub fn reload(&self) {
        match read(&self.path) {
            Ok(next) => {
                let rules = next.table.rules().len();
                let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
                let before = std::mem::replace(&mut *now, next);
                drop(now);
                let removed = before.counters.text(&before.table);
                eprintln!("{}: reloaded, {rules} rules; removed before: {removed}", self.path.display());
            }
            Err(error) => eprintln!("{error}\n{}: not reloaded", self.path.display()),
        }
    }
}

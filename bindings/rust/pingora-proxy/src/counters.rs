// SPDX-License-Identifier: Apache-2.0 OR MIT
//! How many names were removed, by group.

use hdrtrie::{Groups, Table};
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

/// A name in several groups counts in each.
#[derive(Default)]
pub struct Counters([AtomicU64; 31]);

impl Counters {
    pub fn add(&self, groups: Groups) {
        for group in groups.iter() {
            self.0[group as usize].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The counters with the names of the table's groups: `internal 3, debug 0`.
    pub fn text(&self, table: &Table) -> String {
        let mut text = String::new();
        for (counter, (_, name)) in self.0.iter().zip(table.groups()) {
            let separator = if text.is_empty() { "" } else { ", " };
            write!(text, "{separator}{name} {}", counter.load(Ordering::Relaxed)).expect("a String grows");
        }
        text
    }
}

// SPDX-License-Identifier: Apache-2.0 OR MIT
//! What a list of exact names removes, by a slow and obvious loop.

use pingora_http::RequestHeader;
use std::cell::RefCell;
use std::collections::HashMap;

/// What a way removes: nothing, names that equal a listed one in any case, or also those with other separators.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Removal {
    Nothing,
    Case,
    Separators,
}

/// Reference 2.2.
fn fold(name: &str, removal: Removal) -> String {
    let separator = |c: char| if removal == Removal::Separators && !c.is_ascii_alphanumeric() { '-' } else { c };
    name.chars().map(|c| separator(c.to_ascii_lowercase())).collect()
}

/// Fields with their names in lower case, sorted by name; the values of a name in their order.
pub type Fields = Vec<(String, Vec<u8>)>;

/// The fields of a request.
pub fn fields(request: &RequestHeader) -> Fields {
    let field = |(name, value): (&http::HeaderName, &http::HeaderValue)| (name.to_string(), value.as_bytes().to_vec());
    let mut fields: Fields = request.headers.iter().map(field).collect();
    fields.sort_by(|a, b| a.0.cmp(&b.0));
    fields
}

pub struct Oracle {
    names: Vec<String>,
    /// Answers that were found before: the corpus has few names.
    answers: RefCell<HashMap<(Removal, String), bool>>,
}

impl Oracle {
    pub fn new(names: Vec<String>) -> Self {
        Self { names, answers: RefCell::default() }
    }

    /// Whether the list removes this name. Framing names stay (reference 4.13).
    pub fn removes(&self, removal: Removal, name: &str) -> bool {
        let search = || {
            let is_framing =
                ["host", "content-length", "transfer-encoding"].contains(&fold(name, Removal::Case).as_str());
            let equals = |listed: &String| fold(listed, removal) == fold(name, removal);
            removal != Removal::Nothing && !is_framing && self.names.iter().any(equals)
        };
        *self.answers.borrow_mut().entry((removal, name.to_owned())).or_insert_with(search)
    }

    /// The fields that the list leaves.
    pub fn clear(&self, removal: Removal, request: &RequestHeader) -> Fields {
        let mut left = fields(request);
        left.retain(|(name, _)| !self.removes(removal, name));
        left
    }
}

// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The loops that are timed: ../../find_loop.h in Rust. Every find is inlined into them, as it is for subjects in C, and
//! like those they check no bounds.
use crate::key::LowerBuffer;

/// `subject_name` of subject.h.
#[repr(C)]
pub struct Name {
    text: *const u8,
    len: usize,
}

/// `request_field` of requests.h.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Field {
    name: *const u8,
    name_len: usize,
    value: *const u8,
    value_len: usize,
}

pub trait Find {
    /// The name's id, or None.
    fn find(&self, name: &[u8]) -> Option<i32>;
}

/// Without case, as users of peers that know no fold do it: lowers into a buffer, then finds. A name that is longer than
/// any key never gets there.
pub struct Lowered<'a, F> {
    pub exact: &'a F,
    pub longest: usize,
}

impl<F: Find> Find for Lowered<'_, F> {
    #[inline(always)]
    fn find(&self, name: &[u8]) -> Option<i32> {
        if name.len() > self.longest {
            return None;
        }
        self.exact.find(LowerBuffer::new().lower(name))
    }
}

/// What is done with a find: a trait, because a peer may have several finds and chooses one a table, outside the loop.
pub trait Work {
    type Result;
    fn run<F: Find>(self, find: &F) -> Self::Result;
}

/// One name, for checking: its id, or -1.
pub struct One<'a>(pub &'a [u8]);

impl Work for One<'_> {
    type Result = i32;
    fn run<F: Find>(self, find: &F) -> i32 {
        find.find(self.0).unwrap_or(-1)
    }
}

/// Names; the sum of id + 1 over them, without a branch of the loop's own.
pub struct Pass<'a>(pub &'a [Name]);

impl Work for Pass<'_> {
    type Result = u64;
    fn run<F: Find>(self, find: &F) -> u64 {
        let mut sum = 0;
        for name in self.0 {
            let text = unsafe { std::slice::from_raw_parts(name.text, name.len) };
            sum += (find.find(text).unwrap_or(-1) + 1) as u32 as u64;
        }
        sum
    }
}

/// The fields of a request; how many are left. Moves every field, as the loop in C does.
pub struct Clear {
    pub fields: *mut Field,
    pub count: usize,
}

impl Work for Clear {
    type Result = usize;
    fn run<F: Find>(self, find: &F) -> usize {
        let mut left = 0;
        for i in 0..self.count {
            // Safe: left is never more than i.
            unsafe {
                let field = *self.fields.add(i);
                let name = std::slice::from_raw_parts(field.name, field.name_len);
                let id = find.find(name).unwrap_or(-1);
                *self.fields.add(left) = field;
                left += (id < 0) as usize;
            }
        }
        left
    }
}

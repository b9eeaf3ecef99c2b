// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The timed loops: harness/find_loop.inl.h in Rust. Finds are inlined, as in C, and the loops check no bounds, as in C.
use crate::key::LowerBuffer;

/// `bench_name` of implementation.h.
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
    /// Returns the name's id, or None.
    fn find(&self, name: &[u8]) -> Option<i32>;
}

/// The find under fold case of peers that compare exactly: copies the name in lower case, then finds it, as their users do.
/// A name that is longer than every key is not copied.
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

/// A loop over a find. It is a trait, because a peer may have several finds and chooses one per table, outside the loop.
pub trait Work {
    type Result;
    fn run<F: Find>(self, find: &F) -> Self::Result;
}

/// Finds one name, for checks: its id, or -1.
pub struct One<'a>(pub &'a [u8]);

impl Work for One<'_> {
    type Result = i32;
    fn run<F: Find>(self, find: &F) -> i32 {
        find.find(self.0).unwrap_or(-1)
    }
}

/// Finds names; the result is the sum of id + 1 over them. The loop itself does not branch on the id.
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

/// Clears the fields of a request; the result is how many are left. Moves every field, as the loop in C does.
pub struct Clear {
    pub fields: *mut Field,
    pub count: usize,
}

impl Work for Clear {
    type Result = usize;
    fn run<F: Find>(self, find: &F) -> usize {
        let mut left = 0;
        for i in 0..self.count {
            // Safe, because left is never more than i.
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

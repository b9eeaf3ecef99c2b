// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A list's names, and a name in lower case: harness/keys.h in Rust.
use std::mem::MaybeUninit;

/// `key` of keys.h.
#[repr(C)]
pub struct Key {
    text: *const u8,
    len: u32,
    pub id: i32,
}

impl Key {
    /// The texts of keys are never freed.
    pub fn text(&self) -> &'static [u8] {
        unsafe { std::slice::from_raw_parts(self.text, self.len as usize) }
    }
}

/// Bytes of all texts.
pub fn text_len(keys: &[Key]) -> usize {
    keys.iter().map(|key| key.len as usize).sum()
}

/// Bytes of the longest text.
pub fn longest(keys: &[Key]) -> usize {
    keys.iter().map(|key| key.len as usize).max().unwrap_or(0)
}

/// Room for any key in lower case.
const CAPACITY: usize = 256;

pub struct LowerBuffer(MaybeUninit<[u8; CAPACITY]>);

impl LowerBuffer {
    pub fn new() -> Self {
        LowerBuffer(MaybeUninit::uninit())
    }

    /// Writes name in lower case; it has at most 256 bytes. It writes words, the last of which overlaps the one before. After
    /// stores of single bytes, a hash that reads words would wait until all stores are done.
    #[inline(always)]
    pub fn lower(&mut self, name: &[u8]) -> &[u8] {
        let (from, len) = (name.as_ptr(), name.len());
        let to = self.0.as_mut_ptr() as *mut u8;
        debug_assert!(len <= CAPACITY);
        // Safe: it reads only bytes of name; it writes eight bytes or more, within CAPACITY.
        unsafe {
            if len < 8 {
                (to as *mut u64).write_unaligned(lower_word(load_short(from, len)).to_le());
            } else {
                let mut at = 0;
                loop {
                    let word = (from.add(at) as *const u64).read_unaligned();
                    (to.add(at) as *mut u64).write_unaligned(lower_word(word));
                    if at + 8 == len {
                        break;
                    }
                    at = if at + 16 <= len { at + 8 } else { len - 8 };
                }
            }
            std::slice::from_raw_parts(to, len)
        }
    }
}

/// Eight bytes with each of A to Z in lower case. The high bit of a byte's sum is set if the byte is at least 'A', or above
/// 'Z'. The order of the bytes does not matter.
#[inline(always)]
fn lower_word(word: u64) -> u64 {
    const EVERY: u64 = 0x0101_0101_0101_0101;
    let seven = word & (0x7f * EVERY);
    let from_a = seven + (0x80 - b'A' as u64) * EVERY;
    let above_z = seven + (0x7f - b'Z' as u64) * EVERY;
    word | ((from_a & !above_z & !word & (0x80 * EVERY)) >> 2)
}

/// Loads fewer than eight bytes as a word, the first byte lowest; reads no other bytes.
#[inline(always)]
unsafe fn load_short(from: *const u8, len: usize) -> u64 {
    if len >= 4 {
        let first = u32::from_le((from as *const u32).read_unaligned());
        let last = u32::from_le((from.add(len - 4) as *const u32).read_unaligned());
        return first as u64 | (last as u64) << (8 * (len - 4));
    }
    if len == 0 {
        return 0;
    }
    let (first, middle, last) = (*from, *from.add(len / 2), *from.add(len - 1));
    first as u64 | (middle as u64) << (8 * (len / 2)) | (last as u64) << (8 * (len - 1))
}

// SPDX-License-Identifier: Apache-2.0 OR MIT
//! What crosses the border to C, in the layout of subject.h, requests.h and keys.h, and the lowering of a name.

#[repr(C)]
pub struct Key {
    text: *const u8,
    len: u32,
    pub id: i32,
}

#[repr(C)]
pub struct Name {
    text: *const u8,
    len: usize,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Field {
    name: *const u8,
    name_len: usize,
    value: *const u8,
    value_len: usize,
}

impl Key {
    /// # Safety
    /// Keys live to the program's end, as keys.h promises.
    pub unsafe fn bytes(&self) -> &'static [u8] {
        std::slice::from_raw_parts(self.text, self.len as usize)
    }
}

impl Name {
    #[inline(always)]
    pub unsafe fn bytes(&self) -> &[u8] {
        std::slice::from_raw_parts(self.text, self.len)
    }
}

impl Field {
    #[inline(always)]
    pub unsafe fn bytes(&self) -> &[u8] {
        std::slice::from_raw_parts(self.name, self.name_len)
    }
}

/// Eight bytes, each of A to Z in lower case; as key_lower_word in keys.h.
#[inline(always)]
fn lower_word(word: u64) -> u64 {
    const EVERY: u64 = 0x0101_0101_0101_0101;
    let seven = word & (0x7f * EVERY);
    let from_a = seven + (0x80 - b'A' as u64) * EVERY;
    let above_z = seven + (0x7f - b'Z' as u64) * EVERY;
    word | ((from_a & !above_z & !word & (0x80 * EVERY)) >> 2)
}

/// Lowers a name into room, by words, because byte stores stall the word loads of a hash behind them. A name that is longer than
/// any key is none: None.
#[inline(always)]
pub fn lower<'a>(name: &[u8], longest: usize, room: &'a mut [u8; 264]) -> Option<&'a [u8]> {
    if name.len() > longest {
        return None;
    }
    let mut words = name.chunks_exact(8);
    let mut at = 0;
    for word in &mut words {
        let lowered = lower_word(u64::from_le_bytes(word.try_into().unwrap()));
        room[at..at + 8].copy_from_slice(&lowered.to_le_bytes());
        at += 8;
    }
    let rest = words.remainder();
    let mut last = [0u8; 8];
    last[..rest.len()].copy_from_slice(rest);
    room[at..at + 8].copy_from_slice(&lower_word(u64::from_le_bytes(last)).to_le_bytes());
    Some(&room[..name.len()])
}

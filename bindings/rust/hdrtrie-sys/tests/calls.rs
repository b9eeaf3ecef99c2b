// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Links the library, and calls it through the bindings: build, check, find.
#![cfg(feature = "lists")]
use hdrtrie_sys as sys;
use std::ptr;

#[test]
fn a_list_becomes_a_table_that_passes_its_check() {
    let text = b"fold separators\ninclude <hop-by-hop>\n[internal]\nX-Int-*\n";
    let mut table = ptr::null_mut();
    unsafe {
        let error =
            sys::hdrtrie_list_build(c"mine.names".as_ptr(), text.as_ptr().cast(), text.len(), ptr::null(), &mut table);
        assert_eq!(error, sys::HDRTRIE_OK);
        let found = sys::hdrtrie_find(table, c"x_int_trace".as_ptr(), 11);
        assert_ne!(found.groups, 0);
        let len = sys::hdrtrie_table_len(table);
        assert_eq!(sys::hdrtrie_check(table.cast(), len, ptr::null_mut()), sys::HDRTRIE_OK);
        (*table).line[60] ^= 1;
        assert_eq!(sys::hdrtrie_check(table.cast(), len, ptr::null_mut()), sys::HDRTRIE_ERR_DIGEST);
        sys::hdrtrie_free(table, ptr::null());
    }
}

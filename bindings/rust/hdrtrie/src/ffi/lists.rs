// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Lists: the calls of build.h, which allocate.

use super::{boxed_copy, static_text, Table};
use crate::{Diagnostic, Included, Severity};
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::ffi::CString;
use alloc::string::String;
use alloc::vec::Vec;
use core::ffi::{c_char, c_void, CStr};
use core::{ptr, slice};
use hdrtrie_sys as sys;

/// Finds the text for an `include` line: the name, and the file that includes it, or None for an unknown preset.
pub type Open<'a> = dyn FnMut(&str, Option<&str>) -> Option<Included> + 'a;

/// What the callbacks of one build share.
struct Build<'a> {
    open: &'a mut Open<'a>,
    /// The texts and paths of included files. The library reads them until the end of the build.
    opened: Vec<(CString, Vec<u8>)>,
    diagnostics: Vec<Diagnostic>,
}

/// A text of a callback, or None for NULL.
///
/// # Safety
/// `text` is NULL, or ends with NUL.
unsafe fn text_of(text: *const c_char) -> Option<String> {
    // SAFETY: the caller's promise.
    (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
}

// SAFETY of both callbacks: `context` is the Build of `build_list`, which does not use it during the call. The other
// pointers are valid during the callback, as build.h documents.
unsafe extern "C" fn diagnose(context: *mut c_void, diagnostic: *const sys::hdrtrie_diagnostic) {
    let (build, found) = unsafe { (&mut *context.cast::<Build>(), &*diagnostic) };
    build.diagnostics.push(Diagnostic {
        severity: if found.severity == sys::HDRTRIE_ERROR { Severity::Error } else { Severity::Warning },
        file: unsafe { text_of(found.file) }.unwrap_or_default(),
        line: found.line,
        column: found.column,
        text: unsafe { text_of(found.text) }.unwrap_or_default(),
    });
}

unsafe extern "C" fn open(
    context: *mut c_void,
    name: *const c_char,
    from: *const c_char,
    path: *mut *const c_char,
    text: *mut *const c_char,
    len: *mut usize,
) -> bool {
    let build = unsafe { &mut *context.cast::<Build>() };
    let (name, from) = unsafe { (text_of(name).unwrap_or_default(), text_of(from)) };
    let Some(included) = (build.open)(&name, from.as_deref()) else { return false };
    let Ok(included_path) = CString::new(included.path) else { return false };
    build.opened.push((included_path, included.text));
    let (opened_path, opened_text) = &build.opened[build.opened.len() - 1];
    unsafe {
        *path = opened_path.as_ptr();
        *text = opened_text.as_ptr().cast();
        *len = opened_text.len();
    }
    true
}

/// Builds a table from a list. On failure there is no table, and the text is that of the error.
pub fn build_list<'a>(
    file: &str,
    text: &[u8],
    open_include: &'a mut Open<'a>,
) -> (Result<Box<Table>, &'static str>, Vec<Diagnostic>) {
    let file = CString::new(file).unwrap_or_else(|_| c"list".to_owned());
    let mut build = Build { open: open_include, opened: Vec::new(), diagnostics: Vec::new() };
    let context: *mut Build = &mut build;
    let resolver = sys::hdrtrie_resolver { open: Some(open), release: None, context: context.cast() };
    let options = sys::hdrtrie_list_options {
        build: sys::hdrtrie_build_options {
            fold: sys::HDRTRIE_FOLD_NONE,
            allocator: ptr::null(),
            diagnose: Some(diagnose),
            diagnose_context: context.cast(),
        },
        resolver: &resolver,
    };
    let mut made = ptr::null_mut();
    // SAFETY: all pointers are valid during the call; `made` receives a table that malloc allocated, or NULL. The copy
    // is of a table that the library built, whose length its header has.
    let table = unsafe {
        let error = sys::hdrtrie_list_build(file.as_ptr(), text.as_ptr().cast(), text.len(), &options, &mut made);
        if error == sys::HDRTRIE_OK {
            let table = boxed_copy(slice::from_raw_parts(made.cast::<u8>(), sys::hdrtrie_table_len(made)));
            sys::hdrtrie_free(made, ptr::null());
            Ok(table)
        } else {
            Err(static_text(sys::hdrtrie_error_text(error)))
        }
    };
    (table, build.diagnostics)
}

/// The text of a preset.
pub fn preset(name: &str) -> Option<&'static str> {
    let name = CString::new(name).ok()?;
    let mut len = 0;
    // SAFETY: the text that the call returns is static and has len bytes.
    unsafe {
        let text = sys::hdrtrie_preset_text(name.as_ptr(), &mut len);
        if text.is_null() {
            return None;
        }
        core::str::from_utf8(slice::from_raw_parts(text.cast(), len)).ok()
    }
}

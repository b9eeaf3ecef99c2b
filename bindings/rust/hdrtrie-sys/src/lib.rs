// SPDX-License-Identifier: Apache-2.0 OR MIT
#![doc = include_str!("../README.md")]
#![no_std]
#![allow(non_camel_case_types)]

use core::ffi::{c_char, c_int, c_uint, c_void};

/// The version of a table's byte format: a table of another version is refused.
pub const HDRTRIE_FORMAT_VERSION: u32 = 4;

/// One line of a table. A table is an array of them.
#[derive(Clone, Copy)]
#[repr(C, align(64))]
pub struct hdrtrie_table {
    pub line: [u8; 64],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct hdrtrie_match {
    pub id: i32,
    pub groups: u32,
}

pub type hdrtrie_fold = c_uint;
pub const HDRTRIE_FOLD_NONE: hdrtrie_fold = 0;
pub const HDRTRIE_FOLD_CASE: hdrtrie_fold = 1;
pub const HDRTRIE_FOLD_UNDERSCORE: hdrtrie_fold = 2;
pub const HDRTRIE_FOLD_SEPARATORS: hdrtrie_fold = 3;

pub type hdrtrie_kind = c_uint;
pub const HDRTRIE_KIND_EXACT: hdrtrie_kind = 0;
pub const HDRTRIE_KIND_PREFIX: hdrtrie_kind = 1;
pub const HDRTRIE_KIND_SUFFIX: hdrtrie_kind = 2;

pub const HDRTRIE_EXCEPTION: u8 = 1;
pub const HDRTRIE_EXCEPTION_SPELLED: u8 = 2;

pub const HDRTRIE_ALL_GROUPS: u32 = 0x7fff_ffff;
pub const HDRTRIE_ALLOW_MALFORMED: u32 = 0x8000_0000;

pub const HDRTRIE_PATTERN_MAX: usize = 255;
pub const HDRTRIE_GROUP_MAX: usize = 31;
pub const HDRTRIE_ID_MAX: i32 = 0x7f_fffe;

pub type hdrtrie_error = c_uint;
pub const HDRTRIE_OK: hdrtrie_error = 0;
pub const HDRTRIE_ERR_MEMORY: hdrtrie_error = 1;
pub const HDRTRIE_ERR_LIST: hdrtrie_error = 2;
pub const HDRTRIE_ERR_LIMIT: hdrtrie_error = 3;
pub const HDRTRIE_ERR_READ: hdrtrie_error = 4;
pub const HDRTRIE_ERR_TRUNCATED: hdrtrie_error = 5;
pub const HDRTRIE_ERR_MAGIC: hdrtrie_error = 6;
pub const HDRTRIE_ERR_VERSION: hdrtrie_error = 7;
pub const HDRTRIE_ERR_DIGEST: hdrtrie_error = 8;
pub const HDRTRIE_ERR_STRUCTURE: hdrtrie_error = 9;
pub const HDRTRIE_ERR_ANSWER: hdrtrie_error = 10;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_layout {
    pub stride: usize,
    pub name_offset: usize,
    pub len_offset: usize,
    pub len_size: u8,
    pub flags: u8,
}
pub const HDRTRIE_LAYOUT_CONTINUATIONS: u8 = 1;
pub const HDRTRIE_LAYOUT_PSEUDO: u8 = 2;
pub const HDRTRIE_LAYOUT_FRAMING: u8 = 4;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_head_result {
    pub len: usize,
    pub removed: usize,
    pub malformed: usize,
    pub cookies: usize,
    pub complete: bool,
}
pub const HDRTRIE_HEAD_FRAMING: u32 = 1;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_cookie_result {
    pub len: usize,
    pub removed: usize,
    pub malformed: usize,
}

pub const HDRTRIE_CONNECTION_CAP: usize = 16;
pub const HDRTRIE_CONNECTION_CAP_MAX: usize = 64;
pub const HDRTRIE_CONNECTION_KEEP_TE_TRAILERS: u32 = 1;
pub const HDRTRIE_CONNECTION_KEEP_UPGRADE: u32 = 2;
pub const HDRTRIE_CONNECTION_MARK_FRAMING: u32 = 4;
pub const HDRTRIE_CONNECTION_CONTINUED: u32 = 1;
pub const HDRTRIE_CONNECTION_PADDED: u32 = 2;
pub const HDRTRIE_CONNECTION_KEPT_TE: u32 = 4;
pub const HDRTRIE_CONNECTION_KEPT_UPGRADE: u32 = 8;
pub const HDRTRIE_CONNECTION_WRONG_FOLD: u32 = 16;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_connection_options {
    pub hop_by_hop: *const hdrtrie_table,
    pub hop_by_hop_groups: u32,
    pub protected_names: *const hdrtrie_table,
    pub cap: usize,
    pub flags: u32,
}

pub type hdrtrie_connection_reason = c_uint;
pub const HDRTRIE_CONNECTION_PROTECTED: hdrtrie_connection_reason = 0;
pub const HDRTRIE_CONNECTION_NO_TOKEN: hdrtrie_connection_reason = 1;
pub const HDRTRIE_CONNECTION_OVER_CAP: hdrtrie_connection_reason = 2;
pub const HDRTRIE_CONNECTION_REASON_COUNT: usize = 3;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_connection_refusal {
    pub count: usize,
    pub field: usize,
    pub offset: usize,
    pub len: usize,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_connection_verdict {
    pub fields: usize,
    pub nominated: usize,
    pub marked: usize,
    pub refused: [hdrtrie_connection_refusal; HDRTRIE_CONNECTION_REASON_COUNT],
    pub notes: u32,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_connection_name {
    pub text: *const c_char,
    pub len: usize,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_connection {
    pub options: *const hdrtrie_connection_options,
    pub verdict: hdrtrie_connection_verdict,
    pub upgrade: c_int,
    pub lens: u64,
    pub count: usize,
    pub names: [hdrtrie_connection_name; HDRTRIE_CONNECTION_CAP_MAX],
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_field_layout {
    pub name: hdrtrie_layout,
    pub value: hdrtrie_layout,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_allocator {
    pub allocate: Option<unsafe extern "C" fn(context: *mut c_void, len: usize) -> *mut c_void>,
    pub release: Option<unsafe extern "C" fn(context: *mut c_void, memory: *mut c_void)>,
    pub context: *mut c_void,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_rule {
    pub literal: *const c_char,
    pub len: usize,
    pub kind: hdrtrie_kind,
    pub group: u32,
    pub exception: u8,
    pub line: u32,
    pub cookie: bool,
}

pub type hdrtrie_severity = c_uint;
pub const HDRTRIE_WARNING: hdrtrie_severity = 0;
pub const HDRTRIE_ERROR: hdrtrie_severity = 1;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_diagnostic {
    pub severity: hdrtrie_severity,
    pub file: *const c_char,
    pub line: u32,
    pub column: u32,
    pub text: *const c_char,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_build_options {
    pub fold: hdrtrie_fold,
    pub allocator: *const hdrtrie_allocator,
    pub diagnose: Option<unsafe extern "C" fn(context: *mut c_void, diagnostic: *const hdrtrie_diagnostic)>,
    pub diagnose_context: *mut c_void,
}

/// The largest file that `hdrtrie_list_load` reads.
pub const HDRTRIE_LIST_FILE_MAX: usize = 256 << 20;

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_resolver {
    pub open: Option<
        unsafe extern "C" fn(
            context: *mut c_void,
            name: *const c_char,
            from: *const c_char,
            path: *mut *const c_char,
            text: *mut *const c_char,
            len: *mut usize,
        ) -> bool,
    >,
    pub release: Option<unsafe extern "C" fn(context: *mut c_void, path: *const c_char, text: *const c_char)>,
    pub context: *mut c_void,
}

#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct hdrtrie_list_options {
    pub build: hdrtrie_build_options,
    pub resolver: *const hdrtrie_resolver,
}

// find.h
extern "C" {
    pub fn hdrtrie_find(table: *const hdrtrie_table, name: *const c_char, len: usize) -> hdrtrie_match;
    pub fn hdrtrie_find_packed(table: *const hdrtrie_table, name: *const c_char, len: usize) -> u64;
    pub fn hdrtrie_name_is_token(name: *const c_char, len: usize) -> c_int;
}

// mark.h
extern "C" {
    pub fn hdrtrie_mark(
        table: *const hdrtrie_table,
        groups: u32,
        fields: *const c_void,
        count: usize,
        layout: *const hdrtrie_layout,
        bitmap: *mut u64,
    ) -> usize;
    pub fn hdrtrie_drop(bitmap: *const u64, fields: *mut c_void, count: usize, layout: *const hdrtrie_layout) -> usize;
    pub fn hdrtrie_clear(
        table: *const hdrtrie_table,
        groups: u32,
        fields: *mut c_void,
        count: usize,
        layout: *const hdrtrie_layout,
    ) -> usize;
    pub fn hdrtrie_keep(
        table: *const hdrtrie_table,
        groups: u32,
        fields: *mut c_void,
        count: usize,
        layout: *const hdrtrie_layout,
    ) -> usize;
}

// head.h and cookie.h
extern "C" {
    pub fn hdrtrie_head_clear(
        table: *const hdrtrie_table,
        groups: u32,
        head: *mut c_char,
        len: usize,
        flags: u32,
    ) -> hdrtrie_head_result;
    pub fn hdrtrie_cookies(table: *const hdrtrie_table) -> *const hdrtrie_table;
    pub fn hdrtrie_cookie_clear(
        cookies: *const hdrtrie_table,
        groups: u32,
        value: *mut c_char,
        len: usize,
    ) -> hdrtrie_cookie_result;
}

// connection.h
extern "C" {
    pub fn hdrtrie_connection_wrong(options: *const hdrtrie_connection_options) -> *const c_char;
    pub fn hdrtrie_connection_mark(
        options: *const hdrtrie_connection_options,
        fields: *const c_void,
        count: usize,
        layout: *const hdrtrie_field_layout,
        bitmap: *mut u64,
    ) -> hdrtrie_connection_verdict;
    pub fn hdrtrie_connection_read(
        options: *const hdrtrie_connection_options,
        fields: *const c_void,
        count: usize,
        layout: *const hdrtrie_field_layout,
        connection: *mut hdrtrie_connection,
    );
    pub fn hdrtrie_connection_apply(
        connection: *mut hdrtrie_connection,
        fields: *const c_void,
        count: usize,
        layout: *const hdrtrie_field_layout,
        bitmap: *mut u64,
    );
}

// rules.h and order.h
extern "C" {
    pub fn hdrtrie_group_count(table: *const hdrtrie_table) -> u32;
    pub fn hdrtrie_group_name(table: *const hdrtrie_table, group: u32, len: *mut usize) -> *const c_char;
    pub fn hdrtrie_group_find(table: *const hdrtrie_table, name: *const c_char, len: usize) -> c_int;
    pub fn hdrtrie_id_count(table: *const hdrtrie_table) -> u32;
    pub fn hdrtrie_rule_text(table: *const hdrtrie_table, id: i32, len: *mut usize) -> *const c_char;
    pub fn hdrtrie_rule_kind(table: *const hdrtrie_table, id: i32) -> c_int;
    pub fn hdrtrie_table_fold(table: *const hdrtrie_table) -> hdrtrie_fold;
    pub fn hdrtrie_table_len(table: *const hdrtrie_table) -> usize;
    pub fn hdrtrie_table_hot_len(table: *const hdrtrie_table) -> usize;
    pub fn hdrtrie_rules_sort(table: *const hdrtrie_table, ids: *mut i32);
    pub fn hdrtrie_rules_range(
        table: *const hdrtrie_table,
        ids: *const i32,
        prefix: *const c_char,
        len: usize,
        first: *mut usize,
    ) -> usize;
    pub fn hdrtrie_longest_prefix(table: *const hdrtrie_table, name: *const c_char, len: usize) -> i32;
}

// check.h, error.h and version.h
extern "C" {
    pub fn hdrtrie_version() -> *const c_char;
    pub fn hdrtrie_format_version() -> u32;
    pub fn hdrtrie_check(bytes: *const c_void, len: usize, why: *mut *const c_char) -> hdrtrie_error;
    pub fn hdrtrie_error_text(error: hdrtrie_error) -> *const c_char;
}

// build.h and load.h
#[cfg(feature = "lists")]
extern "C" {
    pub fn hdrtrie_build(
        rules: *const hdrtrie_rule,
        count: usize,
        groups: *const *const c_char,
        group_count: usize,
        options: *const hdrtrie_build_options,
        table: *mut *mut hdrtrie_table,
    ) -> hdrtrie_error;
    pub fn hdrtrie_list_build(
        file: *const c_char,
        text: *const c_char,
        len: usize,
        options: *const hdrtrie_list_options,
        table: *mut *mut hdrtrie_table,
    ) -> hdrtrie_error;
    pub fn hdrtrie_list_load(
        path: *const c_char,
        options: *const hdrtrie_list_options,
        table: *mut *mut hdrtrie_table,
    ) -> hdrtrie_error;
    pub fn hdrtrie_preset_name(index: usize) -> *const c_char;
    pub fn hdrtrie_preset_text(name: *const c_char, len: *mut usize) -> *const c_char;
    pub fn hdrtrie_load(
        path: *const c_char,
        allocator: *const hdrtrie_allocator,
        table: *mut *mut hdrtrie_table,
        why: *mut *const c_char,
    ) -> hdrtrie_error;
    pub fn hdrtrie_load_bytes(
        bytes: *const c_void,
        len: usize,
        allocator: *const hdrtrie_allocator,
        table: *mut *mut hdrtrie_table,
        why: *mut *const c_char,
    ) -> hdrtrie_error;
    pub fn hdrtrie_free(table: *mut hdrtrie_table, allocator: *const hdrtrie_allocator);
}

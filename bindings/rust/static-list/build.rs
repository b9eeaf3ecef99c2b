// SPDX-License-Identifier: Apache-2.0 OR MIT
fn main() {
    hdrtrie_build::compile("lists/static.names");
}

// SPDX-License-Identifier: Apache-2.0 OR MIT
module example.org/clear_header

go 1.19

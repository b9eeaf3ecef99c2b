// SPDX-License-Identifier: Apache-2.0 OR MIT
//! What the tests of the proxy share.

pub mod http1;
pub mod http2;
pub mod message;
pub mod running_proxy;
pub mod slow_oracle;

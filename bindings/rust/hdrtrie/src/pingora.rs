// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Fields of Pingora's headers. Their own calls keep the second map, of the names' case, in step.
//! A name whose values are replaced (Cookie or TE, if one of several values stays) is then written in lower case.

use crate::http::Fields;
use ::http::header::{HeaderMap, HeaderName, HeaderValue};
use pingora_http::{RequestHeader, ResponseHeader};

macro_rules! fields {
    ($header:ty) => {
        impl Fields for $header {
            #[inline]
            fn headers(&self) -> &HeaderMap {
                &self.headers
            }

            #[inline]
            fn remove(&mut self, name: &HeaderName) {
                self.remove_header(name);
            }

            fn append(&mut self, name: &HeaderName, value: HeaderValue) {
                // Fails for an invalid value only, and this one is valid.
                let _ = self.append_header(name.clone(), value);
            }
        }
    };
}

fields!(RequestHeader);
fields!(ResponseHeader);

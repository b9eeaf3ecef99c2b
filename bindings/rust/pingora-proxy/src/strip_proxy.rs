// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The calls in Pingora's filters, and the reload on SIGHUP.

use crate::shared_list::{Generation, SharedList};
use async_trait::async_trait;
use hdrtrie::http::{clear_each, Fields};
use hdrtrie::Groups;
use http::HeaderMap;
use pingora::http::{RequestHeader, ResponseHeader};
use pingora::prelude::*;
use pingora::protocols::ALPN;
use pingora::server::ShutdownWatch;
use pingora::services::background::BackgroundService;
use std::sync::Arc;
use tokio::signal::unix::{signal, SignalKind};

pub struct StripProxy {
    pub list: Arc<SharedList>,
    pub upstream: String,
    pub upstream_h2: bool,
}

/// Removes the listed fields and counts them.
fn strip(list: &Generation, fields: &mut impl Fields) {
    clear_each(&list.table, Groups::ALL, fields, |name| {
        if let Some(found) = list.table.find(name) {
            list.counters.add(found.groups);
        }
    });
}

#[async_trait]
impl ProxyHttp for StripProxy {
    type CTX = Arc<Generation>;

    fn new_ctx(&self) -> Self::CTX {
        self.list.now()
    }

    async fn upstream_peer(&self, _: &mut Session, _: &mut Self::CTX) -> Result<Box<HttpPeer>> {
        let mut peer = HttpPeer::new(&self.upstream, false, String::new());
        if self.upstream_h2 {
            peer.options.alpn = ALPN::H2;
        }
        Ok(Box::new(peer))
    }

    async fn upstream_request_filter(
        &self,
        _: &mut Session,
        request: &mut RequestHeader,
        list: &mut Self::CTX,
    ) -> Result<()> {
        strip(list, request);
        Ok(())
    }

    async fn upstream_response_filter(
        &self,
        _: &mut Session,
        response: &mut ResponseHeader,
        list: &mut Self::CTX,
    ) -> Result<()> {
        strip(list, response);
        Ok(())
    }

    fn upstream_response_trailer_filter(
        &self,
        _: &mut Session,
        trailers: &mut HeaderMap,
        list: &mut Self::CTX,
    ) -> Result<()> {
        strip(list, trailers);
        Ok(())
    }
}

/// Reloads the list at each SIGHUP. Requests that run then finish with the table that they began with.
pub struct Reload(pub Arc<SharedList>);

#[async_trait]
impl BackgroundService for Reload {
    async fn start(&self, mut shutdown: ShutdownWatch) {
        let mut hangup = signal(SignalKind::hangup()).expect("a handler can be installed");
        loop {
            tokio::select! {
                _ = shutdown.changed() => return,
                _ = hangup.recv() => self.0.reload(),
            }
        }
    }
}

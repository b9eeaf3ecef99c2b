// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A Pingora proxy that strips fields by a list. It reloads the list on SIGHUP.
//!
//!     hdrtrie-pingora-proxy LISTEN UPSTREAM LIST [--upstream-h2]
#![forbid(unsafe_code)]

mod counters;
mod shared_list;
mod strip_proxy;

use pingora::prelude::*;
use pingora::services::background::background_service;
use shared_list::SharedList;
use std::sync::Arc;
use std::{env, process};
use strip_proxy::StripProxy;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (listen, upstream, path, upstream_h2) = match &arguments[..] {
        [listen, upstream, path] => (listen, upstream, path, false),
        [listen, upstream, path, option] if option == "--upstream-h2" => (listen, upstream, path, true),
        _ => {
            eprintln!("usage: hdrtrie-pingora-proxy LISTEN UPSTREAM LIST [--upstream-h2]");
            process::exit(2);
        }
    };
    let list = SharedList::read(path).unwrap_or_else(|error| {
        eprintln!("{error}");
        process::exit(1);
    });
    let list = Arc::new(list);

    let mut server = Server::new(None).expect("the default configuration is valid");
    server.bootstrap();
    let proxy = StripProxy { list: Arc::clone(&list), upstream: upstream.clone(), upstream_h2 };
    let mut service = http_proxy_service(&server.configuration, proxy);
    service.add_tcp(listen);
    if let Some(logic) = service.app_logic_mut() {
        logic.server_options.get_or_insert_default().h2c = true;
    }
    server.add_service(service);
    server.add_service(background_service("reload", strip_proxy::Reload(list)));
    server.run_forever();
}

// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A client and an echo upstream for HTTP/2 without TLS, with trailers.

use super::message::Fields;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};
use tokio::spawn;

/// Fields that HTTP/2 does not have (RFC 9113, 8.2.2).
const CONNECTION_SPECIFIC: [&str; 4] = ["connection", "keep-alive", "proxy-connection", "te"];

pub fn map_of(fields: &[(String, String)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in fields {
        let name: HeaderName = name.parse().unwrap();
        if !CONNECTION_SPECIFIC.contains(&name.as_str()) {
            map.append(name, HeaderValue::from_str(value).unwrap());
        }
    }
    map
}

pub fn fields_of(map: &HeaderMap) -> Fields {
    map.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect()
}

/// Starts an upstream. Its response and its trailers have the fields of the request's body. The response's body is the
/// text of the fields that it received.
pub async fn start_upstream() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            spawn(async move {
                let mut connection = h2::server::handshake(stream).await.unwrap();
                while let Some(Ok((request, mut respond))) = connection.accept().await {
                    spawn(async move {
                        let (parts, body) = request.into_parts();
                        let wanted = map_of(&from_text(&read(body).await.0));
                        let mut response = Response::new(());
                        *response.headers_mut() = wanted.clone();
                        let mut stream = respond.send_response(response, false).unwrap();
                        stream.send_data(to_text(&fields_of(&parts.headers)).into(), false).unwrap();
                        stream.send_trailers(wanted).unwrap();
                    });
                }
            });
        }
    });
    address
}

/// Reads a body, and the trailers after it.
async fn read(mut body: h2::RecvStream) -> (Bytes, HeaderMap) {
    let mut bytes = Vec::new();
    while let Some(data) = body.data().await {
        let data = data.unwrap();
        body.flow_control().release_capacity(data.len()).unwrap();
        bytes.extend_from_slice(&data);
    }
    (bytes.into(), body.trailers().await.unwrap().unwrap_or_default())
}

fn to_text(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}\n{value}\n")).collect()
}

fn from_text(text: &[u8]) -> Fields {
    let lines: Vec<&str> = std::str::from_utf8(text).unwrap().lines().collect();
    lines.chunks(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}

/// What arrived of one exchange.
pub struct Arrived {
    pub request: Fields,
    pub response: Fields,
    pub trailers: Fields,
}

pub struct Client(h2::client::SendRequest<Bytes>);

impl Client {
    pub async fn connect(proxy: SocketAddr) -> Self {
        let (client, connection) = h2::client::handshake(TcpStream::connect(proxy).await.unwrap()).await.unwrap();
        spawn(async move { connection.await.unwrap() });
        Self(client)
    }

    /// Sends a request. The response and its trailers get the same fields. The status is 200.
    pub async fn exchange(&mut self, fields: &[(String, String)]) -> Arrived {
        let mut request = Request::post("http://test/").body(()).unwrap();
        *request.headers_mut() = map_of(fields);
        self.0 = self.0.clone().ready().await.unwrap();
        let (response, mut stream) = self.0.send_request(request, false).unwrap();
        stream.send_data(to_text(fields).into(), true).unwrap();
        let (parts, body) = response.await.unwrap().into_parts();
        assert_eq!(parts.status, 200);
        let (seen, trailers) = read(body).await;
        Arrived { request: from_text(&seen), response: fields_of(&parts.headers), trailers: fields_of(&trailers) }
    }
}

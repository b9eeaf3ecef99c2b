// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The layer for tower, with bodies that have data and trailers.
#![cfg(feature = "tower")]

use hdrtrie::tower::{StripBody, StripLayer};
use hdrtrie::{Groups, Table};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use http_body::{Body, Frame, SizeHint};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::{ready, Future, Ready};
use std::pin::{pin, Pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use tower_layer::Layer;
use tower_service::Service;

type Fields = [(&'static str, &'static str)];

fn map(fields: &Fields) -> HeaderMap {
    fields.iter().map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).fold(
        HeaderMap::new(),
        |mut map, (name, value)| {
            map.append(name, value);
            map
        },
    )
}

/// One step of a body.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Data(&'static str),
    Trailers(HeaderMap),
    Wait,
    Error(&'static str),
}
use Step::{Data, Error, Trailers, Wait};

/// A body that yields these steps, and knows the length of its data.
#[derive(Clone)]
struct Steps(VecDeque<Step>);

impl Steps {
    fn new(steps: &[Step]) -> Self {
        Self(steps.iter().cloned().collect())
    }
}

impl Body for Steps {
    type Data = &'static [u8];
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<&'static [u8]>, &'static str>>> {
        Poll::Ready(match self.0.pop_front() {
            None => None,
            Some(Data(text)) => Some(Ok(Frame::data(text.as_bytes()))),
            Some(Trailers(map)) => Some(Ok(Frame::trailers(map))),
            Some(Error(error)) => Some(Err(error)),
            Some(Wait) => {
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
        })
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let len = |step: &Step| if let Data(text) = step { text.len() as u64 } else { 0 };
        SizeHint::with_exact(self.0.iter().map(len).sum())
    }
}

/// Polls a body once. `None` is its end.
fn step<B: Body<Data = &'static [u8], Error = &'static str>>(body: Pin<&mut B>) -> Option<Step> {
    match body.poll_frame(&mut Context::from_waker(Waker::noop())) {
        Poll::Pending => Some(Wait),
        Poll::Ready(None) => None,
        Poll::Ready(Some(Err(error))) => Some(Error(error)),
        Poll::Ready(Some(Ok(frame))) => Some(match frame.into_data() {
            Ok(data) => Data(std::str::from_utf8(data).unwrap()),
            Err(frame) => Trailers(frame.into_trailers().unwrap()),
        }),
    }
}

/// The steps of a body to its end.
fn steps(body: impl Body<Data = &'static [u8], Error = &'static str>) -> Vec<Step> {
    let mut body = pin!(body);
    std::iter::from_fn(|| step(body.as_mut())).collect()
}

fn table(list: &str) -> Arc<Table> {
    Table::from_list(list).unwrap().into()
}

/// A body that strips the fields of all groups.
fn stripped(list: &str, body: &[Step]) -> StripBody<Steps, Arc<Table>> {
    StripBody::new(Steps::new(body), table(list), Some(Groups::ALL.into()))
}

/// Reads the body of a request. Its response has the same fields as the request had, `MIXED`, whatever arrived.
struct Echo {
    seen: (HeaderMap, Vec<Step>),
}

impl<B: Body<Data = &'static [u8], Error = &'static str>> Service<Request<B>> for &mut Echo {
    type Response = Response<Steps>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Steps>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (parts, body) = request.into_parts();
        self.seen = (parts.headers, steps(body));
        let mut response = Response::new(message());
        *response.headers_mut() = map(MIXED);
        ready(Ok(response))
    }
}

const LIST: &str = "fold separators\n[a]\nX-Int-*\n[b]\nX-B\n";
const MIXED: &Fields =
    &[("x_int_a", "1"), ("x-kept", "2"), ("x-int-b", "3"), ("x_int_a", "4"), ("x-b", "5"), ("x-kept", "6")];
const KEPT: &Fields = &[("x-kept", "2"), ("x-kept", "6")];
const WITHOUT_A: &Fields = &[("x-kept", "2"), ("x-b", "5"), ("x-kept", "6")];

fn message_with(trailers: &Fields) -> Vec<Step> {
    vec![Data("da"), Data("ta"), Trailers(map(trailers))]
}

fn message() -> Steps {
    Steps::new(&message_with(MIXED))
}

/// Sends `message` through a layer. Returns the fields and the bodies that arrived: of the request, of the response.
fn exchange(layer: StripLayer<Arc<Table>>) -> [(HeaderMap, Vec<Step>); 2] {
    let mut echo = Echo { seen: Default::default() };
    let mut request = Request::new(message());
    *request.headers_mut() = map(MIXED);
    let mut service = layer.layer(&mut echo);
    let future = pin!(service.call(request));
    let Poll::Ready(Ok(response)) = future.poll(&mut Context::from_waker(Waker::noop())) else { panic!("not ready") };
    let (parts, body) = response.into_parts();
    [echo.seen, (parts.headers, steps(body))]
}

#[test]
fn listed_names_leave_fields_and_trailers_of_requests_and_responses() {
    let whole = (map(MIXED), message_with(MIXED));
    let kept = (map(KEPT), message_with(KEPT));
    let edge = table(LIST);
    let all = Some(Groups::ALL.into());
    assert_eq!(exchange(StripLayer::new(edge.clone())), [kept.clone(), whole.clone()]);
    assert_eq!(exchange(StripLayer::new(edge.clone()).responses(all)), [kept.clone(), kept.clone()]);
    assert_eq!(exchange(StripLayer::new(edge.clone()).requests(None).responses(all)), [whole.clone(), kept.clone()]);
    assert_eq!(exchange(StripLayer::new(edge.clone()).requests(None)), [whole.clone(), whole]);

    let a = edge.group("a").unwrap().into();
    let without_a = (map(WITHOUT_A), message_with(WITHOUT_A));
    assert_eq!(exchange(StripLayer::new(edge).requests(Some(a)).responses(all)), [without_a, kept]);
}

/// Reference 4.13: in trailers these names frame nothing.
#[test]
fn clause_4_13_framing_names_leave_trailers() {
    let framing = [("host", "1"), ("content-length", "2"), ("transfer-encoding", "3"), ("x-kept", "4")];
    let body = [Data("data"), Trailers(map(&framing))];
    let list = "fold case\nHost\nContent-Length\nTransfer-Encoding\n";
    assert_eq!(steps(stripped(list, &body)), [Data("data"), Trailers(map(&[("x-kept", "4")]))]);
    assert_eq!(steps(stripped("fold case\nX-Int-*\n", &body)), body);
}

#[test]
fn cookie_rules_apply_to_trailers() {
    let body = [Trailers(map(&[("cookie", "a=1; debug=2"), ("x-kept", "3")]))];
    let left = [Trailers(map(&[("cookie", "a=1"), ("x-kept", "3")]))];
    assert_eq!(steps(stripped("fold case\ncookie:debug\n", &body)), left);
    assert_eq!(steps(stripped("fold case\ncookie:debug\n", &[Trailers(map(&[("cookie", "debug=2")]))])), []);
}

#[test]
fn a_body_ends_if_all_its_trailers_are_listed() {
    let mut body = pin!(stripped(LIST, &[Data("data"), Trailers(map(&[("x_int_a", "1"), ("x-b", "2")]))]));
    assert_eq!(step(body.as_mut()), Some(Data("data")));
    assert_eq!(step(body.as_mut()), None);
    assert_eq!(step(body.as_mut()), None);
    // The layer does not remove trailers that were empty.
    assert_eq!(steps(stripped(LIST, &[Trailers(map(&[]))])), [Trailers(map(&[]))]);
}

#[test]
fn size_hints_and_the_end_are_those_of_the_inner_body() {
    for body in [message_with(MIXED), message_with(KEPT), vec![Data("data")], vec![]] {
        let mut bare = pin!(Steps::new(&body));
        let mut strip = pin!(stripped(LIST, &body));
        loop {
            assert_eq!(strip.size_hint().exact(), bare.size_hint().exact());
            assert!(strip.size_hint().exact().is_some());
            assert_eq!(strip.is_end_stream(), bare.is_end_stream());
            let (stripped, whole) = (step(strip.as_mut()), step(bare.as_mut()));
            assert_eq!(stripped.is_some(), whole.is_some());
            if whole.is_none() {
                break;
            }
        }
        assert!(strip.is_end_stream());
    }
}

#[test]
fn errors_and_waits_pass() {
    let body = [Wait, Data("da"), Wait, Wait, Error("cut"), Data("ta"), Wait, Trailers(map(KEPT)), Error("late")];
    assert_eq!(steps(stripped(LIST, &body)), body);
    // A body may be asked again after trailers that were removed, and it may still fail then.
    let listed = [Trailers(map(&[("x-int-a", "1")])), Wait, Error("late")];
    assert_eq!(steps(stripped(LIST, &listed)), listed[1..]);
}

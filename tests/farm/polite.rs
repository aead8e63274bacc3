//! Sites that keep to the rules, served by axum on one thread of their own.
use super::{Shared, Site};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use std::net::TcpListener;
use std::sync::Arc;

#[derive(Clone)]
struct Served {
    site: Arc<Site>,
    shared: Arc<Shared>,
}

/// Serves each site on its listener.
pub fn serve(sites: Vec<(TcpListener, Arc<Site>)>, shared: &Arc<Shared>) {
    let shared = Arc::clone(shared);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            for (listener, site) in sites {
                listener.set_nonblocking(true).unwrap();
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let router = Router::new().fallback(answer).with_state(Served { site, shared: Arc::clone(&shared) });
                tokio::spawn(async move { axum::serve(listener, router).await });
            }
            std::future::pending::<()>().await;
        });
    });
}

async fn answer(State(served): State<Served>, request: Request) -> Response {
    let path = request.uri().path_and_query().map_or_else(|| request.uri().path().to_owned(), ToString::to_string);
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(String, String)> = request.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    let Served { site, shared } = served;
    let entry = shared.log.begin(site.number, &path, &headers);
    let answer = shared.answer(&site, &path, headers);
    tokio::time::sleep(answer.delay).await;
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    let response = response.body(Body::from(answer.body)).unwrap();
    shared.log.end(entry, answer.status, std::time::Instant::now());
    response
}

//! Where a request came from.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

/// The network address of whoever asks, for limits of pace. Behind a proxy that is the proxy,
/// so no limit per address may be one that a full hall reaches.
pub struct ClientAddress(pub String);

impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(
            address.map_or_else(String::new, |ConnectInfo(address)| address.ip().to_string()),
        ))
    }
}

//! Where a request came from.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};

use crate::{network::Network, state::AppState};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The network address of whoever asks, for limits of pace. Behind a proxy that is not trusted
/// it is the proxy's, so no limit per address may be one that a full hall reaches.
pub struct ClientAddress(pub String);

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(peer.map_or_else(String::new, |ConnectInfo(peer)| {
            client(peer.ip(), &parts.headers, &state.config.trusted_proxies).to_string()
        })))
    }
}

/// The nearest address that is not a trusted proxy's. Everything further away was written by
/// somebody who may lie, as everything was if the peer itself is not trusted.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let mut nearest = peer.to_canonical();
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    let mut hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    while trusted.iter().any(|network| network.contains(nearest)) {
        match hops.next().and_then(address) {
            Some(hop) => nearest = hop,
            None => break,
        }
    }
    nearest
}

/// An address as proxies write it: some add the port, most do not.
fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    let ip = (bare.parse().ok()).or_else(|| Some(hop.parse::<SocketAddr>().ok()?.ip()))?;
    Some(ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, Request};

    use super::*;
    use crate::tests::ground::Ground;

    fn asked(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            let line = HeaderValue::from_bytes(line.as_bytes()).unwrap();
            headers.append(FORWARDED_FOR, line);
        }
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        client(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_peer_is_asked_where_a_request_came_from() {
        for (peer, forwarded, trusted, expected) in [
            ("192.0.2.1", &["198.51.100.7"][..], &[][..], "192.0.2.1"),
            ("192.0.2.1", &["198.51.100.7"], &["10.0.0.0/8"], "192.0.2.1"),
            (
                "10.0.0.1",
                &["198.51.100.7"],
                &["10.0.0.0/8"],
                "198.51.100.7",
            ),
            ("10.0.0.1", &[], &["10.0.0.0/8"], "10.0.0.1"),
            ("::1", &["2001:db8::7"], &["::1"], "2001:db8::7"),
            (
                "::ffff:10.0.0.1",
                &["198.51.100.7"],
                &["10.0.0.1"],
                "198.51.100.7",
            ),
        ] {
            assert_eq!(
                asked(peer, forwarded, trusted),
                expected,
                "{peer} {forwarded:?}"
            );
        }
    }

    #[test]
    fn the_nearest_address_that_is_not_trusted_counts() {
        for (forwarded, expected) in [
            (&["203.0.113.9, 198.51.100.7"][..], "198.51.100.7"),
            (&["203.0.113.9, 198.51.100.7, 10.0.0.2"], "198.51.100.7"),
            (
                &["203.0.113.9", "198.51.100.7", "10.0.0.2,10.0.0.3"],
                "198.51.100.7",
            ),
            (&["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            (&["198.51.100.7:4711"], "198.51.100.7"),
            (&["[2001:db8::7]:4711"], "2001:db8::7"),
            (&["[2001:db8::7]"], "2001:db8::7"),
            (&["::ffff:198.51.100.7"], "198.51.100.7"),
        ] {
            assert_eq!(
                asked("10.0.0.1", forwarded, &["10.0.0.0/8"]),
                expected,
                "{forwarded:?}"
            );
        }
    }

    #[test]
    fn what_is_no_address_hides_nothing_beyond_the_proxy_that_passed_it_on() {
        for forwarded in [
            "unknown",
            "",
            ",,,",
            "203.0.113.9, _hidden, 10.0.0.1",
            "\u{e9}",
        ] {
            assert_eq!(asked("10.0.0.1", &[forwarded], &["10.0.0.0/8"]), "10.0.0.1");
        }
    }

    #[tokio::test]
    async fn a_request_says_where_it_came_from() {
        let mut state = Ground::new().await.state;
        let mut config = (*state.config).clone();
        config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        state.config = config.into();
        let request = Request::get("/")
            .header(FORWARDED_FOR, "198.51.100.7")
            .extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 80))));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let Ok(ClientAddress(address)) =
            ClientAddress::from_request_parts(&mut parts, &state).await;
        assert_eq!(address, "198.51.100.7");
    }
}

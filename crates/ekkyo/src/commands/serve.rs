//! `ekkyo serve`: wires everything together and serves until told to stop.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use axum::serve::ListenerExt;
use live::{Agendas, Hub};
use metrics_exporter_prometheus::PrometheusBuilder;
use storage::{Db, Purpose};
use tokio::net::TcpListener;

use crate::{
    config::{Place, Serve},
    opening::{self, now},
    sample, shutdown, watching,
};

/// The one-time set-up link is good for this long; each start prints a fresh one.
const SETUP_MINUTES: i64 = 24 * 60;
/// How long open requests may take to finish after the sockets are closed.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or Ctrl-C, then stops accepting, stores everything, sends clients away
/// with a code that makes them come back, and returns.
pub async fn run(place: &Place, serve: Serve) -> anyhow::Result<()> {
    let metrics = PrometheusBuilder::new()
        .install_recorder()
        .context("cannot start the metrics")?;
    let shelf = Arc::new(opening::sound_shelf(place)?);
    let library = shelf.current();
    let db = opening::database(place).await?;
    let listener = TcpListener::bind(serve.listen)
        .await
        .with_context(|| format!("cannot listen on {}", serve.listen))?;
    let address = listener.local_addr()?;
    let base_url = base_url(&serve, address);

    let agendas = Agendas::new(library.agendas().cloned()).context("there is no agenda to run")?;
    let hub = Hub::start(db.clone(), agendas, Arc::new(now));
    println!("Ekkyo is at {base_url}");
    announce_setup(&db, &base_url).await?;
    if serve.sample {
        sample::announce(&db, &library, &base_url).await?;
    }

    let state = web::AppState::new(web::Parts {
        db: db.clone(),
        hub: hub.clone(),
        library: Arc::clone(&shelf),
        config: web::Config {
            base_url: base_url.clone(),
            trusted_proxies: serve.trusted_proxy,
        },
        clock: Arc::new(now),
        metrics: Arc::new(move || metrics.render()),
        secret: secret(&db).await?,
    })?;

    if place.content.is_some() {
        tokio::spawn(watching::watch(shelf));
    }
    let service = web::router(state).into_make_service_with_connect_info::<SocketAddr>();
    // Without this, small frames wait for each other (Nagle's algorithm) up to 40 ms.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    let draining = hub.clone();
    let stop = async move {
        shutdown::requested().await;
        tracing::info!("stopping: storing everything and closing sockets");
        draining.drain().await;
    };
    let (stopped, stopping) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        let _ = stopped.send(());
    });
    tokio::select! {
        outcome = server => outcome.context("the server failed")?,
        () = async { let _ = stopping.await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests did not finish in time");
        }
    }
    db.close().await;
    Ok(())
}

fn base_url(serve: &Serve, address: SocketAddr) -> String {
    let given = serve
        .base_url
        .as_ref()
        .map(|url| url.trim_end_matches('/').to_owned());
    given.unwrap_or_else(|| format!("http://{address}"))
}

/// The secret under which tickets are signed: made once, kept in the database so that every
/// node shares it.
async fn secret(db: &Db) -> anyhow::Result<String> {
    let fresh = web::tokens::generate(&mut rand::rng());
    Ok(db.setting_or_insert("ticket_secret", &fresh).await?)
}

/// While nobody can log in, each start prints a link to make the first account.
async fn announce_setup(db: &Db, base_url: &str) -> anyhow::Result<()> {
    if db.organiser_count().await? > 0 {
        return Ok(());
    }
    let token = web::tokens::generate(&mut rand::rng());
    db.create_one_time_link(
        &web::tokens::hash(&token),
        &Purpose::SetUp,
        now().plus_minutes(SETUP_MINUTES),
    )
    .await?;
    println!("Set up the first organiser (once, within a day): {base_url}/setup/{token}");
    Ok(())
}

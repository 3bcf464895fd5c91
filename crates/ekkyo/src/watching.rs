//! Looks after content that is edited while the server runs.

use std::{sync::Arc, time::Duration};

use content::{Refreshed, Shelf};

/// Between two looks. Short enough for somebody who saves a lesson and reloads the page.
const PAUSE: Duration = Duration::from_secs(1);

/// Puts changed files on `shelf` for as long as the server runs. Agendas are the exception:
/// workshops that run keep those the server started with.
pub async fn watch(shelf: Arc<Shelf>) {
    loop {
        tokio::time::sleep(PAUSE).await;
        let looked_at = Arc::clone(&shelf);
        match tokio::task::spawn_blocking(move || looked_at.refresh()).await {
            Ok(Refreshed::Unchanged) => {}
            Ok(Refreshed::Replaced) => tracing::info!("changed content is in use"),
            Ok(Refreshed::Faulty(problems)) => {
                for problem in problems {
                    tracing::warn!("{problem}");
                }
                tracing::warn!("the content has faults; its last good version stays in use");
            }
            Ok(Refreshed::Unreadable(error)) => {
                tracing::warn!(%error, "the content cannot be read; what was read stays in use");
            }
            Err(error) => tracing::error!(%error, "looking at the content failed"),
        }
    }
}

//! `GET /teams/{team}/events`: a team's state and its worksheets as server-sent events. Each
//! reader gets their own rendering, because one's own dots are nobody else's business.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{Language, Moment};
use futures_util::stream;
use live::{Hub, Subscription, TeamSnapshot};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::{
    error::{Error, Result},
    extract::{AtTeam, Visit},
    state::{AppState, Clock},
};

/// Proxies close silent streams.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// Streams `state` events (the whole team state, at once and after each change) and `use_case`
/// events (a worksheet changed).
pub async fn get(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let subscription = state
        .hub
        .watch(&at.team.id)
        .await
        .map_err(|_| Error::NotFound)?;
    let reader = Reader {
        id: at.person_id().to_owned(),
        language: visit.speaking(at.workshop.language).language,
        clock: state.clock.clone(),
        hub: state.hub.clone(),
        subscription,
        greeted: false,
    };
    let events = stream::unfold(reader, |mut reader| async move {
        let event = reader.next().await?;
        Some((Ok::<_, Infallible>(event), reader))
    });
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
        .into_response())
}

struct Reader {
    id: String,
    language: Language,
    clock: Clock,
    hub: Hub,
    subscription: Subscription,
    greeted: bool,
}

impl Reader {
    /// The next event, or none when the team is gone or the server goes down.
    async fn next(&mut self) -> Option<Event> {
        if !self.greeted {
            self.greeted = true;
            return self.state();
        }
        tokio::select! {
            changed = self.subscription.snapshots.changed() => {
                changed.ok()?;
                self.state()
            }
            use_case = self.subscription.use_cases.recv() => match use_case {
                Ok(id) => use_case_event(&json!({ "id": id })),
                // Too many at once: an event without an id says "read all of them again".
                Err(RecvError::Lagged(_)) => use_case_event(&json!({ "id": null })),
                Err(RecvError::Closed) => None,
            },
            () = self.hub.drained() => None,
        }
    }

    fn state(&mut self) -> Option<Event> {
        let snapshot: Arc<TeamSnapshot> =
            Arc::clone(&self.subscription.snapshots.borrow_and_update());
        let now: Moment = (self.clock)();
        let state = snapshot.state_for(&self.id, self.language, now);
        Event::default().event("state").json_data(state).ok()
    }
}

fn use_case_event(data: &Value) -> Option<Event> {
    Event::default().event("use_case").json_data(data).ok()
}

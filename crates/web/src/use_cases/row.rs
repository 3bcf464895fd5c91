//! Rows of lists: stored texts as the domain's values, and who asks for one.

use std::collections::BTreeMap;

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use board::room::ServerEdit;
use domain::{
    UseCaseId,
    board::BoardContent,
    use_case::{Field, FieldValue, UseCase},
    workshop::Team,
};
use storage::StoredUseCase;

use crate::{
    error::{Error, Result},
    extract::{AtTeam, Visit},
    paths,
    state::AppState,
};

/// A use case together with its team.
#[derive(Debug, Clone)]
pub struct Row {
    /// Whose.
    pub team: Team,
    /// What is filled in.
    pub use_case: UseCase,
}

impl Row {
    /// Whether the team chose to go for it.
    pub fn is_focus(&self) -> bool {
        is_focus(&self.team, &self.use_case.id)
    }
}

/// Whether `team` chose to go for the use case.
pub fn is_focus(team: &Team, use_case: &UseCaseId) -> bool {
    team.focus
        .as_ref()
        .is_some_and(|focus| focus.use_case == *use_case)
}

/// A stored use case as the domain's value. Fields that this version does not know, left by a
/// newer one, are not shown and stay stored.
pub fn of_stored(stored: StoredUseCase) -> UseCase {
    let fields = stored.fields.into_iter().filter_map(|(name, held)| {
        let value = FieldValue {
            value: held.value,
            revision: held.revision,
            by: held.by,
            at: held.at,
        };
        Some((Field::from_key(&name)?, value))
    });
    UseCase {
        id: stored.id,
        team: stored.team,
        note: stored.note,
        frame: stored.frame,
        fields: fields.collect(),
        created_at: stored.created_at,
    }
}

/// Where on the board a row comes from: an address that makes the board show it. The note
/// comes first, since it names the problem.
pub fn board_address(use_case: &UseCase) -> Option<String> {
    let board = paths::team_board(&use_case.team);
    let note = use_case
        .note
        .as_ref()
        .map(|note| format!("{board}#note={note}"));
    note.or_else(|| {
        use_case
            .frame
            .as_ref()
            .map(|frame| format!("{board}#frame={frame}"))
    })
}

/// Tells everyone that a row came, went or became the focus: the board marks the note it came
/// from, and open pages read the list again.
pub async fn announce(state: &AppState, team: &Team, changed: &UseCaseId) -> Result<()> {
    let mut marks = marks(state, team).await?;
    // Two rows made at once could each mark what they knew; whoever is last looks again.
    for _ in 0..3 {
        if let Err(error) = state
            .hub
            .edit(&team.board, vec![ServerEdit::UseCases(marks.clone())])
            .await
        {
            tracing::error!(%error, "notes cannot be marked as use cases");
        }
        let now = self::marks(state, team).await?;
        if now == marks {
            break;
        }
        marks = now;
    }
    state.hub.changed(&team.id).await;
    state.hub.use_case_changed(&team.id, changed).await;
    Ok(())
}

async fn marks(state: &AppState, team: &Team) -> Result<BTreeMap<String, String>> {
    let mut marks = BTreeMap::new();
    for row in state.db.use_cases(&team.id).await? {
        for origin in [row.note, row.frame].into_iter().flatten() {
            marks.insert(origin, row.id.to_string());
        }
    }
    Ok(marks)
}

/// What a row begins with when it is made from a note or a frame of the board. Texts longer
/// than a field are cut.
pub fn prefilled(
    board: &BoardContent,
    note: Option<&str>,
    frame: Option<&str>,
) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let mut fill = |field: Field, text: &str| {
        let cut: String = text.chars().take(4_000).collect();
        if let Ok(value) = field.read(&cut)
            && !value.is_empty()
        {
            fields.insert(field.key().to_owned(), value);
        }
    };
    if let Some(frame) = frame {
        let title = board
            .frames
            .get(frame)
            .map_or("", |frame| frame.title.as_str());
        fill(Field::Problem, title);
        let questions = [
            Field::Problem,
            Field::Ml,
            Field::Scenario,
            Field::MlValueReason,
            Field::Input,
        ];
        for (field, question) in questions.into_iter().zip(1..) {
            fill(field, board.answer(frame, question));
        }
    }
    if let Some(note) = note {
        fill(Field::Problem, board.text(note));
    }
    fields
}

/// The use case named `{use_case}` in the path, asked for by someone who may at least see it.
#[derive(Debug, Clone)]
pub struct AtUseCase {
    /// The team it belongs to, and who asks.
    pub at: AtTeam,
    /// The row.
    pub use_case: UseCase,
}

impl FromRequestParts<AppState> for AtUseCase {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let Path(names) = Path::<BTreeMap<String, String>>::from_request_parts(parts, state)
            .await
            .map_err(|_| Error::NotFound)?;
        let id: Option<UseCaseId> = names.get("use_case").and_then(|text| text.parse().ok());
        let stored = state
            .db
            .use_case(&id.ok_or(Error::NotFound)?)
            .await?
            .ok_or(Error::NotFound)?;
        let team = state.db.team(&stored.team).await?.ok_or(Error::NotFound)?;
        let at = AtTeam::find(state, &visit, team).await?;
        Ok(Self {
            at,
            use_case: of_stored(stored),
        })
    }
}

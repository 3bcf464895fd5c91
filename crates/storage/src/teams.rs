//! Teams of a workshop, and the use case each goes for.

use domain::{
    BoardId, TeamId, WorkshopId,
    workshop::{Focus, Team},
};

use crate::{Db, Result, board_log, row::Row};

/// Reads the columns of a team.
pub(crate) fn read(row: &Row) -> Result<Team> {
    Ok(Team {
        id: row.parsed("id")?,
        workshop: row.parsed("workshop")?,
        name: row.get("name")?,
        product: row.get("product")?,
        join_code: row.get("join_code")?,
        board: row.parsed("board")?,
        focus: read_focus(row)?,
    })
}

fn read_focus(row: &Row) -> Result<Option<Focus>> {
    let Some(use_case) = row.optional_parsed("use_case")? else {
        return Ok(None);
    };
    let reason: Option<String> = row.get("reason")?;
    Ok(Some(Focus {
        use_case,
        reason: reason.unwrap_or_default(),
    }))
}

/// The columns of [`read`].
macro_rules! select_teams {
    ($conditions:literal) => {
        concat!(
            "SELECT teams.id, teams.workshop, teams.name, teams.product, teams.join_code, teams.board,
                    team_focus.use_case, team_focus.reason
             FROM teams LEFT JOIN team_focus ON team_focus.team = teams.id ",
            $conditions
        )
    };
}

impl Db {
    /// Adds a team with its board as the last of its workshop. Its focus is not stored.
    pub async fn create_team(&self, team: &Team) -> Result<()> {
        self.write(
            "INSERT INTO teams (id, workshop, name, product, join_code, board, position)
             SELECT $1, $2, $3, $4, $5, $6, COALESCE(MAX(position), 0) + 1 FROM teams WHERE workshop = $2",
        )
        .bind(&team.id)
        .bind(&team.workshop)
        .bind(team.name.as_str())
        .bind(team.product.as_str())
        .bind(team.join_code.as_str())
        .bind(&team.board)
        .execute()
        .await
        .map(drop)
    }

    /// Changes a team's name, product and join code; whether there was such a team.
    pub async fn update_team(&self, team: &Team) -> Result<bool> {
        self.write("UPDATE teams SET name = $2, product = $3, join_code = $4 WHERE id = $1")
            .bind(&team.id)
            .bind(team.name.as_str())
            .bind(team.product.as_str())
            .bind(team.join_code.as_str())
            .execute()
            .await
            .map(|changed| changed > 0)
    }

    /// Gives a team another join code; the former one leads nowhere. Whether there was such a
    /// team.
    pub async fn renew_team_join_code(&self, id: &TeamId, join_code: &str) -> Result<bool> {
        self.write("UPDATE teams SET join_code = $2 WHERE id = $1")
            .bind(id)
            .bind(join_code)
            .execute()
            .await
            .map(|changed| changed > 0)
    }

    /// Deletes a team with its board, history, votes and use cases; its members stay in the
    /// workshop without a team.
    pub async fn delete_team(&self, id: &TeamId) -> Result<()> {
        let mut transaction = self.begin().await?;
        let board: Option<BoardId> = transaction
            .run("DELETE FROM teams WHERE id = $1 RETURNING board")
            .bind(id)
            .optional(|row| row.parsed("board"))
            .await?;
        if let Some(board) = board {
            board_log::delete_board(&mut transaction, &board).await?;
        }
        transaction.commit().await
    }

    /// The team with this id.
    pub async fn team(&self, id: &TeamId) -> Result<Option<Team>> {
        self.read(select_teams!("WHERE teams.id = $1"))
            .bind(id)
            .optional(read)
            .await
    }

    /// The team that works on a board.
    pub async fn team_by_board(&self, board: &BoardId) -> Result<Option<Team>> {
        self.read(select_teams!("WHERE teams.board = $1"))
            .bind(board)
            .optional(read)
            .await
    }

    /// The team with this join code.
    pub(crate) async fn team_by_join_code(&self, join_code: &str) -> Result<Option<Team>> {
        self.read(select_teams!("WHERE teams.join_code = $1"))
            .bind(join_code)
            .optional(read)
            .await
    }

    /// The teams of a workshop in their order.
    pub async fn teams_of_workshop(&self, workshop: &WorkshopId) -> Result<Vec<Team>> {
        self.read(select_teams!(
            "WHERE teams.workshop = $1 ORDER BY teams.position, teams.id"
        ))
        .bind(workshop)
        .all(read)
        .await
    }

    /// Makes one of a team's use cases the one it goes for.
    /// [`Gone`](crate::Error::Gone) if the use case is not in the team's list.
    pub async fn set_focus(&self, team: &TeamId, focus: &Focus) -> Result<()> {
        let chosen = self
            .write(
                "INSERT INTO team_focus (team, use_case, reason)
                 SELECT team, id, $3 FROM use_cases WHERE team = $1 AND id = $2
                 ON CONFLICT (team) DO UPDATE SET use_case = excluded.use_case, reason = excluded.reason",
            )
            .bind(team)
            .bind(&focus.use_case)
            .bind(focus.reason.as_str())
            .execute()
            .await?;
        if chosen == 0 {
            Err(crate::Error::Gone)
        } else {
            Ok(())
        }
    }

    /// Takes the focus back.
    pub async fn clear_focus(&self, team: &TeamId) -> Result<()> {
        self.write("DELETE FROM team_focus WHERE team = $1")
            .bind(team)
            .execute()
            .await
            .map(drop)
    }
}

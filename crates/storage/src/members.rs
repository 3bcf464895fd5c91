//! People of a workshop.

use std::collections::HashMap;

use domain::{
    MemberId, Moment, TeamId, WorkshopId,
    people::{Access, Member, Role},
};

use crate::{Db, Result, row::Row};

/// Reads the columns of a member.
pub(crate) fn read(row: &Row) -> Result<Member> {
    Ok(Member {
        id: row.parsed("id")?,
        workshop: row.parsed("workshop")?,
        team: row.optional_parsed("team")?,
        name: row.get("name")?,
        role: row.keyed("role", Role::from_key)?,
        access: row.keyed("access", Access::from_key)?,
    })
}

/// The columns of [`read`]; removed members are never among the rows.
macro_rules! select_members {
    ($conditions:literal) => {
        concat!(
            "SELECT id, workshop, team, name, role, access FROM members WHERE removed_at IS NULL AND ",
            $conditions
        )
    };
}

impl Db {
    /// Adds a member who can come back by the code with this hash.
    pub async fn create_member(
        &self,
        member: &Member,
        return_code_hash: &str,
        now: Moment,
    ) -> Result<()> {
        self.write(
            "INSERT INTO members (id, workshop, team, name, role, access, return_code_hash, joined_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&member.id)
        .bind(&member.workshop)
        .bind(member.team.as_ref().map(TeamId::as_str))
        .bind(member.name.as_str())
        .bind(member.role.key())
        .bind(member.access.key())
        .bind(return_code_hash)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// Changes a member's team, name, role and access; whether there was such a member.
    pub async fn update_member(&self, member: &Member) -> Result<bool> {
        self.write(
            "UPDATE members SET team = $2, name = $3, role = $4, access = $5
             WHERE id = $1 AND removed_at IS NULL",
        )
        .bind(&member.id)
        .bind(member.team.as_ref().map(TeamId::as_str))
        .bind(member.name.as_str())
        .bind(member.role.key())
        .bind(member.access.key())
        .execute()
        .await
        .map(|changed| changed > 0)
    }

    /// Takes a member out of the workshop. Nothing finds them afterwards, except
    /// [`member_names`](Self::member_names): they stay the author of what they wrote.
    pub async fn remove_member(&self, id: &MemberId, now: Moment) -> Result<bool> {
        self.write("UPDATE members SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
            .bind(id)
            .bind(now)
            .execute()
            .await
            .map(|changed| changed > 0)
    }

    /// The member with this id.
    pub async fn member(&self, id: &MemberId) -> Result<Option<Member>> {
        self.read(select_members!("id = $1"))
            .bind(id)
            .optional(read)
            .await
    }

    /// The member who comes back by the code with this hash.
    pub async fn member_by_return_code(&self, return_code_hash: &str) -> Result<Option<Member>> {
        self.read(select_members!("return_code_hash = $1"))
            .bind(return_code_hash)
            .optional(read)
            .await
    }

    /// Gives a member another code to come back by; the former one no longer works.
    pub async fn set_return_code(&self, id: &MemberId, return_code_hash: &str) -> Result<()> {
        self.write("UPDATE members SET return_code_hash = $2 WHERE id = $1")
            .bind(id)
            .bind(return_code_hash)
            .execute()
            .await
            .map(drop)
    }

    /// Everybody in a workshop, in the order they joined.
    pub async fn members_of_workshop(&self, workshop: &WorkshopId) -> Result<Vec<Member>> {
        self.read(select_members!("workshop = $1 ORDER BY joined_at, id"))
            .bind(workshop)
            .all(read)
            .await
    }

    /// Everybody in a team, in the order they joined the workshop.
    pub async fn members_of_team(&self, team: &TeamId) -> Result<Vec<Member>> {
        self.read(select_members!("team = $1 ORDER BY joined_at, id"))
            .bind(team)
            .all(read)
            .await
    }

    /// The names of everybody who is or was in a workshop by id, the possible authors of what is
    /// on its boards. All organisers are among them, because one may have run it before.
    pub async fn member_names(&self, workshop: &WorkshopId) -> Result<HashMap<String, String>> {
        let names = self
            .read(
                "SELECT id, name FROM members WHERE workshop = $1
                 UNION ALL
                 SELECT id, name FROM organisers",
            )
            .bind(workshop)
            .all(|row| Ok((row.get("id")?, row.get("name")?)))
            .await?;
        Ok(names.into_iter().collect())
    }
}

//! Devices that come back by themselves: which members joined from a browser.

use domain::{MemberId, Moment, people::Member};

use crate::{Db, Result, members};

impl Db {
    /// Notes that a browser, known by the hash of its token, belongs to a member.
    pub async fn remember_device(
        &self,
        token_hash: &str,
        member: &MemberId,
        now: Moment,
    ) -> Result<()> {
        self.write(
            "INSERT INTO devices (token_hash, member, seen_at) VALUES ($1, $2, $3)
             ON CONFLICT (token_hash, member) DO UPDATE SET seen_at = excluded.seen_at",
        )
        .bind(token_hash)
        .bind(member)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// The members a browser belongs to, in every workshop, the last remembered first.
    pub async fn members_of_device(&self, token_hash: &str) -> Result<Vec<Member>> {
        self.read(
            "SELECT members.id, members.workshop, members.team, members.name, members.role, members.access
             FROM devices JOIN members ON members.id = devices.member
             WHERE devices.token_hash = $1 AND members.removed_at IS NULL
             ORDER BY devices.seen_at DESC, members.id",
        )
        .bind(token_hash)
        .all(members::read)
        .await
    }

    /// Makes a browser a stranger to a member.
    pub async fn forget_device(&self, token_hash: &str, member: &MemberId) -> Result<()> {
        self.write("DELETE FROM devices WHERE token_hash = $1 AND member = $2")
            .bind(token_hash)
            .bind(member)
            .execute()
            .await
            .map(drop)
    }
}

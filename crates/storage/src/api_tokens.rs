//! Tokens by which programs act for an organiser.

use domain::{Moment, OrganiserId};

use crate::{Db, Organiser, Result};

/// A token, without the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// The hash of the token, by which it is revoked.
    pub token_hash: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Moment,
}

impl Db {
    /// Remembers a token by its hash.
    pub async fn create_api_token(&self, organiser: &OrganiserId, token: &ApiToken) -> Result<()> {
        self.write("INSERT INTO api_tokens (token_hash, organiser, name, created_at) VALUES ($1, $2, $3, $4)")
            .bind(token.token_hash.as_str())
            .bind(organiser)
            .bind(token.name.as_str())
            .bind(token.created_at)
            .execute()
            .await
            .map(drop)
    }

    /// The organiser for whom a token acts.
    pub async fn organiser_by_api_token(&self, token_hash: &str) -> Result<Option<Organiser>> {
        self.read(
            "SELECT organisers.id, organisers.email, organisers.name
             FROM api_tokens JOIN organisers ON organisers.id = api_tokens.organiser
             WHERE api_tokens.token_hash = $1",
        )
        .bind(token_hash)
        .optional(Organiser::read)
        .await
    }

    /// The tokens of an organiser, the newest first.
    pub async fn api_tokens(&self, organiser: &OrganiserId) -> Result<Vec<ApiToken>> {
        self.read(
            "SELECT token_hash, name, created_at FROM api_tokens WHERE organiser = $1
             ORDER BY created_at DESC, token_hash",
        )
        .bind(organiser)
        .all(|row| {
            Ok(ApiToken {
                token_hash: row.get("token_hash")?,
                name: row.get("name")?,
                created_at: row.moment("created_at")?,
            })
        })
        .await
    }

    /// Ends a token of an organiser; whether there was one.
    pub async fn revoke_api_token(
        &self,
        organiser: &OrganiserId,
        token_hash: &str,
    ) -> Result<bool> {
        self.write("DELETE FROM api_tokens WHERE organiser = $1 AND token_hash = $2")
            .bind(organiser)
            .bind(token_hash)
            .execute()
            .await
            .map(|ended| ended > 0)
    }
}

//! `ekkyo token create --organiser EMAIL`: an API token, printed once.

use anyhow::Context;
use storage::ApiToken;

use crate::{config::Place, opening};

/// Makes the token and prints it; only its hash is kept.
pub async fn create(place: &Place, email: &str) -> anyhow::Result<()> {
    let db = opening::database(place).await?;
    let known = db.credentials(&email.trim().to_lowercase()).await?;
    let organiser = known
        .with_context(|| format!("no organiser has the address {email}"))?
        .organiser;
    let token = web::tokens::generate(&mut rand::rng());
    let stored = ApiToken {
        token_hash: web::tokens::hash(&token),
        name: "command line".to_owned(),
        created_at: opening::now(),
    };
    db.create_api_token(&organiser.id, &stored).await?;
    println!("{token}");
    Ok(())
}

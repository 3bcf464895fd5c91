//! `ekkyo organiser add EMAIL`: an account, or a new way into an existing one.

use anyhow::{Context, bail};
use domain::OrganiserId;
use storage::{Organiser, Purpose};

use crate::{config::Place, opening};

/// A link to set a password is good for a day.
const LINK_MINUTES: i64 = 24 * 60;

/// Adds the organiser unless known, and prints a link to set a password.
pub async fn add(place: &Place, email: &str, base_url: &str) -> anyhow::Result<()> {
    let email = email.trim().to_lowercase();
    if !email.contains('@') {
        bail!("{email:?} is not an e-mail address");
    }
    let db = opening::database(place).await?;
    let organiser = match db.credentials(&email).await? {
        Some(known) => known.organiser,
        None => {
            let name = email.split('@').next().unwrap_or(&email).to_owned();
            let organiser = Organiser {
                id: OrganiserId::generate(&mut rand::rng()),
                email,
                name,
            };
            db.create_organiser(
                &organiser.id,
                &organiser.email,
                &organiser.name,
                opening::now(),
            )
            .await
            .context("cannot add the organiser")?;
            db.adopt_workshops(&organiser.id, opening::now()).await?;
            organiser
        }
    };
    let token = web::tokens::generate(&mut rand::rng());
    let expires = opening::now().plus_minutes(LINK_MINUTES);
    db.create_one_time_link(
        &web::tokens::hash(&token),
        &Purpose::SetPassword(organiser.id),
        expires,
    )
    .await?;
    println!("{}/password/{token}", base_url.trim_end_matches('/'));
    Ok(())
}

//! `ekkyo migrate`: brings the database to this version's shape.

use crate::{config::Place, opening};

/// Migrates and says so.
pub async fn run(place: &Place) -> anyhow::Result<()> {
    opening::database(place).await?;
    println!("The database is up to date.");
    Ok(())
}

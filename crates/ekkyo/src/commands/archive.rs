//! `ekkyo export WORKSHOP FILE.zip` and `ekkyo import FILE.zip`.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use domain::WorkshopId;
use export::archive::{self, Limits};
use rand::rngs::StdRng;

use crate::{config::Place, opening};

/// The largest archive read into memory.
const LARGEST_FILE: u64 = 256 << 20;

/// Writes a workshop into an archive; also while the server runs.
pub async fn export(place: &Place, workshop: &str, file: &Path) -> anyhow::Result<()> {
    let id: WorkshopId = workshop
        .parse()
        .with_context(|| format!("{workshop:?} is not a workshop's id"))?;
    if file.exists() {
        bail!("{} exists already; choose a new file", file.display());
    }
    let db = opening::database(place).await?;
    let collected = live::archive::collect(&db, &id, opening::now()).await?;
    let collected = collected.with_context(|| format!("there is no workshop {id}"))?;
    fs::write(file, archive::write(&collected)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    println!(
        "Exported “{}” with {} team(s).",
        collected.workshop.name,
        collected.teams.len()
    );
    Ok(())
}

/// Makes a workshop from an archive. It belongs to the organisers of this server's first
/// account until one is added who takes it over.
pub async fn import(place: &Place, file: &Path) -> anyhow::Result<()> {
    let size = fs::metadata(file)
        .with_context(|| format!("cannot read {}", file.display()))?
        .len();
    if size > LARGEST_FILE {
        bail!("{} is larger than an archive may be", file.display());
    }
    let archived = archive::read(&fs::read(file)?, Limits::default())
        .with_context(|| format!("{} cannot be imported", file.display()))?;
    let db = opening::database(place).await?;
    let name = archived.workshop.name.clone();
    let owner = db.first_organiser().await?;
    let owner = owner.as_ref().map(|organiser| &organiser.id);
    let restored = live::archive::restore(
        &db,
        archived,
        owner,
        opening::now(),
        &mut rand::make_rng::<StdRng>(),
    )
    .await?;
    println!("Imported “{name}” as workshop {}.", restored.workshop);
    Ok(())
}

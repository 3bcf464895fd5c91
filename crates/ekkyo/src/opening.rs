//! Opening what a command works on: the database and the content.

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, bail};
use content::{Library, Shelf};
use domain::Moment;
use storage::Db;

use crate::config::Place;

/// The present moment, by the machine's clock.
pub fn now() -> Moment {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The database at `place`, brought to this version's shape.
pub async fn database(place: &Place) -> anyhow::Result<Db> {
    if let Some(file) = place.sqlite_file()
        && let Some(folder) = file.parent()
    {
        make_private_folder(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    let db = Db::connect(&place.database_url())
        .await
        .context("cannot open the database")?;
    db.migrate()
        .await
        .context("cannot bring the database to this version's shape")?;
    Ok(db)
}

/// Makes a folder that only the server's own user may look into: the database holds names and
/// unrevealed notes. One that exists keeps its permissions.
fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// The built-in content with the overrides at `place`, as it is.
pub fn shelf(place: &Place) -> anyhow::Result<Shelf> {
    match &place.content {
        None => Ok(Shelf::fixed(Library::embedded())),
        Some(folder) => {
            Shelf::over(folder).with_context(|| format!("cannot read {}", folder.display()))
        }
    }
}

/// The same, sound. Faults are named and those of an organisation's own content end the
/// program: better no server than one that runs half an agenda.
pub fn sound_shelf(place: &Place) -> anyhow::Result<Shelf> {
    let shelf = shelf(place)?;
    let library = shelf.current();
    let problems = library.check();
    for problem in problems {
        eprintln!("{problem}");
    }
    // Built-in files are tested before they are built in; whoever edits them right now has
    // read what is wrong.
    if !problems.is_empty() && place.content.is_some() {
        bail!("{} fault(s) in the content", problems.len());
    }
    Ok(shelf)
}

//! `ekkyo doctor`: what is ready and what is missing, in words.

use std::process::ExitCode;

use storage::Db;

use crate::config::Place;

/// Looks at everything the server needs and names what is missing.
pub async fn run(place: &Place) -> anyhow::Result<ExitCode> {
    let checks = [
        ("data directory", data_directory(place)),
        ("database", database(place).await),
        ("content", content(place)),
        (
            "islands and styles",
            built("app.css").and_then(|()| built("board.js")),
        ),
        ("fonts for pictures", built("fonts/NotoSansJP-Regular.ttf")),
    ];
    let mut healthy = true;
    for (name, outcome) in checks {
        match outcome {
            Ok(()) => println!("ready    {name}"),
            Err(advice) => {
                healthy = false;
                println!("missing  {name}: {advice}");
            }
        }
    }
    Ok(if healthy {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn data_directory(place: &Place) -> Result<(), String> {
    let Some(file) = place.sqlite_file() else {
        return Ok(());
    };
    let folder = file
        .parent()
        .map(std::path::Path::to_path_buf)
        .unwrap_or_default();
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let probe = folder.join(".ekkyo-doctor");
    std::fs::write(&probe, b"")
        .and_then(|()| std::fs::remove_file(&probe))
        .map_err(|error| format!("{} cannot be written to: {error}", folder.display()))
}

async fn database(place: &Place) -> Result<(), String> {
    let db = Db::connect(&place.database_url())
        .await
        .map_err(|error| format!("cannot be opened: {error}"))?;
    db.ping()
        .await
        .map_err(|error| format!("does not answer: {error}"))
}

fn content(place: &Place) -> Result<(), String> {
    let shelf = crate::opening::shelf(place).map_err(|error| error.to_string())?;
    match shelf.current().check().len() {
        0 => Ok(()),
        faults => Err(format!(
            "{faults} fault(s); `ekkyo content check` names them"
        )),
    }
}

fn built(name: &str) -> Result<(), String> {
    match web::asset_bytes(name) {
        Some(_) => Ok(()),
        None => Err(format!(
            "{name} is not in this program; build it with `cargo xtask run`"
        )),
    }
}

//! The promise of "saved": a server killed without warning, under load, comes back with every
//! edit that it acknowledged.

use std::{collections::HashSet, time::Duration};

use anyhow::{Result, ensure};
use tokio::{task::JoinHandle, time::Instant};
use yrs::{Doc, GetString, Map, Out, ReadTxn, Transact};

use crate::{
    Crowd,
    api::Board,
    editor::{Editor, Seen, Window, read_document},
    server::{Program, Server},
    socket::Socket,
    stamp::Stamp,
};

/// Kills `rounds` times, each on a fresh server; an error when an acknowledged edit is lost.
pub async fn run(program: &Program, crowd: Crowd, rounds: u32) -> Result<()> {
    println!(
        "{} boards x {} editors @ {} edits/s, killed after {} s",
        crowd.boards, crowd.editors, crowd.rate, crowd.seconds
    );
    let mut lost = 0;
    for round in 1..=rounds {
        lost += kill_once(program, crowd, round).await?;
    }
    ensure!(lost == 0, "{lost} acknowledged edits are missing");
    println!("No acknowledged edit is missing.");
    Ok(())
}

async fn kill_once(program: &Program, crowd: Crowd, round: u32) -> Result<usize> {
    let data = tempfile::tempdir()?;
    let server = program.first_start(data.path()).await?;
    let boards = server.api().make_boards(crowd.boards).await?;
    let editors = start_editors(&server, &boards, crowd).await?;
    // Not a whole number of periods, and another moment in each round.
    let moment = Duration::from_secs(crowd.seconds) + Duration::from_millis(u64::from(round) * 73);
    tokio::time::sleep(moment).await;
    let token = server.token();
    server.into_process().kill()?;

    let mut promised: Vec<Vec<Seen>> = Vec::new();
    for editors in editors {
        let mut seen = Vec::new();
        for editor in editors {
            seen.push(editor.await??);
        }
        promised.push(seen);
    }

    let restarted = program.start(data.path(), token).await?;
    let (mut acknowledged, mut lost) = (0, 0);
    for (board, promised) in boards.iter().zip(&promised) {
        let path = restarted.api().look_at(board).await?;
        let mut socket = Socket::open(restarted.process().address(), &path).await?;
        let found = edits_in(&read_document(&mut socket).await?);
        for (number, seen) in promised.iter().enumerate() {
            let number = u16::try_from(number).unwrap_or_default();
            acknowledged += seen.stored.len();
            lost += seen
                .stored
                .iter()
                .filter(|edit| !found.contains(&(number, **edit)))
                .count();
        }
    }
    let sent: u64 = promised.iter().flatten().map(|seen| seen.sent).sum();
    println!("round {round}: {sent} edits sent, {acknowledged} acknowledged, {lost} lost");
    ensure!(
        acknowledged > 0,
        "nothing was acknowledged: the round proves nothing"
    );
    restarted.into_process().stop()?;
    Ok(lost)
}

async fn start_editors(
    server: &Server,
    boards: &[Board],
    crowd: Crowd,
) -> Result<Vec<Vec<JoinHandle<Result<Seen>>>>> {
    let start = Instant::now();
    // Only the kill ends them.
    let window = Window {
        from: start,
        until: start + Duration::from_secs(crowd.seconds + 60),
    };
    let mut all = Vec::new();
    for board in boards {
        let mut editors = Vec::new();
        for number in 0..crowd.editors {
            let seat = server.api().join(board).await?;
            let socket = Socket::open(server.process().address(), &seat.path).await?;
            let editor = Editor::new(u16::try_from(number).unwrap_or_default(), seat.person);
            editors.push(tokio::spawn(editor.run(socket, crowd.rate, window)));
        }
        all.push(editors);
    }
    Ok(all)
}

/// Editor and number of every edit whose mark stands in a text of the board.
fn edits_in(document: &Doc) -> HashSet<(u16, u32)> {
    let transaction = document.transact();
    let Some(texts) = transaction.get_map("texts") else {
        return HashSet::new();
    };
    let words = texts
        .iter(&transaction)
        .filter_map(|(_, value)| match value {
            Out::YText(text) => Some(text.get_string(&transaction)),
            _ => None,
        });
    let stamps = words.flat_map(|words| Stamp::all_in(words.as_bytes()).collect::<Vec<_>>());
    stamps.map(|stamp| (stamp.editor, stamp.edit)).collect()
}

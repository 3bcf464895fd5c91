//! Starting, stopping and dying.

use crate::support::{Server, data_folder};

#[tokio::test]
async fn an_empty_server_prints_a_set_up_link_and_each_start_a_new_one() {
    let data = data_folder();
    let mut server = Server::start(data.path()).await;
    let first = server.link("/setup/").expect("a set-up link");
    assert_eq!(server.get(&first).await.0, 200);
    assert_eq!(server.get("/healthz").await.0, 200);
    assert!(
        server.get("/metrics").await.1.contains("ekkyo_"),
        "metrics are there from the start"
    );
    assert!(server.terminate().await.success());

    let mut server = Server::start(data.path()).await;
    assert_ne!(server.link("/setup/"), Some(first));
    server.token().await;
    assert!(server.terminate().await.success());
    let server = Server::start(data.path()).await;
    assert_eq!(server.link("/setup/"), None, "there is an organiser now");
}

#[tokio::test]
async fn a_link_leads_into_each_sample_as_product_manager() {
    let data = data_folder();
    let mut server = Server::start_with(data.path(), &["--sample"]).await;
    assert_eq!(
        server
            .lines
            .iter()
            .filter(|line| line.contains("/return/"))
            .count(),
        2
    );
    let link = server.link("/return/").unwrap();
    assert_eq!(server.get(&link).await.0, 200);
    server.terminate().await;
    let server = Server::start_with(data.path(), &["--sample"]).await;
    assert_eq!(
        server
            .lines
            .iter()
            .filter(|line| line.contains("/return/"))
            .count(),
        2,
        "the samples are made once"
    );
    assert_eq!(server.get(&link).await.0, 404, "and the old link is void");
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let data = data_folder();
    let mut server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let board = world.board.clone();
    let mut ann = world.socket(&ticket).await;
    for number in 0..50 {
        ann.write_note(&format!("n{number}"), &format!("words {number}"))
            .await;
    }
    ann.wait_until_saved().await;
    server.kill().await;

    let server = Server::start(data.path()).await;
    let mut ann = crate::support::Socket::open(&server.address, &board, &ticket).await;
    ann.ask_for_everything().await;
    for number in 0..50 {
        assert_eq!(
            ann.read_note(&format!("n{number}")).await,
            format!("words {number}")
        );
    }
}

#[tokio::test]
async fn a_stop_stores_everything_and_asks_clients_to_come_back() {
    let data = data_folder();
    let mut server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let board = world.board.clone();
    let mut ann = world.socket(&ticket).await;
    let mut ben = world.socket(&ticket).await;
    ann.write_note("n1", "last words").await;
    // Ben has it, so the room has it, acknowledged or not.
    assert_eq!(ben.read_note("n1").await, "last words");
    assert!(server.terminate().await.success());
    assert_eq!(ann.close_code().await, 1012);

    let server = Server::start(data.path()).await;
    let mut ann = crate::support::Socket::open(&server.address, &board, &ticket).await;
    ann.ask_for_everything().await;
    assert_eq!(ann.read_note("n1").await, "last words");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_machine_can_look_into_the_data() {
    use std::os::unix::fs::PermissionsExt;
    let place = data_folder();
    let data = place.path().join("made/by/serve");
    let _server = Server::start(&data).await;
    let mode = std::fs::metadata(&data).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

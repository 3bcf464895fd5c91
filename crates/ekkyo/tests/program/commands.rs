//! The commands besides `serve`.

use std::{fs, io::Write as _, path::Path};

use crate::support::{Server, data_folder, ekkyo, printed};

async fn complaint(data: &Path, arguments: &[&str]) -> String {
    let output = ekkyo(data, arguments).await;
    assert!(!output.status.success(), "{arguments:?} should fail");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn a_workshop_moves_to_another_machine() {
    let (here, there) = (data_folder(), data_folder());
    let mut server = Server::start(here.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let mut ann = world.socket(&ticket).await;
    ann.write_note("n1", "taken along").await;
    ann.wait_until_saved().await;
    let archive = here.path().join("spring.zip");
    let archive = archive.to_str().unwrap();
    // While the server runs.
    printed(here.path(), &["export", &world.workshop, archive]).await;
    server.kill().await;

    printed(there.path(), &["import", archive]).await;
    let server = Server::start(there.path()).await;
    let token = server.token().await;
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    let (_, workshops) = server
        .request("GET", "/api/v1/workshops", &headers, b"")
        .await;
    assert!(
        workshops.contains("Spring"),
        "the first organiser adopts what was imported: {workshops}"
    );
}

#[tokio::test]
async fn foreign_and_hostile_archives_are_refused_with_a_reason() {
    let data = data_folder();
    let file = data.path().join("in.zip");
    let path = file.to_str().unwrap();
    fs::write(&file, b"hello").unwrap();
    assert!(
        complaint(data.path(), &["import", path])
            .await
            .contains("not a zip")
    );

    let bomb = fs::File::create(&file).unwrap();
    let mut zip = zip::ZipWriter::new(bomb);
    zip.start_file("manifest.json", zip::write::SimpleFileOptions::default())
        .unwrap();
    for _ in 0..65 {
        zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap();
    assert!(fs::metadata(&file).unwrap().len() < 1 << 20, "it is a bomb");
    assert!(
        complaint(data.path(), &["import", path])
            .await
            .contains("too large")
    );

    let foreign = fs::File::create(&file).unwrap();
    let mut zip = zip::ZipWriter::new(foreign);
    zip.start_file("holiday.txt", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"sun").unwrap();
    zip.finish().unwrap();
    complaint(data.path(), &["import", path]).await;
    assert_eq!(
        printed(data.path(), &["migrate"]).await,
        "The database is up to date."
    );
}

#[tokio::test]
async fn a_backup_taken_while_serving_can_be_put_in_place() {
    let data = data_folder();
    let mut server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let board = world.board.clone();
    let mut ann = world.socket(&ticket).await;
    ann.write_note("n1", "before the copy").await;
    ann.wait_until_saved().await;
    let copy = data.path().join("copy.db");
    let copy = copy.to_str().unwrap();
    printed(data.path(), &["backup", copy]).await;
    assert!(
        complaint(data.path(), &["backup", copy])
            .await
            .contains("exists already")
    );
    ann.write_note("n2", "after the copy").await;
    ann.wait_until_saved().await;
    server.terminate().await;

    let foreign = data.path().join("foreign.db");
    fs::write(&foreign, b"not a database").unwrap();
    complaint(data.path(), &["restore", foreign.to_str().unwrap()]).await;
    printed(data.path(), &["restore", copy]).await;
    let server = Server::start(data.path()).await;
    let mut ann = crate::support::Socket::open(&server.address, &board, &ticket).await;
    ann.ask_for_everything().await;
    assert_eq!(ann.read_note("n1").await, "before the copy");
    assert!(!ann.has("n2"));
}

#[tokio::test]
async fn content_is_checked_and_health_is_told() {
    let data = data_folder();
    assert_eq!(
        printed(data.path(), &["content", "check"]).await,
        "The content is in order."
    );
    let folder = data.path().join("content/agendas");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("broken.toml"), "title = \n").unwrap();
    let output = ekkyo(
        data.path(),
        &[
            "content",
            "check",
            "--content",
            data.path().join("content").to_str().unwrap(),
        ],
    )
    .await;
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("broken.toml:1"), "{said}");
    let faulty = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/tests/faulty");
    let output = ekkyo(data.path(), &["content", "check", "--content", faulty]).await;
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).lines().count() > 100);
    let list = printed(data.path(), &["content", "list"]).await;
    assert!(list.starts_with("# The content\n") && list.contains("`value-burden`"));
    // A server with faulty content of its own does not start.
    complaint(data.path(), &["serve", "--content", faulty]).await;
    let doctor = ekkyo(data.path(), &["doctor"]).await;
    assert!(String::from_utf8_lossy(&doctor.stdout).contains("ready    database"));
}

#[tokio::test]
async fn organisers_are_added_once_and_get_a_fresh_link_each_time() {
    let data = data_folder();
    let first = printed(data.path(), &["organiser", "add", "Olga@example.org"]).await;
    let second = printed(data.path(), &["organiser", "add", "olga@example.org"]).await;
    assert!(first.contains("/password/") && second.contains("/password/"));
    assert_ne!(first, second);
    assert!(
        complaint(data.path(), &["organiser", "add", "olga"])
            .await
            .contains("not an e-mail")
    );
    assert!(
        complaint(
            data.path(),
            &["token", "create", "--organiser", "nobody@example.org"]
        )
        .await
        .contains("nobody@example.org")
    );
}

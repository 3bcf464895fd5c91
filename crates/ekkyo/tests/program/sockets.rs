//! Hostile and unlucky clients: each gets a clear close code, and nobody else notices.

use board::wire::Message;
use bytes::Bytes;

use crate::support::{Server, Socket, World, data_folder};

/// Proves that the board still works for the others.
async fn still_fine(world: &World<'_>, witness: &mut Socket, id: &str) {
    let ticket = world.ticket("researcher", "participant").await;
    let mut other = world.socket(&ticket).await;
    other.write_note(id, "still here").await;
    other.wait_until_saved().await;
    assert_eq!(witness.read_note(id).await, "still here");
}

#[tokio::test]
async fn broken_frames_close_their_sender_and_nobody_else() {
    let data = data_folder();
    let server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let mut witness = world.socket(&ticket).await;
    let length_bomb = [&[0, 2, 4][..], &[0xff, 0xff, 0xff, 0x7f]].concat();
    let cases: [(&str, Vec<u8>, u16); 7] = [
        ("an empty frame", vec![], 4400),
        ("an unknown message", vec![77, 1, 2, 3], 4400),
        ("a length beyond the frame", vec![0, 2, 200, 1, 0], 4400),
        ("a length bomb", length_bomb, 4400),
        (
            "random bytes",
            (0..200u8).map(|byte| byte.wrapping_mul(37)).collect(),
            4400,
        ),
        (
            "a frame beyond the limit",
            Message::Update(&vec![0; 1_200_000]).encode().to_vec(),
            4413,
        ),
        (
            "a frame beyond the transport's limit",
            vec![0; 5_000_000],
            4413,
        ),
    ];
    for (number, (what, frame, code)) in cases.into_iter().enumerate() {
        let mut hostile = world.socket(&ticket).await;
        hostile.send_frame(Bytes::from(frame)).await;
        let closed = hostile.close_code().await;
        assert!(
            closed == code || (number == 6 && closed == 0),
            "{what}: closed with {closed}"
        );
        still_fine(&world, &mut witness, &format!("case{number}")).await;
    }
    let mut chatty = world.socket(&ticket).await;
    chatty.send_text("hello").await;
    assert_eq!(chatty.close_code().await, 4400, "text is not the protocol");
}

#[tokio::test]
async fn a_board_opens_only_with_its_own_good_ticket() {
    let data = data_folder();
    let server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let mut forged = ticket.clone();
    forged.replace_range(10..11, if &forged[10..11] == "A" { "B" } else { "A" });
    for (what, room, ticket) in [
        ("no ticket", world.board.as_str(), ""),
        ("a forged ticket", &world.board, forged.as_str()),
        ("another board's ticket", "anotherboard", &ticket),
        ("no board at all", "..%2F..", &ticket),
    ] {
        let mut socket = Socket::open(&server.address, room, ticket).await;
        assert_eq!(socket.close_code().await, 4401, "{what}");
    }
}

#[tokio::test]
async fn observers_read_and_are_sent_away_when_they_write() {
    let data = data_folder();
    let server = Server::start(data.path()).await;
    let world = server.world().await;
    let writer = world.ticket("developer", "participant").await;
    let mut writer = world.socket(&writer).await;
    writer.write_note("n1", "for all to see").await;
    writer.wait_until_saved().await;
    let ticket = world.ticket("other", "observer").await;
    let mut observer = world.socket(&ticket).await;
    observer.ask_for_everything().await;
    assert_eq!(observer.read_note("n1").await, "for all to see");
    observer.write_note("n2", "me too").await;
    assert_eq!(observer.close_code().await, 4403);
    still_fine(&world, &mut writer, "n3").await;
}

#[tokio::test]
async fn nobody_opens_another_persons_private_notes() {
    let data = data_folder();
    let server = Server::start(data.path()).await;
    let world = server.world().await;
    let ann = world.ticket("developer", "participant").await;
    let ben = world.ticket("researcher", "participant").await;
    let mine = format!("{}/mine", world.board);
    let mut private = Socket::open(&server.address, &mine, &ann).await;
    private.write_note("secret", "only mine").await;
    private.wait_until_saved().await;
    // The same address with another ticket is another document; it fills with Ben's own.
    let mut bens = Socket::open(&server.address, &mine, &ben).await;
    bens.ask_for_everything().await;
    bens.write_note("bens", "his own").await;
    bens.wait_until_saved().await;
    let mut bens_again = Socket::open(&server.address, &mine, &ben).await;
    bens_again.ask_for_everything().await;
    assert_eq!(bens_again.read_note("bens").await, "his own");
    assert!(!bens_again.has("secret"));
}

#[tokio::test]
async fn a_note_that_is_too_long_closes_its_writer() {
    let data = data_folder();
    let server = Server::start(data.path()).await;
    let world = server.world().await;
    let ticket = world.ticket("developer", "participant").await;
    let mut witness = world.socket(&ticket).await;
    let mut verbose = world.socket(&ticket).await;
    verbose.write_note("long", &"長".repeat(5_001)).await;
    assert_eq!(verbose.close_code().await, 4413);
    still_fine(&world, &mut witness, "n1").await;
}
